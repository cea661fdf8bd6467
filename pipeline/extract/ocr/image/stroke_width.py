"""How thick the strokes of letters are, by which bold print is told in a picture.

A stroke of a scan is two or three pixels wide, so counting pixels tells nothing; the darkness across
it, summed up, says its width to a fraction of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.ocr.image.components import Ink, Ints
from pipeline.extract.ocr.image.render import Grey

UPRIGHT = 35  # percentile of the widths of a word that is one of its upright strokes: wider ones lie down
BOLD = 1.25  # times the usual thickness from which a word is bold in a row that has others …
ALONE = 1.42  # … and where the rest of its row is not: letters with few upright strokes measure too thick
ROW = 1.2  # times the usual thickness from which a whole row is bold, if nearly all of it is thick
THICK, NEARLY = 1.08, 0.85  # what is thick there, and how much of the row's letters
MIXED = 1.1  # times the usual thickness from which a row has bold words
WHOLE = 0.7  # of the letters of a stretch in bold words make all of it bold


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
            found[index] = float(np.percentile(widths[runs], UPRIGHT)) / darkest
    return found


def heavy(strokes: NDArray[np.float64], letters: Ints, stretches: Ints, rows: Ints) -> list[bool]:
    """Which words are bold: thicker, for their size, than most of the page.

    Of each word the thickness for its size, how many letters it has, and the numbers of its stretch and of
    its row of text. A word is measured roughly, a row more surely: a heading row of a table is bold as one.
    """
    weights = np.maximum(letters, 1)
    order = np.argsort(strokes)
    usual = strokes[order[int(np.searchsorted(np.cumsum(weights[order]), weights.sum() / 2))]]
    relative = strokes / (usual or 1.0)
    row = _share(rows, weights, relative)[rows]
    whole_row = (row >= ROW) & (_share(rows, weights, relative >= THICK)[rows] >= NEARLY)
    own = relative > np.where(row >= MIXED, BOLD, ALONE)
    whole_stretch = _share(stretches, letters, own)[stretches] >= WHOLE
    return [bool(b) for b in whole_row | whole_stretch | (own & (letters > 1))]


def _share(groups: Ints, weights: Ints, values: NDArray[Any]) -> NDArray[np.float64]:
    """The mean of values by group, weighed."""
    return np.bincount(groups, weights * values) / np.maximum(np.bincount(groups, weights), 1)
