"""Fits which computed quantity a figure states: python -m bench.claims_model.computed DOCUMENTS [--out FILE]

As in ``bench.claims_model.fit``, no annotation is used: the weights make the figures of the documents likely, given
what the link model says of their cells.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.claims_model.fit import account_linkers, family_linkers, read_linkers, read_series
from pipeline.validate.claims.cells.space import Floats
from pipeline.validate.claims.computed.choice.anchors import anchors
from pipeline.validate.claims.computed.choice.candidates import Reader
from pipeline.validate.claims.computed.choice.features import NAMES, NONE_NAMES, ComputedOptions
from pipeline.validate.claims.computed.choice.scoring import (
    agreement_of_options,
    of_its_size,
    verdict_of_options,
    with_alike_features,
)
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Tables
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.linking.linker import Linker
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import chance, slips_of

L2 = 0.0002
ROUNDS = 1
START = {"row": 1.0, "table": 1.0, "column": 1.0, "column of the other operand": 1.0, "stated alike": 2.0,
         "stated alike and many": 2.0, "how many of its kind": 0.5}  # fmt: skip


@dataclass
class Sample:
    """The options of a mention, the likelihood of its value under each, under none, and as a cell's."""

    features: np.ndarray
    likelihood: np.ndarray
    none: np.ndarray
    chance: float
    open: float
    cells: float
    weight: float


def sample(mention: Mention, link: MentionLink, options: ComputedOptions, weight: float) -> Sample:
    by_chance, wrong = chance(mention.figure), max(10, len(slips_of(mention.figure)))
    exact, slipped = agreement_of_options(mention, options)
    likelihood = (1 - SETTINGS.exact - SETTINGS.slip) * by_chance * of_its_size(mention, options.chosen.value)
    likelihood += SETTINGS.exact * exact + SETTINGS.slip / wrong * slipped
    as_cell, as_slip, other, _ = link.odds
    cells = as_cell + as_slip + other
    return Sample(options.features.astype(np.float32), likelihood, options.none, by_chance, link.none, cells, weight)


def samples(linkers: dict[str, Linker], series: dict[str, str], start: tuple[np.ndarray, np.ndarray]) -> list[Sample]:
    per = Counter(series.get(n, n) for n in linkers)
    found = []
    for name, linker in linkers.items():
        links = linker.links()
        mentions = linker.mentions
        reader = Reader(Tables(linker.space))
        fit = [k.right < SETTINGS.printed and not m.in_words for m, k in zip(mentions, links, strict=True)]
        around = anchors(mentions, links)
        every = [
            reader.options(m, k, a) if f else None for m, k, a, f in zip(mentions, links, around, fit, strict=True)
        ]
        alone = [verdict_of_options(m, k, o, start) for m, k, o in zip(mentions, links, every, strict=True)]
        every = [read for read, _ in with_alike_features(mentions, links, every, alone)]
        weight = per[series.get(name, name)] ** -0.5 * max(20, len(mentions)) ** -0.5
        found += [sample(m, k, o, weight) for m, k, o in zip(mentions, links, every, strict=True) if o is not None]
    return found


def fit(found: list[Sample], first: np.ndarray) -> tuple[np.ndarray, float]:
    x = np.vstack([s.features for s in found])
    likelihood = np.concatenate([s.likelihood for s in found])
    none, by_chance = np.array([s.none for s in found], float), np.array([s.chance for s in found])
    open_, cells = np.array([s.open for s in found]), np.array([s.cells for s in found])
    weight = np.array([s.weight for s in found])
    weight = weight / weight.sum()
    sizes = [len(s.features) for s in found]
    starts, of = np.concatenate(([0], np.cumsum(sizes)[:-1])), np.repeat(np.arange(len(sizes)), sizes)
    size = len(NAMES)

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        score, score_none = x @ p[:size].astype(np.float32), none @ p[size:]
        top = np.maximum(np.maximum.reduceat(score, starts), score_none)
        e, e0 = np.exp(score - top[of]), np.exp(score_none - top)
        z = np.add.reduceat(e, starts) + e0
        share, share0 = e / z[of], e0 / z
        inside = np.add.reduceat(share * likelihood, starts) + share0 * by_chance
        total = cells + open_ * inside
        scale = open_ / total * weight
        towards = share * (likelihood - inside[of]) * scale[of]
        towards0 = share0 * (by_chance - inside) * scale
        value = -float((np.log(total) * weight).sum()) + L2 / 2 * float((p[:size] ** 2).sum())
        gradient = np.concatenate((-(x.T @ towards.astype(np.float32)) + L2 * p[:size], -(none.T @ towards0)))
        return value, gradient.astype(float)

    best = minimize(loss, first, jac=True, method="L-BFGS-B", options={"maxiter": 150})
    return best.x, float(best.fun)


def fit_all(linkers: dict[str, Linker], series: dict[str, str], rounds: int = ROUNDS) -> tuple[Floats, Floats]:
    """The weights of the options and of none; what figures stated alike state is asked again with better weights."""
    size = len(NAMES)
    weights = np.concatenate(([START.get(n, 0.0) for n in NAMES], [3.0], np.zeros(len(NONE_NAMES) - 1)))
    for _ in range(rounds):
        found = samples(linkers, series, (weights[:size], weights[size:]))
        weights, loss = fit(found, weights)
        quantities = sum(len(s.features) for s in found)
        print(f"{len(found)} figures, {quantities} quantities, loss {loss:.4f}", flush=True)
    return weights[:size], weights[size:]


def as_json(options: Floats, none: Floats) -> str:
    named = {
        "options": {n: round(float(v), 4) for n, v in zip(NAMES, options, strict=True)},
        "none": {n: round(float(v), 4) for n, v in zip(NONE_NAMES, none, strict=True)},
    }
    return json.dumps(named, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--families", type=int, default=2)
    options = parser.parse_args()
    series = read_series()
    names = [p.stem for p in sorted(options.documents.glob("*.pickle"))]
    names = [n for n in names if series.get(n, n) not in options.without]
    linkers = read_linkers(options.documents, names) | account_linkers() | family_linkers(options.families)
    series |= {n: n.split("/")[0] for n in linkers if "/" in n}
    text = as_json(*fit_all(linkers, series))
    if options.out:
        options.out.write_text(text)
    print(text)


if __name__ == "__main__":
    main()
