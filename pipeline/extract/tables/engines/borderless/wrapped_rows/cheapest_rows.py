"""The cheapest division of lines into rows, found by dynamic programming."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.extract.tables.engines.borderless.settings import BODY


@dataclass(frozen=True)
class RowDivision:
    """Lines divided into rows: the indices of the lines of each, and what all rows cost."""

    groups: list[list[int]]
    cost: float


def cheapest_rows(
    count: int, may_be_one: Callable[[int, int], bool], cost: Callable[[int, int], float | None]
) -> RowDivision:
    """The division of ``count`` lines that costs least, of several the one whose last rows are the shortest.

    A row has the lines from one index to another, that one not included, ``BODY.middle_lines`` at most. ``may_be_one``
    says whether some may be one row (of lines that may not, no more may either); ``cost`` is what a row costs, ``None``
    where it is none. A line by itself is always a row.
    """
    best: list[tuple[float, int]] = [(0.0, 0)]  # cost of the lines before, and where their last row begins
    for end in range(1, count + 1):
        options = []
        for start in range(end - 1, max(end - BODY.middle_lines, 0) - 1, -1):
            if not may_be_one(start, end):
                break
            of_row = cost(start, end)
            if of_row is not None:
                options.append((best[start][0] + of_row, start))
        least = min(of_all for of_all, _ in options)
        best.append((least, max(start for of_all, start in options if math.isclose(of_all, least))))
    groups: list[list[int]] = []
    end = count
    while end:
        groups.insert(0, list(range(best[end][1], end)))
        end = best[end][1]
    return RowDivision(groups, best[-1][0])
