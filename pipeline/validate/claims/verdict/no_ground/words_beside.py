"""What the words right beside a figure say it is, where something of another kind accuses it.

"3.720, esto es 182 menos que hace un año" is how much the 3.720 changed and not the change of one of its parts; "pasó
de 4,8 a 3,6" ends in a level and in no quotient of levels; "la media nacional" is no mean of the rows of a hospital;
and two sentences of which no word beside the two figures is the same state two facts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import REMAINDER
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.kinds import CHANGES, GROWTHS, PERCENTAGES
from pipeline.validate.claims.paragraph.drawn import GENERIC
from pipeline.validate.claims.sentence.mentions import Mention, keys
from pipeline.validate.claims.sentence.stated_as import stated_as
from pipeline.validate.claims.sentence.together import text_between
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.no_ground.means import is_mean_of_others
from pipeline.validate.claims.verdict.no_ground.other_percentages import UNITS
from pipeline.validate.claims.verdict.no_ground.scope import is_national
from pipeline.validate.claims.verdict.settings import GROUNDS
from pipeline.validate.evidence.table_facts import YEAR

_PAUSED = re.compile(r"[;:.]")
_PAUSES = re.compile(r"[;:]|\.\s")
_MOVED_TO = re.compile(
    r"\b(?:de|desde|del)\s+\$?\s?\d[\d.,\s]*(?:\s?%)?(?:\s+(?:en|el)(?:\s+[a-záéíóú]+){0,2}\s+\d{4})?"
    r"\s+(?:a|hasta)\s+\$?\s?$"
)
"""What stands before the later of two levels: "pasó de 4,8 en 2015 a"."""
_REST = re.compile(rf"\b(?:l[oa]s|el)\s+(?:otr[oa]s|{REMAINDER})\b")


def refute(space: CellSpace, before: Mention | None, mention: Mention, judgement: Judgement) -> bool:
    """Whether the words beside a figure say that what accuses it by computing is of something else; ``before`` is the
    figure before it in its sentence."""
    one = judgement.computed
    if one is None:
        return False
    if one.kind in CHANGES:
        return before is not None and _is_of_another_level(space, before, mention, one.operands)
    if "mean" in one.kind and is_mean_of_others(space, mention, int(space.table[one.operands[0]])):
        return True
    return "ratio" in one.kind and _MOVED_TO.search(_before(mention)) is not None


def tell_two_facts(one: Mention, other: Mention) -> bool:
    """Whether no word beside one figure stands beside the other: neither before it, nor behind; or whether they are of
    two wholes."""
    return not _words(one) & _words(other) or are_of_two_wholes(one, other)


def are_of_two_wholes(one: Mention, other: Mention) -> bool:
    """Whether one figure alone is of what is left ("los otros diez municipios totalizan 631,9"), or of the whole
    country."""
    if _is_of_the_rest(one) != _is_of_the_rest(other):
        return True
    return is_national(_before(one)) != is_national(_before(other))


def _is_of_the_rest(mention: Mention) -> bool:
    return _REST.search(fold(_before(mention))) is not None


def is_of_another_part(
    space: CellSpace, before: Mention, mention: Mention, judgement: Judgement, stated: Sequence[Mention]
) -> bool:
    """Whether a percentage is said right behind a figure that is neither the part nor the whole of the share that
    accuses it, but nearly the part: "Educación, con 441 alumnos, el 13,2 %" is no share of the 374 of some of its
    rows. The part may be another figure of the sentence (``stated``): "441 y 502 alumnos, el 13,2 % y el 15,0 %"."""
    one = judgement.computed
    if one is None or one.kind not in PERCENTAGES - GROWTHS or before.claim.kind == "percent":
        return False
    if not _is_right_behind(before, mention):
        return False
    parts = space.amount[list(one.operands[: -one.whole])].tolist()
    if len(parts) > 1 and all(_is_stated(of, (before, *stated)) for of in parts):
        return False  # "Comercio, con 21.702, y los servicios, con 27.215, concentran el 52,2 %"
    part = float(sum(parts))
    whole = float(space.amount[list(one.operands[-one.whole :])].sum())
    values = [before.value / unit for unit in UNITS]
    if any(abs(value - of) <= max(before.step, GROUNDS.near_share * of) for value in values for of in (part, whole)):
        return False
    if _is_stated(part, stated):
        return False
    return any(part / GROUNDS.of_like_size < value < part * GROUNDS.of_like_size for value in values)


def _is_right_behind(before: Mention, mention: Mention) -> bool:
    """Whether a figure follows another one of its sentence closely, with no pause between."""
    gap = text_between(before, mention)
    return len(gap) <= GROUNDS.beside and not _PAUSED.search(gap)


def _is_stated(amount: float, stated: Sequence[Mention]) -> bool:
    """Whether one of some figures is that of an amount, in whatever unit."""
    return any(abs(m.value / unit - amount) <= m.step / unit / 2 for m in stated for unit in UNITS)


def _is_of_another_level(space: CellSpace, before: Mention, mention: Mention, cells: tuple[int, ...]) -> bool:
    """Whether a change is said right behind a level that is none of those whose change it should be."""
    if before.claim.kind == "percent" or before.in_words or YEAR.fullmatch(before.figure.text):
        return False  # "1.412,6 en julio: el alza en esos cinco meses fue de 11,9 %"
    if stated_as(before).how == "difference":  # "1.009 más que en 2020 y 5.148 más que en 2017"
        return False
    if not _is_right_behind(before, mention):
        return False
    amounts = [float(space.amount[cell]) for cell in cells]
    years = [sum(amounts[::2]), sum(amounts[1::2])]  # of the cells of one year, changed together
    both = [*amounts, *years, years[1] - years[0]]  # "aumentó en 302, un 2,8 %": by how much they changed
    sizes = {size for unit in UNITS for size in (unit, 1 / unit)}  # of which unit of the two is the larger
    values = [(before.value * size, before.step * size) for size in sizes]
    return not any(
        abs(value - abs(of)) <= max(step, GROUNDS.near_share * abs(of)) for value, step in values for of in both
    )


def _before(mention: Mention) -> str:
    sentence = mention.claim.sentence
    return sentence.text[: mention.figure.start - sentence.start]


def _words(mention: Mention) -> frozenset[str]:
    """The words beside a figure; where they only say when ("566.933 en 2013 y 466.158 en 2014"), those since the last
    pause too, which the figures before it stand with."""
    beside = frozenset(k for k in mention.before | mention.behind if not k[0].isdigit())
    if beside - GENERIC:
        return beside
    return beside | frozenset(k for k in keys(_PAUSES.split(_before(mention))[-1]) if not k[0].isdigit())
