"""Writes ``.xlsx`` files: sheets of texts, numbers and dates with formats, nothing else.

The part of Office Open XML (ECMA-376, part 1, SpreadsheetML) that plain tables need. There is no way to
write a formula: a text is an inline string whatever it begins with. A link leads to a cell of the same book
and nowhere else. Rows are as high as their wrapped texts need. Same content, same bytes.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html import escape
from math import ceil

from pipeline.publish.office.spreadsheet_styles import DECLARATION as _DECLARATION
from pipeline.publish.office.spreadsheet_styles import MAIN as _MAIN
from pipeline.publish.office.spreadsheet_styles import PLAIN, CellStyle, styles_xml
from pipeline.publish.office.zipped_parts import zipped
from pipeline.publish.settings import SHEETS

__all__ = ["PLAIN", "Book", "CellStyle", "Worksheet"]

MAX_CELL = 32_767
"""Letters of a cell, counted in UTF-16 as spreadsheets do; a longer text is cut and says so."""
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
CUT = " […] (texto cortado: completo en tables.json)"
MAX_NAME = 31
MAX_DIGITS = 15
"""A spreadsheet keeps this many digits of a number; a longer one is written as text rather than rounded."""
_EPOCH = date(1899, 12, 30)
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PRINTED = (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
    '<pageSetup orientation="landscape" fitToWidth="{across}" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;L&amp;A&amp;RPágina &amp;P de &amp;N</oddFooter></headerFooter>"
)


class Worksheet:
    """A sheet being filled, row by row from the top; made by :meth:`Book.sheet`."""

    def __init__(self, book: Book, name: str, widths: tuple[int, ...], freeze: tuple[int, int]) -> None:
        self.name = name
        self._book = book
        self._widths = widths
        self._freeze = freeze
        self._rows: dict[int, list[str]] = {}
        self._filter = ""
        self._printed: list[tuple[int, int, int]] = []
        self._links: list[str] = []
        self._lines: dict[int, int] = {}
        self._left_out = 0

    def text(self, row: int, column: int, text: str | None, style: CellStyle = PLAIN) -> None:
        """A text cell; for no text a cell with its fill or its lines, or nothing at all."""
        if text:
            if style.wrap:
                self._heighten(row, column, text, style)
            safe = escape(_NOT_IN_XML.sub(_encoded, _cut(text)), quote=False)
            content = f'<is><t xml:space="preserve">{safe}</t></is>'
            self._put(row, column, style, f' t="inlineStr">{content}</c>')
        elif style.fill or style.wrap:
            self._put(row, column, style, "/>")

    def number(self, row: int, column: int, value: int | Decimal, style: CellStyle = PLAIN) -> None:
        """A number cell; one too long to be kept exactly becomes a text with the same digits."""
        exact = Decimal(value)
        if abs(exact.adjusted()) > SHEETS.max_exponent:
            self.text(row, column, str(exact).replace(".", ","), style._replace(number=""))
        elif len(exact.as_tuple().digits) > MAX_DIGITS:
            self.text(row, column, f"{exact:f}".replace(".", ","), style._replace(number=""))
        else:
            self._put(row, column, style, f"><v>{exact:f}</v></c>")

    def day(self, row: int, column: int, value: date, style: CellStyle = PLAIN) -> None:
        """A date cell; a date before 1900, which no spreadsheet knows, becomes a text."""
        if value.year < SHEETS.first_year:
            self.text(row, column, value.strftime("%d-%m-%Y"), style._replace(number=""))
        else:
            self._put(row, column, style._replace(number="dd-mm-yyyy"), f"><v>{(value - _EPOCH).days}</v></c>")

    def link(self, row: int, column: int, sheet: str, to: tuple[int, int]) -> None:
        """Makes a cell lead to another (row, column) of a sheet of this book."""
        place = f"'{sheet}'!{_reference(*to)}"
        self._links.append(f'<hyperlink ref="{_reference(row, column)}" location="{escape(place)}"/>')

    def _heighten(self, row: int, column: int, text: str, style: CellStyle) -> None:
        width = self._widths[column] if column < len(self._widths) else SHEETS.usual_width
        fit = max(1, int(width * (SHEETS.bold_letters if style.bold else SHEETS.letters) * SHEETS.font / style.size))
        lines = sum(_lines(part, fit) for part in text[: 100 * SHEETS.most_lines].split("\n"))
        self._lines[row] = min(SHEETS.most_lines, max(lines * style.size // SHEETS.font, self._lines.get(row, 1)))

    def autofilter(self, last_row: int, last_column: int) -> None:
        """Arrows to filter by, from the first row to the given one."""
        last = _reference(min(last_row, MAX_ROWS - 1), min(last_column, MAX_COLUMNS - 1))
        self._filter = f'<autoFilter ref="A1:{last}"/>'

    def print_area(self, last_row: int, last_column: int, first_row: int = 0) -> None:
        """What is printed: from the first cell of a row to the given one; called again, that too, on a page of its own.
        Without it all of the sheet is."""
        last = min(last_row, MAX_ROWS - 1), min(last_column, MAX_COLUMNS - 1)
        self._printed.append((min(first_row, MAX_ROWS - 1), *last))

    def _put(self, row: int, column: int, style: CellStyle, rest: str) -> None:
        if row >= MAX_ROWS - 1 or column >= MAX_COLUMNS:
            self._left_out += 1
            return
        cell = f'<c r="{_reference(row, column)}" s="{self._book.style(style)}"{rest}'
        self._rows.setdefault(row, []).append(cell)

    def _left_out_row(self) -> str:
        """The last row a sheet can have, where cells were left out: how many, and where they are."""
        if not self._left_out:
            return ""
        text = f"No caben {self._left_out} celdas más en una hoja: están en tables.json y en datasets/."
        return f'<row r="{MAX_ROWS}"><c r="A{MAX_ROWS}" t="inlineStr"><is><t>{text}</t></is></c></row>'

    def xml(self) -> str:
        """The part of the file (``xl/worksheets/sheetN.xml``) that this sheet is."""
        columns = "".join(
            f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(self._widths, 1)
        )
        rows = "".join(
            f'<row r="{row + 1}"{self._height(row)}>{"".join(cells)}</row>' for row, cells in sorted(self._rows.items())
        )
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        return (
            f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView workbookViewId="0">{self._pane()}'
            f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>'
            f"{f'<cols>{columns}</cols>' if columns else ''}"
            f"<sheetData>{rows}{self._left_out_row()}</sheetData>{self._filter}{links}"
            f"{_PRINTED.format(across=self._pages_across())}</worksheet>"
        )

    def _pages_across(self) -> int:
        """How many pages side by side a row takes: one, unless its letters would be too small to read."""
        columns = max((last + 1 for _, _, last in self._printed), default=len(self._widths))
        return max(1, ceil(sum(self._widths[:columns]) / SHEETS.page_width))

    def _height(self, row: int) -> str:
        lines = self._lines.get(row, 1)
        return f' ht="{lines * SHEETS.line:g}" customHeight="1"' if lines > 1 else ""

    @property
    def heads(self) -> tuple[str, ...]:
        """Rows that are repeated at the top of every printed page, as a reference; none where there are none."""
        return (f"$1:${self._freeze[0]}",) if self._freeze[0] else ()

    @property
    def printed(self) -> tuple[str, ...]:
        """The cells that are printed, as references; none for all."""
        return tuple(
            f"{_reference(first, 0, fixed=True)}:{_reference(*last, fixed=True)}" for first, *last in self._printed
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
        self._sheets: list[Worksheet] = []
        self._styles: dict[CellStyle, int] = {PLAIN: 0}

    def sheet(self, name: str, widths: tuple[int, ...] = (), freeze: tuple[int, int] = (1, 0)) -> Worksheet:
        """A new sheet. Its name is made to fit: 31 letters, none that are reserved, none twice."""
        base = _NOT_IN_NAMES.sub(" ", name).strip()[:MAX_NAME] or "Hoja"
        taken = {sheet.name.lower() for sheet in self._sheets}
        named, number = base, 2
        while named.lower() in taken:
            suffix = f" {number}"
            named, number = base[: MAX_NAME - len(suffix)] + suffix, number + 1
        made = Worksheet(self, named, widths, freeze)
        self._sheets.append(made)
        return made

    def style(self, style: CellStyle) -> int:
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
            "xl/styles.xml": styles_xml(list(self._styles)),
            **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets, 1)},
        }
        return zipped({path: xml.encode("utf-8") for path, xml in parts.items()})

    def _workbook(self) -> str:
        listed = "".join(
            f'<sheet name="{escape(sheet.name)}" sheetId="{n}" r:id="rId{n}"/>'
            for n, sheet in enumerate(self._sheets, 1)
        )
        named = "".join(
            f'<definedName name="_xlnm.{name}" localSheetId="{n}">'
            f"{','.join(escape(f'{chr(39)}{sheet.name}{chr(39)}!{cells}') for cells in parts)}</definedName>"
            for n, sheet in enumerate(self._sheets)
            for name, parts in (("Print_Area", sheet.printed), ("Print_Titles", sheet.heads))
            if parts
        )
        titles = f"<definedNames>{named}</definedNames>" if named else ""
        return (
            f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>{titles}</workbook>'
        )


def _lines(text: str, fit: int) -> int:
    """Lines of at most ``fit`` letters that a text fills, broken between words; a longer word fills several."""
    lines, used = 1, 0
    for word in map(_letters, text.split(" ")):
        if used and used + 1 + word > fit:
            lines, used = lines + 1, 0
        used += word + bool(used)
        lines, used = lines + max(0, used - 1) // fit, (used - 1) % fit + 1 if used else 0
    return lines


def _letters(word: str) -> int:
    """How many letters of usual width a word is as wide as: capitals are wider."""
    return ceil(len(word) + (SHEETS.capital - 1) * sum(letter.isupper() for letter in word))


def _cut(text: str) -> str:
    if len(text) <= MAX_CELL // 2 or len(units := text.encode("utf-16-le", "surrogatepass")) <= 2 * MAX_CELL:
        return text
    return units[: 2 * (MAX_CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


def _encoded(match: re.Match[str]) -> str:
    """A letter XML cannot hold, or an underscore that would be read as such a code, as a code."""
    return f"_x{ord(match.group()[0]):04X}_"


def _reference(row: int, column: int, *, fixed: bool = False) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"${letters}${row + 1}" if fixed else f"{letters}{row + 1}"


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
