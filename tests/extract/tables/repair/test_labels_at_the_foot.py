"""Labels of merged cells at the foot of their rows."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.repair.labels_at_the_foot import with_labels_over_rows
from pipeline.geometry import Box
from pipeline.model import Cell

HEADER = ["Zona", "Región", "Proyectos"]
FOOT = [
    ["", "Arica", "96"],
    ["", "Tarapacá", "6"],
    ["Norte", "Atacama", "57"],
    ["", "Maule", "8"],
    ["Sur", "Ñuble", "9"],
]
TOP = [
    ["Norte", "Arica", "96"],
    ["", "Tarapacá", "6"],
    ["", "Atacama", "57"],
    ["Sur", "Maule", "8"],
    ["", "Ñuble", "9"],
]


def grid(body: list[list[str]], header_rows: int = 1) -> Grid:
    texts = [HEADER, *body] if header_rows else body
    cells = tuple(Cell(r, c, text) for r, row in enumerate(texts) for c, text in enumerate(row) if text)
    return Grid(1, Box(0, 0, 100, 100), cells, "aligned", 0.9, header_rows)


def test_each_label_stands_over_the_rows_from_the_one_before_it() -> None:
    mended = with_labels_over_rows(grid(FOOT))
    assert rows_of(mended.cells) == [HEADER, *TOP]
    assert [(c.row, c.row_span) for c in mended.cells if c.column == 0] == [(0, 1), (1, 3), (4, 2)]


def test_years_are_labels_and_other_numbers_are_figures() -> None:
    def labelled(*labels: str) -> list[list[str]]:
        return [[labels[row == 4] if label else "", *others] for row, (label, *others) in enumerate(FOOT)]

    mended = with_labels_over_rows(grid(labelled("2021", "2022")))
    assert [row[0] for row in rows_of(mended.cells)] == ["Zona", "2021", "", "", "2022", ""]
    before = grid(labelled("15", "22"))
    assert with_labels_over_rows(before) == before


@pytest.mark.parametrize(
    "body",
    [
        TOP,  # labels at the top are where they belong
        [*FOOT[:4], ["", "Ñuble", "9"]],  # the last row has no label
        [["", "Arica", "96"], ["Norte", "", "57"], ["", "Maule", "8"], ["Sur", "", "9"]],  # totals, not labels
        [["", "Arica", "96"], ["Norte", "Maule", "8"], ["Sur", "Ñuble", "9"]],  # hardly any row without
    ],
)
def test_other_labels_stay(body: list[list[str]]) -> None:
    before = grid(body)
    assert with_labels_over_rows(before) == before


def test_rows_that_go_on_from_another_page_keep_their_labels() -> None:
    before = grid(FOOT, header_rows=0)
    assert with_labels_over_rows(before) == before
