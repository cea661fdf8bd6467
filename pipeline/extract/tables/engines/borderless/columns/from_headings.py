"""Columns as their headings show them: where the figures alone leave it open which column a heading stands over.

A heading set left over figures set right stands over none of them, and the heading of an empty column over nothing at
all. Headings of several lines, or set in the middle of a header, have no line that shows all columns; the lines above
the first row taken together do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent, is_data
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine
from pipeline.extract.tables.engines.borderless.settings import HEADER


@dataclass(frozen=True)
class _StackedTexts:
    """Texts over one another: from where to where they reach, and the first and last of their lines."""

    x0: float
    x1: float
    top: int
    bottom: int


def with_stacked_headings(columns: Sequence[ColumnExtent], lines: Sequence[ChunkLine]) -> list[ColumnExtent]:
    """The columns as wide as the headings over them, and those that have a heading and no text.

    Only where the lines right above the first row of figures, taken together, leave as many blocks of text side by
    side as there are columns, or one more for each column without text, in the order of the columns.
    """
    first = next((i for i, line in enumerate(lines) if is_data(line)), None)
    if not first or len(columns) < 2:
        return list(columns)
    result, whole = list(columns), False  # ``whole``: every column has its heading and none is over nothing
    for top in range(first - 1, max(first - HEADER.stacked_lines, 0) - 1, -1):
        if top < first - 1 and lines[top + 1].base - lines[top].base > HEADER.leading * lines[top].size:
            break
        if len(lines[top].chunks) == 1 and lines[top].x0 < columns[1].x0:
            continue  # a title over the table, or one more line of the stub's heading, which may be as wide as it likes
        blocks = _without_spanning(_blocks(lines[top:first]), columns)
        found = _matched(blocks, columns) if len(blocks) >= len(columns) else None
        if found is not None and not (whole and len(found) > len(columns)):
            result, whole = found, len(found) == len(columns)
    return result


def _blocks(lines: Sequence[ChunkLine]) -> list[_StackedTexts]:
    """The texts of some lines, those over one another as one, from left to right."""
    blocks: list[_StackedTexts] = []
    for x0, x1, i in sorted((c.x0, c.x1, i) for i, line in enumerate(lines) for c in line.chunks):
        last = blocks[-1] if blocks else None
        if last is not None and x0 < last.x1:
            blocks[-1] = _StackedTexts(last.x0, max(x1, last.x1), min(i, last.top), max(i, last.bottom))
        else:
            blocks.append(_StackedTexts(x0, x1, i, i))
    return blocks


def _without_spanning(blocks: Sequence[_StackedTexts], columns: Sequence[ColumnExtent]) -> Sequence[_StackedTexts]:
    """The blocks without those whose neighbours both begin below them, which they head together; all of them where
    fewer than the columns would be left, but for one over the labels."""
    own = [
        block
        for index, block in enumerate(blocks)
        if not 0 < index < len(blocks) - 1 or min(blocks[index - 1].top, blocks[index + 1].top) <= block.bottom
    ]
    unheaded = bool(own) and own[0].x0 > columns[0].x1
    return own if len(own) + unheaded >= len(columns) else blocks


def _matched(blocks: Sequence[_StackedTexts], columns: Sequence[ColumnExtent]) -> list[ColumnExtent] | None:
    """Every column with its block, in order, and a column for every block over nothing; ``None`` where some block would
    stand over a column that is not its own."""
    result: list[ColumnExtent] = []
    k = 0
    for index, block in enumerate(blocks):
        spare = len(blocks) - index - (len(columns) - k)
        column = columns[k] if k < len(columns) else None
        if spare > 0 and k and column is not None and _over_nothing(blocks, index, columns[k - 1], column):
            result.append(ColumnExtent(block.x0, block.x1, block.x0, block.x1))
            continue
        if column is None or (k and block.x0 < columns[k - 1].x1):
            return None
        if k + 1 < len(columns) and block.x1 > columns[k + 1].x0:
            return None
        result.append(ColumnExtent(min(block.x0, column.x0), max(block.x1, column.x1), column.left, column.right))
        k += 1
    apart = all(a.x1 <= b.x0 for a, b in pairwise(result))
    return result if k == len(columns) and apart else None


def _over_nothing(blocks: Sequence[_StackedTexts], index: int, before: ColumnExtent, column: ColumnExtent) -> bool:
    """Whether a block stands in the white between two columns that have headings of their own, not over both (their
    headings are below one that heads both), nor beside one that ends above it (which heads both of these). After the
    last column it is sooner the end of its heading."""
    block = blocks[index]
    if block.x0 < before.x1 or block.x1 > column.x0:
        return False
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is None or following.x0 >= column.x1 or following.bottom < block.top:
        return False
    return not (blocks[index - 1].bottom > block.bottom and following.bottom > block.bottom)
