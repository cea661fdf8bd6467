"""camelot's reading of a page as a second opinion. Imported only when it is asked for (2 to 4 s)."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.fill_cells import grid_of
from pipeline.extract.tables.settings import ENGINE
from pipeline.geometry import Box, contains_centre
from pipeline.model import Method
from pipeline.processes.library_messages import silence


@dataclass(frozen=True)
class Camelot:
    """Finds cells as camelot does, by the alignment of text (``network``); the words are our own."""

    data: bytes
    name: Method = "camelot"

    def __call__(self, page: Page, region: Box | None = None) -> list[Grid]:
        if page.turn:
            return []  # camelot sees the page as displayed, not as it was turned to be read
        import camelot

        silence("camelot", "playa", "pdfminer")
        options: dict[str, Any] = {}
        if region is not None:
            options["table_areas"] = [
                f"{region.x0},{page.height - region.top},{region.x1},{page.height - region.bottom}"
            ]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = camelot.read_pdf(
                self.data, pages=str(page.number), flavor="network", suppress_stdout=True, **options
            )
        grids = [_grid(table, page) for table in found]
        return [g for g in grids if g is not None and (region is None or contains_centre(region, g.box))]


def _grid(table: Any, page: Page) -> Grid | None:
    boxes = [
        [Box(cell.x1, page.height - cell.y2, cell.x2, page.height - cell.y1) for cell in row] for row in table.cells
    ]
    return grid_of(boxes, page, "camelot", ENGINE.of_libraries)
