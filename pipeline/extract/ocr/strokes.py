"""How thick the strokes of letters are, by which bold print is told in a picture.

A stroke of a scan is two or three pixels wide, so counting pixels tells nothing; the darkness across
it, summed up, says its width to a fraction of one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.ink import Ink, Ints
from pipeline.extract.ocr.render import Grey


def thickness(grey: Grey, ink: Ink, groups: Sequence[Ints]) -> NDArray[np.float64]:
    """For each group of pieces of ink the usual width of an upright stroke, in pixels."""
    mask = np.pad(ink.labels > 0, ((0, 0), (1, 1))).astype(np.int8)
    change = np.diff(mask, axis=1)
    rows, starts = np.nonzero(change == 1)
    _, ends = np.nonzero(change == -1)
    dark = (255.0 - grey) / 255
    total = np.pad(np.cumsum(dark, axis=1), ((0, 0), (1, 0)))
    width = grey.shape[1]
    widths = total[rows, np.minimum(ends + 1, width)] - total[rows, np.maximum(starts - 1, 0)]
    peaks = dark[rows, np.minimum((starts + ends) // 2, width - 1)]
    piece = ink.labels[rows, starts]
    order = np.argsort(piece, kind="stable")
    bounds = np.searchsorted(piece[order], np.arange(len(ink.pieces) + 1))
    found = np.zeros(len(groups))
    for index, group in enumerate(groups):
        runs = np.concatenate([order[bounds[p] : bounds[p + 1]] for p in group])
        if len(runs):
            darkest = float(np.percentile(peaks[runs], 90)) or 1.0
            found[index] = float(np.median(widths[runs])) / darkest
    return found
