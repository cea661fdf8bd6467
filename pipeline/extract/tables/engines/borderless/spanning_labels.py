"""Labels of the first column that stand in the middle of the rows they are of: merged cells, their lines not drawn.

A label between two rows, beside neither, is of both or of more. Where all labels share out the rows, one after the
other, each in the middle of its own, there is but one way to do it, and it follows from the heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.tables.engines.borderless.column_assignment import PlacedChunk, PlacedLines
from pipeline.extract.tables.engines.borderless.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.row_grouping import grouped
from pipeline.extract.tables.engines.borderless.settings import BODY
from pipeline.extract.tables.engines.borderless.text_lines import Chunk, ChunkLine, line_of
from pipeline.geometry import Box, bounding, centre_y


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
    its own, none is over several.
    """
    lines, rows = body.lines, body.rows
    labels = _blocks([slots for slots in rows if slots[0].first == 0])
    kept = [i for i, slots in enumerate(rows) if slots[-1].first > 0]
    if len(labels) < 2 or len(kept) < BODY.few_rows or len(labels) > BODY.sparse_labels * len(kept):
        return None
    rest = [[s for s in rows[i] if s.first > 0] for i in kept]
    own = [
        line_of([s.chunk for s in slots], lines[i].leaders, lines[i].blank) for i, slots in zip(kept, rest, strict=True)
    ]
    groups = [[kept[i] for i in group] for group in grouped(own, rest, body.columns, numeric, body.marks)]
    unlabelled = sum(all(rows[i][0].first > 0 for i in group) for group in together)
    if len(labels) > BODY.sparse_labels * len(groups) or 2 * unlabelled < len(groups) - len(labels):
        return None
    boxes = [bounding([s.chunk for i in group for s in rows[i] if s.first > 0]) for group in groups]
    found = _partition(labels, boxes)
    if found is None:
        return None
    moved: list[list[PlacedChunk]] = [[s for s in slots if s.first > 0] for slots in rows]
    spans: dict[int, int] = {}
    for (first, last), chunks in zip(found, labels, strict=True):
        index = groups[first][0]
        moved[index] = [*(PlacedChunk(chunk, 0, 0) for chunk in chunks), *moved[index]]
        if last > first:
            spans[index] = last - first + 1
    return LabelledRows(tuple(map(tuple, moved)), tuple(map(tuple, groups)), spans)


def _blocks(rows: PlacedLines) -> list[list[Chunk]]:
    """The texts of the first column, those set as close as the lines of one cell together, unless both stand beside
    texts of other columns: they are labels of rows."""
    blocks: list[list[Chunk]] = []
    beside = False
    for slots in rows:
        chunk = slots[0].chunk
        both = beside and len(slots) > 1
        if blocks and not both and chunk.bottom - blocks[-1][-1].bottom <= BODY.label_leading * chunk.size:
            blocks[-1].append(chunk)
        else:
            blocks.append([chunk])
        beside = len(slots) > 1
    return blocks


def _partition(labels: Sequence[Sequence[Chunk]], rows: Sequence[Box]) -> list[tuple[int, int]] | None:
    """The first and the last row of each label, every row under one of them and each label in the middle of its own;
    ``None`` where that cannot be, or shows nothing: labels beside rows, none of them over three."""
    found: list[tuple[int, int]] = []
    between = odd = 0
    start = 0
    for label in labels:
        middle, size = centre_y(bounding(label)), label[0].size
        off = [abs((rows[start].top + rows[k].bottom) / 2 - middle) for k in range(start, len(rows))]
        end = next((start + k for k, o in enumerate(off) if o <= BODY.label_off_middle * size), None)
        if end is None:
            return None
        between += end > start and (end - start) % 2
        odd += end > start and (end - start) % 2 == 0
        found.append((start, end))
        start = end + 1
    return found if start == len(rows) and (between or odd > 1) else None


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
