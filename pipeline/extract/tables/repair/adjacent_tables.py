"""Two tables side by side, each under a title of its own, that no lines frame.

Their rows share baselines, so that alignment alone sees one table with four columns. What distinguishes them is
a line of two titles, each at the left edge of its table, over two headers, with figures left of a wide white
that goes through all lines and labels right of it. (Headings over groups of columns are centred over figures.)
Two numbered captions on one line say so by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.layout.lines import Line, grouped_by_level, text_lines
from pipeline.extract.layout.vocabulary import TABLE_CAPTION
from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.repair.settings import ADJACENT
from pipeline.geometry import Box, bounding
from pipeline.quantities.numeral_shapes import is_numeral


def adjacent_tables(page: Page) -> list[tuple[Box, Box]]:
    """Where tables stand side by side, without their titles: the left and the right one of each pair."""
    levels = _levels(text_lines(page.words))
    pairs: list[tuple[Box, Box]] = []
    below = 0
    for index, titles in enumerate(levels):
        if index < below or len(titles) != 2 or any(is_numeral(t.text) for t in titles):
            continue
        numbered = all(TABLE_CAPTION.match(t.text) for t in titles)
        end = _end(levels, index, ADJACENT.captioned_gutter if numbered else ADJACENT.gutter)
        if end - index <= ADJACENT.fewest + 1:
            continue
        found = (_captioned_pair if numbered else _pair)(titles, levels[index + 1 : end])
        if found is not None:
            pairs.append(found)
            below = end
    return pairs


def _levels(lines: Sequence[Line]) -> list[list[Line]]:
    """Pieces of text that stand on one line together, from left to right."""
    return [sorted(level, key=lambda x: x.box.x0) for level in grouped_by_level(lines)]


def _end(levels: Sequence[Sequence[Line]], index: int, gutter: float) -> int:
    """One past the last line that keeps clear of the white left of the second title and follows close."""
    edge = levels[index][1].box.x0
    end = index + 1
    while end < len(levels):
        above, level = levels[end - 1], levels[end]
        size = level[0].size
        crossed = any(x.box.x0 < edge - ADJACENT.at_edge and x.box.x1 > edge - gutter * size for x in level)
        if crossed or level[0].box.top - max(x.box.bottom for x in above) > ADJACENT.next * size:
            break
        end += 1
    return end


def _captioned_pair(titles: Sequence[Line], levels: Sequence[Sequence[Line]]) -> tuple[Box, Box] | None:
    """The left and the right table under two numbered captions, these included: what stands right of where the second
    begins is its own, whatever is in it."""
    edge = titles[1].box.x0 - ADJACENT.at_edge
    sides = [[[x for x in level if (x.box.x0 >= edge) == right] for level in levels] for right in (False, True)]
    if any(sum(len(row) > 1 for row in side) < ADJACENT.fewest for side in sides):
        return None
    left, right = (
        bounding([title.box, *(x.box for row in side for x in row)]) for title, side in zip(titles, sides, strict=True)
    )
    return left, right


def _pair(titles: Sequence[Line], levels: Sequence[Sequence[Line]]) -> tuple[Box, Box] | None:
    edge = titles[1].box.x0 - ADJACENT.at_edge
    sides = [[[x for x in level if (x.box.x0 >= edge) == right] for level in levels] for right in (False, True)]
    for title, side in zip(titles, sides, strict=True):
        header, body = side[0], [row for row in side[1:] if len(row) > 1]
        labelled = sum(not is_numeral(row[0].text) and is_numeral(row[-1].text) for row in body)
        if (
            len(header) < 2
            or any(is_numeral(x.text) for x in header)
            or labelled < max(ADJACENT.fewest, ADJACENT.labelled * len(body))
        ):
            return None
        if title.box.x0 > min(x.box.x0 for row in side for x in row) + ADJACENT.at_edge:
            return None
    left, right = (bounding([x.box for row in side for x in row]) for side in sides)
    return left, right
