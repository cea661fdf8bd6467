"""Other libraries asked about tables that were read with low confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.errors import NotWhole
from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Engine, Grid
from pipeline.extract.tables.select import SelectedGrids, quality
from pipeline.extract.tables.settings import SECOND_OPINION
from pipeline.geometry import Box, overlap


@dataclass
class FallbackEngines:
    """The engines that are asked, in order, and how much work the document still allows them."""

    engines: Sequence[Engine]
    left: int = SECOND_OPINION.work

    def reviewed(self, choice: SelectedGrids, page: Page) -> SelectedGrids:
        """The choice with unsure grids replaced where another reading is clearly better."""
        grids: list[Grid] = []
        passed = list(choice.passed_over)
        self.left += SECOND_OPINION.work_of_a_page
        work = len(page.characters) + page.drawn
        for grid in choice.grids:
            own = (
                quality(grid, page)
                if grid.confidence < SECOND_OPINION.unsure and work <= self.left
                else SECOND_OPINION.ceiling
            )
            best = None
            if SECOND_OPINION.better * own < SECOND_OPINION.ceiling:
                self.left -= work
                best = self._best(grid, page)
            if best is None:
                grids.append(grid)
            elif quality(best, page) > SECOND_OPINION.better * own:
                grids.append(best)
                passed.append((best, grid))
            else:
                grids.append(grid)
                passed.append((grid, best))
        return SelectedGrids(tuple(grids), tuple(passed))

    def _best(self, grid: Grid, page: Page) -> Grid | None:
        """The best other reading of a grid's region, ``None`` where no engine sees a table."""
        box = grid.box
        region = Box(
            max(box.x0 - SECOND_OPINION.around, 0),
            max(box.top - SECOND_OPINION.around, 0),
            min(box.x1 + SECOND_OPINION.around, page.width),
            min(box.bottom + SECOND_OPINION.around, page.height),
        )
        rivals = [
            g
            for engine in self.engines
            for g in _asked(engine, page, region)
            if overlap(g.box, box) > SECOND_OPINION.same_table and not _is_sparse(g)
        ]
        return max(rivals, key=lambda g: quality(g, page), default=None)


def _is_sparse(grid: Grid) -> bool:
    """Whether nearly all cells are empty: the labels of axes of charts, laid over each other as rows and columns."""
    return sum(bool(cell.text) for cell in grid.cells) < SECOND_OPINION.filled * len(grid.cells)


def _asked(engine: Engine, page: Page, region: Box) -> list[Grid]:
    """The tables an engine reads in a region; none where it raises.

    Libraries fail on documents that others read (copying not allowed, unexpected objects): then the first reading
    stays.
    """
    try:
        return engine(page, region)
    except (MemoryError, NotWhole):
        raise
    except Exception:
        return []
