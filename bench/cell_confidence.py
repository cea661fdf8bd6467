"""Fits how sure a cell is beside the others of its table (pipeline/extract/tables/confidence_of_cells.json).

    python -m bench.cell_confidence TAGLESS [--pages FOLDER ...] [--icdar FOLDER] [--real FOLDER] [--save]

Folders as ``bench.table_confidence`` reads them. A cell is right where the true table has its text and at least half
of the pairs it makes with its neighbours. The weights are fitted on tables that are right in part, on the differences
of a cell's features from their means over its table, so that they say nothing of tables as a whole. Cross-validated by
series of documents in twelve parts; prints the reliability of tables' confidence given to their cells, and of cells'
own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.known_grids import icdar_truth, known_grids
from bench.series import series_of
from bench.tagless import folded
from pipeline.extract.tables.confidence import log_odds
from pipeline.extract.tables.confidence_of_cells import FEATURES, features_of_cells
from pipeline.extract.tables.engine import Grid, rows_of
from pipeline.extract.tables.settings import OF_CELLS

Floats = NDArray[np.float64]

RIDGE = 10.0  # of the squared standardised weights
PARTS = 12  # of the cross-validation
MIXED = (0.3, 1.0)  # share of right cells of the tables that the weights are fitted on
SHARES = (0.0, 0.3, 0.5, 0.8, 1.0)  # of the difference of a cell that are compared
SHARE = 0.5  # the one that is kept: the least loss
KNOTS = 60
_MAKER = re.compile(r"-(?:weasyprint|libreoffice|reportlab|fpdf|chromium)")


@dataclass(frozen=True)
class CellsOfGrid:
    """The cells with text of one grid: features less their means, and which are right; the table's log-odds."""

    series: str
    differences: Floats
    right: Floats
    score: float


def cells_of(path: Path, series: str, truth: list[dict[str, Any]]) -> Iterator[CellsOfGrid]:
    """The cells of a document whose tables are known."""
    for known in known_grids(path, truth):
        of_cells = np.array(features_of_cells(known.grid))
        right = np.array(_right(known.grid, known.truth if known.is_found else Counter()))
        yield CellsOfGrid(series, of_cells - of_cells.mean(axis=0), right, log_odds(known.features))


def _right(grid: Grid, truth: Counter[tuple[str, str, str]]) -> list[float]:
    """Which cells with text are right, in the order of the grid's cells."""
    rows = folded(rows_of(grid.cells))
    texts = {text for pair in truth for text in pair[:2]}
    pairs: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for kind, lines in (("beside", rows), ("below", [list(c) for c in zip_longest(*rows, fillvalue="")])):
        for i, line in enumerate(lines):
            for a, b in pairwise([j for j, text in enumerate(line) if text]):
                known = truth[line[a], line[b], kind] > 0
                for j in (a, b):
                    pairs[(i, j) if kind == "beside" else (j, i)].append(known)
    result = []
    for c in grid.cells:
        if c.text:
            own = pairs[c.row, c.column]
            result.append(float("".join(c.text.split()) in texts and 2 * sum(own) >= len(own)))
    return result


def all_cells(arguments: argparse.Namespace) -> Iterator[CellsOfGrid]:
    for folder in (arguments.tagless, *arguments.pages):
        for path in sorted((folder / "pdf").glob("*.pdf")):
            with gzip.open(folder / "truth" / f"{path.stem}.tables.json.gz", "rt", encoding="utf-8") as file:
                truth = json.load(file)
            made = _MAKER.search(path.stem)
            yield from cells_of(path, f"pages: {path.stem[: made.start()]}" if made else series_of(path.stem), truth)
    for path in sorted(arguments.icdar.glob("*.pdf")) if arguments.icdar else ():
        yield from cells_of(path, path.stem, icdar_truth(path))
    for path in sorted((arguments.real / "tables").glob("*.truth.json")) if arguments.real else ():
        stated = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".truth.json")
        tables = stated["tables"] if isinstance(stated, dict) else stated
        yield from cells_of(arguments.real / f"{name}.pdf", series_of(name), tables)


def fitted(grids: Sequence[CellsOfGrid]) -> tuple[Floats, Floats]:
    """Scale and weights of the differences: a ridge logistic regression around each table's own share."""
    mixed = [g for g in grids if MIXED[0] < g.right.mean() < MIXED[1]]
    cells: Counter[str] = Counter()
    for g in mixed:
        cells[g.series] += len(g.right)
    x = np.vstack([g.differences for g in mixed])
    y = np.concatenate([g.right for g in mixed])
    shares = np.concatenate([np.full(len(g.right), min(max(g.right.mean(), 0.02), 0.98)) for g in mixed])
    weight = np.concatenate([np.full(len(g.right), cells[g.series] ** -0.5) for g in mixed])
    weight *= len(weight) / weight.sum()
    scale = x.std(axis=0)
    scale[scale < 1e-6] = 1.0
    z = np.clip(x / scale, -OF_CELLS.far, OF_CELLS.far)
    offset = np.log(shares / (1 - shares))
    w = np.zeros(z.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ w + offset, -30, 30)))
        gradient = z.T @ (weight * (y - p)) - RIDGE * w
        curvature = (z * (weight * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ z + RIDGE * np.eye(len(w))
        step = np.linalg.solve(curvature, gradient)
        w += step
        if np.abs(step).max() < 1e-7:
            break
    return scale, w


def table_probabilities(grids: Sequence[CellsOfGrid], others: Sequence[CellsOfGrid]) -> list[float]:
    """The share of right cells of tables with such log-odds, by a monotone table made of other series."""
    ordered = sorted(others, key=lambda g: g.score)
    bounds = np.linspace(0, len(ordered), KNOTS + 1).astype(int)
    pooled: list[list[float]] = []
    for low, high in pairwise(bounds):
        group = ordered[low:high]
        if group:
            cells = sum(len(g.right) for g in group)
            pooled.append([float(np.mean([g.score for g in group])), sum(g.right.sum() for g in group) / cells, cells])
        while len(pooled) > 1 and pooled[-2][1] > pooled[-1][1]:
            (a, p, m), (b, q, n) = pooled[-2:]
            pooled[-2:] = [[(a * m + b * n) / (m + n), (p * m + q * n) / (m + n), m + n]]
    return list(np.interp([g.score for g in grids], [a for a, _, _ in pooled], [p for _, p, _ in pooled]))


def left_out(grids: Sequence[CellsOfGrid]) -> tuple[Floats, Floats, Floats]:
    """Of every cell, by a fit without its series: log-odds of its table, its difference, whether it is right."""
    series = np.random.default_rng(0).permutation(sorted({g.series for g in grids}))
    part = {name: k % PARTS for k, name in enumerate(series)}
    tables, differences, right = [], [], []
    for k in range(PARTS):
        own = [g for g in grids if part[g.series] == k]
        others = [g for g in grids if part[g.series] != k]
        scale, weights = fitted(others)
        for g, p in zip(own, table_probabilities(own, others), strict=True):
            p = min(max(p, OF_CELLS.least_sure), OF_CELLS.surest)
            tables.append(np.full(len(g.right), np.log(p / (1 - p))))
            differences.append(np.clip(g.differences / scale, -OF_CELLS.far, OF_CELLS.far) @ weights)
            right.append(g.right)
    return np.concatenate(tables), np.concatenate(differences), np.concatenate(right)


def reliability(predicted: Floats, right: Floats) -> None:
    """Prints, by confidence, how many cells there are and how many of them are right."""
    for low, high in pairwise([0.0, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98, 0.99, 1.001]):
        there = (predicted >= low) & (predicted < high)
        if there.any():
            stated, share = predicted[there].mean(), right[there].mean()
            print(f"  {low:.2f} to {min(high, 1):.2f} {there.sum():7}   {stated:.3f}   {share:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tagless", type=Path)
    parser.add_argument("--pages", type=Path, nargs="*", default=[])
    parser.add_argument("--icdar", type=Path)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--save", action="store_true")
    arguments = parser.parse_args()
    grids = list(all_cells(arguments))
    print(f"{sum(len(g.right) for g in grids)} cells, {len(grids)} grids, {len({g.series for g in grids})} series")
    tables, differences, right = left_out(grids)
    for share in SHARES:
        p = 1 / (1 + np.exp(-(tables + share * np.minimum(differences, 0))))
        loss = -np.mean(right * np.log(p) + (1 - right) * np.log(1 - p))
        sure = p >= 0.99
        print(f"share {share}: loss {loss:.4f}, {sure.sum()} cells of .99 and more, {1 - right[sure].mean():.4f} wrong")
        if share in (0.0, SHARE):
            reliability(p, right)
    scale, weights = fitted(grids)
    for name, weight in sorted(zip(FEATURES, weights, strict=True), key=lambda pair: -abs(pair[1])):
        print(f"  {name:24} {weight:+.2f}")
    if arguments.save:
        target = Path(__file__).parents[1] / "pipeline" / "extract" / "tables" / "confidence_of_cells.json"
        stored = {
            "features": FEATURES,
            "scale": [round(float(v), 5) for v in scale],
            "weights": [round(float(v), 5) for v in weights],
            "share": SHARE,
        }
        target.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
        print(f"written to {target.name}")


if __name__ == "__main__":
    main()
