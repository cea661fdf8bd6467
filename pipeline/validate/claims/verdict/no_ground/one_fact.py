"""Whether two sentences that print one short figure state one fact: equal percentages of two digits are common.

"44,2 % en 2022" of one zone does not confirm "44,2 % en 2023" of another, nor the third of a list the seventh.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.spanish.common_words import rarity
from pipeline.validate.claims.restated.scoring import RestatedOdds
from pipeline.validate.claims.sentence.mentions import Keys, Mention
from pipeline.validate.claims.sentence.printed_slips import printed_digits
from pipeline.validate.claims.verdict.judgement import UNSUPPORTED, Judgement
from pipeline.validate.claims.verdict.no_ground.words_beside import tell_two_facts
from pipeline.validate.claims.verdict.settings import GROUNDS, VERDICT


def of_one_fact(mention: Mention, mentions: Sequence[Mention], restated: RestatedOdds) -> RestatedOdds:
    """The odds that other sentences state the fact of a mention, without those of being right where the figure is short
    and nothing but its value speaks for the likeliest of them."""
    is_short = len(printed_digits(mention.figure)) <= VERDICT.distinctive
    if restated.best_right < 0 or not is_short or may_be_one_fact(mention, mentions[restated.best_right]):
        return restated
    return replace(restated, right=0.0)


def may_be_one_fact(one: Mention, other: Mention) -> bool:
    """Whether more than an equal value speaks for two figures stating one fact: they stand in two sentences, no other
    year is said beside each, and a word beside both is the same, or much of what their sentences say."""
    years = {one.near_year, other.near_year} - {""}
    if one.number == other.number or len(years) > 1:
        return False
    return not tell_two_facts(one, other) or _alike(one.sentence, other.sentence) >= GROUNDS.alike


def _alike(one: Keys, other: Keys) -> float:
    """How much of the words of the shorter of two sentences the other has, the rarer the weightier; numbers aside."""
    both, first, second = (
        sum(rarity(key) for key in sorted(words) if not key[0].isdigit()) for words in (one & other, one, other)
    )
    shorter = min(first, second)
    return both / shorter if shorter else 0.0


def one_of_two(mentions: Sequence[Mention], judgements: Sequence[Judgement]) -> list[Judgement]:
    """Of two figures that contradict each other only one is blamed: the one fewer others restate, else the later."""
    support: dict[int, int] = defaultdict(int)
    for judgement in judgements:
        if judgement.by == "restated" and judgement.verdict == "verified" and judgement.other is not None:
            support[judgement.other] += 1
    kept = list(judgements)
    for number, judgement in enumerate(judgements):
        if judgement.by != "restated" or judgement.verdict != "contradicted" or judgement.other is None:
            continue
        rival = judgements[judgement.other]
        if rival.verdict == "contradicted":
            mine, other = (support[number], -number), (support[judgement.other], -judgement.other)
            if mine > other:
                kept[number] = replace(UNSUPPORTED)
    return kept
