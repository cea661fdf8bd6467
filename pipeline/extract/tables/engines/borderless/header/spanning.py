"""The header of a table: stacked lines joined into cells, headings over several columns given their span."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.header.heading_spans import spanned
from pipeline.extract.tables.engines.borderless.header.tiling import tiled_header
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COMMON, HEADER
from pipeline.geometry import left_edge, right_edge


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
    tiled = tiled_header(lines, rows, columns, marks)
    if tiled is not None:
        return [
            HeaderCell(
                *t.columns, list(t.block.lines), list(t.block.chunks), t.levels[0], t.levels[1] - t.levels[0] + 1
            )
            for t in tiled
        ], 1 + max(t.levels[1] for t in tiled)
    full_height = _set_in_the_middle(lines, rows)
    if full_height:
        rest = [[s for s in slots if s.first not in full_height] for slots in rows]
        kept = [i for i, slots in enumerate(rest) if slots]
        cells, levels = _stacked([lines[i] for i in kept], [rest[i] for i in kept], columns, marks, leading)
        if not any(c.first <= k <= c.last for c in cells for k in full_height):
            for cell in cells:
                cell.lines = [kept[i] for i in cell.lines]
            for k in sorted(full_height):
                own = [(i, s.chunk) for i, slots in enumerate(rows) for s in slots if s.first == k]
                cells.append(HeaderCell(k, k, [i for i, _ in own], [c for _, c in own], 0, levels))
            return _over_unheaded(cells, columns), levels
    cells, levels = _stacked(lines, rows, columns, marks, leading)
    return _over_unheaded(cells, columns), levels


def _over_unheaded(cells: list[HeaderCell], columns: Sequence[ColumnExtent]) -> list[HeaderCell]:
    """The cells, one that is alone over its column also over those beside it that have no heading, where its middle is
    that of them together and not that of its own: an estimate and its interval under one heading."""
    headed = Counter(k for c in cells for k in range(c.first, c.last + 1))
    for cell in cells:
        if cell.first != cell.last or headed[cell.first] > 1:
            continue
        before = after = cell.first
        while before > 1 and not headed[before - 1]:
            before -= 1
        while after + 1 < len(columns) and not headed[after + 1]:
            after += 1
        middle = (left_edge(cell.chunks) + right_edge(cell.chunks)) / 2
        near = HEADER.off_middle * cell.chunks[0].size
        own = abs(middle - columns[cell.first].centre)
        for first, last in ((before, cell.last), (cell.first, after)):
            off = abs(middle - (columns[first].x0 + columns[last].x1) / 2)
            if first < last and off <= near < own and HEADER.own_better * off < own:
                cell.first, cell.last = first, last
                break
    return cells


def _set_in_the_middle(lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]]) -> set[int]:
    """The columns whose only heading stands between the first line and the last, its lines close to each other: a cell
    as high as the whole header, its text set in the middle, which says nothing of the levels beside it."""
    if len(rows) < HEADER.three_lines:
        return set()
    edge = {k for i in (0, len(rows) - 1) for s in rows[i] for k in range(s.first, s.last + 1)}
    over = {k for slots in rows for s in slots if s.first != s.last for k in range(s.first, s.last + 1)}
    inner: dict[int, list[ChunkLine]] = {}
    for line, slots in zip(lines[1:-1], rows[1:-1], strict=True):
        for slot in slots:
            if slot.first == slot.last:
                inner.setdefault(slot.first, []).append(line)
    close = {k for k, own in inner.items() if all(_are_close(a, b) for a, b in pairwise(own))}
    return close - edge - over


def _are_close(above: ChunkLine, line: ChunkLine) -> bool:
    """Whether two lines are as close as those of one cell."""
    return line.base - above.base <= COMMON.cell_leading * line.size


def _stacked(
    lines: Sequence[ChunkLine],
    rows: Sequence[Sequence[PlacedChunk]],
    columns: Sequence[ColumnExtent],
    marks: Marks,
    leading: float,
) -> tuple[list[HeaderCell], int]:
    """Cells and levels of headings of which each level has a line of its own, the lowest last."""
    header, spans = PlacedRun(lines, rows, columns, marks), list[list[PlacedChunk]]()
    for index in range(len(lines) - 1, -1, -1):
        following = spans[0] if spans else []
        spans.insert(0, spanned(header, index, following, leading))
    cells: list[HeaderCell] = []
    open_: dict[int, HeaderCell] = {}
    for index, slots in enumerate(spans):
        apart = text_kinds.is_numbering([s.chunk.text for s in slots]) or _are_units_apart(index, slots, open_, lines)
        for slot in slots:
            above = {id(open_[k]): open_[k] for k in range(slot.first, slot.last + 1) if k in open_}
            host = next(iter(above.values())) if len(above) == 1 else None
            if host is not None and not apart and slot.first == slot.last and host.first < host.last:
                alone = sum(host.first <= s.first and s.last <= host.last for s in slots) == 1
                if alone and abs(slot.chunk.centre - host.chunks[-1].centre) <= HEADER.off_middle * slot.chunk.size:
                    slot = PlacedChunk(slot.chunk, host.first, host.last)
            line = lines[index]
            if host is not None and not apart and _stacks(host, slot, slots, (lines[host.lines[-1]], line), marks):
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
    return _levelled(_with_unit_over_all(cells, columns))


def _with_unit_over_all(cells: list[HeaderCell], columns: Sequence[ColumnExtent]) -> list[HeaderCell]:
    """The cells, a unit in brackets that stands alone below all headings, over more than one of them and in the middle
    of all columns but the first, as wide as these together."""
    last = max((c.lines[-1] for c in cells), default=0)
    lowest = [c for c in cells if c.lines[-1] == last]
    chunk, cell = lowest[0].chunks[0] if cells else None, lowest[0] if cells else None
    if cell is None or chunk is None or len(lowest) > 1 or len(cell.chunks) > 1 or not cell.level or not cell.first:
        return cells
    over = sum(chunk.x0 < c.x1 and chunk.x1 > c.x0 for c in columns)
    if over > 1 and chunk.text[:1] == "(" and chunk.text[-1:] == ")" and in_the_middle(chunk, columns):
        cell.first, cell.last = 1, len(columns) - 1
        cell.level = 1 + max(c.level for c in cells if c is not cell)
    return cells


def _are_units_apart(
    index: int, slots: Sequence[PlacedChunk], above: Mapping[int, HeaderCell], lines: Sequence[ChunkLine]
) -> bool:
    """Whether a line of units in parentheses is a row of its own: on one level although the headings above end at
    different ones, or further below them than the lines of a wrapped heading are apart."""
    texts = [s.chunk.text for s in slots]
    if len(texts) < 2 or not all(t.startswith("(") and t.endswith(")") for t in texts):
        return False
    hosts = [above[s.first] for s in slots if s.first in above]
    if len(hosts) < len(slots):
        return False
    size = lines[index].size
    gaps = [lines[index].base - lines[h.lines[-1]].base for h in hosts]
    if max(gaps) - min(gaps) > COMMON.same_line * size:
        return True
    leadings = [lines[b].base - lines[a].base for h in hosts for a, b in pairwise(h.lines)]
    return bool(leadings) and min(gaps) > COMMON.looser * max(leadings)


def is_panel(
    lines: Sequence[ChunkLine],
    rows: Sequence[Sequence[PlacedChunk]],
    body: int,
    columns: Sequence[ColumnExtent],
    leading: float,
) -> bool:
    """The line above ``body`` stands in the middle of all figures, set off from the headings above, or in the middle of
    the table as others do that head rows: it heads rows, not columns. ``leading`` is the tightest distance of two lines
    of the body."""
    index = body - 1
    if index < 1 or not leading or len(rows[index]) != 1 or rows[index][0].first == 0:
        return False
    chunk = rows[index][0].chunk
    if _ends_heading(lines, rows, index):
        return False
    if heads_rows_as_others(rows, index, columns):
        return True
    set_off = lines[index].base - lines[index - 1].base > COMMON.set_off * leading
    return set_off and in_the_middle(chunk, columns)


def heads_rows_as_others(rows: Sequence[Sequence[PlacedChunk]], index: int, columns: Sequence[ColumnExtent]) -> bool:
    """Whether a line is one text in the middle of the whole table, as a later one is that heads rows."""

    def heads(slots: Sequence[PlacedChunk]) -> bool:
        alone = len(slots) == 1 and slots[0].first > 0 and not slots[0].chunk.is_value
        return alone and over_the_whole(slots[0].chunk, columns)

    return heads(rows[index]) and any(heads(slots) for slots in rows[index + 1 :])


def _ends_heading(lines: Sequence[ChunkLine], rows: Sequence[Sequence[PlacedChunk]], index: int) -> bool:
    """Whether the lone text of a line is the last line of a heading in its column, as far below the line before as that
    is below the one before it."""
    slot = rows[index][0]
    own = [
        lines[i].base for i in range(index + 1) if any((s.first, s.last) == (slot.first, slot.last) for s in rows[i])
    ]
    if slot.first != slot.last or len(own) < HEADER.three_lines:
        return False
    *_, first, second, third = own
    pitch, before = third - second, second - first
    return pitch <= COMMON.cell_leading * lines[index].size and abs(pitch - before) < COMMON.same_size * pitch


def in_the_middle(chunk: Chunk, columns: Sequence[ColumnExtent]) -> bool:
    """The middle of the chunk is that of all columns but the first."""
    left = (columns[0].x1 + columns[1].x0) / 2 if len(columns) > 1 else columns[0].x0
    middles = ((columns[1].x0 + columns[-1].x1) / 2, (left + columns[-1].x1) / 2) if len(columns) > 2 else ()
    return any(abs(chunk.centre - m) < HEADER.panel_off * chunk.size for m in middles) or (
        len(columns) > 2 and min(middles) <= chunk.centre <= max(middles)
    )


def over_the_whole(chunk: Chunk, columns: Sequence[ColumnExtent]) -> bool:
    """The middle of the chunk is that of all columns, and no nearer that of all but the first."""
    off = abs(chunk.centre - (columns[0].x0 + columns[-1].x1) / 2)
    return off < HEADER.banner_off * chunk.size and off < abs(chunk.centre - (columns[1].x0 + columns[-1].x1) / 2)


def _stacks(
    host: HeaderCell,
    slot: PlacedChunk,
    slots: Sequence[PlacedChunk],
    lines: tuple[ChunkLine, ChunkLine],
    marks: Marks,
) -> bool:
    """The chunk goes on with the cell above it: the same columns, or the only one of its line below that cell, close
    below, no rule between. ``lines`` are the last line of the cell and that of the chunk."""
    above, line = lines
    alone = sum(s.last >= host.first and s.first <= host.last for s in slots) == 1
    wide = alone and slot.first != slot.last and host.first <= slot.first and slot.last <= host.last
    if (host.first, host.last) != (slot.first, slot.last) and not wide:
        return False
    if line.base - above.base > HEADER.leading * line.size:
        return False
    return not marks.parts(above, line, slot.chunk)


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
