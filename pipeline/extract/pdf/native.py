"""pdfium's functions with the cheapest calling convention of ctypes.

``raw`` declares every function with typed pointers, whose conversion takes longer than the call. The few functions
called once per character or path segment are declared again here, on the same loaded library, with plain addresses
and without releasing the interpreter lock: a call takes about 0.3 microseconds. Handles are integers (addresses);
``None`` or 0 is no handle.

``raw`` is the bindings module of pypdfium2, without the package's helpers, which take longer to load than the library
itself; pdfium is initialised here as they would do it (a second initialisation has no effect).
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import pypdfium2_raw.bindings as _bindings  # type: ignore[import-untyped,unused-ignore]

from pipeline.geometry import Box

raw: Any = _bindings
raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2))

_lock = Lock()
_open = 0


@contextmanager
def in_use() -> Iterator[None]:
    """While a document is open: pdfium is not started anew meanwhile."""
    global _open
    with _lock:
        _open += 1
    try:
        yield
    finally:
        with _lock:
            _open -= 1


def start_anew() -> None:
    """Forgets what pdfium keeps from one document to the next, where no document is open in this process.

    The fonts that stand in for those a PDF does not bring are kept, with the weight that the last document asked for;
    the widths of their letters, and with them the blanks between words, then depend on what was read before.
    """
    with _lock:
        if _open == 0 and not _helpers_open():
            raw.FPDF_DestroyLibrary()
            raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2))


def _helpers_open() -> bool:
    """Whether the package's own helpers, which others use, have anything open."""
    if "pypdfium2" not in sys.modules:
        return False
    from pypdfium2.internal.bases import ObjectTracker

    return any(ObjectTracker.values())


_P = ctypes.c_void_p
_I = ctypes.c_int
_U = ctypes.c_uint


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


# text page: handle, index
unicode_of = _function("FPDFText_GetUnicode", _U, _P, _I)
has_no_unicode = _function("FPDFText_HasUnicodeMapError", _I, _P, _I)
loose_box = _function("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
char_origin = _function("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
font_size = _function("FPDFText_GetFontSize", ctypes.c_double, _P, _I)
text_object = _function("FPDFText_GetTextObject", ctypes.c_size_t, _P, _I)
matrix_of_char = _function("FPDFText_GetMatrix", _I, _P, _I, _P)

# page objects
count_objects = _function("FPDFPage_CountObjects", _I, _P)
get_object = _function("FPDFPage_GetObject", _P, _P, _I)
object_type = _function("FPDFPageObj_GetType", _I, _P)
object_bounds = _function("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
object_matrix = _function("FPDFPageObj_GetMatrix", _I, _P, _P)
object_mcid = _function("FPDFPageObj_GetMarkedContentID", _I, _P)
count_marks = _function("FPDFPageObj_CountMarks", _I, _P)
get_mark = _function("FPDFPageObj_GetMark", _P, _P, ctypes.c_ulong)
mark_name = _function("FPDFPageObjMark_GetName", _I, _P, _P, ctypes.c_ulong, _P)
fill_color = _function("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
stroke_color = _function("FPDFPageObj_GetStrokeColor", _I, _P, _P, _P, _P, _P)
stroke_width = _function("FPDFPageObj_GetStrokeWidth", _I, _P, _P)
form_count = _function("FPDFFormObj_CountObjects", _I, _P)
form_object = _function("FPDFFormObj_GetObject", _P, _P, ctypes.c_ulong)

# text objects and fonts
text_font = _function("FPDFTextObj_GetFont", _P, _P)
render_mode = _function("FPDFTextObj_GetTextRenderMode", _I, _P)
font_weight = _function("FPDFFont_GetWeight", _I, _P)
font_flags = _function("FPDFFont_GetFlags", _I, _P)
font_name = _function("FPDFFont_GetBaseFontName", ctypes.c_size_t, _P, _P, ctypes.c_size_t)

# clipping
clip_path = _function("FPDFPageObj_GetClipPath", _P, _P)
clip_count = _function("FPDFClipPath_CountPaths", _I, _P)
clip_segments = _function("FPDFClipPath_CountPathSegments", _I, _P, _I)
clip_segment = _function("FPDFClipPath_GetPathSegment", _P, _P, _I, _I)

# paths
draw_mode = _function("FPDFPath_GetDrawMode", _I, _P, _P, _P)
count_segments = _function("FPDFPath_CountSegments", _I, _P)
path_segment = _function("FPDFPath_GetPathSegment", _P, _P, _I)
segment_point = _function("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
segment_type = _function("FPDFPathSegment_GetType", _I, _P)
segment_close = _function("FPDFPathSegment_GetClose", _I, _P)


def address(handle: Any) -> int:
    """The address behind a pypdfium2 handle."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


_color = (ctypes.c_uint * 4)()
_color_at = tuple(ctypes.addressof(_color) + 4 * i for i in range(4))
_matrix = (ctypes.c_float * 6)()
_matrix_at = ctypes.addressof(_matrix)

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def color(get: Callable[..., Any], handle: int) -> tuple[int, int]:
    """The colour 0xRRGGBB and the alpha (0 to 255) of an object; black and opaque where unset."""
    if not get(handle, *_color_at):
        return 0, 255
    red, green, blue, alpha = _color
    return red << 16 | green << 8 | blue, alpha


def matrix(get: Callable[..., Any], *arguments: int) -> Matrix:
    """A matrix as (a, b, c, d, e, f); the identity where there is none."""
    if not get(*arguments, _matrix_at):
        return IDENTITY
    a, b, c, d, e, f = _matrix
    return a, b, c, d, e, f


def transformed(m: Matrix, left: float, low: float, right: float, high: float) -> Box:
    """A rectangle of a file's own coordinates (bottom left origin) as a matrix puts it on the displayed page."""
    a, b, c, d, e, f = m
    xa, ya = a * left + c * low + e, b * left + d * low + f
    xb, yb = a * right + c * high + e, b * right + d * high + f
    return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def concat(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that applies ``first`` and then ``then``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
