"""Text that was read from a picture: how likely it is right, and what else it may say."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.geometry import NOWHERE, Place

SURE = 0.9
"""From this confidence on, recognised text is taken to be what is printed. Measured on scans whose text is
known; see docs/ocr.md."""
CORRECTED = 0.8
"""Highest confidence of recognised text that was corrected: below ``SURE``, so that no error finding rests on it."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a text was recognised from an image (OCR); text that the document itself contains has none.

    ``confidence`` is 0 to 1: how likely every character is right. ``raw`` is what was recognised, where the
    text was corrected, and ``reason`` (a Spanish sentence) why. ``alternatives`` are other readings of the
    same image, likeliest first.
    """

    confidence: float
    raw: str | None = None
    reason: str = ""
    alternatives: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it can be taken for what is printed."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class ReadPart:
    """The recognition of one part of a longer text: characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    reading: Recognition
    place: Place = NOWHERE
