"""Edges that lines across show by where they begin: a group's cell left of its rows is crossed by none of them.

Where rows are ruled off and the label of a group stands in one cell over its rows, the lines between these rows begin
right of it, and only those between groups run over the whole width. Cells are rectangles, so the place where lines
begin inside the table is an edge of that cell, from the line above the group to the line below it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.pdf.page import RulingLine, Word
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.settings import DRAWN
from pipeline.geometry import centre_y


def edges_of_groups(marks: Marks, words: Sequence[Word]) -> list[RulingLine]:
    """Lines down the page at the right of the labels of groups, one along neighbouring groups.

    Args:
        marks: what is drawn on the page; the edges of a shaded header count as lines across.
        words: the upright words of the page.
    """
    shaded = [RulingLine(True, y, b.x0, b.x1, 0.0) for b in marks.bands for y in (b.top, b.bottom)]
    long = (r for r in (*marks.horizontals, *shaded) if r.end - r.start >= DRAWN.shortest)
    across = sorted(long, key=lambda r: r.position)
    found: dict[float, list[RulingLine]] = defaultdict(list)
    for index, rule in enumerate(across):
        above = _before_wider(rule, across, range(index - 1, -1, -1))
        below = _before_wider(rule, across, range(index + 1, len(across)))
        if above is None or below is None:
            continue
        edge = RulingLine(False, rule.start, above.position, below.position, 0.0)
        known = next((x for x in found if abs(x - rule.start) < DRAWN.same_ends), rule.start)
        if _parts(edge, above, words) and not any(e.start == edge.start for e in found[known]):
            found[known].append(edge)
    return [edge for edges in found.values() if len(edges) >= DRAWN.fewest_groups for edge in _joined(edges)]


def _joined(edges: Sequence[RulingLine]) -> list[RulingLine]:
    """Edges at one place, from top to bottom, those of neighbouring groups as one."""
    joined: list[RulingLine] = []
    for edge in edges:
        if joined and edge.start - joined[-1].end < DRAWN.at_ends:
            joined[-1] = replace(joined[-1], end=edge.end)
        else:
            joined.append(edge)
    return joined


def _before_wider(rule: RulingLine, lines: Sequence[RulingLine], order: range) -> RulingLine | None:
    """The nearest of the lines, in an order, that begins further left than ``rule``, those before it being lines of the
    same group."""
    for index in order[: DRAWN.most_of_group]:
        other = lines[index]
        if other.end <= rule.start or other.start >= rule.end:
            continue
        if abs(other.end - rule.end) >= DRAWN.same_ends:
            return None
        if other.start < rule.start - DRAWN.narrowest_group:
            return other
    return None


def _parts(edge: RulingLine, wider: RulingLine, words: Sequence[Word]) -> bool:
    """Whether texts stand on both sides of an edge, left of it within the wider line, and none across it."""
    inside = [w for w in words if edge.start < centre_y(w) < edge.end and wider.start <= w.x1 and w.x0 <= wider.end]
    if any(w.x0 < edge.position < w.x1 for w in inside):
        return False
    return len({w.x1 <= edge.position for w in inside}) == 2
