"""Where one run holds two tables: a new header begins after rows.

Nothing but white, a title or a sentence may stand between two tables, and their rules may have the
same ends; what distinguishes them is that headings stand over figures again.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pipeline.extract.tables.engines.borderless.columns.whitespace import is_data
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine, white_between
from pipeline.extract.tables.engines.borderless.settings import COMMON, RUNS
from pipeline.extract.tables.periods import is_period
from pipeline.geometry import left_edge


def split_at_headers(lines: Sequence[ChunkLine], marks: Marks) -> list[tuple[ChunkLine, ...]]:
    """The run cut before every new header."""
    cuts = [0]
    data = [is_data(line) for line in lines]
    index = 1
    while index < len(lines):
        above = lines[cuts[-1] : index]
        if any(data[cuts[-1] : index]) or (_are_several(above) and not _are_headed(above)):
            stop = _new_header(lines, data, index, cuts[-1], marks)
            if stop is not None:
                cuts.append(index)
                index = stop
        index += 1
    return [tuple(lines[a:b]) for a, b in zip(cuts, [*cuts[1:], len(lines)], strict=True)]


def _are_several(lines: Sequence[ChunkLine]) -> bool:
    return sum(len(line.chunks) > 1 for line in lines) >= 2


def _are_headed(lines: Sequence[ChunkLine]) -> bool:
    """Whether lines without a row of figures hold a header already: years and no label on one of them. What stands out
    below it is the first row."""
    return any(len(line.chunks) > 1 and all(is_period(c.text) for c in line.chunks) for line in lines)


def _new_header(lines: Sequence[ChunkLine], data: Sequence[bool], index: int, start: int, marks: Marks) -> int | None:
    """The first line with several cells of a header that begins at ``index``, if one does."""
    header = index
    while header < len(lines) and len(lines[header].chunks) == 1 and header - index < RUNS.heading_lines:
        header += 1
    if header >= len(lines) or len(lines[header].chunks) == 1 or data[header]:
        return None
    if _has_figures_of(lines[start:index], lines[header]) or (header > index and _continues(lines, index, start)):
        return None
    above = lines[index - 1]
    if len(above.chunks) == 1 and header == index:
        above_multi = next((i for i in range(index - 1, start - 1, -1) if len(lines[i].chunks) > 1), start)
    else:
        above_multi = index - 1
    gap = lines[index].base - above.base
    usual = _usual(lines, start, index)
    ruled = _closed(above, lines[index], marks)
    if header == index and _heads_other_columns(lines, index, start, marks):
        return header
    apart = gap > RUNS.apart * usual or header > index or ruled
    if not apart or lines[header].base - lines[above_multi].base <= RUNS.header_apart * usual:
        return None
    row = next((i for i in range(header + 1, min(len(lines), header + RUNS.header_lines)) if data[i]), None)
    if row is not None and any(data[start:index]):
        figures = [c for c in lines[row].chunks if c.is_figure]
        headings = [c for i in range(header, row) for c in lines[i].chunks if not c.is_value or is_period(c.text)]
        over = sum(any(h.x0 < f.x1 and h.x1 > f.x0 for h in headings) for f in figures)
        most = max(len(lines[i].chunks) for i in range(header, row))
        full = header > index and most >= max(RUNS.full_header, len(lines[row].chunks) - 1)
        if full or (
            over >= RUNS.headed_figures * len(figures) and most >= RUNS.headed_figures * len(lines[row].chunks)
        ):
            strong = header > index or gap > RUNS.clearly_apart * usual or ruled
            return header if strong or _stands_out(lines, header, start, marks) else None
        if ruled:
            return header  # its own rules frame it, whatever its headings stand over
    return (
        header
        if _stands_out(lines, header, start, marks) and (header > index or gap > RUNS.apart * usual or ruled)
        else None
    )


def _heads_other_columns(lines: Sequence[ChunkLine], header: int, start: int, marks: Marks) -> bool:
    """Bold or shaded headings, one for each cell of the rows that follow, whose figures stand under none of those
    before: another table, although no white parts the two."""
    after = [line for line in lines[header + 1 : header + 1 + RUNS.rows_compared] if len(line.chunks) > 1]
    before = [line for line in lines[start:header] if len(line.chunks) > 1][-RUNS.rows_compared :]
    if len(after) < RUNS.rows_compared or not all(map(is_data, (*before, *after))):
        return False
    if any(len(line.chunks) != len(lines[header].chunks) for line in after) or lines[header].figures:
        return False
    edges = [c.x1 for line in before for c in line.chunks if c.is_value]
    shared = [
        abs(c.x1 - edge) < COMMON.same_place * line.size
        for line in after
        for c in line.chunks
        if c.is_value
        for edge in edges
    ]
    return not any(shared) and _stands_out(lines, header, start, marks)


def _has_figures_of(above: Sequence[ChunkLine], line: ChunkLine) -> bool:
    """Whether a line that is mostly text has a figure below those of the lines above it: a row, not a header."""
    edges = [c.x1 for other in above for c in other.chunks if c.is_figure and not is_period(c.text)]
    figures = [c.x1 for c in line.chunks if c.is_figure and not is_period(c.text)]
    return any(abs(x - edge) < COMMON.same_place * line.size for x in figures for edge in edges)


def _continues(lines: Sequence[ChunkLine], index: int, start: int) -> bool:
    """Whether a lone text is a further line of a cell above it: inside the table, at the edge and the leading of a text
    not in the first column. Cells set in the middle of their rows may have one line of another cell between."""
    line = lines[index]
    chunk = line.chunks[0]
    left = left_edge(lines[start:index])
    if chunk.x0 <= left + chunk.size:
        return False
    return any(
        abs(c.x0 - chunk.x0) < RUNS.begun_off * chunk.size and not c.is_value and c.bold == chunk.bold
        for other in lines[max(start, index - 2) : index]
        if line.base - other.base <= COMMON.cell_leading * line.size
        for c in other.chunks
    )


def _usual(lines: Sequence[ChunkLine], start: int, stop: int) -> float:
    """The usual distance of rows before ``stop``."""
    multi = [line.base for line in lines[start:stop] if len(line.chunks) > 1]
    pitches = sorted(b - a for a, b in itertools.pairwise(multi))
    return pitches[len(pitches) // 2] if pitches else COMMON.cell_leading * lines[start].size


def _closed(above: ChunkLine, below: ChunkLine, marks: Marks) -> bool:
    """Two long rules with white between them part the lines: one closes a table, one opens another."""
    rules = marks.long_between(
        *white_between(above, below),
        min(above.x0, below.x0),
        max(above.x1, below.x1),
    )
    return len(rules) >= 2 and rules[-1].position - rules[0].position > RUNS.between_rules * above.size


def _stands_out(lines: Sequence[ChunkLine], header: int, start: int, marks: Marks) -> bool:
    """The line is bold or shaded and those before and after it are not."""
    line = lines[header]
    before = [other for other in lines[start:header] if len(other.chunks) > 1][-RUNS.rows_compared :]
    after = [other for other in lines[header + 1 : header + RUNS.lines_after] if len(other.chunks) > 1][
        : RUNS.rows_compared
    ]
    if not before or not after:
        return False
    if _bold(line) and not any(_bold(other) for other in (before[-1], after[0])):
        return True
    band = marks.band_at(line.top, line.bottom, line.x0, line.x1)
    if band is None:
        return False
    others = [marks.band_at(o.top, o.bottom, o.x0, o.x1) for o in (before[-1], after[0])]
    return all(o is None for o in others)


def _bold(line: ChunkLine) -> bool:
    return all(chunk.bold for chunk in line.chunks)
