"""Whether a picture is a drawing (a chart, a map, a logo) rather than text: decided before anything is recognised."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.ocr.image.components import AREA, HEIGHT, ConnectedComponents, TextLine
from pipeline.extract.ocr.image.settings import COMPONENTS, GRAPHICS
from pipeline.extract.pdf.page import Fill, RulingLine
from pipeline.geometry import centre_y


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
    cells = min(level, len(rules) - level) >= GRAPHICS.cell_lines
    return (
        graphics_ink(components, lines) > (GRAPHICS.most_ink_in_cells if cells else GRAPHICS.most_ink)
        or _empty(fills, lines, scale) > GRAPHICS.most_empty * size
    )


def graphics_ink(components: ConnectedComponents, lines: Sequence[TextLine]) -> float:
    """The ink of components that stand in no text line, as a multiple of the ink of those that do; dust and remnants of
    lines do not count.
    """
    area = components.stats[:, AREA].astype(np.float64)
    area[0] = 0.0
    area[(area < COMPONENTS.min_area * components.letter_height**2) | (components.stats[:, HEIGHT] <= 1)] = 0.0
    text = np.unique(np.concatenate([line.component_ids for line in lines])) if lines else np.zeros(0, np.intp)
    own = float(area[text].sum())
    return float((area.sum() - own) / own) if own else float("inf")


def _empty(fills: Sequence[Fill], lines: Sequence[TextLine], scale: float) -> float:
    """The area, in square points, of the shaded areas in which no text line begins or has its middle."""
    total = 0.0
    for fill in fills:
        box = fill.box
        inside = any(
            box.x0 <= x / scale <= box.x1 and box.top <= centre_y(line) / scale <= box.bottom
            for line in lines
            for x in (line.left + 1, (line.left + line.right) / 2)
        )
        if not inside:
            total += box.area
    return total
