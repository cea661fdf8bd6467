"""The characters of a page, read through pdfium, in display coordinates, without those that cannot be seen."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import hypot
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf import native
from pipeline.extract.pdf.clipping import clip_box
from pipeline.extract.pdf.page import Characters, Fill
from pipeline.geometry import Box

INVISIBLE = 3  # text render mode: neither filled nor stroked; 7 only clips
CLIPPING = 7
OTHER_UNIT = 3.0  # only Type 3 fonts have boxes higher than this many times their font size
WIDEST = 8.0  # largest height of a character as a multiple of its width
SMALLEST = 1.5  # points: smaller characters cannot be read by a person
ASCENT = 0.78  # of the font size above the baseline, the same for all fonts so that lines can be compared
DESCENT = 0.22  # of the font size below the baseline
OUTSIDE = 0.3  # share of a character's width or height that may lie outside the page before it counts as cut off
FORCE_BOLD = 1 << 18
WHITE = 0xF4  # a colour is white when each channel is at least this high


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


class FontBook:
    """Whether fonts are bold, cached by handle for one document."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def bold(self, font: int | None) -> bool:
        if not font:
            return False
        known = self._known.get(font)
        if known is None:
            size = native.font_name(font, self._buffer, 256)
            name = self._buffer.raw[: max(min(size, 256) - 1, 0)].decode("utf-8", "replace").lower()
            by_name = any(word in name for word in ("bold", "black", "heavy", "negrita", "semibold", "demi"))
            known = by_name or native.font_weight(font) >= 600 or bool(native.font_flags(font) & FORCE_BOLD)
            self._known[font] = known
        return known


def read_glyphs(
    text_page: int,
    count: int,
    to_display: native.Matrix,
    size: tuple[float, float],
    fonts: FontBook,
    backdrop: Sequence[Fill | Box],
    tagged: bool,
    showing: Callable[[NDArray[np.float32]], NDArray[np.bool_]],
) -> Glyphs:
    """The characters of a loaded text page.

    Text that is only invisible (the text layer of a scanned page) is kept, since nothing else can be read there.

    Args:
        text_page: address of pdfium's text page.
        count: number of its characters.
        to_display: matrix from page space to the displayed page.
        size: width and height of the displayed page, in points.
        fonts: the fonts met so far.
        backdrop: coloured areas and images, on which white text is visible.
        tagged: whether marked-content ids are read.
    """
    codes = np.fromiter(map(native.unicode_of, repeat(text_page), range(count)), np.uint32, count)
    boxes = np.zeros((count, 4), np.float32)  # left, top, right, bottom in page space
    start = boxes.ctypes.data
    _exhaust(map(native.loose_box, repeat(text_page), range(count), range(start, start + 16 * count, 16)))
    handles = np.fromiter(map(native.text_object, repeat(text_page), range(count)), np.uint64, count)
    objects, firsts, run = np.unique(handles, return_index=True, return_inverse=True)
    runs = _runs(text_page, objects.tolist(), firsts.tolist(), to_display, fonts, tagged)

    runs["size"] = _true_sizes(runs["size"], boxes, run)
    direction = runs["direction"][run]
    height = runs["size"][run]
    x0, top, x1, bottom = _display(boxes, runs["base_x"][run], runs["base_y"][run], to_display, direction, height)
    blank = _is_blank(codes)
    made_up = handles == 0
    drawn = ~blank & ~made_up
    gap = _after_blank(drawn)

    upright = direction == 0
    width, page_height = size
    inside = (
        (x0 >= -OUTSIDE * (x1 - x0))
        & (x1 <= width + OUTSIDE * (x1 - x0))
        & (top >= -OUTSIDE * (bottom - top))
        & (bottom <= page_height + OUTSIDE * (bottom - top))
    )
    invisible = np.isin(runs["mode"], (INVISIBLE, CLIPPING))[run] | (runs["alpha"][run] < 13)
    all_invisible = bool(np.any(drawn)) and not np.any(drawn & ~invisible)
    if all_invisible:
        invisible[:] = False
    invisible |= height < SMALLEST
    invisible |= _clipped((x0 + x1) / 2, (top + bottom) / 2, runs["clip"][run])
    pale = np.array([_is_white(int(c)) for c in runs["color"]], np.bool_)[run] & drawn & ~invisible
    if pale.any():
        pale &= ~_covered((x0 + x1) / 2, (top + bottom) / 2, backdrop, pale)
    if pale.any():
        placed = np.stack((x0, top, x1, bottom), axis=1)
        which = np.flatnonzero(pale)
        alone = ~_touched(placed[which], placed[drawn & inside & ~invisible & ~pale])
        seen = np.zeros(len(which), np.bool_)
        if alone.any():
            seen[alone] = showing(placed[which[alone]])
        pale[which[seen]] = False  # filled with a pattern, which pdfium reports as white
        invisible |= pale
    keep = drawn & inside & ~invisible
    unmapped = _is_unmapped(codes) & keep
    characters = Characters(
        codes=codes[keep],
        x0=x0[keep],
        top=top[keep],
        x1=x1[keep],
        bottom=bottom[keep],
        size=height[keep],
        font=run[keep],
        upright=upright[keep],
        mcid=runs["mcid"][run][keep],
    )
    return Glyphs(
        characters=characters,
        direction=direction[keep],
        gap=gap[keep],
        color=runs["color"][run][keep],
        bold=runs["bold"][run][keep],
        hidden=int(np.count_nonzero(drawn & inside & invisible)),
        unmapped=int(np.count_nonzero(unmapped)),
        invisible=all_invisible,
        digits=_text(codes[keep & _is_digit(codes)]),
        unseen=_with_digits(codes, drawn & ~keep),
    )


def _true_sizes(sizes: NDArray[np.float32], boxes: NDArray[np.float32], run: NDArray[np.intp]) -> NDArray[np.float32]:
    """The font sizes of text objects, in points.

    The size of a Type 3 font whose matrix is not one thousandth is in another unit and useless: the height of its
    boxes is used instead.
    """
    if not np.any(sizes < SMALLEST):
        return sizes
    tall = np.zeros(len(sizes), np.float32)
    np.maximum.at(tall, run, np.minimum(np.abs(boxes[:, 1] - boxes[:, 3]), np.abs(boxes[:, 2] - boxes[:, 0]) * WIDEST))
    other = (sizes < SMALLEST) & (tall >= SMALLEST) & (tall > OTHER_UNIT * sizes)
    return np.where(other, tall, sizes).astype(np.float32)


def _touched(boxes: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which boxes have one of the others upon them: what shows there is the other."""
    touched = np.zeros(len(boxes), np.bool_)
    for i, (x0, top, x1, bottom) in enumerate(boxes.tolist()):
        apart = (others[:, 2] <= x0) | (others[:, 0] >= x1) | (others[:, 3] <= top) | (others[:, 1] >= bottom)
        touched[i] = bool(np.any(~apart))
    return touched


def _is_digit(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    digit: NDArray[np.bool_] = (codes >= 0x30) & (codes <= 0x39)
    return digit


def _text(codes: NDArray[np.uint32]) -> str:
    return "".join(map(chr, codes.tolist()))


def _with_digits(codes: NDArray[np.uint32], which: NDArray[np.bool_]) -> str:
    """The words with digits among selected characters, in stream order, separated by blanks."""
    if not np.any(which & _is_digit(codes)):
        return ""
    words = _text(np.where(which, codes, 0x20)).split()
    return " ".join(word for word in words if any("0" <= c <= "9" for c in word))


def _exhaust(calls: Iterator[Any]) -> None:
    """Makes calls for their side effects, without a Python loop."""
    deque(calls, maxlen=0)


def _runs(
    text_page: int,
    objects: Sequence[int],
    firsts: Sequence[int],
    to_display: native.Matrix,
    fonts: FontBook,
    tagged: bool,
) -> dict[str, NDArray[Any]]:
    """What all characters of a text object share, as arrays in the order of ``objects``; ``firsts`` has the first
    character of each object.
    """
    n = len(objects)
    direction = np.zeros(n, np.int8)
    size = np.zeros(n, np.float32)
    base_x = np.zeros(n, np.float32)
    base_y = np.zeros(n, np.float32)
    mode = np.zeros(n, np.int8)
    alpha = np.full(n, 255, np.int16)
    color = np.zeros(n, np.int32)
    bold = np.zeros(n, np.bool_)
    mcid = np.full(n, -1, np.int32)
    clip = np.tile(np.array([-np.inf, -np.inf, np.inf, np.inf], np.float32), (n, 1))
    for k, (handle, i) in enumerate(zip(objects, firsts, strict=True)):
        if not handle:
            continue
        own = native.matrix(native.matrix_of_char, text_page, i)
        m = native.concat(own, to_display)
        direction[k] = _direction(m[0], m[1])
        base_x[k], base_y[k] = _baseline(text_page, i, to_display)
        size[k] = native.font_size(text_page, i) * hypot(m[2], m[3])
        mode[k] = native.render_mode(handle)
        color[k], alpha[k] = native.color(native.fill_color, handle)
        if mode[k] == 1:
            color[k], alpha[k] = native.color(native.stroke_color, handle)
        bold[k] = fonts.bold(native.text_font(handle))
        box = clip_box(handle, to_display)
        if box is not None and own[:4] == native.matrix(native.object_matrix, handle)[:4]:
            clip[k] = box  # inside a form XObject the clip has the form's coordinates and is ignored
        if tagged:
            mcid[k] = native.object_mcid(handle)
    return {
        "direction": direction,
        "size": np.abs(size),
        "base_x": base_x,
        "base_y": base_y,
        "mode": mode,
        "alpha": alpha,
        "color": color,
        "bold": bold,
        "mcid": mcid,
        "clip": clip,
    }


_origin = (ctypes.c_double * 2)()
_origin_at = ctypes.addressof(_origin), ctypes.addressof(_origin) + 8


def _baseline(text_page: int, index: int, m: native.Matrix) -> tuple[float, float]:
    """The origin of a character as displayed: all characters of a text object share a baseline."""
    native.char_origin(text_page, index, *_origin_at)
    x, y = _origin
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _direction(a: float, b: float) -> int:
    """The direction in which text runs on the displayed page (y downwards), from the first row of its matrix."""
    if abs(b) <= 0.1 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) <= 0.1 * abs(b):
        return 1 if b > 0 else 3
    return -1


def _display(
    boxes: NDArray[np.float32],
    base_x: NDArray[np.float32],
    base_y: NDArray[np.float32],
    m: native.Matrix,
    direction: NDArray[np.int8],
    size: NDArray[np.float32],
) -> tuple[NDArray[np.float32], ...]:
    """The boxes as displayed: along the text as wide as pdfium says, across it from the baseline by the font size
    (pdfium's own height is that of the glyph outlines for some fonts).
    """
    a, b, c, d, e, f = m
    left, high, right, low = boxes.T
    xa, ya = a * left + c * low + e, b * left + d * low + f
    xb, yb = a * right + c * high + e, b * right + d * high + f
    x0, x1, top, bottom = np.minimum(xa, xb), np.maximum(xa, xb), np.minimum(ya, yb), np.maximum(ya, yb)
    up, down = ASCENT * size, DESCENT * size
    for way, sign in ((0, 1.0), (2, -1.0)):
        level = direction == way
        top = np.where(level, base_y - (up if sign > 0 else down), top)
        bottom = np.where(level, base_y + (down if sign > 0 else up), bottom)
    for way, sign in ((1, 1.0), (3, -1.0)):
        level = direction == way
        x0 = np.where(level, base_x - (down if sign > 0 else up), x0)
        x1 = np.where(level, base_x + (up if sign > 0 else down), x1)
    return x0.astype(np.float32), top.astype(np.float32), x1.astype(np.float32), bottom.astype(np.float32)


def _is_blank(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    blank: NDArray[np.bool_] = (
        (codes <= 0x20) & (codes != 0x02)
        | (codes == 0xA0)
        | ((codes >= 0x2000) & (codes <= 0x200B))
        | (codes == 0x202F)
        | (codes == 0x3000)
        | (codes == 0xFEFF)
    )
    return blank


def _is_unmapped(codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
    private = (codes >= 0xE000) & (codes <= 0xF8FF) & ~((codes >= 0xF020) & (codes <= 0xF0FF))
    control = (codes >= 0x7F) & (codes < 0xA0)
    unmapped: NDArray[np.bool_] = private | control | np.isin(codes, (0xFFFD, 0xFFFE, 0xFFFF))
    return unmapped


def _after_blank(drawn: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """For each position of the stream, whether the one before it is not drawn."""
    before = np.empty_like(drawn)
    before[:1] = True
    before[1:] = ~drawn[:-1]
    return before


def _clipped(
    x: NDArray[np.floating[Any]], y: NDArray[np.floating[Any]], clip: NDArray[np.float32]
) -> NDArray[np.bool_]:
    """Whether the centre of each character lies outside the clip box of its text."""
    out: NDArray[np.bool_] = (x < clip[:, 0] - 1) | (x > clip[:, 2] + 1) | (y < clip[:, 1] - 1) | (y > clip[:, 3] + 1)
    return out


def _is_white(color: int) -> bool:
    return min(color >> 16 & 255, color >> 8 & 255, color & 255) >= WHITE


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
