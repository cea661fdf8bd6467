"""Writes ``.xlsx`` files: sheets of texts, numbers and dates with formats, nothing else.

The part of Office Open XML (ECMA-376, part 1, SpreadsheetML) that plain tables need. There is no way to
write a formula or a link: a text is an inline string whatever it begins with. Same content, same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from html import escape
from typing import NamedTuple

MAX_CELL = 32_767
"""Letters of a cell, counted in UTF-16 as spreadsheets do; a longer text is cut and says so."""
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
MAX_EXPONENT = 300
"""A number further than this many powers of ten from one is written as text: a float could not hold it."""
CUT = " […] (texto cortado: completo en tables.json)"
MAX_NAME = 31
MAX_DIGITS = 15
"""A spreadsheet keeps this many digits of a number; a longer one is written as text rather than rounded."""
_FIRST_FORMAT = 164
_EPOCH = date(1899, 12, 30)
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Style(NamedTuple):
    """How a cell looks. Colours are six hexadecimal digits; ``number`` is a number format code."""

    number: str = ""
    fill: str = ""
    bold: bool = False
    wrap: bool = False
    size: int = 11
    color: str = ""
    left: bool = False


PLAIN = Style()


class Sheet:
    """A sheet being filled, row by row from the top; made by :meth:`Book.sheet`."""

    def __init__(self, book: Book, name: str, widths: tuple[int, ...], freeze: tuple[int, int]) -> None:
        self.name = name
        self._book = book
        self._widths = widths
        self._freeze = freeze
        self._rows: dict[int, list[str]] = {}
        self._filter = ""
        self._left_out = 0

    def text(self, row: int, column: int, text: str | None, style: Style = PLAIN) -> None:
        """A text cell; for no text a cell with its fill, or nothing at all."""
        if text:
            safe = escape(_NOT_IN_XML.sub(_encoded, _cut(text)), quote=False)
            content = f'<is><t xml:space="preserve">{safe}</t></is>'
            self._put(row, column, style, f' t="inlineStr">{content}</c>')
        elif style.fill:
            self._put(row, column, style, "/>")

    def number(self, row: int, column: int, value: int | Decimal, style: Style = PLAIN) -> None:
        """A number cell; one too long to be kept exactly becomes a text with the same digits."""
        exact = Decimal(value)
        if abs(exact.adjusted()) > MAX_EXPONENT:
            self.text(row, column, str(exact).replace(".", ","), style._replace(number=""))
        elif len(exact.as_tuple().digits) > MAX_DIGITS:
            self.text(row, column, f"{exact:f}".replace(".", ","), style._replace(number=""))
        else:
            self._put(row, column, style, f"><v>{exact:f}</v></c>")

    def day(self, row: int, column: int, value: date, style: Style = PLAIN) -> None:
        """A date cell; a date before 1900, which no spreadsheet knows, becomes a text."""
        if value.year < 1900:
            self.text(row, column, value.strftime("%d-%m-%Y"), style._replace(number=""))
        else:
            self._put(row, column, style._replace(number="dd-mm-yyyy"), f"><v>{(value - _EPOCH).days}</v></c>")

    def autofilter(self, last_row: int, last_column: int) -> None:
        """Arrows to filter by, from the first row to the given one."""
        last = _reference(min(last_row, MAX_ROWS - 1), min(last_column, MAX_COLUMNS - 1))
        self._filter = f'<autoFilter ref="A1:{last}"/>'

    def _put(self, row: int, column: int, style: Style, rest: str) -> None:
        if row >= MAX_ROWS - 1 or column >= MAX_COLUMNS:
            self._left_out += 1
            return
        cell = f'<c r="{_reference(row, column)}" s="{self._book.style(style)}"{rest}'
        self._rows.setdefault(row, []).append(cell)

    def _told(self) -> str:
        """The last row a sheet can have, where cells were left out: how many, and where they are."""
        if not self._left_out:
            return ""
        text = f"No caben {self._left_out} celdas más en una hoja: están en tables.json y en datasets/."
        return f'<row r="{MAX_ROWS}"><c r="A{MAX_ROWS}" t="inlineStr"><is><t>{text}</t></is></c></row>'

    def xml(self) -> str:
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(self._widths, 1)
        )
        rows = "".join(f'<row r="{row + 1}">{"".join(cells)}</row>' for row, cells in sorted(self._rows.items()))
        return (
            f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{self._pane()}'
            f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
            f"{f'<cols>{columns}</cols>' if columns else ''}"
            f"<sheetData>{rows}{self._told()}</sheetData>{self._filter}</worksheet>"
        )

    def _pane(self) -> str:
        rows, columns = self._freeze
        if not rows and not columns:
            return ""
        split = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
        active = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
        return f'<pane{split} topLeftCell="{_reference(rows, columns)}" activePane="{active}" state="frozen"/>'


class Book:
    """A workbook being written."""

    def __init__(self) -> None:
        self._sheets: list[Sheet] = []
        self._styles: dict[Style, int] = {PLAIN: 0}

    def sheet(self, name: str, widths: tuple[int, ...] = (), freeze: tuple[int, int] = (1, 0)) -> Sheet:
        """A new sheet. Its name is made to fit: 31 letters, none that are reserved, none twice."""
        base = _NOT_IN_NAMES.sub(" ", name).strip()[:MAX_NAME] or "Hoja"
        taken = {sheet.name.lower() for sheet in self._sheets}
        named, number = base, 2
        while named.lower() in taken:
            suffix = f" {number}"
            named, number = base[: MAX_NAME - len(suffix)] + suffix, number + 1
        made = Sheet(self, named, widths, freeze)
        self._sheets.append(made)
        return made

    def style(self, style: Style) -> int:
        """The number of a style in this book."""
        return self._styles.setdefault(style, len(self._styles))

    def save(self) -> bytes:
        """The file."""
        sheets = [sheet.xml() for sheet in self._sheets]
        parts = {
            "[Content_Types].xml": _content_types(len(sheets)),
            "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": self._workbook(),
            "xl/_rels/workbook.xml.rels": _relations(
                [
                    *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)),
                    ("styles", "styles.xml"),
                ]
            ),
            "xl/styles.xml": _styles(list(self._styles)),
            **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, 1)},
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, xml in parts.items():
                entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.create_system = 3
                archive.writestr(entry, xml.encode("utf-8"))
        return out.getvalue()

    def _workbook(self) -> str:
        listed = "".join(
            f'<sheet name="{escape(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, sheet in enumerate(self._sheets, 1)
        )
        return f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'


def _cut(text: str) -> str:
    if len(text) <= MAX_CELL // 2 or len(units := text.encode("utf-16-le", "surrogatepass")) <= 2 * MAX_CELL:
        return text
    return units[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _encoded(match: re.Match[str]) -> str:
    """A letter XML cannot hold, or an underscore that would be read as such a code, as a code."""
    return f"_x{ord(match.group()[0]):04X}_"


def _reference(row: int, column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _content_types(sheets: int) -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in range(1, sheets + 1)
    )
    return (
        f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{listed}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def _alignment(style: Style) -> str:
    wrap = ' wrapText="1"' if style.wrap else ""
    left = ' horizontal="left"' if style.left else ""
    return f'<alignment vertical="top"{wrap}{left}/>'


def _styles(styles: list[Style]) -> str:
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
        ' borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
        f"{_alignment(s)}</xf>"
        for s in styles
    )
    plain = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    return (
        f'{_DECLARATION}<styleSheet xmlns="{_MAIN}">'
        f'{f"""<numFmts count="{len(numbers)}">{formats}</numFmts>""" if numbers else ""}'
        f'<fonts count="{len(fonts)}">{made_fonts}</fonts><fills count="{len(fills) + 2}">{plain}{made_fills}</fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(styles)}">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )
