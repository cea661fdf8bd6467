"""A growth that is no slip away from what its two levels give, and yet is said of them: «de $ 10.036.126 a $ 9.487.145
millones, una disminución de 9,8 %», where it is 5,5 %.

Who computes with last month's level errs by more than a digit. That a percentage is no slip away from what two figures
give says as a rule that it is of others. It is blamed only where the words leave no other: both levels have many
digits and are near each other, and what is said right beside the percentage is a rise where they rise, a fall where
they fall.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.spanish.change_words import FALLING, RISING
from pipeline.validate.claims.paragraph.changes.growth import scale_of_both
from pipeline.validate.claims.paragraph.relation import SentenceFigures, SentenceRelation, is_percent
from pipeline.validate.claims.paragraph.settings import GROWTH, WORDS
from pipeline.validate.claims.sentence.printed_slips import significant_digits

_RISES = re.compile(rf"\b(?:{RISING}|expansi|mayor|superior|mas\s+que|(?:por\s+)?(?:encima|sobre))")
_FALLS = re.compile(rf"\b(?:{FALLING}|baj|contracci|retroce|menor|inferior|menos\s+que|por\s+debajo)")
_ENDS = re.compile(r"[,;:(]")


def blamed_without_slip(passage: SentenceFigures, relation: SentenceRelation) -> SentenceRelation:
    """A growth that does not hold, with its percentage to blame where no slip would mend it and the words leave no
    other levels; any other relation as it is."""
    if relation.holds or not relation.strict or relation.culprits or relation.kind != "growth":
        return relation
    one, two, p = relation.operands
    first, last = one.value * scale_of_both(one, two), two.value
    if is_percent(one) or is_percent(two) or not _are_near(first, last) or p.claim.hedge:
        return relation
    if min(significant_digits(m.figure) for m in (one, two)) < GROWTH.certain_digits:
        return relation
    before = _ENDS.split(passage.left(p, WORDS.change_before))[-1]
    behind = _ENDS.split(passage.right(p, WORDS.beside))[0]
    said = (bool(_RISES.search(before) or _RISES.search(behind)), bool(_FALLS.search(before) or _FALLS.search(behind)))
    if said != (first < last, first > last):
        return relation
    return replace(relation, culprits=((p, abs(last / first - 1) * 100),))


def _are_near(one: float, two: float) -> bool:
    return min(one, two) > 0 and max(one, two) < GROWTH.near_levels * min(one, two)
