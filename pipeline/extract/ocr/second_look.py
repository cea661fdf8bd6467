"""A fresh look at places of a document that was read from pictures, independent of the first reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.model import Place


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a place read: its text, how sure it is (0 to 1) and what else it could be."""

    text: str
    confidence: float
    alternatives: tuple[str, ...] = ()


def look_again(data: bytes, places: Sequence[Place], figures: bool = True) -> list[tuple[Look, ...]]:
    """Several independent looks at each place (page and box as published), likeliest first.

    Each look is at a picture treated in another way (size, threshold, lines taken out). With
    ``figures`` only characters of figures are looked for. A place without page or box, or one that
    cannot be looked at (no recogniser, no language data), gets no look: an empty tuple. Each page is
    rendered once, whatever the order of ``places``.

    Args:
        data: the whole PDF.
        places: where to look; boxes in points of the page as displayed.

    Raises:
        pipeline.extract.errors.Unreadable: the PDF cannot be opened.
    """
    raise NotImplementedError
