"""Fits which figures of the prose state the same fact: python -m bench.claims_model.restated DOCUMENTS [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``). No annotation is used: of the figures
with words in common, those that print the same value of three digits or more count as the same fact, all others as
another (``pipeline.validate.claims.restated.features`` look at no value of the two). Each series of documents weighs
as much as the root of its size. With ``--check`` nothing is written: each series is left out of the fit that judges it,
and it is shown how many of the figures stated twice would be found with one of them spoilt, and which pairs of the
documents as they are would be accused.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.claims_model.documents import load
from bench.claims_model.fit import read_series
from pipeline.validate.claims import mentions
from pipeline.validate.claims.printed_slips import chance, slips_of
from pipeline.validate.claims.restated.candidates import MOST, CandidateIndex
from pipeline.validate.claims.restated.features import NAMES, PairFeatureReader, compare
from pipeline.validate.claims.restated.network import PairNetwork
from pipeline.validate.claims.restated.scoring import SETTINGS, Restatements, equal, slipped
from pipeline.validate.claims.restated.surroundings import surroundings
from pipeline.validate.claims.verdict import is_exact

BY_CHANCE = 0.001
"""Figures more likely than this by chance (fewer than three digits) say nothing by being equal."""
FEWEST_PAIRS = 300
"""A document with fewer pairs weighs no more for each of them."""
HIDDEN = 4
"""Units of the network. By --check 4, 5 and 8 find as much; none, a logistic regression, a tenth less."""
L2 = 0.003
"""On all weights but the bias. Half of it finds a twentieth less, twice as much as much."""
STEPS = 100
"""Of the search; more fit the documents closer and others worse."""
FALSE = (1, 2, 4, 8)
"""How many pairs of other facts may be accused where it is shown how much is found."""


@dataclass(frozen=True)
class Pairs:
    """The figures of one document that print something exactly, each with its candidates.

    ``features`` has a row a pair, ``numbers`` the positions of its two mentions, ``same`` and ``slip`` whether they
    print one value or are a slip apart, ``fit`` whether the pair says something for the fit.
    """

    read: tuple[mentions.Mention, ...]
    features: np.ndarray
    numbers: np.ndarray
    same: np.ndarray
    slip: np.ndarray
    fit: np.ndarray


def pairs(read: tuple[mentions.Mention, ...]) -> Pairs:
    """All pairs of one document."""
    index = CandidateIndex(surroundings(read))
    reader = PairFeatureReader(index)
    features, found = [], []
    for number, mention in enumerate(read):
        if mention.in_words or not is_exact(mention):
            continue
        candidates = compare(index, number, lambda other: equal(mention, other) or slipped(mention, other))  # noqa: B023
        features += [reader.pair(number, c, candidates) for c in candidates]
        first = {c.number for c in index.of(number)[:MOST]}
        telling = chance(mention.figure) < BY_CHANCE
        for c in candidates:
            other = read[c.number]
            found.append(
                (number, c.number, equal(mention, other), slipped(mention, other), telling and c.number in first)
            )
    columns = np.array(found, dtype=int).reshape(-1, 5)
    x = np.array(features, dtype=float).reshape(-1, len(NAMES))
    return Pairs(read, x, columns[:, :2], *(columns[:, n].astype(bool) for n in (2, 3, 4)))


def fit(x: np.ndarray, same: np.ndarray, weight: np.ndarray) -> PairNetwork:
    """The network, by L-BFGS from one start."""
    mean, deviation = x.mean(0), x.std(0) + 1e-3
    x, weight = (x - mean) / deviation, weight / weight.sum()
    many, rng = x.shape[1], np.random.default_rng(0)
    sizes = np.cumsum((many * HIDDEN, HIDDEN, HIDDEN, many))

    def parts(p: np.ndarray) -> tuple[np.ndarray, ...]:
        hidden, bias, out, linear, last = np.split(p, sizes)
        return hidden.reshape(many, HIDDEN), bias, out, linear, last

    def loss(p: np.ndarray) -> tuple[float, np.ndarray]:
        hidden, bias, out, linear, last = parts(p)
        unit = np.tanh(x @ hidden + bias)
        margin = unit @ out + x @ linear + last
        slope = weight * (1 / (1 + np.exp(-np.clip(margin, -30, 30))) - same)
        back = np.outer(slope, out) * (1 - unit * unit)
        down = [(x.T @ back).ravel(), back.sum(0), unit.T @ slope, x.T @ slope, np.array([slope.sum()])]
        free = np.concatenate((p[:-1], [0.0]))
        value = float((weight * (np.logaddexp(0, margin) - same * margin)).sum()) + L2 / 2 * float(free @ free)
        return value, np.concatenate(down) + L2 * free

    start = rng.normal(0, 0.3, int(sizes[-1]) + 1) * np.repeat(
        (3 / np.sqrt(many), 1.0, 1.0, 0.0), (many * HIDDEN, HIDDEN, HIDDEN, many + 1)
    )
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
    print(f"{len(x)} pairs, {int(same.sum())} of one value, loss {best.fun:.4f}", flush=True)
    hidden, bias, out, linear, last = parts(best.x)
    return PairNetwork(mean, deviation, hidden, bias, out, linear, float(last[0]))


def fit_all(read: dict[str, Pairs], series: dict[str, str]) -> PairNetwork:
    """The network fitted on some documents."""
    per = Counter(series.get(n, n) for n in read)
    x, same, weight = [], [], []
    for name, found in read.items():
        many = int(found.fit.sum())
        x.append(found.features[found.fit])
        same.append(found.same[found.fit])
        weight.append(np.full(many, per[series.get(name, name)] ** -0.5 * max(FEWEST_PAIRS, many) ** -0.5))
    return fit(np.vstack(x), np.concatenate(same).astype(float), np.concatenate(weight))


def judged(found: Pairs, network: PairNetwork) -> Iterator[tuple[bool, float, int, int]]:
    """What would be said of each figure of three digits or more: whether it is stated twice (then as if it was spoilt)
    or only looks like a slip of another, how likely it would be called a slip, and the two mentions."""
    alike = np.exp(np.clip(network.log_odds(found.features), -20, 20))
    odds = Restatements(found.read, network)
    for number in np.unique(found.numbers[:, 0]):
        mention = found.read[number]
        if chance(mention.figure) >= BY_CHANCE or mention.claim.elsewhere:
            continue
        own = found.numbers[:, 0] == number
        twice = own & found.same & (alike >= SETTINGS.alike)
        if (own & found.same).any():
            slip = float(alike[twice].sum()) * SETTINGS.slip / max(10, len(slips_of(mention.figure)))
            slip /= chance(mention.figure)
            yield True, slip / (1 + slip), int(number), int(number)
        elif (own & found.slip).any():
            as_is = odds.odds(int(number))
            yield False, as_is.slip / (1 + as_is.slip + as_is.right), int(number), as_is.best_slip


def check(read: dict[str, Pairs], series: dict[str, str]) -> None:
    """Prints what is found, and what is accused falsely, in documents that the fit has not seen, by half."""
    said: dict[bool, list[tuple[str, bool, float, int, int]]] = {True: [], False: []}
    for one in sorted({series.get(n, n) for n in read}):
        network = fit_all({n: p for n, p in read.items() if series.get(n, n) != one}, series)
        for name in (n for n in read if series.get(n, n) == one):
            even = int(md5(name.encode()).hexdigest(), 16) % 2 == 0
            said[even] += [(name, *j) for j in judged(read[name], network)]
    for even, half in ((True, "tuned"), (False, "other")):
        twice = np.array([p for _, is_twice, p, _, _ in said[even] if is_twice])
        false = sorted((j for j in said[even] if not j[1]), key=lambda j: -j[2])
        found = {n: round(float(np.mean(twice > false[n][2])), 2) for n in FALSE if n < len(false)}
        print(f"{half}: {len(twice)} figures stated twice; found with so many of other facts accused: {found}")
        for name, _, p, a, b in false[: max(FALSE)]:
            one, two = read[name].read[a], read[name].read[b]
            print(f"  {p:.2f} {name}: {one.figure.text} «{one.claim.clause}» | {two.figure.text} «{two.claim.clause}»")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    series = read_series()
    read = {p.stem: pairs(mentions.read(load(p))) for p in sorted(options.documents.glob("*.pickle"))}
    if options.check:
        check(read, series)
        return
    network = fit_all(read, series)
    rounded = {n: np.round(getattr(network, n), 3).tolist() for n in PairNetwork.__dataclass_fields__}
    text = json.dumps({"features": NAMES} | rounded, ensure_ascii=False) + "\n"
    if options.out:
        options.out.write_text(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
