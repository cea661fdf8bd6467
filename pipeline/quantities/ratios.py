"""Ratios of two positions, relative changes between two, and averages of a run.

All pairs of positions are tried for each position that may be a ratio (it prints percentages or
decimals, or its label says so). A ratio holds on a line when the printed figure lies within its
rounding of the quotient of what the operands can stand for.
"""

from __future__ import annotations

from math import log2

import numpy as np

from pipeline.quantities.figures import Bools, Floats
from pipeline.quantities.patterns import Lines, Operator, Pattern, Witness, make, weigh

_ENOUGH = 4.0
_LABEL_BITS = 5.0
_NO_LABEL_COST = 6.0
_OF_RATIOS_COST = 4.0
_MAX_WIDTH = 100
_FACTORS = (100, 1)
_CLOSE = 3  # units by which a near line may miss


def find_ratios(lines: Lines, scale: float) -> list[Pattern]:
    """Divisions and relative changes along one axis. ``scale`` is what a plain 1 is held as."""
    active = [p for p in range(lines.width) if lines.known[:, p].any()]
    if not 3 <= len(active) <= _MAX_WIDTH:
        return []
    found: list[Pattern] = []
    for target in active:
        best = _best(lines, target, [p for p in active if p != target], scale)
        found += best
    return found


def _best(lines: Lines, target: int, others: list[int], scale: float) -> list[Pattern]:
    """The division or change that explains a target best, with its equals over other operands."""
    label = lines.labels[target]
    known = lines.known[:, target]
    percent = bool(lines.percent[known, target].any())
    if not (percent or label.ratio or label.change or (lines.step[known, target] < scale).any()):
        return []
    trials = 2 * log2(len(others)) + 2
    candidates: list[Pattern] = []
    for operator in ("Division", "RelativeChange"):
        hinted = percent or (label.ratio or label.change)
        bonus = (
            _LABEL_BITS if (label.change if operator == "RelativeChange" else label.ratio and not label.change) else 0.0
        )
        cost = trials - bonus + (0.0 if hinted else _NO_LABEL_COST)
        for factor in _FACTORS:
            candidates += _scan(lines, operator, target, others, scale, factor, cost)
    if not candidates:
        return []
    best = max(len(p.holds) - len(p.fails) for p in candidates)
    candidates = [p for p in candidates if len(p.holds) - len(p.fails) >= best - 1]
    candidates.sort(key=lambda p: (-p.bits // 4, _distance(p)))
    chosen: list[Pattern] = []
    for pattern in candidates:
        if chosen and (
            len(pattern.holds) < len(chosen[0].holds)
            or pattern.operator != chosen[0].operator
            or any(set(pattern.operands) & set(c.operands) for c in chosen)
        ):
            continue
        chosen.append(pattern)
    return chosen


def _distance(pattern: Pattern) -> int:
    """How far the operands stand from the target: the nearer are the likelier meant."""
    return sum(abs(pattern.target - o) for o in pattern.operands)


def _scan(
    lines: Lines, operator: Operator, target: int, others: list[int], scale: float, factor: int, cost: float
) -> list[Pattern]:
    """Every pair of ``others`` that makes the target a ratio or change on enough lines."""
    value = lines.value[:, others] / scale
    half = lines.step[:, others] / scale / 2
    known = lines.known[:, others] & (value != 0)
    goal = lines.value[:, target] / scale
    unit = np.maximum(lines.step[:, target], 1) / scale
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        quotient = value[:, :, None] / value[:, None, :]
        relative = half / np.abs(value)
        error = np.abs(quotient) * (relative[:, :, None] + relative[:, None, :]) * factor
        result = (quotient - (1 if operator == "RelativeChange" else 0)) * factor
        if operator == "RelativeChange":
            result *= np.sign(value)[:, None, :]
        miss = np.abs(result - goal[:, None, None])
    usable = known[:, :, None] & known[:, None, :] & lines.known[:, target][:, None, None]
    width = unit[:, None, None] * 0.5000001 + error
    holds = usable & (miss <= width)
    fails = usable & ~holds
    ok, bad = holds.sum(axis=0), fails.sum(axis=0)
    found: list[Pattern] = []
    telling = np.log2(1 + np.abs(goal)[:, None, None] / (2 * width))
    gain = np.where(holds, telling, 0.0).sum(axis=0)
    for i, j in np.argwhere((ok > bad) & (gain > cost)):
        if i == j or _is_copy(value[:, j], factor):
            continue
        seen = Witness(
            holds[:, i, j],
            fails[:, i, j],
            fails[:, i, j] & (miss[:, i, j] <= width[:, i, j] + _CLOSE * unit),
            0.0,
        )
        numerator, denominator = others[int(i)], others[int(j)]
        bits = np.where(usable[:, i, j], telling[:, i, j], 0.0)
        score = weigh(lines, [target, numerator, denominator], bits, seen.holds, seen.fails) - cost
        if operator == "Division" and (lines.labels[numerator].ratio or lines.labels[denominator].ratio):
            score -= _OF_RATIOS_COST
        if score < _ENOUGH:
            continue
        operands = (numerator, denominator) if operator == "Division" else (denominator, numerator)
        found.append(make(operator, lines, target, operands, seen, score, factor))
    return found


def _is_copy(divisor: Floats, factor: int) -> bool:
    """Whether dividing by it says nothing: it is 100 (or 1) on every line."""
    used = divisor[divisor != 0]
    return bool(len(used) == 0 or (np.abs(used) == factor).all() or (np.abs(used) == 1).all())


def find_averages(lines: Lines) -> list[Pattern]:
    """Averages of runs of neighbours before or after the target."""
    active = [p for p in range(lines.width) if lines.known[:, p].any()]
    found: list[Pattern] = []
    cost = 2 * log2(max(len(active), 2))
    for backwards in (False, True):
        order = active[::-1] if backwards else active
        for i, target in enumerate(order):
            if len(order) - i > 2:
                found += _averages_of(lines, target, order[i + 1 :], cost)
    best: dict[int, Pattern] = {}
    for pattern in sorted(found, key=lambda p: -p.bits):
        best.setdefault(pattern.target, pattern)
    return list(best.values())


def _averages_of(lines: Lines, target: int, run: list[int], cost: float) -> list[Pattern]:
    label = lines.labels[target]
    cost = cost - _LABEL_BITS if label.average else cost + _NO_LABEL_COST
    fewest = 2 if label.average else 3
    parts, known = lines.value[:, run], lines.known[:, run]
    count = known.cumsum(axis=1)
    total = parts.cumsum(axis=1)
    goal = lines.value[:, target][:, None]
    step = np.maximum(lines.step[:, target], 1)[:, None]
    slack = count * step + np.where(known, lines.step[:, run], 0).cumsum(axis=1)
    high = np.maximum.accumulate(np.where(known, parts, -(2**62)), axis=1)
    low = np.minimum.accumulate(np.where(known, parts, 2**62), axis=1)
    usable = lines.known[:, target][:, None] & (count >= 2)
    holds: Bools = usable & (2 * np.abs(total - count * goal) <= slack)
    spread = np.where(usable, np.clip(high - low, 0, 2**61), 0)
    bits = np.log2(1 + spread / (2.0 * step))
    found = []
    gain = (holds * bits).sum(axis=0)
    for m in np.flatnonzero(gain > cost + _ENOUGH):
        if m + 1 < fewest:
            continue
        fails = usable[:, m] & ~holds[:, m]
        if holds[:, m].sum() * (1.0 if label.average else 0.1) <= fails.sum():
            continue
        seen = Witness(holds[:, m], fails, fails & False, 0.0)
        score = weigh(lines, [target, *run[: m + 1]], bits[:, m], seen.holds, seen.fails) - cost
        if score >= _ENOUGH:
            found.append(make("Average", lines, target, sorted(run[: m + 1]), seen, score))
    return found
