"""Rows of wrapped cells, recognised by the white between them: it is wider than the white between the lines of a cell.

Cells are padded alike, and the tallest cell of a row fills its height. So the white from row to row, over all columns
together, is one width, and the lines of a cell are closer than that, wherever in their row the cells are set.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedLines
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON
from pipeline.values import dataclass


@dataclass(frozen=True)
class CellLine:
    """A line of text in one column. Places are points, ``first_word`` is the width of its first word, ``blank`` that of
    the blank before another, ``size`` the height of its type."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    first_word: float
    blank: float
    size: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


def lines_by_column(rows: PlacedLines, count: int) -> list[list[CellLine]]:
    """The texts that stand in one column each, by column, top to bottom."""
    texts: list[list[CellLine]] = [[] for _ in range(count)]
    for slots in rows:
        for slot in slots:
            if slot.first == slot.last:
                chunk, word = slot.chunk, slot.chunk.words[0]
                first_word = word.x1 - word.x0
                blank = COMMON.blank * chunk.size
                texts[slot.first].append(
                    CellLine(chunk.text, chunk.x0, chunk.x1, chunk.top, chunk.bottom, first_word, blank, chunk.size)
                )
    return texts


def white_between_rows(columns: Sequence[Sequence[CellLine]]) -> list[float]:
    """Heights at which lines of text in columns are split into rows, top to bottom; none where the white shows none.

    ``columns`` are the lines of each column, top to bottom. The widest white that leaves nothing but wrapped texts in
    the rows counts.
    """
    lines = sorted((line for column in columns for line in column), key=lambda line: line.top)
    if len(lines) < BODY.few_rows or sum(map(bool, columns)) < 2:
        return []
    whites: list[tuple[float, float]] = []  # width, and the height of its middle
    low = lines[0].bottom
    for line in lines[1:]:
        if line.top > low - BODY.padding * line.size:
            whites.append((line.top - low, (line.top + low) / 2))
        low = max(low, line.bottom)
    widths = sorted(width for width, _ in whites)
    size = sorted(line.size for line in lines)[len(lines) // 2]
    for narrow, wide in reversed(list(pairwise(widths))):
        if wide - narrow < BODY.padding * size:
            continue
        cuts = [middle for width, middle in whites if width >= wide]
        if _are_rows(columns, cuts):
            return cuts
    return []


def _are_rows(columns: Sequence[Sequence[CellLine]], cuts: Sequence[float]) -> bool:
    """Whether white at some heights leaves rows: no two figures of a column in one, nearly all lines of one cell
    wrapped where the column ends, some of them in the middle of a sentence, and rows that fill most columns."""
    wrapped = pairs = running = 0
    filled = [0] * (len(cuts) + 1)
    for column in columns:
        widest = max((line.width for line in column), default=0.0)
        row_of = [sum(line.top + line.bottom > 2 * cut for cut in cuts) for line in column]
        for row in set(row_of):
            filled[row] += 1
        for (above, row), (below, next_row) in pairwise(zip(column, row_of, strict=True)):
            if row != next_row:
                continue
            pairs += 1
            if text_kinds.is_value(above.text) and text_kinds.is_value(below.text) and not _is_cut(above, below):
                return False
            goes_on = text_kinds.continues(below.text) or text_kinds.is_open(above.text)
            running += goes_on
            wrapped += goes_on or above.width + below.first_word + above.blank > widest
    several = sum(count > 1 for count in filled)
    return (
        running > 0
        and wrapped >= BODY.wrapped_pairs * pairs
        and several >= BODY.rows_filled * len(filled)
        and len(filled) > 1
    )


def _is_cut(above: CellLine, below: CellLine) -> bool:
    """Whether the second of two lines is the end of a figure or a date that the first begins."""
    if not text_kinds.completes_figure(above.text, below.text):
        return False
    grouped = len(above.text) >= BODY.shortest_cut and "." in above.text + below.text
    return above.text[-1:] in ".,-/" or grouped
