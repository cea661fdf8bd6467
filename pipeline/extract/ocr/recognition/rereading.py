"""What one look at a place of a picture comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """The text that was read, how sure it is (0 to 1) and what else it could be.

    ``hidden``: a stamp or a stroke hides what is printed there, so that what can be seen says nothing.
    """

    text: str
    confidence: float
    alternatives: tuple[str, ...] = ()
    hidden: bool = False


HIDDEN = Look("", 0.0, hidden=True)
