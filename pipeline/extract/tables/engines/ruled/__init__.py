"""Tables whose cells are drawn: every column and row separated by lines (or the edges of shaded cells).

A grid of one row is returned too: it may be the head of a table that goes on without lines, or what a
page break left of one; whether it is a table is for ``choose`` to say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.layout.text_of_words import cell_text
from pipeline.extract.pdf.page import Page, RulingLine, Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.ruled.implicit_columns import (
    split_wide,
    stretches,
    without_undivided_header,
)
from pipeline.extract.tables.engines.ruled.implicit_rows import is_packed
from pipeline.extract.tables.engines.ruled.lattice import Lattice, LatticeCell, components, lattice
from pipeline.extract.tables.engines.ruled.settings import LATTICE
from pipeline.extract.tables.engines.ruled.shading import shading_rules
from pipeline.extract.tables.engines.ruled.stacked_rows import unstacked
from pipeline.extract.tables.engines.ruled.undrawn_rows import with_drawn_rows, without_open_spans
from pipeline.geometry import Box, Place, centre_x, centre_y, contains_centre
from pipeline.model import Cell, Method

PACKED = LATTICE.packed


@dataclass(frozen=True)
class Ruled:
    """See the module; ``confidence`` says how completely the grid is drawn and filled."""

    name: Method = "ruled"

    def __call__(self, page: Page, region: Box | None = None) -> list[Grid]:
        rules = [*page.rules, *shading_rules(page.fills, page.words, page.rules)]
        words = list(page.words)
        if region is not None:
            rules = [r for r in rules if _within(r, region)]
            words = [w for w in words if contains_centre(region, w)]
        grids = []
        for group in components(rules):
            drawn = lattice(group, words)
            bars = [r.position for r in group if r.thickness > 0 and not r.horizontal]
            divided = drawn is not None and any(drawn.box.x0 + 2 < x < drawn.box.x1 - 2 for x in bars)
            if drawn is not None and (grid := _grid(drawn, words, page, not bars, divided)) is not None:
                grids.append(grid)
        return _outermost(grids)


RULED = Ruled()


def _grid(drawn: Lattice, words: Sequence[Word], page: Page, shaded: bool, divided: bool) -> Grid | None:
    """The lattice filled with words, empty rows and columns dropped; ``None`` where it is no table.

    ``shaded`` says that nothing but shading parts its columns: bands behind the rows of a table have one. ``divided``
    says that a line is drawn down between two of them.
    """
    drawn = without_undivided_header(drawn, words) if shaded else drawn
    slots, contents = split_wide(drawn, drawn.slots, _words_by_slot(drawn, words))
    filled_rows = {s.row for s, w in zip(slots, contents, strict=True) if w}
    filled_columns = {s.column for s, w in zip(slots, contents, strict=True) if w}
    if not filled_rows or (len(filled_columns) < 2 and (shaded or not _is_list(slots, contents))):
        return None
    if not divided and _is_of_bars(slots):
        return None
    filled = sum(bool(w) for w in contents)
    if filled < LATTICE.fewest_filled or filled < LATTICE.sparse * len(slots):
        return None
    if filled < LATTICE.of_figures * len(slots) and not _has_letters(contents):
        return None  # the bars of a chart with their figures
    slots, contents = unstacked(*with_drawn_rows(*_without_blanks(drawn, slots, contents)))
    if shaded:
        slots = without_open_spans(slots, contents, page.fills)
    cells = tuple(
        Cell(s.row, s.column, cell_text(w, s.box), s.row_span, s.column_span, Place(page.number, s.box))
        for s, w in sorted(zip(slots, contents, strict=True), key=lambda pair: (pair[0].row, pair[0].column))
    )
    confidence = LATTICE.packed if is_packed(slots, contents) else LATTICE.sure
    inside = tuple(w for group in contents for w in group)
    return Grid(page.number, drawn.box, cells, "ruled", confidence, words=inside)


def _has_letters(contents: Sequence[Sequence[Word]]) -> bool:
    return any(character.isalpha() for words in contents for word in words for character in word.text)


def _is_of_bars(slots: Sequence[LatticeCell]) -> bool:
    """Whether shaded areas are the parts of bars one below the other: the edges between them are of few rows each."""
    edges = [(slot.column, row) for slot in slots if slot.column for row in range(slot.row, slot.row + slot.row_span)]
    height = max(slot.row + slot.row_span for slot in slots)
    return height >= LATTICE.bars and len(edges) < LATTICE.shared_edges * height * len({column for column, _ in edges})


def _is_list(slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]) -> bool:
    """Whether cells below each other are a table of one column: several, as wide as each other, nearly all
    with a line or two of text. (A box with one cell or two is a notice; figures alone stand between the lines of a
    chart.)"""
    rows = [
        (slot, content)
        for slot, content in zip(slots, contents, strict=True)
        if slot.column_span == slots[0].column_span
    ]
    filled = [(slot, content) for slot, content in rows if content]
    if not _has_letters([content for _, content in filled]):
        return False
    short = [
        slot
        for slot, content in filled
        if slot.box.bottom - slot.box.top <= LATTICE.lines_of_an_entry * content[0].size
    ]
    if any(len(stretches(content)) > 1 for _, content in filled):
        return False
    return len(filled) >= LATTICE.shortest_list and len(short) >= LATTICE.short_entries * len(filled)


def _words_by_slot(drawn: Lattice, words: Sequence[Word]) -> list[list[Word]]:
    contents: list[list[Word]] = [[] for _ in drawn.slots]
    at = {
        (r, c): i
        for i, s in enumerate(drawn.slots)
        for r in range(s.row, s.row + s.row_span)
        for c in range(s.column, s.column + s.column_span)
    }
    box = drawn.box
    for word in words:
        if word.top > box.bottom or word.bottom < box.top:
            continue
        row = _between(drawn.ys, centre_y(word))
        column = _between(drawn.xs, centre_x(word))
        if row is not None and column is not None:
            contents[at[row, column]].append(word)
    return contents


def _between(boundaries: Sequence[float], value: float) -> int | None:
    if not boundaries[0] <= value < boundaries[-1]:
        return None
    return bisect_right(boundaries, value) - 1


def _without_blanks(
    drawn: Lattice, slots: Sequence[LatticeCell], contents: list[list[Word]]
) -> tuple[list[LatticeCell], list[list[Word]]]:
    """Without rows and columns in which nothing is written (slits, what a page break left over)."""
    used_rows = {s.row for s, w in zip(slots, contents, strict=True) if w}
    used_columns = {s.column for s, w in zip(slots, contents, strict=True) if w}
    keep_rows = [r for r in range(len(drawn.ys) - 1) if r in used_rows]
    keep_columns = [c for c in range(len(drawn.xs) - 1) if c in used_columns]
    rows = {r: i for i, r in enumerate(keep_rows)}
    columns = {c: i for i, c in enumerate(keep_columns)}
    new_slots, new_contents = [], []
    for slot, content in zip(slots, contents, strict=True):
        own_rows = [rows[r] for r in range(slot.row, slot.row + slot.row_span) if r in rows]
        own_columns = [columns[c] for c in range(slot.column, slot.column + slot.column_span) if c in columns]
        if own_rows and own_columns:
            new_slots.append(LatticeCell(own_rows[0], own_columns[0], len(own_rows), len(own_columns), slot.box))
            new_contents.append(content)
    return new_slots, new_contents


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Grids in reading order, without those that stand inside a cell of another."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda g: -g.box.area):
        inner = any(
            grid.box.x0 >= k.box.x0 - 2
            and grid.box.x1 <= k.box.x1 + 2
            and grid.box.top >= k.box.top - 2
            and grid.box.bottom <= k.box.bottom + 2
            for k in kept
        )
        if not inner:
            kept.append(grid)
    return sorted(kept, key=lambda g: (g.box.top, g.box.x0))


def _within(rule: RulingLine, region: Box) -> bool:
    low, high = (region.top, region.bottom) if rule.horizontal else (region.x0, region.x1)
    a, b = (region.x0, region.x1) if rule.horizontal else (region.top, region.bottom)
    return low - 2 <= rule.position <= high + 2 and rule.end > a and rule.start < b
