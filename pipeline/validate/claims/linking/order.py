"""What the order of the figures says of the rows and columns they are of: sentences walk along a row, or down a column.

The figure right before and the one right behind state cells beside that of a figure; so does the one that stands at the
same place of the sentence before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.together import Together

BEFORE, BEHIND, BETWEEN, ALIKE = 1, 7, 9, 10
"""Places among the joint features of rows and columns (``features.py``): of the figure before, of the one behind, of
both, and of the alike one of the sentence before. Behind the first two and the last stands the line beside."""
ALIKE_WITHIN = 2
"""Blocks between two sentences up to which the second goes on with the first."""
Meant = Mapping[int, Mapping[int, float]]
"""By number of the mention: the cells it prints, with how likely each is meant."""


class FigureOrder:
    """The figures of a document in their order; ``by_sentence`` numbers those of each sentence."""

    def __init__(self, space: CellSpace, mentions: Sequence[Mention], by_sentence: Together) -> None:
        self._space, self._mentions, self._by_sentence = space, mentions, by_sentence

    def of(self, number: int, meant: Meant) -> Iterator[tuple[str, int, int, float]]:
        """The features of a mention: of rows or columns, of which one, which feature, and its value."""
        before, behind = self._beside(number - 1, number), self._beside(number + 1, number)
        for other, at, off in ((before, BEFORE, 1), (behind, BEHIND, -1), (self._alike_before(number), ALIKE, 1)):
            if other is not None:
                yield from self._lines_of(meant[other], at, off)
        if before is not None and behind is not None:
            yield from self._between(meant[before], meant[behind])

    def _beside(self, other: int, number: int) -> int | None:
        """Another figure, where it is of the same paragraph."""
        mentions = self._mentions
        same = 0 <= other < len(mentions) and mentions[other].block == mentions[number].block
        return other if same else None

    def _alike_before(self, number: int) -> int | None:
        """The figure at the same place of the sentence before that has figures, where these are of the same units."""
        mentions = self._mentions
        own = self._by_sentence[mentions[number].number]
        if not own[0]:
            return None
        other = self._by_sentence[mentions[own[0] - 1].number]
        if len(other) != len(own) or mentions[own[0]].block - mentions[other[0]].block > ALIKE_WITHIN:
            return None
        alike = all(mentions[a].figure.unit == mentions[b].figure.unit for a, b in zip(own, other, strict=True))
        return other[own.index(number)] if alike else None

    def _lines_of(self, meant: Mapping[int, float], at: int, off: int) -> Iterator[tuple[str, int, int, float]]:
        """The rows and columns of another figure (feature ``at``), and those ``off`` from them (the next feature)."""
        space = self._space
        found: dict[tuple[str, int, int], float] = defaultdict(float)
        for cell, weight in meant.items():
            for lines, line, table in (
                ("rows", space.row_of[cell], space.row_table),
                ("columns", space.column_of[cell], space.column_table),
            ):
                found[lines, line, at] += weight
                if 0 <= line + off < len(table) and table[line + off] == table[line]:
                    found[lines, line + off, at + 1] += weight
        for (lines, line, feature), weight in found.items():
            yield lines, line, feature, weight

    def _between(
        self, before: Mapping[int, float], behind: Mapping[int, float]
    ) -> Iterator[tuple[str, int, int, float]]:
        """The row, or the column, between those of two figures of one column, or of one row."""
        space = self._space
        for lines, line_of, other_of in (("rows", space.row, space.column), ("columns", space.column, space.row)):
            found: dict[int, float] = defaultdict(float)
            for a, weight in before.items():
                for b, other in behind.items():
                    if space.table[a] == space.table[b] and line_of[b] - line_of[a] == 2 and other_of[a] == other_of[b]:
                        found[int(line_of[a]) + 1] += weight * other
            for line, weight in found.items():
                yield lines, line, BETWEEN, weight
