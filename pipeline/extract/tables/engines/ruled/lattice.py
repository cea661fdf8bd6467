"""From drawn lines to the cells they enclose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.extract.pdf.page import RulingLine, Word
from pipeline.extract.tables.engines.ruled.settings import LATTICE
from pipeline.geometry import Box, centre_x, centre_y
from pipeline.values import dataclass


@dataclass(frozen=True, slots=True)
class LatticeCell:
    """An enclosed cell: its position, span and box."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


@dataclass(frozen=True)
class Lattice:
    """A connected set of lines as a grid of slots; ``xs`` and ``ys`` are its boundaries."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slots: tuple[LatticeCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def components(rules: Sequence[RulingLine]) -> list[list[RulingLine]]:
    """Groups of lines that meet, directly or through others; lines that meet none are left out."""
    horizontal = [r for r in rules if r.horizontal]
    vertical = [r for r in rules if not r.horizontal]
    if not horizontal or not vertical:
        return []
    hp, hs, he = (np.array([getattr(r, k) for r in horizontal]) for k in ("position", "start", "end"))
    vp, vs, ve = (np.array([getattr(r, k) for r in vertical]) for k in ("position", "start", "end"))
    meets = (
        (hp[:, None] >= vs[None, :] - LATTICE.near)
        & (hp[:, None] <= ve[None, :] + LATTICE.near)
        & (vp[None, :] >= hs[:, None] - LATTICE.near)
        & (vp[None, :] <= he[:, None] + LATTICE.near)
    )
    groups: list[list[RulingLine]] = []
    todo_h, todo_v = set(range(len(horizontal))), set(range(len(vertical)))
    meeting_v = [set(np.flatnonzero(row).tolist()) for row in meets]
    meeting_h = [set(np.flatnonzero(column).tolist()) for column in meets.T]
    while todo_h:
        front_h, front_v = {todo_h.pop()}, set[int]()
        group: list[RulingLine] = []
        while front_h or front_v:
            group += [horizontal[i] for i in front_h] + [vertical[j] for j in front_v]
            found_v = set().union(*[meeting_v[i] for i in front_h]) & todo_v
            found_h = set().union(*[meeting_h[j] for j in front_v]) & todo_h
            todo_h -= found_h
            todo_v -= found_v
            front_h, front_v = found_h, found_v
        if any(not r.horizontal for r in group):
            groups.append(group)
    return groups


def lattice(group: Sequence[RulingLine], words: Sequence[Word]) -> Lattice | None:
    """The slots that a group of lines encloses, or ``None`` where it encloses none.

    ``words`` of the page decide whether an outer line is missing (something stands between lines
    that stick out) and which slits between double lines hold nothing.
    """
    horizontal = [r for r in group if r.horizontal]
    vertical = [r for r in group if not r.horizontal]
    ys, xs = _boundaries(horizontal), _boundaries(vertical)
    reach_x = _extent_of_grid(xs, horizontal)
    open_y = _open_sides(ys, vertical, reach_x, words, across=False)
    ys = sorted({*ys, *open_y})
    open_x = _open_sides(xs, horizontal, ys, words, across=True)
    xs = sorted({*xs, *open_x})
    ys = sorted({*ys, *_level_ends(xs, ys, vertical, words)})
    xs, ys = _without_slits(xs, ys, words, columns=True), _without_slits(ys, xs, words, columns=False)
    if len(xs) < 2 or len(ys) < 2:
        return None
    drawn_v = _drawn(xs, ys, vertical, [x in open_x for x in xs])
    drawn_h = _drawn(ys, xs, horizontal, [y in open_y for y in ys])
    xs, drawn_v, drawn_h = _straightened(xs, ys, drawn_v, drawn_h, words)
    return Lattice(tuple(xs), tuple(ys), tuple(_slots(xs, ys, drawn_v, drawn_h)))


def _level_ends(
    xs: Sequence[float], ys: Sequence[float], vertical: Sequence[RulingLine], words: Sequence[Word]
) -> set[float]:
    """Heights between two boundaries at which lines down begin or end, with a text above or below them and texts on
    both of their sides: headings over several columns that no line across parts from those below."""
    found: set[float] = set()
    placed = [(centre_x(w), centre_y(w), w) for w in words]
    for rule in vertical:
        left = max((x for x in xs if x < rule.position - LATTICE.snap), default=None)
        right = min((x for x in xs if x > rule.position + LATTICE.snap), default=None)
        if left is None or right is None:
            continue
        for height in (rule.start, rule.end):
            above = max((y for y in ys if y < height), default=None)
            below = min((y for y in ys if y > height), default=None)
            if above is None or below is None or min(height - above, below - height) < LATTICE.level:
                continue
            near = [w for x, y, w in placed if left < x < right and above < y < below]
            beyond = [w for w in near if (centre_y(w) < height) == (height == rule.start)]
            if not beyond:
                continue
            beside = [w for w in near if w not in beyond]
            sides = {centre_x(w) < rule.position for w in beside}
            crossed = any(w.x0 < rule.position < w.x1 for w in beside)
            cut = any(
                w.top + LATTICE.cut_letters * w.size < height < w.bottom - LATTICE.cut_letters * w.size for w in near
            )
            if len(sides) == 2 and not crossed and not cut:
                found.add(height)
    return found


def _straightened(
    xs: list[float], ys: list[float], drawn_v: list[list[bool]], drawn_h: list[list[bool]], words: Sequence[Word]
) -> tuple[list[float], list[list[bool]], list[list[bool]]]:
    """The columns with boundaries that are one, drawn a little skewed from row to row, made one: two near
    ones of which no row has both and between which nothing is written."""
    i = 1
    while i < len(xs) - 2:
        a, b = xs[i], xs[i + 1]
        if (
            b - a < LATTICE.skew
            and not any(x and y for x, y in zip(drawn_v[i], drawn_v[i + 1], strict=True))
            and not any(a < centre_x(w) < b and ys[0] < w.bottom and w.top < ys[-1] for w in words)
        ):
            keep, drop = (i, i + 1) if sum(drawn_v[i]) >= sum(drawn_v[i + 1]) else (i + 1, i)
            merged = [x or y for x, y in zip(drawn_v[i], drawn_v[i + 1], strict=True)]
            drawn_v = [merged if k == keep else row for k, row in enumerate(drawn_v) if k != drop]
            drawn_h = [[edge for k, edge in enumerate(row) if k != i] for row in drawn_h]
            xs = [x for k, x in enumerate(xs) if k != drop]
        else:
            i += 1
    return xs, drawn_v, drawn_h


def _boundaries(rules: Sequence[RulingLine]) -> list[float]:
    """The positions of lines, those nearer than ``snap`` taken together, weighed by length."""
    groups: list[list[RulingLine]] = []
    for rule in sorted(rules, key=lambda r: r.position):
        if (
            groups
            and rule.position - groups[-1][-1].position <= LATTICE.snap
            and rule.position - groups[-1][0].position <= LATTICE.widest_boundary
        ):
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [
        sum(r.position * (r.end - r.start) for r in group) / sum(r.end - r.start for r in group) for group in groups
    ]


def _extent_of_grid(boundaries: Sequence[float], crossing: Sequence[RulingLine]) -> list[float]:
    """From where to where a grid may reach: its boundaries and the ends of the lines across them."""
    return [min([*boundaries, *(r.start for r in crossing)]), max([*boundaries, *(r.end for r in crossing)])]


def _open_sides(
    boundaries: Sequence[float],
    crossing: Sequence[RulingLine],
    others: Sequence[float],
    words: Sequence[Word],
    across: bool,
) -> set[float]:
    """Outer boundaries that were not drawn: where two lines or more (or the only one) stick out and words stand
    between. One is enough where words of several rows do: the others may be drawn under headings alone."""
    found: set[float] = set()
    if not boundaries or not others:
        return found
    low, high = min(others), max(others)
    for side in (0, 1):
        edge = boundaries[0] if side == 0 else boundaries[-1]
        ends = [r.start if side == 0 else r.end for r in crossing]
        out = sorted((e for e in ends if (edge - e if side == 0 else e - edge) > LATTICE.open_side), reverse=side == 1)
        if not out:
            continue
        limit = out[len(out) // 2]
        a, b = min(limit, edge), max(limit, edge)
        if len(out) < min(2, len(crossing)):
            rows = {round(centre_y(w)) for w in words if a < centre_x(w) < b and low < centre_y(w) < high}
            beside = {round(centre_y(w)) for w in words if not a < centre_x(w) < b and low < centre_y(w) < high}
            holds = (
                across and len(rows) >= LATTICE.fewest_rows and len(rows & beside) >= LATTICE.beside_rows * len(rows)
            )
        elif across:
            holds = any(a < centre_x(w) < b and low < centre_y(w) < high for w in words)
        else:
            holds = any(a < centre_y(w) < b and low < centre_x(w) < high for w in words)
        if holds:
            found.add(limit)
    return found


def _without_slits(
    boundaries: list[float], others: Sequence[float], words: Sequence[Word], columns: bool
) -> list[float]:
    """Boundaries without those of a double line: of two near ones with no word between, one stays."""
    kept: list[float] = []
    for position in boundaries:
        if kept and position - kept[-1] < LATTICE.slit and others:
            a, b = kept[-1], position
            if columns:
                used = any(a < centre_x(w) < b and others[0] < w.bottom and w.top < others[-1] for w in words)
            else:
                used = any(a < centre_y(w) < b and others[0] < w.x1 and w.x0 < others[-1] for w in words)
            if not used:
                kept[-1] = (a + b) / 2
                continue
        kept.append(position)
    return kept


def _drawn(at: list[float], along: list[float], rules: Sequence[RulingLine], supposed: list[bool]) -> list[list[bool]]:
    """``[i][k]``: whether boundary ``at[i]`` is drawn between ``along[k]`` and ``along[k + 1]``."""
    by_boundary: list[list[RulingLine]] = [[] for _ in at]
    for rule in rules:
        nearest = bisect_left(at, rule.position)
        if nearest == len(at) or (nearest and rule.position - at[nearest - 1] <= at[nearest] - rule.position):
            nearest -= 1
        if abs(at[nearest] - rule.position) <= LATTICE.snap + LATTICE.off_boundary:
            by_boundary[nearest].append(rule)
    result = []
    edges = [
        (
            a + min(LATTICE.rounded, LATTICE.rounded_share * (b - a)),
            b - min(LATTICE.rounded, LATTICE.rounded_share * (b - a)),
        )
        for a, b in pairwise(along)
    ]
    for i, lines in enumerate(by_boundary):
        if supposed[i]:
            result.append([True] * len(edges))
            continue
        covered = [0.0] * len(edges)
        for rule in lines:
            start, end = rule.start, rule.end
            for k in range(max(bisect_left(along, start) - 1, 0), len(edges)):
                a, b = edges[k]
                if a >= end:
                    break
                covered[k] += max(0.0, (end if end < b else b) - (start if start > a else a))
        result.append([length >= LATTICE.covered * (b - a) for length, (a, b) in zip(covered, edges, strict=True)])
    return result


def _slots(xs: list[float], ys: list[float], drawn_v: list[list[bool]], drawn_h: list[list[bool]]) -> list[LatticeCell]:
    """Cells from the edges that are drawn: runs of one row without a line between, then runs of
    the same width below each other without a line between. Always rectangles."""
    columns = len(xs) - 1
    open_runs: dict[tuple[int, int], int] = {}
    slots: list[LatticeCell] = []
    for row in range(len(ys) - 1):
        cuts = [0, *(c for c in range(1, columns) if drawn_v[c][row]), columns]
        runs = list(pairwise(cuts))
        next_open: dict[tuple[int, int], int] = {}
        for a, b in runs:
            edge = drawn_h[row][a:b]
            above = open_runs.get((a, b))
            if above is not None and sum(edge) * 2 < len(edge):
                old = slots[above]
                slots[above] = LatticeCell(
                    old.row, a, old.row_span + 1, b - a, Box(old.box.x0, old.box.top, old.box.x1, ys[row + 1])
                )
                next_open[(a, b)] = above
            else:
                slots.append(LatticeCell(row, a, 1, b - a, Box(xs[a], ys[row], xs[b], ys[row + 1])))
                next_open[(a, b)] = len(slots) - 1
        open_runs = next_open
    return slots
