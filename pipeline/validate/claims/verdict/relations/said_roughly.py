"""Relations of a paragraph that fail only as printed to the last digit, or of figures that are no statement."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.validate.claims.linking.settings import SETTINGS as LINKS
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from pipeline.validate.claims.sentence.mentions import Mention


def without_rough(found: Sequence[SentenceRelation]) -> list[SentenceRelation]:
    """The relations that hold or that say something is wrong: none where a figure said to be about, more or less than
    something is near what one of them gives ("algo menos de 60%" for 58), and no difference of the labels of a table
    read as text ("Hasta 1 mes, más de 1 y hasta 3")."""
    rough = {id(m) for relation in found if not relation.holds for m, v in relation.culprits if _allows(m, v)}
    return [
        r
        for r in found
        if r.holds
        or not (rough & {id(m) for m, _ in r.culprits} or (r.kind == "difference" and not _is_statement(r.operands)))
    ]


def _is_statement(operands: Sequence[Mention]) -> bool:
    return any(is_in_sentence(m) for m in operands)


def _allows(mention: Mention, value: float) -> bool:
    hedge, more = mention.claim.hedge, value - mention.value
    if not hedge or abs(more) > LINKS.hedge * max(value, mention.value):
        return False
    return hedge == "about" or (more > 0) == (hedge == "more")
