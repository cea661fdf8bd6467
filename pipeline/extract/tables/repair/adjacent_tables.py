"""Tables side by side, each under a title of its own, that no lines frame.

Their rows share baselines, so that alignment alone sees one table with four columns. What distinguishes them is
a line of two titles, each at the left edge of its table or in the middle over it, over two headers, with figures left
of a white that goes down through all lines between the titles, and labels or years right of it. (Headings over groups
of columns are centred over figures.) Numbered captions on one line say so by themselves: where they are not in the
middle, each table is what stands right of its caption's beginning.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.extract.layout.lines import Line, grouped_by_level, text_lines
from pipeline.extract.layout.vocabulary import CAPTION, TABLE_CAPTION
from pipeline.extract.pdf.page import Page, Word
from pipeline.extract.tables.header_rows import is_bare_year
from pipeline.extract.tables.repair.settings import ADJACENT
from pipeline.geometry import Box, bottom_edge, bounding, centre_x
from pipeline.quantities.numeral_shapes import is_numeral

White = tuple[float, float]


def adjacent_tables(page: Page) -> list[tuple[Box, ...]]:
    """Where tables stand side by side, without their titles: those of each line of titles, from left to right."""
    levels = _levels(text_lines(page.words))
    found: list[tuple[Box, ...]] = []
    below = 0
    for index, titles in enumerate(levels):
        if index < below or len(titles) < 2:
            continue
        end, boxes = _under_titles(levels, index)
        if boxes is not None:
            found.append(boxes)
            below = end
    return found


def _under_titles(levels: Sequence[Sequence[Line]], index: int) -> tuple[int, tuple[Box, ...] | None]:
    """One past the last line of the tables under a line of titles, and where each of these stands."""
    titles = levels[index]
    pair = None
    end = index + 1
    if len(titles) == 2 and not any(is_numeral(t.text) for t in titles):
        end, whites = _clear_whites(levels, index)
        pair = _titled_pair(titles, levels[index + 1 : end], whites)
    centred = pair is not None and pair[1].x0 < titles[1].box.x0 - ADJACENT.at_edge
    if not centred and all(TABLE_CAPTION.match(t.text) for t in titles):
        end = _end(levels, index)
        return end, _captioned(titles, levels[index + 1 : end])
    return end, pair


def _levels(lines: Sequence[Line]) -> list[list[Line]]:
    """Pieces of text that stand on one line together, from left to right."""
    return [sorted(level, key=lambda x: x.box.x0) for level in grouped_by_level(lines)]


def _end(levels: Sequence[Sequence[Line]], index: int) -> int:
    """One past the last line that keeps clear of the white left of each caption but the first and follows close."""
    edges = [title.box.x0 for title in levels[index][1:]]
    end = index + 1
    while end < len(levels):
        level = levels[end]
        crossed = any(x.box.x0 < edge - ADJACENT.at_edge and x.box.x1 > edge for x in level for edge in edges)
        if crossed or _is_apart(levels[end - 1], level):
            break
        end += 1
    return end


def _is_apart(above: Sequence[Line], level: Sequence[Line]) -> bool:
    """Whether a line stands far below the one above it, or is the caption of something else."""
    if len(level) == 1 and CAPTION.match(level[0].text):
        return True
    return level[0].box.top - bottom_edge(x.box for x in above) > ADJACENT.next * level[0].size


def _clear_whites(levels: Sequence[Sequence[Line]], index: int) -> tuple[int, list[White]]:
    """One past the last line that leaves white between the titles clear and follows close, and this white."""
    left, right = levels[index]
    whites = [(left.box.x1, right.box.x0)]
    end = index + 1
    while end < len(levels) and not _is_apart(levels[end - 1], levels[end]):
        words = [w for line in levels[end] for w in line.words]
        least = ADJACENT.touching_gutter * levels[end][0].size
        narrowed = [(x0, x1) for x0, x1 in _less(whites, words) if x1 - x0 >= least]
        if not narrowed:
            break
        whites = narrowed
        end += 1
    return end, whites


def _less(whites: Sequence[White], words: Iterable[Word]) -> list[White]:
    """Whites less what words fill of them."""
    taken = sorted((w.x0, w.x1) for w in words)
    result = []
    for x0, x1 in whites:
        edge = x0
        for start, stop in taken:
            if stop > edge and start < x1:
                result.append((edge, start))
                edge = max(edge, stop)
        result.append((edge, x1))
    return [(a, b) for a, b in result if a < b]


def _captioned(titles: Sequence[Line], levels: Sequence[Sequence[Line]]) -> tuple[Box, ...] | None:
    """The tables under numbered captions, these included: what stands right of where a caption begins, and not of the
    next, is its own, whatever is in it."""
    edges = [title.box.x0 - ADJACENT.at_edge for title in titles[1:]]
    sides = [[[x for x in level if bisect_right(edges, x.box.x0) == k] for level in levels] for k in range(len(titles))]
    if len(levels) <= ADJACENT.fewest or any(sum(len(row) > 1 for row in side) < ADJACENT.fewest for side in sides):
        return None
    return tuple(
        bounding([title.box, *(x.box for row in side for x in row)]) for title, side in zip(titles, sides, strict=True)
    )


def _titled_pair(
    titles: Sequence[Line], levels: Sequence[Sequence[Line]], whites: Sequence[White]
) -> tuple[Box, Box] | None:
    """The left and the right table under two titles, divided by the widest white that has a table on either side."""
    words = [w for level in levels for line in level for w in line.words]
    for x0, x1 in sorted(whites, key=lambda white: white[0] - white[1]):
        middle = (x0 + x1) / 2
        sides = [_levels(text_lines(w for w in words if (centre_x(w) > middle) == right)) for right in (False, True)]
        if not all(map(_is_table, sides)):
            continue
        boxes = [bounding([x.box for row in side for x in row]) for side in sides]
        size = titles[0].size
        starts = all(t.box.x0 <= b.x0 + ADJACENT.at_edge for t, b in zip(titles, boxes, strict=True))
        least = ADJACENT.gutter
        if starts and all(b.x0 - t.box.x0 < size for t, b in zip(titles, boxes, strict=True)):
            least = ADJACENT.touching_gutter
        centred = all(_is_centred(t.box, b, size) for t, b in zip(titles, boxes, strict=True))
        if x1 - x0 >= least * size and (starts or centred):
            return boxes[0], boxes[1]
    return None


def _is_centred(title: Box, table: Box, size: float) -> bool:
    return abs(centre_x(title) - centre_x(table)) < ADJACENT.off_middle * size


def _is_table(levels: Sequence[Sequence[Line]]) -> bool:
    """A header without figures over rows of a label and a figure."""
    first = next((i for i, row in enumerate(levels) if any(is_numeral(x.text) for x in row)), 0)
    headings = [w for row in levels[:first] for x in row for w in x.words]
    if len(headings) < ADJACENT.headings:
        return False
    rows = [row for row in levels[first:] if len(row) > 1]
    labels = [row[0].text for row in rows]
    years = all(map(is_bare_year, labels)) and all(a != b for a, b in pairwise(labels))
    years = years and len(labels) > ADJACENT.fewest
    labelled = sum((years or not is_numeral(row[0].text)) and _ends_in_figure(row[-1]) for row in rows)
    return labelled >= max(ADJACENT.fewest, ADJACENT.labelled * len(rows))


def _ends_in_figure(line: Line) -> bool:
    return is_numeral(line.text) or is_numeral(line.words[-1].text)
