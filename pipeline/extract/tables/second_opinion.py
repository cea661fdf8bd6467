"""Other libraries asked about tables that were read with low confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Engine, Grid
from pipeline.extract.tables.select import SelectedGrids, quality
from pipeline.geometry import Box, overlap

UNSURE = 0.5  # confidence below which other engines are asked
BETTER = 1.15  # another reading must have this many times the quality to be taken
CEILING = 0.9  # quality no other reading surpasses, since other engines are .5 sure of theirs (``select.quality``)
MOST = 4  # tables of one document that other engines are asked about: it takes seconds


@dataclass
class FallbackEngines:
    """The engines that are asked, in order, and how many more tables of the document they may be asked about."""

    engines: Sequence[Engine]
    left: int = MOST

    def reviewed(self, choice: SelectedGrids, page: Page) -> SelectedGrids:
        """The choice with unsure grids replaced where another reading is clearly better."""
        grids: list[Grid] = []
        passed = list(choice.passed_over)
        for grid in choice.grids:
            own = quality(grid, page) if grid.confidence < UNSURE and self.left > 0 else CEILING
            best = self._best(grid, page) if BETTER * own < CEILING else None
            if best is None:
                grids.append(grid)
            elif quality(best, page) > BETTER * own:
                grids.append(best)
                passed.append((best, grid))
            else:
                grids.append(grid)
                passed.append((grid, best))
        return SelectedGrids(tuple(grids), tuple(passed))

    def _best(self, grid: Grid, page: Page) -> Grid | None:
        """The best other reading of a grid's region, ``None`` where no engine sees a table."""
        self.left -= 1
        box = grid.box
        region = Box(
            max(box.x0 - 4, 0), max(box.top - 4, 0), min(box.x1 + 4, page.width), min(box.bottom + 4, page.height)
        )
        rivals = [g for engine in self.engines for g in _asked(engine, page, region) if overlap(g.box, box) > 0.6]
        return max(rivals, key=lambda g: quality(g, page), default=None)


def _asked(engine: Engine, page: Page, region: Box) -> list[Grid]:
    """The tables an engine reads in a region; none where it raises.

    Libraries fail on documents that others read (copying not allowed, unexpected objects): then the first reading
    stays.
    """
    try:
        return engine(page, region)
    except MemoryError:
        raise
    except Exception:
        return []
