"""Running text in the cells of a table: paragraphs one below the other, each with one row of figures beside it, or one
among rows of the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import COMMON, PROSE
from pipeline.geometry import left_edge, misalignment, right_edge

ParagraphLines = Sequence[tuple[int, Chunk]]
"""The lines of a paragraph: index of the line of the page, and the chunk that is of the paragraph."""


def texts_of_cells(paragraphs: Sequence[ParagraphLines], lines: Sequence[ChunkLine]) -> set[int]:
    """Indices of the paragraphs that are texts of a table: two or more with one left edge, each with a single row of
    figures beside it, all at their first line, their middle or their last line; or one with such a row in its middle,
    where other lines begin at its edge and have their figures under the same."""
    placed: dict[int, list[tuple[float, int]]] = {}
    cells: set[int] = set()
    for number, paragraph in enumerate(paragraphs):
        for part in _parts(paragraph, lines):
            row = _row_beside(part, lines)
            place = _place_of_row(part, row, lines) if row is not None else None
            if row is None or place is None:
                continue
            placed.setdefault(place, []).append((left_edge(chunk for _, chunk in part), number))
            if place == 1 and _among_rows(part, row, lines):
                cells.add(number)
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


def _row_beside(paragraph: ParagraphLines, lines: Sequence[ChunkLine]) -> ChunkLine | None:
    """The one row of figures beside a paragraph, on one of its lines or between two."""
    first, last = paragraph[0][0], paragraph[-1][0]
    x0, x1 = left_edge(c for _, c in paragraph), right_edge(c for _, c in paragraph)
    near = COMMON.same_line * paragraph[0][1].size
    beside = []
    for index in range(max(first - 1, 0), min(last + 2, len(lines))):
        if not lines[first].base - near <= lines[index].base <= lines[last].base + near:
            continue
        others = [c for c in lines[index].chunks if c.x1 < x0 or c.x0 > x1]
        if len(others) > 1 and any(c.is_value for c in others):
            beside.append(lines[index])
    return beside[0] if len(beside) == 1 else None


def _place_of_row(paragraph: ParagraphLines, row: ChunkLine, lines: Sequence[ChunkLine]) -> int | None:
    """Where the row of figures beside a paragraph stands: 0 at its first line, 1 in its middle, 2 at its last."""
    near = COMMON.same_line * paragraph[0][1].size
    top, bottom = lines[paragraph[0][0]].base, lines[paragraph[-1][0]].base
    levels = (top, (top + bottom) / 2, bottom)
    return next((k for k, level in enumerate(levels) if abs(row.base - level) < near), None)


def _among_rows(paragraph: ParagraphLines, row: ChunkLine, lines: Sequence[ChunkLine]) -> bool:
    """Whether other lines begin at the edge of a paragraph and have as many figures, under those of its row."""
    left, size = left_edge(c for _, c in paragraph), row.size
    figures = [c for c in row.chunks if c.is_value]
    alike = 0
    for line in lines:
        others = [c for c in line.chunks if c.is_value]
        if line is row or len(others) != len(figures) or abs(line.x0 - left) > COMMON.same_line * size:
            continue
        alike += all(misalignment(a, b) < COMMON.same_line * size for a, b in zip(others, figures, strict=True))
    return len(figures) > 1 and alike > 1
