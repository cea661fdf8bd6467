"""Which columns a heading stands over: by the rule under it, by its middle, by headings that repeat below it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, white_between
from pipeline.extract.tables.engines.borderless.settings import COMMON, DRAWN, HEADER


def spanned(header: PlacedRun, index: int, following: Sequence[PlacedChunk], leading: float) -> list[PlacedChunk]:
    """The slots of a line of a header, each widened to the columns it heads.

    Args:
        header: the lines of the header.
        index: which of them.
        following: the slots of the next line, so widened.
        leading: the usual distance of the lines of a cell, in points; 0 where it is not known.
    """
    rows, columns = header.rows, header.columns
    slots = list(rows[index])
    if not any(_underlined(header, index, s) for s in slots):
        covering = _covering(index, rows, following, columns)
        if covering is not None:
            return covering
    below = {k for later in rows[index + 1 :] for s in later for k in range(s.first, s.last + 1)}
    result: list[PlacedChunk] = []
    for position, slot in enumerate(slots):
        lowest = result[-1].last + 1 if result else 0
        highest = slots[position + 1].first - 1 if position + 1 < len(slots) else len(columns) - 1
        first, last = max(slot.first, lowest), min(slot.last, max(highest, slot.first))
        ruled = _underlined(header, index, slot) or _reaching_over(header, index, slot)
        if ruled is not None:
            first, last = max(ruled[0], lowest), max(min(ruled[1], highest), max(ruled[0], lowest))
        elif first <= last and below and (first > 0 or slot.chunk.x0 > columns[0].x1):
            first, last = _centred(header, index, slot, (first, last), (max(lowest, 0), highest))
        result.append(PlacedChunk(slot.chunk, min(first, last), max(first, last)))
    return _companions(header, index, _over_the_next(result, following), leading)


def _reaching_over(header: PlacedRun, index: int, slot: PlacedChunk) -> tuple[int, int] | None:
    """The columns of the headings of the next line that stand below a heading from end to end, if several do."""
    x0, x1 = slot.chunk.x0 - DRAWN.at_ends, slot.chunk.x1 + DRAWN.at_ends
    below = header.rows[index + 1] if index + 1 < len(header.rows) else ()
    under = [s for s in below if s.first == s.last and x0 <= s.chunk.x0 and s.chunk.x1 <= x1]
    return (under[0].first, under[-1].last) if len(under) > 1 else None


def _over_the_next(slots: Sequence[PlacedChunk], following: Sequence[PlacedChunk]) -> list[PlacedChunk]:
    """Headings of one column, each over all the columns of the heading of the next line that has the same middle, where
    no other of their line stands over these: a short line of one text ("A" over "Más riesgoso")."""
    result: list[PlacedChunk] = []
    for slot in slots:
        wide = next((f for f in following if f.first < f.last and f.first <= slot.first and slot.last <= f.last), None)
        if wide is not None and slot.first == slot.last:
            alone = sum(s.last >= wide.first and s.first <= wide.last for s in slots) == 1
            if alone and abs(slot.chunk.centre - wide.chunk.centre) <= HEADER.off_middle * slot.chunk.size:
                slot = PlacedChunk(slot.chunk, wide.first, wide.last)
        result.append(slot)
    return result


def _companions(header: PlacedRun, index: int, slots: list[PlacedChunk], loose: float) -> list[PlacedChunk]:
    """Where one heading of a line goes over several columns, one in the middle of three does too."""
    lines, rows, columns = header.lines, header.rows, header.columns
    if index + 1 >= len(lines):
        return slots
    leadings = [b.base - a.base for a, b in pairwise(lines)]
    wide = loose and leadings[index] > COMMON.looser * loose
    if not wide and not any(s.last > s.first > 0 for s in slots):
        return slots
    below = {s.first: s.chunk for s in rows[index + 1] if s.first == s.last}
    seen = {k for earlier in rows[:index] for s in earlier for k in range(s.first, s.last + 1)}
    result: list[PlacedChunk] = []
    for position, slot in enumerate(slots):
        k = slot.first
        low = result[-1].last if result else 0
        high = slots[position + 1].first if position + 1 < len(slots) else len(columns)
        alike = k == slot.last and k - 1 > low and k + 1 < high and all(j in below for j in (k - 1, k, k + 1))
        under = below.get(k)
        split = under is not None and (text_kinds.continues(under.text) or text_kinds.is_open(slot.chunk.text))
        if (
            alike
            and not split
            and not seen & {k - 1, k + 1}
            and off_middle_of(slot.chunk, k - 1, k + 1, below, columns) <= HEADER.off_middle * slot.chunk.size
        ):
            slot = PlacedChunk(slot.chunk, k - 1, k + 1)
        result.append(slot)
    return result


def _underlined(header: PlacedRun, index: int, slot: PlacedChunk) -> tuple[int, int] | None:
    """The columns under the rule that is drawn below a heading, if it is drawn for it alone."""
    lines, columns, chunk = header.lines, header.columns, slot.chunk
    if index + 1 >= len(lines):
        return None
    line, whole = lines[index], header.x1 - header.x0
    for rule in header.marks.between(*white_between(line, lines[index + 1]), chunk.x0, chunk.x1):
        if (
            rule.end - rule.start > HEADER.whole_rule * whole
            or rule.start > chunk.x0 + DRAWN.at_ends
            or rule.end < chunk.x1 - DRAWN.at_ends
        ):
            continue
        if any(rule.start < c.x1 <= chunk.x0 or chunk.x1 <= c.x0 < rule.end for c in line.chunks):
            continue  # drawn under several headings, it says of none how far it reaches
        over = [
            k
            for k, c in enumerate(columns)
            if min(c.x1, rule.end) - max(c.x0, rule.start) > HEADER.rule_over * (c.x1 - c.x0)
        ]
        if over:
            return over[0], over[-1]
    return None


def _centred(
    header: PlacedRun, index: int, slot: PlacedChunk, own: tuple[int, int], free: tuple[int, int]
) -> tuple[int, int]:
    """The columns around a heading whose middle is the heading's, where the lines below fill them all.

    A heading in the middle of one column and of three alike is taken for the one column's: lines of
    headings that cover all columns together are for :func:`_covering`. ``own`` are its first and last column, ``free``
    the columns that it may be widened to.
    """
    rows, columns = header.rows, header.columns
    (first, last), (lowest, highest) = own, free
    lower: dict[int, Chunk] = {}
    for later in rows[index + 1 :]:
        for s in later:
            if s.first == s.last:
                lower.setdefault(s.first, s.chunk)
    seen = {k for earlier in rows[:index] for s in earlier for k in range(s.first, s.last + 1)}
    chunk = slot.chunk
    off_own = min(off_middle_of(chunk, k, k, lower, columns) for k in range(first, last + 1))
    if first == last and first in lower:
        off_own = min(off_own, abs(chunk.x0 - lower[first].x0))
    best, cost = (first, last), off_middle_of(chunk, first, last, lower, columns) if last > first else math.inf
    for a in range(lowest, first + 1):
        for b in range(last, highest + 1):
            if b <= a or any(k not in lower or (k in seen and not first <= k <= last) for k in range(a, b + 1)):
                continue
            off = off_middle_of(chunk, a, b, lower, columns)
            if off < cost - HEADER.clearly_nearer:
                best, cost = (a, b), off
    under = lower.get(slot.first)
    if (
        best[1] == best[0]
        or cost > HEADER.off_middle * chunk.size
        or off_own <= max(HEADER.off_middle * chunk.size, HEADER.own_better * cost)
    ):
        return first, last
    if under is not None and first == last and (text_kinds.continues(under.text) or text_kinds.is_open(chunk.text)):
        return first, last
    return best


def _covering(
    index: int,
    rows: Sequence[Sequence[PlacedChunk]],
    following: Sequence[PlacedChunk],
    columns: Sequence[ColumnExtent],
) -> list[PlacedChunk] | None:
    """Headings that share out all the columns of the next line among them, each in the middle of its own
    or at the start of it; or headings over groups of columns that repeat (men, women, men, women)."""
    slots = [s for s in rows[index] if s.first > 0 or s.chunk.x0 > columns[0].x1]
    labels = [s for s in rows[index] if s not in slots]
    if not slots or index + 1 >= len(rows):
        return None
    covered = [s for s in following if s.first > 0]
    count, groups = len(covered), len(slots)
    if count < 2 * groups or any(b.first != a.last + 1 for a, b in pairwise(covered)):
        return None
    texts = [s.chunk.text for s in covered]
    if groups > 1 and count % groups == 0:
        period = count // groups
        same = sum(texts[i] == texts[i + period] for i in range(count - period))
        if same >= HEADER.repeated * (count - period):
            return labels + _over_parts(slots, [covered[g * period : (g + 1) * period] for g in range(groups)])
    shares = _shared_out(slots, covered, columns) if groups > 1 else None
    if shares is not None:
        return labels + _over_parts(slots, shares)
    if groups == 1 and _heads(slots[0].chunk, covered, columns):
        if any(text_kinds.continues(t) for t in texts) or text_kinds.is_open(slots[0].chunk.text):
            return None
        last = max(s.last for line in rows for s in line)
        if covered[0].first == 1 and covered[-1].last == last:
            return [*labels, PlacedChunk(slots[0].chunk, covered[0].first, covered[-1].last)]
    return None


def _over_parts(slots: Sequence[PlacedChunk], parts: Sequence[Sequence[PlacedChunk]]) -> list[PlacedChunk]:
    return [PlacedChunk(s.chunk, p[0].first, p[-1].last) for s, p in zip(slots, parts, strict=True)]


def _shared_out(
    slots: Sequence[PlacedChunk], covered: Sequence[PlacedChunk], columns: Sequence[ColumnExtent]
) -> list[Sequence[PlacedChunk]] | None:
    """The columns in parts of two or more, one for each heading, which stands in its middle: the parts whose middles
    are nearest. ``None`` where there are none, or where parts of unlike number are headed by what may as well be upper
    lines of headings of single columns."""
    lower = {k: s.chunk for s in covered for k in (s.first, s.last)}
    ways: dict[int, tuple[float, list[Sequence[PlacedChunk]]]] = {0: (0.0, [])}
    for slot in slots:
        found: dict[int, tuple[float, list[Sequence[PlacedChunk]]]] = {}
        for start, (cost, parts) in ways.items():
            for end in range(start + 2, len(covered) + 1):
                off = off_middle_of(slot.chunk, covered[start].first, covered[end - 1].last, lower, columns)
                if off <= HEADER.off_middle * slot.chunk.size and cost + off < found.get(end, (math.inf, []))[0]:
                    found[end] = (cost + off, [*parts, covered[start:end]])
        ways = found
    if len(covered) not in ways:
        return None
    parts = ways[len(covered)][1]
    if len({len(part) for part in parts}) == 1:
        return parts
    if any(text_kinds.continues(s.chunk.text) for s in covered):
        return None
    wide = any(
        min(off_middle_of(s.chunk, c.first, c.last, lower, columns) for c in part) > HEADER.off_middle * s.chunk.size
        and not text_kinds.is_open(s.chunk.text)
        for s, part in zip(slots, parts, strict=True)
    )
    return parts if wide else None


def _heads(chunk: Chunk, part: Sequence[PlacedChunk], columns: Sequence[ColumnExtent]) -> bool:
    lower = {k: s.chunk for s in part for k in (s.first, s.last)}
    return off_middle_of(chunk, part[0].first, part[-1].last, lower, columns) <= HEADER.off_middle * chunk.size


def off_middle_of(chunk: Chunk, a: int, b: int, lower: dict[int, Chunk], columns: Sequence[ColumnExtent]) -> float:
    """How far the middle of a heading is from the middle of columns a…b, however that is drawn: of their
    texts, of their headings, or of their cells (which reach from one right edge to the next where figures
    are set right)."""
    left = min(lower[a].x0, columns[a].x0) if a in lower else columns[a].x0
    right = max(lower[b].x1, columns[b].x1) if b in lower else columns[b].x1
    middles = [(left + right) / 2]
    if a in lower and b in lower:
        middles.append((lower[a].x0 + lower[b].x1) / 2)
        middles.append((lower[a].centre + lower[b].centre) / 2)
    if b > a:
        step = (columns[b].right - columns[a].right) / (b - a)
        before = (
            columns[a - 1].right
            if a > 1 and abs(columns[a].right - columns[a - 1].right - step) < HEADER.same_step * step
            else columns[a].right - step
        )
        middles.append((before + columns[b].right) / 2 + HEADER.set_aside * chunk.size)
        step = (columns[b].left - columns[a].left) / (b - a)
        after = columns[b + 1].left if b + 1 < len(columns) else columns[b].left + step
        if abs(after - columns[b].left - step) < HEADER.same_step * step:
            middles.append((columns[a].left + after) / 2 - HEADER.set_aside * chunk.size)
    return min(abs(chunk.centre - m) for m in middles)
