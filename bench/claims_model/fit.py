"""Fits the link model: python -m bench.claims_model.fit DOCUMENTS [--out FILE] [--without SERIES …] [--rounds N]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``). No annotation is used: the weights
make the figures of the documents likely (see ``pipeline.validate.claims.linking.linker``). ``series.json`` says which
documents are of one series (the same office, the same form): each series weighs as much as the root of its size,
and cross-validation leaves whole series out.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.claims_model.documents import load
from bench.families import text_form
from bench.families.__main__ import FAMILIES
from bench.families.figures import Style
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Source
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.agreement import agreement
from pipeline.validate.claims.linking.features import JOINT, NAMES, NONE_NAMES
from pipeline.validate.claims.linking.link import Weights
from pipeline.validate.claims.linking.linker import Linker
from pipeline.validate.claims.linking.settings import SETTINGS as LINKS
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.printed_slips import chance, slips_of

MOST_OF_A_DOCUMENT = 100
TOP, RANDOM, MOST_AGREEING = 30, 25, 40
"""Cells of a mention that are kept: the likeliest, some of the rest (which stand for all of it), those it prints."""
L2 = 0.002
L2_OF_NONE = 0.01
"""Penalty of the weights of "none of them": without it they learn what the documents at hand leave out of their tables.
Left out by series in three parts, the cells of nine annotated documents have a mean log probability of -3.69 with none,
-3.53 with .003, -3.44 with .01; with .03 more wrong figures are verified."""
FREE_OF_NONE = ("always", "hedge", "words of the sentence that no table has")
"""What has no penalty. With the last two under it hedged figures are verified nowhere, more wrong figures are (.030 for
.022), and a figure of something else is accused in a test."""
FIRST_SEED = 1000
"""Seeds of invented accounts from here on are for fitting; ``bench.claims`` measures on those below."""
START = {
    "row: before": 2, "row: behind": 1.5, "row: sentence": 1, "row: previous": 0.5, "row: heading": 0.3,
    "row: named whole": 1, "row: total though another is named": -1, "column: before": 1.5, "column: behind": 1,
    "column: sentence": 1, "column: near year": 1.5, "column: other near year": -1.5, "table: distance": -0.7,
    "table: share of the sentence's words": 1, "table: referred to": 1, "table: same page": 0.5,
}  # fmt: skip
FIRST_OF_ALL = Weights(np.array([START.get(n, 0.0) for n in NAMES]), np.array([0, 1.0, *[0.0] * (len(NONE_NAMES) - 2)]))


@dataclass
class Sample:
    """The cells of a mention that are kept, and the likelihood of its value under each (logs)."""

    features: np.ndarray
    stands_for: np.ndarray
    likelihood: np.ndarray
    chance: float
    none: np.ndarray
    weight: float


def sample(
    linker: Linker, number: int, weights: Weights, joint: bool, rng: np.random.Generator, weight: float
) -> Sample:
    mention, space = linker.mentions[number], linker.space
    features = linker.features(number, joint=joint)
    score = features.score(space, weights.cells)
    exact, slipped = agreement(space, mention)
    agreeing = np.flatnonzero(exact | slipped)
    agreeing = agreeing[np.argsort(-score[agreeing])][:MOST_AGREEING]
    keep = np.zeros(len(space), dtype=bool)
    keep[agreeing] = True
    keep[np.argsort(-score)[:TOP]] = True
    others = np.flatnonzero(~keep)
    some = rng.choice(others, min(RANDOM, len(others)), replace=False) if len(others) else others
    cells = np.concatenate((np.flatnonzero(keep), some))
    stands_for = np.zeros(len(cells))
    if len(some):
        stands_for[-len(some) :] = np.log(len(others) / len(some))
    by_chance = chance(mention.figure)
    likelihood = np.full(len(cells), (1 - LINKS.exact - LINKS.slip) * by_chance)
    likelihood[exact[cells]] += LINKS.exact
    likelihood[slipped[cells]] += LINKS.slip / max(LINKS.least_slips, len(slips_of(mention.figure)))
    return Sample(
        features.of_cells(space, cells).astype(np.float32),
        stands_for,
        np.log(likelihood),
        np.log(by_chance),
        features.none,
        weight,
    )


def samples(
    linkers: dict[str, Linker], series: dict[str, str], weights: Weights, joint: bool, seed: int
) -> list[Sample]:
    rng = np.random.default_rng(seed)
    per_series = Counter(series.get(n, n) for n in linkers)
    found = []
    for name, linker in linkers.items():
        numbers = [n for n, m in enumerate(linker.mentions) if not m.in_words]
        if len(numbers) > MOST_OF_A_DOCUMENT:
            numbers = sorted(rng.choice(numbers, MOST_OF_A_DOCUMENT, replace=False))
        weight = per_series[series.get(name, name)] ** -0.5 * max(20, len(numbers)) ** -0.5
        found += [sample(linker, n, weights, joint, rng, weight) for n in numbers]
    return found


def fit(found: list[Sample], start: Weights, free: np.ndarray, rounds: int) -> tuple[Weights, float]:
    """The weights that make the values likeliest (marginal likelihood, L2)."""
    x = np.vstack([s.features for s in found])
    stands_for = np.concatenate([s.stands_for for s in found])
    likelihood = np.concatenate([s.likelihood for s in found])
    none, by_chance = np.array([s.none for s in found]), np.array([s.chance for s in found])
    weight = np.array([s.weight for s in found])
    weight = weight / weight.sum()
    sizes = [len(s.features) for s in found]
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    of = np.repeat(np.arange(len(sizes)), sizes)
    size = x.shape[1]
    penalty = np.full(none.shape[1], L2_OF_NONE)
    penalty[[NONE_NAMES.index(f"none: {name}") for name in FREE_OF_NONE]] = 0.0

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        cells, of_none = p[:size] * free, p[size:]
        score, score_none = x @ cells.astype(np.float32) + stands_for, none @ of_none
        top = np.maximum(np.maximum.reduceat(score, starts), score_none)
        e, e0 = np.exp(score - top[of]), np.exp(score_none - top)
        z = np.add.reduceat(e, starts) + e0
        g, g0 = e * np.exp(likelihood), e0 * np.exp(by_chance)
        total = np.add.reduceat(g, starts) + g0
        towards = (g / total[of] - e / z[of]) * weight[of]
        towards_none = (g0 / total - e0 / z) * weight
        value = -float(((np.log(total) - np.log(z)) * weight).sum()) + L2 / 2 * float((cells**2).sum())
        value += float((penalty * of_none**2).sum()) / 2
        towards_none = penalty * of_none - none.T @ towards_none
        gradient = np.concatenate((-(x.T @ towards.astype(np.float32)) * free + L2 * cells, towards_none))
        return value, gradient.astype(float)

    found_at = minimize(
        loss, np.concatenate((start.cells, start.none)), jac=True, method="L-BFGS-B", options={"maxiter": rounds}
    )
    return Weights(found_at.x[:size] * free, found_at.x[size:]), float(found_at.fun)


def fit_all(linkers: dict[str, Linker], series: dict[str, str], rounds: int = 60) -> tuple[Weights, Weights]:
    """Both passes: without, then with what the figures around turned out to be."""
    alone = np.array([n not in JOINT for n in NAMES], dtype=float)
    first, loss = fit(samples(linkers, series, FIRST_OF_ALL, False, 0), FIRST_OF_ALL, alone, rounds)
    print(f"first pass: {loss:.4f}", flush=True)
    for linker in linkers.values():
        linker.settle([linker.link(n, first, joint=False) for n in range(len(linker.mentions))])
    second, loss = fit(samples(linkers, series, first, True, 1), first, np.ones(len(NAMES)), rounds)
    print(f"second pass: {loss:.4f}", flush=True)
    return first, second


def as_json(first: Weights, second: Weights) -> str:
    def named(weights: Weights) -> dict[str, float]:
        both = [*zip(NAMES, weights.cells, strict=True), *zip(NONE_NAMES, weights.none, strict=True)]
        return {name: round(float(value), 4) for name, value in both}

    return json.dumps({"first": named(first), "second": named(second)}, ensure_ascii=False, indent=1) + "\n"


def read_linkers(folder: Path, names: list[str]) -> dict[str, Linker]:
    found = {}
    for name in names:
        document = load(folder / f"{name}.pickle")
        space = CellSpace(document)
        read = mentions.read(document)
        if len(space) and read:
            found[name] = Linker(space, read)
    return found


def account_linkers() -> dict[str, Linker]:
    """The invented accounts of ``accounts/``: written by several people in words of their own, to state what the real
    documents at hand seldom do (averages by day, what is left, one thing for each of another). No figure is wrong."""
    found = {}
    for path in sorted((Path(__file__).parent / "accounts").glob("*.txt")):
        document = read_text(path.read_bytes(), path.stem, Source(path.name, "0", "text"))
        found[f"{path.stem}/"] = Linker(CellSpace(document), mentions.read(document))
    return found


def family_linkers(count: int) -> dict[str, Linker]:
    """Invented accounts (``bench.families``), seeds of their own: layouts that the real documents at hand lack."""
    found = {}
    for family in FAMILIES:
        for seed in range(FIRST_SEED, FIRST_SEED + count):
            rng = random.Random(f"{family}/{seed}")
            report = FAMILIES[family](rng, Style.draw(rng))
            document = read_text(text_form.write(report).encode(), "x", Source("x.txt", "0", "text"))
            space, read = CellSpace(document), mentions.read(document)
            if len(space) and read:
                found[f"{family}/{seed}"] = Linker(space, read)
    return found


def read_series() -> dict[str, str]:
    return json.loads((Path(__file__).parent / "series.json").read_text())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="series to leave out")
    parser.add_argument("--families", type=int, default=3, help="invented accounts of each family")
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args()
    series = read_series()
    names = sorted(p.stem for p in options.documents.glob("*.pickle"))
    names = [n for n in names if series.get(n, n) not in options.without]
    started = time.time()
    linkers = read_linkers(options.documents, names) | account_linkers() | family_linkers(options.families)
    series |= {n: n.split("/")[0] for n in linkers if "/" in n}
    print(
        len(linkers),
        "documents,",
        sum(len(k.mentions) for k in linkers.values()),
        "figures",
        round(time.time() - started),
        "s",
    )
    text = as_json(*fit_all(linkers, series, options.rounds))
    if options.out:
        options.out.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
