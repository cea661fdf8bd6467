"""Averages of runs of neighbours on a line, right before or right behind the target."""

from __future__ import annotations

from math import log2

import numpy as np

from pipeline.quantities.relations.patterns import (
    CandidatePattern,
    Lines,
    Pattern,
    Witness,
    distances_of_proportions,
    weigh,
)
from pipeline.quantities.settings import AVERAGES, PATTERNS
from pipeline.quantities.table_numbers import Floats, Ints


def find_averages(lines: Lines, *, labelled: bool = False) -> list[Pattern]:
    """The averages along one axis; only those that a label announces, if so asked."""
    active = [p for p in range(lines.width) if lines.known[:, p].any()]
    best: dict[int, Pattern] = {}
    for order in (active, active[::-1]):
        promising = set() if labelled else _promising(lines, order)
        for i, target in enumerate(order):
            announced = lines.labels[target].average
            if len(order) - i <= 2 or not (announced or i in promising):
                continue
            run = order[i + 1 :] if announced else order[i + 1 : i + 1 + AVERAGES.longest_unlabelled]
            for pattern in _averages_of(lines, target, run, 2 * log2(len(active))):
                if target not in best or pattern.bits > best[target].bits:
                    best[target] = pattern
    return list(best.values())


def _promising(lines: Lines, order: list[int]) -> set[int]:
    """Which targets are, on most lines, the mean of their next 3, 4… neighbours."""
    value, known = lines.value[:, order], lines.known[:, order]
    step = np.maximum(lines.step[:, order], 1)
    n, longest = len(order), min(AVERAGES.longest_unlabelled, len(order) - 1)
    total = np.zeros_like(value)
    complete = known.copy()
    found: set[int] = set()
    for m in range(1, longest + 1):
        width = n - m
        total, complete = total[:, :width] + value[:, m:], complete[:, :width] & known[:, m:]
        if m < AVERAGES.fewest_unlabelled:
            continue
        hit = complete & (np.abs(total - m * value[:, :width]) <= m * step[:, :width])
        found.update(np.flatnonzero(2 * hit.sum(axis=0) > complete.sum(axis=0)).tolist())
    return found


def _averages_of(lines: Lines, target: int, run: list[int], cost: float) -> list[Pattern]:
    announced = lines.labels[target].average
    cost = cost - PATTERNS.label_bits if announced else cost + AVERAGES.no_label_cost
    known = lines.known[:, run]
    count = known.cumsum(axis=1)
    goal, judged = lines.value[:, [target]], lines.known[:, [target]]
    step = np.maximum(lines.step[:, [target]], 1)
    slack = count * step + lines.step[:, run].cumsum(axis=1)
    usable = judged & (count >= 2)
    holds = usable & (2 * np.abs(lines.value[:, run].cumsum(axis=1) - count * goal) <= slack)
    if not holds.any():
        return []
    bits = _bits(lines, run, step)
    found = []
    for m in np.flatnonzero((holds * bits).sum(axis=0) > cost + PATTERNS.enough):
        holding, failed = holds[:, m], usable[:, m] & ~holds[:, m]
        if not announced and (
            m + 1 < AVERAGES.fewest_unlabelled or holding.sum() * AVERAGES.fails_unlabelled < failed.sum()
        ):
            continue
        if holding.sum() <= failed.sum():
            continue
        parts = run[: m + 1]
        figures = lines.value[np.ix_(np.flatnonzero(holding), np.array([target, *parts]))]
        apart = distances_of_proportions(figures, step[holding, 0].astype(np.float64))
        score = weigh(lines.step[:, target], bits[:, m], apart, holding, failed) - cost
        if score >= PATTERNS.enough:
            seen = Witness(holding, failed, failed & False, score)
            found.append(seen.supports(CandidatePattern("Average", target, sorted(parts)), lines.axis, score))
    return found


def _bits(lines: Lines, run: list[int], step: Ints) -> Floats:
    """How distinctive an average is: the spread of what it averages against the unit it is printed in."""
    parts, known = lines.value[:, run], lines.known[:, run]
    far = 2**61
    high = np.maximum.accumulate(np.where(known, parts, -far), axis=1)
    low = np.minimum.accumulate(np.where(known, parts, far), axis=1)
    bits: Floats = np.log2(1 + np.clip(high - low, 0, far) / (2.0 * step))
    return bits
