"""Sums of positions on a line: totals of neighbours, hierarchies, interleaved blocks, differences.

Runs of neighbours are found first; what a total has absorbed is taken out of the line and the
search repeated, so a grand total is found over its subtotals (Jiang et al., AggreCol, EDBT 2023,
collapse in the same way). Every stride is tried too, which finds totals over blocks side by side;
then runs that stand apart from their total; then any two positions that make up a third, which is
how a difference reads (revenue = expenses + balance).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from math import log2

import numpy as np

from pipeline.quantities.relations.patterns import CandidatePattern, Lines, Pattern, witness_sum
from pipeline.quantities.settings import PATTERNS, SUMS
from pipeline.quantities.table_numbers import Floats, Ints

Shape = tuple[int, tuple[int, ...], float]  # target, operands, bits the shape costs


def find_sums(lines: Lines, *, exact: bool = False) -> list[Pattern]:
    """The sums of a table along one axis, best evidence first within each round.

    Sums that only nearly hold (chained volumes, suppressed parts) are found too unless ``exact``.
    """
    active = [p for p in range(lines.width) if lines.known[:, p].any()]
    everything = list(active)
    found: list[Pattern] = []
    for round_ in range(SUMS.max_rounds):
        fresh = _choose(_score(lines, _near_shapes(lines, active, strides=round_ == 0)), found)
        if not fresh:
            break
        found += fresh
        absorbed = {o for p in fresh for o in p.operands}
        active = [p for p in active if p not in absorbed]
    if len(everything) <= SUMS.max_pair_width:
        found += _choose(_score(lines, _far_shapes(lines, everything)), found)
    found = _collapsed(lines, found)
    return found if exact else found + _nearly(lines, everything, found)


def _nearly(lines: Lines, active: list[int], found: list[Pattern]) -> list[Pattern]:
    """Sums of neighbours that hold but for a small part of them, where no exact one was found."""
    fresh: list[Pattern] = []
    for _ in range(2):
        known = [*found, *fresh]
        open_ = [p for p in active if p not in {o for f in known for o in f.operands}]
        more = _choose(_score(lines, _near_shapes(lines, open_, strides=False, loose=SUMS.loose), SUMS.loose), known)
        fresh += [p for p in more if p.target not in {f.target for f in known}]
    return fresh


def _collapsed(lines: Lines, found: list[Pattern]) -> list[Pattern]:
    """Sums over the parts of another sum, expressed by that sum where it is what stands beside them.

    Total = a + b + c where a + b is printed as s right beside c: the total is s + c. Where a, b and c
    are neighbours themselves both ways of expressing it are kept.
    """
    kept: list[Pattern] = []
    for pattern in found:
        larger = _within(pattern, found)
        shorter = None
        if larger is not None and all(larger.operands != p.operands for p in found if p.target == larger.target):
            shorter = next(iter(_score(lines, iter([(larger.target, larger.operands, log2(lines.width) + 1)]))), None)
        if shorter is None or _is_run(pattern.operands):
            kept.append(pattern)
        if shorter is not None:
            kept.append(shorter)
    return kept


def _within(pattern: Pattern, found: list[Pattern]) -> Pattern | None:
    """The pattern with some operands replaced by the target of the sum they make up."""
    mine = set(pattern.operands)
    for other in found:
        if other.target != pattern.target and other.target not in mine and set(other.operands) < mine:
            operands = tuple(sorted((mine - set(other.operands)) | {other.target}))
            if _is_run(tuple(sorted((*operands, pattern.target)))):
                return replace(pattern, operands=operands)
    return None


def _is_run(positions: tuple[int, ...]) -> bool:
    return positions[-1] - positions[0] == len(positions) - 1


def _score(lines: Lines, shapes: Iterator[Shape], loose: float = 0.0) -> list[Pattern]:
    """The shapes that the lines support, each with its evidence beyond chance."""
    ranked: dict[tuple[int, tuple[int, ...]], Pattern] = {}
    for target, operands, cost in shapes:
        key = (target, tuple(sorted(operands)))
        if key in ranked:
            continue
        seen = witness_sum(lines, target, key[1], loose)
        score = seen.bits - cost + _announced(lines, target, key[1]) - _mixture(lines, target, key[1])
        if score >= PATTERNS.enough and seen.holds.any():
            ranked[key] = seen.supports(CandidatePattern("Sum", target, key[1]), lines.axis, score)
    return list(ranked.values())


def _announced(lines: Lines, target: int, operands: tuple[int, ...]) -> float:
    """What the labels say for a sum: a total, or a difference of two."""
    if len(operands) == 2 and any(lines.labels[o].difference for o in operands):
        return SUMS.difference_bits
    return SUMS.total_bits if lines.labels[target].total else 0.0


def _mixture(lines: Lines, target: int, operands: tuple[int, ...]) -> float:
    """Bits a sum costs whose terms are printed otherwise than it: percentages, or finer decimals."""
    percent = lines.percent_positions
    if any(percent[p] != percent[target] for p in operands):
        return SUMS.mixed_cost
    if lines.labels[target].percent != all(lines.labels[p].percent for p in operands):
        return SUMS.mixed_cost / 2
    if lines.axis == "column" or percent[target]:
        return 0.0
    parts = list(operands)
    finer = lines.known[:, parts] & (lines.step[:, parts] < lines.step[:, [target]])
    return SUMS.mixed_cost if finer.any() else 0.0


def _least(lines: Lines, active: list[int], cost: float) -> Floats:
    """The bits that hits on a target must be able to reach to be worth a closer look, by position."""
    spoken = SUMS.difference_bits if any(lines.labels[p].difference for p in active) else 0.0
    return np.array(
        [cost + PATTERNS.enough - max(spoken, SUMS.total_bits if lines.labels[p].total else 0.0) for p in active]
    )


def _near_shapes(lines: Lines, active: list[int], strides: bool, loose: float = 0.0) -> Iterator[Shape]:
    n = len(active)
    base = log2(max(n, 2)) + 1
    longest = n // 2 if n <= SUMS.max_pair_width else SUMS.long_table_stride
    for stride in range(1, (max(longest, 1) if strides else 1) + 1):
        cost = base + (2 * log2(n) if stride > 1 else 0.0)
        for backwards in (False, True):
            for target, operands in _runs(lines, active[::-1] if backwards else active, stride, cost, loose):
                yield target, operands, cost


def _runs(
    lines: Lines, order: list[int], stride: int, cost: float, loose: float
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Targets whose next 2, 3… positions at a stride add up to them on lines enough."""
    value, known, step = lines.value[:, order], lines.known[:, order], lines.step[:, order]
    ceiling, least = lines.ceiling[:, order], _least(lines, order, cost)
    n = len(order)
    total, slack = np.zeros_like(value), step + (2 * loose * np.abs(value)).astype(np.int64)
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
        if not hit.any():
            continue
        worth = (hit * ceiling[:, :width]).sum(axis=0) >= least[:width]
        for i in np.flatnonzero(worth):
            yield order[i], tuple(order[i + k * stride] for k in range(1, m + 1))


def _far_shapes(lines: Lines, active: list[int]) -> Iterator[Shape]:
    n = len(active)
    if n < 3:
        return
    cost = 3 * log2(n) + 2
    for trial in _trial_lines(lines):
        for target, operands in _distant_runs(lines, active, trial, cost):
            yield target, operands, cost
        for target, operands in _pairs(lines, active, trial, cost):
            yield target, operands, cost


def _trial_lines(lines: Lines) -> list[int]:
    """The lines with the most figures and digits: what holds there is worth trying everywhere."""
    weight = np.log2(np.abs(lines.value) + 1.0).sum(axis=1)
    return [int(i) for i in np.argsort(-weight)[: SUMS.trial_lines] if weight[i] > 0]


def _distant_runs(lines: Lines, active: list[int], trial: int, cost: float) -> Iterator[tuple[int, tuple[int, ...]]]:
    value, step, known = lines.value[:, active], lines.step[:, active], lines.known[:, active]
    ceiling, least = lines.ceiling[:, active], _least(lines, active, cost)
    zero = np.zeros((len(value), 1), np.int64)
    sums = np.concatenate((zero, np.cumsum(value, axis=1)), axis=1)
    slacks = np.concatenate((zero, np.cumsum(step, axis=1)), axis=1)
    starts, ends = _upper(len(active) + 1, 2)
    run, slack = sums[trial, ends] - sums[trial, starts], slacks[trial, ends] - slacks[trial, starts]
    for t in np.flatnonzero(known[trial] & (value[trial] != 0)):
        apart = (ends <= t) | (starts > t)
        hits = np.flatnonzero(apart & (2 * np.abs(run - value[trial, t]) <= slack + step[trial, t]))
        if not len(hits):
            continue
        first, last = starts[hits], ends[hits]
        residual = np.abs(sums[:, last] - sums[:, first] - value[:, [t]])
        holding = (2 * residual <= slacks[:, last] - slacks[:, first] + step[:, [t]]) & known[:, [t]]
        for k in np.flatnonzero((holding * ceiling[:, [t]]).sum(axis=0) >= least[t]):
            yield active[t], tuple(active[first[k] : last[k]])


@lru_cache(maxsize=512)
def _upper(n: int, k: int) -> tuple[Ints, Ints]:
    """The indices of all pairs in order, ``k`` apart at least."""
    first, second = np.triu_indices(n, k)
    return first, second


def _pairs(lines: Lines, active: list[int], trial: int, cost: float) -> Iterator[tuple[int, tuple[int, ...]]]:
    usable = [p for p in active if lines.known[trial, p] and lines.value[trial, p] != 0]
    value, step, known = lines.value[:, usable], lines.step[:, usable], lines.known[:, usable]
    ceiling, least = lines.ceiling[:, usable], _least(lines, usable, cost)
    a, b = _upper(len(usable), 1)
    pair, slack = value[trial, a] + value[trial, b], step[trial, a] + step[trial, b]
    for t in range(len(usable)):
        close = 2 * np.abs(pair - value[trial, t]) <= slack + step[trial, t]
        hits = np.flatnonzero(close & (a != t) & (b != t))
        if not len(hits):
            continue
        one, two = a[hits], b[hits]
        residual = np.abs(value[:, one] + value[:, two] - value[:, [t]])
        holding = (2 * residual <= step[:, one] + step[:, two] + step[:, [t]]) & known[:, [t]]
        for k in np.flatnonzero((holding * ceiling[:, [t]]).sum(axis=0) >= least[t]):
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
    if mine == theirs:
        return not set(one.holds) & set(other.holds)
    return not (one.target in theirs and other.target in mine)
