"""What further looks at a place of a picture make of its first reading: surer, or open to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.ocr.look import Look
from pipeline.model import Reading

SUREST = 0.99
"""Looks at one picture are not independent of each other: they share its stains."""
OPEN = 0.7
"""The most a reading is trusted that other looks contradict."""


def weighed(text: str, reading: Reading, looks: Sequence[Look]) -> Reading:
    """The reading of ``text`` after further looks.

    Where all agree it is as sure as the surest of them; where some read otherwise it is no surer than
    the share of the looks, by their own confidence, that agree, and what they read is an alternative.
    A look that reads no figure says nothing; where one does in a cell that is blank, it may be none.
    """
    told = [look for look in looks if any(c.isdigit() for c in look.text)]
    if not told:
        return reading
    weights: dict[str, float] = defaultdict(float)
    for look in told:
        weights[_plain(look.text)] += look.confidence
    mine = weights.pop(_plain(text), 0.0)
    if not weights:
        agreed = max(look.confidence for look in told)
        return replace(reading, confidence=max(reading.confidence, min(agreed, SUREST)))
    share = (mine + reading.confidence) / (mine + reading.confidence + sum(weights.values()))
    spelled = {_plain(look.text): look.text for look in reversed(told)}
    others = [spelled[key] for key in sorted(weights, key=lambda key: (-weights[key], key))]
    alternatives = tuple(dict.fromkeys((*others, *(a for a in reading.alternatives if _plain(a) != _plain(text)))))
    return replace(reading, confidence=min(reading.confidence, OPEN, share), alternatives=alternatives)


def _plain(text: str) -> str:
    """A text as it is compared: blanks say nothing between the signs of a figure."""
    return "".join(text.split())
