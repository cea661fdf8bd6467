"""Labels of chart axes, which are not part of the prose."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.layout.lines import Line
from pipeline.extract.layout.settings import AXES
from pipeline.extract.pdf.page import Page
from pipeline.geometry import Box, centre_x
from pipeline.quantities.numeral_shapes import is_axis_label


def axis_labels(lines: Sequence[Line], page: Page) -> frozenset[int]:
    """The indexes of the lines that label an axis: at least four numerals in one column or on one level, next to a
    drawing (curves, bars, slices).
    """
    drawn = _drawings(page)
    if not drawn:
        return frozenset()
    candidates = [
        i
        for i, line in enumerate(lines)
        if is_axis_label(line.text) and any(_near(line.box, d, AXES.reach) for d in drawn)
    ]
    found: set[int] = set()
    for edge in ("x1", "x0", "middle"):
        found |= _in_line(candidates, [_vertical(lines[i].box, edge) for i in candidates])
    found |= _in_line(candidates, [lines[i].box.bottom for i in candidates])
    return frozenset(found)


def _vertical(box: Box, edge: str) -> float:
    return box.x0 if edge == "x0" else box.x1 if edge == "x1" else centre_x(box)


def _in_line(candidates: Sequence[int], places: Sequence[float]) -> set[int]:
    """Candidates of which at least ``AXES.fewest`` have nearly the same coordinate."""
    found: set[int] = set()
    order = sorted(range(len(candidates)), key=lambda k: places[k])
    start = 0
    for k in range(1, len(order) + 1):
        if k == len(order) or places[order[k]] - places[order[k - 1]] > AXES.aligned:
            if k - start >= AXES.fewest:
                found.update(candidates[order[j]] for j in range(start, k))
            start = k
    return found


def _drawings(page: Page) -> list[Box]:
    """The bounding boxes of overlapping or adjacent curves, large ones only."""
    boxes: list[Box] = []
    for curve in page.curves[: AXES.most_curves]:
        for i, box in enumerate(boxes):
            if _near(curve, box, AXES.adjacent):
                boxes[i] = box.union(curve)
                break
        else:
            boxes.append(curve)
    return [b for b in boxes if b.x1 - b.x0 > AXES.widest_mark and b.bottom - b.top > AXES.highest_mark]


def _near(a: Box, b: Box, reach: float) -> bool:
    return a.x0 < b.x1 + reach and a.x1 > b.x0 - reach and a.top < b.bottom + reach and a.bottom > b.top - reach
