"""Shaded areas of an image turned into background, so that only print is dark and no area edge is left."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.settings import AREAS, SHADING
from pipeline.extract.pdf.page import Fill


def without_shading(grey: Grey, areas: Sequence[Fill], scale: float) -> Grey:
    """The image (dark print on light) with its shaded areas as light as the paper.

    Grey levels are multiplied, as ink attenuates light: half a shade at an area's edge becomes paper and black
    stays black.

    Args:
        grey: the image, 0 is black.
        areas: the shaded areas, in points.
        scale: pixels per point.
    """
    if not areas:
        return grey
    white = grey.copy()
    paper = float(np.percentile(grey[::4, ::4], SHADING.paper))
    height, width = grey.shape
    for area in areas:
        box = area.box
        x0, y0 = max(int(box.x0 * scale), 0), max(int(box.top * scale), 0)
        x1, y1 = min(int(box.x1 * scale) + 1, width), min(int(box.bottom * scale) + 1, height)
        if x1 <= x0 or y1 <= y0:
            continue
        level = float(np.percentile(grey[y0:y1, x0:x1], SHADING.ground))
        around = slice(max(y0 - SHADING.rim, 0), y1 + SHADING.rim), slice(max(x0 - SHADING.rim, 0), x1 + SHADING.rim)
        lighter = white[around] * np.float32(min(paper / max(level, 1.0), SHADING.most))
        white[around] = np.minimum(lighter, paper).astype(np.uint8)
        if area.color & 255 < AREAS.dark * paper:
            _without_edge(white, (x0, y0, x1, y1), paper)
    return white


def _without_edge(white: Grey, box: tuple[int, int, int, int], paper: float) -> None:
    """Paints over the edge of a dark area, where the paper beside it was darkened with it."""
    x0, y0, x1, y1 = box
    across, down = (
        slice(max(x0 - SHADING.edge, 0), x1 + SHADING.edge),
        slice(max(y0 - SHADING.edge, 0), y1 + SHADING.edge),
    )
    for y in (y0, y1):
        white[max(y - SHADING.edge, 0) : y + SHADING.edge, across] = int(paper)
    for x in (x0, x1):
        white[down, max(x - SHADING.edge, 0) : x + SHADING.edge] = int(paper)
