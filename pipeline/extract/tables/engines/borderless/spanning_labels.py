"""Labels of the first column that stand in the middle of the rows they are of: merged cells, their lines not drawn.

A label between two rows, beside neither, is of both or of more. Where all labels share out the rows, one after the
other, each in the middle of its own, there is but one way to do it, and it follows from the heights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.tables.engines.borderless.column_assignment import PlacedChunk, PlacedLines
from pipeline.extract.tables.engines.borderless.settings import BODY
from pipeline.extract.tables.engines.borderless.text_lines import ChunkLine


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
    if len(full) < BODY.few_rows or not _alike([beside[i] for i in full]):
        return None
    labels = [i for i, slots in enumerate(rows) if slots and slots[0].first == 0]
    if not any(_between(lines, rows, beside, i) for i in labels):
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


def _alike(filled: Sequence[frozenset[int]]) -> bool:
    """Whether most rows fill the same columns."""
    return max(map(filled.count, filled)) >= BODY.alike_rows * len(filled)


def _between(lines: Sequence[ChunkLine], rows: PlacedLines, beside: Sequence[frozenset[int]], index: int) -> bool:
    """Whether a label stands alone in the middle of two rows that have none."""
    if not 0 < index < len(lines) - 1 or beside[index]:
        return False
    above, below = index - 1, index + 1
    if any(not beside[i] or rows[i][0].first == 0 for i in (above, below)):
        return False
    middle = (lines[above].base + lines[below].base) / 2
    return abs(lines[index].base - middle) <= BODY.label_off_middle * lines[index].size
