"""Whether text can be seen: the clip box of a page object, and layers (optional content, ISO 32000-1, 8.11)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pipeline.extract.pdf import native
from pipeline.extract.pdf.settings import CLIPS

_x = ctypes.c_float()
_y = ctypes.c_float()
_x_at, _y_at = ctypes.addressof(_x), ctypes.addressof(_y)
_name = ctypes.create_string_buffer(32)  # of a mark; longer names are not read
_name_size = ctypes.c_ulong()
_name_at, _name_size_at = ctypes.addressof(_name), ctypes.addressof(_name_size)
_LAYER = "OC".encode("utf-16-le")


def clip_box(handle: int, m: native.Matrix) -> tuple[float, float, float, float] | None:
    """The intersection (x0, top, x1, bottom) of an object's clip paths, transformed by ``m`` to the displayed page;
    ``None`` where it has none, or none that is simple.
    """
    clip = native.clip_path(handle)
    count = native.clip_count(clip) if clip else 0
    if count <= 0:
        return None
    a, b, c, d, e, f = m
    left = top = float("-inf")
    right = bottom = float("inf")
    for path in range(count):
        segments = native.clip_segments(clip, path)
        if not 3 <= segments <= CLIPS.most_segments:
            return None
        xs, ys = [], []
        for i in range(segments):
            native.segment_point(native.clip_segment(clip, path, i), _x_at, _y_at)
            x, y = _x.value, _y.value
            xs.append(a * x + c * y + e)
            ys.append(b * x + d * y + f)
        left, right = max(left, min(xs)), min(right, max(xs))
        top, bottom = max(top, min(ys)), min(bottom, max(ys))
    return left, top, right, bottom


def in_layer(handle: int) -> bool:
    """Whether a page object is marked as optional content."""
    for index in range(native.count_marks(handle)):
        mark = native.get_mark(handle, index)
        if native.mark_name(mark, _name_at, len(_name), _name_size_at) and _name.raw[:6] == _LAYER + b"\0\0":
            return True
    return False


def switched_off(
    layered: NDArray[np.bool_],
    boxes: NDArray[np.float32],
    run: NDArray[np.intp],
    showing: Callable[[NDArray[np.float32]], NDArray[np.bool_] | None],
) -> NDArray[np.bool_]:
    """Which characters of layers belong to a text object of which nothing shows where it stands.

    Args:
        layered: which characters stand in a layer.
        boxes: of all characters, in points of the displayed page.
        run: the text object of each character.
        showing: which of some boxes show more than one tone on the rendered page; ``None`` where it cannot be rendered,
            and nothing is taken for switched off.
    """
    off = np.zeros(len(layered), np.bool_)
    shown = showing(boxes[layered]) if layered.any() else None
    if shown is not None:
        off[layered] = ~np.isin(run[layered], run[layered][shown])
    return off
