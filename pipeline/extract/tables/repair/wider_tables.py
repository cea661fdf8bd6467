"""Whether what was taken for a table is only some columns of a wider one: what shades a part of its cells."""

from __future__ import annotations

from pipeline.extract.layout.text_of_words import word_lines
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.repair.settings import PARTLY_RULED
from pipeline.geometry import Box, centre_x


def is_within_wider(whole: Grid, page: Page) -> bool:
    """Whether the page without the lines of ``whole`` shows one table in which all its rows go on left or right of
    it: what is drawn is a shaded area of some columns and no table."""
    lines = word_lines(w for w in whole.words if w.upright)
    beside = [w for w in page.words if w.upright and not whole.box.x0 <= centre_x(w) <= whole.box.x1]
    going_on = sum(
        any(abs(w.bottom - line[0].bottom) < PARTLY_RULED.level * w.size and _is_near(w, whole.box) for w in beside)
        for line in lines
    )
    if going_on < PARTLY_RULED.goes_on_beside * len(lines):
        return False
    own = {id(w) for w in whole.words}
    return any(len(own & {id(w) for w in g.words}) == len(own) < len(g.words) for g in ALIGNED(page))


def _is_near(word: Word, box: Box) -> bool:
    """Whether a word stands no further left or right of a box than columns of one table stand apart."""
    return max(word.x0 - box.x1, box.x0 - word.x1) < PARTLY_RULED.next_column * word.size
