"""Whether a picture may show a table, by how its print is laid out: decided before anything is recognised.

Print of a table stands in stretches that begin, end or have their middle under each other over neighbouring rows, with
no wide gap between rows and hardly any ink that is no letter. A logistic regression over what is seen at 100 dots per
inch in about 6 ms; fitted by ``bench/picture_tables.py`` on tables of real documents drawn as pictures and on the
charts, maps, logos and signatures of the same documents. The weights are in ``table_layout.json`` beside this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.linear_model import LinearModel, stored_model
from pipeline.extract.ocr.image.pixels import Grey, Mask

DPI = 100.0  # of the image that is looked at
LEAST_SCORE = -2.0
"""Log-odds from which a picture may show a table. By series left out of the fit, of 1,215 pictures of tables of
documents with an even MD5 (243 in five ways) 2 have less and of 1,230 with an odd one 16, of other pictures 93 of 102
and 102 of 105; from -3 on it is 2 and 13, 87 and 98 (``bench.picture_tables``). The seven pictures of tables that stand
in these documents have 4.7 and more."""

FEATURES = (
    "ink beside print",  # of what is neither letters nor straight lines, as a multiple of that of letters; log
    "drawn",  # share of the picture in the boxes of what is neither; root
    "letters",  # share of the letters about as high as most
    "rows",  # of print; log
    "pitch",  # from row to row, in letter heights; log of the median
    "gap",  # the widest between rows or to the edge of the picture, in letter heights; log
    "covered",  # share of the picture's height in which print stands
    "printed",  # share of the picture in stretches of print; root
    "width",  # of the stretches, in letter heights; log of the median
    "left",  # how far left edges are apart, as a share of the picture's width
    "aligned",  # share of the stretches that stand in line with one of a neighbouring row
    "aligned rows",  # with two such stretches or more; log of their number and one
)

_PER_POINT = DPI / 72
_SMALLEST_SIDE = 10  # pixels of a picture: a lower one has no two rows
_CONTRAST = 18  # grey levels by which ink differs from the mean around it
_AROUND = 21  # pixels of that mean
_DARK = 110  # grey level of a ground on which print is light
_LEVEL_LINE, _UPRIGHT_LINE = int(20 * _PER_POINT), int(18 * _PER_POINT)  # pixels of a straight run that is no letter
_LOWEST, _HIGHEST, _WIDEST = 2.5 * _PER_POINT, 25 * _PER_POINT, 36 * _PER_POINT  # pixels of a letter
_FEWEST_LETTERS, _FEWEST_STRETCHES, _MOST_STRETCHES = 4, 3, 3000  # fewer are no table, more are noise
_DUST = 0.02  # of the letter height squared
_TALL, _LONG = 2.2, 14.0  # letter heights: what is higher or wider is no letter
_JOINED = 1.6  # letter heights between letters of one stretch
_IN_LINE, _NEXT_ROWS = 0.6, 5.0  # letter heights by which edges in line differ, and within which rows are neighbours


@dataclass(frozen=True)
class _Print:
    """The stretches of print of an image (left, top, right, bottom in pixels, from top to bottom), the usual height of
    a letter, and shares of the image or of its ink as in ``FEATURES``."""

    stretches: NDArray[np.float64]
    height: float
    beside: float
    drawn: float
    letters: float
    printed: float


@cache
def model() -> LinearModel:
    """The fitted model: its score is the log-odds of a table."""
    return stored_model(Path(__file__).with_suffix(".json"), FEATURES)[0]


def may_show_table(grey: Grey) -> bool:
    """Whether a picture at ``DPI`` may show a table."""
    values = features(grey)
    return values is not None and model().score(values.tolist()) >= LEAST_SCORE


def features(grey: Grey) -> NDArray[np.float64] | None:
    """What a picture at ``DPI`` shows, in the order of ``FEATURES``; ``None`` where there is hardly any print or
    only noise."""
    found = _print(grey) if min(grey.shape) >= _SMALLEST_SIDE else None
    if found is None:
        return None
    boxes, height = found.stretches, found.height
    centres = (boxes[:, 1] + boxes[:, 3]) / 2
    row = np.concatenate(([0], np.cumsum(np.diff(centres) > 0.45 * height)))
    rows = np.bincount(row, centres) / np.bincount(row)
    between = np.diff(rows) if len(rows) > 1 else np.array([float(len(grey))])
    gaps = np.diff(np.concatenate(([0.0], rows, [float(len(grey))])))
    covered = np.zeros(len(grey), bool)
    for _, top, _, bottom in boxes.astype(int):
        covered[top:bottom] = True
    aligned = _aligned(boxes, centres, row, height)
    by_row = np.bincount(row, aligned)
    return np.array(
        [
            log(found.beside + 0.01),
            found.drawn**0.5,
            found.letters,
            log(len(rows)),
            log(max(float(np.median(between)) / height, 0.01)),
            log(max(float(gaps.max()) / height, 0.01)),
            float(covered.mean()),
            found.printed**0.5,
            log(float(np.median(boxes[:, 2] - boxes[:, 0])) / height),
            float(np.ptp(boxes[:, 0])) / grey.shape[1],
            float(aligned.mean()),
            log(1.0 + np.count_nonzero(by_row >= 2)),
        ]
    )


def _print(grey: Grey) -> _Print | None:
    """The print of an image, apart from straight lines and drawings."""
    import cv2

    ink = _ink(grey)
    level: Any = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, _LEVEL_LINE), np.uint8))
    upright: Any = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((_UPRIGHT_LINE, 1), np.uint8))
    lines: Any = cv2.dilate(level | upright, np.ones((3, 3), np.uint8))  # with the grey beside them
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink & (1 - lines), connectivity=8)
    stats[0] = 0
    wide, high, area = (stats[:, n].astype(np.float64) for n in (2, 3, 4))
    able = (high >= _LOWEST) & (high <= _HIGHEST) & (wide <= _WIDEST)
    if np.count_nonzero(able) < _FEWEST_LETTERS:
        return None
    height = _weighted_median(high[able], np.sqrt(area[able]))
    seen = (area >= _DUST * height**2) & (high > 1)
    letters = (high <= _TALL * height) & (wide <= _LONG * height) & (area >= max(_DUST * height**2, 2.0))
    reach = max(int(_JOINED * height), 3) | 1  # odd: closing with an even one shifts the picture
    bands = cv2.morphologyEx(letters[labels].astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    boxes = cv2.connectedComponentsWithStats(bands, connectivity=8)[2][1:, :4].astype(np.float64)
    boxes = boxes[boxes[:, 3] >= 0.5 * height]
    own = float(area[letters].sum())
    if not _FEWEST_STRETCHES <= len(boxes) <= _MOST_STRETCHES or not own:
        return None
    boxes[:, 2:] += boxes[:, :2]
    other = seen & ~letters
    usual = (high[letters] >= 0.6 * height) & (high[letters] <= 1.6 * height)
    return _Print(
        stretches=boxes[np.argsort(boxes[:, 1] + boxes[:, 3], kind="stable")],
        height=height,
        beside=float(area[other].sum()) / own,
        drawn=min(float((wide * high)[other].sum()) / grey.size, 1.5),
        letters=float(usual.mean()),
        printed=float(bands.mean()),
    )


def _ink(grey: Grey) -> Mask:
    """What is darker than its surroundings, and on a dark ground what is lighter."""
    import cv2

    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    mean = cv2.blur(smooth, (_AROUND, _AROUND))
    coarse = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    ground = cv2.resize(cv2.medianBlur(coarse, 5), grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    lighter, darker = cv2.subtract(smooth, mean) > _CONTRAST, cv2.subtract(mean, smooth) > _CONTRAST
    return np.where(ground < _DARK, lighter, darker).astype(np.uint8)


def _weighted_median(values: NDArray[np.float64], weight: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    total = np.cumsum(weight[order])
    return float(values[order][np.searchsorted(total, total[-1] / 2)])


def _aligned(
    boxes: NDArray[np.float64], centres: NDArray[np.float64], row: NDArray[np.intp], height: float
) -> NDArray[np.bool_]:
    """Which stretches have another one of a neighbouring row above or below them, by left edge, right edge or middle;
    only rows of two or more are looked at."""
    several = np.bincount(row)[row] >= 2
    near = (row[:, None] != row) & (np.abs(centres[:, None] - centres) <= _NEXT_ROWS * height)
    in_line = np.zeros_like(near)
    for edge in (boxes[:, 0], boxes[:, 2], (boxes[:, 0] + boxes[:, 2]) / 2):
        in_line |= np.abs(edge[:, None] - edge) <= _IN_LINE * height
    return np.asarray((near & in_line & several[:, None] & several).any(axis=1), np.bool_)
