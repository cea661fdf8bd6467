"""The words around a figure of the prose, each with how near it stands, for comparing one sentence with another."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile
from operator import itemgetter

from pipeline.spanish.folding import fold
from pipeline.spanish.stems import stem
from pipeline.spanish.stop_words import OF_SENTENCES
from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.sentence.mentions import WORD, Keys, Mention
from pipeline.validate.claims.sentence.settings import MENTIONS

FIGURE = "#"
"""Stands for another figure of the sentence: what it says is not what it is about."""
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What stands around one figure.

    ``behind`` are the forms of the few words right behind it; ``strength`` gives every word of its sentence that
    says something a weight between 0 and 1, by how near it stands; ``names`` are those written with a capital within
    the sentence, ``called`` those of them right before the figure: "Piemonte (20.464)".
    """

    mention: Mention
    behind: Keys
    strength: dict[str, float]
    names: Keys
    called: Keys
    years: Keys

    @cached_property
    def context(self) -> Keys:
        """All words of the sentence, of what was said right before it and of the heading."""
        return self.mention.surroundings

    @cached_property
    def beside(self) -> Keys:
        """The words right before and right behind the figure."""
        return self.mention.before | self.mention.behind

    @cached_property
    def said(self) -> Keys:
        """The words of the sentence; of its numbers only the years."""
        return frozenset(w for w in self.mention.sentence if not w[0].isdigit() or YEAR.fullmatch(w))

    @cached_property
    def under(self) -> Keys:
        """The words of the sentence and of the heading."""
        return self.mention.sentence | self.mention.heading

    @cached_property
    def folded(self) -> str:
        """The sentence, folded."""
        return fold(self.mention.claim.sentence.text)


@lru_cache(maxsize=65536)
def comparable_form(word: str) -> str:
    """A word as it is compared: shortened to its stem where it says something, "ramas" as "rama"."""
    if word[0].isdigit():
        return word
    folded = fold(word)
    return folded if folded in OF_SENTENCES or len(folded) < 2 else stem(folded)[: MENTIONS.stem_letters]


def surroundings(mentions: Sequence[Mention]) -> list[Surroundings]:
    """What stands around each figure of a document, in order; ``mentions`` are all its figures."""
    found: list[Surroundings] = []
    start = 0
    while start < len(mentions):
        end = start
        while end < len(mentions) and mentions[end].number == mentions[start].number:
            end += 1
        found.extend(_of_sentence(mentions[start:end]))
        start = end
    return found


def _of_sentence(own: Sequence[Mention]) -> Iterable[Surroundings]:
    sentence = own[0].claim.sentence
    spans = [(m.figure.start - sentence.start, m.figure.end - sentence.start) for m in own]
    words: list[tuple[int, str, bool]] = []
    """Where each word begins, its form, and whether it is written with a capital within the sentence."""
    for match in WORD.finditer(sentence.text):
        inside = any(a <= match.start() < b for a, b in spans)
        capital = match.start() > 0 and match.group()[0].isupper()
        words.append((match.start(), FIGURE if inside else comparable_form(match.group()), capital))
    years = frozenset(w for _, w, _ in words if YEAR.fullmatch(w))
    for mention, (start, end) in zip(own, spans, strict=True):
        left = [w for w in words if w[0] < start][::-1]
        right = [w for w in words if w[0] >= end]
        strength: dict[str, float] = {}
        for side in (left, right):
            away = 0
            for _, word, _ in side:
                away += SETTINGS.crossed if word == FIGURE else 1
                if _says(word):
                    strength[word] = max(strength.get(word, 0.0), math.exp(-away / SETTINGS.reach))
        names = frozenset(word for _, word, capital in (*left, *right) if capital and _says(word))
        called = frozenset(word for _, word, _ in takewhile(itemgetter(2), left[: SETTINGS.words_of_name]))
        behind = frozenset(word for _, word, _ in right[: SETTINGS.words_of_time])
        yield Surroundings(mention, behind, strength, names, called, years)


def _says(word: str) -> bool:
    return word != FIGURE and len(word) > 1 and word not in OF_SENTENCES
