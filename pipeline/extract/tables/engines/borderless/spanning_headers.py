"""The header of a table: stacked lines joined into cells, headings over several columns given their span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.extract.tables.engines.borderless import text_kinds
from pipeline.extract.tables.engines.borderless.column_assignment import PlacedChunk
from pipeline.extract.tables.engines.borderless.columns import ColumnExtent
from pipeline.extract.tables.engines.borderless.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.text_lines import Chunk, ChunkLine


@dataclass
class HeaderCell:
    """A cell of the header: its chunks top to bottom and the columns it stands over."""

    first: int
    last: int
    lines: list[int]
    chunks: list[Chunk]
    level: int = 0
    depth: int = 1
    closed: bool = field(default=False)


def header_cells(
    lines: Sequence[ChunkLine],
    rows: Sequence[Sequence[PlacedChunk]],
    columns: Sequence[ColumnExtent],
    marks: Marks,
    leading: float = 0.0,
) -> tuple[list[HeaderCell], int]:
    """Cells of the header lines with level and depth, and how many levels there are.

    ``leading`` is the tightest distance of two lines of the body, 0 where there is but one.
    """
    if not lines:
        return [], 0
    spans = [_spanned(i, lines, rows, columns, marks, leading) for i in range(len(lines))]
    cells: list[HeaderCell] = []
    open_: dict[int, HeaderCell] = {}
    for index, slots in enumerate(spans):
        apart = text_kinds.is_numbering([s.chunk.text for s in slots])
        for slot in slots:
            above = {id(open_[k]): open_[k] for k in range(slot.first, slot.last + 1) if k in open_}
            host = next(iter(above.values())) if len(above) == 1 else None
            if host is not None and not apart and slot.first == slot.last and host.first < host.last:
                alone = sum(host.first <= s.first and s.last <= host.last for s in slots) == 1
                if alone and abs(slot.chunk.centre - host.chunks[-1].centre) <= 0.6 * slot.chunk.size:
                    slot = PlacedChunk(slot.chunk, host.first, host.last)
            if host is not None and not apart and _stacks(host, slot, index, lines, marks):
                host.lines.append(index)
                host.chunks.append(slot.chunk)
                for k in range(slot.first, slot.last + 1):
                    open_[k] = host
                host.first, host.last = min(host.first, slot.first), max(host.last, slot.last)
                continue
            cell = HeaderCell(slot.first, slot.last, [index], [slot.chunk])
            cell.level = max((c.level + 1 for c in above.values()), default=0)
            cells.append(cell)
            for k in range(slot.first, slot.last + 1):
                open_[k] = cell
    return _levelled(cells)


def is_panel(
    lines: Sequence[ChunkLine],
    rows: Sequence[Sequence[PlacedChunk]],
    body: int,
    columns: Sequence[ColumnExtent],
    leading: float,
) -> bool:
    """The line above ``body`` stands in the middle of all figures, set off from the headings above: it
    heads rows, not columns. ``leading`` is the tightest distance of two lines of the body."""
    index = body - 1
    if index < 1 or not leading or len(rows[index]) != 1 or rows[index][0].first == 0:
        return False
    set_off = lines[index].base - lines[index - 1].base > 1.25 * leading
    return set_off and in_the_middle(rows[index][0].chunk, columns)


def in_the_middle(chunk: Chunk, columns: Sequence[ColumnExtent]) -> bool:
    """The middle of the chunk is that of all columns but the first."""
    left = (columns[0].x1 + columns[1].x0) / 2 if len(columns) > 1 else columns[0].x0
    middles = ((columns[1].x0 + columns[-1].x1) / 2, (left + columns[-1].x1) / 2) if len(columns) > 2 else ()
    return any(abs(chunk.centre - m) < 1.2 * chunk.size for m in middles) or (
        len(columns) > 2 and min(middles) <= chunk.centre <= max(middles)
    )


def _stacks(host: HeaderCell, slot: PlacedChunk, index: int, lines: Sequence[ChunkLine], marks: Marks) -> bool:
    """The chunk goes on with the cell above it: the same columns, close below, no rule between."""
    above, line = lines[host.lines[-1]], lines[index]
    wide = slot.first != slot.last and host.first <= slot.first and slot.last <= host.last
    if (host.first, host.last) != (slot.first, slot.last) and not wide:
        return False
    if line.base - above.base > 2.4 * line.size:
        return False
    chunk = slot.chunk
    return not any(
        min(r.end, chunk.x1) - max(r.start, chunk.x0) > 0.4 * (chunk.x1 - chunk.x0)
        for r in marks.between(above.base - 0.3 * above.size, line.base - 0.6 * line.size, chunk.x0, chunk.x1)
    )


def _levelled(cells: list[HeaderCell]) -> tuple[list[HeaderCell], int]:
    """Cells pushed down to the level their lines stand on, and given the depth they cover."""
    levels = max((c.level for c in cells), default=-1) + 1
    if levels < 2:
        return cells, levels
    deepest: dict[int, int] = {}
    for cell in cells:
        for k in range(cell.first, cell.last + 1):
            deepest[k] = max(deepest.get(k, 0), cell.level)
    firsts = [min((c.lines[0] for c in cells if c.level == level), default=0) for level in range(levels)]
    for cell in cells:
        if cell.level == 0 and max(deepest[k] for k in range(cell.first, cell.last + 1)) == 0:
            # alone in its columns: the level its first line stands on
            level = max(lv for lv in range(levels) if lv == 0 or cell.lines[0] >= firsts[lv])
            cell.level = level
            cell.depth = levels - level
        elif max(deepest[k] for k in range(cell.first, cell.last + 1)) == cell.level:
            cell.depth = levels - cell.level
    return cells, levels


def _spanned(
    index: int,
    lines: Sequence[ChunkLine],
    rows: Sequence[Sequence[PlacedChunk]],
    columns: Sequence[ColumnExtent],
    marks: Marks,
    leading: float,
) -> list[PlacedChunk]:
    """The slots of a header line, each widened to the columns it heads."""
    slots = list(rows[index])
    line = lines[index]
    if not any(_underlined(s, line, lines, index, columns, marks) for s in slots):
        covering = _covering(index, rows, columns)
        if covering is not None:
            return covering
    below = {k for later in rows[index + 1 :] for s in later for k in range(s.first, s.last + 1)}
    result: list[PlacedChunk] = []
    for position, slot in enumerate(slots):
        lowest = result[-1].last + 1 if result else 0
        highest = slots[position + 1].first - 1 if position + 1 < len(slots) else len(columns) - 1
        first, last = max(slot.first, lowest), min(slot.last, max(highest, slot.first))
        ruled = _underlined(slot, line, lines, index, columns, marks)
        if ruled is not None:
            first, last = max(ruled[0], lowest), max(min(ruled[1], highest), max(ruled[0], lowest))
        elif first <= last and below and (first > 0 or lowest > 0 or slot.chunk.x0 > columns[0].x1):
            first, last = _centred(slot, first, last, max(lowest, 0), highest, columns, rows, index)
        result.append(PlacedChunk(slot.chunk, min(first, last), max(first, last)))
    return _companions(index, result, lines, rows, columns, leading)


def _companions(
    index: int,
    slots: list[PlacedChunk],
    lines: Sequence[ChunkLine],
    rows: Sequence[Sequence[PlacedChunk]],
    columns: Sequence[ColumnExtent],
    loose: float,
) -> list[PlacedChunk]:
    """Where one heading of a line goes over several columns, one in the middle of three does too."""
    if index + 1 >= len(lines):
        return slots
    leadings = [b.base - a.base for a, b in pairwise(lines)]
    wide = loose and leadings[index] > 1.15 * loose
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
            and _off(slot.chunk, k - 1, k + 1, below, columns) <= 0.7 * slot.chunk.size
        ):
            slot = PlacedChunk(slot.chunk, k - 1, k + 1)
        result.append(slot)
    return result


def _underlined(
    slot: PlacedChunk,
    line: ChunkLine,
    lines: Sequence[ChunkLine],
    index: int,
    columns: Sequence[ColumnExtent],
    marks: Marks,
) -> tuple[int, int] | None:
    """The columns under the rule that is drawn below a heading, if it is drawn for it alone."""
    if index + 1 >= len(lines):
        return None
    whole = columns[-1].x1 - columns[0].x0
    chunk = slot.chunk
    for rule in marks.between(
        line.base - 0.35 * line.size, lines[index + 1].base - 0.55 * lines[index + 1].size, chunk.x0, chunk.x1
    ):
        if rule.end - rule.start > 0.92 * whole or rule.start > chunk.x0 + 3 or rule.end < chunk.x1 - 3:
            continue
        over = [k for k, c in enumerate(columns) if min(c.x1, rule.end) - max(c.x0, rule.start) > 0.5 * (c.x1 - c.x0)]
        if over:
            return over[0], over[-1]
    return None


def _centred(
    slot: PlacedChunk,
    first: int,
    last: int,
    lowest: int,
    highest: int,
    columns: Sequence[ColumnExtent],
    rows: Sequence[Sequence[PlacedChunk]],
    index: int,
) -> tuple[int, int]:
    """The columns around a heading whose middle is the heading's, where the lines below fill them all.

    A heading in the middle of one column and of three alike is taken for the one column's: lines of
    headings that cover all columns together are for :func:`_covering`.
    """
    lower: dict[int, Chunk] = {}
    for later in rows[index + 1 :]:
        for s in later:
            if s.first == s.last:
                lower.setdefault(s.first, s.chunk)
    seen = {k for earlier in rows[:index] for s in earlier for k in range(s.first, s.last + 1)}
    chunk = slot.chunk
    own = min(_off(chunk, k, k, lower, columns) for k in range(first, last + 1))
    if first == last and first in lower:
        own = min(own, abs(chunk.x0 - lower[first].x0))
    best, cost = (first, last), _off(chunk, first, last, lower, columns) if last > first else 1e9
    for a in range(lowest, first + 1):
        for b in range(last, highest + 1):
            if b <= a or any(k not in lower or (k in seen and not first <= k <= last) for k in range(a, b + 1)):
                continue
            off = _off(chunk, a, b, lower, columns)
            if off < cost - 0.3:
                best, cost = (a, b), off
    under = lower.get(slot.first)
    if best[1] == best[0] or cost > 0.9 * chunk.size or own <= max(0.9 * chunk.size, 1.5 * cost):
        return first, last
    if under is not None and first == last and (text_kinds.continues(under.text) or text_kinds.is_open(chunk.text)):
        return first, last
    return best


def _covering(
    index: int, rows: Sequence[Sequence[PlacedChunk]], columns: Sequence[ColumnExtent]
) -> list[PlacedChunk] | None:
    """Headings that share out all the columns of the next line among them, each in the middle of its own
    or at the start of it; or headings over groups of columns that repeat (men, women, men, women)."""
    slots = [s for s in rows[index] if s.first > 0 or s.chunk.x0 > columns[0].x1]
    labels = [s for s in rows[index] if s not in slots]
    if not slots or index + 1 >= len(rows):
        return None
    following = [s for s in rows[index + 1] if s.first == s.last]
    covered = [s for s in following if s.first > 0]
    if len(covered) != len(rows[index + 1]) - sum(s.first == 0 for s in rows[index + 1]):
        return None
    count, groups = len(covered), len(slots)
    if count < 2 * groups or [s.first for s in covered] != list(range(covered[0].first, covered[0].first + count)):
        return None
    texts = [s.chunk.text for s in covered]
    if groups > 1 and count % groups == 0:
        period = count // groups
        same = sum(texts[i] == texts[i + period] for i in range(count - period))
        parts = [covered[g * period : (g + 1) * period] for g in range(groups)]
        if same >= 0.8 * (count - period) or all(
            _heads(s.chunk, p, columns) for s, p in zip(slots, parts, strict=True)
        ):
            heads = [PlacedChunk(s.chunk, p[0].first, p[-1].last) for s, p in zip(slots, parts, strict=True)]
            return labels + heads
    if groups == 1 and _heads(slots[0].chunk, covered, columns) and count >= 2:
        if any(text_kinds.continues(t) for t in texts) or text_kinds.is_open(slots[0].chunk.text):
            return None
        if covered[0].first == 1 and covered[-1].last == len(columns) - 1:
            return [*labels, PlacedChunk(slots[0].chunk, covered[0].first, covered[-1].last)]
    return None


def _heads(chunk: Chunk, part: Sequence[PlacedChunk], columns: Sequence[ColumnExtent]) -> bool:
    lower = {s.first: s.chunk for s in part}
    return _off(chunk, part[0].first, part[-1].last, lower, columns) <= 0.8 * chunk.size


def _off(chunk: Chunk, a: int, b: int, lower: dict[int, Chunk], columns: Sequence[ColumnExtent]) -> float:
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
        step = (columns[b].x1 - columns[a].x1) / (b - a)
        before = (
            columns[a - 1].x1
            if a > 1 and abs(columns[a].x1 - columns[a - 1].x1 - step) < 0.25 * step
            else columns[a].x1 - step
        )
        middles.append((before + columns[b].x1) / 2 + 0.3 * chunk.size)
        step = (columns[b].left - columns[a].left) / (b - a)
        after = columns[b + 1].left if b + 1 < len(columns) else columns[b].left + step
        if abs(after - columns[b].left - step) < 0.25 * step:
            middles.append((columns[a].left + after) / 2 - 0.4 * chunk.size)
    return min(abs(chunk.centre - m) for m in middles)
