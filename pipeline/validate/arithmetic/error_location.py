"""Which cell is to blame: the one change that would mend every identity that fails.

Every cell of a failing identity is a suspect. A suspect is guilty as far as one value for it would
make the identities hold that fail now, and break none that holds. What a row and a column both
accuse is named; where several suspects would do as well, nobody is, and the finding says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import combinations, product

from pipeline.model import Position, Quantity
from pipeline.quantities.intervals import Interval
from pipeline.quantities.slips import Slip, slip
from pipeline.validate.arithmetic.identity import ADDED, HUNDRED, LINEAR, Identity, solve
from pipeline.validate.arithmetic.judge import Verdict, values_for
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.validate.arithmetic.sheet import Sheet, unit


@dataclass(frozen=True)
class Suspicion:
    """A cell that alone could be wrong, what it should be then, and the slip of typing that would explain it."""

    cell: Position
    right: Decimal
    slip: Slip | None


@dataclass(frozen=True)
class ErrorLocation:
    """Failing identities with one error. ``cell`` is the figure to blame and ``right`` what it should
    be; ``sure`` is false where another cell would explain the failures as well. ``swapped`` is the
    other cell of a pair whose figures changed places; ``probable``: of all that would mend them, this cell alone is
    one slip of typing away. ``suspects`` are the cells of which each could be the wrong one; ``repeated`` says that the
    document prints the right figure of ``cell`` elsewhere, ``copied`` that ``cell`` prints the figure beside it."""

    verdicts: tuple[Verdict, ...]
    cell: Position
    right: Decimal | None
    sure: bool
    slip: Slip | None = None
    swapped: Position | None = None
    probable: bool = False
    suspects: tuple[Suspicion, ...] = ()
    repeated: bool = False
    copied: bool = False


LIKELY: frozenset[Slip] = frozenset({"digit", "transposition", "lost_group", "extra_group", "sign"})


@dataclass(frozen=True)
class _Suspect:
    cell: Position
    mended: tuple[Verdict, ...]
    right: Decimal
    slip: Slip | None


def locate(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[ErrorLocation]:
    """The failing verdicts grouped by what causes them, worst first."""
    failing = [v for v in verdicts if v.fails]
    holding = [v for v in verdicts if v.holds]
    found: list[ErrorLocation] = []
    while failing:
        swap = _swap(sheet, failing, holding)
        error = _best(sheet, failing, holding)
        if swap is not None and len(swap.verdicts) > len(error.verdicts):
            error = swap
        found.append(error)
        failing = [v for v in failing if v not in error.verdicts]
    return found


def _best(sheet: Sheet, failing: list[Verdict], holding: list[Verdict]) -> ErrorLocation:
    accused = [c for c in _cells(failing) if c in sheet.quantity]
    suspects = [s for cell in accused if (s := _suspect(sheet, cell, failing, holding)) is not None]
    if not suspects:
        first = _gravest(failing)
        return ErrorLocation((first,), first.identity.target, None, sure=False)
    most = max(len(s.mended) for s in suspects)
    top = [s for s in suspects if len(s.mended) == most]
    for suspect in top:
        if not any(set(suspect.mended) & set(other.mended) for other in top if other is not suspect):
            return _located(suspect, sure=True)
    rates = [s for s in top if all(v.identity.form not in ADDED and v.identity.target == s.cell for v in s.mended)]
    if most == 1 and rates:
        return _located(rates[0], sure=rates[0].slip == "sign" or _others_are_confirmed(rates[0], holding))
    rivals = [s for s in top if set(s.mended) & set(top[0].mended)]
    rivals = [s for s in rivals if not _is_a_given_result(sheet, s)] or rivals
    by_slip = [s for s in rivals if s.slip in LIKELY]
    if len(by_slip) == 1 and any(v.identity.form != "weighted" for v in by_slip[0].mended):
        return _located(by_slip[0], sure=most > 1, probable=True)
    targets = [s for s in rivals if any(v.identity.target == s.cell for v in s.mended)]
    any_of = tuple(Suspicion(s.cell, s.right, s.slip) for s in rivals)
    return replace(_located((targets or rivals)[0], sure=False), suspects=any_of)


def is_given(sheet: Sheet, cell: Position) -> bool:
    """Whether a cell prints the 100 % that its parts must make: nobody mistypes that, a part is wrong."""
    printed = sheet.quantity[cell]
    return printed.unit == "%" and printed.amount == HUNDRED


def _is_a_given_result(sheet: Sheet, suspect: _Suspect) -> bool:
    return is_given(sheet, suspect.cell) and all(v.identity.target == suspect.cell for v in suspect.mended)


def _others_are_confirmed(suspect: _Suspect, holding: Sequence[Verdict]) -> bool:
    """Whether every other figure of what fails takes part in something that holds: then one answer is left."""
    confirmed = {c for v in holding for c in v.identity.cells}
    return all(c in confirmed for v in suspect.mended for c in v.identity.cells if c != suspect.cell)


def _located(suspect: _Suspect, sure: bool, probable: bool = False) -> ErrorLocation:
    return ErrorLocation(suspect.mended, suspect.cell, suspect.right, sure, suspect.slip, probable=probable)


def _cells(verdicts: Sequence[Verdict]) -> list[Position]:
    return list(dict.fromkeys(c for v in verdicts for c in v.identity.cells))


def _gravest(failing: Sequence[Verdict]) -> Verdict:
    return min(failing, key=lambda v: (v.identity.form not in LINEAR, v.identity.target))


def _suspect(sheet: Sheet, cell: Position, failing: list[Verdict], holding: list[Verdict]) -> _Suspect | None:
    """The best that one new value for ``cell`` can do, if it breaks nothing."""
    own = [v for v in failing if cell in v.identity.cells]
    own.sort(key=lambda v: v.identity.form not in LINEAR)
    wanted: Interval | None = None
    mended: list[Verdict] = []
    for verdict in own:
        answer = _answer(sheet, verdict.identity, cell)
        if answer is None:
            if verdict.identity.form == "share":
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
        if cell not in verdict.identity.cells:
            continue
        answer = _answer(sheet, verdict.identity, cell)
        if answer is not None and not wanted.meets(answer):
            return None
        if answer is not None:
            wanted = Interval(max(wanted.low, answer.low), min(wanted.high, answer.high))
    printed = sheet.quantity[cell]
    is_result = any(v.identity.target == cell for v in mended)
    right = (None if is_result else mistyped_in(wanted, printed)) or _value_in(wanted, unit(printed))
    if right is None or right == printed.amount or (right < 0 <= printed.amount and printed.unit != "%"):
        return None
    return _Suspect(cell, tuple(mended), right, slip(printed.value, right / printed.scale, printed.decimals))


def _answer(sheet: Sheet, identity: Identity, cell: Position) -> Interval | None:
    """The values of ``cell`` with which an identity holds, its own rounding allowed for."""
    answer = solve(identity, cell, _rounded_target(sheet, identity))
    if answer is not None and cell == identity.target and identity.form not in LINEAR:
        half = unit(sheet.quantity[cell])
        return Interval(answer.low - half, answer.high + half)
    return answer


def _rounded_target(sheet: Sheet, identity: Identity) -> dict[Position, Interval]:
    """What the cells stand for; the target of a rate is rounded even where it prints an integer."""
    values = values_for(sheet, identity)
    known = {c: values[c] for c in identity.cells}
    if identity.form not in LINEAR:
        printed = sheet.quantity[identity.target]
        whole = unit(printed)
        known[identity.target] = Interval(printed.amount - whole, printed.amount + whole)
    return known


def _value_in(wanted: Interval, step: Decimal) -> Decimal | None:
    """A printable value (a multiple of ``step``) in an interval, the one nearest its middle."""
    middle = (wanted.middle / step).to_integral_value() * step
    if wanted.low <= middle <= wanted.high:
        return middle
    return middle if wanted.width < step and abs(middle - wanted.middle) <= step / 2 and wanted.width > 0 else None


def mistyped_in(wanted: Interval, printed: Quantity) -> Decimal | None:
    """Of few printable values in an interval, the one nearest its middle of which the print is a slip of typing."""
    step = unit(printed)
    first = (wanted.low / step).to_integral_value(ROUND_CEILING)
    count = int((wanted.high / step).to_integral_value(ROUND_FLOOR) - first) + 1
    if count > SETTINGS.values_to_choose_from:
        return None
    values = sorted(((first + n) * step for n in range(count)), key=lambda v: abs(v - wanted.middle))
    return next((v for v in values if slip(printed.value, v / printed.scale, printed.decimals) in LIKELY), None)


def _swap(sheet: Sheet, failing: list[Verdict], holding: list[Verdict]) -> ErrorLocation | None:
    """Two cells of one line whose figures changed places, which two sums miss by the same amount."""
    linear = [v for v in failing if v.identity.form == "sum"]
    for one, other in combinations(linear, 2):
        gap = _gap(sheet, one)
        if gap != -_gap(sheet, other):
            continue
        for mine, theirs in product(one.identity.operands, other.identity.operands):
            aligned = (mine[0] == theirs[0]) != (mine[1] == theirs[1])
            difference = sheet.quantity[mine].amount - sheet.quantity[theirs].amount
            if aligned and difference == gap and not _shared(holding, mine, theirs):
                return ErrorLocation((one, other), mine, sheet.quantity[theirs].amount, True, None, theirs)
    return None


def _shared(holding: list[Verdict], one: Position, other: Position) -> bool:
    """Whether a sum that holds contains only one of the two: swapping them would break it."""
    return any(v.identity.form in LINEAR and (one in v.identity.cells) != (other in v.identity.cells) for v in holding)


def _gap(sheet: Sheet, verdict: Verdict) -> Decimal:
    """How much the parts of a sum exceed its printed total."""
    parts = sum((sheet.quantity[o].amount for o in verdict.identity.operands), Decimal(0))
    return parts - sheet.quantity[verdict.identity.target].amount
