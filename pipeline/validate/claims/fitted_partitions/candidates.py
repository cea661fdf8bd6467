"""Every figure of a sentence with the figures behind it that may be all of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.validate.claims.fitted_partitions.settings import LISTS
from pipeline.validate.claims.paragraph.parts.sums import room_of
from pipeline.validate.claims.paragraph.relation import (
    NOISE,
    SentenceFigures,
    culprits,
    is_percent,
    is_quantity,
    may_be_of,
)
from pipeline.validate.claims.paragraph.settings import SUMS
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from pipeline.validate.claims.sentence.mentions import Mention

Culprits = tuple[tuple[Mention, float], ...]
_ASIDE = re.compile(r"\(\s*$|,\s*(?:(?:o\s+sea|es\s+decir|vale\s+decir|esto\s+es),?\s+)?(?:el|un)\s+$")
"""What stands before a percentage that is said of the part before it: "412 (62,8 %)"."""


_OPENS_SENTENCE = re.compile(r"^\s*(?:(?:y|el|l[oa]s|otr[oa]s|restantes?|demas|ultim[oa]s)\s+)*$")
"""What stands before a figure that goes on with the list of the sentence before."""


@dataclass(frozen=True, eq=False)
class WholeWithParts:
    """A ``whole`` and the ``parts`` behind it, one after the other; ``asides`` are percentages said of them."""

    whole: Mention
    parts: tuple[Mention, ...]
    asides: int

    @property
    def room(self) -> float:
        """By how much the sum may miss."""
        if any(m.figure.decimals for m in (*self.parts, self.whole)):
            return max(m.step for m in (*self.parts, self.whole)) * len(self.parts) / 2
        return room_of([*self.parts, self.whole])

    @property
    def added(self) -> float:
        return sum(m.value for m in self.parts)

    @property
    def holds(self) -> bool:
        return abs(self.added - self.whole.value) <= self.room + NOISE

    def culprits(self) -> Culprits:
        """The figures of which one slip would make the parts add up."""
        room, whole = self.room, self.whole.value
        needed = [(m, whole - (self.added - m.value)) for m in self.parts if not m.in_words]
        of_whole = [] if self.whole.in_words else [(self.whole, (self.added - room, self.added + room))]
        return culprits(*of_whole, *((m, (v - room, v + room)) for m, v in needed if v > 0))


def candidates(passage: SentenceFigures) -> Iterator[list[WholeWithParts]]:
    """For each figure of a passage, all lists behind it that may be all of its parts, short ones first."""
    own = sorted((*passage.own, *passage.spelled), key=lambda m: m.figure.start)
    before = [m for m in passage.before[-1:] if own and m.block == own[0].block]
    figures = [*before, *own, *_in_next_sentence(passage)]
    for place, whole in enumerate(figures):
        enough = whole.value >= SUMS.smallest_whole and is_quantity(whole)
        if not enough or whole.claim.hedge or not is_in_sentence(whole):
            continue
        found = list(_behind(passage, whole, figures[place + 1 :]))
        if found:
            yield found


def _in_next_sentence(passage: SentenceFigures) -> list[Mention]:
    """The figure that opens the next sentence, which may be the last part ("Los otros 12 siguen abiertos")."""
    return [m for m in passage.after[:1] if _OPENS_SENTENCE.match(passage.opening(m))]


def _behind(passage: SentenceFigures, whole: Mention, figures: list[Mention]) -> Iterator[WholeWithParts]:
    parts: list[Mention] = []
    asides = 0
    for m in figures:
        if is_percent(m):
            if parts and _ASIDE.search(passage.left(m, LISTS.aside)):
                asides += 1
                continue
            return
        if not is_quantity(m) or not may_be_of(whole, m) or not m.value:
            return
        parts.append(m)
        if len(parts) > 1:
            yield WholeWithParts(whole, tuple(parts), asides)
        if len(parts) == LISTS.most_parts:
            return
