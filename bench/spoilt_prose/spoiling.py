"""Plausible slips: one digit changed or two neighbours swapped, so that the figure is wrong beyond doubt."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.spoilt_prose.annotations import Annotation, NumeralReading, Spot, digits
from pipeline.model import Document, Table

AT_ONCE = 8
"""Figures spoilt in one copy of a document, at most."""
SWAPS = 4
"""How many times as likely two neighbours are swapped as a digit becomes a certain other one."""
ROUNDING = 1.001
"""Units of the last digit by which a figure may differ from what its formula gives and still be right."""
RESTATED_ROUNDING = 2
"""Units by which a figure of more than ``RESTATED_SMALL`` may differ from the one that it repeats."""
RESTATED_SMALL = 20
MOST_VARIED = 7
"""Decimal numbers of a formula that are varied within their rounding; of more there are too many combinations."""
_DECIMAL_NUMBER = re.compile(r"(?<![\w.])\d+\.\d+")


@dataclass(frozen=True, eq=False)
class Target:
    """An annotated figure and where the document prints it."""

    annotation: Annotation
    spot: Spot


def with_replaced(document: Document, spots: Sequence[Spot]) -> Document:
    """The document with the replacement of each spot in its place; at most one spot of a block."""
    blocks = list(document.blocks)
    for spot in spots:
        block = blocks[spot.block]
        assert not isinstance(block, Table)
        blocks[spot.block] = replace(block, text=block.text[: spot.start] + spot.replacement + block.text[spot.end :])
    return replace(document, blocks=tuple(blocks))


def spoilt(target: Target, reading: NumeralReading, rng: random.Random) -> Target | None:
    """The target with a slip as its replacement; ``None`` where no slip makes it wrong beyond doubt."""
    numeral = target.annotation.numeral
    value, decimals = reading.value(numeral)
    for text in _slips(target.annotation, rng):
        if _has_new_leading_zero(numeral, text):
            continue
        try:
            slipped, _ = reading.value(text)
        except ValueError:
            continue
        if not _may_be_right(target.annotation, value, slipped, decimals, reading):
            return replace(target, spot=replace(target.spot, replacement=text))
    return None


def _slips(annotation: Annotation, rng: random.Random) -> list[str]:
    """Every slip of a numeral, shuffled; swaps ``SWAPS`` times each."""
    numeral = annotation.numeral
    places = [place for place, character in enumerate(numeral) if character.isdigit()]
    slips: list[str] = []
    for order, place in enumerate(places[:1] if annotation.only_first_digit else places):
        others = (digit for digit in "0123456789" if digit != numeral[place])
        slips += [numeral[:place] + digit + numeral[place + 1 :] for digit in others]
        behind = places[order + 1] if order + 1 < len(places) else place
        if numeral[place] != numeral[behind]:
            between = numeral[place + 1 : behind]
            slips += [numeral[:place] + numeral[behind] + between + numeral[place] + numeral[behind + 1 :]] * SWAPS
    rng.shuffle(slips)
    return slips


def _has_new_leading_zero(numeral: str, text: str) -> bool:
    was, now = digits(numeral), digits(text)
    return now == "0" if len(was) == 1 else now[0] == "0" and was[0] != "0"


def _may_be_right(annotation: Annotation, value: float, slipped: float, decimals: int, reading: NumeralReading) -> bool:
    """Whether rounding explains a slip."""
    unit: float = 10**-decimals
    if annotation.formula and annotation.kind in ("derived", "within"):
        low, high = formula_range(annotation.formula, reading)
        is_one_whole_number = float(low).is_integer() and low == high
        return low - ROUNDING * unit <= slipped <= high + ROUNDING * unit and not (
            is_one_whole_number and abs(slipped - low) >= 1
        )
    is_large = decimals == 0 and value > RESTATED_SMALL
    return annotation.kind == "restated" and is_large and abs(slipped - value) < RESTATED_ROUNDING * unit


def formula_range(formula: str, reading: NumeralReading) -> tuple[float, float]:
    """The least and the greatest that a formula gives, its decimal numbers varied within half a unit of their last
    digit. Formulas are Python of whoever annotated: they are evaluated."""
    spans = [match.span() for match in _DECIMAL_NUMBER.finditer(formula)]
    if len(spans) > MOST_VARIED or "for" in formula:
        spans = []
    values = [
        eval(_varied(formula, spans, signs), dict(reading.functions))
        for signs in itertools.product((-1, 1), repeat=len(spans))
    ]
    return min(values), max(values)


def _varied(formula: str, spans: Sequence[tuple[int, int]], signs: Sequence[int]) -> str:
    """The formula with half a unit of the last digit added to, or taken from, each of some decimal numbers."""
    pieces, end = [], 0
    for (start, stop), sign in zip(spans, signs, strict=True):
        number = formula[start:stop]
        half_unit = 0.5 * 10 ** -len(number.split(".")[1])
        pieces += [formula[end:start], f"({float(number) + sign * half_unit!r})"]
        end = stop
    return "".join([*pieces, formula[end:]])


def groups_apart(targets: Sequence[Target], reading: NumeralReading) -> list[list[Target]]:
    """Targets in groups of ``AT_ONCE`` at most that can be spoilt in one copy of the document: none of a group says
    what another must be."""
    groups: list[list[Target]] = []
    for target in targets:
        for group in groups:
            if len(group) < AT_ONCE and not any(_touch(target, other, reading) for other in group):
                group.append(target)
                break
        else:
            groups.append([target])
    return groups


def _touch(one: Target, other: Target, reading: NumeralReading) -> bool:
    """Whether one of two figures may say what the other must be: neighbours, the same number or the same cells."""
    first, second = one.annotation, other.annotation
    return (
        abs(one.spot.block - other.spot.block) < 2
        or digits(first.numeral) == digits(second.numeral)
        or _follows_from(first, second, reading)
        or _follows_from(second, first, reading)
        or not first.cells.isdisjoint(second.cells)
    )


def _follows_from(one: Annotation, other: Annotation, reading: NumeralReading) -> bool:
    """Whether a figure repeats another or is calculated from it."""
    if one.restated and digits(one.restated) == digits(other.numeral):
        return True
    number = str(reading.value(other.numeral)[0]).rstrip("0").rstrip(".")
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", one.formula) is not None
