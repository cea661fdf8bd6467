"""Whether a table shows that it was rounded: then sums that miss by no more than rounding are no errors.

Integers are exact by default. A table whose sums miss by little in several places that no single
figure explains was rounded before it was printed: to units, to hundreds, or at random to fives.
The other way round, a table in thousands or with decimals whose sums are exact but for one cause was
added up as printed, and that one is no rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil, exp, log2, pi, sqrt

from pipeline.model import Finding
from pipeline.validate.arithmetic.error_location import Cause, causes
from pipeline.validate.arithmetic.judge import LINEAR, Verdict, judge
from pipeline.validate.arithmetic.sheet import RANDOM_STEPS, Sheet, unit

_ENOUGH = 3  # separate misses by units that show rounding
_ENOUGH_BITS = 7.0  # how unlikely rounding must be before a small miss is a finding
_CERTAIN_BITS = 9.0  # the same for a miss alone, to be an error and no mere suspicion
_EXACT = " Las demás sumas de la tabla son exactas, así que un redondeo no parece explicarlo."
_SMALLEST = 10  # units of a total whose miss by one says anything
_ENOUGH_COARSE = 2  # and where all figures are multiples of five, a hundred…


def excused(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, misses within rounding forgiven where the table shows that it was rounded."""
    missed = [v for v in verdicts if v.outcome == "fails" and _within_rounding(sheet, v)]
    steps = {int(sheet.steps[c]) for v in missed for c in v.statement.cells if c in sheet.quantity}
    if not missed:
        return list(verdicts)
    separate = len(causes(sheet, [v for v in verdicts if v.outcome != "fails" or v in missed]))
    if separate < _enough(steps):
        return list(verdicts)
    return [replace(v, outcome="holds") if v in missed else v for v in verdicts]


def _enough(steps: set[int]) -> int:
    """How many separate misses show rounding, by the steps to which the figures seem to be rounded."""
    if min(steps) <= 1:
        return _ENOUGH
    return 1 if steps <= RANDOM_STEPS else _ENOUGH_COARSE


def _within_rounding(sheet: Sheet, verdict: Verdict) -> bool:
    if verdict.statement.form not in LINEAR:
        return False
    cells = [c for c in verdict.statement.cells if c in sheet.quantity]
    gap = abs(sheet.quantity[verdict.statement.target].amount - verdict.expected.middle)
    return gap <= sum((sheet.slack(c) for c in cells), Decimal(0))


def tightened(sheet: Sheet, verdicts: Sequence[Verdict]) -> tuple[Sheet, list[Verdict]]:
    """The sheet and its verdicts, with sums exact where all but one cause of misses show that they are.

    A sum of ``n`` figures each rounded for itself misses by about the root of ``n`` / 12 units. So each
    exact sum, and each miss by more than that, tells against rounding; together they must be telling.
    """
    small = [v for v in verdicts if _can_be_exact(sheet, v) and _units_off(sheet, v)]
    if not small:
        return sheet, list(verdicts)
    strict = replace(sheet, exact_sums=True)
    failing = [w for v in small if (w := judge(strict, v.statement)) is not None and w.outcome == "fails"]
    exact = [v for v in verdicts if _can_be_exact(sheet, v) and v not in small]
    if not failing or len(causes(strict, [*exact, *failing])) > 1:
        return sheet, list(verdicts)
    told = sum(_surprise(sheet, v, 0) for v in exact) + max(_surprise(sheet, v, _units_off(sheet, v)) for v in failing)
    if told - log2(len(exact) + len(failing)) < _ENOUGH_BITS:
        return sheet, list(verdicts)
    known = {v.statement: v for v in failing}
    return strict, [known.get(v.statement, v) for v in verdicts]


def qualified(sheet: Sheet, cause: Cause, made: Finding) -> Finding:
    """A finding about misses within rounding says why it is one; a warning where they alone would not tell."""
    small = [v for v in cause.verdicts if sheet.exact_sums and v.statement.form in LINEAR]
    off = [_units_off(sheet, v) for v in small]
    if len(small) < len(cause.verdicts) or any(2 * n > len(v.statement.cells) for n, v in zip(off, small, strict=True)):
        return made
    certain = any(_surprise(sheet, v, n) >= _CERTAIN_BITS for n, v in zip(off, small, strict=True))
    return replace(made, message=made.message + _EXACT, severity=made.severity if certain else "warning")


def _can_be_exact(sheet: Sheet, verdict: Verdict) -> bool:
    """Whether a verdict is on a sum that holds, of figures other than percentages and printed alike."""
    statement = verdict.statement
    if statement.form not in LINEAR or verdict.outcome == "fails" or statement.rounded:
        return False
    printed = [sheet.quantity[c] for c in statement.cells if c in sheet.quantity]
    if sheet.quantity[statement.target].value < _SMALLEST * unit(sheet.quantity[statement.target]):
        return False
    return len({(q.decimals, q.scale) for q in printed}) == 1 and all(q.unit != "%" for q in printed)


def _units_off(sheet: Sheet, verdict: Verdict) -> int:
    """By how many units of its last digit a sum or difference misses."""
    first, *rest = (sheet.quantity[o].amount if o in sheet.quantity else Decimal(0) for o in verdict.statement.operands)
    others = sum(rest, Decimal(0))
    meant = first + others if verdict.statement.form == "sum" else first - others
    printed = sheet.quantity[verdict.statement.target]
    return ceil(abs(printed.amount - meant) / unit(printed))


def _surprise(sheet: Sheet, verdict: Verdict, off: int) -> float:
    """Bits of how unlikely rounding makes a sum miss by so many units (normal, of variance n / 12)."""
    rounded = sum(1 for c in verdict.statement.cells if c in sheet.quantity and sheet.quantity[c].amount)
    spread = sqrt(max(rounded, 1) / 12)
    density = exp(-((off / spread) ** 2) / 2) / (spread * sqrt(2 * pi))
    return max(-log2(max(min(density, 1.0), 1e-9)), 0.0)
