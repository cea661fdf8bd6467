"""Reading order by recursive XY-cut: horizontal bands from top to bottom, within a band its columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from pipeline.extract.layout.settings import LINES, ORDER
from pipeline.geometry import Box, bottom_edge, centre_x, left_edge, right_edge, shared_height, top_edge


class Boxed(Protocol):
    """Anything with a box."""

    @property
    def box(self) -> Box: ...


T = TypeVar("T", bound=Boxed)


def reading_order(items: Sequence[T], depth: int = 0) -> list[list[T]]:
    """Items in reading order, grouped into runs; the items of a run are consecutive in one column.

    Within a run, items that overlap vertically by more than half are ordered from left to right.
    """
    if len(items) < 2 or depth > ORDER.deepest:
        return [list(items)] if items else []
    runs: list[list[T]] = []
    single: list[T] = []
    for group in _groups(items):
        columns = _columns(group)
        if len(columns) < 2:
            single += by_rows(group)
            continue
        if single:
            runs.append(single)
            single = []
        for column in columns:
            runs.extend(reading_order(column, depth + 1))
    return [*runs, single] if single else runs


def by_rows(items: Sequence[T]) -> list[T]:
    """Items from top to bottom, and from left to right where they stand beside each other."""
    rows: list[list[T]] = []
    for item in sorted(items, key=lambda i: (i.box.top, i.box.x0)):
        row = rows[-1] if rows else None
        if row:
            first = row[0].box
            overlap = shared_height(first, item.box)
            if overlap > LINES.beside * min(first.bottom - first.top, item.box.bottom - item.box.top):
                row.append(item)
                continue
        rows.append([item])
    return [item for row in rows for item in sorted(row, key=lambda i: i.box.x0)]


def _bands(items: Sequence[T]) -> list[list[T]]:
    """Groups of items that overlap vertically, directly or through others, top to bottom."""
    bands: list[list[T]] = []
    low = 0.0
    for item in sorted(items, key=lambda i: i.box.top):
        if bands and item.box.top < low - ORDER.overlap:
            bands[-1].append(item)
            low = max(low, item.box.bottom)
        else:
            bands.append([item])
            low = item.box.bottom
    return bands


def _groups(items: Sequence[T]) -> list[list[T]]:
    """Consecutive bands merged as long as one gutter runs through all of them."""
    groups: list[list[T]] = []
    open_group: list[T] = []
    for band in _bands(items):
        if open_group:
            together = open_group + band
            if len(_columns(together)) >= 2 or (len(open_group) < 2 * ORDER.fewest and _gutters(together)):
                open_group = together
                continue
            groups.extend(_closed(open_group))
            open_group = []
        if _gutters(band):
            open_group = band
        else:
            groups.append(band)
    groups.extend(_closed(open_group))
    return groups


def _closed(group: list[T]) -> list[list[T]]:
    """A group as it is where it has columns, else its bands one by one."""
    if not group:
        return []
    return [group] if len(_columns(group)) >= 2 else _bands(group)


def _gutters(items: Sequence[T]) -> list[float]:
    """The centres of the vertical strips that no item enters."""
    found: list[float] = []
    right = None
    for item in sorted(items, key=lambda i: i.box.x0):
        if right is not None and item.box.x0 - right >= ORDER.gutter:
            found.append((right + item.box.x0) / 2)
        right = item.box.x1 if right is None else max(right, item.box.x1)
    return found


def _columns(items: Sequence[T]) -> list[list[T]]:
    """The columns of text separated by gutters; a single one where they are labels and values rather than text."""
    gutters = _gutters(items)
    if not gutters:
        return [list(items)]
    low, high = left_edge(i.box for i in items), right_edge(i.box for i in items)
    edges = [low - 1, *gutters, high + 1]
    columns = [[i for i in items if a <= centre_x(i.box) < b] for a, b in pairwise(edges)]
    for column in columns:
        width = right_edge(i.box for i in column) - left_edge(i.box for i in column)
        height = bottom_edge(i.box for i in column) - top_edge(i.box for i in column)
        bulky = len(column) >= ORDER.fewest or height > ORDER.high
        if width < ORDER.narrowest * (high - low) or not bulky:
            return [list(items)]
    return columns
