"""Labels of chart axes, which are not part of the prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.extract.layout.lines import Line
from pipeline.extract.layout.settings import AXES
from pipeline.extract.pdf.page import Page, Word
from pipeline.geometry import Box, centre_x
from pipeline.quantities.numeral_shapes import is_axis_label


def axis_labels(lines: Sequence[Line], page: Page) -> frozenset[int]:
    """The indexes of the lines that label an axis: at least four numerals in one column or on one level, next to a
    drawing (curves, slices), or in one column the scale of an axis (the bars of a chart are no curves).
    """
    labels = [i for i, line in enumerate(lines) if is_axis_label(line.text)]
    drawn = _drawings(page)
    beside = [i for i in labels if any(_near(lines[i].box, d, AXES.reach) for d in drawn)]
    found = {i for group in _in_line(beside, [lines[i].box.bottom for i in beside]) for i in group}
    for edge in ("x1", "x0", "middle"):
        found.update(i for g in _in_line(beside, [_vertical(lines[i].box, edge) for i in beside]) for i in g)
        for group in _in_line(labels, [_vertical(lines[i].box, edge) for i in labels]):
            found.update(_scale_of(sorted(group, key=lambda i: lines[i].box.top), lines))
    return frozenset(found)


def _scale_of(column: Sequence[int], lines: Sequence[Line]) -> Sequence[int]:
    """The lowest lines of a column that are the scale of an axis, at even distances; none where there are too few."""
    for start in range(len(column) - AXES.fewest + 1):
        part = column[start:]
        pitches = [lines[b].box.top - lines[a].box.top for a, b in pairwise(part)]
        if max(pitches) - min(pitches) <= AXES.aligned and is_scale([lines[i].text for i in part]):
            return part
    return ()


def scales_of(words: Iterable[Word]) -> list[list[Word]]:
    """The words of every scale along the side or the foot of a chart: figures at even distances, set left, right or in
    the middle, that fall to nothing by one step, or are the multiples of one, falling down or rising to the right."""
    lines = [Line((w,)) for w in words if w.upright and scale_value(w.text) is not None]
    found: list[list[Word]] = []
    for edge in ("x1", "x0", "middle"):
        for group in _in_line(range(len(lines)), [_vertical(line.box, edge) for line in lines]):
            column = sorted((lines[i] for i in group), key=lambda line: line.box.top)
            runs = _even_runs(column, [line.box.top for line in column])
            scales = [run for run in runs if is_scale([w.text for w in run]) or _are_multiples(run[::-1])]
            found += [run for run in scales if run not in found]
    for group in _in_line(range(len(lines)), [line.box.bottom for line in lines]):
        row = sorted((lines[i] for i in group), key=lambda line: line.box.x0)
        found += [run for run in _even_runs(row, [centre_x(line.box) for line in row]) if _are_multiples(run)]
    return found


def _even_runs(lines: Sequence[Line], places: Sequence[float]) -> Iterator[list[Word]]:
    """The longest runs of figures that stand at one distance from each other and go on by one step."""
    values = [scale_value(line.text) or 0.0 for line in lines]
    start = 0
    for k in range(1, len(lines) + 1):
        goes_on = (
            k < len(lines)
            and abs((places[k] - places[k - 1]) - (places[start + 1] - places[start])) <= AXES.aligned
            and round((values[k] - values[k - 1]) - (values[start + 1] - values[start]), 6) == 0
        )
        if not goes_on:
            if k - start >= AXES.fewest:
                yield [line.words[0] for line in lines[start:k]]
            start = k - 1


def _are_multiples(words: Sequence[Word]) -> bool:
    """Whether the figures of a run rise, are multiples of its step, and no years or numbers of columns."""
    values = [scale_value(w.text) or 0.0 for w in words]
    step = values[1] - values[0]
    if len(words) <= AXES.fewest or step <= 1 or any(value % step for value in values):
        return False
    return not all(w.text.isdecimal() and AXES.first_year <= int(w.text) <= AXES.last_year for w in words)


def is_scale(texts: Sequence[str]) -> bool:
    """Whether at least four figures fall to nothing by one step, as those along the axis of a chart do."""
    values = [v for v in map(scale_value, texts) if v is not None]
    if len(values) < max(AXES.fewest, len(texts)) or values[-1] != 0:
        return False
    steps = {round(a - b, 6) for a, b in pairwise(values)}
    return len(steps) == 1 and min(steps) > 0


def scale_value(text: str) -> float | None:
    """The digits of a figure as they may stand along an axis, whatever parts them; ``None`` for other texts."""
    digits = text.replace(".", "").replace(",", "").replace("%", "").strip()
    return float(digits) if digits.isdecimal() and len(digits) <= AXES.longest else None


def _vertical(box: Box, edge: str) -> float:
    return box.x0 if edge == "x0" else box.x1 if edge == "x1" else centre_x(box)


def _in_line(candidates: Sequence[int], places: Sequence[float]) -> Iterator[list[int]]:
    """Groups of at least ``AXES.fewest`` candidates that have nearly the same coordinate."""
    order = sorted(range(len(candidates)), key=lambda k: places[k])
    start = 0
    for k in range(1, len(order) + 1):
        if k == len(order) or places[order[k]] - places[order[k - 1]] > AXES.aligned:
            if k - start >= AXES.fewest:
                yield [candidates[order[j]] for j in range(start, k)]
            start = k


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
