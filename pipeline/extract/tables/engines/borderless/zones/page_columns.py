"""Columns of the page: text left and right of a gutter whose lines do not share their baselines.

Rows of one table stand on common baselines; two columns of a page do so only by chance (or by a
baseline grid, which is left to ``prose``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.borderless.lines.baselines import rows_of_words
from pipeline.extract.tables.engines.borderless.settings import PAGE
from pipeline.geometry import bottom_edge
from pipeline.quantities.numeral_shapes import is_numeral


def page_parts(words: Sequence[Word], height: float) -> list[list[Word]]:
    """The words of the page in one part, or in two left and right of its gutter (and head and foot)."""
    body = [w for w in words if PAGE.head * height < w.bottom < PAGE.foot * height]
    for middle in _gutters(body):
        left = [w for w in body if w.x1 <= middle]
        right = [w for w in body if w.x0 >= middle]
        if _unrelated(left, right):
            break
    else:
        return [list(words)]
    inside = {id(w) for w in body}
    rest = [w for w in words if id(w) not in inside]
    for word in rest:
        if word.x1 <= middle:
            left.append(word)
        elif word.x0 >= middle:
            right.append(word)
    return [left, right]


def _gutters(words: Sequence[Word]) -> list[float]:
    """The middles of the white bands through the middle of the page that are wide enough, widest first."""
    if len(words) < PAGE.fewest_words:
        return []
    ordered = sorted((w.x0, w.x1) for w in words)
    low, high = ordered[0][0], max(x1 for _, x1 in ordered)
    size = sorted(w.size for w in words)[len(words) // 2]
    first, last = low + PAGE.gutter_left * (high - low), low + PAGE.gutter_right * (high - low)
    bands: list[tuple[float, float]] = []
    reach = low
    for x0, x1 in ordered:
        if x0 - reach > PAGE.gutter_width * size and first <= (reach + x0) / 2 <= last:
            bands.append((x0 - reach, (reach + x0) / 2))
        reach = max(reach, x1)
    return [middle for _, middle in sorted(bands, reverse=True)]


def _unrelated(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """The lines of both sides stand at heights of their own."""
    if not left or not right:
        return False
    sides = (rows_of_words(left), rows_of_words(right))
    if any(sum(all(is_numeral(w.text) for w in row) for row in rows) > PAGE.only_figures * len(rows) for rows in sides):
        return False
    a, b = ([bottom_edge(row) for row in rows] for rows in sides)
    low, high = max(a[0], b[0]), min(a[-1], b[-1])
    a, b = [y for y in a if low <= y <= high], [y for y in b if low <= y <= high]
    if len(a) < PAGE.column_rows or len(b) < PAGE.column_rows:
        return False
    if len(a) > len(b):
        a, b = b, a
    size = left[0].size
    shared = 0
    for y in a:
        index = bisect_left(b, y)
        shared += any(abs(b[k] - y) < PAGE.same_height * size for k in (index - 1, index) if 0 <= k < len(b))
    return shared < PAGE.shared_heights * len(a)
