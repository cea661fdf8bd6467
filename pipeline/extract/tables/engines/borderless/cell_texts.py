"""Running text in the cells of a table: paragraphs one below the other, each with one row of figures beside it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.settings import COMMON, PROSE
from pipeline.extract.tables.engines.borderless.text_lines import Chunk, ChunkLine

ParagraphLines = Sequence[tuple[int, Chunk]]
"""The lines of a paragraph: index of the line of the page, and the chunk that is of the paragraph."""


def texts_of_cells(paragraphs: Sequence[ParagraphLines], lines: Sequence[ChunkLine]) -> set[int]:
    """Indices of the paragraphs that are texts of a table: two or more with one left edge, each with a single row of
    figures beside it, all at their first line, their middle or their last line."""
    placed: dict[int, list[tuple[float, int]]] = {}
    for number, paragraph in enumerate(paragraphs):
        for part in _parts(paragraph, lines):
            place = _place_of_row(part, lines)
            if place is not None:
                placed.setdefault(place, []).append((min(chunk.x0 for _, chunk in part), number))
    cells: set[int] = set()
    for found in placed.values():
        for k, (left, number) in enumerate(found):
            near = COMMON.same_place * paragraphs[number][0][1].size
            if any(j != k and abs(left - other) < near for j, (other, _) in enumerate(found)):
                cells.add(number)
    return cells


def _parts(paragraph: ParagraphLines, lines: Sequence[ChunkLine]) -> list[ParagraphLines]:
    """A paragraph cut where its lines are further apart than elsewhere: texts of cells close below each other."""
    pitches = [lines[b].base - lines[a].base for (a, _), (b, _) in pairwise(paragraph)]
    widest = PROSE.cell_leading * min(pitches, default=0.0)
    starts = [0, *(k + 1 for k, pitch in enumerate(pitches) if pitch > widest)]
    return [paragraph[a:b] for a, b in zip(starts, [*starts[1:], len(paragraph)], strict=True)]


def _place_of_row(paragraph: ParagraphLines, lines: Sequence[ChunkLine]) -> int | None:
    """Where the one row of figures beside a paragraph stands: 0 at its first line, 1 in its middle, 2 at its last."""
    first, last = paragraph[0][0], paragraph[-1][0]
    x0, x1 = min(c.x0 for _, c in paragraph), max(c.x1 for _, c in paragraph)
    beside = []
    for index in range(max(first - 1, 0), min(last + 2, len(lines))):
        others = [c for c in lines[index].chunks if c.x1 < x0 or c.x0 > x1]
        if len(others) > 1 and any(c.is_value for c in others):
            beside.append(lines[index])
    if len(beside) != 1:
        return None
    near = COMMON.same_line * paragraph[0][1].size
    top, bottom = lines[first].base, lines[last].base
    levels = (top, (top + bottom) / 2, bottom)
    return next((k for k, level in enumerate(levels) if abs(beside[0].base - level) < near), None)
