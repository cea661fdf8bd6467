"""Fits which figures of the prose state the same fact: python -m bench.claims_model.restated DOCUMENTS [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``). No annotation is used: of the figures
with words in common, those that print the same value of three digits or more count as the same fact, all others as
another (``pipeline.validate.claims.restated.features`` look at no value of the two). Each series of documents weighs
as much as the root of its size.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.validate.claims import mentions
from pipeline.validate.claims.printed_slips import chance
from pipeline.validate.claims.restated.candidates import CandidateIndex
from pipeline.validate.claims.restated.features import NAMES, PairFeatureReader, compare
from pipeline.validate.claims.restated.scoring import equal
from pipeline.validate.claims.restated.surroundings import surroundings
from pipeline.validate.claims.verdict import is_exact

BY_CHANCE = 0.001
"""Figures more likely than this by chance (fewer than three digits) say nothing by being equal."""
FEWEST_PAIRS = 300
"""A document with fewer pairs weighs no more for each of them."""
L2 = 0.0004


def pairs(read: tuple[mentions.Mention, ...]) -> tuple[np.ndarray, np.ndarray]:
    """The features of all pairs of one document, and which print the same value."""
    index = CandidateIndex(surroundings(read))
    reader = PairFeatureReader(index)
    features, same = [], []
    for number, mention in enumerate(read):
        if mention.in_words or chance(mention.figure) >= BY_CHANCE or not is_exact(mention):
            continue
        candidates = compare(index, number)
        features += [reader.pair(number, c, candidates) for c in candidates]
        same += [equal(mention, read[c.number]) for c in candidates]
    return np.array(features, dtype=float).reshape(len(same), len(NAMES)), np.array(same, dtype=float)


def fit(x: np.ndarray, same: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Logistic regression with L2 on all weights but the first, "always"."""
    weight = weight / weight.sum()
    sign = 2 * same - 1

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (x @ p)
        slope = -weight * sign / (1 + np.exp(np.clip(margin, -30, 30)))
        held = np.concatenate(([0.0], p[1:]))
        return float((weight * np.logaddexp(0, -margin)).sum()) + L2 / 2 * float(held @ held), x.T @ slope + L2 * held

    best = minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    print(f"{len(x)} pairs, {int(same.sum())} of one value, loss {best.fun:.4f}", flush=True)
    return best.x


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="series to leave out")
    options = parser.parse_args()
    series = read_series()
    names = [p.stem for p in sorted(options.documents.glob("*.pickle"))]
    names = [n for n in names if series.get(n, n) not in options.without]
    per = Counter(series.get(n, n) for n in names)
    x, same, weight = [], [], []
    for name in names:
        features, equals = pairs(mentions.read(load(options.documents / f"{name}.pickle")))
        x.append(features)
        same.append(equals)
        weight.append(
            np.full(len(equals), per[series.get(name, name)] ** -0.5 * max(FEWEST_PAIRS, len(equals)) ** -0.5)
        )
    found = fit(np.vstack(x), np.concatenate(same), np.concatenate(weight))
    weights = {n: round(float(v), 3) for n, v in zip(NAMES, found, strict=True)}
    text = json.dumps(weights, ensure_ascii=False, indent=1) + "\n"
    if options.out:
        options.out.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
