"""Which pages must be recognised from their image, and why.

Conservative: a page whose own text can be read is never recognised.
"""

from __future__ import annotations

from typing import Literal

from pipeline.extract.ocr.gibberish import is_gibberish
from pipeline.extract.ocr.settings import PAGE_SELECTION
from pipeline.extract.pdf.page import Page
from pipeline.geometry import centre_y

Why = Literal["picture", "layer", "outlines", "garbled"]
"""``picture``: images and no text. ``layer``: only the invisible text layer of a scanner. ``outlines``: no text,
but so many drawn curves that they may be letters. ``garbled``: text that is unreadable (see ``gibberish``)."""


def unread(page: Page) -> Why | None:
    """Why a page must be recognised from its image; ``None`` where its own text will do, or the page is empty."""
    covered = pictured(page)
    if page.invisible and covered >= PAGE_SELECTION.covered:
        return "layer"
    if not page.words:
        if covered >= PAGE_SELECTION.covered:
            return "picture"
        return "outlines" if len(page.curves) >= PAGE_SELECTION.fewest_outlines else None
    if covered >= PAGE_SELECTION.stamped and len(page.words) <= PAGE_SELECTION.few_words and _beside_text(page):
        return "picture"
    total = len(page.characters)
    if page.unmapped >= PAGE_SELECTION.garbled * max(total, 1) or is_gibberish([w.text for w in page.words]):
        return "garbled"
    return None


def pictured(page: Page) -> float:
    """The share of a page's area that images cover, 0 to 1, sampled on a grid; scans may come in strips or layers."""
    cells = PAGE_SELECTION.samples
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
    """Whether the text of a page over an image is only a stamp: a few lines in its margins."""
    margin = PAGE_SELECTION.edge
    inner = [w for w in page.words if w.upright and margin * page.height < centre_y(w) < (1 - margin) * page.height]
    return len(inner) <= PAGE_SELECTION.beside_text * len(page.words)
