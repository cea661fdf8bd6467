"""Figures that are part of a name: "el del 8% FNDR, con 99,9%" are no shares of a whole where a row is called so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.sentence.mentions import Mention

_NEXT_WORD = re.compile(r"\s*%?\s*[^\W\d_]{2,}")


class NamesOfRows:
    """The labels of the rows of all tables, to be asked whether a figure is part of one."""

    def __init__(self, space: CellSpace) -> None:
        self._space = space

    @cached_property
    def _labels(self) -> str:
        labels = {fold(fact.row_label) for fact in self._space.facts}
        return " | ".join(re.sub(r"\s+", " ", label) for label in sorted(labels) if any(c.isdigit() for c in label))

    def has(self, mention: Mention) -> bool:
        """Whether a figure with the word right behind it stands in the label of a row."""
        sentence, figure = mention.claim.sentence, mention.figure
        behind = _NEXT_WORD.match(sentence.text, figure.end - sentence.start)
        if behind is None or not self._labels:
            return False
        name = fold(sentence.text[figure.start - sentence.start : behind.end()])
        return re.search(rf"(?<![\d.,]){re.escape(name)}\b", self._labels) is not None

    def without(self, relations: Iterable[SentenceRelation]) -> list[SentenceRelation]:
        """The relations without those that do not hold and take part of a name for a figure."""
        return [r for r in relations if r.holds or not any(map(self.has, r.operands))]
