"""What says that two figures one slip apart state two facts, whatever else their sentences have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.spanish.folding import fold
from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.restated.surroundings import Surroundings
from pipeline.validate.claims.sentence.mentions import Mention, keys
from pipeline.validate.claims.sentence.printed_slips import slips_of

_TIME = keys("día días mes meses semanas horas minutos")
"""How long something takes is no fact of the account: "los últimos 12 meses"."""

_RANGE = re.compile(r"\bentre\s[^.;:]{0,30}$")
"""What stands before an end of a range: "varía entre 0,6 y"."""


def state_different_facts(around: Sequence[Surroundings], one: int, two: int) -> bool:
    """Whether two figures, by their numbers in ``around``, cannot state one fact with a slip of the pen."""
    first, second = around[one], around[two]
    if is_time(first) or is_time(second) or _says_nothing(first.mention) or _says_nothing(second.mention):
        return True
    if _ends_a_range(first.mention) != _ends_a_range(second.mention):
        return True
    if _is_of_a_year_before(first.mention, second.mention) or _is_of_a_year_before(second.mention, first.mention):
        return True
    return _continue_two_statements(around, one, two)


def is_time(one: Surroundings) -> bool:
    """Whether a short figure says how long something takes, or which week it was."""
    return one.mention.significant < SETTINGS.distinctive_digits and not _TIME.isdisjoint(one.behind)


def _says_nothing(mention: Mention) -> bool:
    """Whether a short whole number neither counts nor measures: the mark of a note, the number of a chapter."""
    is_short = mention.significant < SETTINGS.distinctive_digits and not mention.figure.decimals
    return is_short and not (mention.figure.unit or mention.claim.nouns)


def _continue_two_statements(around: Sequence[Surroundings], one: int, two: int) -> bool:
    """Whether both figures follow, by the same words, a figure of their sentence, and these two differ by more than a
    slip: "un 30,6 % (28,4 % real)" and "un 22,4 % (20,4 % real)"."""
    before, other = _before(around, one), _before(around, two)
    if before is None or other is None or around[one].mention.before != around[two].mention.before:
        return False
    if before.claim.kind != other.claim.kind or before.step != other.step:
        return False
    if abs(before.value - other.value) < before.step / SETTINGS.apart:
        return False
    slips = slips_of(before.figure)
    return not bool(len(slips)) or bool((abs(slips - other.value) > before.step / SETTINGS.apart).all())


def _is_of_a_year_before(one: Mention, other: Mention) -> bool:
    """Whether a figure is said to be of the year before ("el año anterior el avance fue de 97 %") and the other neither
    so nor of that year."""
    year = one.claim.previous_year
    return bool(year) and not other.claim.previous_year and year not in other.claim.years


def _ends_a_range(mention: Mention) -> bool:
    sentence = mention.claim.sentence
    return _RANGE.search(fold(sentence.text[: mention.figure.start - sentence.start])) is not None


def _before(around: Sequence[Surroundings], number: int) -> Mention | None:
    """The figure in digits before another one of the same sentence."""
    found = around[number - 1].mention if number else None
    return found if found is not None and found.number == around[number].mention.number else None
