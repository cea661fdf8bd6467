"""What the figures around one of the prose turned out to be: anchors for what is computed of the same cells.

"Las transferencias sumaron M$ 1.254.117, el 19,0% del total": where the level is a cell of the table, the share is most
likely one of that cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.validate.claims.computed.kinds import CHANGES
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.link import MentionLink
from pipeline.validate.claims.mentions import Mention

FEWEST = 0.3
"""How likely a cell is what a figure states, from which on it is an anchor for others."""
MOST_OPERANDS = 6
"""Operands up to which it is looked whether all are stated: of more a sentence states only the sum."""
SHARED = "same operands as another stated in the sentence"
NAMES = (
    "its level stated in the sentence", "its base stated in the sentence",
    "all operands stated in the sentence", "an operand stated right before",
    "an operand stated right behind", "all operands stated in the paragraph", SHARED,
)  # fmt: skip


@dataclass(frozen=True)
class Anchors:
    """For one figure: how likely each cell is stated by another of its sentence, by the one before it, the one behind
    it, and by any of its paragraph."""

    sentence: Mapping[int, float] = field(default_factory=dict)
    before: Mapping[int, float] = field(default_factory=dict)
    behind: Mapping[int, float] = field(default_factory=dict)
    paragraph: Mapping[int, float] = field(default_factory=dict)

    def features(self, one: Computed) -> tuple[float, ...]:
        """The features of a quantity, in the order of ``NAMES``; what quantities share is set when all are known.
        The level of a change is where it led, its base where it began; the level of a share is the part."""
        operands = one.operands
        few = len(operands) <= MOST_OPERANDS
        level, base = (operands[-1], operands[0]) if one.kind in CHANGES else (operands[0], operands[-1])
        return (
            self.sentence.get(level, 0.0),
            self.sentence.get(base, 0.0),
            min(self.sentence.get(c, 0.0) for c in operands) if few else 0.0,
            max(self.before.get(c, 0.0) for c in operands) if few else 0.0,
            max(self.behind.get(c, 0.0) for c in operands) if few else 0.0,
            min(self.paragraph.get(c, 0.0) for c in operands) if few else 0.0,
            0.0,
        )


def anchors(mentions: Sequence[Mention], links: Sequence[MentionLink]) -> list[Anchors]:
    """The anchors of all figures, from the cells that each of the others states."""
    stated: list[dict[int, float]] = []
    for link in links:
        exact, _ = link.posterior()
        stated.append({int(c): float(exact[c]) for c in np.flatnonzero(exact > FEWEST)})
    by_sentence: dict[int, list[int]] = defaultdict(list)
    by_block: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_sentence[mention.number].append(number)
        by_block[mention.block].append(number)
    found = []
    for number, mention in enumerate(mentions):
        mates = [n for n in by_sentence[mention.number] if n != number]
        others = [n for n in by_block[mention.block] if n != number]
        found.append(
            Anchors(
                _likeliest(stated[n] for n in mates),
                stated[number - 1] if number - 1 in mates else {},
                stated[number + 1] if number + 1 in mates else {},
                _likeliest(stated[n] for n in others),
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
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_sentence[mention.number].append(number)
    for number, mention in enumerate(mentions):
        mates = (stated[n] for n in by_sentence[mention.number] if n != number)
        yield [frozenset(q.operands) for q in mates if q is not None]


def overlap(operands: Sequence[int], others: Sequence[frozenset[int]]) -> float:
    """The largest share of operands that a quantity has in common with one of some others."""
    return max((len(o.intersection(operands)) / len(o.union(operands)) for o in others), default=0.0)
