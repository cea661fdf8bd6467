"""The definitions a place of percentages can have: which figures each of its lines would be computed from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import pairwise, permutations, product

from pipeline.model import Position
from pipeline.quantities.labels.announcements import fold_label, read_label
from pipeline.validate.arithmetic.identities.identity import HUNDRED, Identity, IdentityForm
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.values import cached_property, dataclass

PER = re.compile(r"\b(?:por|cada|x)\s+(?P<n>1[. ]?000(?:[. ]000)?|100[. ]?000|10[. ]?000|mil|cien mil)\b")
SCALES = tuple(Decimal(10) ** power for power in (1, 2, 3, -1, -2, -3, 4, 5, 6, 0))
YEARS = tuple(Decimal(n) / d for n, d in ((1, 12), (12, 1), (1, 365), (1000, 365), (365, 1), (1, 366), (1000, 366)))
"""What a yearly figure is divided by for a month or a day, thousands of it too."""
_COMPLIANCE = re.compile(r"cumplimiento|logro|avance")


@dataclass(frozen=True)
class Wholes:
    """The lines of the totals that shares can be of: ``of_place`` the widest of each place, ``of_block`` the one over
    a (line, place), where a table has several blocks with totals of their own."""

    of_place: Mapping[int, int]
    of_block: Mapping[tuple[int, int], int]

    def of(self, line: int, place: int) -> int | None:
        return self.of_block.get((line, place), self.of_place.get(place))


NO_WHOLES = Wholes({}, {})


@dataclass(frozen=True)
class Definition:
    """One way to explain a place of percentages on some lines; ``wholes`` are the totals that shares are of,
    ``factor`` is what a ratio is printed times, ``said`` whether a label or sign says so, ``upwards`` that a series is
    in order from its last line to the first."""

    view: AxisView = field(repr=False, compare=False)
    target: int
    form: IdentityForm
    places: tuple[int, ...]
    lines: Sequence[int]
    wholes: Wholes = NO_WHOLES
    factor: Decimal = HUNDRED
    upwards: bool = False
    said: bool = True

    @property
    def is_scaled(self) -> bool:
        """Whether it is of percentages, or of rates whose label says of how many (por 1.000 habitantes)."""
        return self.said and self.factor != 1

    @cached_property
    def identities(self) -> tuple[Identity, ...]:
        """What the target must be on each line; made when asked for, since most definitions are nonsense and their
        ``PairTrials`` say so."""
        if len(self.places) == 2:
            found = _pair_identities(self)
        elif self.form == "share":
            found = _share_identities(self.view, self.target, self.places[0], self.lines, self.wholes)
        else:
            found = _step_identities(self.view, self.target, self.places[0], set(self.lines), self.upwards)
        return tuple(found)


def _factor_of(view: AxisView, target: int) -> Decimal:
    """What a plain ratio is printed times: 100 for percentages, what the label says (por 100.000), or 1."""
    if target in view.percent_places or is_bare_change(view, target):
        return HUNDRED
    said = PER.search(fold_label(view.place_words[target]))
    if said is None:
        return Decimal(1)
    return Decimal({"mil": "1000", "cien mil": "100000"}.get(said["n"], said["n"].replace(".", "").replace(" ", "")))


def factors_of(view: AxisView, target: int) -> tuple[Decimal, ...]:
    """What a ratio may be printed times: as its label says; percentages may also be fractions with a sign for show, and
    rates without a label may be percentages."""
    factor = _factor_of(view, target)
    if target not in view.percent_places:
        return (factor, HUNDRED) if is_unlabelled_rate(view, target) else (factor,)
    figures = [q for line in view.lines if (q := view.figure(line, target)) is not None]
    fractions = [q for q in figures if q.decimals > 1 and abs(q.amount) < SETTINGS.largest_fraction]
    return (factor, Decimal(1)) if len(fractions) > SETTINGS.mostly_fractions * len(figures) else (factor,)


def is_bare_change(view: AxisView, place: int) -> bool:
    """Whether figures called a change ("variación anual") may be percentages without a sign: decimals, no thousands."""
    if place in view.percent_places or not view.place_labels[place].change:
        return False
    figures = [q for line in view.lines if (q := view.figure(line, place)) is not None]
    return any(q.decimals for q in figures) and not any(q.grouped or q.unit for q in figures)


def is_unlabelled_rate(view: AxisView, place: int) -> bool:
    """Whether a column without any label (its header was not read) may print rates: decimals, no thousands."""
    if view.axis != "row" or place in view.percent_places or view.place_words[place].strip():
        return False
    figures = [q for line in view.lines if (q := view.figure(line, place)) is not None]
    return all(q.decimals and not q.grouped for q in figures)


def prints_own_rate(view: AxisView, line: int, target: int) -> bool:
    """Whether a line prints a rate of its own at a place, rather than the average of the others."""
    printed = view.figure(line, target)
    if printed is None or read_label(printed.label).average or view.line_labels[line].average:
        return False
    return view.place_labels[target].change or not view.line_labels[line].change


def operand_places(view: AxisView, target: int) -> list[int]:
    """The nearest places of counts or amounts, which a percentage can be of."""
    usable = [p for p in view.places if p != target and p not in view.percent_places and not is_bare_change(view, p)]
    if _is_ratio_of_percentages(view, target):
        usable = [p for p in view.places if p != target]
    return sorted(sorted(usable, key=lambda p: abs(p - target))[: SETTINGS.most_operands])


def _is_ratio_of_percentages(view: AxisView, target: int) -> bool:
    """Whether a percentage measures one percentage against another: a result against its goal."""
    few = len(view.percent_places) < SETTINGS.fewest_percentages
    if few or not _COMPLIANCE.search(fold_label(view.place_words[target])):
        return False
    return all(p in view.percent_places for p in (target - 1, target - 2))


def definitions(
    view: AxisView, target: int, lines: Sequence[int], operands: list[int], wholes: Wholes
) -> Iterator[Definition]:
    """Every definition that a place of percentages (``target``) may have on some lines: of pairs of operands, of an
    operand and its total, of a line and the one before."""
    plain = (target in view.percent_places and not _is_ratio_of_percentages(view, target)) or is_bare_change(
        view, target
    )
    forms: tuple[IdentityForm, ...] = ("ratio", "growth", "growth_last") if plain else ("ratio",)
    for factor, form, pair in product(factors_of(view, target), forms, permutations(operands, 2)):
        yield Definition(view, target, form, pair, lines, wholes, factor)
    if plain:
        for a in operands:
            yield Definition(view, target, "share", (a,), lines, wholes)
            if a in wholes.of_place:
                yield Definition(view, target, "share", (a,), lines)
            for upwards in (False, True):
                yield Definition(view, target, "growth", (a,), lines, wholes, upwards=upwards)


def unsaid_factors(view: AxisView, target: int) -> list[Decimal]:
    """What a ratio may be printed times that no label says: of thousands of inhabitants, in tenths, for a day."""
    said = factors_of(view, target)
    return [factor for factor in (*SCALES, *YEARS) if factor not in said]


def _rule_code(view: AxisView, target: int, form: IdentityForm) -> str:
    """The code that reports a failure: a growth is reported as one only where the label names a change."""
    if form in ("growth", "growth_last"):
        return "crecimiento" if form == "growth" or view.place_labels[target].change else "porcentaje"
    return "participacion" if form == "share" else "porcentaje"


def _pair_identities(definition: Definition) -> Iterator[Identity]:
    view, form, target = definition.view, definition.form, definition.target
    a, b = definition.places
    group = f"{view.axis}:{form}:{target}:{a}:{b}"
    rule = _rule_code(view, target, form)
    for line in definition.lines:
        first, second = view.figure(line, a), view.figure(line, b)
        nothing = form == "ratio" and first is None and view.at(line, a) in view.sheet.interval
        if second is None or (first is None and not nothing):
            continue
        yield Identity(
            rule, form, view.at(line, target), (view.at(line, a), view.at(line, b)), group, definition.factor
        )


def _share_identities(view: AxisView, target: int, a: int, lines: Sequence[int], wholes: Wholes) -> Iterator[Identity]:
    group = f"{view.axis}:share:{target}:{a}"
    own = [line for line in lines if view.figure(line, a) is not None]
    found = {line: whole for line in own if (whole := wholes.of(line, a)) is not None}
    if any(view.figure(whole, a) is not None for whole in found.values()):
        for line, whole in found.items():
            if view.figure(whole, a) is None:
                continue
            cells = (view.at(line, a), view.at(whole, a))
            yield Identity("participacion", "ratio", view.at(line, target), cells, group, HUNDRED)
        return
    counted = [line for line in view.lines if view.figure(line, a) is not None and prints_own_rate(view, line, target)]
    parts = tuple(view.at(line, a) for line in counted if not view.line_labels[line].grand)
    if not 2 <= len(parts) <= SETTINGS.most_parts_of_a_whole:
        return
    for line in own:
        if not view.line_labels[line].grand:
            yield Identity("participacion", "share", view.at(line, target), (view.at(line, a), *parts), group, HUNDRED)
    yield from _share_of_the_whole(view, target, a, parts)


def _share_of_the_whole(view: AxisView, target: int, a: int, parts: Sequence[Position]) -> Iterator[Identity]:
    """The share of the one total that is the sum of the parts: nothing but 100 %."""
    totals = [line for line in view.lines if view.line_labels[line].grand and view.figure(line, a) is not None]
    if len(totals) != 1 or view.figure(totals[0], target) is None:
        return
    whole = view.at(totals[0], a)
    figures = view.sheet.quantity
    if figures[whole].amount == sum((figures[p].amount for p in parts), Decimal(0)):
        group = f"{view.axis}:whole:{target}:{a}"
        yield Identity("participacion", "ratio", view.at(totals[0], target), (whole, whole), group, HUNDRED)


def _step_identities(view: AxisView, target: int, a: int, lines: set[int], upwards: bool) -> Iterator[Identity]:
    """Growth over the line before; over the line behind where the newest stands first."""
    group = f"{view.axis}:step{'-up' if upwards else ''}:{target}:{a}"
    order = [line for line in view.lines if view.figure(line, a) is not None and not view.line_labels[line].grand]
    for before, line in pairwise(order[::-1] if upwards else order):
        if line in lines:
            yield Identity(
                "crecimiento", "growth", view.at(line, target), (view.at(before, a), view.at(line, a)), group, HUNDRED
            )
