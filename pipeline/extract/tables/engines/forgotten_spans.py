"""Which columns the cells of a row stand over, where the structure tree forgot spans or left out empty cells.

A cell over several columns is set in their middle, at their left or at their right edge, as one over a single column
is in its own. Of all ways to give the cells of a row columns in order, the one that leaves the least distance to
these is taken (a dynamic programme over cells and columns).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from pipeline.extract.tables.settings import STRUCTURE_TREE
from pipeline.geometry import Box, centre_x

Extents = Sequence[tuple[float, float]]


def columns_under(
    texts: Sequence[Box | None], figures: Sequence[bool], columns: Extents
) -> list[tuple[int, int]] | None:
    """First column and number of columns of every cell of a row; ``None`` where a text stands in none of its columns
    whatever they are, as where the tree does not give the cells from left to right.

    Args:
        texts: where the text of each cell stands, in points; ``None`` for a cell without text.
        figures: which cells are figures: these stand in one column.
        columns: left and right edge of what each column holds, from left to right; at least as many as cells.
    """
    width = len(columns)
    # the least distance of the cells so far, by the column they end before
    least = [STRUCTURE_TREE.uncovered * end for end in range(width + 1)]
    steps: list[list[tuple[int, int]]] = []  # by cell and end: where the cell before ends, and where the cell starts
    for text, figure in zip(texts, figures, strict=True):
        reached, step = [inf] * (width + 1), [(0, 0)] * (width + 1)
        free, before = inf, 0
        for start in range(width):
            free += STRUCTURE_TREE.uncovered
            if least[start] < free:
                free, before = least[start], start
            alone = figure or text is None
            for end in range(start + 1, start + 2 if alone else width + 1):
                cost = free + (STRUCTURE_TREE.spanned if end - start > 1 else 0.0)
                if text is not None:
                    cost += _distance(text, columns, start, end)
                if cost < reached[end]:
                    reached[end], step[end] = cost, (before, start)
        least = reached
        steps.append(step)
    end = min(range(width + 1), key=lambda e: least[e] + STRUCTURE_TREE.uncovered * (width - e))
    found: list[tuple[int, int]] = []
    for step in reversed(steps):
        before, start = step[end]
        found.append((start, end - start))
        end = before
    found.reverse()
    for text, (start, span) in zip(texts, found, strict=True):
        low = columns[start - 1][1] if start else 0.0
        high = columns[start + span][0] if start + span < width else inf
        if text is not None and not low <= centre_x(text) <= high:
            return None
    return found


def _distance(text: Box, columns: Extents, start: int, end: int) -> float:
    left, right = columns[start][0], columns[end - 1][1]
    apart = min(abs(text.x0 - left), abs(text.x1 - right), abs(centre_x(text) - (left + right) / 2))
    before = columns[start - 1][1] - text.x0 if start else 0.0
    after = text.x1 - columns[end][0] if end < len(columns) else 0.0
    return apart + STRUCTURE_TREE.sticks_out * (max(before, 0.0) + max(after, 0.0))
