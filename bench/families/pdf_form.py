"""Report → PDF as designers draw it (ReportLab): fonts, rule styles, bands, zebra, columns, page furniture."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from bench.families.model import Chart, Heading, Para, Report, Table

FONT_FILES = {
    "LiberationSans": ("liberation/LiberationSans-Regular.ttf", "liberation/LiberationSans-Bold.ttf"),
    "LiberationSerif": ("liberation/LiberationSerif-Regular.ttf", "liberation/LiberationSerif-Bold.ttf"),
    "LiberationSansNarrow": ("liberation/LiberationSansNarrow-Regular.ttf", "liberation/LiberationSansNarrow-Bold.ttf"),
    "DejaVuSans": ("dejavu/DejaVuSans.ttf", "dejavu/DejaVuSans-Bold.ttf"),
}
FONT_FOLDER = Path("/usr/share/fonts/truetype")  # Debian's; fonts that are missing are not drawn from
RULES = ("grid", "horizontal", "none", "booktabs", "band", "zebra", "outline")


def _file(name: str) -> Path:
    return FONT_FOLDER / name


@dataclass(frozen=True)
class Look:
    font: str
    bold: str
    size: float
    rules: str
    landscape: bool
    repeat_header: bool
    numbers_right: bool
    padding: float
    furniture: bool
    full_width: bool
    accent: str

    @classmethod
    def draw(cls, rng: random.Random) -> Look:
        name = rng.choice(
            ("Helvetica", "Times-Roman", *(name for name, files in FONT_FILES.items() if _file(files[0]).exists()))
        )
        bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}.get(name, name + "-Bold")
        return cls(
            name,
            bold,
            rng.choice((7, 8, 9, 9, 10)),
            rng.choice(RULES),
            rng.random() < 0.25,
            rng.random() < 0.6,
            rng.random() < 0.75,
            rng.choice((1.5, 3, 4)),
            rng.random() < 0.7,
            rng.random() < 0.6,
            rng.choice(("#1f4e79", "#7b2d26", "#2e7d32", "#444444")),
        )


def _register(name: str) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if name in FONT_FILES and name not in pdfmetrics.getRegisteredFontNames():
        plain, bold = FONT_FILES[name]
        pdfmetrics.registerFont(TTFont(name, str(_file(plain))))
        pdfmetrics.registerFont(TTFont(name + "-Bold", str(_file(bold))))


def write(report: Report, path: Path, rng: random.Random, rules: str | None = None) -> Look:
    from dataclasses import replace

    from reportlab.lib.pagesizes import A4, landscape, letter
    from reportlab.platypus import SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as Drawn

    look = Look.draw(rng)
    if rules:
        look = replace(look, rules=rules)
    _register(look.font)
    page = rng.choice((A4, letter))
    page = landscape(page) if look.landscape else page
    document = SimpleDocTemplate(
        str(path), pagesize=page, leftMargin=50, rightMargin=50, topMargin=60, bottomMargin=60, title=report.title
    )
    room = page[0] - 112
    flow: list[Any] = [_text(report.title, look, look.size + 7, bold=True), Spacer(1, 10)]
    blocks = report.blocks
    skip = False
    for i, block in enumerate(blocks):
        if skip:
            skip = False
            continue
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        match block:
            case Heading():
                flow += [Spacer(1, 8), _text(block.text, look, look.size + 3, bold=True), Spacer(1, 4)]
            case Para():
                flow += [_text(block.text, look, look.size + 1), Spacer(1, 5)]
            case Chart():
                flow += [_chart(block, look), Spacer(1, 6)]
            case Table():
                if isinstance(following, Table) and following.beside:
                    half = room / 2 - 10
                    pair = [[[*_captioned(block, look, half)], "", [*_captioned(following, look, half)]]]
                    flow += [
                        Drawn(
                            pair,
                            colWidths=[half, 20, half],
                            style=[
                                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                            ],
                        ),
                        Spacer(1, 8),
                    ]
                    skip = True
                else:
                    flow += [*_captioned(block, look, room), Spacer(1, 8)]
    document.build(flow, onFirstPage=_furniture(report, look), onLaterPages=_furniture(report, look))
    return look


def _furniture(report: Report, look: Look) -> Any:
    def paint(canvas: Any, document: Any) -> None:
        if not look.furniture:
            return
        width, height = document.pagesize
        canvas.setFont(look.font, 8)
        canvas.drawString(50, height - 35, report.title[:70])
        canvas.drawRightString(width - 50, 30, f"Página {document.page}")
        canvas.setStrokeColor(look.accent)
        canvas.line(50, height - 40, width - 50, height - 40)

    return paint


def _style(look: Look, size: float, bold: bool, align: int = 0, color: str = "black") -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "s",
        fontName=look.bold if bold else look.font,
        fontSize=size,
        leading=size * 1.2,
        alignment=align,
        textColor=color,
    )


def _text(text: str, look: Look, size: float, *, bold: bool = False, align: int = 0, color: str = "black") -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(escape(text), _style(look, size, bold, align, color))


def _captioned(table: Table, look: Look, room: float) -> list[Any]:
    from reportlab.platypus import KeepTogether, Spacer

    parts: list[Any] = []
    if table.caption:
        parts += [_text(table.caption, look, look.size, bold=True), Spacer(1, 3)]
    # ReportLab loses track of spans in a table it splits: those are kept on one page.
    drawn = _table(table, look, room)
    parts.append(KeepTogether([drawn]) if table.header_rows > 1 else drawn)
    parts += [_text(note, look, max(6, look.size - 1.5)) for note in table.notes]
    return parts


def _widths(table: Table, look: Look, room: float) -> tuple[list[float], float]:
    """Column widths for the room, by their longest words and lines, and the font size they need."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    count = max(map(len, table.rows))
    wide = [m for m in table.merges if m[3] > m[1]]
    spanned = {(r, c) for t, left, b, e in wide for r in range(t, b + 1) for c in range(left, e + 1)}
    size = look.size
    while True:
        pad = 2 * look.padding + 4
        word, line = [20.0] * count, [20.0] * count
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row):
                if (r, c) in spanned:
                    continue
                text = cell.text
                figure = any(ch.isdigit() for ch in text) and len(text) < 25 and r >= table.header_rows
                words = [text] if figure else text.split() or [""]
                word[c] = max(word[c], max(stringWidth(w, look.bold, size) for w in words) + pad)
                line[c] = max(line[c], stringWidth(text, look.bold, size) + pad)
        if sum(word) <= room or size <= 5:
            break
        size -= 0.5
    spare = max(0.0, room - sum(word))
    want = [max(0.0, full - least) for full, least in zip(line, word, strict=True)]
    scale = min(1.0, spare / sum(want)) if sum(want) else 0.0
    widths = [w + x * scale for w, x in zip(word, want, strict=True)]
    if look.full_width and sum(widths) < room:
        extra = (room - sum(widths)) / count
        widths = [w + extra for w in widths]
    return widths, size


def _table(table: Table, look: Look, room: float) -> Any:
    from reportlab.lib.colors import HexColor, black, white
    from reportlab.platypus import Table as Drawn

    widths, size = _widths(table, look, room)
    heads = table.header_rows
    covered = {
        (r, c)
        for t, left, b, e in table.merges
        if b < heads
        for r in range(t, b + 1)
        for c in range(left, e + 1)
        if (r, c) != (t, left)
    }
    last_bold = any(word in "".join(c.text for c in table.rows[-1]).lower() for word in ("total",))
    data: list[list[Any]] = []
    for r, row in enumerate(table.rows):
        line: list[Any] = []
        for c, cell in enumerate(row):
            head = r < heads
            figure = not head and any(ch.isdigit() for ch in cell.text) and c > 0 and len(cell.text) < 25
            align = 1 if head else 2 if figure and look.numbers_right else 1 if figure else 0
            color = "white" if head and look.rules in ("band", "zebra") else "black"
            line.append(
                ""
                if (r, c) in covered
                else _text(
                    cell.text,
                    look,
                    size,
                    bold=head or (last_bold and r == len(table.rows) - 1),
                    align=align,
                    color=color,
                )
            )
        data.append(line)
    p = look.padding
    sides = {"LEFTPADDING": p + 1, "RIGHTPADDING": p + 1, "TOPPADDING": p, "BOTTOMPADDING": p}
    style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [(name, (0, 0), (-1, -1), points) for name, points in sides.items()]
    # ReportLab loses spans of body rows where a table is split over pages: only the header's are drawn.
    drawn_merges = [m for m in table.merges if m[2] < heads]
    style += [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in drawn_merges]
    match look.rules:
        case "grid":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, black))
        case "horizontal":
            style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, black))
        case "booktabs":
            style += [
                ("LINEABOVE", (0, 0), (-1, 0), 1, black),
                ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.5, black),
                ("LINEBELOW", (0, -1), (-1, -1), 1, black),
            ]
        case "band":
            style += [
                ("BACKGROUND", (0, 0), (-1, heads - 1), HexColor(look.accent)),
                ("LINEBELOW", (0, heads), (-1, -1), 0.25, HexColor("#bbbbbb")),
            ]
        case "zebra":
            style += [
                ("BACKGROUND", (0, 0), (-1, heads - 1), HexColor(look.accent)),
                ("ROWBACKGROUNDS", (0, heads), (-1, -1), [white, HexColor("#e8eef5")]),
            ]
        case "outline":
            style += [("BOX", (0, 0), (-1, -1), 0.8, black), ("LINEBELOW", (0, heads - 1), (-1, heads - 1), 0.8, black)]
    return Drawn(data, colWidths=widths, style=style, repeatRows=heads if look.repeat_header or drawn_merges else 0)


def _chart(chart: Chart, look: Look) -> Any:
    from reportlab.graphics.charts.barcharts import VerticalBarChart
    from reportlab.graphics.shapes import Drawing

    drawing = Drawing(300, 130)
    bars = VerticalBarChart()
    bars.x, bars.y, bars.width, bars.height = 40, 25, 240, 95
    bars.data = [chart.values]
    bars.categoryAxis.categoryNames = chart.labels
    bars.categoryAxis.labels.fontName = bars.valueAxis.labels.fontName = look.font
    bars.categoryAxis.labels.fontSize = bars.valueAxis.labels.fontSize = 7
    bars.valueAxis.valueMin = 0
    drawing.add(bars)
    return drawing
