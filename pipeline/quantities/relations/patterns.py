"""A relation between positions that many lines of a table share, and how much evidence it has.

The search works on *lines* (rows, or columns when the table is turned) and *positions* (the cells
of a line). A pattern says "position t is the sum of positions S"; each line is a witness. How
strong the evidence of a witness is, is measured in bits: the logarithm of how unlikely it would hold by chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np

from pipeline.quantities.labels.announcements import Label
from pipeline.quantities.settings import PATTERNS
from pipeline.quantities.table_numbers import Bools, Floats, Ints

Operator = Literal["Sum", "Average", "Division", "RelativeChange"]
Axis = Literal["row", "column"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """``target`` is ``operator`` of ``operands`` (positions on a line) on the lines in ``holds``.

    ``axis`` "row" says that lines are rows and positions columns. ``fails`` are lines that print
    figures with which it does not hold, ``near`` those of them that miss by little or have a
    suppressed operand; lines that cannot decide are in neither. ``bits`` is the evidence. Division is
    operands[0] / operands[1], RelativeChange goes from operands[0] to operands[1]. ``factor`` is
    what the result is printed in: 100 for percent, 1 for plain.
    """

    operator: Operator
    axis: Axis
    target: int
    operands: tuple[int, ...]
    holds: tuple[int, ...]
    fails: tuple[int, ...]
    near: tuple[int, ...]
    bits: float
    factor: int = 1


@dataclass(frozen=True)
class Lines:
    """A table looked at along one axis: arrays of shape (lines, positions).

    ``step`` is one unit of the last digit, or of the rounding the table shows (fives, hundreds);
    ``unclear`` marks cells that print something that is no figure and not blank either;
    ``percent`` marks percentages; ``labels`` says what each position's label announces.
    """

    axis: Axis
    value: Ints
    step: Ints
    known: Bools
    unclear: Bools
    percent: Bools
    labels: tuple[Label, ...]

    @cached_property
    def ceiling(self) -> Floats:
        """The most bits that each cell can be worth as the target of a sum."""
        step = np.maximum(self.step, 1)
        bits: Floats = np.log2(PATTERNS.alternatives * (np.abs(self.value) + step) / step)
        return np.where(self.known, bits, 0.0)

    @cached_property
    def percent_positions(self) -> tuple[bool, ...]:
        return tuple(bool(self.percent[:, p].any()) for p in range(self.width))

    @property
    def width(self) -> int:
        return int(self.value.shape[1])


class CandidatePattern(NamedTuple):
    """What a pattern may be: see :class:`Pattern`."""

    operator: Operator
    target: int
    operands: Sequence[int]
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Witness:
    """What the lines say about a candidate: arrays over lines, and the bits of those that hold."""

    holds: Bools
    fails: Bools
    near: Bools
    bits: float

    def supports(self, candidate: CandidatePattern, axis: Axis, bits: float) -> Pattern:
        """The pattern of the candidate, whose evidence beyond chance is ``bits``."""
        holds, fails, near = (
            tuple(int(i) for i in np.flatnonzero(which)) for which in (self.holds, self.fails, self.near)
        )
        operator, target, operands, factor = candidate
        return Pattern(operator, axis, target, tuple(operands), holds, fails, near, bits, factor)


def weigh(step: Ints, bits: Floats, apart: Floats, holds: Bools, fails: Bools) -> float:
    """Bits of all lines together, contradictions taken away; ``step`` is that of the target on each line.

    Lines are independent witnesses only as far as they differ: ``apart`` (lines that hold, squared)
    says by how many times the tolerance each line differs from what another would predict for it. A
    line is evidence of no more than the logarithm of that, against the nearest line counted before it.
    """
    holding = np.flatnonzero(holds)
    if not len(holding):
        return 0.0
    order = np.argsort(-bits[holding], kind="stable")
    nearest = np.where(np.tri(len(order), k=-1, dtype=np.bool_), apart[np.ix_(order, order)], np.inf).min(axis=1)
    total = float(np.minimum(bits[holding][order], np.log2(1 + nearest)).sum())
    steps = set(step[holding].tolist())
    for line in np.flatnonzero(fails):
        total -= PATTERNS.fail_cost if int(step[line]) in steps else PATTERNS.other_kind_cost
    return total


def distances_of_proportions(figures: Ints, width: Floats) -> Floats:
    """How far each line is from a multiple of each other one, in its own ``width``."""
    scale = np.maximum(np.abs(figures).sum(axis=1), 1)[:, None]
    shares = figures / scale
    apart: Floats = np.abs(shares[:, None, :] - shares[None, :, :]).max(axis=2) * scale / width[:, None]
    return apart


def distances_of_values(figures: Floats, width: Floats) -> Floats:
    """How far the figure of each line is from that of each other one, in its own ``width``."""
    apart: Floats = np.abs(figures[:, None] - figures[None, :]) / width[:, None]
    return apart


def witness_sum(lines: Lines, target: int, operands: Sequence[int], loose: float = 0.0) -> Witness:
    """How the lines support a sum, rounding allowed.

    The tolerance is half a unit of each printed figure, or the part ``loose`` of the figures; the
    evidence of each line is measured against the largest error that the holding lines needed.
    """
    chosen = list(operands)
    value, known = lines.value, lines.known
    parts = value[:, chosen]
    residual = np.abs(parts.sum(axis=1) - value[:, target])
    present = known[:, chosen]
    terms = ((parts != 0) & present).sum(axis=1)
    unclear = lines.unclear[:, chosen].any(axis=1)
    own = np.maximum(lines.step[:, target], 1)
    magnitude = np.abs(value[:, target]) + np.abs(parts).max(axis=1, initial=0)
    slack = (lines.step[:, chosen].sum(axis=1) + lines.step[:, target]) // 2
    slack = np.maximum(slack, (loose * magnitude).astype(np.int64))
    judged = known[:, target] & (present.any(axis=1) | unclear)
    holds = judged & (terms >= 2) & (residual <= slack)
    trivial = judged & (terms < 2) & (residual <= slack)
    fails = judged & (residual > slack) & ~unclear
    noise = (residual[holds] / own[holds]).max(initial=0) if not loose else residual / own
    width = own * (1 + 2.0 * noise)
    bits = np.maximum(np.log2((magnitude + own) / width), 0)
    holds = _of_proven_kind(lines, target, holds, bits)
    close = residual <= PATTERNS.near * magnitude + own
    if lines.axis == "row":
        near = (judged & unclear & ~holds) | (fails & close) | trivial
    else:
        alike = _among(lines.step[:, target], lines.step[holds, target])
        near = (trivial | (judged & unclear & ~holds & close) | (fails & close)) & alike
    sampled = sample(holds)
    figures = np.concatenate((value[sampled][:, [target]], parts[sampled]), axis=1)
    apart = distances_of_proportions(figures, width[sampled])
    return Witness(holds, fails, near, weigh(lines.step[:, target], bits, apart, sampled, fails))


def sample(holds: Bools) -> Bools:
    """All lines that hold, or of very many so many as settle the matter, evenly spread."""
    holding = np.flatnonzero(holds)
    if len(holding) <= PATTERNS.witnesses:
        return holds
    chosen = np.zeros_like(holds)
    chosen[holding[np.linspace(0, len(holding) - 1, PATTERNS.witnesses).astype(np.int64)]] = True
    return chosen


def _of_proven_kind(lines: Lines, target: int, holds: Bools, bits: Floats) -> Bools:
    """The holding lines less those of a kind (printed decimals) in which too little speaks for it."""
    kinds = lines.step[:, target]
    if lines.axis == "row" or not holds.any():
        return holds
    proven = [kind for kind in set(kinds[holds].tolist()) if bits[holds & (kinds == kind)].sum() >= PATTERNS.kind_bits]
    return holds & _among(kinds, proven)


def _among(values: Ints, wanted: Iterable[int]) -> Bools:
    """Which values are among a few wanted ones."""
    found = np.zeros(values.shape, np.bool_)
    for one in {int(w) for w in wanted}:
        found |= values == one
    return found
