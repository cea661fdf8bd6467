"""Which figures of a document have words in common: an index of words, each weighted by how rare it is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.spanish.opposites import exclude_each_other
from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.restated.surroundings import Surroundings
from pipeline.values import dataclass


@dataclass(frozen=True)
class Candidate:
    """A figure with words in common: the cosine of the two vectors of words, and the weight of the words in common.

    The weight of a word is its rarity times its strength (how near it stands) at the figure from which it is farther.
    """

    number: int
    cosine: float
    shared: float


class CandidateIndex:
    """The figures of one document by the words around them."""

    def __init__(self, around: Sequence[Surroundings]) -> None:
        self.around = around
        sentences = {s.mention.number: s.mention.sentence for s in around}
        having = Counter(k for words in sentences.values() for k in words)
        count = max(1, len(sentences))
        self.rarity = {k: math.log(1 + count / n) for k, n in having.items()}
        """By word: log(1 + sentences / sentences that have it)."""
        self.printed: dict[int, list[float]] = defaultdict(list)
        """By number of the sentence: the values of its figures."""
        for one in around:
            self.printed[one.mention.number].append(one.mention.value)
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, one in enumerate(around):
            for word, strength in one.strength.items():
                postings[word].append((number, strength))
        self._postings: dict[str, tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]] = {
            word: (np.array([n for n, _ in found]), np.array([s for _, s in found]))
            for word, found in postings.items()
            if 1 < len(found) <= SETTINGS.common
        }
        self.length = np.array([self._length(one) for one in around])
        """The length of the vector of words around each figure."""
        self.percent = np.array([one.mention.claim.kind == "percent" for one in around], dtype=bool)
        self._found: dict[int, list[Candidate]] = {}
        self.in_words = np.array([one.mention.in_words for one in around], dtype=bool)

    def weight(self, word: str) -> float:
        return self.rarity.get(word, 1.0)

    def _length(self, one: Surroundings) -> float:
        return math.sqrt(sum(self.weight(w) * s * s for w, s in one.strength.items())) or 1.0

    def of(self, number: int) -> list[Candidate]:
        """The figures with most words in common, the most alike first; for a percentage only percentages."""
        found = self._found.get(number)
        if found is None:
            found = self._found[number] = self._search(number)
        return found

    def is_free(self, one: int, two: int) -> bool:
        """Whether the two may state the same fact, though with other values.

        Not where the names or the years right beside them differ; where the sentence of one also prints the value of
        the other (sentences built alike list the same figures, each under a name of its own); or where the sentences
        name one each of two things that exclude each other (men and women, exports and imports)."""
        a, b = self.around[one].mention, self.around[two].mention
        if a.value == b.value:
            return True
        called, other = self.around[one].called, self.around[two].called
        if called and other and not called & other:
            return False
        if a.near_year and b.near_year and a.near_year != b.near_year:
            return False
        if b.value in self.printed[a.number] or a.value in self.printed[b.number]:
            return False
        return a.number == b.number or not exclude_each_other(self.around[one].folded, self.around[two].folded)

    def _search(self, number: int) -> list[Candidate]:
        own = self.around[number]
        cosine, shared = np.zeros(len(self.around)), np.zeros(len(self.around))
        for word, strength in own.strength.items():
            posting = self._postings.get(word)
            if posting is not None:
                cosine[posting[0]] += self.weight(word) * strength * posting[1]
                shared[posting[0]] += self.weight(word) * np.minimum(strength, posting[1])
        cosine /= self.length * self.length[number]
        cosine[(self.percent != self.percent[number]) | self.in_words] = 0.0
        cosine[number] = 0.0
        best = np.argsort(-cosine, kind="stable")[: SETTINGS.most_agreeing]
        best = best[cosine[best] > 0]
        return list(map(Candidate, best.tolist(), cosine[best].tolist(), shared[best].tolist()))
