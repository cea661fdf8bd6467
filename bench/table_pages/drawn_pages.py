"""Tables set by ReportLab's and fpdf2's own tables, and as an accounting program types them: one font, no grid."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from bench.table_pages.contents import Row, TableContent
from bench.table_pages.html_pages import PARAGRAPH, WIDE

REPORTLAB_STYLES = ("no-lines", "rule-below-header", "boxed-header", "bands")
FPDF_STYLES = ("NONE", "SINGLE_TOP_LINE", "HORIZONTAL_LINES", "NO_HORIZONTAL_LINES", "MINIMAL")
LINES = 36  # of a typed page
STUB, RIGHT = 340, 750  # where the labels and the figures of a typed page end, in points
FONTS = Path("/usr/share/fonts/truetype/dejavu")  # Debian's


def by_reportlab(content: TableContent, style: str, target: Path) -> None:
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import landscape, letter
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    plain = ParagraphStyle("plain", fontName="Helvetica", fontSize=7, leading=8.5)
    depth = len(content.header)
    data: list[list[Any]] = [[""] * content.width for _ in (*content.header, *content.body)]
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for index, column, cell in content.placed():
        commands.append(("SPAN", (column, index), (column + cell.columns - 1, index + cell.rows - 1)))
        side = 1 if index < depth else 2 if cell.is_figure else 0
        font = "Helvetica-Bold" if cell.bold or index < depth else "Helvetica"
        look = ParagraphStyle("cell", plain, fontName=font, alignment=side, leftIndent=10 * cell.level)
        data[index][column] = Paragraph(html.escape(cell.text).replace("\n", "<br/>"), look)
    if style == "rule-below-header":
        commands.append(("LINEBELOW", (0, depth - 1), (-1, depth - 1), 0.8, colors.black))
    elif style == "boxed-header":
        commands.append(("GRID", (0, 0), (-1, depth - 1), 0.5, colors.black))
    elif style == "bands":
        commands.append(("ROWBACKGROUNDS", (0, depth), (-1, -1), [colors.white, colors.whitesmoke]))
    size = landscape(letter) if content.width > WIDE else letter
    widths = [share * (size[0] - 120) for share in content.shares()]
    table = Table(data, colWidths=widths, repeatRows=depth)
    table.setStyle(TableStyle(commands))
    SimpleDocTemplate(str(target), pagesize=size).build([Paragraph(PARAGRAPH, plain), table])


def by_fpdf(content: TableContent, style: str, target: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF("L" if content.width > WIDE else "P", format="Letter")
    pdf.add_font("D", "", FONTS / "DejaVuSans.ttf")
    pdf.add_font("D", "B", FONTS / "DejaVuSans-Bold.ttf")
    pdf.set_font("D", size=8)
    pdf.add_page()
    pdf.multi_cell(0, 4, PARAGRAPH)
    pdf.ln(3)
    widths = tuple(round(1000 * share) for share in content.shares())
    depth = len(content.header)
    with pdf.table(borders_layout=style, col_widths=widths, line_height=4.5, num_heading_rows=depth) as table:
        for index, line in enumerate([*content.header, *content.body]):
            row = table.row()
            for cell in line:
                side = "C" if index < depth else "R" if cell.is_figure else "L"
                row.cell(" " * 4 * cell.level + cell.text, colspan=cell.columns, rowspan=cell.rows, align=side)
    pdf.output(target)


def typed(content: TableContent, target: Path) -> list[list[str]]:
    """An accounting print over as many pages as it takes, its headings on each; code and label are one text.

    Returns the rows as they are printed, the headings once.
    """
    from reportlab.lib.pagesizes import landscape, letter
    from reportlab.pdfgen import canvas

    names = ["Concepto", *(cell.text for cell in content.header[0][2:])]
    lines = [(row, [f"{row[0].text} {row[1].text}".strip(), *(c.text for c in row[2:])]) for row in content.body]
    paper = canvas.Canvas(str(target), pagesize=landscape(letter))
    step = (RIGHT - STUB) / (len(names) - 1)
    for start in range(0, len(lines), LINES):
        paper.setFont("Courier", 8)
        paper.drawString(40, 560, "MUNICIPALIDAD DE VILLA NUEVA")
        paper.drawRightString(750, 560, f"Página {start // LINES + 1}")
        paper.line(40, 545, 750, 545)
        _typed_line(paper, 534, names, 0, step)
        paper.line(40, 528, 750, 528)
        for index, (row, texts) in enumerate(lines[start : start + LINES]):
            _typed_line(paper, 516 - 12 * index, texts, _level(row), step)
        paper.showPage()
    paper.save()
    return [names, *(texts for _, texts in lines)]


def _level(row: Row) -> int:
    return row[1].level


def _typed_line(paper: Any, height: float, texts: list[str], level: int, step: float) -> None:
    paper.drawString(40 + 12 * level, height, texts[0])
    for column, text in enumerate(texts[1:], 1):
        paper.drawRightString(STUB + step * column, height, text)
