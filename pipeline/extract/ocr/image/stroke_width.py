"""The stroke width of words, from which bold print is recognised.

A stroke of a scan is two or three pixels wide, too few to count pixels. The darkness summed across it gives its
width to a fraction of a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.components import ConnectedComponents, Int32s
from pipeline.extract.ocr.image.pixels import Grey
from pipeline.extract.ocr.image.settings import STROKES


def stroke_widths(grey: Grey, components: ConnectedComponents, groups: Sequence[Int32s]) -> NDArray[np.float64]:
    """The usual width of a vertical stroke in pixels, one value per group of components.

    Args:
        grey: the image, 0 is black.
        components: its connected components.
        groups: component labels of each word.
    """
    mask = np.pad(components.labels > 0, ((0, 0), (1, 1))).astype(np.int8)
    change = np.diff(mask, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    dark = (255.0 - grey) / 255
    total = np.pad(np.cumsum(dark, axis=1), ((0, 0), (1, 0)))
    width = grey.shape[1]
    widths = total[rows, np.minimum(ends + 1, width)] - total[rows, np.maximum(starts - 1, 0)]
    peaks = dark[rows, np.minimum((starts + ends) // 2, width - 1)]
    piece = components.labels[rows, starts]
    order = np.argsort(piece, kind="stable")
    bounds = np.searchsorted(piece[order], np.arange(len(components.stats) + 1))
    found = np.zeros(len(groups))
    for index, group in enumerate(groups):
        runs = np.concatenate([order[bounds[p] : bounds[p + 1]] for p in group])
        if len(runs):
            darkest = float(np.percentile(peaks[runs], STROKES.darkest)) or 1.0
            found[index] = float(np.percentile(widths[runs], STROKES.upright)) / darkest
    return found


def is_bold(strokes: NDArray[np.float64], letters: Int32s, text_lines: Int32s, rows: Int32s) -> list[bool]:
    """Which words are bold: heavier, for their font size, than most of the page.

    A single word is measured roughly, a row more precisely: a table's header row is bold as a whole.

    Args:
        strokes: stroke width of each word divided by its font size.
        letters: number of letters of each word.
        text_lines: index of the text line of each word.
        rows: index of the row of text of each word.
    """
    weights = np.maximum(letters, 1)
    order = np.argsort(strokes)
    usual = strokes[order[int(np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2))]]
    relative = strokes / (usual or 1.0)
    row = _share(rows, weights, relative)[rows]
    whole_row = (row >= STROKES.row) & (_share(rows, weights, relative >= STROKES.thick)[rows] >= STROKES.nearly)
    own = relative > np.where(row >= STROKES.mixed, STROKES.bold, STROKES.alone)
    whole_line = _share(text_lines, letters, own)[text_lines] >= STROKES.whole
    return [bool(b) for b in whole_row | whole_line | (own & (letters > 1))]


def _share(groups: Int32s, weights: Int32s, values: NDArray[Any]) -> NDArray[np.float64]:
    """The weighted mean of values per group."""
    return np.bincount(groups, weights * values) / np.maximum(np.bincount(groups, weights), 1)
