"""What a convention is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import erf, sqrt

from pipeline.model import Position, Quantity
from pipeline.validate.arithmetic.identities.identity import LINEAR, Identity, axis_of
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import Sheet, unit
from pipeline.validate.arithmetic.identities.summands import gap_of
from pipeline.validate.arithmetic.settings import SETTINGS

PAIR = 2


@dataclass(frozen=True)
class Context:
    """What a convention may look at: the figures, everything that was judged, and the notes around the table."""

    sheet: Sheet
    verdicts: tuple[Verdict, ...]
    notes: str = ""

    @cached_property
    def sums(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.identity.form == "sum" and v.holds)

    @cached_property
    def confirmed(self) -> frozenset[Position]:
        """The results of sums that hold."""
        return frozenset(v.identity.target for v in self.sums)

    @cached_property
    def ratios(self) -> tuple[Identity, ...]:
        """The ratios that hold."""
        return tuple(v.identity for v in self.verdicts if v.identity.form == "ratio" and v.holds)

    @cached_property
    def places(self) -> Mapping[str, frozenset[int]]:
        """For each relation of sums the rows (or columns) of its parts, on whatever line they print a figure."""
        found: dict[str, set[int]] = {}
        for verdict in self.verdicts:
            axis = axis_of(verdict.identity)
            if verdict.identity.form == "sum" and axis is not None:
                found.setdefault(verdict.identity.group, set()).update(o[1 - axis] for o in verdict.identity.operands)
        return {group: frozenset(places) for group, places in found.items()}

    def lacks_a_part(self, identity: Identity) -> bool:
        """Whether a part that other lines of the relation print is blank here."""
        return len(identity.operands) < len(self.places.get(identity.group, ()))

    @cached_property
    def failing(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.fails)

    @cached_property
    def of_group(self) -> Mapping[str, tuple[Position, ...]]:
        """For each relation all cells that it is about, on whatever line."""
        found: dict[str, dict[Position, None]] = {}
        for verdict in self.verdicts:
            found.setdefault(verdict.identity.group, {}).update(dict.fromkeys(verdict.identity.cells))
        return {group: tuple(cells) for group, cells in found.items()}

    @cached_property
    def chance_of_rounding(self) -> float:
        """How likely as many sums of integers as hold to the unit would do so had their figures been rounded singly.

        Parts rounded each for itself meet their rounded total with a chance that falls with their number: that the
        sum of their errors, each uniform within half a unit, stays within half a unit.
        """
        chance, seen = 1.0, set()
        for verdict in self.verdicts:
            cells = [c for c in verdict.identity.cells if c in self.sheet.quantity and self.sheet.quantity[c].amount]
            if verdict.identity.form not in LINEAR or not are_counts([self.sheet.quantity[c] for c in cells]):
                continue
            key = frozenset(cells)
            gap = abs(gap_of(self.sheet, verdict.identity))
            if len(cells) < PAIR + 1 or key in seen or gap >= SETTINGS.many_digits:
                continue
            seen.add(key)
            if not gap:
                chance *= erf(1 / 2 / sqrt(2 * (len(cells) - 1) * SETTINGS.rounding_variance))
            elif verdict.holds:
                return 1.0
        return chance


@dataclass(frozen=True)
class Convention:
    """One way in which offices print figures. ``excuses`` says whether it makes a failing figure right."""

    name: str
    meaning: str
    excuses: Callable[[Context, Verdict], bool]


def units_off(sheet: Sheet, verdict: Verdict) -> Decimal:
    """By how many units of its last digit a printed figure misses what the calculation gives."""
    printed = sheet.quantity[verdict.identity.target]
    return abs(printed.amount - verdict.expected.middle) / unit(printed)


def are_counts(figures: Sequence[Quantity]) -> bool:
    """Whether figures are integers in units, no percentages."""
    return all(not q.decimals and q.unit != "%" and q.scale == 1 for q in figures)
