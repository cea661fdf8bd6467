"""One explanation of a table: which of the relations that its figures suggest can all be meant at once.

In: every identity that some finder proposes, judged. Out: the same less those that the others refute. A relation
that fails on most of its lines is none. A figure is the result of one relation in a direction, and a part of one: where
a relation that holds takes the figures of one that fails, the latter is refuted. A total is never a part beside its own
parts. What is left and fails counts against the document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from pipeline.model import Position
from pipeline.quantities.labels.announcements import fold_label, read_label
from pipeline.validate.arithmetic.error_location import copied
from pipeline.validate.arithmetic.identities.crossing import is_crossed, rate_agrees
from pipeline.validate.arithmetic.identities.identity import LINEAR, Identity, SharedAxis, axis_of
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import TOTAL_START, Sheet
from pipeline.validate.arithmetic.identities.summands import gap_of, may_be_meant, misses_by_no_chance
from pipeline.validate.arithmetic.settings import SETTINGS


@dataclass(frozen=True)
class _JudgedTable:
    """The judged identities of a table, by what is asked of them."""

    sheet: Sheet
    verdicts: tuple[Verdict, ...]

    @cached_property
    def relations(self) -> Mapping[str, list[Verdict]]:
        """The identities of each relation: the same said of several lines."""
        found: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.verdicts:
            found[verdict.identity.group].append(verdict)
        return found

    @cached_property
    def sums_of(self) -> Mapping[tuple[SharedAxis, Position], list[Verdict]]:
        """The sums and differences that hold, by axis and each of their cells; what is left of a movement may have
        details of its own."""
        found: dict[tuple[SharedAxis, Position], list[Verdict]] = defaultdict(list)
        for verdict in self.verdicts:
            axis = axis_of(verdict.identity)
            if (
                verdict.identity.form in ("sum", "difference")
                and verdict.holds
                and axis is not None
                and is_informative(self.sheet, verdict.identity)
            ):
                for cell in verdict.identity.cells:
                    found[axis, cell].append(verdict)
        return found

    @cached_property
    def base_of(self) -> Mapping[Position, Position]:
        """The cell that each rate is over, for ratios and changes."""
        rates = (v.identity for v in self.verdicts if v.identity.form in ("ratio", "growth", "growth_last"))
        return {i.target: i.operands[0 if i.form == "growth" else 1] for i in rates}

    @cached_property
    def shapes(self) -> Mapping[tuple[SharedAxis, int, tuple[int, ...]], Counter[bool]]:
        """Per axis, line and distances of the parts from their total: how many such sums hold and fail."""
        found: dict[tuple[SharedAxis, int, tuple[int, ...]], Counter[bool]] = defaultdict(Counter)
        for verdict in self.verdicts:
            if (shape := _shape(verdict.identity)) is not None:
                found[shape][verdict.holds] += 1
        return found

    def reliable(self, group: str) -> bool:
        """Whether a relation holds on at least two lines for each on which it fails."""
        holding, failed = self.counts(group)
        return holding >= 2 * failed

    def is_swapped(self, verdict: Verdict) -> bool:
        """Whether another line of the same relation misses by exactly the opposite: figures that changed places."""
        if verdict.identity.form not in LINEAR:
            return False
        gap = gap_of(self.sheet, verdict.identity)
        itself = not verdict.holds and gap == -gap
        return self.gaps[verdict.identity.group][-gap] > itself

    @cached_property
    def gaps(self) -> Mapping[str, Counter[Decimal]]:
        """On how many lines the sums and differences of a relation fail, by how much they miss."""
        found: dict[str, Counter[Decimal]] = defaultdict(Counter)
        for verdict in self.verdicts:
            if not verdict.holds and verdict.identity.form in LINEAR:
                found[verdict.identity.group][gap_of(self.sheet, verdict.identity)] += 1
        return found

    def is_crossed(self, verdict: Verdict) -> bool:
        """Whether a sum in the other direction, or a rate of one of its parts, fails too and one figure mends both."""
        as_far = self.failing_by_gap[abs(gap_of(self.sheet, verdict.identity))]
        return is_crossed(self.sheet, verdict, as_far) or rate_agrees(self.sheet, verdict, self.verdicts)

    @cached_property
    def failing_by_gap(self) -> Mapping[Decimal, list[Verdict]]:
        """The sums and differences that fail, by how much they miss, up or down."""
        found: dict[Decimal, list[Verdict]] = defaultdict(list)
        for verdict in self.verdicts:
            if not verdict.holds and verdict.identity.form in LINEAR:
                found[abs(gap_of(self.sheet, verdict.identity))].append(verdict)
        return found

    def counts(self, group: str) -> tuple[int, int]:
        """On how many lines a relation holds and fails; lines alike count once, trivial ones not.

        Two opposite failures are one: figures that changed places.
        """
        if group not in self.counted:
            self.counted[group] = self._counts(group)
        return self.counted[group]

    @cached_property
    def counted(self) -> dict[str, tuple[int, int]]:
        """What :meth:`counts` found so far: it is asked again for every line."""
        return {}

    def _counts(self, group: str) -> tuple[int, int]:
        holding = {
            _figures(self.sheet, v.identity)
            for v in self.relations[group]
            if v.holds and is_informative(self.sheet, v.identity)
        }
        failed = [v for v in self.relations[group] if not v.holds]
        return len(holding), len(failed) - sum(self.is_swapped(v) for v in failed) // 2


def explained(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts that can all be meant at once: failures that the rest of the table refutes are left out."""
    table = _JudgedTable(sheet, tuple(verdicts))
    return [v for v in verdicts if v.holds or not _refuted(table, v)]


def _refuted(table: _JudgedTable, verdict: Verdict) -> bool:
    if _mostly_fails(table, verdict) or _is_double_counting(table.sheet, verdict.identity):
        return True
    if verdict.identity.form not in LINEAR:
        return verdict.identity.form == "product" and _sums_confirm(table, verdict.identity)
    if _adds_rates(table, verdict.identity):
        return True
    return (
        not (
            may_be_meant(table.sheet, verdict.identity, _near(table, verdict))
            or table.is_swapped(verdict)
            or table.is_crossed(verdict)
            or _shares_say_so(table, verdict)
        )
        or _is_explained_otherwise(table, verdict)
        or _line_is_another(table, verdict)
    )


def _sums_confirm(table: _JudgedTable, identity: Identity) -> bool:
    """Whether sums hold along the row and the column of a result, and for each of its operands along one of them: no
    proportion says more of a figure than its totals do."""
    along = [sum((axis, cell) in table.sums_of for axis in (0, 1)) for cell in identity.cells]
    return along[0] > 1 and all(along)


def _adds_rates(table: _JudgedTable, identity: Identity) -> bool:
    """Whether a sum adds rates that each have a base of their own: what a group collected of its budget is not what its
    parts collected of theirs, added."""
    bases = [table.base_of[cell] for cell in identity.cells if cell in table.base_of]
    return len(bases) == len(identity.cells) and len(set(bases)) == len(bases)


def _shares_say_so(table: _JudgedTable, verdict: Verdict) -> bool:
    """Whether shares of the sum of its parts are printed: then the total is theirs, however far it is from it."""
    parts = set(verdict.identity.operands)
    shares = [v for v in table.verdicts if v.identity.form == "share" and v.holds]
    return sum(1 for v in shares if set(v.identity.operands[1:]) == parts) >= SETTINGS.systematic


def _near(table: _JudgedTable, verdict: Verdict) -> Decimal:
    """How near a total must be to its parts to be meant as their sum though no slip of typing explains the difference:
    nearer where neither other lines support it nor a part repeats the figure beside it."""
    holding, _ = table.counts(verdict.identity.group)
    supported = holding >= SETTINGS.supported or copied.may_mend(table.sheet, verdict.identity)
    return SETTINGS.near if supported else SETTINGS.near_alone


def _mostly_fails(table: _JudgedTable, verdict: Verdict) -> bool:
    """Whether the relation fails on more lines than it holds on; one line alone needs a label that announces it."""
    holding, failed = table.counts(verdict.identity.group)
    if verdict.identity.form not in LINEAR:
        return False  # percentages are chosen by most of their lines, or by a label that names two columns
    if failed == 1 and holding == 0:
        return not verdict.identity.announced
    if holding == 0 and verdict.identity.announced:
        failing = [v for v in table.relations[verdict.identity.group] if not v.holds]
        return not all(misses_by_no_chance(table.sheet, v.identity) for v in failing)
    return failed > holding * SETTINGS.holds_for_a_failure


def _is_double_counting(sheet: Sheet, identity: Identity) -> bool:
    """Whether a sum counts a total beside parts of that total, or a detail ("de los cuales") beside its whole.

    Totals of blocks are parts of a grand total only where all parts are such.
    """
    if identity.form != "sum":
        return False
    axis = axis_of(identity)
    if axis is None:
        return False
    words = [_words(sheet, cell, axis) for cell in identity.operands]
    if any(read_label(w).of_which for w in words):
        return True
    totals = [TOTAL_START.search(w) is not None and not read_label(w).average for w in words]
    return axis == 1 and _total_behind_parts(identity, totals)


def _total_behind_parts(identity: Identity, totals: Sequence[bool]) -> bool:
    """Whether a part called a total stands right behind other parts: it can only be the total of these."""
    rows = [cell[0] for cell in identity.operands]
    return any(is_total and n and not totals[n - 1] and rows[n] == rows[n - 1] + 1 for n, is_total in enumerate(totals))


def _words(sheet: Sheet, cell: Position, axis: SharedAxis) -> str:
    return fold_label(sheet.own_column_labels[cell[1]] if axis == 0 else sheet.row_labels[cell[0]])


def _is_explained_otherwise(table: _JudgedTable, verdict: Verdict) -> bool:
    """Whether sums that hold already take the figures of one that fails.

    Its result is the result of another, or (where the relation is not well supported itself) one of a difference; a
    part of it is part of another total that neither contains it nor is contained in it.
    """
    identity = verdict.identity
    axis = axis_of(identity)
    if axis is None or identity.rule == "balance" or ":formula:" in identity.group:
        return False  # what labels say in so many words stands beside the sums of the same figures
    solid = table.reliable(identity.group)
    for other in table.sums_of[axis, identity.target]:
        if other.identity.target == identity.target:
            return True
        if axis == 0 and not solid and len(other.identity.operands) == 2 and not _is_total(table.sheet, other, axis):
            return True
    if solid or axis == 0:
        return False
    return any(_takes(other.identity, identity) for part in identity.operands for other in table.sums_of[axis, part])


def _takes(other: Identity, failing: Identity) -> bool:
    """Whether a sum that holds takes figures of one that fails, so that both cannot be meant.

    Its parts are the failing result (a detail, then) beside failing parts, or some of these and others. Where it
    takes all of them and the failing result not, it is a total above, summed over details.
    """
    mine, theirs = set(failing.operands), set(other.operands)
    if other.target in mine or not mine & theirs:
        return False
    if failing.target in theirs:
        return True
    return failing.target != other.target and not mine <= theirs and not theirs <= mine and len(theirs) >= len(mine)


def _is_total(sheet: Sheet, verdict: Verdict, axis: SharedAxis) -> bool:
    return read_label(_words(sheet, verdict.identity.target, axis)).total


def _shape(identity: Identity) -> tuple[SharedAxis, int, tuple[int, ...]] | None:
    axis = axis_of(identity)
    if identity.form not in LINEAR or axis is None or not identity.operands:
        return None
    at = 1 - axis
    away = tuple(sorted(o[at] - identity.target[at] for o in identity.operands))
    return axis, identity.target[axis], away


def _line_is_another(table: _JudgedTable, verdict: Verdict) -> bool:
    """Whether sums of the same shape fail mostly on this row or column: it is of another kind than its neighbours."""
    shape = _shape(verdict.identity)
    if shape is None:
        return False
    counts = table.shapes[shape]
    return counts[False] >= SETTINGS.systematic and counts[False] > counts[True]


def is_informative(sheet: Sheet, identity: Identity) -> bool:
    """Whether that an identity holds says anything: a total of one part, the others nothing, does not."""
    if identity.form != "sum" or len(identity.operands) < 2:
        return True
    return sum(1 for o in identity.operands if o in sheet.quantity and sheet.quantity[o].amount) >= 2


def _figures(sheet: Sheet, identity: Identity) -> tuple[Decimal, ...]:
    return tuple(sheet.quantity[c].amount if c in sheet.quantity else Decimal(0) for c in identity.cells)
