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
    parts = list(operands)
    percent = lines.percent[:, target].any()
    if (lines.percent[:, parts].any(axis=0) != percent).any():
        return _MIXED_COST
    if lines.labels[target].percent != all(lines.labels[p].percent for p in parts):
        return _MIXED_COST / 2
    finer = lines.known[:, parts] & (lines.step[:, parts] < lines.step[:, [target]])
    return _MIXED_COST if lines.axis == "row" and finer.any() else 0.0


def _near_shapes(lines: Lines, active: list[int], strides: bool) -> Iterator[Shape]:
    n = len(active)
    base = log2(max(n, 2)) + 1
    for stride in range(1, (max(n // 2, 1) if strides else 1) + 1):
        cost = base + (2 * log2(n) if stride > 1 else 0.0)
        for backwards in (False, True):
            for target, operands in _runs(lines, active, stride, backwards):
                yield target, operands, cost


def _runs(lines: Lines, active: list[int], stride: int, backwards: bool) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Targets whose next 2, 3… positions at a stride add up to them on some line."""
    order = active[::-1] if backwards else active
    value, known, step = lines.value[:, order], lines.known[:, order], lines.step[:, order]
    n = len(order)
    total, slack = np.zeros_like(value), step.copy()
    present = (value != 0).astype(np.int64)
    terms = np.zeros_like(value)
    for m in range(1, (n - 1) // stride + 1):
        shift = m * stride
        width = n - shift
        total = total[:, :width] + value[:, shift:]
        slack = slack[:, :width] + step[:, shift:]
        terms = terms[:, :width] + present[:, shift:]
        if m < 2:
            continue
        hit = known[:, :width] & (terms >= 2) & (2 * np.abs(total - value[:, :width]) <= slack)
        for i in np.flatnonzero(hit.any(axis=0)):
            yield order[i], tuple(order[i + k * stride] for k in range(1, m + 1))


def _far_shapes(lines: Lines, active: list[int]) -> Iterator[Shape]:
    n = len(active)
    if n < 3:
        return
    cost = 3 * log2(n) + 2
    for pilot in _pilots(lines):
        for target, operands in _distant_runs(lines, active, pilot):
            yield target, operands, cost
        for target, operands in _pairs(lines, active, pilot):
            yield target, operands, cost


def _pilots(lines: Lines) -> list[int]:
    """The lines with the most figures and digits: what holds there is worth trying everywhere."""
    weight = np.log2(np.abs(lines.value) + 1.0).sum(axis=1)
    return [int(i) for i in np.argsort(-weight)[:_PILOTS] if weight[i] > 0]


def _distant_runs(lines: Lines, active: list[int], pilot: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    value, step = lines.value[pilot, active], lines.step[pilot, active]
    known = lines.known[pilot, active]
    n = len(active)
    sums = np.concatenate(([0], np.cumsum(value)))
    slacks = np.concatenate(([0], np.cumsum(step)))
    starts, ends = np.triu_indices(n + 1, 2)
    run, slack = sums[ends] - sums[starts], slacks[ends] - slacks[starts]
    for t in np.flatnonzero(known & (value != 0)):
        hit = 2 * np.abs(run - value[t]) <= slack + step[t]
        for k in np.flatnonzero(hit):
            first, last = int(starts[k]), int(ends[k])
            if not first <= t < last:
                yield active[t], tuple(active[first:last])


def _pairs(lines: Lines, active: list[int], pilot: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    usable = [p for p in active if lines.known[pilot, p] and lines.value[pilot, p] != 0]
    value, step = lines.value[pilot, usable], lines.step[pilot, usable]
    a, b = np.triu_indices(len(usable), 1)
    pair, slack = value[a] + value[b], step[a] + step[b]
    for t in range(len(usable)):
        hit = (2 * np.abs(pair - value[t]) <= slack + step[t]) & (a != t) & (b != t)
        for k in np.flatnonzero(hit):
            yield usable[t], (usable[int(a[k])], usable[int(b[k])])


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
