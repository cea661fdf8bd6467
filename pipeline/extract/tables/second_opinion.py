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
WORK = 10_000
"""Characters and drawn objects of the pages that other engines are asked about, in one document: some 2 to 4 CPU
seconds (47 tables of 29 real documents: .2 to .4 ms each, both engines together). Work is counted and not time, so that
the same document gives the same tables on every machine."""
WORK_OF_A_PAGE = 100
"""So much more for every page read: .02 to .04 CPU seconds, whatever the length of the document."""


@dataclass
class FallbackEngines:
    """The engines that are asked, in order, and how much work the document still allows them."""

    engines: Sequence[Engine]
    left: int = WORK

    def reviewed(self, choice: SelectedGrids, page: Page) -> SelectedGrids:
        """The choice with unsure grids replaced where another reading is clearly better."""
        grids: list[Grid] = []
        passed = list(choice.passed_over)
        self.left += WORK_OF_A_PAGE
        work = len(page.characters) + page.drawn
        for grid in choice.grids:
            own = quality(grid, page) if grid.confidence < UNSURE and work <= self.left else CEILING
            best = None
            if BETTER * own < CEILING:
                self.left -= work
                best = self._best(grid, page)
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
