"""camelot finds the grid of a page again, where rules draw one: cells of one row and column must stand so there too."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from pipeline.extract.second_reading.answers import Asked, Comparison, same_figure
from pipeline.geometry import centre_x, centre_y
from pipeline.processes.library_messages import silence

GridPlace = tuple[int, int, int]
"""Number of the table on its page, row and column, as camelot counts."""


def confirm(data: bytes, asked: Sequence[Asked], heights: Mapping[int, float]) -> Mapping[Asked, Comparison]:
    """Whether camelot's grid has the cells asked for where ours has them; only those it has a table around.

    Args:
        heights: of every page, in points: camelot counts from the bottom.

    Raises:
        Exception: whatever camelot raises for a document it cannot read.
    """
    import camelot

    silence("camelot", "playa", "pdfminer")
    by_page: dict[int, list[Asked]] = defaultdict(list)
    for one in asked:
        if one.table is not None and one.box is not None and one.page is not None and one.page in heights:
            by_page[one.page].append(one)
    found: dict[Asked, Comparison] = {}
    for number, wanted in sorted(by_page.items()):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables = camelot.read_pdf(data, pages=str(number), flavor="lattice", engine="vector", suppress_stdout=True)
        found |= _compared(wanted, tables, heights[number])
    return found


def _compared(wanted: Sequence[Asked], tables: Iterable[Any], height: float) -> dict[Asked, Comparison]:
    places: dict[Asked, tuple[GridPlace, str]] = {}
    listed = list(tables)
    for one in wanted:
        place = _place(one, listed, height)
        if place is not None:
            places[one] = place
    found: dict[Asked, Comparison] = {
        one: "alike" if same_figure(one.text, text) else "unread" for one, (_, text) in places.items()
    }
    for one, other in combinations(places, 2):
        if one.table != other.table or "unread" in (found[one], found[other]):
            continue
        here, there = places[one][0], places[other][0]
        if here[0] != there[0]:
            continue
        if (one.row == other.row) != (here[1] == there[1]) or (one.column == other.column) != (here[2] == there[2]):
            found[one] = found[other] = "different"
    return found


def _place(one: Asked, tables: Sequence[Any], height: float) -> tuple[GridPlace, str] | None:
    """Where camelot has the middle of a cell's box, and the text it reads there."""
    assert one.box is not None
    x, y = centre_x(one.box), height - centre_y(one.box)
    for number, table in enumerate(tables):
        for row, cells in enumerate(table.cells):
            for column, cell in enumerate(cells):
                if cell.x1 <= x <= cell.x2 and cell.y1 <= y <= cell.y2:
                    return (number, row, column), cell.text
    return None
