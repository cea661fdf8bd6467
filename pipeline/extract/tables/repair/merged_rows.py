"""Mending what alignment put together: tables with prose between them, rows packed into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.layout.text_of_words import cell_text, completes_date, line_text, word_lines
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.column_extents import spreads
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.repair.cell_words import CellWords
from pipeline.extract.tables.repair.settings import MERGED
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Box, Place, bounding, left_edge, right_edge
from pipeline.model import Cell
from pipeline.spanish.folding import fold
from pipeline.spanish.stop_words import SHORT


def grids_without_merged_rows(grid: Grid, page: Page) -> list[Grid]:
    """The grid, or what it should have been: the tables above and below a paragraph it swallowed, each
    read again by itself; and rows that hold several figures in each cell split."""
    rows = rows_of(grid.cells)
    prose = [i for i, row in enumerate(rows) if _is_prose(row)]
    if not prose:
        return [_unpacked(grid)]
    parts: list[Grid] = []
    edges, beside = [-1, *prose, len(rows)], MERGED.beside_part
    for above, below in pairwise(edges):
        numbers = _trimmed(rows, range(above + 1, below))
        box = _box(grid, numbers)
        if len(numbers) < 2 or box is None:
            continue
        parts += [
            _unpacked(g) for g in ALIGNED(page, Box(box.x0 - beside, box.top - 2, box.x1 + beside, box.bottom + 2))
        ]
    return parts


def _is_prose(row: Sequence[str]) -> bool:
    """Whether a row is one cell with a whole sentence."""
    texts = [t for t in row if t]
    return len(texts) == 1 and len(texts[0].split()) >= ENGINE.sentence


def _trimmed(rows: Sequence[Sequence[str]], numbers: range) -> range:
    """Rows without those of one cell at either end (captions, headings)."""
    start, stop = numbers.start, numbers.stop
    while start < stop and sum(bool(t) for t in rows[start]) < 2:
        start += 1
    while stop > start and sum(bool(t) for t in rows[stop - 1]) < 2:
        stop -= 1
    return range(start, stop)


def _box(grid: Grid, numbers: range) -> Box | None:
    boxes = [c.place.box for c in grid.cells if c.row in numbers and c.text and c.place.box]
    if not boxes:
        return None
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    return box


def _unpacked(grid: Grid) -> Grid:
    """The grid with every row split that holds the same number of figures below each other in several
    of its cells; text goes to the figure it stands nearest to."""
    by_row: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        by_row.setdefault(cell.row, []).append(cell)
    spanning = any(c.row_span > 1 for c in grid.cells)
    words = CellWords(grid)
    cells: list[Cell] = []
    shift = 0
    for number in sorted(by_row):
        row = by_row[number]
        split = None if spanning or number < (grid.header_rows or 0) else _split_row(row, grid, words)
        if split is None:
            cells += [replace(c, row=c.row + shift) for c in row]
        else:
            cells += [replace(c, row=c.row + shift) for c in split]
            shift += max(c.row for c in split) - number
    return replace(grid, cells=tuple(cells)) if shift else grid


def _split_row(row: Sequence[Cell], grid: Grid, words: CellWords) -> list[Cell] | None:
    """The cells of several rows for those of one; ``None`` where it is one row."""
    lines_by_column = {cell.column: word_lines(words.of(cell)) for cell in row if cell.text}
    stacks = {c: lines for c, lines in lines_by_column.items() if len(lines) > 1}
    sure = [
        lines
        for lines in stacks.values()
        if (all(map(_is_figure, lines)) and not _is_cut_date(lines)) or len({cell_text(x) for x in lines}) == 1
    ]
    if not sure:
        return None
    lengths = [len(s) for s in sure]
    count = max(set(lengths), key=lengths.count)
    leading = next(s for s in sure if len(s) == count)
    agreeing = [s for s in stacks.values() if len(s) == count and _level(s, leading)]
    of_all = any(len(lines) == 1 and _is_figure(lines[0]) for lines in lines_by_column.values())
    if len(agreeing) < MERGED.fewest or of_all:
        return None
    levels = [sum(_middle(s[k]) for s in agreeing) / len(agreeing) for k in range(count)]
    cells: list[Cell] = []
    for cell in row:
        shares: list[list[Word]] = [[] for _ in range(count)]
        for line in lines_by_column.get(cell.column, []):
            nearest = min(range(count), key=lambda k: abs(levels[k] - _middle(line)))
            shares[nearest] += line
        for k, share in enumerate(shares):
            box = bounding(share) if share else None
            cells.append(replace(cell, row=cell.row + k, text=cell_text(share), place=Place(grid.page, box)))
    return cells


def _level(a: Sequence[Sequence[Word]], b: Sequence[Sequence[Word]]) -> bool:
    """Whether as many lines stand on the same levels."""
    return all(abs(_middle(x) - _middle(y)) <= MERGED.same_level for x, y in zip(a, b, strict=True))


def with_whole_words(grid: Grid) -> Grid:
    """The grid with words that a narrow column broke without a hyphen whole again ("TRANSFERENCIA" above
    "S CORRIENTES"): a long word alone on its line, as wide as its column, above a rest of two letters."""
    columns = spreads(grid)
    body = spreads(replace(grid, cells=tuple(c for c in grid.cells if c.row >= (grid.header_rows or 0))))
    words = CellWords(grid)
    cells = []
    for cell in grid.cells:
        text = cell.text
        if cell.column in columns and len(text) > MERGED.shortest_broken and " " in text:
            lines = word_lines(words.of(cell))
            drawn = _drawn_edge(cell, lines)
            reach = columns if cell.row < (grid.header_rows or 0) else body
            for above, below in pairwise(lines):
                if _broken(above, below, drawn or reach.get(cell.column, columns[cell.column])[1]):
                    text = text.replace(f"{above[0].text} {below[0].text}", above[0].text + below[0].text, 1)
        cells.append(replace(cell, text=text) if text != cell.text else cell)
    return replace(grid, cells=tuple(cells))


def _drawn_edge(cell: Cell, lines: Sequence[Sequence[Word]]) -> float | None:
    """How far right text can stand in a cell that is drawn: as far from its edge as it stands from the left one;
    ``None`` for a cell that is only its text."""
    box = cell.place.box
    if box is None or not lines:
        return None
    margin = left_edge(line[0] for line in lines) - box.x0
    return (
        box.x1 - margin
        if margin > MERGED.drawn and box.x1 - right_edge(line[-1] for line in lines) > MERGED.drawn
        else None
    )


def _broken(above: Sequence[Word], below: Sequence[Word], edge: float) -> bool:
    word, rest = above[0], below[0].text
    if len(above) == 1 and word.text[-1] == "/" and word.text[-2:-1].isalnum() and rest.islower():
        return True
    if len(above) != 1 or len(word.text) < MERGED.shortest_broken or not word.text[-1].isalpha() or not rest.isalpha():
        return False
    advance = (word.x1 - word.x0) / len(word.text)
    if word.x1 < edge - advance or word.text[-1].isupper() != rest[0].isupper():
        return False
    alone = len(below) == 1 and len(rest) == 1
    longest = MERGED.longest_rest if rest.islower() else MERGED.longest_rest - 1  # three capitals may be an acronym
    return alone or (len(rest) <= longest and fold(rest) not in SHORT)


def _is_cut_date(lines: Sequence[Sequence[Word]]) -> bool:
    """Whether lines are one date that a narrow column cut."""
    return all(completes_date(line_text(above), line_text(below)) for above, below in pairwise(lines))


def _is_figure(line: Sequence[Word]) -> bool:
    """Whether a line is a figure, a date or a number with its sign."""
    text = "".join(w.text for w in line)
    return any(c.isdigit() for c in text) and sum(c.isalpha() for c in text) <= 1


def _middle(line: Sequence[Word]) -> float:
    return sum(w.top + w.bottom for w in line) / (2 * len(line))
