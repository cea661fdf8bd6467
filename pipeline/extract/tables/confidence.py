"""How sure a grid is: the probability that a cell of it stands as printed, with the text that is printed.

A logistic regression over what the grid and its page show, then a monotone table from score to probability; both
fitted by ``bench/table_confidence.py`` on tables whose truth is known and checked on series of documents left out
(docs/table-confidence.md). The weights are in ``confidence.json`` beside this module.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import exp, log
from pathlib import Path

from pipeline.extract.layout.axis_labels import is_scale, scale_value, scales_of
from pipeline.extract.linear_model import LinearModel, stored_model
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.confidence_of_cells import with_sure_cells
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.engines.borderless.lines.text_kinds import is_leader
from pipeline.extract.tables.settings import OF_TABLES
from pipeline.geometry import contains_centre, overlap
from pipeline.quantities.numeral_shapes import is_numeral

FEATURES = (
    "rows",
    "columns",
    "filled",
    "figures",
    "purity",
    "cover",
    "packed",
    "header",
    "header blanks",
    "engine",
    "aligned",
    "tagged",
    "curves",
    "pictures",
    "ticks",
    "turned",
    "long",
    "stub",
    "lone rows",
    "full rows",
    "emptiest column",
    "repeated",
)


@dataclass(frozen=True)
class CalibratedModel:
    """Log-odds of features, and knots of log-odds and probability, both rising."""

    linear: LinearModel
    scores: tuple[float, ...]
    probabilities: tuple[float, ...]

    def probability(self, score: float) -> float:
        """The share of right cells among grids with such log-odds."""
        if not self.scores:
            return 1 / (1 + exp(-max(min(score, OF_TABLES.surest), -OF_TABLES.surest)))
        index = bisect_left(self.scores, score)
        if index == 0:
            return self.probabilities[0]
        if index == len(self.scores):
            return self.probabilities[-1]
        (a, b), (p, q) = self.scores[index - 1 : index + 1], self.probabilities[index - 1 : index + 1]
        return p + (q - p) * (score - a) / (b - a) if b > a else q


def calibrated(grids: Sequence[Grid], page: Page) -> tuple[Grid, ...]:
    """The grids of a page and their cells with calibrated confidence, without what is sooner a chart than a table."""
    if page.scan is not None:  # there every word says how sure it is
        return tuple(grids)
    model = fitted_model()
    result: list[Grid] = []
    scales = scales_of(page.words) if any(grid.method == "aligned" for grid in grids) else []
    for grid in grids:
        if grid.method == "aligned" and (has_scale(grid) or _holds_one_of(scales, grid)):
            continue
        score = model.linear.score(features(grid, page))
        if score >= OF_TABLES.chart or grid.method != "aligned":
            result.append(with_sure_cells(replace(grid, confidence=round(model.probability(score), 3))))
    return tuple(result)


def log_odds(values: Sequence[float]) -> float:
    """The log-odds of a grid with these features, before the table from score to probability."""
    return fitted_model().linear.score(values)


@cache
def fitted_model() -> CalibratedModel:
    """The model as it was fitted, with its calibration (``confidence.json``)."""
    path = Path(__file__).with_name("confidence.json")
    linear, knots = stored_model(path, FEATURES)
    return CalibratedModel(linear, tuple(knots["scores"]), tuple(knots["probabilities"]))


def features(grid: Grid, page: Page) -> tuple[float, ...]:
    """What shows how sure a grid is, in the order of ``FEATURES``; shares are 0 to 1."""
    rows = rows_of(grid.cells)
    height, width = len(rows), len(rows[0])
    header = min(max(grid.header_rows if grid.header_rows is not None else 1, 0), height - 1)
    body = rows[header:]
    texts = [t for row in body for t in row if t]
    columns = [[row[c] for row in body if row[c]] for c in range(width)]
    numeric = [sum(map(is_numeral, texts_of_column)) for texts_of_column in columns]
    filled = [sum(bool(t) for t in row) for row in body]
    taken = {id(w) for w in grid.words}
    inside = [w for w in page.words if contains_centre(grid.box, w, 1.0) and (id(w) in taken or not is_leader(w.text))]
    heads = [t for row in rows[:header] for t in row]
    return (
        log(height),
        log(width),
        sum(map(len, columns)) / max(len(body) * width, 1),
        sum(numeric) / max(len(texts), 1),
        sum(max(n, len(texts_of_column) - n) for n, texts_of_column in zip(numeric, columns, strict=True))
        / max(len(texts), 1),
        sum(id(w) in taken for w in inside) / max(len(inside), 1),
        sum(sum(map(is_numeral, t.split())) > 1 for t in texts) / max(len(texts), 1),
        float(header > 0),
        sum(not t for t in heads) / max(len(heads), 1),
        grid.confidence,
        float(grid.method == "aligned"),
        float(grid.method == "tagged"),
        log(1 + sum(contains_centre(grid.box, c) for c in page.curves)),
        float(any(overlap(grid.box, i) > OF_TABLES.on_picture for i in page.images)),
        sum(map(_has_ticks, [*columns, *body])) / (width + height),
        sum(not w.upright for w in inside) / max(len(inside), 1),
        sum(len(t) > OF_TABLES.long for t in texts) / max(len(texts), 1),
        sum(bool(row[0]) for row in body) / max(len(body), 1),
        sum(n == 1 for n in filled) / max(len(body), 1),
        sum(n == width for n in filled) / max(len(body), 1),
        min((len(texts_of_column) / max(len(body), 1) for texts_of_column in columns), default=0.0),
        sum(n - 1 for n in Counter(t for t in texts if not is_numeral(t)).values()) / max(len(texts), 1),
    )


def _has_ticks(texts: Sequence[str]) -> bool:
    """Whether figures rise or fall by one step: the labels of an axis (years and numbers of rows do so too)."""
    values = [scale_value(t) for t in texts if t]
    known = [v for v in values if v is not None]
    if len(known) < OF_TABLES.fewest_ticks or len(known) < OF_TABLES.ticks * len(values):
        return False
    steps = {round(b - a, 6) for a, b in pairwise(known)}
    return len(steps) == 1 and steps != {0.0}


def _holds_one_of(scales: Sequence[Sequence[Word]], grid: Grid) -> bool:
    """Whether the scale of a chart stands in a grid, but for a figure or two."""
    return any(
        sum(contains_centre(grid.box, word) for word in scale) >= max(len(scale) - 1, OF_TABLES.fewest_ticks - 1)
        for scale in scales
    )


def has_scale(grid: Grid) -> bool:
    """Whether a column is the scale of a chart's axis, beside whatever its title and its legend put on the levels."""
    rows = rows_of(grid.cells)
    columns = [[row[c] for row in rows if row[c]] for c in range(len(rows[0]))]
    return any(is_scale(texts) or is_scale(texts[1:]) for texts in columns)
