"""Everything that a figure of a paragraph may be drawn from: pairs and runs of the figures around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

import numpy as np
import numpy.typing as npt

from pipeline.quantities.table_numbers import Floats
from pipeline.validate.claims.fitted_relations.passage import PlacedFigure
from pipeline.validate.claims.fitted_relations.settings import MENDING, PRINT, WINDOWS
from pipeline.validate.claims.paragraph.relation import may_be_of, same_kind
from pipeline.validate.claims.sentence.printed_slips import printed_digits
from pipeline.values import cached_property

PrintedSpan = tuple[float | Floats, float | Floats]
"""The least and the largest value that a printed figure stands for; arrays where several are tried."""
WHOLE = 100.0
RATES = ("share", "growth", "points", "closing", "one whole", "of all")
KINDS = (*RATES, "sum", "difference", "quotient", "product")
"""What a figure may be: a part in per cent of a whole; by how many per cent something changed; the difference of two
percentages; what is left of 100; a part in per cent of the whole that other such pairs have; a part in per cent of all
parts; a total; a change; an average, or how many of the one come to each of the other; so many times what each has."""


@dataclass(frozen=True, eq=False)
class DrawnCandidate:
    """``result`` as ``kind`` of ``operands``, printed right where it lies in ``span``."""

    kind: str
    result: PlacedFigure
    operands: tuple[PlacedFigure, ...]

    @cached_property
    def span(self) -> tuple[float, float]:
        low, high = span_of(self.kind, [(o.low, o.high) for o in self.operands])
        return float(low), float(high)

    @cached_property
    def tolerance(self) -> float:
        """What a result printed right may be off: a unit of its last digit, as it may be cut; nothing where all is
        whole; half a unit for each part where the parts may be rounded."""
        step = self.result.mention.step
        if self.kind in ("sum", "difference", "product") and self.span[0] == self.span[1] and step == 1:
            rounded = self.result.mention.value >= PRINT.rounded and len(self.operands) > 2
            return len(self.operands) / 2 if rounded else 0.0
        return step

    @cached_property
    def holds(self) -> bool:
        """Whether it holds as printed."""
        low, high = self.span
        slack = self.tolerance + PRINT.noise * max(1.0, abs(high))
        return low <= high and low - slack <= self.result.mention.value <= high + slack

    @property
    def confirms(self) -> bool:
        """Whether it holds as rounding has it, and is none of two or three small numbers, which agree with many. What
        one part leaves of 100 is off by a unit only where both end in halves: that confirms nothing."""
        mention, slack = self.result.mention, min(self.tolerance, self.result.mention.step / 2) + PRINT.noise
        if self.kind == "closing" and len(self.operands) == 1:
            slack -= 2 * PRINT.noise
        is_near = self.span[0] - slack <= mention.value <= self.span[1] + slack
        return self.holds and is_near and (self.kind in RATES or len(printed_digits(mention.figure)) >= MENDING.digits)

    @cached_property
    def values(self) -> float:
        """How many values a result may print that would hold, about."""
        return max(1.0, (self.span[1] - self.span[0] + 2 * self.tolerance) / self.result.mention.step)

    def holds_with(self, changed: PlacedFigure, values: Floats | float) -> npt.NDArray[np.bool_]:
        """Whether it holds, for each of the ``values`` that one of its figures may have instead."""
        half = changed.half
        spans = [(values - half, values + half) if o is changed else (o.low, o.high) for o in self.operands]
        with np.errstate(divide="ignore", invalid="ignore"):  # of a slip that is nothing, nothing is a share
            low, high = span_of(self.kind, [(np.asarray(low), np.asarray(high)) for low, high in spans])
        value = values if self.result is changed else self.result.mention.value
        slack = self.tolerance + PRINT.noise * np.maximum(1.0, np.abs(high))
        return np.asarray((low <= high) & (low - slack <= value) & (value <= high + slack))

    @property
    def shape(self) -> tuple[object, ...]:
        """Where the operands stand, seen from the result: alike for figures that are drawn alike."""
        return self.kind, tuple(o.place - self.result.place for o in self.operands)

    @property
    def of_one(self) -> tuple[object, ...]:
        """As ``shape``, the last operand by its own place: alike for figures that are drawn from one whole."""
        return (
            *self.shape[:1],
            tuple(o.place - self.result.place for o in self.operands[:-1]),
            self.operands[-1].place,
        )


def span_of(kind: str, spans: Sequence[PrintedSpan]) -> PrintedSpan:
    """Between which values the result lies, by what its operands stand for."""
    (low, high), (last_low, last_high) = spans[0], spans[-1]
    if kind == "share":
        return WHOLE * low / last_high, WHOLE * high / last_low
    if kind == "growth":
        least, most = low / last_high - 1, high / last_low - 1
        apart = np.minimum(np.abs(least), np.abs(most)) * (least * most > 0)
        return WHOLE * apart, WHOLE * np.maximum(np.abs(least), np.abs(most))
    if kind in ("points", "difference"):
        return (
            np.maximum(0.0, np.maximum(low - last_high, last_low - high)),
            np.maximum(high - last_low, last_high - low),
        )
    if kind == "quotient":
        return low / last_high, high / last_low
    if kind == "product":
        return low * last_low, high * last_high
    if kind == "one whole":
        pairs = list(zip(spans[1::2], spans[2::2], strict=True))
        least, most = WHOLE * pairs[0][1][0] / pairs[0][0][1], WHOLE * pairs[0][1][1] / pairs[0][0][0]
        for share, part in pairs[1:]:
            least, most = np.maximum(least, WHOLE * part[0] / share[1]), np.minimum(most, WHOLE * part[1] / share[0])
        return WHOLE * low / most, np.where(least <= most, WHOLE * high / least, -1.0)
    others_low = sum(s[0] for s in spans[1:])
    others_high = sum(s[1] for s in spans[1:])
    if kind == "of all":
        return WHOLE * low / (low + others_high), WHOLE * high / (high + others_low)
    least, most = low + others_low, high + others_high
    return (WHOLE - most, WHOLE - least) if kind == "closing" else (least, most)


def candidates(figures: Sequence[PlacedFigure], result: PlacedFigure) -> Iterator[DrawnCandidate]:
    """All candidates of one figure of a paragraph."""
    near = [f for f in figures if f is not result and abs(f.place - result.place) <= WINDOWS.far and not f.interval]
    if not result.share:
        yield from _sums(figures, result)
        yield from _differences(result, near)
    elif not result.interval:
        yield from _rates(result, near)
        yield from _closing(figures, result)
        yield from _of_one_whole(figures, result)
        yield from _of_all(figures, result)


def _is_near(result: PlacedFigure, *others: PlacedFigure) -> bool:
    return min(abs(o.place - result.place) for o in others) <= WINDOWS.near


def _alike(one: PlacedFigure, two: PlacedFigure) -> bool:
    first, last = (one, two) if one.place < two.place else (two, one)
    return may_be_of(first.mention, last.mention) or same_kind(one.mention, two.mention)


def _rates(result: PlacedFigure, near: Sequence[PlacedFigure]) -> Iterator[DrawnCandidate]:
    amounts = [f for f in near if not f.share and f.low > 0]
    for part, whole in permutations(amounts, 2):
        if not _is_near(result, part, whole) or not _alike(part, whole):
            continue
        if part.mention.value < whole.mention.value:
            yield DrawnCandidate("share", result, (part, whole))
        if part.mention.value != whole.mention.value and part.mention.value < WINDOWS.most_growth * whole.mention.value:
            yield DrawnCandidate("growth", result, (part, whole))
    if result.points:
        for one, two in combinations([f for f in near if f.share and not f.points], 2):
            if _is_near(result, one, two):
                yield DrawnCandidate("points", result, (one, two))


def _closing(figures: Sequence[PlacedFigure], result: PlacedFigure) -> Iterator[DrawnCandidate]:
    shares = [f for f in figures if f.share and not f.points and f.mention.block == result.mention.block]
    at = next((n for n, f in enumerate(shares) if f is result), None)
    if at is None:
        return
    for first in range(max(0, at - WINDOWS.run), at + 1):
        for last in range(max(at, first + 1), min(len(shares), first + WINDOWS.run)):
            others = tuple(f for f in shares[first : last + 1] if f is not result)
            if sum(f.low for f in others) < WHOLE:
                yield DrawnCandidate("closing", result, others)


def _of_one_whole(figures: Sequence[PlacedFigure], result: PlacedFigure) -> Iterator[DrawnCandidate]:
    """Percentages beside their amounts: where the others have one whole, this one has it too."""
    for step in (1, -1):
        pairs = [
            (f, figures[f.place + step])
            for f in figures
            if f.share and f.low > 0 and 0 <= f.place + step < len(figures)
        ]
        pairs = [(p, a) for p, a in pairs if not a.share and a.low > 0]
        own = next((a for p, a in pairs if p is result), None)
        if own is None:
            continue
        others = [(p, a) for p, a in pairs if p is not result and _alike(own, a)]
        for ahead in (True, False):
            kept = [(p, a) for p, a in others if (p.place > result.place) == ahead]
            for many in range(2, min(len(kept), WINDOWS.run) + 1):
                some = kept[:many] if ahead else kept[-many:]
                found = DrawnCandidate("one whole", result, (own, *(f for pair in some for f in pair)))
                if found.span[1] < found.span[0]:
                    break
                yield found


def _of_all(figures: Sequence[PlacedFigure], result: PlacedFigure) -> Iterator[DrawnCandidate]:
    """A part beside its percentage, in per cent of all parts listed with it, whose whole is not printed."""
    for part in figures[max(0, result.place - 1) : result.place + 2]:
        if part is result or part.share or part.low <= 0:
            continue
        listed = [f for f in figures if not f.share and f.low > 0 and _alike(f, part)]
        at = next(n for n, f in enumerate(listed) if f is part)
        for first in range(max(0, at - WINDOWS.all_parts), at + 1):
            for last in range(max(at, first + 1), min(len(listed), first + WINDOWS.all_parts + 1)):
                others = tuple(f for f in listed[first : last + 1] if f is not part)
                yield DrawnCandidate("of all", result, (part, *others))


def _sums(figures: Sequence[PlacedFigure], result: PlacedFigure) -> Iterator[DrawnCandidate]:
    for ahead in (True, False):
        rest = figures[result.place + 1 :] if ahead else figures[: result.place][::-1]
        run = [f for f in rest if not f.share and not f.average and _alike(result, f)][: WINDOWS.run]
        for many, part in enumerate(run, start=1):
            if part.mention.value > result.mention.value:
                break
            if many > 1:
                yield DrawnCandidate("sum", result, tuple(run[:many] if ahead else run[:many][::-1]))


def _differences(result: PlacedFigure, near: Sequence[PlacedFigure]) -> Iterator[DrawnCandidate]:
    amounts = [f for f in near if not f.share and abs(f.place - result.place) <= WINDOWS.near + 2]
    for one, two in combinations(amounts, 2):
        if not _is_near(result, one, two):
            continue
        levels = _alike(one, two) and _alike(one, result) and one.mention.value != two.mention.value
        if levels and not (result.average or one.average or two.average):
            yield DrawnCandidate("difference", result, (one, two))
        for a, b in ((one, two), (two, one)):
            if b.low > 1 and a.low > b.high and (result.average or result.each):
                yield DrawnCandidate("quotient", result, (a, b))
        if (one.each or two.each) and one.low > 1 and two.low > 1:
            yield DrawnCandidate("product", result, (one, two))
