"""Fits which figures of the prose state the same fact: python -m bench.claims_model.restated DOCUMENTS [--out FILE]

``DOCUMENTS`` is a folder of kept documents (``bench.claims_model.documents``); the invented accounts beside this
module are fitted on too. No annotation is used: the network makes it likely which of the figures with words in common
print the same value, if those that state the same fact nearly always do, and others by chance: the fewer digits, the
sooner. (``pipeline.validate.claims.restated.features`` do not ask whether the two values agree.) Each series of
documents weighs as much as the root of its size. With ``--check`` nothing is written: each series is left out of the
fit that judges it, and it is shown how many of the figures stated twice would be found with one of them spoilt, and
which pairs of the documents as they are would be accused.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import md5
from itertools import product
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.claims_model.documents import load
from bench.claims_model.fit import account_linkers, read_series
from pipeline.validate.claims.restated.candidates import CandidateIndex
from pipeline.validate.claims.restated.different_facts import state_different_facts
from pipeline.validate.claims.restated.features import NAMES, PairFeatureReader, compared_candidates
from pipeline.validate.claims.restated.network import PairNetwork
from pipeline.validate.claims.restated.scoring import Restatements, against_rivals, equal, slipped
from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.restated.surroundings import surroundings
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.printed_slips import chance, printed_digits, slips_of
from pipeline.validate.claims.verdict.accusing.without_cell import is_exact

DIGITS = (2, 3)
"""Digits by which what is found is shown: figures of two, and of three and more. Of one, nothing is accused."""
FEWEST_PAIRS = 300
"""A document with fewer pairs weighs no more for each of them."""
HIDDEN = 6
"""Units of the network. By --check 4 finds three figures of three digits less; none, a logistic regression, a tenth."""
L2 = 0.003
"""On all weights but the bias. Half of it finds a twentieth less, twice as much as much."""
STEPS = 100
"""Of the search; more fit the documents closer and others worse."""
FROM = (0.15, 0.25, 0.4, 0.5)
"""Probabilities from which on figures may be accused, where it is shown how many are."""
SHOWN = 6
"""Pairs of other facts that are shown, those first that would be accused soonest."""


@dataclass(frozen=True)
class Pairs:
    """The figures of one document that print something exactly, each with its candidates.

    ``features`` has a row a pair, ``numbers`` the positions of its two mentions, ``same`` and ``slip`` whether they
    print one value or are a slip apart, ``chance`` how likely they print one value without stating one fact, ``fit``
    whether the pair is fitted on: candidates for the words in common, not for their value.
    """

    read: tuple[mentions.Mention, ...]
    features: np.ndarray
    numbers: np.ndarray
    same: np.ndarray
    slip: np.ndarray
    chance: np.ndarray
    fit: np.ndarray


def pairs(read: tuple[mentions.Mention, ...]) -> Pairs:
    """All pairs of one document."""
    index = CandidateIndex(surroundings(read))
    reader = PairFeatureReader(index)
    features, found = [], []
    for number, mention in enumerate(read):
        if mention.in_words or not is_exact(mention):
            continue
        candidates = compared_candidates(index, number, partial(_may_be_one_value, mention))
        features += [reader.pair(number, c, candidates) for c in candidates]
        first = {c.number for c in index.of(number)[: SETTINGS.most_candidates]}
        for c in candidates:
            other = read[c.number]
            found.append((number, c.number, equal(mention, other), slipped(mention, other), c.number in first))
    columns = np.array(found, dtype=int).reshape(-1, 5)
    x = np.array(features, dtype=float).reshape(-1, len(NAMES))
    same, slip, fit = (columns[:, n].astype(bool) for n in (2, 3, 4))
    by_chance = np.array([chance(read[n].figure) for n in columns[:, 0]])
    return Pairs(read, x, columns[:, :2], same, slip, by_chance, fit)


def _may_be_one_value(mention: mentions.Mention, other: mentions.Mention) -> bool:
    return equal(mention, other) or slipped(mention, other)


def fit(x: np.ndarray, same: np.ndarray, by_chance: np.ndarray, weight: np.ndarray) -> PairNetwork:
    """The network that makes it likeliest which pairs print one value, by L-BFGS from one start."""
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
        one_fact = 1 / (1 + np.exp(-np.clip(unit @ out + x @ linear + last, -30, 30)))
        equal = one_fact * SETTINGS.exact + (1 - one_fact) * by_chance
        slope = weight * np.where(same, -1 / equal, 1 / (1 - equal))
        slope *= (SETTINGS.exact - by_chance) * one_fact * (1 - one_fact)
        back = np.outer(slope, out) * (1 - unit * unit)
        down = [(x.T @ back).ravel(), back.sum(0), unit.T @ slope, x.T @ slope, np.array([slope.sum()])]
        free = np.concatenate((p[:-1], [0.0]))
        value = -float((weight * np.log(np.where(same, equal, 1 - equal))).sum()) + L2 / 2 * float(free @ free)
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
    x, same, by_chance, weight = [], [], [], []
    for name, found in read.items():
        many = int(found.fit.sum())
        x.append(found.features[found.fit])
        same.append(found.same[found.fit])
        by_chance.append(found.chance[found.fit])
        weight.append(np.full(many, per[series.get(name, name)] ** -0.5 * max(FEWEST_PAIRS, many) ** -0.5))
    return fit(np.vstack(x), np.concatenate(same), np.concatenate(by_chance), np.concatenate(weight))


@dataclass(frozen=True)
class Said:
    """What would be said of one figure: whether it is stated ``twice`` (then as if it was spoilt) or only looks like a
    slip of another, how likely it would be called a slip, its digits (3: three or more), and the two mentions."""

    document: str
    twice: bool
    slip: float
    digits: int
    number: int
    other: int


def judged(name: str, found: Pairs, network: PairNetwork) -> Iterator[Said]:
    """What would be said of each figure of two digits or more of one document."""
    alike = np.exp(np.clip(network.log_odds(found.features), -20, 20))
    odds = Restatements(found.read, network)
    values = np.array([found.read[n].value for n in found.numbers[:, 1]])
    apart = np.array([state_different_facts(odds.index.around, *map(int, pair)) for pair in found.numbers], dtype=bool)
    for number in map(int, np.unique(found.numbers[:, 0])):
        mention = found.read[number]
        digits = min(len(printed_digits(mention.figure)), max(DIGITS))
        if digits < min(DIGITS) or mention.claim.elsewhere:
            continue
        own = found.numbers[:, 0] == number
        twice = own & found.same & (alike >= SETTINGS.alike)
        if (own & found.same & ~apart).any():
            left = against_rivals(alike[own], values[own], np.flatnonzero(twice[own]))
            slips = max(SETTINGS.least_slips, len(slips_of(mention.figure)))
            slip = float((alike[own] * left)[twice[own]].sum()) * SETTINGS.slip / slips / chance(mention.figure)
            yield Said(name, True, slip / (1 + slip), digits, number, number)
        elif (own & found.slip & ~apart).any():
            as_is = odds.odds(number)
            yield Said(name, False, as_is.slip / (1 + as_is.slip + as_is.right), digits, number, as_is.best_slip)


def check(read: dict[str, Pairs], series: dict[str, str]) -> None:
    """Prints what is found, and what is accused falsely, in documents that the fit has not seen, by half; tables, that
    refute most of it, are not looked at."""
    said: dict[bool, list[Said]] = {True: [], False: []}
    documents = [n for n in read if "/" not in n]
    for one in sorted({series.get(n, n) for n in documents}):
        network = fit_all({n: p for n, p in read.items() if series.get(n, n) != one}, series)
        for name in (n for n in documents if series.get(n, n) == one):
            even = int(md5(name.encode()).hexdigest(), 16) % 2 == 0
            said[even] += judged(name, read[name], network)
    for (even, half), digits in product(((True, "tuned"), (False, "other")), DIGITS):
        own = [j for j in said[even] if j.digits == digits]
        twice = [j.slip for j in own if j.twice]
        false = sorted((j for j in own if not j.twice), key=lambda j: -j.slip)
        found = {p: (sum(s >= p for s in twice), sum(j.slip >= p for j in false)) for p in FROM}
        print(f"{half}, {digits} digits: {len(twice)} stated twice; found, others accused from each p on: {found}")
        for j in false[:SHOWN]:
            one_, two = read[j.document].read[j.number], read[j.document].read[j.other]
            said_of = f"{one_.figure.text} «{one_.claim.clause}» | {two.figure.text} «{two.claim.clause}»"
            print(f"  {j.slip:.2f} {j.document}: {said_of}")


def read_pairs(folder: Path) -> dict[str, Pairs]:
    """The pairs of kept documents, and of the invented accounts (their names have a "/")."""
    kept = {p.stem: mentions.read(load(p)) for p in sorted(folder.glob("*.pickle"))}
    accounts = {n: tuple(linker.mentions) for n, linker in account_linkers().items()}
    return {n: pairs(m) for n, m in (kept | accounts).items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    series = read_series()
    read = read_pairs(options.documents)
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
