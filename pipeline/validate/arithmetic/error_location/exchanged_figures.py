"""Two figures of one line that changed places: two sums miss by the same amount, one too much and one too little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product

from pipeline.model import Position
from pipeline.validate.arithmetic.identities.identity import LINEAR
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import Sheet


@dataclass(frozen=True)
class Exchange:
    """Two sums that fail, and a figure of each that would make both right in the other's place."""

    verdicts: tuple[Verdict, Verdict]
    mine: Position
    theirs: Position


@dataclass
class Exchanges:
    """Looks for exchanged figures; ``holding`` are the verdicts that an exchange must not break. What two sums say is
    remembered, for the same ones are asked about again and again."""

    sheet: Sheet
    holding: Sequence[Verdict]
    _known: dict[tuple[int, int], Exchange | None] = field(default_factory=dict)
    _gaps: dict[int, tuple[Verdict, Decimal]] = field(default_factory=dict)  # by id, and what keeps that id taken

    def first(self, failing: Sequence[Verdict]) -> Exchange | None:
        """The first two sums that an exchange explains."""
        sums = [v for v in failing if v.identity.form == "sum"]
        if len(sums) < 2:
            return None
        places: dict[Decimal, list[int]] = {}
        for place, verdict in enumerate(sums):
            places.setdefault(self._gap(verdict), []).append(place)
        for place, one in enumerate(sums):
            for other in places.get(-self._gap(one), ()):
                if other > place and (found := self._between(one, sums[other])) is not None:
                    return found
        return None

    def _between(self, one: Verdict, other: Verdict) -> Exchange | None:
        key = (id(one), id(other))
        if key not in self._known:
            self._known[key] = self._tried(one, other)
        return self._known[key]

    def _tried(self, one: Verdict, other: Verdict) -> Exchange | None:
        gap = self._gap(one)
        for mine, theirs in product(one.identity.operands, other.identity.operands):
            if (mine[0] == theirs[0]) == (mine[1] == theirs[1]):
                continue
            difference = self.sheet.quantity[mine].amount - self.sheet.quantity[theirs].amount
            if difference == gap and not self._breaks(mine, theirs):
                return Exchange((one, other), mine, theirs)
        return None

    def _breaks(self, one: Position, other: Position) -> bool:
        """Whether a sum that holds contains only one of the two: exchanging them would break it."""
        return any(
            v.identity.form in LINEAR and (one in v.identity.cells) != (other in v.identity.cells) for v in self.holding
        )

    def _gap(self, verdict: Verdict) -> Decimal:
        """How much the parts of a sum exceed its printed total."""
        if id(verdict) not in self._gaps:
            parts = sum((self.sheet.quantity[o].amount for o in verdict.identity.operands), Decimal(0))
            self._gaps[id(verdict)] = verdict, parts - self.sheet.quantity[verdict.identity.target].amount
        return self._gaps[id(verdict)][1]
