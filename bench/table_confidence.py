"""Fits how sure a table is (pipeline/extract/tables/confidence.json) on tables whose truth is known.

    python -m bench.table_confidence TAGLESS [--pages FOLDER] [--icdar FOLDER] [--real FOLDER] [--forms FOLDER] [--save]

TAGLESS is a folder as ``bench.tagless`` reads; ``--pages`` one that ``bench.table_pages`` wrote, of which all pages of
one kind of table are a series; ``--icdar`` one of ICDAR-2013 with its ``-str.xml`` files, ``--real``
one with ``tables/NAME.truth.json`` beside the documents, ``--forms`` one with PDFs and a ``truth.json``. Every grid
that is read becomes a sample: its features, and the share of its cells that are right (of its pairs of neighbouring
cells those that truth has). For the documents of ``--real``, ``judged_grids.jsonl`` adds grids that were looked at on
the page: where each stands and the share of its cells that are right, 0 for charts, notes and lists of contents.
Cross-validated by series of documents: months of one report are never on both sides. Pages are read without the
recognition of pictures: words that were recognised state their own confidence, and such tables are not scored here.
Prints the reliability of what was predicted for series left out; ``--save`` writes the weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.known_grids import icdar_truth, known_grids, pages_of
from bench.series import series_of
from pipeline.extract.linear_model import FAR
from pipeline.extract.tables.confidence import FEATURES, features
from pipeline.extract.tables.engine import rows_of

Floats = NDArray[np.float64]

RIDGE = 3.0  # of the squared standardised weights
SAME_PLACE = 6.0  # points between the corner of a grid and that of the one judged
HEAVIEST = 200  # cells a sample weighs at most
KNOTS = 40


@dataclass(frozen=True)
class Sample:
    """One grid: the series and document it is of, its features, its share of right cells and how many it has."""

    series: str
    name: str
    values: tuple[float, ...]
    right: float
    cells: int


def samples_of(path: Path, series: str, truth: list[dict[str, Any]]) -> Iterator[Sample]:
    """The samples of one document whose tables are known."""
    for known in known_grids(path, truth):
        share = sum((known.pairs & known.truth).values()) / max(sum(known.pairs.values()), 1)
        filled = sum(bool(text) for row in rows_of(known.grid.cells) for text in row)
        yield Sample(series, path.stem, known.features, share, filled)


def judged_samples(folder: Path) -> Iterator[Sample]:
    """The samples of the documents of a folder whose grids were judged by looking at the page."""
    by_page: dict[str, dict[int, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for line in (Path(__file__).parent / "judged_grids.jsonl").read_text(encoding="utf-8").splitlines():
        judged = json.loads(line)
        by_page[judged["document"]][judged["page"]].append(judged)
    for name, judgements in by_page.items():
        for page, choice in pages_of(folder / f"{name}.pdf"):
            for grid, judged in product(choice.grids, judgements[page.number]):
                away = abs(grid.box.top - judged["top"]) + abs(grid.box.x0 - judged["left"])
                if away <= SAME_PLACE:
                    cells = sum(bool(c.text) for c in grid.cells)
                    yield Sample(judged["series"], name, features(grid, page), judged["right"], cells)


def all_samples(arguments: argparse.Namespace) -> list[Sample]:
    samples: list[Sample] = []
    for path in sorted((arguments.tagless / "pdf").glob("*.pdf")):
        with gzip.open(arguments.tagless / "truth" / f"{path.stem}.tables.json.gz", "rt", encoding="utf-8") as file:
            samples += samples_of(path, series_of(path.stem), json.load(file))
    for path in sorted((arguments.pages / "pdf").glob("*.pdf")) if arguments.pages else ():
        with gzip.open(arguments.pages / "truth" / f"{path.stem}.tables.json.gz", "rt", encoding="utf-8") as file:
            samples += samples_of(path, f"pages: {_MAKER.split(path.stem)[0]}", json.load(file))
    for path in sorted(arguments.icdar.glob("*.pdf")) if arguments.icdar else ():
        samples += samples_of(path, path.stem, icdar_truth(path))
    for path in sorted((arguments.real / "tables").glob("*.truth.json")) if arguments.real else ():
        stated = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.removesuffix(".truth.json")
        tables = stated["tables"] if isinstance(stated, dict) else stated
        samples += samples_of(arguments.real / f"{name}.pdf", _SERIES.get(name, name), tables)
    if arguments.real:
        samples += judged_samples(arguments.real)
    if arguments.forms:
        stated = json.loads((arguments.forms / "truth.json").read_text(encoding="utf-8"))
        tables = stated["tables"] if isinstance(stated, dict) else stated
        for name in ("ruled.pdf", "horizontal-rules.pdf"):
            truth = [{"pages": range(1, 100), "rows": t["rows"]} for t in tables]
            samples += samples_of(arguments.forms / name, "forms", truth)
    return samples


_MAKER = re.compile(r"-(?:weasyprint|libreoffice|reportlab|fpdf)")  # behind the kind of table in the name of a page
_SERIES = {"gastos-finalidad-2022t2": "rafam", "personal-2021": "cda-transp-administracion-de-personal"}
"""Documents transcribed by hand that are of a series with others."""


def fitted(samples: list[Sample]) -> tuple[Floats, Floats, Floats, float]:
    """Mean and scale of the features, weights and bias of a ridge logistic regression on shares (Newton's method)."""
    x = np.array([s.values for s in samples])
    y = np.array([s.right for s in samples])
    by_series: dict[str, float] = defaultdict(float)
    for s in samples:
        by_series[s.series] += min(s.cells, HEAVIEST)
    weight = np.array([min(s.cells, HEAVIEST) / np.sqrt(by_series[s.series]) for s in samples])
    weight *= len(samples) / weight.sum()
    mean, scale = x.mean(axis=0), x.std(axis=0)
    scale[scale < 1e-6] = 1.0
    z = np.hstack([np.clip((x - mean) / scale, -FAR, FAR), np.ones((len(x), 1))])
    w = np.zeros(z.shape[1])
    penalty = np.diag([RIDGE] * (z.shape[1] - 1) + [1e-6])
    for _ in range(60):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        gradient = z.T @ (weight * (y - p)) - penalty @ w
        hessian = (z * (weight * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ z + penalty
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return mean, scale, w[:-1], float(w[-1])


def scores_left_out(samples: list[Sample]) -> Floats:
    """The score of every sample by weights fitted without its series."""
    scores = np.zeros(len(samples))
    for series in sorted({s.series for s in samples}):
        mean, scale, weights, bias = fitted([s for s in samples if s.series != series])
        for i, s in enumerate(samples):
            if s.series == series:
                scores[i] = bias + np.clip((np.array(s.values) - mean) / scale, -FAR, FAR) @ weights
    return scores


def knots_of(scores: Floats, samples: list[Sample]) -> tuple[list[float], list[float]]:
    """Score and share of right cells, never falling: means of groups of samples in order (pool adjacent violators)."""
    order = np.argsort(scores, kind="stable")
    cells = np.array([min(s.cells, HEAVIEST) for s in samples], dtype=float)[order]
    right = np.array([s.right for s in samples])[order]
    bounds = np.linspace(0, cells.sum(), KNOTS + 1)[1:-1]
    groups = np.split(np.arange(len(order)), np.searchsorted(np.cumsum(cells), bounds))
    pooled: list[list[float]] = []
    for group in groups:
        if not len(group):
            continue
        pooled.append(
            [
                float(np.average(scores[order][group], weights=cells[group])),
                float(np.average(right[group], weights=cells[group])),
                float(cells[group].sum()),
            ]
        )
        while len(pooled) > 1 and pooled[-2][1] > pooled[-1][1]:
            (a, p, m), (b, q, n) = pooled[-2:]
            pooled[-2:] = [[(a * m + b * n) / (m + n), (p * m + q * n) / (m + n), m + n]]
    return [round(a, 4) for a, _, _ in pooled], [round(p, 4) for _, p, _ in pooled]


def reliability(predicted: Floats, samples: list[Sample]) -> None:
    """Prints, by confidence, how many cells there are and how many of them are right."""
    print("  confidence     grids   cells   stated   right")
    edges = [0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.001]
    for low, high in pairwise(edges):
        within = [i for i, p in enumerate(predicted) if low <= p < high]
        if within:
            cells = np.array([samples[i].cells for i in within], dtype=float)
            stated = np.average(predicted[within], weights=cells)
            right = np.average([samples[i].right for i in within], weights=cells)
            print(f"  {low:.2f} to {min(high, 1):.2f} {len(within):7} {cells.sum():7.0f}   {stated:.3f}   {right:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tagless", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--icdar", type=Path)
    parser.add_argument("--real", type=Path)
    parser.add_argument("--forms", type=Path)
    parser.add_argument("--save", action="store_true")
    arguments = parser.parse_args()
    samples = all_samples(arguments)
    documents, series_names = {s.name for s in samples}, {s.series for s in samples}
    print(f"{len(samples)} grids of {len(documents)} documents, {len(series_names)} series")
    scores = scores_left_out(samples)
    # The table from score to probability is cross-validated too: fitted without each series in turn.
    predicted = np.zeros(len(samples))
    for series in series_names:
        rest = [i for i, s in enumerate(samples) if s.series != series]
        xs, ps = knots_of(scores[rest], [samples[i] for i in rest])
        own = [i for i, s in enumerate(samples) if s.series == series]
        predicted[own] = np.interp(scores[own], xs, ps)
    reliability(predicted, samples)
    mean, scale, weights, bias = fitted(samples)
    for name, weight in sorted(zip(FEATURES, weights, strict=True), key=lambda pair: -abs(pair[1])):
        print(f"  {name:16} {weight:+.2f}")
    if arguments.save:
        xs, ps = knots_of(scores, samples)
        target = Path(__file__).parents[1] / "pipeline" / "extract" / "tables" / "confidence.json"
        kept = {
            "features": FEATURES,
            "mean": [round(float(v), 5) for v in mean],
            "scale": [round(float(v), 5) for v in scale],
            "weights": [round(float(v), 5) for v in weights],
            "bias": round(bias, 5),
            "scores": xs,
            "probabilities": ps,
        }
        target.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
        print(f"written to {target.name}")


if __name__ == "__main__":
    main()
