"""The views of a PDF's pages as one flow of paragraphs and tables, and its items as blocks of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.extract.assembly.captions import paragraph_of, trimmed
from pipeline.extract.assembly.page_spanning_tables import FlowItem, TableFragment
from pipeline.extract.assembly.page_view import PageView
from pipeline.extract.layout.lines import Line
from pipeline.extract.layout.paragraphs import BodyStyle, paragraphs
from pipeline.extract.ocr.cell_confidence import with_reading, with_readings
from pipeline.extract.pdf.rotation import displayed
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.header_rows import header_row_count, settled_header
from pipeline.geometry import Box, Place
from pipeline.model import Block, Cell, Heading, Paragraph, ReadPart, Table


def flow_of(views: Sequence[PageView], style: BodyStyle) -> list[FlowItem]:
    """Headings, paragraphs and tables of all pages in reading order; ``style`` is that of most of the text."""
    flow: list[FlowItem] = []
    for view in views:
        for run in view.runs:
            lines: list[Line] = []
            items: list[FlowItem] = []
            for item in run:
                if isinstance(item, Line):
                    lines.append(item)
                else:
                    items += paragraphs(lines, view.number, style)
                    lines = []
                    items += _pieces(item, view)
            items += paragraphs(lines, view.number, style)
            flow += [_with_readings(item, view) for item in items] if view.words else items
    return flow


def _with_readings(item: FlowItem, view: PageView) -> FlowItem:
    return item if isinstance(item, TableFragment) else with_readings(item, view.words)


def _pieces(grid: Grid, view: PageView) -> list[FlowItem]:
    """A grid with its title rows and notes taken out as paragraphs before and after it."""
    before, grid, after = trimmed(grid)
    rows = rows_of(grid.cells)
    headers = grid.header_rows
    if headers is None or grid.method == "tagged":
        headers = header_row_count(rows, grid.cells, known=headers or 0)
    else:
        headers = settled_header(rows, headers)
    fragment = TableFragment(
        cells=grid.cells,
        header_rows=headers,
        pages=(grid.page,),
        method=grid.method,
        confidence=grid.confidence,
        first=grid,
        last=grid,
        starts_at=grid.box.top / view.height,
        ends_at=grid.box.bottom / view.height,
    )
    return [*map(paragraph_of, before), fragment, *map(paragraph_of, after)]


def with_joined_paragraphs(flow: Sequence[FlowItem]) -> list[FlowItem]:
    """Paragraphs that a page break cut, whole again: the first has no end, the second no beginning."""
    result: list[FlowItem] = []
    for item in flow:
        before = result[-1] if result else None
        if (
            isinstance(item, Paragraph)
            and isinstance(before, Paragraph)
            and before.place.page is not None
            and item.place.page == before.place.page + 1
            and item.text[:1].islower()
            and before.text[-1:] not in ".:;!?"
        ):
            glue = before.text[:-1] + item.text if before.text.endswith("-") else f"{before.text} {item.text}"
            moved = tuple(_moved(part, len(glue) - len(item.text)) for part in item.readings)
            result[-1] = replace(before, text=glue, readings=(*before.readings, *moved))
        else:
            result.append(item)
    return result


def _moved(part: ReadPart, by: int) -> ReadPart:
    return replace(part, start=part.start + by, end=part.end + by)


def block_of(item: FlowItem, views: Mapping[int, PageView]) -> Block:
    """An item as the document has it, placed on its page as displayed; ``views`` are the pages by number."""
    if isinstance(item, Heading):
        return replace(item, place=_displayed(item.place, views))
    if isinstance(item, Paragraph):
        parts = tuple(replace(part, place=_displayed(part.place, views)) for part in item.readings)
        return replace(item, place=_displayed(item.place, views), readings=parts)
    cells = [_cell(c, views) for c in item.cells]
    return Table(
        id="",
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.column))),
        header_rows=item.header_rows,
        caption=item.caption,
        pages=tuple(dict.fromkeys(item.pages)),
        method="ocr" if any(views[page].scan is not None for page in item.pages) else item.first.method,
        confidence=round(item.confidence, 2),
    )


def _cell(cell: Cell, views: Mapping[int, PageView]) -> Cell:
    """A cell where it is displayed, with how it was read where it was read from a picture."""
    view = views[cell.place.page] if cell.place.page is not None else None
    if view is not None and view.scan is not None:
        cell = with_reading(cell, view.words, view.scan.confidence)
    return replace(cell, place=_displayed(cell.place, views))


def _displayed(place: Place, views: Mapping[int, PageView]) -> Place:
    """A place as the page is displayed, however it was turned to read it, to hundredths of a point."""
    box = place.box
    if box is None or place.page is None:
        return place
    view = views[place.page]
    box = displayed(box, view.turn, view.scan.skew if view.scan else 0.0, view.width, view.height)
    return Place(place.page, Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)))
