"""What says that two figures one slip apart state two facts, whatever else their sentences have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.spanish.folding import fold
from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.restated.surroundings import Surroundings
from pipeline.validate.claims.sentence.mentions import Mention, keys
from pipeline.validate.claims.sentence.printed_slips import slips_of
from pipeline.validate.claims.sentence.together import text_between

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
    slip: "un 30,6 % (28,4 % real)" and "un 22,4 % (20,4 % real)"; or, by the same words, others follow them: "2.006
    personas, el 35,8 %" and "2.056 personas, el 36,6 %" would be two slips at once."""
    first, second = around[one].mention, around[two].mention
    before, other = _beside(around, one, -1), _beside(around, two, -1)
    if before is not None and other is not None and first.before == second.before and _differ(before, other):
        slips = slips_of(before.figure)
        return not bool(len(slips)) or bool((abs(slips - other.value) > before.step / SETTINGS.apart).all())
    behind, other = _beside(around, one, 1), _beside(around, two, 1)
    if behind is None or other is None or text_between(first, behind) != text_between(second, other):
        return False
    return _differ(behind, other)


def _differ(one: Mention, other: Mention) -> bool:
    """Whether two figures of one kind, printed with as many decimals, are not the same."""
    alike = one.claim.kind == other.claim.kind and one.step == other.step
    return alike and abs(one.value - other.value) >= one.step / SETTINGS.apart


def _is_of_a_year_before(one: Mention, other: Mention) -> bool:
    """Whether a figure is said to be of the year before ("el año anterior el avance fue de 97 %") and the other neither
    so nor of that year."""
    year = one.claim.previous_year
    return bool(year) and not other.claim.previous_year and year not in other.claim.years


def _ends_a_range(mention: Mention) -> bool:
    sentence = mention.claim.sentence
    return _RANGE.search(fold(sentence.text[: mention.figure.start - sentence.start])) is not None


def _beside(around: Sequence[Surroundings], number: int, step: int) -> Mention | None:
    """The figure in digits before (-1) or behind (1) another one of the same sentence."""
    place = number + step
    found = around[place].mention if 0 <= place < len(around) else None
    return found if found is not None and found.number == around[number].mention.number else None
