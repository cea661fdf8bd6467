"""The clip box of a page object: the part of the page in which it is visible."""

from __future__ import annotations

import ctypes

from pipeline.extract.pdf import native
from pipeline.extract.pdf.settings import CLIPS

_x = ctypes.c_float()
_y = ctypes.c_float()
_x_at, _y_at = ctypes.addressof(_x), ctypes.addressof(_y)


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
