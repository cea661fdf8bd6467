"""What belongs to a table without being in its grid: titles above it, sources and notes below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.layout.headings import is_caption
from pipeline.extract.layout.vocabulary import CONTENTS, NOTE, TITLE
from pipeline.extract.tables.column_extents import spreads
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.geometry import Place, centre_x
from pipeline.model import Block, Cell, Heading, Paragraph, Table

FEWEST_LETTERS = 3  # of a caption: figures beside a chart are none


def trimmed(grid: Grid) -> tuple[list[Cell], Grid, list[Cell]]:
    """A grid without the title rows at its top and the notes at its bottom, and those as cells.

    A row is a title when it starts the grid, is one cell alone and reads as a numbered title ("Cuadro
    1: …") or goes across all columns, the stub's too, above heads of several; and so are rows of one
    cell right under it. It is a note when it ends the grid and says so ("Fuente: …").
    """
    rows = rows_of(grid.cells)
    single = [sum(bool(t) for t in row) == 1 for row in rows]
    text = [next((t for t in row if t), "") for row in rows]
    top = 0
    if len(rows) > 2 and single[0] and (TITLE.match(text[0]) or _goes_across(grid)):
        top = 1
        while top < len(rows) - 2 and single[top] and rows[top][0]:
            top += 1
    end = len(rows)
    while end > top + 2 and single[end - 1] and NOTE.match(text[end - 1]):
        end -= 1
    if top == 0 and end == len(rows):
        return [], grid, []
    kept = tuple(replace(c, row=c.row - top) for c in grid.cells if top <= c.row < end)
    boxes = [c.place.box for c in kept if c.place.box]
    box = grid.box
    if boxes:
        box = boxes[0]
        for other in boxes[1:]:
            box = box.union(other)
    headers = max(grid.header_rows - top, 1) if grid.header_rows else grid.header_rows
    before = [c for c in grid.cells if c.row < top and c.text]
    after = [c for c in grid.cells if c.row >= end and c.text]
    return before, replace(grid, cells=kept, box=box, header_rows=headers), after


def _goes_across(grid: Grid) -> bool:
    """Whether the first row is one cell over all columns, three or more, and the next has several cells: by its span,
    or by where it stands (in the middle of all columns rather than of those beside the stub)."""
    width = max(c.column + c.column_span for c in grid.cells)
    alone = next(c for c in grid.cells if c.row == 0 and c.text)
    second = [c for c in grid.cells if c.row == 1 and c.text]
    if width < 3 or len(second) < 2:
        return False
    if alone.column_span == width:
        return True
    columns = spreads(replace(grid, cells=tuple(c for c in grid.cells if c.row > 0)))
    box = alone.place.box
    if grid.method != "tagged" or box is None or 0 not in columns or len(columns) < 3:
        return False
    over = sum(min(box.x1, high) > max(box.x0, low) for low, high in columns.values())
    left, first = columns[0][0], min(low for c, (low, _) in columns.items() if c > 0)
    right = max(high for _, high in columns.values())
    return over > 1 and abs(centre_x(box) - (left + right) / 2) < abs(centre_x(box) - (first + right) / 2)


def paragraph_of(cell: Cell) -> Paragraph:
    """A cell that turned out to be a title or a note, as a paragraph."""
    return Paragraph(cell.text, place=Place(cell.place.page, cell.place.box))


def with_captions(items: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with ids ``t01``…, each table with its caption and section, paragraphs with theirs.

    The caption is the paragraph or heading right before the table, where it can be one; else a
    numbered title right after it.
    """
    blocks: list[Block] = []
    section = ""
    count = 0
    for index, item in enumerate(items):
        if isinstance(item, Heading):
            section = item.text
            blocks.append(item)
        elif isinstance(item, Paragraph):
            blocks.append(replace(item, section=section))
        elif _is_contents(item, blocks):
            places = {c.row: c.place for c in reversed(item.cells)}
            lines = [" ".join(t for t in row if t) for row in item.rows]
            blocks += [Paragraph(t, section=section, place=places.get(r, Place())) for r, t in enumerate(lines) if t]
        else:
            count += 1
            caption = item.caption or _before(blocks) or _after(items, index)
            blocks.append(replace(item, id=f"t{count:02d}", section=section, caption=caption))
    return tuple(blocks)


def _is_contents(table: Table, blocks: Sequence[Block]) -> bool:
    """Whether a table is the table of contents: it stands under that title, and its last column has the
    numbers of pages, never falling."""
    titles = [b.text.strip() for b in blocks[-3:] if isinstance(b, Heading | Paragraph)]
    if not any(CONTENTS.match(t) for t in titles):
        return False
    numbers = [row[-1].strip() for row in table.rows if row[-1].strip()]
    pages = [int(n) for n in numbers if n.isdecimal()]
    return len(pages) >= 0.7 * table.row_count and pages == sorted(pages)


def _before(blocks: Sequence[Block]) -> str:
    """The caption among the blocks before a table: the nearest, or a numbered title two or three up
    with only short lines (a date, a unit in parentheses) between."""
    worded: list[Heading | Paragraph] = []
    for block in reversed(blocks):
        if not isinstance(block, Heading | Paragraph):
            break
        if sum(c.isalpha() for c in block.text) >= FEWEST_LETTERS:
            worded.append(block)
        if len(worded) == 3:
            break
    for block in worded:
        if TITLE.match(block.text):
            return block.text
        if len(block.text) > 60:
            break
    if worded and is_caption(worded[0].text) and not NOTE.match(worded[0].text):
        return worded[0].text
    return ""


def _after(items: Sequence[Block], index: int) -> str:
    following = items[index + 1] if index + 1 < len(items) else None
    if isinstance(following, Paragraph) and TITLE.match(following.text) and is_caption(following.text):
        after = items[index + 2] if index + 2 < len(items) else None
        return "" if isinstance(after, Table) else following.text
    return ""
