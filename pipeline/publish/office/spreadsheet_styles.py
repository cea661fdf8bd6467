"""How cells of a spreadsheet look: the styles and the part of the file that names them."""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from pipeline.publish.settings import SHEETS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIRST_FORMAT = 164
_LINES = "".join(
    f'<{side} style="hair"><color rgb="FFB5B1A8"/></{side}>' for side in ("left", "right", "top", "bottom")
)
"""Fine lines around a cell of texts, without which texts of neighbours run into each other on paper, and around the
figures beside them."""


class CellStyle(NamedTuple):
    """How a cell looks. Colours are six hexadecimal digits; ``number`` is a number format code."""

    number: str = ""
    fill: str = ""
    bold: bool = False
    wrap: bool = False
    size: int = SHEETS.font
    color: str = ""
    left: bool = False


PLAIN = CellStyle()


def _alignment(style: CellStyle) -> str:
    wrap = ' wrapText="1"' if style.wrap else ""
    left = ' horizontal="left"' if style.left else ""
    return f'<alignment vertical="top"{wrap}{left}/>'


def styles_xml(styles: list[CellStyle]) -> str:
    """The formats of all cells, each a combination of a number format, a font and a fill."""
    numbers = list(dict.fromkeys(style.number for style in styles if style.number))
    fonts = list(dict.fromkeys((style.bold, style.size, style.color) for style in styles))
    fills = list(dict.fromkeys(style.fill for style in styles if style.fill))
    formats = "".join(
        f'<numFmt numFmtId="{_FIRST_FORMAT + n}" formatCode="{escape(code)}"/>' for n, code in enumerate(numbers)
    )
    made_fonts = "".join(
        f'<font>{"<b/>" if bold else ""}<sz val="{size}"/>{f"""<color rgb="FF{color}"/>""" if color else ""}'
        '<name val="Calibri"/><family val="2"/></font>'
        for bold, size, color in fonts
    )
    made_fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{fill}"/><bgColor indexed="64"/></patternFill></fill>'
        for fill in fills
    )
    cells = "".join(
        f'<xf numFmtId="{_FIRST_FORMAT + numbers.index(s.number) if s.number else 0}"'
        f' fontId="{fonts.index((s.bold, s.size, s.color))}" fillId="{fills.index(s.fill) + 2 if s.fill else 0}"'
        f' borderId="{int(s.wrap or bool(s.fill or s.number))}" xfId="0" applyBorder="1" applyNumberFormat="1"'
        ' applyFont="1" applyFill="1" applyAlignment="1">'
        f"{_alignment(s)}</xf>"
        for s in styles
    )
    plain = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    return (
        f'{DECLARATION}<styleSheet xmlns="{MAIN}">'
        f'{f"""<numFmts count="{len(numbers)}">{formats}</numFmts>""" if numbers else ""}'
        f'<fonts count="{len(fonts)}">{made_fonts}</fonts><fills count="{len(fills) + 2}">{plain}{made_fills}</fills>'
        f'<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{_LINES}</border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(styles)}">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
