"""Which recognised pictures are tables: drawn or aligned cells, not charts, scales, rows packed into one cell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from pipeline.extract.formats.embedded_tables import picture_tables, shows_figures
from pipeline.extract.pdf.page import EmbeddedPicture, Page, RulingLine, Scan, Word, no_characters
from pipeline.extract.tables.select import choose
from pipeline.geometry import Box
from pipeline.model import Recognition

ROWS = (
    ("Comuna", "Mujeres", "Hombres", "Total"),
    ("Aysén", "1.204", "1.106", "2.310"),
    ("Cisnes", "587", "413", "1.000"),
    ("Ñuñoa", "96", "4", "100"),
)
SIZE, STEP, COLUMN = 10.0, 20.0, 90.0


def word(text: str, x: float, y: float, confidence: float = 0.98) -> Word:
    wide = SIZE * 0.5 * len(text)
    return Word(text, x, y - 7.8, x + wide, y + 2.2, SIZE, reading=Recognition(confidence))


def picture(
    rows: Sequence[Sequence[str]], lines: bool = True, others: Sequence[Word] = (), confidence: float = 0.95
) -> EmbeddedPicture:
    """A picture at (100, 300) of a page: a table 20 points from its left and top edge, and other words."""
    words = [word(t, 24 + COLUMN * c, 34 + STEP * r) for r, row in enumerate(rows) for c, t in enumerate(row) if t]
    rules = []
    if lines:
        right, bottom = 20 + COLUMN * len(rows[0]), 20 + STEP * len(rows)
        rules += [RulingLine(True, 20 + STEP * r, 20, right) for r in range(len(rows) + 1)]
        rules += [RulingLine(False, 20 + COLUMN * c, 20, bottom) for c in range(len(rows[0]) + 1)]
    page = Page(
        number=3,
        width=460,
        height=260,
        characters=no_characters(),
        words=(*words, *others),
        rules=tuple(rules),
        fills=(),
        scan=Scan("embedded", 200, 0, 0.0, confidence),
    )
    return EmbeddedPicture(Box(112, 312, 548, 548), 100, 300, page)


def tables(shown: EmbeddedPicture) -> list[list[list[str]]] | None:
    found = picture_tables(shown, choose(shown.page).grids)
    if found is None:
        return None
    return [
        [[next(c.text for c in g.cells if (c.row, c.column) == (r, k)) for k in range(4)] for r in range(4)]
        for g in found.grids
    ]


@pytest.mark.parametrize("lines", [True, False])
def test_a_table_is_read_where_it_stands_on_the_page(lines: bool) -> None:
    shown = picture(ROWS, lines, [word("Fuente: elaboración propia", 24, 150)])
    assert tables(shown) == [[list(row) for row in ROWS]]
    found = picture_tables(shown, choose(shown.page).grids)
    assert found is not None
    (grid,) = found.grids
    cell = next(c for c in grid.cells if c.text == "2.310")
    assert (grid.method, cell.place.page) == ("ocr", 3)
    assert cell.reading is not None
    assert cell.reading.confidence == 0.98
    box = cell.place.box
    assert box is not None
    assert 100 + 20 + 3 * COLUMN - 30 <= box.x0 <= 100 + 24 + 3 * COLUMN
    assert 300 + 20 + STEP - 1 <= box.top <= 300 + 34 + STEP
    assert [line.text for line in found.lines] == ["Fuente: elaboración propia"]
    assert found.lines[0].box.top == pytest.approx(300 + 150 - 7.8)


def test_labels_beside_the_cells_are_those_of_an_axis() -> None:
    labels = [word(text, 0, 34 + STEP * r) for r, text in enumerate(("30", "25", "10", "5"))]
    inner = [row[1:] for row in ROWS]
    moved = picture(inner, True, labels)
    assert picture_tables(moved, choose(moved.page).grids) is None
    assert shows_figures(moved)


@pytest.mark.parametrize("labels", [("100%", "75%", "50%", "25%", "0%"), ("0", "200", "400", "600", "800")])
def test_a_first_column_in_equal_steps_is_a_scale(labels: tuple[str, ...]) -> None:
    rows = [(label, f"{n}1,3", f"{n}4,7", f"{n}2,9") for n, label in enumerate(labels, 1)]
    assert tables(picture(rows, lines=False)) is None


def test_years_are_no_scale() -> None:
    rows = [("Año", "Uno", "Dos", "Tres"), *((str(2018 + n), f"{n}1,3", f"{n}4,7", f"{n}2,9") for n in range(1, 4))]
    assert tables(picture(rows)) == [[list(row) for row in rows]]


def test_rows_packed_into_one_cell_are_no_table() -> None:
    rows = (ROWS[0], ("Aysén Cisnes", "1.204 587", "1.106 413", "2.310 1.000"), ROWS[3])
    shown = picture(rows)
    assert picture_tables(shown, choose(shown.page).grids) is None


def test_one_cell_of_many_that_holds_two_figures_is_no_packed_row() -> None:
    rows = (*ROWS, *((f"Comuna {letter}", "96", "4", "100") for letter in "ABCD"))
    shown = picture((*rows, ("Aysén", "1.204", "1.106", "2.310 1")))
    assert picture_tables(shown, choose(shown.page).grids) is not None


@pytest.mark.parametrize(("figures", "named"), [(("587",), False), (("587", "413"), True)])
def test_a_picture_with_figures_is_worth_naming(figures: tuple[str, ...], named: bool) -> None:
    assert shows_figures(picture([("Cisnes", *figures)], lines=False)) == named


def test_what_can_hardly_be_read_is_no_table() -> None:
    assert tables(picture(ROWS, confidence=0.6)) is None
