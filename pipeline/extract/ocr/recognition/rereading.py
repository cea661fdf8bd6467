"""The result of one rereading of a place in a page image."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rereading:
    """The text that was read, its confidence (0 to 1) and its alternatives.

    ``hidden``: a stamp or a stroke covers part of the place, so what is visible is no evidence.
    """

    text: str
    confidence: float
    alternatives: tuple[str, ...] = ()
    hidden: bool = False


HIDDEN = Rereading("", 0.0, hidden=True)
