"""What the percentages of a table are of: ratios, shares of a total, growth and its base.

Every place that prints percentages is explained by the definition that most of its lines follow:
one place over another, a part over its total, the change from one place to another. Evidence is
counted in bits, as for sums; a label that names the definition can carry a single line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import log2

from pipeline.model import Position, Quantity
from pipeline.quantities.edits import slip
from pipeline.quantities.intervals import Interval
from pipeline.quantities.labels import fold_label, read_label
from pipeline.quantities.rounding import to_step
from pipeline.validate.arithmetic.identity import Identity, IdentityForm, evaluate
from pipeline.validate.arithmetic.ratio_labels import names_pair
from pipeline.validate.arithmetic.sheet import AxisView, unit

_ENOUGH = 7.0  # bits beyond chance that a definition must show
_LABEL_BITS = 5.0
_FAIL_COST = 3.0
_MAX_OPERANDS = 10
_SAMPLE = 48  # lines on which the definitions of a long table are tried
_MOST_PARTS = 200  # parts of a whole that is not printed
_FEW = 3  # lines with which a label may carry a definition that they do not prove
_PER = re.compile(r"\b(?:por|cada|x)\s+(?P<n>1[. ]?000(?:[. ]000)?|100[. ]?000|10[. ]?000|mil|cien mil)\b")
_COMPLIANCE = re.compile(r"cumplimiento|logro|avance")
_SHARE = re.compile(r"^\W*$|participacion|distribucion|% del total|peso")
_HUNDRED = Decimal(100)


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
    """One way to explain a place of percentages: its identities per line; ``wholes`` as in ``find``."""

    form: IdentityForm
    places: tuple[int, ...]
    identities: tuple[Identity, ...]
    wholes: Wholes


def find(view: AxisView, wholes: Wholes) -> list[Identity]:
    """The identities about percentages along an axis.

    ``wholes`` are the totals of the sums found. Where a is b over c, c is b over a too: the one is
    kept whose label speaks of a rate, else the one printed with fewer digits.
    """
    found: dict[int, Definition] = {}
    for target in sorted(view.percent_places | _maybe_rates(view)):
        definition = _explain(view, target, wholes)
        if definition is not None:
            found[target] = definition
    return [i for target, d in found.items() if not _is_reversed(view, target, found) for i in d.identities]


def _is_reversed(view: AxisView, target: int, found: Mapping[int, Definition]) -> bool:
    """Whether another definition says the same of the same places, and says it better."""
    mine = found[target]
    for other, definition in found.items():
        if other == target or mine.form != "ratio" or definition.form != "ratio":
            continue
        if {target, *mine.places} == {other, *definition.places} and _is_derived(view, target) < _is_derived(
            view, other
        ):
            return True
    return False


def _is_derived(view: AxisView, place: int) -> tuple[bool, float]:
    """How likely a place holds results: a label that says rate and not mean, few significant digits."""
    label = view.place_labels[place]
    figures = [q for line in view.lines if (q := view.figure(line, place)) is not None]
    digits = sum(len(q.value.normalize().as_tuple().digits) for q in figures) / max(len(figures), 1)
    return label.ratio and not label.average, -digits


def _maybe_rates(view: AxisView) -> set[int]:
    """Places whose label says rate, ratio or average though their figures carry no percent sign."""
    return {p for p in view.places if p not in view.percent_places and _says_rate(view, p)}


def _says_rate(view: AxisView, place: int) -> bool:
    label = view.place_labels[place]
    decimals = any(q.decimals for line in view.lines if (q := view.figure(line, place)) is not None)
    return (label.ratio and decimals) or label.average or _PER.search(fold_label(view.place_words[place])) is not None


def _factor(view: AxisView, target: int) -> Decimal:
    """What a plain ratio is printed times: 100 for percentages, what the label says (por 100.000), or 1."""
    if target in view.percent_places:
        return _HUNDRED
    said = _PER.search(fold_label(view.place_words[target]))
    if said is None:
        return Decimal(1)
    return Decimal({"mil": "1000", "cien mil": "100000"}.get(said["n"], said["n"].replace(".", "").replace(" ", "")))


def _explain(view: AxisView, target: int, wholes: Wholes) -> Definition | None:
    lines = [line for line in view.lines if _is_rate(view, line, target)]
    operands = _operand_places(view, target)
    candidates = list(_definitions(view, target, _spread(lines), operands, wholes))
    if not candidates:
        return None
    cost = log2(len(candidates) + 1)
    best: tuple[float, Definition] | None = None
    for definition in candidates:
        if not definition.identities or not _followed(view, definition, _factor(view, target) != 1):
            continue
        score = _score(view, definition) - cost + _label_bits(view, target, definition)
        score -= 0.01 * sum(abs(target - p) for p in definition.places)
        if best is None or score > best[0]:
            best = (score, definition)
    if best is not None and best[0] >= _ENOUGH:
        chosen = best[1]
        return (
            chosen if len(lines) <= _SAMPLE else _build(view, target, chosen.form, chosen.places, lines, chosen.wholes)
        )
    return _announced(view, target, candidates)


def _spread(lines: list[int]) -> list[int]:
    """All lines, or so many of a long table as show what its percentages are, evenly spread."""
    if len(lines) <= _SAMPLE:
        return lines
    return [lines[i * len(lines) // _SAMPLE] for i in range(_SAMPLE)]


def _is_rate(view: AxisView, line: int, target: int) -> bool:
    """Whether a line prints a rate of its own at a place, rather than the average of the others."""
    printed = view.figure(line, target)
    if printed is None or read_label(printed.label).average or view.line_labels[line].average:
        return False
    return view.place_labels[target].change or not view.line_labels[line].change


def _operand_places(view: AxisView, target: int) -> list[int]:
    """The nearest places of counts or amounts, which a percentage can be of."""
    usable = [p for p in view.places if p != target and p not in view.percent_places]
    if _of_percentages(view, target):
        usable = [p for p in view.places if p != target]
    return sorted(sorted(usable, key=lambda p: abs(p - target))[:_MAX_OPERANDS])


def _of_percentages(view: AxisView, target: int) -> bool:
    """Whether a percentage measures one percentage against another: a result against its goal."""
    if not _COMPLIANCE.search(fold_label(view.place_words[target])) or len(view.percent_places) < 3:
        return False
    return all(p in view.percent_places for p in (target - 1, target - 2))


def _definitions(
    view: AxisView, target: int, lines: list[int], operands: list[int], wholes: Wholes
) -> Iterator[Definition]:
    factor = _factor(view, target)
    pairs = [(a, b) for a in operands for b in operands if a != b]
    plain = factor == _HUNDRED and not _of_percentages(view, target)
    forms: tuple[IdentityForm, ...] = ("ratio", "growth", "growth_last") if plain else ("ratio",)
    for form in forms:
        for pair in pairs:
            yield _build(view, target, form, pair, lines, wholes)
    if plain:
        for a in operands:
            yield _build(view, target, "share", (a,), lines, wholes)
            if a in wholes.of_place:
                yield _build(view, target, "share", (a,), lines, NO_WHOLES)
            yield _build(view, target, "growth", (a,), lines, wholes)


def _build(
    view: AxisView, target: int, form: IdentityForm, places: tuple[int, ...], lines: list[int], wholes: Wholes
) -> Definition:
    """A definition with its identities on some lines."""
    if len(places) == 2:
        found = _pair_identities(view, form, target, *places, lines, _factor(view, target))
    elif form == "share":
        found = _share_identities(view, target, places[0], lines, wholes)
    else:
        found = _step_identities(view, target, places[0], set(lines))
    return Definition(form, places, tuple(found), wholes)


def _rule(view: AxisView, target: int, form: IdentityForm) -> str:
    """The code that reports a failure: a growth is one only where the label speaks of change."""
    if form in ("growth", "growth_last"):
        return "crecimiento" if form == "growth" or view.place_labels[target].change else "porcentaje"
    return "participacion" if form == "share" else "porcentaje"


def _pair_identities(
    view: AxisView, form: IdentityForm, target: int, a: int, b: int, lines: list[int], factor: Decimal
) -> Iterator[Identity]:
    group = f"{view.axis}:{form}:{target}:{a}:{b}"
    rule = _rule(view, target, form)
    for line in lines:
        first, second = view.figure(line, a), view.figure(line, b)
        nothing = form == "ratio" and first is None and view.at(line, a) in view.sheet.interval
        if second is None or (first is None and not nothing):
            continue
        yield Identity(rule, form, view.at(line, target), (view.at(line, a), view.at(line, b)), group, factor)


def _share_identities(view: AxisView, target: int, a: int, lines: list[int], wholes: Wholes) -> Iterator[Identity]:
    group = f"{view.axis}:share:{target}:{a}"
    own = [line for line in lines if view.figure(line, a) is not None]
    found = {line: whole for line in own if (whole := wholes.of(line, a)) is not None}
    if any(view.figure(whole, a) is not None for whole in found.values()):
        for line, whole in found.items():
            if view.figure(whole, a) is None:
                continue
            cells = (view.at(line, a), view.at(whole, a))
            yield Identity("participacion", "ratio", view.at(line, target), cells, group, _HUNDRED)
        return
    counted = [line for line in view.lines if view.figure(line, a) is not None and _is_rate(view, line, target)]
    parts = tuple(view.at(line, a) for line in counted if not view.line_labels[line].grand)
    if not 2 <= len(parts) <= _MOST_PARTS:
        return
    for line in own:
        if not view.line_labels[line].grand:
            yield Identity("participacion", "share", view.at(line, target), (view.at(line, a), *parts), group, _HUNDRED)
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
        yield Identity("participacion", "ratio", view.at(totals[0], target), (whole, whole), group, _HUNDRED)


def _step_identities(view: AxisView, target: int, a: int, lines: set[int]) -> Iterator[Identity]:
    """Growth over the line before."""
    group = f"{view.axis}:step:{target}:{a}"
    order = [line for line in view.lines if view.figure(line, a) is not None and not view.line_labels[line].grand]
    for before, line in pairwise(order):
        if line in lines:
            yield Identity(
                "crecimiento", "growth", view.at(line, target), (view.at(before, a), view.at(line, a)), group, _HUNDRED
            )


def fits(view: AxisView, identity: Identity) -> bool:
    """Whether the print agrees with the identity, rounded or cut off."""
    expected = evaluate(identity, view.sheet.interval)
    if expected is None:
        return False
    printed = view.sheet.quantity[identity.target]
    return Interval.of(printed, exact_integers=False).meets(expected) or Interval.truncated(printed).meets(expected)


def _followed(view: AxisView, definition: Definition, scaled: bool) -> bool:
    """Whether most lines follow a definition: two for each that does not, three at least for bare rates.

    ``scaled``: percentages, or rates whose label says of how many (por 1.000 habitantes).
    """
    chained = definition.form == "growth" and len(definition.places) == 1
    failing: list[Identity] = []
    for identity in definition.identities:
        if not fits(view, identity):
            failing.append(identity)
            if not chained and 3 * len(failing) > max(len(definition.identities), 3):
                return False  # most definitions are nonsense: no need to see the rest
    holding = len(definition.identities) - len(failing)
    failed = _causes(failing) if chained else len(failing)
    if not scaled:
        return holding >= 3 and holding >= 3 * failed
    return holding >= 2 * failed or (holding == failed == 1)


def _causes(failing: list[Identity]) -> int:
    """How many wrong figures can explain failures that share figures (growth over the line before)."""
    count = 0
    while failing:
        cells = Counter(c for s in failing for c in s.cells)
        worst = cells.most_common(1)[0][0]
        failing = [s for s in failing if worst not in s.cells]
        count += 1
    return count


def _score(view: AxisView, definition: Definition) -> float:
    """Bits of the lines that follow a definition, contradictions taken away."""
    bits, seen = 0.0, set()
    for identity in definition.identities:
        printed = view.sheet.quantity[identity.target]
        if fits(view, identity):
            key = tuple(view.sheet.interval[c].low for c in identity.cells)
            if key not in seen:
                bits += _distinctiveness(printed)
            seen.add(key)
        else:
            bits -= _FAIL_COST
    return bits


def _distinctiveness(printed: Quantity) -> float:
    """How unlikely it is to hit a percentage by chance: nothing for 0% and 100%."""
    if printed.amount == 0 or abs(printed.amount) == 100:
        return 0.5
    return log2(float(min(abs(printed.amount), Decimal(200)) / unit(printed)) + 1)


def _label_bits(view: AxisView, target: int, definition: Definition) -> float:
    """What the labels say for a definition."""
    label = view.place_labels[target]
    growth = definition.form in ("growth", "growth_last")
    if label.change != growth:
        return -_LABEL_BITS if label.change or growth else 0.0
    if definition.form == "ratio":
        return _LABEL_BITS if names_pair(view, target, *definition.places) else 0.0
    if definition.form == "growth":
        return _LABEL_BITS + (2.0 if _stands_before(definition.places, target) else 0.0)
    if definition.form == "share" and _SHARE.search(fold_label(view.place_words[target])):
        return _LABEL_BITS
    return 0.0


def _announced(view: AxisView, target: int, candidates: list[Definition]) -> Definition | None:
    """The definition that labels plainly name, where lines are too few (or too wrong) to prove one."""
    label = view.place_labels[target]
    if target not in view.percent_places:
        return None
    named: dict[int, list[Definition]] = {}
    for definition in candidates:
        if not 1 <= len(definition.identities) <= _FEW:
            continue
        if definition.form == "ratio" and len(definition.places) == 2 and not label.change:
            named.setdefault(names_pair(view, target, *definition.places), []).append(definition)
        elif definition.form == "growth" and label.change and _stands_before(definition.places, target):
            named.setdefault(1, []).append(definition)
    best = named[max(named)] if named and max(named) else []
    return best[0] if len(best) == 1 and _believable(view, best[0]) else None


def _stands_before(places: tuple[int, ...], target: int) -> bool:
    """Two neighbours right in order before the target."""
    return len(places) == 2 and places[1] == places[0] + 1 and places[1] < target


def _believable(view: AxisView, definition: Definition) -> bool:
    """Whether what is printed could be a slip for what should be: near, or one slip of typing away.

    Where there are several lines, one at least must be right.
    """
    if len(definition.identities) > 1 and not any(fits(view, s) for s in definition.identities):
        return False
    for identity in definition.identities:
        expected = evaluate(identity, view.sheet.interval)
        if expected is None:
            return False
        printed = view.sheet.quantity[identity.target]
        step = unit(printed)
        right = to_step(expected.middle, step)
        near = abs(printed.amount - right) <= max(abs(right), Decimal(1))
        if not near and all(slip(printed.amount, right + k * step, printed.decimals) is None for k in (-1, 0, 1)):
            return False
    return True
