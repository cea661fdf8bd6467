"""Sums of positions on a line: totals of neighbours, hierarchies, interleaved blocks, differences.

Runs of neighbours are found first; what a total has absorbed is taken out of the line and the
search repeated, so a grand total is found over its subtotals (Jiang et al., AggreCol, EDBT 2023,
collapse in the same way). Every stride is tried too, which finds totals over blocks side by side;
then runs that stand apart from their total; then any two positions that make up a third, which is
how a difference reads (revenue = expenses + balance).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log2

import numpy as np

from pipeline.quantities.figures import Floats
from pipeline.quantities.patterns import Lines, Pattern, make, witness_sum

_ENOUGH = 4.0  # bits beyond chance that a sum must show
_TOTAL_BITS = 3.0  # what a label that says "total" is worth
_MIXED_COST = 8.0
_MAX_ROUNDS = 6
_MAX_PAIR_WIDTH = 120  # beyond this many positions pairs and distant runs are not tried
_PILOTS = 3

Shape = tuple[int, tuple[int, ...], float]  # target, operands, bits the shape costs


def find_sums(lines: Lines) -> list[Pattern]:
    """The sums of a table along one axis, best evidence first within each round."""
    active = [p for p in range(lines.width) if lines.known[:, p].any()]
    everything = list(active)
    found: list[Pattern] = []
    for round_ in range(_MAX_ROUNDS):
        fresh = _choose(_score(lines, _near_shapes(lines, active, strides=round_ == 0)), found)
        if not fresh:
            break
        found += fresh
        absorbed = {o for p in fresh for o in p.operands}
        active = [p for p in active if p not in absorbed]
    if len(everything) <= _MAX_PAIR_WIDTH:
        found += _choose(_score(lines, _far_shapes(lines, everything)), found)
    return found


def _score(lines: Lines, shapes: Iterator[Shape]) -> list[Pattern]:
    """The shapes that the lines bear out, each with its evidence beyond chance."""
    ranked: dict[tuple[int, tuple[int, ...]], Pattern] = {}
    for target, operands, cost in shapes:
        key = (target, tuple(sorted(operands)))
        if key in ranked:
            continue
        seen = witness_sum(lines, target, key[1])
        score = (
            seen.bits - cost + (_TOTAL_BITS if lines.labels[target].total else 0.0) - _mixture(lines, target, key[1])
        )
        if score >= _ENOUGH and seen.holds.any():
            ranked[key] = make("Sum", lines, target, key[1], seen, score)
    return list(ranked.values())


def _mixture(lines: Lines, target: int, operands: tuple[int, ...]) -> float:
    """Bits a sum costs whose terms are printed otherwise than it: percentages, or finer decimals."""
    percent = lines.percent_positions
    if any(percent[p] != percent[target] for p in operands):
        return _MIXED_COST
    if lines.labels[target].percent != all(lines.labels[p].percent for p in operands):
        return _MIXED_COST / 2
    if lines.axis == "column":
        return 0.0
    parts = list(operands)
    finer = lines.known[:, parts] & (lines.step[:, parts] < lines.step[:, [target]])
    return _MIXED_COST if finer.any() else 0.0


def _least(lines: Lines, active: list[int], cost: float) -> Floats:
    """The bits that hits on a target must be able to reach to be worth a closer look, by position."""
    return np.array([cost + _ENOUGH - (_TOTAL_BITS if lines.labels[p].total else 0.0) for p in active])


def _near_shapes(lines: Lines, active: list[int], strides: bool) -> Iterator[Shape]:
    n = len(active)
    base = log2(max(n, 2)) + 1
    for stride in range(1, (max(n // 2, 1) if strides else 1) + 1):
        cost = base + (2 * log2(n) if stride > 1 else 0.0)
        for backwards in (False, True):
            for target, operands in _runs(lines, active[::-1] if backwards else active, stride, cost):
                yield target, operands, cost


def _runs(lines: Lines, order: list[int], stride: int, cost: float) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Targets whose next 2, 3… positions at a stride add up to them on lines enough."""
    value, known, step = lines.value[:, order], lines.known[:, order], lines.step[:, order]
    ceiling, least = lines.ceiling[:, order], _least(lines, order, cost)
    n = len(order)
    total, slack = np.zeros_like(value), step.copy()
    present = value != 0
    terms = np.zeros(value.shape, np.int16)
    for m in range(1, (n - 1) // stride + 1):
        shift = m * stride
        width = n - shift
        total = total[:, :width] + value[:, shift:]
        slack = slack[:, :width] + step[:, shift:]
        terms = terms[:, :width] + present[:, shift:]
        if m < 2:
            continue
        hit = known[:, :width] & (terms >= 2) & (2 * np.abs(total - value[:, :width]) <= slack)
        worth = (hit * ceiling[:, :width]).sum(axis=0) >= least[:width]
        for i in np.flatnonzero(worth):
            yield order[i], tuple(order[i + k * stride] for k in range(1, m + 1))


def _far_shapes(lines: Lines, active: list[int]) -> Iterator[Shape]:
    n = len(active)
    if n < 3:
        return
    cost = 3 * log2(n) + 2
    for pilot in _pilots(lines):
        for target, operands in _distant_runs(lines, active, pilot, cost):
            yield target, operands, cost
        for target, operands in _pairs(lines, active, pilot, cost):
            yield target, operands, cost


def _pilots(lines: Lines) -> list[int]:
    """The lines with the most figures and digits: what holds there is worth trying everywhere."""
    weight = np.log2(np.abs(lines.value) + 1.0).sum(axis=1)
    return [int(i) for i in np.argsort(-weight)[:_PILOTS] if weight[i] > 0]


def _distant_runs(lines: Lines, active: list[int], pilot: int, cost: float) -> Iterator[tuple[int, tuple[int, ...]]]:
    value, step, known = lines.value[:, active], lines.step[:, active], lines.known[:, active]
    ceiling, least = lines.ceiling[:, active], _least(lines, active, cost)
    zero = np.zeros((len(value), 1), np.int64)
    sums = np.concatenate((zero, np.cumsum(value, axis=1)), axis=1)
    slacks = np.concatenate((zero, np.cumsum(step, axis=1)), axis=1)
    starts, ends = np.triu_indices(len(active) + 1, 2)
    run, slack = sums[pilot, ends] - sums[pilot, starts], slacks[pilot, ends] - slacks[pilot, starts]
    for t in np.flatnonzero(known[pilot] & (value[pilot] != 0)):
        apart = (ends <= t) | (starts > t)
        hits = np.flatnonzero(apart & (2 * np.abs(run - value[pilot, t]) <= slack + step[pilot, t]))
        if not len(hits):
            continue
        first, last = starts[hits], ends[hits]
        residual = np.abs(sums[:, last] - sums[:, first] - value[:, [t]])
        held = (2 * residual <= slacks[:, last] - slacks[:, first] + step[:, [t]]) & known[:, [t]]
        for k in np.flatnonzero((held * ceiling[:, [t]]).sum(axis=0) >= least[t]):
            yield active[t], tuple(active[first[k] : last[k]])


def _pairs(lines: Lines, active: list[int], pilot: int, cost: float) -> Iterator[tuple[int, tuple[int, ...]]]:
    usable = [p for p in active if lines.known[pilot, p] and lines.value[pilot, p] != 0]
    value, step, known = lines.value[:, usable], lines.step[:, usable], lines.known[:, usable]
    ceiling, least = lines.ceiling[:, usable], _least(lines, usable, cost)
    a, b = np.triu_indices(len(usable), 1)
    pair, slack = value[pilot, a] + value[pilot, b], step[pilot, a] + step[pilot, b]
    for t in range(len(usable)):
        close = 2 * np.abs(pair - value[pilot, t]) <= slack + step[pilot, t]
        hits = np.flatnonzero(close & (a != t) & (b != t))
        if not len(hits):
            continue
        one, two = a[hits], b[hits]
        residual = np.abs(value[:, one] + value[:, two] - value[:, [t]])
        held = (2 * residual <= step[:, one] + step[:, two] + step[:, [t]]) & known[:, [t]]
        for k in np.flatnonzero((held * ceiling[:, [t]]).sum(axis=0) >= least[t]):
            yield usable[t], (usable[int(one[k])], usable[int(two[k])])


def _choose(candidates: list[Pattern], accepted: list[Pattern]) -> list[Pattern]:
    """The best candidates that do not contradict each other or what is accepted already."""
    chosen: list[Pattern] = []
    for pattern in sorted(candidates, key=lambda p: (-p.bits, -len(p.operands), p.operands[0])):
        if all(_compatible(pattern, other) for other in (*accepted, *chosen)):
            chosen.append(pattern)
    return chosen


def _compatible(one: Pattern, other: Pattern) -> bool:
    mine, theirs = set(one.operands), set(other.operands)
    if one.target == other.target:
        return not mine & theirs
    return not (one.target in theirs and other.target in mine)
