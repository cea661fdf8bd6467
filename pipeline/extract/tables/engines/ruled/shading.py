"""The edges of shaded cells as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.extract.pdf.page import Fill, Rule, Word
from pipeline.geometry import Box, centre_y, covers

EDGE = 0.6  # points by which one shaded area may stand out of another that holds it
SMALLEST = 6.0  # points: a lower or narrower area is no cell
MOST = 600  # shaded areas of one page; more is a drawing


def shading_rules(fills: Sequence[Fill], words: Sequence[Word], rules: Sequence[Rule]) -> list[Rule]:
    """Four lines for each area that is one of several side by side, or that fits between drawn lines.

    A lone band behind a title or a paragraph gives none.
    """
    areas = [f.box for f in _distinct(fills) if _cell_like(f.box)]
    if not areas or len(areas) > MOST:
        return []
    lefts: Counter[int] = Counter()
    for area in areas:
        for edge in (area.x0, area.x1):
            lefts[round(edge / 2)] += 1
    verticals = [r for r in rules if not r.horizontal]
    found: list[Rule] = []
    for area in areas:
        if _held(area, verticals) or (_shared(area.x0, lefts) and _shared(area.x1, lefts)):
            found.append(Rule(True, area.top, area.x0, area.x1, 0.0))
            found.append(Rule(True, area.bottom, area.x0, area.x1, 0.0))
            found.append(Rule(False, area.x0, area.top, area.bottom, 0.0))
            found.append(Rule(False, area.x1, area.top, area.bottom, 0.0))
    return found


def _distinct(fills: Iterable[Fill]) -> list[Fill]:
    """Fills without those nobody sees: drawn twice, or upon a larger one of the same colour (the
    shading of lines of text in a shaded cell)."""
    seen: list[Fill] = []
    for fill in fills:
        if len(seen) > MOST or not any(k.color == fill.color and covers(k.box, fill.box, EDGE) for k in seen):
            seen.append(fill)
    return seen


def _cell_like(box: Box) -> bool:
    return box.x1 - box.x0 >= SMALLEST and SMALLEST <= box.bottom - box.top <= 200


def _held(area: Box, verticals: Sequence[Rule]) -> bool:
    """Whether drawn vertical lines bound an area on both sides."""

    def bounded(x: float) -> bool:
        middle = centre_y(area)
        return any(abs(r.position - x) <= 2.5 and r.start <= middle <= r.end for r in verticals)

    return bounded(area.x0) and bounded(area.x1)


def _shared(edge: float, edges: Counter[int]) -> bool:
    key = round(edge / 2)
    return edges[key - 1] + edges[key] + edges[key + 1] >= 2
