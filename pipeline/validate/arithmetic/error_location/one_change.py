"""Which cell is to blame: the one change that would mend every identity that fails.

Every cell of a failing identity is a suspect. A suspect is guilty as far as one value for it would
make the identities hold that fail now, and break none that holds. What a row and a column both
accuse is named; where several suspects would do as well, nobody is, and the finding says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from pipeline.model import Position, Quantity
from pipeline.quantities.intervals import Interval
from pipeline.quantities.slips import Slip, slip
from pipeline.validate.arithmetic.error_location.exchanged_figures import Exchanges
from pipeline.validate.arithmetic.identities.identity import ADDED, HUNDRED, LINEAR, Identity, solve
from pipeline.validate.arithmetic.identities.judge import Verdict, values_for
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.settings import SETTINGS


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
    holding = [v for v in verdicts if v.holds]
    failing = _UnexplainedFailures(sheet, [v for v in verdicts if v.fails], holding)
    exchanged = Exchanges(sheet, holding)
    found: list[ErrorLocation] = []
    while failing.left:
        swap = exchanged.first(failing.left)
        error = _best_explanation(sheet, failing, holding)
        if swap is not None and len(error.verdicts) < len(swap.verdicts):
            right = sheet.quantity[swap.theirs].amount
            error = ErrorLocation(swap.verdicts, swap.mine, right, True, None, swap.theirs)
        found.append(error)
        failing.without(error.verdicts)
    return found


class _UnexplainedFailures:
    """The failing verdicts that no error explains yet, with the suspects among their cells.

    What one value for a cell can do changes only with the verdicts that the cell takes part in: a table of hundreds of
    errors is searched once, not once for every error.
    """

    def __init__(self, sheet: Sheet, failing: Sequence[Verdict], holding: Sequence[Verdict]) -> None:
        self.left = list(failing)
        self._sheet = sheet
        self._failing = _by_cell(failing)
        self._holding = _by_cell(holding)
        self._known: dict[Position, _Suspect | None] = {}

    def suspects(self) -> list[_Suspect]:
        """Every cell that alone could be wrong, in the order of the verdicts."""
        accused = [c for c in _cells(self.left) if c in self._sheet.quantity]
        for cell in accused:
            if cell not in self._known:
                own = self._failing[cell]
                self._known[cell] = suspect_at(self._sheet, cell, own, self._holding.get(cell, []))
        return [s for c in accused if (s := self._known[c]) is not None]

    def without(self, explained: Sequence[Verdict]) -> None:
        """Takes away what an error explains."""
        gone = set(explained)
        self.left = [v for v in self.left if v not in gone]
        for cell in {c for v in gone for c in v.identity.cells}:
            self._failing[cell] = [v for v in self._failing[cell] if v not in gone]
            self._known.pop(cell, None)


def _by_cell(verdicts: Sequence[Verdict]) -> dict[Position, list[Verdict]]:
    found: dict[Position, list[Verdict]] = {}
    for verdict in verdicts:
        for cell in dict.fromkeys(verdict.identity.cells):
            found.setdefault(cell, []).append(verdict)
    return found


def _best_explanation(sheet: Sheet, failing: _UnexplainedFailures, holding: list[Verdict]) -> ErrorLocation:
    suspects = failing.suspects()
    if not suspects:
        first = _gravest(failing.left)
        return ErrorLocation((first,), first.identity.target, None, sure=False)
    most = max(len(s.mended) for s in suspects)
    top = [s for s in suspects if len(s.mended) == most]
    mending = Counter(v for s in top for v in set(s.mended))
    for suspect in top:
        if all(mending[v] == 1 for v in suspect.mended):
            return _located(suspect, sure=True)
    rates = [s for s in top if all(v.identity.form not in ADDED and v.identity.target == s.cell for v in s.mended)]
    if most == 1 and rates:
        return _located(rates[0], sure=rates[0].slip == "sign" or _others_are_confirmed(rates[0], holding))
    mended = set(top[0].mended)
    rivals = [s for s in top if not mended.isdisjoint(s.mended)]
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


def suspect_at(sheet: Sheet, cell: Position, failing: list[Verdict], holding: list[Verdict]) -> _Suspect | None:
    """The best that one new value for ``cell`` can do, if it breaks nothing; it takes part in all these verdicts."""
    wanted: Interval | None = None
    mended: list[Verdict] = []
    for verdict in sorted(failing, key=lambda v: v.identity.form not in LINEAR):
        answer = _solution(sheet, verdict.identity, cell)
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
        answer = _solution(sheet, verdict.identity, cell)
        if answer is not None and not wanted.meets(answer):
            return None
        if answer is not None:
            wanted = Interval(max(wanted.low, answer.low), min(wanted.high, answer.high))
    printed = sheet.quantity[cell]
    is_result = any(v.identity.target == cell for v in mended)
    right = (None if is_result else mistyped_value_in(wanted, printed)) or _printable_value_in(wanted, unit(printed))
    if right is None or right == printed.amount or (right < 0 <= printed.amount and printed.unit != "%"):
        return None
    return _Suspect(cell, tuple(mended), right, slip(printed.value, right / printed.scale, printed.decimals))


def _solution(sheet: Sheet, identity: Identity, cell: Position) -> Interval | None:
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


def _printable_value_in(wanted: Interval, step: Decimal) -> Decimal | None:
    """A printable value (a multiple of ``step``) in an interval, the one nearest its middle."""
    middle = (wanted.middle / step).to_integral_value() * step
    if wanted.low <= middle <= wanted.high:
        return middle
    return middle if wanted.width < step and abs(middle - wanted.middle) <= step / 2 and wanted.width > 0 else None


def mistyped_value_in(wanted: Interval, printed: Quantity) -> Decimal | None:
    """Of few printable values in an interval, the one nearest its middle of which the print is a slip of typing."""
    step = unit(printed)
    first = (wanted.low / step).to_integral_value(ROUND_CEILING)
    count = int((wanted.high / step).to_integral_value(ROUND_FLOOR) - first) + 1
    if count > SETTINGS.values_to_choose_from:
        return None
    values = sorted(((first + n) * step for n in range(count)), key=lambda v: abs(v - wanted.middle))
    return next((v for v in values if slip(printed.value, v / printed.scale, printed.decimals) in LIKELY), None)
