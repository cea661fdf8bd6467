"""What belongs to a table without being in its grid: titles above it, sources and notes below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.assembly.settings import CAPTIONS
from pipeline.extract.layout.headings import begins_as_caption, can_be_caption
from pipeline.extract.layout.vocabulary import CONTENTS, ITEM, LABEL, TITLE, UNIT, is_table_note
from pipeline.extract.tables.column_extents import spreads
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.geometry import Place, centre_x
from pipeline.model import Block, Cell, Heading, Paragraph, Table
from pipeline.spanish.folding import fold
from pipeline.spanish.stop_words import OF_SENTENCES

_TITLE_NUMBER = re.compile(r"(?:[^\W\d]+ )?(\d{1,2})[.:)]\s")


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
    if len(rows) > 2 and single[0] and (TITLE.match(text[0]) or _spans_whole_grid(grid)):
        top = 1
        while top < len(rows) - 2 and single[top] and rows[top][0]:
            top += 1
    end = len(rows)
    while end > top + 2 and single[end - 1] and is_table_note(text[end - 1]):
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


def _spans_whole_grid(grid: Grid) -> bool:
    """Whether the first row is one cell over all columns, three or more, and the next has several cells: by its span,
    or by where it stands (in the middle of all columns rather than of those beside the stub)."""
    width = max(c.column + c.column_span for c in grid.cells)
    alone = next(c for c in grid.cells if c.row == 0 and c.text)
    second = [c for c in grid.cells if c.row == 1 and c.text]
    if width < CAPTIONS.fewest_columns or len(second) < 2:
        return False
    if alone.column_span == width:
        return True
    columns = spreads(replace(grid, cells=tuple(c for c in grid.cells if c.row > 0)))
    box = alone.place.box
    if grid.method != "tagged" or box is None or 0 not in columns or len(columns) < CAPTIONS.fewest_columns:
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
            caption = item.caption or caption_before(blocks) or _after(items, index)
            blocks.append(replace(item, id=f"t{count:02d}", section=section, caption=caption))
    return tuple(blocks)


def _is_contents(table: Table, blocks: Sequence[Block]) -> bool:
    """Whether a table is the table of contents: it stands under that title, or is of numbered titles in order, and its
    last column has the numbers of pages, never falling."""
    titles = [b.text.strip() for b in blocks[-CAPTIONS.contents_above :] if isinstance(b, Heading | Paragraph)]
    numbers = [row[-1].strip() for row in table.rows if row[-1].strip()]
    pages = [int(n) for n in numbers if n.isdecimal()]
    if pages != sorted(pages):
        return False
    if any(CONTENTS.match(t) for t in titles):
        return len(pages) >= CAPTIONS.contents_numbers * table.row_count
    return len(pages) == table.row_count >= CAPTIONS.contents_rows and _are_numbered_titles(table)


def _are_numbered_titles(table: Table) -> bool:
    """Whether every row of two columns begins with its own number: "1. …", "Capítulo 2. …"."""
    labels = [_TITLE_NUMBER.match(row[0]) for row in table.rows]
    numbers = [label and int(label[1]) for label in labels]
    return table.column_count == 2 and numbers == list(range(1, table.row_count + 1))


def caption_before(blocks: Sequence[Block]) -> str:
    """The caption among the blocks before a table, "" where there is none.

    It is the line right before the table, or a title that begins with its number up to two lines further up. A label
    that stands alone ("Tabla N° 1") and a line that only says the unit or the date belong to one title with the
    lines between: "Tabla N° 1 Ingresos por región En millones de pesos". A sentence of the text and the end of one
    that began elsewhere are no titles.
    """
    lines = _lines_before(blocks)
    for index, line in enumerate(lines):
        if TITLE.match(line):
            return _joined(lines, index)
        if len(line) > CAPTIONS.longest_between:
            break
    if len(lines) > 1 and UNIT.match(lines[0]) and _is_title(lines[1]):
        return _joined(lines, 1)
    return lines[0] if lines and _is_title(lines[0]) else ""


def _lines_before(blocks: Sequence[Block]) -> list[str]:
    """The last lines with words before a table, nearest first, at most three."""
    lines: list[str] = []
    for block in reversed(blocks):
        if not isinstance(block, Heading | Paragraph) or len(lines) == CAPTIONS.most_lines:
            break
        if sum(c.isalpha() for c in block.text) >= CAPTIONS.fewest_letters:
            lines.append(block.text)
    return lines


def _joined(lines: Sequence[str], index: int) -> str:
    """The title that begins with line ``index`` (0 is the nearest to the table): all lines after a label alone, else
    the one that says the unit."""
    below = lines[:index][::-1]
    kept = below if LABEL.match(lines[index]) else [line for line in below if UNIT.match(line)]
    return " ".join([lines[index], *kept])


def _is_title(text: str) -> bool:
    """Whether a line can be the title of the table below it: no note, no end of a sentence, no sentence of the text."""
    if not can_be_caption(text) or is_table_note(text):
        return False
    if begins_as_caption(text) or ITEM.match(text):
        return True
    opens_sentence = fold(text.split()[0]) in OF_SENTENCES
    is_sentence = opens_sentence and text.endswith(".") and len(text) > CAPTIONS.longest_between
    return not is_sentence and not text[:1].islower()


def _after(items: Sequence[Block], index: int) -> str:
    following = items[index + 1] if index + 1 < len(items) else None
    if isinstance(following, Paragraph) and TITLE.match(following.text) and can_be_caption(following.text):
        after = items[index + 2] if index + 2 < len(items) else None
        return "" if isinstance(after, Table) else following.text
    return ""
