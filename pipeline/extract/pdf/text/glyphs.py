"""The characters of a page, read through pdfium, in display coordinates, without those that cannot be seen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import hypot
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf import native
from pipeline.extract.pdf.page import Characters, Fill
from pipeline.extract.pdf.settings import CHARACTERS, GLYPHS
from pipeline.extract.pdf.text.character_boxes import baseline, direction_of, displayed_boxes, true_sizes
from pipeline.extract.pdf.text.character_codes import (
    characters_of,
    is_blank,
    is_digit,
    is_unmapped,
    without_meaning_marked,
    words_with_digits,
)
from pipeline.extract.pdf.text.fonts import FontBook
from pipeline.extract.pdf.text.visibility import clip_box, in_layer, switched_off
from pipeline.geometry import Box

INVISIBLE = 3  # text render mode: neither filled nor stroked; 7 only clips
CLIPPING = 7
_UNCLIPPED = (float("-inf"), float("-inf"), float("inf"), float("inf"))
_RUN: dict[str, type[np.generic]] = {
    "direction": np.int8,
    "size": np.float32,
    "base_x": np.float32,
    "base_y": np.float32,
    "mode": np.int8,
    "alpha": np.int16,
    "color": np.int32,
    "bold": np.bool_,
    "mcid": np.int32,
    "layered": np.bool_,
    "clip": np.float32,
}
"""What the characters of a text object share, by name and kind of number."""


@dataclass(frozen=True)
class Glyphs:
    """Everything read of a page's characters, in display coordinates, before words are made.

    ``direction`` is 0 for text running right, 1 down, 2 left, 3 up, -1 at any other angle. ``gap`` is true for a
    character that follows a blank or a line end in the content stream. ``invisible``: no character can be seen, and
    all are kept. ``digits`` are those of the characters, ``unseen`` the words with digits among what is left out.
    """

    characters: Characters
    direction: NDArray[np.int8]
    gap: NDArray[np.bool_]
    color: NDArray[np.int32]
    bold: NDArray[np.bool_]
    hidden: int
    unmapped: int
    invisible: bool = False
    digits: str = ""
    unseen: str = ""


@dataclass(frozen=True)
class TextPage:
    """A loaded text page: pdfium's address of it, the number of its characters, the matrix from page space to the
    displayed page and the width and height of this in points, the fonts met so far, and whether marked-content ids are
    read."""

    address: int
    count: int
    to_display: native.Matrix
    size: tuple[float, float]
    fonts: FontBook
    tagged: bool


def read_glyphs(
    page: TextPage,
    backdrop: Sequence[Fill | Box],
    showing: Callable[[NDArray[np.float32]], NDArray[np.bool_] | None],
) -> Glyphs:
    """The characters of a loaded text page.

    Text that is only invisible (the text layer of a scanned page) is kept, since nothing else can be read there.

    Args:
        page: the text page.
        backdrop: coloured areas and images, on which white text is visible.
        showing: which of some boxes show more than one tone on the rendered page; ``None`` where it cannot be rendered.
    """
    text_page, count, size = page.address, page.count, page.size
    codes = np.fromiter(map(native.unicode_of, repeat(text_page), range(count)), np.uint32, count)
    codes = without_meaning_marked(codes, lambda index: native.has_no_unicode(text_page, index) == 1)
    boxes = np.zeros((count, 4), np.float32)  # left, top, right, bottom in page space
    start = boxes.ctypes.data
    _exhaust(map(native.loose_box, repeat(text_page), range(count), range(start, start + 16 * count, 16)))
    handles = np.fromiter(map(native.text_object, repeat(text_page), range(count)), np.uint64, count)
    objects, firsts, run = np.unique(handles, return_index=True, return_inverse=True)
    runs = _runs(page, objects.tolist(), firsts.tolist())

    runs["size"] = true_sizes(runs["size"], boxes, run)
    direction, height = runs["direction"][run], runs["size"][run]
    placed = displayed_boxes(boxes, (runs["base_x"][run], runs["base_y"][run]), page.to_display, direction, height)
    drawn = ~is_blank(codes) & (handles != 0)
    inside = _is_inside(placed, size)
    invisible, all_invisible = _without_ink(runs, run, drawn)
    invisible |= height < CHARACTERS.smallest * min(max(size) / CHARACTERS.enlarged, 1.0)
    invisible |= _clipped(placed, runs["clip"][run])
    pale = np.array([_is_white(int(c)) for c in runs["color"]], np.bool_)[run] & drawn & ~invisible
    invisible |= _lost_on_paper(pale, placed, drawn & inside & ~invisible, backdrop, showing)
    invisible |= switched_off(runs["layered"][run] & drawn & inside & ~invisible, placed, run, showing)
    keep = drawn & inside & ~invisible
    unmapped = is_unmapped(codes) & keep
    characters = Characters(
        codes=codes[keep],
        x0=placed[keep, 0],
        top=placed[keep, 1],
        x1=placed[keep, 2],
        bottom=placed[keep, 3],
        size=height[keep],
        font=run[keep],
        upright=direction[keep] == 0,
        mcid=runs["mcid"][run][keep],
    )
    return Glyphs(
        characters=characters,
        direction=direction[keep],
        gap=_after_blank(drawn)[keep],
        color=runs["color"][run][keep],
        bold=runs["bold"][run][keep],
        hidden=int(np.count_nonzero(drawn & inside & invisible)),
        unmapped=int(np.count_nonzero(unmapped)),
        invisible=all_invisible,
        digits=characters_of(codes[keep & is_digit(codes)]),
        unseen=words_with_digits(codes, drawn & ~keep),
    )


def _without_ink(
    runs: dict[str, NDArray[Any]], run: NDArray[np.intp], drawn: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], bool]:
    """Which characters are drawn without ink, and whether all are: then none counts as such, for nothing else can be
    read."""
    invisible = np.isin(runs["mode"], (INVISIBLE, CLIPPING))[run] | (runs["alpha"][run] < GLYPHS.transparent)
    all_invisible = bool(np.any(drawn)) and not np.any(drawn & ~invisible)
    if all_invisible:
        invisible[:] = False
    return invisible, all_invisible


def _touched(boxes: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which boxes have one of the others upon them: what shows there is the other."""
    touched = np.zeros(len(boxes), np.bool_)
    for i, (x0, top, x1, bottom) in enumerate(boxes.tolist()):
        apart = (others[:, 2] <= x0) | (others[:, 0] >= x1) | (others[:, 3] <= top) | (others[:, 1] >= bottom)
        touched[i] = bool(np.any(~apart))
    return touched


def _exhaust(calls: Iterator[Any]) -> None:
    """Makes calls for their side effects, without a Python loop."""
    deque(calls, maxlen=0)


def _runs(page: TextPage, objects: Sequence[int], firsts: Sequence[int]) -> dict[str, NDArray[Any]]:
    """What all characters of a text object share, as arrays in the order of ``objects``; ``firsts`` has the first
    character of each object.
    """
    unset = (0, 0.0, 0.0, 0.0, 0, 255, 0, False, -1, False, _UNCLIPPED)
    shared: list[tuple[Any, ...]] = [
        _run(page, handle, i) if handle else unset for handle, i in zip(objects, firsts, strict=True)
    ]
    columns = list(zip(*shared, strict=True)) or [()] * len(_RUN)
    runs = {name: np.array(column, kind) for (name, kind), column in zip(_RUN.items(), columns, strict=True)}
    runs["size"] = np.abs(runs["size"])
    runs["clip"] = runs["clip"].reshape(-1, 4)
    return runs


def _run(page: TextPage, handle: int, first: int) -> tuple[Any, ...]:
    """What the characters of one text object share, in the order of ``_RUN``."""
    own = native.matrix(native.matrix_of_char, page.address, first)
    m = native.concat(own, page.to_display)
    x, y = baseline(page.address, first, page.to_display)
    mode = native.render_mode(handle)
    color, alpha = native.color(native.stroke_color if mode == 1 else native.fill_color, handle)
    box = clip_box(handle, page.to_display)
    if box is None or own[:4] != native.matrix(native.object_matrix, handle)[:4]:
        box = _UNCLIPPED  # inside a form XObject the clip has the form's coordinates and is ignored
    return (
        direction_of(m[0], m[1]),
        native.font_size(page.address, first) * hypot(m[2], m[3]),
        x,
        y,
        mode,
        alpha,
        color,
        page.fonts.bold(native.text_font(handle)),
        native.object_mcid(handle) if page.tagged else -1,
        in_layer(handle),
        box,
    )


def _after_blank(drawn: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each position of the stream, whether the one before it is not drawn."""
    before = np.empty_like(drawn)
    before[:1] = True
    before[1:] = ~drawn[:-1]
    return before


def _is_inside(boxes: NDArray[np.float32], size: tuple[float, float]) -> NDArray[np.bool_]:
    """Which characters lie on the page, but for a small part."""
    x0, top, x1, bottom = boxes.T
    width, height = size
    inside: NDArray[np.bool_] = (
        (x0 >= -GLYPHS.outside * (x1 - x0))
        & (x1 <= width + GLYPHS.outside * (x1 - x0))
        & (top >= -GLYPHS.outside * (bottom - top))
        & (bottom <= height + GLYPHS.outside * (bottom - top))
    )
    return inside


def _clipped(boxes: NDArray[np.float32], clip: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether the centre of each character lies outside the clip box of its text."""
    x, y = _centres(boxes)
    out: NDArray[np.bool_] = (x < clip[:, 0] - 1) | (x > clip[:, 2] + 1) | (y < clip[:, 1] - 1) | (y > clip[:, 3] + 1)
    return out


def _centres(boxes: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    x0, top, x1, bottom = boxes.T
    return (x0 + x1) / 2, (top + bottom) / 2


def _lost_on_paper(
    pale: NDArray[np.bool_],
    boxes: NDArray[np.float32],
    visible: NDArray[np.bool_],
    backdrop: Sequence[Fill | Box],
    showing: Callable[[NDArray[np.float32]], NDArray[np.bool_] | None],
) -> NDArray[np.bool_]:
    """Which of the pale characters cannot be seen: no area makes them visible, and where they stand nothing shows.

    ``visible`` are the characters that nothing else hides: what shows where one of them stands is that one.
    """
    lost = pale.copy()
    if lost.any():
        lost &= ~_covered(*_centres(boxes), backdrop, pale)
    if lost.any():
        which = np.flatnonzero(lost)
        alone = ~_touched(boxes[which], boxes[visible & ~lost])
        seen = np.zeros(len(which), np.bool_)
        if alone.any() and (shown := showing(boxes[which[alone]])) is not None:
            seen[alone] = shown
        lost[which[seen]] = False  # filled with a pattern, which pdfium reports as white
    return lost


def _is_white(color: int) -> bool:
    return min(color >> 16 & 255, color >> 8 & 255, color & 255) >= GLYPHS.white


def _covered(
    x: NDArray[np.floating[Any]], y: NDArray[np.floating[Any]], backdrop: Sequence[Fill | Box], which: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether the topmost area under each point is not white."""
    covered = np.zeros(len(x), np.bool_)
    px, py = x[which], y[which]
    state = np.zeros(len(px), np.bool_)
    for area in backdrop:
        box, white = (area.box, _is_white(area.color)) if isinstance(area, Fill) else (area, False)
        hit = (px >= box.x0) & (px <= box.x1) & (py >= box.top) & (py <= box.bottom)
        state[hit] = not white
    covered[which] = state
    return covered
