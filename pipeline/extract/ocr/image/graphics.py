"""Whether a picture is a drawing (a chart, a map, a logo) rather than text: decided before anything is recognised."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.ocr.image.components import AREA, HEIGHT, MIN_AREA, ConnectedComponents, TextLine
from pipeline.extract.pdf.page import Fill, RulingLine

MOST_INK, MOST_INK_IN_CELLS = 0.05, 0.5
"""Ink in no text line, as a multiple of that in lines, from which a picture is a drawing; more is allowed where lines
are drawn both ways, as of cells. Of 7 pictures of tables in real reports six had .02 or less and one, with drawn cells
and underlined words, .20; of 48 made ones all had .00; of 26 charts, maps and signatures 20 had .14 or more. Two line
charts of one report had .086 and .095, and took 1.8 CPU seconds each to be recognised for nothing."""
CELL_LINES = 3  # lines each way that make cells
MOST_EMPTY = 0.15
"""Share of a picture that shaded areas without text (bars, slices) may cover. Tables that are printed have .00 to .13
(empty shaded cells), bar charts .16 and more."""


def is_drawing(
    components: ConnectedComponents,
    lines: Sequence[TextLine],
    fills: Sequence[Fill],
    rules: Sequence[RulingLine],
    scale: float,
) -> bool:
    """Whether a picture has more ink in curves and points, or more shades without text, than a table has.

    Args:
        components: of the picture without its ruling lines and shaded areas.
        lines: its text lines.
        fills: its shaded areas, in points.
        rules: its ruling lines.
        scale: pixels per point.
    """
    rows, columns = components.labels.shape
    size = rows * columns / scale**2
    level = sum(rule.horizontal for rule in rules)
    cells = min(level, len(rules) - level) >= CELL_LINES
    return (
        graphics_ink(components, lines) > (MOST_INK_IN_CELLS if cells else MOST_INK)
        or _empty(fills, lines, scale) > MOST_EMPTY * size
    )


def graphics_ink(components: ConnectedComponents, lines: Sequence[TextLine]) -> float:
    """The ink of components that stand in no text line, as a multiple of the ink of those that do; dust and remnants of
    lines do not count.
    """
    area = components.stats[:, AREA].astype(np.float64)
    area[0] = 0.0
    area[(area < MIN_AREA * components.letter_height**2) | (components.stats[:, HEIGHT] <= 1)] = 0.0
    text = np.unique(np.concatenate([line.component_ids for line in lines])) if lines else np.zeros(0, np.intp)
    own = float(area[text].sum())
    return float((area.sum() - own) / own) if own else float("inf")


def _empty(fills: Sequence[Fill], lines: Sequence[TextLine], scale: float) -> float:
    """The area, in square points, of the shaded areas in which no text line begins or has its middle."""
    total = 0.0
    for fill in fills:
        box = fill.box
        inside = any(
            box.x0 <= x / scale <= box.x1 and box.top <= (line.top + line.bottom) / 2 / scale <= box.bottom
            for line in lines
            for x in (line.left + 1, (line.left + line.right) / 2)
        )
        if not inside:
            total += box.area
    return total
