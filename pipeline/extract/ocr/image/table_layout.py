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
from pipeline.extract.ocr.image.settings import LAYOUT

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

_PER_POINT = LAYOUT.dpi / 72
_LEVEL_LINE, _UPRIGHT_LINE = int(LAYOUT.level_line * _PER_POINT), int(LAYOUT.upright_line * _PER_POINT)
_LOWEST, _HIGHEST = LAYOUT.lowest * _PER_POINT, LAYOUT.highest * _PER_POINT
_WIDEST = LAYOUT.widest * _PER_POINT


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
    """Whether a picture, drawn as coarsely as it is looked at, may show a table."""
    values = features(grey)
    return values is not None and model().score(values.tolist()) >= LAYOUT.least_score


def features(grey: Grey) -> NDArray[np.float64] | None:
    """What a picture shows, in the order of ``FEATURES``; ``None`` where there is hardly any print or
    only noise."""
    found = _print(grey) if min(grey.shape) >= LAYOUT.smallest_side else None
    if found is None:
        return None
    boxes, height = found.stretches, found.height
    centres = (boxes[:, 1] + boxes[:, 3]) / 2
    row = np.concatenate(([0], np.cumsum(np.diff(centres) > LAYOUT.same_row * height)))
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
            log(found.beside + LAYOUT.least_share),
            found.drawn**0.5,
            found.letters,
            log(len(rows)),
            log(max(float(np.median(between)) / height, LAYOUT.least_share)),
            log(max(float(gaps.max()) / height, LAYOUT.least_share)),
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
    if np.count_nonzero(able) < LAYOUT.fewest_letters:
        return None
    height = _weighted_median(high[able], np.sqrt(area[able]))
    seen = (area >= LAYOUT.dust * height**2) & (high > 1)
    letters = (
        (high <= LAYOUT.tall * height) & (wide <= LAYOUT.long * height) & (area >= max(LAYOUT.dust * height**2, 2.0))
    )
    reach = max(int(LAYOUT.joined * height), 3) | 1  # odd: closing with an even one shifts the picture
    bands = cv2.morphologyEx(letters[labels].astype(np.uint8), cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    boxes = cv2.connectedComponentsWithStats(bands, connectivity=8)[2][1:, :4].astype(np.float64)
    boxes = boxes[boxes[:, 3] >= LAYOUT.lowest_stretch * height]
    own = float(area[letters].sum())
    if not LAYOUT.fewest_stretches <= len(boxes) <= LAYOUT.most_stretches or not own:
        return None
    boxes[:, 2:] += boxes[:, :2]
    other = seen & ~letters
    usual = (high[letters] >= LAYOUT.low_letter * height) & (high[letters] <= LAYOUT.high_letter * height)
    return _Print(
        stretches=boxes[np.argsort(boxes[:, 1] + boxes[:, 3], kind="stable")],
        height=height,
        beside=float(area[other].sum()) / own,
        drawn=min(float((wide * high)[other].sum()) / grey.size, LAYOUT.most_drawn),
        letters=float(usual.mean()),
        printed=float(bands.mean()),
    )


def _ink(grey: Grey) -> Mask:
    """What is darker than its surroundings, and on a dark ground what is lighter."""
    import cv2

    smooth = cv2.GaussianBlur(grey, (3, 3), 0)
    mean = cv2.blur(smooth, (LAYOUT.around, LAYOUT.around))
    coarse = cv2.resize(grey, None, fx=LAYOUT.coarse, fy=LAYOUT.coarse, interpolation=cv2.INTER_AREA)
    ground = cv2.resize(cv2.medianBlur(coarse, LAYOUT.ground_window), grey.shape[::-1], interpolation=cv2.INTER_NEAREST)
    lighter, darker = cv2.subtract(smooth, mean) > LAYOUT.contrast, cv2.subtract(mean, smooth) > LAYOUT.contrast
    return np.where(ground < LAYOUT.dark, lighter, darker).astype(np.uint8)


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
    near = (row[:, None] != row) & (np.abs(centres[:, None] - centres) <= LAYOUT.next_rows * height)
    in_line = np.zeros_like(near)
    for edge in (boxes[:, 0], boxes[:, 2], (boxes[:, 0] + boxes[:, 2]) / 2):
        in_line |= np.abs(edge[:, None] - edge) <= LAYOUT.in_line * height
    return np.asarray((near & in_line & several[:, None] & several).any(axis=1), np.bool_)
