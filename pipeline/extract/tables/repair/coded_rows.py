"""Labels of groups of accounts that stand alone at the foot of a page, their first row on the next."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.extract.layout.text_of_words import cell_text, word_lines
from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.repair.settings import PARTLY_RULED
from pipeline.geometry import Box, Place, bounding, contains_centre, left_edge
from pipeline.model import Cell

_CODE = re.compile(r"^\d+(?:[.\-]\d+)*\.?\s?[\s\-–]")


def with_coded_rows(whole: Grid, region: Box, page: Page) -> Grid:
    """The table with the labels right below it that begin with a code as its own labels do: groups of accounts whose
    first row stands on the next page."""
    labels = [c.text for c in whole.cells if c.column == 0 and c.text]
    coded = sum(_CODE.match(text) is not None for text in labels)
    if coded < PARTLY_RULED.fewest_codes or 2 * coded < len(labels):
        return whole
    stub = left_edge((c.place.box for c in whole.cells if c.column == 1 and c.place.box), default=whole.box.x0)
    below = [w for w in page.words if w.upright and w.top >= whole.box.bottom - 2 and contains_centre(region, w)]
    for line in word_lines(below):
        text = cell_text(line)
        if (
            line[0].top - whole.box.bottom > PARTLY_RULED.close * line[0].size
            or line[-1].x1 > stub
            or not _CODE.match(text)
        ):
            break
        row = max(c.row + c.row_span for c in whole.cells)
        cell = Cell(row, 0, text, place=Place(whole.page, bounding(line)))
        whole = replace(
            whole, cells=(*whole.cells, cell), words=(*whole.words, *line), box=whole.box.union(bounding(line))
        )
    return whole
