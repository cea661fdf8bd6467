"""What the percentages of a table are of: ratios, shares of a total, growth and its base.

Every place that prints percentages is explained by the definition that most of its lines follow:
one place over another, a part over its total, the change from one place to another. Evidence is
counted in bits, as for sums; a label that names the definition can carry a single line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import log2
from typing import Any

from pipeline.model import Quantity
from pipeline.quantities.labels.announcements import fold_label, read_label
from pipeline.quantities.rounding import to_step
from pipeline.quantities.settings import PATTERNS
from pipeline.quantities.slips import slip
from pipeline.validate.arithmetic.identities.identity import HUNDRED, Identity, evaluate
from pipeline.validate.arithmetic.identities.judge import agrees_rounded_or_cut
from pipeline.validate.arithmetic.identities.sheet import AxisView, unit
from pipeline.validate.arithmetic.ratios.pair_trials import PairTrials
from pipeline.validate.arithmetic.ratios.percentage_definitions import (
    PER,
    Definition,
    Wholes,
    definitions,
    is_bare_change,
    is_unlabelled_rate,
    operand_places,
    prints_own_rate,
    unsaid_factors,
)
from pipeline.validate.arithmetic.ratios.ratio_labels import names_pair
from pipeline.validate.arithmetic.settings import SETTINGS

Many = Any
"""A number of lines, or an array of those of many definitions; what is asked of it is then an array too."""
_PER_UNIT = re.compile(r"\b[a-z]{1,4}\.?[²³]? ?/ ?[a-z]|\brendimiento|\brazon\b|\bdensidad|\bpor (?:cada )?[a-z0-9]")
_OF_TOTAL = re.compile(r"% ?(?:del|sobre(?: el)?|s/|of(?: the)?|do) ?total|porcentaje (?:del|sobre el) total")
_SHARE = re.compile(r"^\W*$|participacion|distribucion|% del total|peso")


def find(view: AxisView, wholes: Wholes) -> list[Identity]:
    """The identities about percentages along an axis.

    ``wholes`` are the totals of the sums found. Where a is b over c, c is b over a too: the one is
    kept whose label names a rate, else the one printed with fewer digits.
    """
    found: dict[int, Definition] = {}
    for target in sorted(view.percent_places | _places_of_possible_rates(view)):
        definition = _definition_of(view, target, wholes)
        if definition is not None:
            found[target] = definition
    return [i for target, d in found.items() if not _is_reversed(view, target, found) for i in d.identities]


def _is_reversed(view: AxisView, target: int, found: Mapping[int, Definition]) -> bool:
    """Whether another definition says the same of the same places, and says it better."""
    mine = found[target]
    for other, definition in found.items():
        if other == target or mine.form != "ratio" or definition.form != "ratio":
            continue
        if {target, *mine.places} == {other, *definition.places} and _rank_as_result(view, target) < _rank_as_result(
            view, other
        ):
            return True
    return False


def _rank_as_result(view: AxisView, place: int) -> tuple[bool, float]:
    """How likely a place holds results: a label that says rate and not mean, few significant digits."""
    label = view.place_labels[place]
    figures = [q for line in view.lines if (q := view.figure(line, place)) is not None]
    digits = sum(len(q.value.normalize().as_tuple().digits) for q in figures) / max(len(figures), 1)
    return label.ratio and not label.average, -digits


def _places_of_possible_rates(view: AxisView) -> set[int]:
    """Places whose label says rate, ratio or average though their figures carry no percent sign, or that lost it."""
    tests = (_is_called_rate, is_bare_change, is_unlabelled_rate, _is_per_unit)
    return {p for p in view.places if p not in view.percent_places and any(test(view, p) for test in tests)}


def _is_called_rate(view: AxisView, place: int) -> bool:
    label = view.place_labels[place]
    decimals = _has_decimals(view, place)
    return (label.ratio and decimals) or label.average or PER.search(fold_label(view.place_words[place])) is not None


def _has_decimals(view: AxisView, place: int) -> bool:
    return any(q.decimals for line in view.lines if (q := view.figure(line, place)) is not None)


def _is_per_unit(view: AxisView, place: int) -> bool:
    """Whether a label names one unit for each of another ("qq/ha", "razón de sexo")."""
    words = fold_label(view.place_words[place])
    return view.axis == "row" and _has_decimals(view, place) and _PER_UNIT.search(words) is not None


def _definition_of(view: AxisView, target: int, wholes: Wholes) -> Definition | None:
    lines = [line for line in view.lines if prints_own_rate(view, line, target)]
    operands = operand_places(view, target)
    sampled = _evenly_spread(lines)
    candidates = list(definitions(view, target, sampled, operands, wholes))
    if not candidates:
        return None
    trials = PairTrials(view, target, sampled, operands)
    likely = [d for d in candidates if len(d.places) < 2 or _may_be_followed(*trials.of(d), d.is_scaled)]
    found = _best_definition(view, target, likely, lines, len(candidates))
    found = found or _announced_definition(view, target, candidates)
    if found is None and (_is_called_rate(view, target) or _is_per_unit(view, target)):
        # tenths, or thousands of the one beside the other: the label says nothing of the units, most lines show them
        factors, may_be = unsaid_factors(view, target), partial(_may_be_followed, scaled=False)
        pairs = [(factor, pair) for factor in factors for pair in trials.pairs("ratio", factor, may_be)]
        likely = [Definition(view, target, "ratio", pair, sampled, factor=f, said=False) for f, pair in pairs]
        found = _best_definition(view, target, likely, lines, len(factors) * len(operands) * (len(operands) - 1))
    return found


def _best_definition(
    view: AxisView, target: int, likely: Sequence[Definition], lines: list[int], tried: int
) -> Definition | None:
    """Of the likely ones of the definitions ``tried``, the one that the lines show best, if beyond chance."""
    cost = log2(tried + 1)
    best: tuple[float, int, Definition] | None = None
    for definition in likely:
        if not definition.identities or not _is_followed(view, definition):
            continue
        if definition.form == "growth_last" and not _is_called_change(view, target):
            continue  # one less a small ratio: what passed of all, said of those that failed
        score = _bits_of_lines(view, definition) - cost + _bits_of_labels(view, target, definition)
        near = -sum(abs(target - p) for p in definition.places)
        if best is None or (score, near) > best[:2]:
            best = (score, near, definition)
    if best is not None and best[0] >= SETTINGS.bits_of_a_definition:
        found = replace(best[2], lines=lines) if len(lines) > SETTINGS.sampled_lines else best[2]
        # what no label calls a rate may refute other readings of its figures, and accuse none of them
        if is_unlabelled_rate(view, target):
            return found if all(agrees_rounded_or_cut(view.sheet, i) for i in found.identities) else None
        return found
    return None


def _is_called_change(view: AxisView, target: int) -> bool:
    return view.place_labels[target].change or read_label(view.sheet.table.caption).change


def _evenly_spread(lines: list[int]) -> list[int]:
    """All lines, or so many of a long table as show what its percentages are, evenly spread."""
    if len(lines) <= SETTINGS.sampled_lines:
        return lines
    return [lines[i * len(lines) // SETTINGS.sampled_lines] for i in range(SETTINGS.sampled_lines)]


def _is_followed(view: AxisView, definition: Definition) -> bool:
    """Whether most lines follow a definition."""
    scaled = definition.is_scaled
    chained = definition.form == "growth" and len(definition.places) == 1
    count = len(definition.identities)
    failing: list[Identity] = []
    for identity in definition.identities:
        if not agrees_rounded_or_cut(view.sheet, identity):
            failing.append(identity)
            if not chained and not _may_be_followed(count, len(failing), scaled):
                return False  # most definitions are nonsense: no need to see the rest
    return bool(_are_enough(count - len(failing), _count_causes(failing) if chained else len(failing), scaled))


def _may_be_followed(count: Many, failing: Many, scaled: bool) -> Any:
    """Whether so many lines may follow a definition if no more fail than these."""
    fail = SETTINGS.definition_may_fail * failing
    few = (fail <= count) | (fail <= SETTINGS.fewest_rates)
    return (count > 0) & few & _are_enough(count - failing, failing, scaled)


def _are_enough(holding: Many, failing: Many, scaled: bool) -> Any:
    """Whether lines that hold outweigh those that fail: two for each, of bare rates three for each and three at
    least."""
    if not scaled:
        return (holding >= SETTINGS.fewest_rates) & (holding >= SETTINGS.rates_for_one * failing)
    return (holding >= 2 * failing) | ((holding == 1) & (failing == 1))


def _count_causes(failing: list[Identity]) -> int:
    """How many wrong figures can explain failures that share figures (growth over the line before)."""
    count = 0
    while failing:
        cells = Counter(c for s in failing for c in s.cells)
        worst = cells.most_common(1)[0][0]
        failing = [s for s in failing if worst not in s.cells]
        count += 1
    return count


def _bits_of_lines(view: AxisView, definition: Definition) -> float:
    """Bits of the lines that follow a definition, contradictions taken away."""
    bits, seen = 0.0, set()
    for identity in definition.identities:
        printed = view.sheet.quantity[identity.target]
        if agrees_rounded_or_cut(view.sheet, identity):
            key = tuple(view.sheet.interval[c].low for c in identity.cells)
            if key not in seen:
                bits += _distinctiveness(printed)
            seen.add(key)
        else:
            bits -= SETTINGS.bits_lost_by_a_failure
    return bits


def _distinctiveness(printed: Quantity) -> float:
    """How unlikely it is to hit a percentage by chance: nothing for 0% and 100%."""
    if printed.amount == 0 or abs(printed.amount) == 100:
        return SETTINGS.round_percentage_bits
    return log2(float(abs(printed.amount) / unit(printed)) + 1)


def _bits_of_labels(view: AxisView, target: int, definition: Definition) -> float:
    """What the labels say for a definition."""
    label = view.place_labels[target]
    growth = definition.form in ("growth", "growth_last")
    if label.change != growth:
        return -PATTERNS.label_bits if label.change or growth else 0.0
    if definition.form == "ratio":
        return PATTERNS.label_bits if names_pair(view, target, *definition.places) else 0.0
    if definition.form == "growth":
        return PATTERNS.label_bits + (2.0 if _stands_before(definition.places, target) else 0.0)
    if definition.form == "share" and _SHARE.search(fold_label(view.place_words[target])):
        return PATTERNS.label_bits
    return 0.0


def _announced_definition(view: AxisView, target: int, candidates: list[Definition]) -> Definition | None:
    """The definition that labels plainly name, where lines are too few (or too wrong) to prove one."""
    label = view.place_labels[target]
    if target not in view.percent_places:
        return None
    named: dict[int, list[Definition]] = {}
    for definition in candidates:
        if definition.form == "ratio" and len(definition.places) == 2 and not label.change:
            said = names_pair(view, target, *definition.places)
        elif definition.form == "share":
            said = 2 if _is_of_the_total(view, target, definition) else 0
        else:
            said = int(definition.form == "growth" and label.change and _stands_before(definition.places, target))
        most = SETTINGS.most_weighed if definition.form == "share" else SETTINGS.lines_a_label_explains
        if said and 1 <= len(definition.identities) <= most:
            named.setdefault(said, []).append(definition)
    best = named[max(named)] if named else []
    return best[0] if len(best) == 1 and _is_believable(view, best[0]) else None


def _is_of_the_total(view: AxisView, target: int, definition: Definition) -> bool:
    """Whether a label calls percentages those "of the total", and the total beside them prints 100 %."""
    whole = definition.wholes.of_place.get(definition.places[0])
    printed = None if whole is None else view.figure(whole, target)
    said = _OF_TOTAL.search(fold_label(view.place_words[target])) is not None
    return said and printed is not None and printed.amount == HUNDRED and definition.places[0] < target


def _stands_before(places: tuple[int, ...], target: int) -> bool:
    """Two neighbours right in order before the target."""
    return len(places) == 2 and places[1] == places[0] + 1 and places[1] < target


def _is_believable(view: AxisView, definition: Definition) -> bool:
    """Whether what is printed could be a slip for what should be: near, or one slip of typing away.

    Where there are several lines, one at least must be right.
    """
    if len(definition.identities) > 1 and not any(agrees_rounded_or_cut(view.sheet, s) for s in definition.identities):
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
