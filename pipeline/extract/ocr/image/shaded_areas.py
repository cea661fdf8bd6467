"""The background and the shaded areas of a page image, and light print on dark inverted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.settings import AREAS
from pipeline.extract.pdf.page import Fill
from pipeline.geometry import Box


def background(grey: Grey, scale: float) -> Grey:
    """The background of every pixel: paper, shadows on it and shaded areas, without print.

    Method: grey closing at reduced resolution, with a kernel wider than strokes of print.

    Args:
        grey: the image, 0 is black.
        scale: pixels per point.
    """
    import cv2

    small, factor = _reduced(grey, scale)
    size = max(int(AREAS.widest_stroke * scale * factor), 3) | 1
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    ground = cv2.medianBlur(ground, 3)
    return np.asarray(cv2.resize(ground, grey.shape[::-1], interpolation=cv2.INTER_LINEAR), np.uint8)


def shaded_areas(grey: Grey, scale: float) -> tuple[Fill, ...]:
    """The shaded areas of a deskewed image, in points: rectangles darker than the paper around them.

    ``scale`` is pixels per point. Areas that touch without a light line between them are returned as one.
    """
    import cv2

    small, factor = _reduced(grey, scale)
    unit = scale * factor
    stroke = max(int(AREAS.widest_stroke * unit), 3) | 1
    square = np.ones((stroke, stroke), np.uint8)
    ground: Grey = np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, square), np.uint8)
    paper_level = paper_brightness(ground)
    shaded = (ground < paper_level - AREAS.shaded).astype(np.uint8)
    dark = (small < AREAS.dark * paper_level).astype(np.uint8)
    black = _boxes(small, dark, _dark(dark, stroke), unit)
    for fill in black:  # what is shaded beside a dark area is another one
        x0, y0, x1, y1 = (round(v * unit) for v in (fill.box.x0, fill.box.top, fill.box.x1, fill.box.bottom))
        shaded[max(y0 - 1, 0) : y1 + 1, max(x0 - 1, 0) : x1 + 1] = 0
    return (*black, *(f for f in _boxes(small, shaded, shaded, unit) if not _among(f, black)))


def paper_brightness(ground: Grey) -> NDArray[np.float32]:
    """The brightness of the paper for every pixel, also where a shaded area covers it: a smooth surface (a polynomial
    of third degree) through most of the brightest background.

    Asymmetric least squares: samples below the surface get little weight (Eilers' baseline, in two dimensions).
    """
    height, width = ground.shape
    y, x = np.linspace(-1, 1, height, dtype=np.float32), np.linspace(-1, 1, width, dtype=np.float32)
    rows, columns = (
        slice(None, None, max(height // AREAS.samples, 1)),
        slice(None, None, max(width // AREAS.samples, 1)),
    )
    level = ground[rows, columns].astype(np.float64)
    down, across = np.meshgrid(y[rows], x[columns], indexing="ij")
    terms = [(i, j) for i in range(AREAS.degree) for j in range(AREAS.degree - i)]
    basis = np.stack([(down**i * across**j).ravel() for i, j in terms], axis=1).astype(np.float64)
    value = level.ravel()
    above = np.ones(len(value), bool)
    fit: NDArray[np.float64] = np.zeros(len(terms))
    for _ in range(AREAS.rounds):
        fit = weighted_least_squares(basis, value, np.where(above, 1.0, AREAS.below))
        now = value > np.einsum("ij,j->i", basis, fit)
        if np.array_equal(now, above):
            break
        above = now
    surface = np.zeros(ground.shape, np.float32)
    for factor, (i, j) in zip(fit, terms, strict=True):
        surface += np.outer(y**i, x**j) * np.float32(factor)
    return surface


def weighted_least_squares(
    basis: NDArray[np.float64], value: NDArray[np.float64], weight: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The factors of the columns of ``basis`` (samples x terms) that are nearest to ``value``, by the normal equations.

    A matrix of samples x terms handed to LAPACK starts its threads, which take ten times the fit's own time waiting for
    each other, and add up in another order with another number of processors.
    """
    weighted = basis * weight[:, None]
    normal, right = np.einsum("ij,ik->jk", weighted, basis), np.einsum("ij,i->j", weighted, value)
    return np.asarray(np.linalg.lstsq(normal, right, rcond=None)[0], np.float64)


def _among(fill: Fill, others: Sequence[Fill]) -> bool:
    box = fill.box
    return any(
        abs(box.x0 - o.box.x0) + abs(box.x1 - o.box.x1) + abs(box.top - o.box.top) + abs(box.bottom - o.box.bottom)
        < AREAS.same_area
        for o in others
    )


def _dark(dark: NDArray[np.uint8], stroke: int) -> NDArray[np.uint8]:
    """The mask of dark areas: wider than strokes of print, with the light print on them filled in."""
    import cv2

    thin = np.ones((max(stroke // 3, 2),) * 2, np.uint8)
    solid = cv2.morphologyEx(dark, cv2.MORPH_OPEN, thin)
    wide = np.ones((stroke, stroke), np.uint8)
    framed: Any = cv2.copyMakeBorder(solid, stroke, stroke, stroke, stroke, cv2.BORDER_CONSTANT, value=0)
    filled = cv2.morphologyEx(framed, cv2.MORPH_CLOSE, wide)[stroke:-stroke, stroke:-stroke]
    return np.asarray(cv2.morphologyEx(filled, cv2.MORPH_OPEN, wide), np.uint8)


def _boxes(small: Grey, ground: NDArray[np.uint8], mask: NDArray[np.uint8], unit: float) -> list[Fill]:
    """The areas of ``mask`` that are upright rectangles, framed on all sides by ``ground``."""
    import cv2

    found = []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for number in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[number])
        if width >= AREAS.narrowest * unit and height >= AREAS.lowest * unit:
            x, y, width, height = _trimmed(labels, number, (x, y, width, height))
            area = int(np.count_nonzero(labels[y : y + height, x : x + width] == number))
        if width < AREAS.narrowest * unit or height < AREAS.lowest * unit or area < AREAS.full * width * height:
            continue
        if width * height > AREAS.whole_page * mask.size:
            continue  # the page itself
        if not _framed(ground[y : y + height, x : x + width]):
            continue
        part = small[y : y + height, x : x + width]
        level = int(np.median(part[labels[y : y + height, x : x + width] == number]))
        box = Box(x / unit, y / unit, (x + width) / unit, (y + height) / unit)
        found.append(Fill(box, level << 16 | level << 8 | level))
    return found


def _trimmed(labels: Any, number: int, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """The bounding box (x, y, width, height) of a component without outer rows and columns that it mostly does not
    fill: print that touches the edge of a dark area.
    """
    x, y, width, height = box
    own = labels[y : y + height, x : x + width] == number
    rows = np.flatnonzero(own.mean(axis=1) >= AREAS.full)
    if not len(rows):
        return box
    columns = np.flatnonzero(own[rows[0] : rows[-1] + 1].mean(axis=0) >= AREAS.full)
    if not len(columns):
        return box
    top, left = int(rows[0]), int(columns[0])
    return x + left, y + top, int(columns[-1]) + 1 - left, int(rows[-1]) + 1 - top


def _framed(ground: NDArray[np.uint8]) -> bool:
    """Whether the edges of a rectangle are background nearly throughout; large letters side by side leave gaps."""
    inner = ground[1:-1, 1:-1]
    sides = (inner[:2].max(axis=0), inner[-2:].max(axis=0), inner[:, :2].max(axis=1), inner[:, -2:].max(axis=1))
    return all(side.size and float(side.mean()) >= AREAS.framed for side in sides)


def dark_on_light(grey: Grey, found: tuple[Fill, ...], scale: float) -> Grey:
    """The image with shaded areas of light print inverted, so that all print is darker than its background."""
    turned = grey
    for fill in found:
        box = fill.box
        x0, y0 = max(int(box.x0 * scale), 0), max(int(box.top * scale), 0)
        x1, y1 = int(box.x1 * scale) + 1, int(box.bottom * scale) + 1
        part = grey[y0:y1, x0:x1].astype(np.int16)
        level = int(fill.color & 255)
        inner = part[AREAS.edge : -AREAS.edge, AREAS.edge : -AREAS.edge]
        if np.count_nonzero(inner > level + AREAS.contrast) <= np.count_nonzero(inner < level - AREAS.contrast):
            continue
        if turned is grey:
            turned = grey.copy()
        turned[y0:y1, x0:x1] = 255
        turned[y0 + AREAS.edge : y0 + AREAS.edge + len(inner), x0 + AREAS.edge : x0 + AREAS.edge + inner.shape[1]] = (
            np.clip(255 - (inner - level), 0, 255)
        )
    return turned


def _reduced(grey: Grey, scale: float) -> tuple[Grey, float]:
    """The image at fewer pixels per point, where noise is averaged out, and the factor."""
    import cv2

    factor = min(1.0, AREAS.reduced / scale)
    small: Any = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1 else grey
    return np.asarray(small, np.uint8), factor
