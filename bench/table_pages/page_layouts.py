"""Whole pages set by WeasyPrint, LibreOffice and Chromium from HTML, and by ReportLab; ``^`` raises what follows it."""

from __future__ import annotations

import html
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.table_pages.contents import Row, TableCell, TableContent
from bench.table_pages.layouts import Beside, PageLayout

FONTS = ("DejaVu Sans", "Liberation Serif", "Liberation Sans Narrow")
SIZES = (8, 10, 7.5)
STYLES = {
    "bare": "",
    "header-band": "th { background: #006fb3; color: #fff } td { border-bottom: .4pt solid #ccc }",
    "column-bands": "td:nth-child(even) { background: #f2e6d9 } thead { border-bottom: 1pt solid #555 }",
    "rules": "table.t { border-top: 1.2pt solid #000; border-bottom: 1.2pt solid #000 } "
    "thead tr:last-child th { border-bottom: .6pt solid #000 } tbody tr:last-child td { border-top: .6pt solid #000 }",
    "columns-ruled": "td, th { border-left: .5pt solid #666; border-right: .5pt solid #666 } "
    "thead { border: .5pt solid #666 } table.t { border: .5pt solid #666 }",
}
REPORTLAB_STYLES = ("bare", "rules", "column-bands")
WIDE = 7  # columns beyond which a page lies on its side


def _marked(text: str) -> str:
    return re.sub(r"\^(\(?\w\)?)", r"<sup>\1</sup>", html.escape(text)).replace("\n", "<br/>")


def page(layout: PageLayout, style: str, number: int) -> str:
    """The source of a page; ``number`` chooses font, size and where the text of a cell stands in its height."""
    wide = max(table.width for table in layout.tables()) > WIDE
    font, size = FONTS[number % 3], SIZES[number % 3]
    rules = (
        f"@page {{ size: letter {'landscape' if wide else 'portrait'}; margin: 2cm }}"
        f" body {{ font: {size}pt '{font}' }} table {{ border-collapse: collapse }} td, th {{ padding: 1.5pt 4pt }}"
        f" .page {{ columns: {layout.columns} }}"
        " table.o > tbody > tr > td { padding-right: 18pt; vertical-align: top }"
        f" {STYLES[style]} table.t td {{ vertical-align: {('top', 'middle', 'bottom')[number % 3]} }}"
        " table.o > tbody > tr > td { border: none; background: none }"
    )
    blocks = ""
    for block in layout.blocks:
        if isinstance(block, str):
            blocks += f"<p>{_marked(block)}</p>"
        elif isinstance(block, Beside):
            inner = "".join(f"<td>{_table(table, number)}</td>" for table in block.tables)
            blocks += f'<table class="o"><tr>{inner}</tr></table>'
        else:
            blocks += _table(block, number)
    head = f'<head><meta charset="utf-8"><style>{rules}</style></head>'
    return f'<html>{head}<body><div class="page">{blocks}</div></body></html>'


def _table(content: TableContent, number: int) -> str:
    head = "".join(_row(row, "th", number) for row in content.header)
    body = "".join(_row(row, "td", number) for row in content.body)
    return f'<table class="t"><thead>{head}</thead><tbody>{body}</tbody></table>'


def _row(row: Row, tag: str, number: int) -> str:
    result = ""
    for cell in row:
        figure = ("right", "center", "right")[number % 3]
        side = "center" if tag == "th" else figure if cell.is_figure else "left"
        indent = f"; padding-left: {4 + 12 * cell.level}pt" if cell.level else ""
        text = _marked(cell.text) or "&nbsp;"
        result += f'<{tag} colspan="{cell.columns}" rowspan="{cell.rows}" style="text-align: {side}{indent}">'
        result += (f"<b>{text}</b>" if cell.bold else text) + f"</{tag}>"
    return f"<tr>{result}</tr>"


def by_chromium(source: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(source, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-pdf-tagging", "--no-pdf-header-footer"]
        command = ["chromium", *options, f"--print-to-pdf={target}", str(file)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def by_reportlab(layout: PageLayout, style: str, number: int, target: Path) -> None:
    from reportlab.lib.pagesizes import landscape, letter
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

    size = landscape(letter) if max(table.width for table in layout.tables()) > WIDE else letter
    width = (size[0] - 120) / layout.columns - 10 * (layout.columns - 1)
    plain = ParagraphStyle("plain", fontName=("Helvetica", "Times-Roman")[number % 2], fontSize=8, leading=9.6)
    story: list[Any] = []
    for block in layout.blocks:
        if isinstance(block, str):
            story.append(Paragraph(_marked(block), plain))
        elif isinstance(block, Beside):
            each = width / len(block.tables) - 12
            inner = [_reportlab_table(table, style, number, plain, each) for table in block.tables]
            story.append(Table([inner], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]))
        else:
            story.append(_reportlab_table(block, style, number, plain, width))
        story.append(Spacer(1, 7))
    step = width + 20
    frames = [Frame(60 + step * n, 50, width, size[1] - 100, 0, 0, 0, 0) for n in range(layout.columns)]
    document = BaseDocTemplate(str(target), pagesize=size)
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build(story)


def _reportlab_table(content: TableContent, style: str, number: int, plain: Any, width: float) -> Any:
    from reportlab.lib import colors
    from reportlab.platypus import Table

    depth, last = len(content.header), len(content.header) + len(content.body) - 1
    commands: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), ("TOP", "MIDDLE", "BOTTOM")[number % 3])]
    commands += [("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)]
    if style == "rules":
        commands += [
            ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
            ("LINEBELOW", (0, last), (-1, last), 1, colors.black),
        ]
        commands.append(("LINEBELOW", (0, max(0, depth - 1)), (-1, max(0, depth - 1)), 0.5, colors.black))
    elif style == "column-bands":
        commands += [("BACKGROUND", (c, 0), (c, -1), colors.HexColor("#eef3fa")) for c in range(1, content.width, 2)]
    data: list[list[Any]] = [[""] * content.width for _ in range(last + 1)]
    for index, column, cell in content.placed():
        commands.append(("SPAN", (column, index), (column + cell.columns - 1, index + cell.rows - 1)))
        data[index][column] = _reportlab_cell(cell, index < depth, number, plain)
    table = Table(data, colWidths=[share * width for share in content.shares()], repeatRows=depth)
    table.setStyle(commands)
    return table


def _reportlab_cell(cell: TableCell, heading: bool, number: int, plain: Any) -> Any:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    side = 1 if heading else (2 if number % 2 else 1) if cell.is_figure else 0
    look = ParagraphStyle("cell", plain, alignment=side, leftIndent=9 * cell.level)
    text = _marked(cell.text)
    return Paragraph(f"<b>{text}</b>" if cell.bold or heading else text, look)
