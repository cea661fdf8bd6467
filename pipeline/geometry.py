"""Boxes and places: where something stands. Points, origin top left, pages from 1; all box arithmetic is here.

The functions take anything that has the edges they ask for: a box, a word, a line, a chunk of a line, a column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from pipeline.values import dataclass


class Rectangle(Protocol):
    """What has the four edges of a box, in points."""

    @property
    def x0(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def bottom(self) -> float: ...


class Across(Protocol):
    """Whatever reaches from one place of a line to another: a box, a chunk of words, a column."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...


class Upright(Protocol):
    """Whatever reaches from one height of the page to another."""

    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height

    def union(self, other: Rectangle) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in its source; what does not apply is ``None``."""

    page: int | None = None
    box: Box | None = None
    line: int | None = None
    paragraph: int | None = None


NOWHERE = Place()


def bounding(items: Iterable[Rectangle]) -> Box:
    """The smallest box that holds all.

    Raises:
        ValueError: there are none.
    """
    edges = [(i.x0, i.top, i.x1, i.bottom) for i in items]
    if not edges:
        raise ValueError("no box around nothing")
    lefts, tops, rights, bottoms = zip(*edges, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def left_edge(items: Iterable[Across], default: float | None = None) -> float:
    """The left edge of the item that begins farthest left; where there are none the default.

    Raises:
        ValueError: there are neither items nor a default; so do :func:`right_edge`, :func:`top_edge` and
            :func:`bottom_edge`.
    """
    return _outermost(min, (i.x0 for i in items), default)


def right_edge(items: Iterable[Across], default: float | None = None) -> float:
    """The right edge of the item that ends farthest right; where there are none the default."""
    return _outermost(max, (i.x1 for i in items), default)


def top_edge(items: Iterable[Upright], default: float | None = None) -> float:
    """The top of the highest item; where there are none the default."""
    return _outermost(min, (i.top for i in items), default)


def bottom_edge(items: Iterable[Upright], default: float | None = None) -> float:
    """The bottom of the lowest item; where there are none the default."""
    return _outermost(max, (i.bottom for i in items), default)


def _outermost(choose: Callable[[list[float]], float], edges: Iterable[float], default: float | None) -> float:
    found = list(edges)
    if found or default is None:
        return choose(found)
    return default


def centre_x(item: Across) -> float:
    """The middle between the left and the right edge."""
    return (item.x0 + item.x1) / 2


def centre_y(item: Upright) -> float:
    """The middle between the top and the bottom edge."""
    return (item.top + item.bottom) / 2


def misalignment(a: Across, b: Across) -> float:
    """How far two things are from standing under each other, in points: by their left edges, their right edges or
    their middles, whichever are nearest."""
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(centre_x(a) - centre_x(b)))


def contains_centre(region: Rectangle, item: Rectangle, margin: float = 0.0) -> bool:
    """Whether the centre of an item lies in a region that is widened by a margin (points); edges belong to it."""
    x, y = (item.x0 + item.x1) / 2, (item.top + item.bottom) / 2
    return region.x0 - margin <= x <= region.x1 + margin and region.top - margin <= y <= region.bottom + margin


def covers(outer: Rectangle, inner: Rectangle, margin: float = 0.0) -> bool:
    """Whether an inner box stands out of an outer one by no more than a margin (points), on no side."""
    return (
        inner.x0 >= outer.x0 - margin
        and inner.x1 <= outer.x1 + margin
        and inner.top >= outer.top - margin
        and inner.bottom <= outer.bottom + margin
    )


def shared_width(a: Across, b: Across) -> float:
    """How wide what both cover is; negative where they stand apart, by how far."""
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def shared_height(a: Upright, b: Upright) -> float:
    """How high what both cover is; negative where they stand apart, by how far."""
    return min(a.bottom, b.bottom) - max(a.top, b.top)


def overlap(a: Rectangle, b: Rectangle) -> float:
    """The shared area as a share of the smaller box."""
    width = min(a.x1, b.x1) - max(a.x0, b.x0)
    height = min(a.bottom, b.bottom) - max(a.top, b.top)
    if width <= 0 or height <= 0:
        return 0.0
    smaller = min((a.x1 - a.x0) * (a.bottom - a.top), (b.x1 - b.x0) * (b.bottom - b.top))
    return width * height / smaller if smaller else 0.0
