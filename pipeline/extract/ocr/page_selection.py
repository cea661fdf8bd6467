"""Which pages have no usable text of their own, and why: those that must be read as pictures.

Conservative: a page whose text can be read is never read from its picture.
"""

from __future__ import annotations

from typing import Literal

from pipeline.extract.ocr.gibberish import is_gibberish
from pipeline.extract.pdf.page import Page
from pipeline.geometry import centre_y

Why = Literal["picture", "layer", "outlines", "garbled"]
"""No text but pictures; only the invisible text of a scanner over a picture; no text but so many
drawn curves that they may be letters; text that is no text."""

COVERED = 0.5  # of the page that pictures must cover for it to be a scan …
STAMPED = 0.7  # … and where there is text of its own on it: the stamp of a signature, a page number
FEW_WORDS = 60  # more than these are no stamp but the page's text
FEWEST_OUTLINES = 60  # drawn shapes on a page without text, from which they may be letters
GARBLED = 0.1  # share of characters that say nothing from which a page is read as a picture


def unread(page: Page) -> Why | None:
    """Why a page must be read as a picture; ``None`` where its own text will do, or nothing is on it."""
    covered = pictured(page)
    if page.invisible and covered >= COVERED:
        return "layer"
    if not page.words:
        if covered >= COVERED:
            return "picture"
        return "outlines" if len(page.curves) >= FEWEST_OUTLINES else None
    if covered >= STAMPED and len(page.words) <= FEW_WORDS and _beside_text(page):
        return "picture"
    total = len(page.characters)
    if page.unmapped >= GARBLED * max(total, 1) or is_gibberish([w.text for w in page.words]):
        return "garbled"
    return None


def pictured(page: Page) -> float:
    """The share of a page that pictures cover, 0 to 1; scans may come in strips or layers."""
    cells = 24
    covered = 0
    for row in range(cells):
        y = (row + 0.5) / cells * page.height
        level = [b for b in page.images if b.top <= y <= b.bottom]
        if level:
            covered += sum(
                any(b.x0 <= x <= b.x1 for b in level)
                for x in ((column + 0.5) / cells * page.width for column in range(cells))
            )
    return covered / cells**2


def _beside_text(page: Page) -> bool:
    """Whether the text of a page over a picture is only a mark on it: a few lines at its edges."""
    margin = 0.13
    inner = [w for w in page.words if w.upright and margin * page.height < centre_y(w) < (1 - margin) * page.height]
    return len(inner) <= 0.35 * len(page.words)
