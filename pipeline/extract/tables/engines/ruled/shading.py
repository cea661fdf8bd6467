"""The edges of shaded cells as lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.extract.pdf.page import Fill, RulingLine, Word
from pipeline.extract.tables.engines.ruled.implicit_columns import stretches
from pipeline.extract.tables.engines.ruled.settings import SHADING
from pipeline.extract.tables.engines.ruled.stacked_fills import stacked
from pipeline.extract.tables.engines.ruled.striped_rows import striped
from pipeline.geometry import Box, bounding, centre_y, contains_centre, covers, shared_height, shared_width


def shading_rules(fills: Sequence[Fill], words: Sequence[Word], rules: Sequence[RulingLine]) -> list[RulingLine]:
    """Four lines for each area that is one of several side by side, or that fits between drawn lines.

    A lone band behind a title or a paragraph gives none.
    """
    areas = _without_text_shading([f for f in _distinct(fills) if _cell_like(f.box)], rules)
    if not areas or len(areas) > SHADING.most:
        return []
    lefts: Counter[int] = Counter()
    for fill in areas:
        for edge in (fill.box.x0, fill.box.x1):
            lefts[round(edge / 2)] += 1
    verticals = [r for r in rules if not r.horizontal]
    cells = [
        f.box
        for f in areas
        if _is_between_verticals(f.box, verticals) or (_shared(f.box.x0, lefts) and _shared(f.box.x1, lefts))
    ]
    found: list[RulingLine] = []
    for fill in areas:
        area = fill.box
        if area in cells or any(_continues_row(area, cell) for cell in cells):
            for y in (area.top, area.bottom):
                if not _open_level(fill, y, areas, rules):
                    found.append(RulingLine(True, y, area.x0, area.x1, 0.0))
            found.append(RulingLine(False, area.x0, area.top, area.bottom, 0.0))
            found.append(RulingLine(False, area.x1, area.top, area.bottom, 0.0))
    for cell in striped(areas, words):
        found += [RulingLine(True, y, cell.x0, cell.x1, 0.0) for y in (cell.top, cell.bottom)]
        found += [RulingLine(False, x, cell.top, cell.bottom, 0.0) for x in (cell.x0, cell.x1)]
    return found


def _continues_row(area: Box, cell: Box) -> bool:
    """Whether an area is the first or last of a row: as high as a cell that it touches at the side."""
    level = abs(area.top - cell.top) < SHADING.same_level and abs(area.bottom - cell.bottom) < SHADING.same_level
    return level and min(abs(area.x0 - cell.x1), abs(area.x1 - cell.x0)) < SHADING.touching


def _open_level(area: Fill, y: float, areas: Sequence[Fill], rules: Sequence[RulingLine]) -> bool:
    """Whether an area goes on over its edge: its colour does, and lines are drawn at that level over or right beside
    a part of it only. Who draws lines leaves them out where a cell goes on."""
    box = area.box
    level = [r for r in rules if r.horizontal and abs(r.position - y) < SHADING.same_level]
    near = [r for r in level if r.start < box.x1 + SHADING.same_level + 1 and r.end > box.x0 - SHADING.same_level - 1]
    drawn = sum(max(min(r.end, box.x1) - max(r.start, box.x0), 0.0) for r in near)
    if not near or drawn > SHADING.nearly_all * box.width:
        return False
    below = y > box.top + SHADING.touching
    beyond = [
        o.box
        for o in areas
        if o.color == area.color and abs((o.box.top if below else o.box.bottom) - y) < SHADING.touching
    ]
    covered = sum(max(shared_width(o, box), 0.0) for o in beyond)
    return covered > SHADING.nearly_all * box.width


def whole_cells(fills: Sequence[Fill], words: Sequence[Word], rules: Sequence[RulingLine] = ()) -> tuple[Fill, ...]:
    """The fills, those that word processors draw for one cell made one: the shading of its lines of text and of
    the room around them, touching with no line between, in one colour, below each other, some of them blank."""
    if len(fills) < 2 or len(fills) > SHADING.pieces_a_cell * SHADING.most:
        return tuple(fills)
    fills = _distinct(fills)
    ordered = sorted(fills, key=lambda f: (f.box.top, f.box.x0))
    group = list(range(len(ordered)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, upper in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            lower = ordered[j]
            if lower.box.top > upper.box.bottom + SHADING.touching:
                break
            if (
                lower.color == upper.color
                and _touch(upper.box, lower.box)
                and not _is_separated(upper.box, lower.box, rules)
            ):
                group[root(j)] = root(i)
    members: dict[int, list[Fill]] = {}
    for i, fill in enumerate(ordered):
        members.setdefault(root(i), []).append(fill)
    result: list[Fill] = []
    for pieces in members.values():
        box = bounding(p.box for p in pieces)
        if len(pieces) > 1 and _is_one_cell(pieces, box, words):
            result.append(Fill(box, pieces[0].color))
        else:
            result += pieces
    return tuple(result)


def _touch(a: Box, b: Box) -> bool:
    across = shared_width(a, b)
    down = shared_height(a, b)
    return across > -SHADING.meeting and max(across, down) > SHADING.touching


def _is_separated(upper: Box, lower: Box, rules: Sequence[RulingLine]) -> bool:
    """Whether a line is drawn between two areas that touch, one below the other or side by side."""
    below = lower.top >= upper.bottom - SHADING.touching
    level = lower.top if below else max(upper.x0, lower.x0)
    low, high = (upper.x0, upper.x1) if below else (upper.top, upper.bottom)
    low, high = (max(low, lower.x0), min(high, lower.x1)) if below else (max(low, lower.top), min(high, lower.bottom))
    return any(
        r.horizontal == below
        and abs(r.position - level) < SHADING.touching
        and min(r.end, high) - max(r.start, low) > SHADING.most_width * (high - low)
        for r in rules
    )


def _is_one_cell(pieces: Sequence[Fill], box: Box, words: Sequence[Word]) -> bool:
    """Whether touching areas are one shaded cell: they cover their box, none but slivers stand side by side, one
    holds no text or a sliver runs beside several, and the text of all is one stretch."""
    if box.bottom - box.top > SHADING.tallest or len(pieces) > SHADING.most_pieces:
        return False
    covered = sum(p.box.area for p in pieces)
    if covered < SHADING.covering * box.area:
        return False
    wide = [p.box for p in pieces if p.box.x1 - p.box.x0 > SHADING.sliver]
    if any(shared_width(a, b) < 0 for i, a in enumerate(wide) for b in wide[i + 1 :]):
        return False
    inside = [w for w in words if contains_centre(box, w)]
    blank = any(not any(contains_centre(piece, w) for w in inside) for piece in wide)
    lowest = min((a.bottom for a in wide), default=box.bottom)
    beside = any(p.box not in wide and p.box.top < lowest - 1 and p.box.bottom > lowest + 1 for p in pieces)
    return (blank or beside) and len(stretches(inside)) == 1


def _without_text_shading(fills: Sequence[Fill], rules: Sequence[RulingLine]) -> list[Fill]:
    """The areas, those that touch below each other in one colour taken for one where only few of the areas
    beside them end at the same level: the shading of the lines of a text, not of rows."""
    stacks = stacked(sorted(fills, key=lambda f: (f.box.top, f.box.x0)))
    areas: list[Fill] = []
    for stack in stacks:
        area = stack[0].box
        for fill in stack[1:]:
            if _is_level(area.bottom, stack, stacks, rules):
                areas.append(Fill(area, fill.color))
                area = fill.box
            else:
                area = area.union(fill.box)
        areas.append(Fill(area, stack[0].color))
    return areas


def _is_level(y: float, own: Sequence[Fill], stacks: Sequence[Sequence[Fill]], rules: Sequence[RulingLine]) -> bool:
    """Whether rows end at a level: most of the shaded width beside a stack does, or a line is drawn there."""
    box = own[0].box
    if any(
        r.horizontal and abs(r.position - y) < SHADING.same_level and r.start < box.x1 - 1 and r.end > box.x0 + 1
        for r in rules
    ):
        return True
    ending = passing = 0.0
    for stack in stacks:
        if (
            stack is own
            or not stack[0].box.top < y - SHADING.same_level
            or not stack[-1].box.bottom > y + SHADING.same_level
        ):
            continue
        width = stack[0].box.x1 - stack[0].box.x0
        passing += width
        ending += width if any(abs(f.box.bottom - y) < SHADING.same_level for f in stack) else 0.0
    return ending >= SHADING.most_width * passing


def _distinct(fills: Iterable[Fill]) -> list[Fill]:
    """Fills without those nobody sees: drawn twice, or upon a larger one of the same colour (the
    shading of lines of text in a shaded cell)."""
    seen: list[Fill] = []
    for fill in fills:
        if len(seen) > SHADING.most or not any(
            k.color == fill.color and covers(k.box, fill.box, SHADING.edge) for k in seen
        ):
            seen.append(fill)
    return seen


def _cell_like(box: Box) -> bool:
    return box.x1 - box.x0 >= SHADING.smallest and SHADING.smallest <= box.bottom - box.top <= SHADING.tallest_cell


def _is_between_verticals(area: Box, verticals: Sequence[RulingLine]) -> bool:
    """Whether drawn vertical lines bound an area on both sides."""

    def bounded(x: float) -> bool:
        middle = centre_y(area)
        return any(abs(r.position - x) <= SHADING.at_rule and r.start <= middle <= r.end for r in verticals)

    return bounded(area.x0) and bounded(area.x1)


def _shared(edge: float, edges: Counter[int]) -> bool:
    key = round(edge / 2)
    return edges[key - 1] + edges[key] + edges[key + 1] >= 2
