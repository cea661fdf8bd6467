"""The sheets of the workbook that hold data: each dataset typed, and the tables as printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from pipeline.model import CellKey, CleanTable, Column, Report, Typed, Value
from pipeline.publish import spanish
from pipeline.publish.office.spreadsheet import Book, CellStyle, Worksheet
from pipeline.publish.quality import marks
from pipeline.publish.settings import SHEETS

PRINTED = "Tablas impresas"
HEADER = CellStyle(bold=True, fill="E4ECF7", wrap=True)
WRAPPED = CellStyle(wrap=True)
OF_PRINTED = (
    "Todas las tablas del documento como se leyeron. De esta hoja se imprimen solo las que un hallazgo señala; para "
    "imprimirla entera quite el área de impresión."
)
STATUS_FILLS = {"contradicted": "FBE6E3", "doubtful": "FDF0D2"}


def header(sheet: Worksheet, names: Iterable[str]) -> None:
    """Names of columns, in the first row."""
    for column, name in enumerate(names):
        sheet.text(0, column, name, HEADER)


def first_rows(report: Report) -> Mapping[str, int]:
    """The row of the sheet of printed tables in which each table's first row stands, by table."""
    made, at = {}, SHEETS.rows_above
    for table in report.document.tables:
        made[table.id] = at + 1
        at += table.row_count + SHEETS.title_rows
    return made


def by_dataset(tables: Iterable[CleanTable]) -> dict[str, list[CleanTable]]:
    """Tables of one dataset together, datasets in the order of their first table."""
    grouped: dict[str, list[CleanTable]] = {}
    for table in tables:
        grouped.setdefault(table.dataset, []).append(table)
    return grouped


def dataset_sheet(book: Book, name: str, tables: Sequence[CleanTable], judged: Mapping[CellKey, marks.Mark]) -> None:
    """The rows of all tables of a dataset, typed, under the columns of any of them."""
    columns: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            columns.setdefault(column.name, column)
    titles = [c.title + (f" ({c.unit})" if c.unit else "") for c in columns.values()]
    keys = (SHEETS.key_width, SHEETS.kind_width)
    widths = [_width(column, _shown(name, column, tables)) for name, column in columns.items()]
    least = [
        max(_least_width(column, _shown(name, column, tables)), _longest_word(title) + 2)
        for title, (name, column) in zip(titles, columns.items(), strict=True)
    ]
    sheet = book.sheet(name, on_a_page((*keys, *widths), (*keys, *least)), freeze=(1, 2))
    header(sheet, ("fila", "tipo_fila", *titles))
    at = 1
    for table in tables:
        for row in table.rows:
            style = CellStyle(bold=row.kind != "detalle")
            sheet.text(at, 0, row.key, style._replace(wrap=True))
            sheet.text(at, 1, row.kind, style._replace(wrap=True))
            for number, column in enumerate(columns.values(), start=2):
                if (value := row.values.get(column.name)) is not None:
                    fill = _fill(judged, table.table, value.row, value.column)
                    _value(sheet, (at, number), value, column, style._replace(fill=fill))
            at += 1
    sheet.autofilter(max(1, at - 1), len(keys) + len(widths) - 1)


def _width(column: Column, shown: Sequence[str]) -> int:
    """The width of a column of a dataset: of texts what most of them need, within reason, of figures what each does."""
    if column.type != "texto":
        return max(SHEETS.figure_width, _least_width(column, shown))
    return max(SHEETS.least_text, min(SHEETS.most_text, _ninth(list(map(len, shown))) + 2))


def _least_width(column: Column, shown: Sequence[str]) -> int:
    """What a column cannot do without: of figures the longest and a sign of pesos, for one that does not fit is shown
    as "####"; of texts most of their words."""
    if column.type != "texto":
        return max(map(len, shown), default=0) + 4
    return _ninth([_longest_word(text) for text in shown]) + 2


def _shown(name: str, column: Column, tables: Iterable[CleanTable]) -> list[str]:
    """What a column of a dataset shows, about as long: a figure as it is written out, for one that is printed in
    millions is longer than its print."""
    values = (row.values.get(name) for table in tables for row in table.rows)
    return [_text(value, column) for value in values if value is not None]


def _text(value: Value, column: Column) -> str:
    if column.type == "texto" or not isinstance(value.typed, (int, Decimal)):
        return value.printed
    return max(value.printed, spanish.typed(value.typed), key=len)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def on_a_page(widths: Sequence[int], least: Sequence[int]) -> tuple[int, ...]:
    """The widths of columns, the widest made narrower where a row then fits on a page of paper: none below the least
    that its words need. As they are where it fits anyway, or cannot."""
    needed = [min(width, few) for width, few in zip(widths, least, strict=True)]
    for most in range(max(widths, default=0), 0, -1):
        made = tuple(max(few, min(width, most)) for width, few in zip(widths, needed, strict=True))
        if sum(made) <= SHEETS.page_width:
            return made
    return tuple(widths)


def _value(sheet: Worksheet, at: tuple[int, int], value: Value, column: Column, style: CellStyle) -> None:
    """The typed value; what could not be typed as it is printed."""
    typed = value.typed
    if isinstance(typed, (int, Decimal)) and not isinstance(typed, bool):
        sheet.number(*at, typed, style._replace(number=_number_format(column, typed, value.printed)))
    elif isinstance(typed, date):
        sheet.day(*at, typed, style)
    else:
        text = value.printed if typed is None else spanish.typed(typed)
        sheet.text(*at, text, style._replace(wrap=True))


def _number_format(column: Column, typed: Typed, printed: str) -> str:
    """As printed: with the decimals the figure has, and its thousands apart where the document keeps them so."""
    exponent = typed.as_tuple().exponent if isinstance(typed, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    plain = "#,##0" if spanish.groups_thousands(printed) else "0"
    plain += "." + "0" * min(decimals, 10) if decimals else ""
    if column.type == "porcentaje":
        return plain + '"%"'
    return '"$" ' + plain if column.type == "monto" and column.unit == "CLP" else plain


def _fill(judged: Mapping[CellKey, marks.Mark], table: str, row: int | None, column: int | None) -> str:
    """The colour of a cell that a finding accuses, "" for any other."""
    mark = judged.get((table, row, column)) if row is not None and column is not None else None
    return STATUS_FILLS.get(mark.status, "") if mark else ""


def printed_sheet(book: Book, report: Report, judged: Mapping[CellKey, marks.Mark]) -> None:
    """All tables as printed, one below the other, cells that a finding accuses filled with its colour. On paper only
    tables with such a cell: the others are the document's own pages over again."""
    widths = _widths(report)
    sheet = book.sheet(PRINTED, widths, freeze=(0, 0))
    sheet.text(0, 0, OF_PRINTED)
    places = first_rows(report)
    accused = {table for (table, _, _), mark in judged.items() if mark.status in STATUS_FILLS}
    if not accused:
        sheet.print_area(0, len(widths) - 1)
    for table in report.document.tables:
        at = places[table.id]
        title = f"{table.id} {table.caption or table.section}"
        if marks.is_unsure(table, judged):
            title += " (lectura insegura: compárela con la página)"
        sheet.text(at - 1, 0, title, CellStyle(bold=True, color="16407A"))
        for number, row in enumerate(table.rows):
            plain = CellStyle(bold=True, wrap=True) if number < table.header_rows else WRAPPED
            for column, text in enumerate(row):
                sheet.text(at + number, column, text, plain._replace(fill=_fill(judged, table.id, number, column)))
        if table.id in accused:
            sheet.print_area(at + table.row_count - 1, max(0, table.column_count - 1), at - 1)


def _widths(report: Report) -> tuple[int, ...]:
    """The width of each column of the printed tables: what most of its texts need, within reason and, where they can
    be, side by side on a page."""
    lengths: dict[int, list[int]] = {}
    words: dict[int, list[int]] = {}
    for table in report.document.tables:
        for row in table.rows:
            for column, text in enumerate(row):
                if text:
                    lengths.setdefault(column, []).append(len(text))
                    words.setdefault(column, []).append(_longest_word(text))
    count = range(max((table.column_count for table in report.document.tables), default=1))
    widths = [max(10, min(SHEETS.max_width, _ninth(lengths.get(column, [])) + 2)) for column in count]
    return on_a_page(widths, [max(10, _ninth(words.get(column, [])) + 2) for column in count])


def _ninth(lengths: list[int]) -> int:
    """The length that nine texts in ten do not exceed."""
    return sorted(lengths)[len(lengths) * 9 // 10] if lengths else 0
