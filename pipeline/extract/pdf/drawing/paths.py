"""What is drawn on a page: lines as rules, areas as fills, and the boxes of images and curves."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.pdf import native
from pipeline.extract.pdf.drawing.line_segments import join
from pipeline.extract.pdf.drawing.path_shapes import PathPoint, is_mitred, is_rectangle, is_rounded_box
from pipeline.extract.pdf.native import raw
from pipeline.extract.pdf.page import Fill, RulingLine
from pipeline.extract.pdf.settings import GLYPHS, PATHS
from pipeline.geometry import Box, centre_x, centre_y

_x = ctypes.c_float()
_y = ctypes.c_float()
_bounds = (ctypes.c_float * 4)()
_bounds_at = tuple(ctypes.addressof(_bounds) + 4 * i for i in range(4))
_x_at, _y_at = ctypes.addressof(_x), ctypes.addressof(_y)
_fill_mode = ctypes.c_int()
_stroke = ctypes.c_int()
_width = ctypes.c_float()
_fill_mode_at, _stroke_at = ctypes.addressof(_fill_mode), ctypes.addressof(_stroke)
_width_at = ctypes.addressof(_width)


@dataclass
class Drawing:
    """What is drawn, in painting order; ``areas`` has fills and images together, ``objects`` counts all, texts too."""

    rules: list[RulingLine] = field(default_factory=list)
    areas: list[Fill | Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    curves: list[Box] = field(default_factory=list)
    objects: int = 0

    @property
    def fills(self) -> tuple[Fill, ...]:
        return tuple(area for area in self.areas if isinstance(area, Fill))


def read_drawing(page: int, to_display: native.Matrix, size: tuple[float, float]) -> Drawing:
    """Everything drawn on a page, in display coordinates, clipped to the page.

    Line segments are joined (see ``line_segments.join``). White lines and areas are kept only over something coloured:
    elsewhere they cannot be seen.
    """
    drawing = Drawing()
    objects = [native.get_object(page, i) for i in range(min(native.count_objects(page), PATHS.most_objects))]
    _walk(objects, to_display, drawing, 0)
    bounds = Box(0.0, 0.0, *size)
    under = [b for area in drawing.areas if (b := _coloured(area))]
    rules = [r for rule in drawing.rules if (r := _cut_rule(rule, bounds)) and not _is_invisible_rule(r, under)]
    areas: list[Fill | Box] = []
    under = []
    for area in drawing.areas:
        if isinstance(area, Fill):
            box = _cut(area.box, bounds)
            if box and not (_white(area.color) and not _on_color(box, under)):
                areas.append(Fill(box, area.color))
        elif box := _cut(area, bounds):
            areas.append(box)
        if box and (coloured := _coloured(area)):
            under.append(coloured)
    return Drawing(
        rules=join(rules),
        areas=areas,
        images=[b for image in drawing.images if (b := _cut(image, bounds))],
        curves=[b for curve in drawing.curves if (b := _cut(curve, bounds))],
        objects=drawing.objects,
    )


def _walk(objects: list[int | None], m: native.Matrix, drawing: Drawing, depth: int) -> None:
    drawing.objects += len(objects)
    for handle in objects:
        if not handle:
            continue
        kind = native.object_type(handle)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _path(handle, m, drawing)
        elif kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            if box := _object_box(handle, m):
                drawing.areas.append(box if kind == raw.FPDF_PAGEOBJ_IMAGE else Fill(box, PATHS.shading_colour))
                if kind == raw.FPDF_PAGEOBJ_IMAGE:
                    drawing.images.append(box)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < PATHS.deepest_form:
            inner = native.concat(native.matrix(native.object_matrix, handle), m)
            count = min(native.form_count(handle), PATHS.most_objects)
            _walk([native.form_object(handle, i) for i in range(max(count, 0))], inner, drawing, depth + 1)


def _path(handle: int, m: native.Matrix, drawing: Drawing) -> None:
    if not native.draw_mode(handle, _fill_mode_at, _stroke_at):
        return
    filled, stroked = _fill_mode.value != 0, _stroke.value != 0
    count = native.count_segments(handle)
    if count < 2 or not (filled or stroked):
        return
    if count > PATHS.most_segments:
        if box := _object_box(handle, m):
            drawing.curves.append(box)
        return
    fill, fill_alpha = native.color(native.fill_color, handle) if filled else (0, 0)
    line, line_alpha = native.color(native.stroke_color, handle) if stroked else (0, 0)
    filled, stroked = filled and fill_alpha >= GLYPHS.transparent, stroked and line_alpha >= GLYPHS.transparent
    if not (filled or stroked):
        return
    thickness = 0.0
    full = native.concat(native.matrix(native.object_matrix, handle), m)
    if stroked:
        native.stroke_width(handle, _width_at)
        thickness = _width.value * max(abs(full[0]) + abs(full[1]), abs(full[2]) + abs(full[3])) / 1.0
    paint = _Paint(fill if filled else None, line if stroked else None, thickness)
    for subpath in _subpaths(handle, count, full):
        _draw(subpath, paint, drawing)


class _Subpath(NamedTuple):
    """The points of a subpath as displayed, whether it is closed, and whether it has curves."""

    points: list[PathPoint]
    closed: bool
    curved: bool


class _Paint(NamedTuple):
    """The colours of area and line of a path, ``None`` where it has none, and the thickness of the line in points."""

    fill: int | None
    line: int | None
    thickness: float


def _subpaths(handle: int, count: int, m: native.Matrix) -> list[_Subpath]:
    """The subpaths of a path."""
    a, b, c, d, e, f = m
    pieces: list[_Subpath] = []
    points: list[PathPoint] = []
    curved = False
    segment = before = None
    simple = count == 2 or (
        4 <= count <= 5
        and all(native.segment_type(native.path_segment(handle, i)) == raw.FPDF_SEGMENT_LINETO for i in (1, 2, 3))
    )
    for i in range(count):
        before, segment = segment, native.path_segment(handle, i)
        native.segment_point(segment, _x_at, _y_at)
        if not simple:  # a stroke or a rectangle is one piece and straight: most paths are
            kind = native.segment_type(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO and points:
                pieces.append(_Subpath(points, bool(native.segment_close(before)), curved))
                points, curved = [], False
            elif kind == raw.FPDF_SEGMENT_BEZIERTO:
                curved = True
        x, y = _x.value, _y.value
        points.append((a * x + c * y + e, b * x + d * y + f))
    if points:
        pieces.append(_Subpath(points, bool(native.segment_close(segment)), curved))
    return pieces


def _draw(subpath: _Subpath, paint: _Paint, drawing: Drawing) -> None:
    points, closed, curved = subpath
    if len(points) < 2:
        return
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    if curved and not is_rounded_box(points, box):
        drawing.curves.append(box)
        return
    if paint.fill is not None:
        width, height = box.x1 - box.x0, box.bottom - box.top
        if not curved and not is_rectangle(points, box) and not is_mitred(points, box):
            drawing.curves.append(box)
        elif min(width, height) <= PATHS.thin:
            drawing.rules.extend(_thin(box, paint.fill))
        else:
            drawing.areas.append(Fill(box, paint.fill))
    if paint.line is not None:
        if curved:
            points, closed = [(box.x0, box.top), (box.x1, box.top), (box.x1, box.bottom), (box.x0, box.bottom)], True
        drawing.rules.extend(_strokes(points, closed, paint.thickness, paint.line))
        if any(abs(xa - xb) > PATHS.straight < abs(ya - yb) for (xa, ya), (xb, yb) in _segments(points, closed)):
            drawing.curves.append(box)


def _segments(points: Sequence[PathPoint], closed: bool) -> Iterator[tuple[PathPoint, PathPoint]]:
    return zip(points, [*points[1:], points[0]] if closed else points[1:], strict=False)


def _strokes(points: Sequence[PathPoint], closed: bool, thickness: float, color: int) -> Iterator[RulingLine]:
    """The horizontal and vertical segments of a stroked path."""
    for (xa, ya), (xb, yb) in _segments(points, closed):
        if abs(ya - yb) <= PATHS.straight < abs(xa - xb):
            yield RulingLine(True, (ya + yb) / 2, min(xa, xb), max(xa, xb), thickness, color)
        elif abs(xa - xb) <= PATHS.straight < abs(ya - yb):
            yield RulingLine(False, (xa + xb) / 2, min(ya, yb), max(ya, yb), thickness, color)


def _thin(box: Box, color: int) -> list[RulingLine]:
    """A thin filled rectangle as a rule; a dot may belong to a dotted line in either direction, so it gives both."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    rules = []
    if width >= height or width <= PATHS.thin >= height:
        rules.append(RulingLine(True, centre_y(box), box.x0, box.x1, height, color))
    if height > width or width <= PATHS.thin >= height:
        rules.append(RulingLine(False, centre_x(box), box.top, box.bottom, width, color))
    return rules


def _object_box(handle: int, m: native.Matrix) -> Box | None:
    if not native.object_bounds(handle, *_bounds_at):
        return None
    left, low, right, high = _bounds
    return native.transformed(m, left, low, right, high)


def _cut(box: Box, bounds: Box) -> Box | None:
    if bounds.x0 <= box.x0 < box.x1 <= bounds.x1 and bounds.top <= box.top < box.bottom <= bounds.bottom:
        return box
    cut = Box(max(box.x0, bounds.x0), max(box.top, bounds.top), min(box.x1, bounds.x1), min(box.bottom, bounds.bottom))
    return cut if cut.x0 < cut.x1 and cut.top < cut.bottom else None


def _cut_rule(rule: RulingLine, bounds: Box) -> RulingLine | None:
    across, along = (bounds.bottom, bounds.x1) if rule.horizontal else (bounds.x1, bounds.bottom)
    if not 0 <= rule.position <= across:
        return None
    start, end = max(rule.start, 0.0), min(rule.end, along)
    if start >= end:
        return None
    if start == rule.start and end == rule.end:
        return rule
    return RulingLine(rule.horizontal, rule.position, start, end, rule.thickness, rule.color)


def _white(color: int) -> bool:
    return min(color >> 16 & 255, color >> 8 & 255, color & 255) >= PATHS.white


def _coloured(area: Fill | Box) -> Box | None:
    """The box of an area that is not white."""
    if isinstance(area, Fill):
        return None if _white(area.color) else area.box
    return area


def _on_color(box: Box, under: list[Box]) -> bool:
    """Whether something coloured lies under a box."""
    x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
    return any(o.x0 < x1 and o.x1 > x0 and o.top < bottom and o.bottom > top for o in under)


def _is_invisible_rule(rule: RulingLine, under: list[Box]) -> bool:
    if not _white(rule.color):
        return False
    p, s, e = rule.position, rule.start, rule.end
    box = Box(s, p - 1, e, p + 1) if rule.horizontal else Box(p - 1, s, p + 1, e)
    return not _on_color(box, under)
