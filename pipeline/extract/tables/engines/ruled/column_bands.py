"""Shaded columns between columns without shade: the cells of some columns only, which say nothing of the others."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.pdf.page import Fill, RulingLine
from pipeline.extract.tables.engines.ruled.settings import BANDS, SHADING
from pipeline.extract.tables.engines.ruled.stacked_fills import stacked
from pipeline.geometry import Box, shared_height


def without_column_bands(fills: Sequence[Fill], rules: Sequence[RulingLine]) -> tuple[Fill, ...]:
    """The areas without those that shade single columns, cell by cell, and have none beside them. Their ends are rows
    of these columns only: a grid drawn from them would hold the rows of all others in one cell."""
    if not BANDS.fewest <= len(fills) <= BANDS.most:
        return tuple(fills)
    dropped: set[int] = set()
    for stack in stacked(sorted(fills, key=lambda f: f.box.top)):
        beside = sum(any(_stand_beside(f.box, o.box) for o in fills) for f in stack)
        lined = sum(_lined(f.box, rules) for f in stack)
        if (
            len(stack) >= BANDS.fewest
            and beside <= BANDS.most_beside * len(stack)
            and lined <= BANDS.most_lined * len(stack)
        ):
            dropped.update(map(id, stack))
    return tuple(f for f in fills if id(f) not in dropped)


def _stand_beside(a: Box, b: Box) -> bool:
    touch = abs(a.x0 - b.x1) < SHADING.touching or abs(a.x1 - b.x0) < SHADING.touching
    return touch and shared_height(a, b) > BANDS.stands_beside * min(a.bottom - a.top, b.bottom - b.top)


def _lined(box: Box, rules: Sequence[RulingLine]) -> bool:
    """Whether a line is drawn under an area, beyond its sides."""
    return any(
        r.horizontal
        and abs(r.position - box.bottom) < SHADING.touching
        and r.end - r.start > BANDS.wider_line * box.width
        and r.start < box.x1
        and r.end > box.x0
        for r in rules
    )
