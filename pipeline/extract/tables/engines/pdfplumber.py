"""pdfplumber's reading of a page as a second opinion. Imported only when it is asked for (0.5 s)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.fill_cells import grid_of
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Box, contains_centre
from pipeline.model import Method
from pipeline.processes.library_messages import silence

BY_LINES = {"vertical_strategy": "lines", "horizontal_strategy": "lines"}
BY_TEXT = {"vertical_strategy": "text", "horizontal_strategy": "text"}


@dataclass(frozen=True)
class Pdfplumber:
    """Finds cells as pdfplumber does, by lines or, in a region, by text; the words are our own."""

    data: bytes
    name: Method = "pdfplumber"

    def __call__(self, page: Page, region: Box | None = None) -> list[Grid]:
        if page.turn:
            return []  # pdfplumber sees the page as displayed, not as it was turned to be read
        import pdfplumber

        silence("pdfplumber", "pdfminer")
        with pdfplumber.open(io.BytesIO(self.data), pages=[page.number]) as document:
            source = document.pages[0]
            left, top = source.bbox[0], source.bbox[1]
            area = source.crop(_clipped(region, source, left, top)) if region else source
            found = area.find_tables(BY_LINES) or (area.find_tables(BY_TEXT) if region else [])
            grids = [_grid(table, page, left, top) for table in found]
        return [g for g in grids if g is not None and (region is None or contains_centre(region, g.box))]


def _clipped(region: Box, source: Any, left: float, top: float) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = source.bbox
    return (
        max(region.x0 + left, x0),
        max(region.top + top, y0),
        min(region.x1 + left, x1),
        min(region.bottom + top, y1),
    )


def _grid(table: Any, page: Page, left: float, top: float) -> Grid | None:
    boxes = [
        [cell and Box(cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top) for cell in row.cells]
        for row in table.rows
    ]
    return grid_of(boxes, page, "pdfplumber", ENGINE.of_libraries)
