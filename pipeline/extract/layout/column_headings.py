"""Headings of columns among the lines that stand at the top of every page.

An account printed by a program repeats the headings of its table on each page, below the name of the office and ruled
off from the rows: by place and text they are a running header, by what stands under them they are not.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.layout.lines import Line
from pipeline.extract.layout.settings import COLUMN_HEADINGS
from pipeline.extract.pdf.page import Page, Word
from pipeline.geometry import Box, bounding, centre_x, left_edge
from pipeline.quantities.numeral_shapes import is_numeral


def without_headings(running: Sequence[Line], page: Page) -> list[Line]:
    """The lines without those nearest to the body that head columns of figures there.

    Args:
        running: lines at the top of the page, outermost first.
    """
    kept = list(running)
    if not kept or not _heads_figures(kept[-1], page):
        return kept
    while kept:
        line = kept.pop()
        if not kept or not _same_header(kept[-1], line, page):
            break
    return kept


def _heads_figures(line: Line, page: Page) -> bool:
    """Whether the pieces of a line stand over the columns of figures below it, all but the first, and over most."""
    pieces = _pieces(line.words)
    if len(pieces) < COLUMN_HEADINGS.fewest or any(is_numeral(w.text) for w in line.words):
        return False
    below = [w for w in page.words if w.upright and w.top > line.box.bottom - 1 and is_numeral(w.text)]
    near = COLUMN_HEADINGS.same_edge * line.words[0].size
    columns: list[list[Word]] = []
    for word in sorted(below, key=lambda w: w.x1):
        if columns and word.x1 - columns[-1][-1].x1 <= near:
            columns[-1].append(word)
        else:
            columns.append([word])
    full = [c for c in columns if len(c) >= COLUMN_HEADINGS.fewest_rows]
    headed = [any(_over(piece, column, near) for column in full) for piece in pieces[1:]]
    return all(headed) and len(headed) >= COLUMN_HEADINGS.most * len(full)


def _over(heading: Box, column: Sequence[Word], near: float) -> bool:
    x0, x1 = left_edge(column), column[-1].x1
    return min(abs(heading.x1 - x1), abs(heading.x0 - x0), abs(centre_x(heading) - (x0 + x1) / 2)) <= near


def _pieces(words: Sequence[Word]) -> list[Box]:
    """The extents of the texts of a line that stand apart, left to right."""
    pieces: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.x0):
        if pieces and word.x0 - pieces[-1][-1].x1 <= COLUMN_HEADINGS.apart * word.size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [bounding(piece) for piece in pieces]


def _same_header(upper: Line, lower: Line, page: Page) -> bool:
    """Whether a line is an upper line of the header: close above it, in several pieces, nothing drawn between."""
    gap = lower.box.top - upper.box.bottom
    ruled = any(r.horizontal and upper.box.bottom - 1 <= r.position <= lower.box.top + 1 for r in page.rules)
    return gap <= COLUMN_HEADINGS.close * lower.words[0].size and not ruled and len(_pieces(upper.words)) > 1
