"""Second opinions on tables that were read with little confidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engine import Engine, Grid
from pipeline.extract.tables.select import Choice, quality
from pipeline.geometry import Box, overlap

UNSURE = 0.5  # confidence below which another library is asked
BETTER = 1.15  # times the quality another reading must have to be taken
MOST = 4  # tables of one document that others are asked about: it costs seconds


@dataclass
class Advisers:
    """The libraries that are asked, in order, and how many more tables they may be asked about."""

    engines: Sequence[Engine]
    left: int = MOST

    def reviewed(self, choice: Choice, page: Page) -> Choice:
        """The choice with unsure grids replaced where another reading holds together clearly better."""
        grids: list[Grid] = []
        passed = list(choice.passed_over)
        for grid in choice.grids:
            best = self._best(grid, page) if grid.confidence < UNSURE and self.left > 0 else None
            if best is None:
                grids.append(grid)
            elif quality(best, page) > BETTER * quality(grid, page):
                grids.append(best)
                passed.append((best, grid))
            else:
                grids.append(grid)
                passed.append((grid, best))
        return Choice(tuple(grids), tuple(passed))

    def _best(self, grid: Grid, page: Page) -> Grid | None:
        """The best of the other readings of a grid's place, ``None`` where nobody sees a table."""
        self.left -= 1
        box = grid.box
        region = Box(
            max(box.x0 - 4, 0), max(box.top - 4, 0), min(box.x1 + 4, page.width), min(box.bottom + 4, page.height)
        )
        rivals = [g for engine in self.engines for g in _asked(engine, page, region) if overlap(g.box, box) > 0.6]
        return max(rivals, key=lambda g: quality(g, page), default=None)


def _asked(engine: Engine, page: Page, region: Box) -> list[Grid]:
    """What an engine reads there; nothing where it fails, as libraries do on documents that others read (copying
    is not allowed, objects they do not expect): the reading it was to be compared with stays as it is."""
    try:
        return engine(page, region)
    except MemoryError:
        raise
    except Exception:
        return []
