"""Amounts that leave out the scale of the amount before: «de los 5.640 millones se gastaron 5.273»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.spanish.folding import fold
from pipeline.validate.claims.paragraph.relation import SentenceFigures, SentenceRelation, length, scale_of
from pipeline.validate.claims.paragraph.settings import ELLIPTIC, PASSAGE
from pipeline.validate.claims.sentence.mentions import Mention

_NO_NOUN = re.compile(
    r"^\s*(?:[,.;:()]|$|(?:[ye]|en|por|para|con|al?|del?|sin|mas|menos|que|es|son|fue|fueron|eran?|van|quedan?|se|correspond[a-z]+|proviene[n]?)\b)"
)
"""What stands behind a figure that leaves out what it counts."""
_SCALE_LAST = re.compile(r"(?:mil|miles|mill[oó]n|millones|billones)\b[^\d]*$", re.IGNORECASE)
"""A figure that ends in its scale; "6 mil 721" does not."""
_MONEY = frozenset(("CLP", "USD", "EUR"))


def whole_figures(passage: SentenceFigures, figures: Sequence[Mention]) -> tuple[Mention, ...]:
    """The figures of a sentence, those that leave out their scale with that of the last one that states its own."""
    found: list[Mention] = []
    scaled: Mention | None = None
    for mention in figures:
        if mention.figure.scaled:
            scaled = mention if _SCALE_LAST.search(mention.figure.text) else None
        elif scaled is not None and _leaves_out(passage, scaled, mention):
            found.append(_scaled(mention, scaled))
            continue
        found.append(mention)
    return tuple(found)


def as_printed(relation: SentenceRelation, original: dict[int, Mention]) -> SentenceRelation:
    """A relation with the mentions as they were read in the place of those that were scaled here."""
    if not any(id(m) in original for m in relation.operands):
        return relation
    operands = tuple(original.get(id(m), m) for m in relation.operands)
    culprits = tuple(
        (original[id(m)], value * original[id(m)].step / m.step) if id(m) in original else (m, value)
        for m, value in relation.culprits
    )
    return replace(relation, operands=operands, culprits=culprits)


def _leaves_out(passage: SentenceFigures, scaled: Mention, bare: Mention) -> bool:
    """Whether a figure is an amount as large as one before it only with the scale of that one, and counts nothing."""
    figure, unit = bare.figure, scaled.figure.unit
    is_mark = figure.value is None or length(bare) < ELLIPTIC.fewest_digits
    if is_mark or figure.spelled or figure.unit not in ("", unit) or not bare.value or not scaled.value:
        return False
    if unit in _MONEY and figure.unit == unit:
        pass
    elif not _NO_NOUN.match(fold(passage.text[figure.end : figure.end + ELLIPTIC.behind])):
        return False
    ratio = bare.value * scale_of(scaled) / scaled.value
    return 1 / PASSAGE.one_scale < ratio < PASSAGE.one_scale < scaled.value / bare.value


def _scaled(bare: Mention, scaled: Mention) -> Mention:
    factor = Decimal(str(scale_of(scaled)))
    figure = bare.figure
    value = None if figure.value is None else figure.value * factor
    unit = figure.unit or scaled.figure.unit
    whole = replace(figure, value=value, step=figure.step * factor, unit=unit, scaled=True)
    return replace(bare, claim=replace(bare.claim, figure=whole))
