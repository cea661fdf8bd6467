"""The header of a table: stacked lines joined into cells, headings over several columns given their span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.extract.engines.aligned import kinds
from pipeline.extract.engines.aligned.columns import Column, Slot
from pipeline.extract.engines.aligned.lines import Chunk, Line
from pipeline.extract.engines.aligned.marks import Marks


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
    lines: Sequence[Line], rows: Sequence[Sequence[Slot]], columns: Sequence[Column], marks: Marks
) -> tuple[list[HeaderCell], int]:
    """Cells of the header lines with level and depth, and how many levels there are."""
    if not lines:
        return [], 0
    spans = [_spanned(i, lines, rows, columns, marks) for i in range(len(lines))]
    cells: list[HeaderCell] = []
    open_: dict[int, HeaderCell] = {}
    for index, slots in enumerate(spans):
        for slot in slots:
            above = {id(open_[k]): open_[k] for k in range(slot.first, slot.last + 1) if k in open_}
            host = next(iter(above.values())) if len(above) == 1 else None
            if host is not None and _stacks(host, slot, index, lines, marks):
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


def _stacks(host: HeaderCell, slot: Slot, index: int, lines: Sequence[Line], marks: Marks) -> bool:
    """The chunk goes on with the cell above it: the same columns, close below, no rule between."""
    above, line = lines[host.lines[-1]], lines[index]
    if host.first != host.last or slot.first != slot.last:
        if (host.first, host.last) != (slot.first, slot.last) and not (
            host.first <= slot.first and slot.last <= host.last and slot.first != slot.last
        ):
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
    start: dict[int, int] = {}
    stop: dict[int, int] = {}
    for cell in cells:
        start[cell.level] = min(start.get(cell.level, 10**6), cell.lines[0])
    deepest: dict[int, int] = {}
    for cell in cells:
        for k in range(cell.first, cell.last + 1):
            deepest[k] = max(deepest.get(k, 0), cell.level)
    firsts = [min((c.lines[0] for c in cells if c.level == level and (level == 0 or True)), default=0) for level in range(levels)]
    for level in range(levels):
        stop[level] = firsts[level + 1] if level + 1 < levels else 10**6
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
    index: int, lines: Sequence[Line], rows: Sequence[Sequence[Slot]], columns: Sequence[Column], marks: Marks
) -> list[Slot]:
    """The slots of a header line, each widened to the columns it heads."""
    slots = list(rows[index])
    line = lines[index]
    below = {k for later in rows[index + 1 :] for s in later for k in range(s.first, s.last + 1)}
    result: list[Slot] = []
    for position, slot in enumerate(slots):
        lowest = result[-1].last + 1 if result else 0
        highest = slots[position + 1].first - 1 if position + 1 < len(slots) else len(columns) - 1
        first, last = max(slot.first, lowest), min(slot.last, max(highest, slot.first))
        ruled = _underlined(slot, line, lines, index, columns, marks)
        if ruled is not None:
            first, last = max(ruled[0], lowest), max(min(ruled[1], highest), max(ruled[0], lowest))
        elif below and (first > 0 or lowest > 0 or slot.chunk.x0 > columns[0].x1):
            first, last = _centred(slot, first, last, max(lowest, 0), highest, columns, rows, index)
        result.append(Slot(slot.chunk, min(first, last), max(first, last)))
    return result


def _underlined(
    slot: Slot, line: Line, lines: Sequence[Line], index: int, columns: Sequence[Column], marks: Marks
) -> tuple[int, int] | None:
    """The columns under the rule that is drawn below a heading, if it is drawn for it alone."""
    if index + 1 >= len(lines):
        return None
    whole = columns[-1].x1 - columns[0].x0
    chunk = slot.chunk
    for rule in marks.between(line.base - 0.35 * line.size, lines[index + 1].base - 0.55 * lines[index + 1].size, chunk.x0, chunk.x1):
        if rule.end - rule.start > 0.92 * whole or rule.start > chunk.x0 + 3 or rule.end < chunk.x1 - 3:
            continue
        over = [k for k, c in enumerate(columns) if min(c.x1, rule.end) - max(c.x0, rule.start) > 0.5 * (c.x1 - c.x0)]
        if over:
            return over[0], over[-1]
    return None


def _centred(
    slot: Slot,
    first: int,
    last: int,
    lowest: int,
    highest: int,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Slot]],
    index: int,
) -> tuple[int, int]:
    """The columns around a heading whose middle is the heading's, where the next line fills them all."""
    following = next((r for r in rows[index + 1 :] if len(r) > len(rows[index])), None)
    if following is None:
        return first, last
    lower = {s.first: s.chunk for s in following if s.first == s.last}
    chunk = slot.chunk
    best, cost = (first, last), 0.0
    start_cost = _off(chunk, first, last, lower, columns)
    cost = start_cost if last > first else 1e9
    for a in range(lowest, first + 1):
        for b in range(last, highest + 1):
            if b <= a or any(k not in lower for k in range(a, b + 1)):
                continue
            off = _off(chunk, a, b, lower, columns)
            if off < cost - 0.5 or (off <= 0.35 * chunk.size and b - a > best[1] - best[0] and off <= cost + 0.2 * chunk.size):
                best, cost = (a, b), off
    if best[1] > best[0] and cost <= 1.2 * chunk.size:
        under = lower.get(slot.first)
        if first == last and under is not None and len(rows[index]) >= 1:
            if kinds.continues(under.text) or kinds.is_open(chunk.text):
                return first, last
        return best
    return first, last


def _off(chunk: Chunk, a: int, b: int, lower: dict[int, Chunk], columns: Sequence[Column]) -> float:
    """How far the middle of a heading is from the middle of columns a…b."""
    lefts = [min(lower[k].x0, columns[k].x0) if k in lower else columns[k].x0 for k in (a, b)]
    rights = [max(lower[k].x1, columns[k].x1) if k in lower else columns[k].x1 for k in (a, b)]
    by_cells = abs(chunk.centre - (lefts[0] + rights[1]) / 2)
    if a in lower and b in lower:
        return min(by_cells, abs(chunk.centre - (lower[a].x0 + lower[b].x1) / 2))
    return by_cells
