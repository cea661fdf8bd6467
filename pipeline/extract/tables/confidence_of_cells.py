"""How sure each cell of a grid is: the probability that it stands as printed, beside the cells it is printed beside.

Never more than its table on that page: the log-odds of the table, less what makes the cell unusual among its cells.
What that counts for was fitted by ``bench/cell_confidence.py`` on tables that are right in part, and checked on series
of documents left out (docs/table-confidence.md). The weights are in ``confidence_of_cells.json`` beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log
from pathlib import Path
from statistics import median

from pipeline.extract.linear_model import stored_weights
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.settings import OF_CELLS
from pipeline.geometry import Box, centre_x, left_edge, right_edge
from pipeline.model import Cell
from pipeline.quantities.numeral_shapes import is_annotated_numeral

OPEN_WORDS = frozenset(("de", "del", "la", "el", "y", "los", "las", "en", "a", "por", "con", "para"))

FEATURES = (
    "figure",
    "header",
    "first row",
    "last row",
    "kind of its column",
    "kind of the row above",
    "spans columns",
    "spans rows",
    "lines",
    "blank at the left",
    "blank above",
    "off the edge",
    "overhang",
    "row fill",
    "unbalanced",
    "begins in lower case",
    "ends open",
    "below a label alone",
)


@dataclass(frozen=True)
class CellModel:
    """Scale and weight of each feature's difference from its mean over the table, and what the sum counts for."""

    scale: tuple[float, ...]
    weights: tuple[float, ...]
    share: float

    def usual(self, differences: Sequence[float]) -> float:
        """Log-odds by which a cell is more or less likely right than the cells of its table."""
        far, log_odds = OF_CELLS.far, 0.0
        for difference, scale, weight in zip(differences, self.scale, self.weights, strict=True):
            away = difference / scale
            log_odds += weight * (far if away > far else -far if away < -far else away)
        return log_odds


# A capitalised word right behind a digit or the end of a word: two columns with no white between ("29,0Resueltos").
_RUN_TOGETHER = re.compile(r"\d[^\W\d_]?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}|[a-záéíóúñ]{3,}[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")


def with_sure_cells(grid: Grid) -> Grid:
    """The grid, each cell with text with its confidence (0 to 1); the grid's own is calibrated already."""
    model = fitted_cell_model()
    cells = [c for c in grid.cells if c.text]
    if not cells:
        return grid
    values = features_of_cells(grid)
    mean = [sum(column) / len(cells) for column in zip(*values, strict=True)]
    table = min(max(grid.confidence, OF_CELLS.least_sure), OF_CELLS.surest)
    sure: dict[int, float] = {}
    for cell, own in zip(cells, values, strict=True):
        usual = model.usual([v - m for v, m in zip(own, mean, strict=True)])
        score = log(table / (1 - table)) + model.share * min(usual, 0.0)
        most = min(grid.confidence, OF_CELLS.run_together) if _RUN_TOGETHER.search(cell.text) else grid.confidence
        sure[id(cell)] = round(min(1 / (1 + exp(-score)), most), 2)
    return replace(grid, cells=tuple(replace(c, confidence=sure.get(id(c))) for c in grid.cells))


@cache
def fitted_cell_model() -> CellModel:
    """The model as it was fitted (``confidence_of_cells.json``)."""
    path = Path(__file__).with_name("confidence_of_cells.json")
    stored = stored_weights(path, FEATURES)
    return CellModel(tuple(stored["scale"]), tuple(stored["weights"]), stored["share"])


def features_of_cells(grid: Grid) -> list[tuple[float, ...]]:
    """What shows how sure each cell with text is, in the order of ``grid.cells`` and of ``FEATURES``."""
    seen = _Seen(grid)
    return [(*seen.place(c), *seen.shape(c), *seen.words(c)) for c in seen.cells]


class _Seen:
    """A grid's cells with text, and what its rows and columns are like."""

    def __init__(self, grid: Grid) -> None:
        self.cells = [c for c in grid.cells if c.text]
        rows = rows_of(grid.cells)
        self.height, self.width = len(rows), len(rows[0])
        stated = grid.header_rows if grid.header_rows is not None else 1
        self.header = min(max(stated, 0), self.height - 1)
        self.figures = {(c.row, c.column): is_annotated_numeral(c.text) for c in self.cells}
        self.covered = {
            (r, k)
            for c in self.cells
            for r in range(c.row, c.row + c.row_span)
            for k in range(c.column, c.column + c.column_span)
        }
        self.fills = [sum((r, k) in self.covered for k in range(self.width)) for r in range(self.height)]
        self.usual_fill = median(self.fills[self.header :])
        boxes: list[list[Box]] = [[] for _ in range(self.width)]
        self.counts = [[0, 0] for _ in range(self.width)]  # texts and figures of each column
        for c in self.cells:
            if c.row >= self.header and c.column_span == 1:
                self.counts[c.column][self.figures[c.row, c.column]] += 1
                if c.place.box:
                    boxes[c.column].append(c.place.box)
        self.line = median([c.place.box.bottom - c.place.box.top for c in self.cells if c.place.box] or [1.0]) or 1.0
        self.edges = [
            (median(b.x0 for b in own), median(b.x1 for b in own), median(map(centre_x, own))) if own else None
            for own in boxes
        ]
        self.reach = [(left_edge(own), right_edge(own)) if own else None for own in boxes]

    def place(self, cell: Cell) -> tuple[float, ...]:
        """Where a cell stands, and whether it is of the kind of those around it."""
        row, column = cell.row, cell.column
        figure = self.figures[row, column]
        counts = self.counts[column]
        alone = row < self.header or cell.column_span > 1 or not sum(counts)
        return (
            float(figure),
            float(row < self.header),
            float(row == 0),
            float(row == self.height - 1),
            1.0 if alone else counts[figure] / sum(counts),
            float(self.figures.get((row - 1, column)) == figure),
        )

    def shape(self, cell: Cell) -> tuple[float, ...]:
        """How a cell is set: spans, lines, blanks beside it, edges, how full its row is."""
        row, column, box = cell.row, cell.column, cell.place.box
        off = over = 0.0
        edges = self.edges[column]
        if box and edges and row >= self.header and cell.column_span == 1:
            off = min(abs(box.x0 - edges[0]), abs(box.x1 - edges[1]), abs(centre_x(box) - edges[2])) / self.line
        if box and cell.column_span == 1:
            beside = [self.reach[k] for k in (column - 1, column + 1) if 0 <= k < self.width]
            shared = [min(box.x1, reach[1]) - max(box.x0, reach[0]) for reach in beside if reach]
            over = max(0.0, *shared) / self.line if shared else 0.0
        return (
            float(cell.column_span > 1),
            float(cell.row_span > 1),
            min((box.bottom - box.top) / self.line, OF_CELLS.most_lines) if box else 1.0,
            float(column > 0 and (row, column - 1) not in self.covered),
            float(row > 0 and (row - 1, column) not in self.covered),
            min(off, OF_CELLS.most_off),
            min(over, OF_CELLS.most_over),
            self.fills[row] / max(self.usual_fill, 1),
        )

    def words(self, cell: Cell) -> tuple[float, ...]:
        """Whether the words of a cell are cut, and whether it stands below a label that may be its beginning."""
        text = cell.text
        return (
            float(text.count("(") != text.count(")")),
            float(text[:1].islower()),
            float(text[-1:] in ",-/(" or text.lower().split()[-1] in OPEN_WORDS),
            float(cell.row > 0 and self.fills[cell.row - 1] == 1),
        )
