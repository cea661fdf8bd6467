"""Tables one under the other on one drawn grid."""

from __future__ import annotations

from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.model import Source
from tests.extract.paper import Sheet, pdf

FIRST = [["Área", "2021", "2022"], ["Norte", "12", "31"], ["Sur", "7", "24"]]
SECOND = [["Canal", "Personas"], ["Diario", "120"], ["Radio", "98"]]


def tables(rows: list[list[str]]) -> list[list[list[str]]]:
    xs, ys = [72.0, 172.0, 252.0, 332.0], [100.0 + 16 * i for i in range(len(rows) + 1)]
    sheet = Sheet().grid(xs, ys).cells(xs, ys, rows)
    found = read_pdf(pdf(sheet), "prueba", Source("", "", "pdf")).tables
    return [[list(row) for row in table.rows] for table in found]


def test_a_blank_row_a_title_and_headings_begin_another_table() -> None:
    assert tables([*FIRST, [""], ["Avisos por canal"], *SECOND]) == [FIRST, SECOND]


def test_a_blank_row_before_a_section_or_a_total_does_not() -> None:
    section = [*FIRST, [""], ["Costa"], ["Valle", "5", "9"], [""], ["Total", "24", "64"]]
    wide = [[*row, *[""] * (3 - len(row))] for row in section if row != [""]]
    assert tables(section) == [wide]
