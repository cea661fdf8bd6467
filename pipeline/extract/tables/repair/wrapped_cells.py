"""Rows that alignment made of the later lines of wrapped cells, put back to the row they belong to.

Where every line has one leading, the distance of lines does not part rows. What shows that a line goes on
is a figure that the cell cut ("1.47" above "0"), a leading that is much tighter than between rows, and
words that had no room on the line above.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.layout.text_of_words import cell_text, completes
from pipeline.extract.layout.vocabulary import ITEM
from pipeline.extract.tables.column_extents import Spreads, spreads
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.cell_words import CellWords
from pipeline.extract.tables.repair.settings import WRAPPED
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Place, bottom_edge, bounding, right_edge, top_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_numeral

CellsByColumn = Mapping[int, Cell]


def with_wrapped_rows(grid: Grid) -> Grid:
    """The grid with every row joined to the one it goes on from; the same grid where there is none."""
    if any(c.row_span > 1 for c in grid.cells):
        return grid
    rows: dict[int, dict[int, Cell]] = {}
    for cell in grid.cells:
        if cell.text:
            rows.setdefault(cell.row, {})[cell.column] = cell
    body = [r for r in sorted(rows) if r >= (grid.header_rows or 0)]
    words = CellWords(grid)
    joins = _joins({r: rows[r] for r in body}, grid, words)
    return _joined(grid, joins, words) if joins else grid


def _joins(rows: Mapping[int, CellsByColumn], grid: Grid, words: CellWords) -> set[int]:
    """The rows that go on from the row before them."""
    figures = _figure_columns(rows)
    if not figures:
        return set()
    numbers = sorted(rows)
    usual = _usual(rows, figures)
    widest = {c: max(_width(row[c]) for row in rows.values() if c in row) for c in figures}
    found = {r for before, r in pairwise(numbers) if _completes(rows[before], rows[r], widest)}
    close = {
        r: before
        for before, r in pairwise(numbers)
        if _is_tight(_white(rows[before], rows[r]), usual, _height(rows[r]))
    }
    tight = {
        r
        for r, before in close.items()
        if _one_row(rows[before], rows[r], figures) and not _in_another_type(rows[before], rows[r], words)
    }
    rows_apart = all(r in found or _one_row(rows[b], rows[r], figures) for r, b in close.items())
    if tight and rows_apart:  # the leading distinguishes rows from lines
        return found | _without_packed(tight, rows, figures)
    lone = [r for r in numbers[1:] if r not in found and not any(c in rows[r] for c in figures)]
    before = {r: b for b, r in pairwise(numbers)}
    if lone and all(_had_no_room(rows[before[r]], rows[r], spreads(grid), figures, words) for r in lone):
        found |= set(lone)
    return found


def _without_packed(tight: set[int], rows: Mapping[int, CellsByColumn], figures: set[int]) -> set[int]:
    """The rows set close to the one before, without those by which two rows of figures would become one: a label as
    close to the row above as to the one below is of neither."""
    kept: set[int] = set()
    chain: list[int] = []
    for row in sorted(rows):
        if row not in tight:
            chain = [row]
            continue
        chain.append(row)
        if all(_one_row(rows[above], rows[row], figures) for above in chain[:-1]):
            kept.add(row)
        else:
            kept -= set(chain)
            chain = [row]
    return kept


def _figure_columns(rows: Mapping[int, CellsByColumn]) -> set[int]:
    by_column: dict[int, list[str]] = {}
    for row in rows.values():
        for column, cell in row.items():
            by_column.setdefault(column, []).append(cell.text)
    return {c for c, texts in by_column.items() if c > 0 and sum(map(is_numeral, texts)) > WRAPPED.figures * len(texts)}


def _usual(rows: Mapping[int, CellsByColumn], figures: set[int]) -> float:
    """The white that usually stands between two rows of which both have figures; 0 where too few do."""
    full = [r for r in sorted(rows) if any(c in rows[r] for c in figures)]
    whites = sorted(_white(rows[a], rows[b]) for a, b in pairwise(sorted(rows)) if a in full and b in full)
    return whites[len(whites) // 2] if len(whites) >= WRAPPED.fewest else 0.0


def _white(above: CellsByColumn, below: CellsByColumn) -> float:
    bottom = bottom_edge((c.place.box for c in above.values() if c.place.box), default=0.0)
    return top_edge((c.place.box for c in below.values() if c.place.box), default=0.0) - bottom


def _completes(above: CellsByColumn, below: CellsByColumn, widest: Mapping[int, float]) -> bool:
    """Whether all figures of a row complete figures that were cut above them: these fill the column, whose cells are
    too narrow for them (``widest``: the width of the widest text of each column of figures)."""
    own = [c for c in below if c in widest]
    return bool(own) and all(
        c in above and completes(above[c].text, below[c].text) and _width(above[c]) >= WRAPPED.full * widest[c]
        for c in own
    )


def _width(cell: Cell) -> float:
    return cell.place.box.width if cell.place.box else 0.0


def _one_row(above: CellsByColumn, below: CellsByColumn, figures: set[int]) -> bool:
    """Whether two rows have no figure each in one column, unless the second completes the first."""
    return all(completes(above[c].text, below[c].text) for c in figures if c in above and c in below)


def _is_tight(white: float, usual: float, height: float) -> bool:
    """Whether white is that within a row: so much less than between rows that it is no chance."""
    return white < WRAPPED.tight * usual and usual - white > WRAPPED.clearly * height


def _height(row: CellsByColumn) -> float:
    """The height of the lowest cell of a row, which has one line."""
    return min((c.place.box.height for c in row.values() if c.place.box), default=0.0)


def _in_another_type(above: CellsByColumn, below: CellsByColumn, words: CellWords) -> bool:
    """Whether the label of the second row is set bold and the one above is not, or the other way round: a title over
    rows, which may stand as close above them as it likes."""
    pairs = [(words.of(above[c]), words.of(below[c])) for c in above if c in below]
    return any(first and rest and first[-1].bold != rest[0].bold for first, rest in pairs[:1])


def _had_no_room(
    above: CellsByColumn, below: CellsByColumn, columns: Spreads, figures: set[int], words: CellWords
) -> bool:
    """Whether every text of a row without figures stands below one of its kind that it had no room beside."""
    if not any(c in above for c in figures) and len(above) > 1:
        return False
    for column, cell in below.items():
        upper = above.get(column)
        if upper is None or upper.place.box is None or cell.place.box is None or upper.text[-1:] in ".:":
            return False
        if column not in columns:  # nothing of it stands in that column alone
            return False
        first, rest = words.of(upper), words.of(cell)
        if not first or not rest or first[-1].bold != rest[0].bold or ITEM.match(cell.text):
            return False
        if abs(upper.place.box.x0 - cell.place.box.x0) > WRAPPED.same_left * rest[0].size and column == min(above):
            return False
        low = bottom_edge(first)
        if min(w.bottom for w in rest) - low > WRAPPED.leading * rest[0].size:
            return False
        end = right_edge(w for w in first if w.bottom > low - 2)
        following = [a for c, (a, _) in columns.items() if c > column]
        limit = min(following) - WRAPPED.padding * rest[0].size if following else columns[column][1]
        if end + ENGINE.blank * rest[0].size + (rest[0].x1 - rest[0].x0) < max(limit, columns[column][1] - 1):
            return False
    return True


def _joined(grid: Grid, joins: set[int], words: CellWords) -> Grid:
    cells: list[Cell] = []
    shift = 0
    height = max(c.row for c in grid.cells) + 1
    target: dict[int, int] = {}
    for row in range(height):
        shift += row in joins
        target[row] = row - shift
    by_target: dict[tuple[int, int], list[Cell]] = {}
    for cell in grid.cells:
        by_target.setdefault((target[cell.row], cell.column), []).append(cell)
    for (row, _), parts in sorted(by_target.items()):
        filled = [c for c in parts if c.text]
        first = filled[0] if filled else parts[0]
        if len(filled) > 1:
            printed = [w for c in filled for w in words.of(c)]
            box = bounding([c.place.box for c in filled if c.place.box])
            first = replace(first, text=cell_text(printed), place=Place(grid.page, box))
        cells.append(replace(first, row=row))
    return replace(grid, cells=tuple(cells))
