"""Labels of the first column that stand in the middle of the rows they are of: merged cells, their lines not drawn.

A label between two rows, beside neither, is of both or of more. Where all labels share out the rows, one after the
other, each in the middle of its own, there is but one way to do it, and it follows from the heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk, PlacedLines
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine, line_of
from pipeline.extract.tables.engines.borderless.rows.grouping import grouped
from pipeline.extract.tables.engines.borderless.settings import BODY
from pipeline.extract.tables.engines.borderless.wrapped_rows.label_partition import (
    FIRST,
    LAST,
    MIDDLE,
    LabelLine,
    LabelPartition,
    SharedLabel,
)
from pipeline.geometry import bounding, centre_y


@dataclass(frozen=True)
class LabelledRows:
    """The lines of a body, the labels moved to the first row of their own.

    ``rows`` are the chunks by line, ``groups`` the lines that are rows, ``spans`` the number of rows of the label that
    stands in a line, where it is more than one.
    """

    rows: tuple[tuple[PlacedChunk, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    spans: dict[int, int]


def labels_over_rows(lines: Sequence[ChunkLine], rows: PlacedLines) -> LabelledRows | None:
    """The rows with each label over those it is of, or ``None`` where no label stands in the middle of two rows or the
    labels do not share out all rows."""
    beside = [frozenset(s.first for s in slots if s.first > 0) for slots in rows]
    full = [i for i, filled in enumerate(beside) if filled]
    if len(full) < BODY.few_rows:
        return None
    labels = [i for i, slots in enumerate(rows) if slots and slots[0].first == 0]
    between = [_between(lines, rows, beside, i) for i in labels]
    filled = [beside[i] for i in full]
    if not any(between) or not (_alike(filled) or (all(between) and _half_filled(filled))):
        return None
    moved: list[list[PlacedChunk]] = [[s for s in slots if s.first > 0] for slots in rows]
    spans: dict[int, int] = {}
    next_row = 0
    for label in labels:
        middle = lines[label].base
        last = next(
            (
                k
                for k in range(next_row, len(full))
                if abs((lines[full[next_row]].base + lines[full[k]].base) / 2 - middle)
                <= BODY.label_off_middle * lines[label].size
            ),
            None,
        )
        if last is None:
            return None
        first = full[next_row]
        moved[first].insert(0, rows[label][0])
        if last > next_row:
            spans[first] = last - next_row + 1
        next_row = last + 1
    if any(beside[i] and not moved[i] for i in full) or next_row < len(full):
        return None
    return LabelledRows(tuple(map(tuple, moved)), tuple((i,) for i in full), spans)


def labels_over_wrapped_rows(
    body: PlacedRun, numeric: frozenset[int], together: Sequence[Sequence[int]]
) -> LabelledRows | None:
    """The same for labels and rows of several lines, and for labels beside the middle one of three rows or more: the
    rows are those of the other columns by themselves.

    ``together`` are the lines of the rows as all columns show them: where these leave hardly a row without a label of
    its own, none is over several, unless they cut a label in the middle of its sentence.
    """
    lines, rows = body.lines, body.rows
    labels = [LabelLine(slots[0].chunk, len(slots) > 1) for slots in rows if slots[0].first == 0]
    kept = [i for i, slots in enumerate(rows) if slots[-1].first > 0]
    if len(labels) < 2 or len(kept) < BODY.few_rows or _are_each_of_a_row(labels, rows, together):
        return None
    rest = [[s for s in rows[i] if s.first > 0] for i in kept]
    own = [
        line_of([s.chunk for s in slots], lines[i].leaders, lines[i].blank) for i, slots in zip(kept, rest, strict=True)
    ]
    groups = [[kept[i] for i in group] for group in grouped(own, rest, body.columns, numeric, body.marks)]
    if numeric and any(len(g) == 1 and len(rest[kept.index(g[0])]) == 1 for g in groups):
        return None  # a text alone in a row heads others
    boxes = [bounding([s.chunk for i in group for s in rows[i] if s.first > 0]) for group in groups]
    partition = LabelPartition(labels, boxes)
    found = _shown(partition, rows, groups, together)
    if found is None:
        return None
    moved: list[list[PlacedChunk]] = [[s for s in slots if s.first > 0] for slots in rows]
    spans: dict[int, int] = {}
    for label in found:
        index = groups[label.first][0]
        moved[index] = [*(PlacedChunk(line.chunk, 0, 0) for line in labels[label.start : label.end]), *moved[index]]
        if label.rows > 1:
            spans[index] = label.rows
    return LabelledRows(tuple(map(tuple, moved)), tuple(map(tuple, groups)), spans)


def _are_each_of_a_row(labels: Sequence[LabelLine], rows: PlacedLines, together: Sequence[Sequence[int]]) -> bool:
    """Whether every row of all columns has a label, every line of a label stands beside other texts, and no label goes
    on in the next row: then nothing would show one over several (see :func:`_shown`)."""
    if not all(label.beside for label in labels) or _unlabelled(rows, together):
        return False
    return not _cut_labels(LabelPartition(labels, ()), rows, together)


def _unlabelled(rows: PlacedLines, together: Sequence[Sequence[int]]) -> int:
    """How many rows have no label."""
    return sum(all(rows[i][0].first > 0 for i in group) for group in together)


def _cut_labels(partition: LabelPartition, rows: PlacedLines, together: Sequence[Sequence[int]]) -> int:
    """How many rows but the first begin in the middle of a label."""
    first_labels = {next((i for i in group if rows[i][0].first == 0), None) for group in together[1:]}
    labelled = [i for i, slots in enumerate(rows) if slots[0].first == 0]
    return sum(partition.goes_on(k) for k, i in enumerate(labelled) if k and i in first_labels)


def _shown(
    partition: LabelPartition, rows: PlacedLines, groups: Sequence[Sequence[int]], together: Sequence[Sequence[int]]
) -> list[SharedLabel] | None:
    """The labels with their rows where something shows that they stand over several: they are in the middle of an even
    number of rows, or of three in two places or where all cells are in the middle of their rows; or the rows of all
    columns together begin in the middle of a label."""
    parts = _cut_labels(partition, rows, together)
    cut = parts > 1 or (parts > 0 and any(len(group) > 1 for group in groups))
    unlabelled = _unlabelled(rows, together)
    found = partition.shared(MIDDLE)
    if found is not None:
        several = [label.rows for label in found if label.rows > 1]
        sparse = len(found) <= BODY.sparse_labels * len(groups) and 2 * unlabelled >= len(groups) - len(found)
        alone = any(
            label.rows % 2 == 0 and not any(line.beside for line in partition.lines[label.start : label.end])
            for label in found
        )
        between = any(count % 2 == 0 for count in several)
        shown = between or len(several) > 1 or are_in_the_middle(rows, groups)
        if several and (cut or alone or (sparse and shown)):
            return found
    if not cut:
        return None
    for place in (FIRST, LAST):
        found = partition.shared(place)
        if found is not None and any(label.rows > 1 for label in found):
            return found
    return None


def are_in_the_middle(rows: PlacedLines, groups: Sequence[Sequence[int]]) -> bool:
    """Whether cells of different heights stand around one middle in their row, and none in another at its top."""
    shown = False
    for group in groups:
        cells: dict[int, list[Chunk]] = {}
        for index in group:
            for s in rows[index]:
                if s.first > 0:
                    cells.setdefault(s.first, []).append(s.chunk)
        boxes = [bounding(chunks) for chunks in cells.values()]
        if len({len(chunks) for chunks in cells.values()}) < 2:
            continue
        middles = [centre_y(box) for box in boxes]
        if max(middles) - min(middles) > BODY.middle_height * rows[group[0]][0].chunk.size:
            return False
        shown = True
    return shown


def _alike(filled: Sequence[frozenset[int]]) -> bool:
    """Whether most rows fill the same columns, half as many as the fullest row at least: not the lines of one text."""
    usual = max(filled, key=filled.count)
    most = filled.count(usual) >= BODY.alike_rows * len(filled)
    return most and 2 * len(usual) >= max(map(len, filled))


def _half_filled(filled: Sequence[frozenset[int]]) -> bool:
    """Whether every row fills half as many columns as the fullest one: some have blank cells, none is the second line
    of a wrapped text."""
    return 2 * min(map(len, filled)) >= max(map(len, filled))


def _between(lines: Sequence[ChunkLine], rows: PlacedLines, beside: Sequence[frozenset[int]], index: int) -> bool:
    """Whether a label stands alone in the middle of two rows that have none."""
    if not 0 < index < len(lines) - 1 or beside[index]:
        return False
    above, below = index - 1, index + 1
    if any(not beside[i] or rows[i][0].first == 0 for i in (above, below)):
        return False
    middle = (lines[above].base + lines[below].base) / 2
    return abs(lines[index].base - middle) <= BODY.label_off_middle * lines[index].size
