"""What part of the page an object may show in."""

from __future__ import annotations

import ctypes

from pipeline.extract.pdf import native

MOST_SEGMENTS = 64  # of one clip; one with more is no box and is let be

_x = ctypes.c_float()
_y = ctypes.c_float()
_x_at, _y_at = ctypes.addressof(_x), ctypes.addressof(_y)


def clip_box(handle: int, m: native.Matrix) -> tuple[float, float, float, float] | None:
    """The box (x0, top, x1, bottom), as displayed by ``m``, that the clips of an object have in common;
    ``None`` where it is not clipped, or not by something simple."""
    clip = native.clip_path(handle)
    count = native.clip_count(clip) if clip else 0
    if count <= 0:
        return None
    a, b, c, d, e, f = m
    left = top = float("-inf")
    right = bottom = float("inf")
    for path in range(count):
        segments = native.clip_segments(clip, path)
        if not 3 <= segments <= MOST_SEGMENTS:
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
