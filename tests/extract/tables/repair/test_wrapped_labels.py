"""Labels of groups of rows that were wrapped beside their rows."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.repair.wrapped_labels import with_whole_labels
from pipeline.geometry import Box, Place
from pipeline.model import Cell

HEADER = ["Facultad", "Carrera", "Matrícula"]
BODY = [
    ["Ingeniería y", "Civil Industrial", "412"],
    ["Tecnología", "Comercial", "377"],
    ["", "Informática", "290"],
    ["Salud", "Enfermería", "488"],
    ["", "Obstetricia", "240"],
]


def grid(body: list[list[str]], step: float = 14.0, off: float = 0.0) -> Grid:
    """Rows ``step`` points apart; the second one begins ``off`` points further right."""

    def box(row: int, column: int, text: str) -> Box:
        x0 = 100.0 * column + off * (row == 2)
        return Box(x0, step * row, x0 + 5 * len(text), step * row + 10)

    cells = tuple(
        Cell(r, c, text, place=Place(1, box(r, c, text)))
        for r, row in enumerate([HEADER, *body])
        for c, text in enumerate(row)
        if text
    )
    return Grid(1, Box(0, 0, 300, 100), cells, "aligned", 0.9, 1)


@pytest.mark.parametrize("off", [0.0, 2.0])
def test_a_label_that_cannot_end_goes_on_beside_the_next_row(off: float) -> None:
    mended = with_whole_labels(grid(BODY, off=off))
    assert rows_of(mended.cells)[1:3] == [
        ["Ingeniería y Tecnología", "Civil Industrial", "412"],
        ["", "Comercial", "377"],
    ]
    assert [(c.row, c.row_span) for c in mended.cells if c.column == 0] == [(0, 1), (1, 2), (4, 1)]


def test_what_is_set_in_from_the_label_above_is_another_one() -> None:
    before = grid(BODY, off=22.0)
    assert with_whole_labels(before) == before


@pytest.mark.parametrize(
    ("body", "step"),
    [
        ([["Ingeniería", *BODY[0][1:]], *BODY[1:]], 14.0),  # nothing says that it goes on
        (BODY, 30.0),  # far below
        ([[label or "Otra", *rest] for label, *rest in BODY], 14.0),  # every row has a label
        ([[label, str(k), figure] for k, (label, _, figure) in enumerate(BODY)], 14.0),  # no names of rows beside
    ],
)
def test_other_labels_stay(body: list[list[str]], step: float) -> None:
    before = grid(body, step)
    assert with_whole_labels(before) == before
