"""A drawn header over a body without lines: the header's columns go on down, its rows are found from the
levels of the figures."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from pipeline.extract.layout.text_of_words import cell_text, word_lines
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.column_extents import chunks
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.ruled.settings import HEADS
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Place, bounding, centre_y
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral

Part = tuple[list[Word], int]
"""A stretch of text and the column it stands in."""


def table_under_heads(header: Grid, page: Page) -> Grid | None:
    """The table under drawn column heads, ``None`` where no figures stand under at least two of
    them on at least three levels."""
    edges = sorted({c.place.box.x0 for c in header.cells if c.place.box} | {header.box.x1})
    if len(edges) - 1 < HEADS.fewest_columns:
        return None
    words = _words_under_header(header, page, edges)
    parts = [(chunk, _column(chunk, edges)) for line in word_lines(words) for chunk in chunks(line)]
    levels = _levels(parts)
    if len(levels) < HEADS.fewest_rows:
        return None
    rows = _ruled_rows(parts, levels, _wide_rules(header, page, edges)) or _unwrapped(_rows(parts, levels), edges)
    cells = list(header.cells)
    height = max(c.row + c.row_span for c in header.cells)
    for number, row in enumerate(rows, start=height):
        for column in range(len(edges) - 1):
            content = [w for chunk, c in row if c == column for w in chunk]
            box = bounding(content) if content else None
            cells.append(Cell(number, column, cell_text(content), place=Place(page.number, box)))
    box = header.box
    for word in words:
        box = box.union(word.box)
    return Grid(page.number, box, tuple(cells), "ruled", HEADS.sure, height, (*header.words, *words))


def _words_under_header(header: Grid, page: Page, edges: Sequence[float]) -> list[Word]:
    """The words under a header, down to a gap, to text that runs over its columns, or to a line as wide as the header
    under which no row of figures follows."""
    rules = _wide_rules(header, page, edges)
    words = sorted(
        (
            w
            for w in page.words
            if w.upright
            and header.box.bottom < centre_y(w)
            and edges[0] - HEADS.beside <= w.x0
            and w.x1 <= edges[-1] + HEADS.beside
        ),
        key=lambda w: w.top,
    )
    kept: list[Word] = []
    low = header.box.bottom
    for line in word_lines(words):
        parts = chunks(line)
        if line[0].top - low > HEADS.gap * line[0].size or any(_runs_over(c, edges) for c in parts):
            break
        crossed = any(low - 2 < y < centre_y(line[0]) for y in rules)
        if crossed and len({_column(c, edges) for c in parts if is_numeral(cell_text(c))}) < 2:
            break
        kept += line
        low = max(low, *(w.bottom for w in line))
    return kept


def _wide_rules(header: Grid, page: Page, edges: Sequence[float]) -> list[float]:
    """The levels of the lines below a header that are as wide as it is."""
    width = edges[-1] - edges[0]
    levels = sorted(
        r.position
        for r in page.rules
        if r.horizontal
        and r.position > header.box.bottom + HEADS.below
        and min(r.end, edges[-1]) - max(r.start, edges[0]) > HEADS.wide_rule * width
    )
    return [y for i, y in enumerate(levels) if i == 0 or y - levels[i - 1] > HEADS.level]


def _ruled_rows(parts: Sequence[Part], levels: Sequence[float], rules: Sequence[float]) -> list[list[Part]]:
    """Stretches of text by the lines between rows; none where the lines do not part the levels of figures."""
    bands: dict[int, list[Part]] = {}
    for part in parts:
        bands.setdefault(bisect_right(rules, centre_y(part[0][0])), []).append(part)
    levels_between = Counter(bisect_right(rules, level - HEADS.level) for level in levels)
    if not levels_between or len(levels_between) < len(levels):
        return []
    return [bands[k] for k in sorted(bands)]


def _runs_over(chunk: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether a stretch of text runs on into the next column: a sentence, not a cell."""
    column = _column(chunk, edges)
    return len(chunk) >= ENGINE.sentence and chunk[-1].x1 > edges[column + 1]


def _column(chunk: Sequence[Word], edges: Sequence[float]) -> int:
    """The column in which a stretch of text begins (a figure: in which its middle stands)."""
    x = (chunk[0].x0 + chunk[-1].x1) / 2 if is_numeral(cell_text(chunk)) else chunk[0].x0 + 2
    return min(max(bisect_right(edges, x) - 1, 0), len(edges) - 2)


def _levels(parts: Sequence[tuple[list[Word], int]]) -> list[float]:
    """The baselines on which at least two columns have a figure."""
    bottoms = sorted((chunk[0].bottom, column) for chunk, column in parts if is_numeral(cell_text(chunk)))
    groups: list[list[tuple[float, int]]] = []
    for bottom, column in bottoms:
        if groups and bottom - groups[-1][0][0] <= HEADS.level:
            groups[-1].append((bottom, column))
        else:
            groups.append([(bottom, column)])
    return [sum(b for b, _ in g) / len(g) for g in groups if len({c for _, c in g}) >= 2]


def _rows(parts: Sequence[tuple[list[Word], int]], levels: Sequence[float]) -> list[list[tuple[list[Word], int]]]:
    """Stretches of text by row: those near a level of figures with it, others in rows of their own."""
    placed: dict[float, list[tuple[list[Word], int]]] = {level: [] for level in levels}
    for chunk, column in parts:
        bottom = chunk[0].bottom
        nearest = min(levels, key=lambda level: abs(level - bottom))
        if abs(nearest - bottom) > HEADS.near * chunk[0].size:
            nearest = next((k for k in placed if k not in levels and abs(k - bottom) <= HEADS.level), bottom)
        placed.setdefault(nearest, []).append((chunk, column))
    return [placed[k] for k in sorted(placed) if placed[k]]


def _unwrapped(rows: Sequence[list[Part]], edges: Sequence[float]) -> list[list[Part]]:
    """The rows, a label without figures put to the row above that it goes on from: set close below, and its first
    word had no room on the line before."""
    joined: list[list[Part]] = []
    for row in rows:
        before = joined[-1] if joined else []
        stub = [chunk for chunk, column in before if column == 0]
        if _is_label(row) and stub and _had_no_room(stub[-1], row[0][0], edges[1]):
            joined[-1] = [*before, *row]
        else:
            joined.append(list(row))
    return joined


def _is_label(row: Sequence[Part]) -> bool:
    return bool(row) and all(column == 0 for _, column in row)


def _had_no_room(above: Sequence[Word], below: Sequence[Word], edge: float) -> bool:
    first = below[0]
    close = first.bottom - above[0].bottom <= HEADS.leading * first.size
    return close and above[-1].x1 + ENGINE.blank * first.size + first.x1 - first.x0 > edge - HEADS.margin
