"""Relations of a paragraph that do not hold, and the figure of each that is to blame."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.validate.claims.paragraph.relation import SentenceRelation, same_kind
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.verdict.figure_case import Case
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.settings import EXPLAINED, VERDICT


def broken(
    found: Sequence[SentenceRelation],
    mentions: Sequence[Mention],
    judgements: Sequence[Judgement],
    cases: Sequence[Case],
) -> list[tuple[SentenceRelation, Mention]]:
    """The relations that the words say must hold and that one slip would mend, each with the figure to blame: the
    one that neither a table nor another relation speaks for. Where something speaks for all figures, or one of them is
    contradicted by a table or blamed already, nobody is blamed."""
    number_of = {id(m): n for n, m in enumerate(mentions)}
    blamed: list[tuple[SentenceRelation, Mention]] = []
    seen: set[int] = set()
    for relation in found:
        if relation.holds or not relation.strict or not relation.culprits:
            continue
        numbers = [number_of[id(m)] for m in relation.operands]
        result = cases[numbers[-1]]
        if result.is_share or (result.explained and not relation.fitted):
            continue  # as another relation has it, what is printed is right
        if relation.kind == "difference" and _is_of_another_level(relation, mentions, numbers[-1]):
            continue
        known = [judgements[n] for n in numbers]
        blamed_by_tables = any(j.verdict == "contradicted" and j.by != "restated" for j in known)
        if blamed_by_tables or any(id(m) in seen for m in relation.operands):
            continue
        firm = [j.verdict == "verified" and j.by in ("cell", "computed") for j in known]
        if len(known) > 1 and all(firm):
            continue
        sure = {n for n, is_firm in zip(numbers, firm, strict=True) if is_firm or cases[n].confirmed_by is not None}
        doubtful = [m for m, _ in relation.culprits if number_of[id(m)] not in sure]
        if relation.kind in ("words", "count"):
            doubtful = list(relation.operands)
        said_elsewhere = {id(m) for m in doubtful if cases[number_of[id(m)]].weigh()[0] >= VERDICT.right_elsewhere}
        of_two_sentences = len({m.number for m in relation.operands}) > 1
        if of_two_sentences and doubtful and id(doubtful[0]) in said_elsewhere and not relation.fitted:
            continue  # figures of two sentences may be of two things
        if of_two_sentences:
            doubtful = [m for m in doubtful if id(m) not in said_elsewhere]
        if not doubtful:
            continue
        if relation.fitted:  # of figures that words alone do not join the first is one that nothing confirms
            doubtful.sort(key=lambda m: judgements[number_of[id(m)]].verdict == "verified")
        seen.add(id(doubtful[0]))
        blamed.append((relation, doubtful[0]))
    return blamed


def _is_of_another_level(relation: SentenceRelation, mentions: Sequence[Mention], number: int) -> bool:
    """Whether a difference is exactly that of one of its levels and another figure of the sentence: "el 26,9 %, 7,6
    puntos menos que el país (34,5 %), y 2,1 menos que un año antes (29 %)"."""
    *levels, result = relation.operands
    first, last = max(0, number - EXPLAINED.most_beside), number + EXPLAINED.most_beside + 1
    others = [
        m for m in mentions[first:last] if m.number == result.number and all(m is not o for o in relation.operands)
    ]
    return any(
        same_kind(level, other)
        and abs(abs(level.value - other.value) - result.value) <= result.step * EXPLAINED.rounding
        for level in levels
        for other in others
    )
