"""Which cell is to blame: the one change that would mend every statement that fails.

Every cell of a failing statement is a suspect. A suspect is guilty as far as one value for it would
make the statements hold that fail now, and break none that holds. What a row and a column both
accuse is named; where several suspects would do as well, nobody is, and the finding says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.quantities.edits import Slip, slip
from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic.identity import Position, Statement, solve
from pipeline.validate.arithmetic.judge import Verdict, values_for
from pipeline.validate.arithmetic.sheet import Sheet, unit

_LINEAR = frozenset({"sum", "difference"})


@dataclass(frozen=True)
class Cause:
    """Failing statements with one cause. ``cell`` is the figure to blame and ``right`` what it should
    be; ``sure`` is false where another cell would explain the failures as well. ``swapped`` is the
    other cell of a pair whose figures changed places."""

    verdicts: tuple[Verdict, ...]
    cell: Position
    right: Decimal | None
    sure: bool
    slip: Slip | None = None
    swapped: Position | None = None


@dataclass(frozen=True)
class _Suspect:
    cell: Position
    mended: tuple[Verdict, ...]
    right: Decimal
    slip: Slip | None


def causes(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Cause]:
    """The failing verdicts grouped by what causes them, worst first."""
    failing = [v for v in verdicts if v.outcome == "fails"]
    holding = [v for v in verdicts if v.outcome != "fails"]
    found: list[Cause] = []
    while failing:
        swap = _swap(sheet, failing, holding)
        cause = _best(sheet, failing, holding)
        if swap is not None and len(swap.verdicts) > len(cause.verdicts):
            cause = swap
        found.append(cause)
        failing = [v for v in failing if v not in cause.verdicts]
    return found


def _best(sheet: Sheet, failing: list[Verdict], holding: list[Verdict]) -> Cause:
    accused = [c for c in _cells(failing) if c in sheet.quantity]
    suspects = [s for cell in accused if (s := _suspect(sheet, cell, failing, holding)) is not None]
    if not suspects:
        first = _gravest(failing)
        return Cause((first,), first.statement.target, None, sure=False)
    most = max(len(s.mended) for s in suspects)
    top = [s for s in suspects if len(s.mended) == most]
    if len(top) == 1:
        return _cause(top[0], sure=True)
    rates = [s for s in top if all(v.statement.form not in _LINEAR and v.statement.target == s.cell for v in s.mended)]
    if most == 1 and rates:
        return _cause(rates[0], sure=True)
    slips = [s for s in top if s.slip is not None]
    if most > 1 and len(slips) == 1:
        return _cause(slips[0], sure=True)
    targets = [s for s in top if any(v.statement.target == s.cell for v in s.mended)]
    chosen = (targets or top)[0]
    return _cause(chosen, sure=False)


def _cause(suspect: _Suspect, sure: bool) -> Cause:
    return Cause(suspect.mended, suspect.cell, suspect.right, sure, suspect.slip)


def _cells(verdicts: Sequence[Verdict]) -> list[Position]:
    return list(dict.fromkeys(c for v in verdicts for c in v.statement.cells))


def _gravest(failing: Sequence[Verdict]) -> Verdict:
    return min(failing, key=lambda v: (v.statement.form not in _LINEAR, v.statement.target))


def _suspect(sheet: Sheet, cell: Position, failing: list[Verdict], holding: list[Verdict]) -> _Suspect | None:
    """The best that one new value for ``cell`` can do, if it breaks nothing."""
    own = [v for v in failing if cell in v.statement.cells]
    own.sort(key=lambda v: v.statement.form not in _LINEAR)
    wanted: Interval | None = None
    mended: list[Verdict] = []
    for verdict in own:
        answer = _answer(sheet, verdict.statement, cell)
        if answer is None:
            if verdict.statement.form == "share":
                mended.append(verdict)
            continue
        if wanted is None:
            wanted, mended = answer, [*mended, verdict]
        elif wanted.meets(answer):
            wanted = Interval(max(wanted.low, answer.low), min(wanted.high, answer.high))
            mended.append(verdict)
    if wanted is None:
        return None
    for verdict in holding:
        if cell not in verdict.statement.cells:
            continue
        answer = _answer(sheet, verdict.statement, cell)
        if answer is not None and not wanted.meets(answer):
            return None
        if answer is not None:
            wanted = Interval(max(wanted.low, answer.low), min(wanted.high, answer.high))
    printed = sheet.quantity[cell]
    right = _value_in(wanted, unit(printed))
    if right is None or (right < 0 <= printed.amount and printed.unit != "%"):
        return None
    return _Suspect(cell, tuple(mended), right, slip(printed.value, right / printed.scale, printed.decimals))


def _answer(sheet: Sheet, statement: Statement, cell: Position) -> Interval | None:
    """The values of ``cell`` with which a statement holds, its own rounding allowed for."""
    answer = solve(statement, cell, _rounded_target(sheet, statement))
    if answer is not None and cell == statement.target and statement.form not in _LINEAR:
        half = unit(sheet.quantity[cell])
        return Interval(answer.low - half, answer.high + half)
    return answer


def _rounded_target(sheet: Sheet, statement: Statement) -> dict[Position, Interval]:
    """What the cells stand for; the target of a rate is rounded even where it prints an integer."""
    values = values_for(sheet, statement)
    known = {c: values[c] for c in statement.cells}
    if statement.form not in _LINEAR:
        printed = sheet.quantity[statement.target]
        whole = unit(printed)
        known[statement.target] = Interval(printed.amount - whole, printed.amount + whole)
    return known


def _value_in(wanted: Interval, step: Decimal) -> Decimal | None:
    """A printable value (a multiple of ``step``) in an interval, the one nearest its middle."""
    middle = (wanted.middle / step).to_integral_value() * step
    if wanted.low <= middle <= wanted.high:
        return middle
    return middle if wanted.width < step and abs(middle - wanted.middle) <= step / 2 and wanted.width > 0 else None


def _swap(sheet: Sheet, failing: list[Verdict], holding: list[Verdict]) -> Cause | None:
    """Two cells of one line whose figures changed places, which two sums miss by the same amount."""
    linear = [v for v in failing if v.statement.form == "sum"]
    for i, one in enumerate(linear):
        for other in linear[i + 1 :]:
            gap = _gap(sheet, one)
            if gap == 0 or gap != -_gap(sheet, other):
                continue
            for mine in one.statement.operands:
                for theirs in other.statement.operands:
                    aligned = (mine[0] == theirs[0]) != (mine[1] == theirs[1])
                    difference = sheet.quantity[mine].amount - sheet.quantity[theirs].amount
                    if aligned and difference == gap and not _shared(holding, mine, theirs):
                        return Cause((one, other), mine, sheet.quantity[theirs].amount, True, None, theirs)
    return None


def _shared(holding: list[Verdict], one: Position, other: Position) -> bool:
    """Whether a held sum contains only one of the two: swapping them would break it."""
    return any(
        v.statement.form in _LINEAR and (one in v.statement.cells) != (other in v.statement.cells) for v in holding
    )


def _gap(sheet: Sheet, verdict: Verdict) -> Decimal:
    """How much the parts of a sum exceed its printed total."""
    parts = sum((sheet.quantity[o].amount for o in verdict.statement.operands), Decimal(0))
    return parts - sheet.quantity[verdict.statement.target].amount
