"""Ratios of two positions and relative changes between two.

All pairs of positions are tried for each position that may be a ratio (it prints percentages or
decimals, or its label says so). A ratio holds on a line when the printed figure lies within its
rounding of the quotient of what the operands can stand for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2
from typing import Any, NamedTuple

import numpy as np

from pipeline.quantities.relations.patterns import (
    CandidatePattern,
    Lines,
    Operator,
    Pattern,
    Witness,
    distances_of_values,
    sample,
    weigh,
)
from pipeline.quantities.settings import PATTERNS, RATIOS
from pipeline.quantities.table_numbers import Bools, Floats

_FACTORS = (100, 1)


@dataclass(frozen=True)
class _Plain:
    """The lines in plain numbers: values, half a unit of each relative to it, which may be operands."""

    lines: Lines
    value: Floats
    relative: Floats
    usable: Bools
    unit: Floats
    tables: dict[int, tuple[list[int], Floats, Floats]]

    def table(self, line: int) -> tuple[list[int], Floats, Floats]:
        """The operands of a line, the quotients of all pairs of them, and their rounding errors."""
        if line not in self.tables:
            usable = np.flatnonzero(self.usable[line])
            value, relative = self.value[line, usable], self.relative[line, usable]
            quotient = value[:, None] / value[None, :]
            error = np.abs(quotient) * (relative[:, None] + relative[None, :])
            self.tables[line] = (usable.tolist(), quotient, error)
        return self.tables[line]


class _Sought(NamedTuple):
    """That a position may be ``operator`` of two of ``others``, printed times ``factor``."""

    operator: Operator
    factor: int
    target: int
    others: list[int]


def find_ratios(lines: Lines, scale: float) -> list[Pattern]:
    """Divisions and relative changes along one axis. ``scale`` is what a plain 1 is stored as."""
    active = [p for p in range(lines.width) if lines.known[:, p].any()]
    if not 3 <= len(active) <= RATIOS.max_width:
        return []
    value = lines.value / scale
    usable = lines.known & (value != 0)
    relative = np.divide(lines.step / scale / 2, np.abs(value), out=np.zeros_like(value), where=usable)
    plain = _Plain(lines, value, relative, usable, np.maximum(lines.step, 1) / scale, {})
    found: list[Pattern] = []
    for target in active:
        found += _best(plain, target, [p for p in active if p != target], scale)
    return found


def _best(plain: _Plain, target: int, others: list[int], scale: float) -> list[Pattern]:
    """The division or change that explains a target best, with its equals over other operands."""
    lines = plain.lines
    label = lines.labels[target]
    known = lines.known[:, target]
    percent = bool(lines.percent[known, target].any())
    if not (percent or label.ratio or label.change or (lines.step[known, target] < scale).any()):
        return []
    hinted = percent or label.ratio or label.change
    cost = 0.0 if hinted else RATIOS.no_label_cost
    candidates: list[Pattern] = []
    operators: tuple[Operator, Operator] = ("Division", "RelativeChange")
    for operator in operators:
        only_percent = percent or label.percent or operator == "RelativeChange"
        said = label.change if operator == "RelativeChange" else label.ratio and not label.change
        for factor in (100,) if only_percent else _FACTORS:
            sought = _Sought(operator, factor, target, others)
            candidates += _scan(plain, sought, cost - (PATTERNS.label_bits if said else 0.0))
    if not candidates:
        return []
    best = max(len(p.holds) - len(p.fails) for p in candidates)
    candidates = [p for p in candidates if len(p.holds) - len(p.fails) >= best - 1]
    candidates.sort(
        key=lambda p: (label.change and p.operator != "RelativeChange", -p.bits // RATIOS.same_bits, _distance(p))
    )
    chosen: list[Pattern] = []
    for pattern in candidates:
        if not chosen or _equal(pattern, chosen):
            chosen.append(pattern)
    return chosen


def _equal(pattern: Pattern, chosen: list[Pattern]) -> bool:
    """Whether a pattern explains the same as the best one, from operands of its own."""
    return (
        len(pattern.holds) >= len(chosen[0].holds)
        and pattern.operator == chosen[0].operator
        and not any(set(pattern.operands) & set(c.operands) for c in chosen)
    )


def _distance(pattern: Pattern) -> int:
    """How far the operands stand from the target: the nearer are the likelier meant."""
    return sum(abs(pattern.target - o) for o in pattern.operands)


def _scan(plain: _Plain, sought: _Sought, cost: float) -> list[Pattern]:
    """Every pair of ``others`` that makes the target a ratio or change on enough lines."""
    lines = plain.lines
    operator, factor, target, others = sought
    goal, unit = plain.value[:, target], plain.unit[:, target]
    found: list[Pattern] = []
    for top, bottom in _pairs(plain, sought):
        quotient, error = _quotients(plain, sought, slice(None), top, bottom)
        usable = plain.usable[:, top] & plain.usable[:, bottom] & lines.known[:, target]
        miss = np.abs(quotient - goal)
        width = unit * RATIOS.half + error
        holds = usable & (miss <= width)
        fails = usable & ~holds
        if holds.sum() <= fails.sum() or _is_copy(plain.value[:, bottom], factor):
            continue
        bits = np.where(usable, np.log2(1 + np.abs(goal) / (2 * width)), 0.0)
        sampled = sample(holds)
        apart = distances_of_values(goal[sampled], 2 * width[sampled])
        score = weigh(lines.step[:, target], bits, apart, sampled, fails) - cost
        score -= _remoteness(target, top, bottom, len(others))
        if cost > 0 and (error > unit)[holds].any():
            continue  # nothing announces it, and its operands are too coarse to decide
        if operator == "Division" and (lines.labels[top].ratio or lines.labels[bottom].ratio):
            score -= RATIOS.of_ratios_cost
        if score < PATTERNS.enough:
            continue
        seen = Witness(holds, fails, fails & (miss <= width + RATIOS.close * unit), score)
        operands = (top, bottom) if operator == "Division" else (bottom, top)
        found.append(seen.supports(CandidatePattern(operator, target, operands, factor), lines.axis, score))
    return found


def _remoteness(target: int, top: int, bottom: int, choices: int) -> float:
    """The bits it takes to say which pair is meant: few for neighbours, more the farther they stand."""
    apart = 2 * (log2(abs(target - top)) + log2(abs(target - bottom)))
    return min(apart, 2 * log2(choices)) + 2


def _pairs(plain: _Plain, sought: _Sought) -> Iterator[tuple[int, int]]:
    """The pairs that hold on one of the lines most informative about the target."""
    operator, factor, target, others = sought
    precision = np.where(plain.lines.known[:, target], np.abs(plain.value[:, target]) / plain.unit[:, target], 0.0)
    allowed = set(others)
    seen: set[tuple[int, int]] = set()
    for trial in np.argsort(-precision)[: RATIOS.trial_lines].tolist():
        if precision[trial] == 0:
            continue
        usable, quotient, error = plain.table(trial)
        goal = plain.value[trial, target] / factor
        width = plain.unit[trial, target] * RATIOS.half / factor + error
        if operator == "RelativeChange":
            hit = np.abs((quotient - 1) * np.sign(plain.value[trial, usable]) - goal) <= width
        else:
            hit = np.abs(quotient - goal) <= width
        for i, j in zip(*(axis.tolist() for axis in hit.nonzero()), strict=True):
            pair = (usable[i], usable[j])
            if i != j and pair not in seen and pair[0] in allowed and pair[1] in allowed:
                seen.add(pair)
                yield pair


def _quotients(plain: _Plain, sought: _Sought, line: Any, top: Any, bottom: Any) -> tuple[Floats, Floats]:
    """What the target would be for some tops and bottoms (any numpy index), and its rounding error."""
    factor = sought.factor
    above, below = plain.value[line, top], plain.value[line, bottom]
    loose = plain.relative[line, top] + plain.relative[line, bottom]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        quotient = above / below
        error = np.abs(quotient) * loose * factor
        if sought.operator == "RelativeChange":
            return (quotient - 1) * factor * np.sign(below), error
        return quotient * factor, error


def _is_copy(divisor: Floats, factor: int) -> bool:
    """Whether dividing by it says nothing: it is 100 (or 1) on every line."""
    used = divisor[divisor != 0]
    return bool(len(used) == 0 or (np.abs(used) == factor).all() or (np.abs(used) == 1).all())
