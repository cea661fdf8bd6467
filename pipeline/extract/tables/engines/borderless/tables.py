"""From a run of lines to the tables in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk, slots_of, widened, with_headings
from pipeline.extract.tables.engines.borderless.columns.from_headings import with_stacked_headings
from pipeline.extract.tables.engines.borderless.columns.placed_run import PlacedRun
from pipeline.extract.tables.engines.borderless.columns.unseen import all_columns_of
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.extent.table import Layout, layout_of
from pipeline.extract.tables.engines.borderless.header.spanning import (
    HeaderCell,
    header_cells,
    in_the_middle,
    is_panel,
    over_the_whole,
)
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.rows.grouping import grouped
from pipeline.extract.tables.engines.borderless.rows.spanning_labels import (
    LabelledRows,
    labels_over_rows,
    labels_over_wrapped_rows,
)
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON
from pipeline.extract.tables.engines.borderless.zones.segments import LineRun
from pipeline.geometry import Box, Place, bounding
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_annotated_numeral


@dataclass(frozen=True)
class Found:
    """A table as read: its cells, and what speaks for it."""

    cells: tuple[Cell, ...]
    words: tuple[Word, ...]
    box: Box
    header_rows: int
    columns: tuple[ColumnExtent, ...]
    layout: Layout
    lines: tuple[ChunkLine, ...]
    slots: tuple[tuple[PlacedChunk, ...], ...]


def tables_in(run: LineRun, marks: Marks, page: int) -> list[Found]:
    """The tables of a run, top to bottom."""
    return _read(run.lines, marks, page, 0)


def _read(lines: Sequence[ChunkLine], marks: Marks, page: int, depth: int) -> list[Found]:
    if depth > BODY.deepest or sum(len(line.chunks) > 1 for line in lines) < 2:
        return []
    columns = all_columns_of(lines, marks.verticals)
    if len(columns) < 2:
        return []
    columns = with_headings(with_stacked_headings(columns, lines), lines)
    rows = [slots_of(line, columns) for line in lines]
    layout = layout_of(lines, rows, columns, marks)
    if layout is None:
        return []
    if layout.top > 0 or layout.end < len(lines):
        # once more, without the lines that turned out to be no part of it
        again = all_columns_of(lines[layout.top : layout.end], marks.verticals)
        part = lines[layout.top : layout.end]
        again = with_headings(with_stacked_headings(again, part), part) if len(again) >= 2 else columns
        if again != columns:
            others = [slots_of(line, again) for line in lines]
            second = layout_of(lines[: layout.end], others[: layout.end], again, marks)
            if second is not None and second.top <= layout.body:
                columns, rows, layout = again, others, second
    above = _read(lines[: layout.top], marks, page, depth + 1) if layout.top >= 2 else []
    below = _read(lines[layout.end :], marks, page, depth + 1) if len(lines) - layout.end >= 2 else []
    table = _table(
        PlacedRun(lines[layout.top : layout.end], rows[layout.top : layout.end], columns, marks), layout, page
    )
    return above + ([table] if table is not None else []) + below


def _table(run: PlacedRun, layout: Layout, page: int) -> Found | None:
    """The table of some lines, all of them its own; ``None`` where they make no table."""
    lines, rows = run.lines, run.rows
    start = layout.body - layout.top
    columns = widened(run.columns, rows[start:])
    leading = min((b.base - a.base for a, b in pairwise(lines[start:])), default=0.0)
    if is_panel(lines, rows, start, columns, leading):
        start -= 1
    header, levels = header_cells(lines[:start], rows[:start], columns, run.marks, leading)
    used = {k for r in rows for s in r for k in range(s.first, s.last + 1)}
    body = _Body(_rows_of(PlacedRun(lines[start:], rows[start:], columns, run.marks), layout.numeric), columns, layout)
    if not body.rows.groups or len(used) < 2:
        return None
    texts = [(_spot(cell), cell.chunks) for cell in header]
    for row, group in enumerate(body.rows.groups):
        texts += body.texts_of_row(row + levels, group)
    cells = [_cell(spot, chunks, page) for spot, chunks in texts]
    return Found(
        tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        tuple(w for _, chunks in texts for chunk in chunks for w in chunk.words),
        bounding([cell.place.box for cell in cells if cell.place.box is not None]),
        levels,
        tuple(columns),
        layout,
        tuple(lines),
        (*map(tuple, rows[:start]), *body.rows.rows),
    )


def _rows_of(body: PlacedRun, numeric: frozenset[int]) -> LabelledRows:
    """The rows of a body, with labels that stand in the middle of several rows moved to the first of them."""
    labelled = labels_over_rows(body.lines, body.rows)
    if labelled is not None:
        return labelled
    groups = grouped(body.lines, body.rows, body.columns, numeric, body.marks)
    labelled = labels_over_wrapped_rows(body, numeric, groups)
    return labelled or LabelledRows(tuple(map(tuple, body.rows)), tuple(map(tuple, groups)), {})


_Spot = tuple[int, int, int, int]
"""Row, column, and how many rows and columns a cell goes over."""


@dataclass(frozen=True)
class _Body:
    """The rows of a table below its header, and the columns that their texts stand in."""

    rows: LabelledRows
    columns: Sequence[ColumnExtent]
    layout: Layout

    def texts_of_row(self, row: int, group: Sequence[int]) -> list[tuple[_Spot, list[Chunk]]]:
        """The cells of a row of the table: ``group`` are the indices of its lines."""
        by_column: dict[int, list[Chunk]] = {}
        last: dict[int, int] = {}
        for index in group:
            for slot in self.rows.rows[index]:
                by_column.setdefault(slot.first, []).append(slot.chunk)
                last[slot.first] = max(last.get(slot.first, 0), slot.last)
        starts = sorted(by_column)
        if len(starts) == 1 and starts[0] > 0 and len(by_column[starts[0]]) == 1:
            chunk = by_column[starts[0]][0]
            banner = starts[0] in self.layout.numeric and over_the_whole(chunk, self.columns)
            if not chunk.is_value and len(self.columns) > 2 and (banner or in_the_middle(chunk, self.columns)):
                first = 0 if banner else 1
                return [((row, first, 1, len(self.columns) - first), [chunk])]
        found: list[tuple[_Spot, list[Chunk]]] = []
        for position, k in enumerate(starts):
            limit = starts[position + 1] - 1 if position + 1 < len(starts) else len(self.columns) - 1
            depth = self.rows.spans.get(group[0], 1) if k == 0 else 1
            found.append(((row, k, depth, max(1, min(last[k], limit) - k + 1)), by_column[k]))
        return found


def _spot(cell: HeaderCell) -> _Spot:
    return cell.level, cell.first, cell.depth, cell.last - cell.first + 1


def _cell(spot: _Spot, chunks: Sequence[Chunk], page: int) -> Cell:
    row, column, row_span, column_span = spot
    return Cell(row, column, text_of_chunks(chunks), row_span, column_span, Place(page=page, box=bounding(chunks)))


def text_of_chunks(chunks: Sequence[Chunk]) -> str:
    """Texts of the lines of a cell joined; a figure or an address cut by the line end is made whole."""
    text = chunks[0].text
    for before, chunk in pairwise(chunks):
        tight = (text[-1:] in ".,-/" and text[-2:-1].isdigit() and chunk.text[:1].isdigit()) or (
            text[-1:] == "-" and text[-2:-1].isalpha() and chunk.text[:1].islower()
        )
        cut = len(text) >= BODY.shortest_cut and text[-1:].isdigit() and "." in text and is_annotated_numeral(text)
        tight = tight or (cut and text_kinds.completes_figure(text, chunk.text))
        same_line = abs(chunk.bottom - before.bottom) < COMMON.same_line * chunk.size
        text += chunk.text if tight and not same_line else " " + chunk.text
    return text_kinds.without_leader(text)
