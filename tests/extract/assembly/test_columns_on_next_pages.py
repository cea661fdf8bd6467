"""A sheet printed over more pages than its rows need: the last columns stand on pages of their own."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.formats.pdf import read as read_pdf
from pipeline.model import Source, Table
from tests.extract.paper import Sheet, pdf
from tests.trials import trials

UNITS = ["Hospital de Lebu", "Hospital de Arauco", "Posta Isla Mocha", "SAMU provincial", "CESFAM Norte"]
HEADINGS = ["Unidad", "Personal", "Consumo", "Activos", "Deuda", "Total"]


def figure(row: int, column: int) -> str:
    return f"{(row + 3) * 17 + column * 131}.{(row * 37 + column * 53) % 900 + 100}"


def rows(units: list[str]) -> list[list[str]]:
    return [HEADINGS, *([unit, *(figure(r, c) for c in range(1, 6))] for r, unit in enumerate(units))]


def printed(cells: list[list[str]], columns: list[list[int]], lower: float = 0.0) -> bytes:
    """A page for each group of columns, the rows at the same heights; ``lower`` moves those of the later pages."""
    sheets = []
    for number, group in enumerate(columns):
        sheet = Sheet()
        for r, row in enumerate(cells):
            y = 100 + 15 * r + (lower if number else 0)
            for place, c in enumerate(group):
                if c == 0:
                    sheet.text(60, y, row[c], bold=r == 0)
                else:
                    sheet.right(220 + 90 * place if 0 in group else 150 + 90 * place, y, row[c])
        sheets.append(sheet)
    return pdf(*sheets)


def tables(data: bytes) -> list[Table]:
    return list(read_pdf(data, "x", Source("x.pdf", "", "pdf")).tables)


@given(st.integers(3, 5), st.integers(3, 5))
@settings(max_examples=trials(12), deadline=None)
def test_columns_on_the_next_page_are_those_of_the_table(count: int, cut: int) -> None:
    cells = rows(UNITS[:count])
    (table,) = tables(printed(cells, [list(range(cut)), list(range(cut, 6))]))
    assert [list(row) for row in table.rows] == cells
    assert table.pages == (1, 2)
    assert {c.place.page for c in table.cells if c.column >= cut} == {2}


def test_columns_go_on_over_several_pages() -> None:
    cells = rows(UNITS)
    (table,) = tables(printed(cells, [[0, 1, 2], [3, 4], [5]]))
    assert [list(row) for row in table.rows] == cells
    assert table.pages == (1, 2, 3)


def test_rows_at_other_heights_are_those_of_another_table() -> None:
    assert len(tables(printed(rows(UNITS), [[0, 1, 2], [3, 4, 5]], lower=4))) == 2


def test_a_table_with_labels_of_its_own_is_another() -> None:
    assert len(tables(printed(rows(UNITS), [[0, 1, 2], [0, 4, 5]]))) == 2
