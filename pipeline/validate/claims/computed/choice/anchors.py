"""What the figures around one of the prose turned out to be: anchors for what is computed of the same cells.

"Las transferencias sumaron M$ 1.254.117, el 19,0% del total": where the level is a cell of the table, the share is most
likely one of that cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.validate.claims.cells.space import CellSpace, Floats
from pipeline.validate.claims.computed.choice.pool import Chosen
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.together import by_block, by_sentence

SHARED = "same operands as another stated in the sentence"
OF_ITS_TABLE = "of its table others computed in the paragraph"
NAMES = (
    "its level stated in the sentence", "its base stated in the sentence",
    "all operands stated in the sentence", "an operand stated right before",
    "an operand stated right behind", "all operands stated in the paragraph",
    "its table stated in the sentence", "its table stated in the paragraph", "its level stated in the sentence before",
    SHARED, OF_ITS_TABLE,
)  # fmt: skip


@dataclass(frozen=True)
class Anchors:
    """For one figure: how likely (0 to 1) a cell, by its number, is stated by another of its sentence, by the one
    before it, the one behind it, by any of its paragraph, and by any of the sentence before; cells not named are not
    stated."""

    sentence: Mapping[int, float] = field(default_factory=dict)
    before: Mapping[int, float] = field(default_factory=dict)
    behind: Mapping[int, float] = field(default_factory=dict)
    paragraph: Mapping[int, float] = field(default_factory=dict)
    previous: Mapping[int, float] = field(default_factory=dict)

    def features(self, chosen: Chosen, space: CellSpace) -> Floats:
        """The features of some quantities (0 to 1), an array of quantities by ``NAMES``; what quantities share is set
        when all are known.

        The level of a change is where it led, its base where it began; the level of a share is the part."""
        features, cells, table = np.zeros((len(chosen), len(NAMES))), len(space), space.table[chosen.first]
        if self.sentence:
            likely = _by_cell(self.sentence, cells)
            features[:, 0], features[:, 1] = likely[chosen.level], likely[chosen.base]
            features[:, 2] = likely[chosen.operands].min(axis=1) * chosen.few
            features[:, 6] = _by_table(self.sentence, space)[table]
        if self.before:
            features[:, 3] = _by_cell(self.before, cells)[chosen.operands].max(axis=1) * chosen.few
        if self.behind:
            features[:, 4] = _by_cell(self.behind, cells)[chosen.operands].max(axis=1) * chosen.few
        if self.paragraph:
            features[:, 5] = _by_cell(self.paragraph, cells)[chosen.operands].min(axis=1) * chosen.few
            features[:, 7] = _by_table(self.paragraph, space)[table]
        if self.previous:
            features[:, 8] = _by_cell(self.previous, cells)[chosen.level]
        return features


def _by_cell(stated: Mapping[int, float], cells: int) -> Floats:
    likely = np.zeros(cells)
    likely[list(stated)] = list(stated.values())
    return likely


def _by_table(stated: Mapping[int, float], space: CellSpace) -> Floats:
    likely = np.zeros(len(space.tables))
    np.maximum.at(likely, space.table[list(stated)], list(stated.values()))
    return likely


def anchors(mentions: Sequence[Mention], links: Sequence[MentionLink]) -> list[Anchors]:
    """The anchors of all figures, from the cells that each of the others states."""
    stated: list[dict[int, float]] = []
    for link in links:
        exact, _ = link.posterior()
        stated.append({int(c): float(exact[c]) for c in np.flatnonzero(exact > SETTINGS.anchor)})
    of_sentence, of_block = by_sentence(mentions), by_block(mentions)
    found = []
    for number, mention in enumerate(mentions):
        mates = [n for n in of_sentence[mention.number] if n != number]
        others = [n for n in of_block[mention.block] if n != number]
        earlier = [n for n in others if mentions[n].number == mention.number - 1]
        found.append(
            Anchors(
                _likeliest(stated[n] for n in mates),
                stated[number - 1] if number - 1 in mates else {},
                stated[number + 1] if number + 1 in mates else {},
                _likeliest(stated[n] for n in others),
                _likeliest(stated[n] for n in earlier),
            )
        )
    return found


def _likeliest(stated: Iterable[Mapping[int, float]]) -> dict[int, float]:
    found: dict[int, float] = {}
    for cells in stated:
        for cell, likely in cells.items():
            found[cell] = max(likely, found.get(cell, 0.0))
    return found


def shared_operands(mentions: Sequence[Mention], stated: Sequence[Computed | None]) -> Iterator[list[frozenset[int]]]:
    """For every figure the operands of what the others of its sentence are computed of (``None``: not known)."""
    of_sentence = by_sentence(mentions)
    for number, mention in enumerate(mentions):
        mates = (stated[n] for n in of_sentence[mention.number] if n != number)
        yield [frozenset(q.operands) for q in mates if q is not None]


def of_paragraphs(mentions: Sequence[Mention], stated: Sequence[Computed | None]) -> Iterator[list[Computed]]:
    """For every figure what the others of its paragraph are computed as (``None``: not known)."""
    of_block = by_block(mentions)
    for number, mention in enumerate(mentions):
        yield [q for n in of_block[mention.block] if n != number and (q := stated[n]) is not None]


def of_their_tables(chosen: Chosen, others: Sequence[Computed]) -> Floats:
    """Of each quantity how many of some others are of its table (a logarithm)."""
    space = chosen.pool.space
    many = np.bincount(space.table[[q.operands[0] for q in others]], minlength=len(space.tables))
    counted: Floats = np.log1p(many)[space.table[chosen.first]]
    return counted


def operand_overlaps(quantities: Sequence[Computed], others: Sequence[frozenset[int]]) -> list[float]:
    """Of each quantity the largest share of operands that it has in common with one of some others."""
    every = frozenset[int]().union(*others)
    return [
        0.0
        if every.isdisjoint(q.operands)
        else max(len(o.intersection(q.operands)) / len(o.union(q.operands)) for o in others)
        for q in quantities
    ]
