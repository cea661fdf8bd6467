"""The header of a striped table that has no shade itself.

Where every second row is shaded, the shades alone make the table, and the header above the first of them is none of
it. Where texts of the rows wrap, alignment does not see the same rows and cannot give it back
(see ``partly_ruled``): then the columns of the stripes say what stands over each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.layout.text_of_words import cell_text, word_lines
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.periods import is_year_or_span
from pipeline.extract.tables.repair.settings import PARTLY_RULED, UNSHADED_HEADER
from pipeline.extract.tables.repair.stripes import shades_of_row
from pipeline.geometry import Box, Place, bottom_edge, bounding, centre_x, centre_y, top_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral

Columns = list[tuple[float, float]]
"""From where to where each column reaches, in points."""


@dataclass(frozen=True)
class _Text:
    """A stretch of words over columns ``first`` to ``last``."""

    words: tuple[Word, ...]
    first: int
    last: int


def with_unshaded_header(grid: Grid, others: Sequence[Grid], page: Page) -> Grid:
    """``grid`` with the header right above its first row, itself where there is none or it has one.

    The header is what stands on the lines right above in the columns of the table, over each of them but the first,
    and no figure; and the headings over several of its columns above it. Between it and a first row that is shaded
    there may be one that is not. ``others`` are the other grids of the page
    whose place is settled: the header is none of theirs.
    """
    columns = _columns(grid)
    shades = [shades_of_row(grid, row, page) for row in (0, 1)]
    if columns is None or shades[0] == shades[1] or not _begins_with_figures(grid):
        return grid
    lines = _lines_above(grid, others, page)
    first = _first_row(grid, lines, columns) if shades[0] else []
    lines = [line for line in lines if not any(w in t.words for t in first for w in line)]
    heads, taken = _heads(lines, columns, top_edge((w for t in first for w in t.words), default=grid.box.top))
    if {t.first for t in heads} | {0} != set(range(len(columns))) or not _is_header(heads):
        return grid
    over = _spanning(lines[taken], columns, heads) if taken < len(lines) else []
    depth = 2 if over else 1
    cells = [_cell(t, depth - 1, page) for t in heads]
    cells += [_cell(t, 0, page) for t in over]
    cells += [_cell(t, depth, page) for t in first]
    cells += [replace(c, row=c.row + depth + bool(first)) for c in grid.cells]
    words = [w for t in (*heads, *over, *first) for w in t.words]
    return replace(
        grid,
        box=bounding([grid.box, *words]),
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        words=(*words, *grid.words),
        confidence=min(grid.confidence, PARTLY_RULED.confidence),
        header_rows=depth,
    )


def _columns(grid: Grid) -> Columns | None:
    """The columns of the drawn cells, ``None`` where there are fewer than two or one has no cell of its own."""
    width = max(c.column + c.column_span for c in grid.cells)
    boxes: dict[int, Box] = {}
    for cell in grid.cells:
        if cell.column_span == 1 and cell.place.box is not None:
            boxes.setdefault(cell.column, cell.place.box)
    if width < 2 or len(boxes) < width:
        return None
    return [(boxes[k].x0, boxes[k].x1) for k in range(width)]


def _begins_with_figures(grid: Grid) -> bool:
    texts = [c.text for c in grid.cells if c.row == 0 and c.column > 0]
    return any(is_numeral(t) and not is_year_or_span(t) for t in texts)


def _lines_above(grid: Grid, others: Sequence[Grid], page: Page) -> list[list[Word]]:
    """The lines of words above a grid, below the next one above it, from the lowest up."""
    box = grid.box
    beside = [o.box.bottom for o in others if o.box.x0 < box.x1 and o.box.x1 > box.x0 and o.box.bottom <= box.top + 2]
    top = max(beside, default=0.0)
    words = [w for w in page.words if w.upright and top <= centre_y(w) < box.top and w.x1 > box.x0 and w.x0 < box.x1]
    return [list(line) for line in word_lines(words)][::-1]


def _first_row(grid: Grid, lines: Sequence[Sequence[Word]], columns: Columns) -> list[_Text]:
    """The row without shade right above a shaded first one: lines no further apart than those of a text, with one
    figure in each column in which the shaded row has one; empty where there is none."""
    figures = {c.column for c in grid.cells if c.row == 0 and is_numeral(c.text)}
    found: dict[int, _Text] = {}
    low = grid.box.top
    for line in lines:
        texts, size = _texts([[w] for w in line], columns), line[0].size
        bottom = bottom_edge(line)
        apart = UNSHADED_HEADER.leading if found else UNSHADED_HEADER.close
        if texts is None or low - bottom > apart * size:
            break
        for text in texts:
            below = found.get(text.first)
            found[text.first] = replace(text, words=(*text.words, *(below.words if below else ())))
        low = bottom
    whole = all(k in found and is_numeral(cell_text(found[k].words)) for k in figures)
    return list(found.values()) if whole else []


def _heads(lines: Sequence[Sequence[Word]], columns: Columns, top: float) -> tuple[list[_Text], int]:
    """What the lines right above ``top`` say over each column, and how many of the lines these are.

    A further line goes on a heading below it in the same type, no further above than lines of a text are, and a line
    over one column only is sooner a title.
    """
    heads: dict[int, _Text] = {}
    taken = 0
    for line in lines:
        texts = _texts(_stretches(line), columns)
        if texts is None:
            break
        size = line[0].size
        if not heads and top - bottom_edge(line) > UNSHADED_HEADER.close * size:
            break
        if heads and (not all(_goes_on(t, heads.get(t.first), heads) for t in texts) or len(texts) < 2):
            break
        for text in texts:
            below = heads.get(text.first)
            heads[text.first] = replace(text, words=(*text.words, *(below.words if below else ())))
        taken += 1
    return list(heads.values()), taken


def _goes_on(text: _Text, below: _Text | None, heads: dict[int, _Text]) -> bool:
    """Whether a text is the line before that of the heading below it, or of a heading beside it that has none."""
    near = below.words if below else tuple(w for t in heads.values() for w in t.words)
    word, other = text.words[0], near[0]
    alike = word.bold == other.bold and abs(word.size - other.size) <= UNSHADED_HEADER.same_type * other.size
    return alike and min(w.bottom for w in near) - word.bottom <= UNSHADED_HEADER.leading * other.size


def _stretches(line: Sequence[Word]) -> list[list[Word]]:
    """The words of a line, those together that stand no further apart than in running text."""
    found = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 > PARTLY_RULED.apart * word.size:
            found.append([word])
        else:
            found[-1].append(word)
    return found


def _texts(stretches: Sequence[Sequence[Word]], columns: Columns) -> list[_Text] | None:
    """The texts of a line, one over a column; ``None`` where a stretch stands over an edge between two."""
    found: dict[int, list[Word]] = {}
    for words in stretches:
        own = [k for k, (x0, x1) in enumerate(columns) if x0 <= centre_x(bounding(words)) < x1]
        if not own:
            return None
        (x0, x1), margin = columns[own[0]], UNSHADED_HEADER.crossing
        if words[0].x0 < x0 - margin or words[-1].x1 > x1 + margin:
            return None
        found.setdefault(own[0], []).extend(words)
    return [_Text(tuple(words), k, k) for k, words in found.items()]


def _is_header(heads: Sequence[_Text]) -> bool:
    texts = [cell_text(t.words) for t in heads]
    return not any(is_numeral(t) and not is_year_or_span(t) for t in texts)


def _spanning(line: Sequence[Word], columns: Columns, heads: Sequence[_Text]) -> list[_Text]:
    """The headings of a line, each in the middle over as many columns as the others, all but the first together;
    empty where they are not. One heading over all is the title of the table."""
    stretches = _stretches(line)
    each, rest = divmod(len(columns) - 1, len(stretches))
    size = line[0].size
    low = top_edge(w for t in heads for w in t.words)
    if len(stretches) < 2 or each < 2 or rest or low - line[0].bottom > UNSHADED_HEADER.close * size:
        return []
    found = []
    for n, words in enumerate(stretches):
        first, last = 1 + n * each, (n + 1) * each
        x0, x1 = columns[first][0], columns[last][1]
        box = bounding(words)
        if abs(centre_x(box) - (x0 + x1) / 2) > UNSHADED_HEADER.centred * size or box.x0 < x0 or box.x1 > x1:
            return []
        found.append(_Text(tuple(words), first, last))
    return found


def _cell(text: _Text, row: int, page: Page) -> Cell:
    box = bounding(text.words)
    return Cell(row, text.first, cell_text(text.words), 1, text.last - text.first + 1, Place(page.number, box))
