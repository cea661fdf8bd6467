"""Numbers set right at the names that follow them, each under a heading of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.repair.numbers_before_labels import with_numbers_apart
from pipeline.geometry import Box, Place, bounding
from pipeline.model import Cell

NAMES = ("Quintero", "Cabildo", "Limache")


def ranking(names: tuple[str, ...] = NAMES, step: float = 0.0) -> Grid:
    """Headings over an empty column and over one of numbers with names, figures right of them; ``step`` moves the
    names of each row further right."""
    words: list[Word] = []
    cells = [Cell(0, k, text, place=Place(1, Box(x, 90, x + 30, 100))) for k, (x, text) in enumerate(HEADS)]
    for row, name in enumerate(names, start=1):
        top = 90 + 14.0 * row
        x = 102 + step * row
        own = [Word(str(row), 95, top, 100, top + 10, 10), Word(name, x, top, x + 40, top + 10, 10)]
        figure = Word("51,0", 220, top, 240, top + 10, 10)
        words += [*own, figure]
        cells.append(Cell(row, 1, f"{row} {name}", place=Place(1, bounding(own))))
        cells.append(Cell(row, 2, "51,0", place=Place(1, bounding([figure]))))
    return Grid(1, Box(50, 90, 240, 140), tuple(cells), "aligned", 0.9, 1, tuple(words))


HEADS = ((50.0, "N°"), (120.0, "Comuna"), (215.0, "Puntaje"))


@pytest.mark.parametrize("step", [0.0, 0.3])  # at one place, or nearly: justified text
def test_numbers_go_under_the_heading_that_has_nothing_below(step: float) -> None:
    assert rows_of(with_numbers_apart(ranking(step=step)).cells) == [
        ["N°", "Comuna", "Puntaje"],
        *([str(k), name, "51,0"] for k, name in enumerate(NAMES, start=1)),
    ]


@pytest.mark.parametrize("step", [4.0, 1.0])
def test_names_that_begin_at_several_places_follow_their_number(step: float) -> None:
    grid = ranking(step=step)
    assert with_numbers_apart(grid) is grid


def test_what_lines_part_is_left_alone() -> None:
    grid = replace(ranking(), method="ruled")
    assert with_numbers_apart(grid) is grid
