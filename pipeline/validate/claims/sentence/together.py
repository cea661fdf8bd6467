"""Which figures of the prose stand together, in one sentence or one paragraph, and what parts two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.validate.claims.sentence.mentions import Mention

Together = Mapping[int, Sequence[int]]
"""The numbers of mentions, rising, by sentence or by paragraph; empty where none stands."""


def by_sentence(mentions: Sequence[Mention], numbers: Iterable[int] | None = None) -> Together:
    """The mentions of each sentence (``Mention.number``), all or those of ``numbers`` (rising)."""
    return _by(lambda mention: mention.number, mentions, numbers)


def by_block(mentions: Sequence[Mention], numbers: Iterable[int] | None = None) -> Together:
    """The mentions of each paragraph (``Mention.block``), all or those of ``numbers`` (rising)."""
    return _by(lambda mention: mention.block, mentions, numbers)


def text_between(one: Mention, two: Mention) -> str:
    """What stands between two figures of one sentence, the first before the second."""
    sentence = one.claim.sentence
    return sentence.text[one.figure.end - sentence.start : two.figure.start - sentence.start]


def _by(place: Callable[[Mention], int], mentions: Sequence[Mention], numbers: Iterable[int] | None) -> Together:
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(len(mentions)) if numbers is None else numbers:
        found[place(mentions[number])].append(number)
    return found
