"""Which paragraphs state figures that are stated elsewhere in the prose, as summaries and conclusions do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.validate.claims.restated.settings import SETTINGS
from pipeline.validate.claims.sentence.mentions import Mention


def has_distinctive_digits(mention: Mention) -> bool:
    """Whether a figure printed twice says that the same fact is stated twice."""
    return mention.significant >= SETTINGS.distinctive_digits and not mention.in_words


class RepeatedFigures:
    """The distinctive figures of a document by paragraph."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._values: dict[int, set[float]] = defaultdict(set)
        """By paragraph (the position of its block): the values it prints."""
        blocks: dict[float, set[int]] = defaultdict(set)
        for mention in mentions:
            if has_distinctive_digits(mention):
                self._values[mention.block].add(mention.value)
                blocks[mention.value].add(mention.block)
        self._repeated = {value for value, found in blocks.items() if len(found) > 1}
        self._near: dict[int, frozenset[float]] = {}
        """By paragraph: the values that it and those beside it print."""

    def share(self, mention: Mention) -> float:
        """How much of what stands around a figure is stated elsewhere too, between 0 and 1: of the other figures of
        its paragraph and those beside it, with half a one of two added to what is counted."""
        around = self._near_to(mention.block) - {mention.value}
        return (SETTINGS.prior_repeated + len(around & self._repeated)) / (SETTINGS.prior_figures + len(around))

    def in_common(self, one: Mention, two: Mention) -> int:
        """How many other figures stand around both of two figures in different paragraphs, each paragraph between the
        two counted with the nearer one."""
        a, b, near = one.block, two.block, SETTINGS.near_paragraphs
        if a == b:
            return 0
        others = {one.value, two.value}
        if abs(a - b) > 2 * near:  # no paragraph is beside both
            return len((self._near_to(a) & self._near_to(b)) - others)
        near_a = [n for n in range(a - near, a + near + 1) if abs(n - a) < abs(n - b)]
        near_b = [n for n in range(b - near, b + near + 1) if abs(n - b) < abs(n - a)]
        return len((self._around(near_a) & self._around(near_b)) - others)

    def _near_to(self, block: int) -> frozenset[float]:
        found = self._near.get(block)
        if found is None:
            near = SETTINGS.near_paragraphs
            found = self._near[block] = frozenset(self._around(range(block - near, block + near + 1)))
        return found

    def _around(self, blocks: Sequence[int]) -> set[float]:
        return set().union(*(self._values.get(n, set()) for n in blocks))
