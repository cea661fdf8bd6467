"""How sure a reading is, and what is no table at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engines.borderless import text_kinds
from pipeline.extract.tables.engines.borderless.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.tables import Found
from pipeline.extract.tables.engines.borderless.text_lines import Chunk
from pipeline.geometry import Box, centre_y, contains_centre


def confidence_of(found: Found, marks: Marks, page: Page) -> float:
    """0 to 1; below .5 it is more likely no table than one."""
    if _is_chart(found.box, page) or _on_bars(found, page):
        return 0.2
    rows = found.slots[found.layout.body - found.layout.top :]
    columns = len(found.columns)
    multi = [r for r in rows if len(r) > 1]
    if not multi or (len(multi) == 1 and not found.header_rows):
        return 0.0
    valued = sum(any(s.chunk.is_figure for s in r) for r in multi)
    if not found.layout.numeric and len(multi) < 3 and _ruled(found, marks) < 1.0:
        return 0.2
    if len(multi) == 1 and valued and all(text_kinds.is_year(s.chunk.text) for s in multi[0] if s.chunk.is_value):
        return 0.3
    if sum(text_kinds.is_note(line.text) and not line.figures for line in found.lines) > 0.3 * len(found.lines):
        return 0.2
    if _is_contents(found):
        return 0.1
    cells = sum(len(r) for r in rows)
    values = sum(s.chunk.is_figure for r in rows for s in r)
    words = sum(len(s.chunk.words) for r in rows for s in r)
    numeric = values / max(1, cells)
    ruled = _ruled(found, marks)
    aligned = _aligned(found)
    score = 0.3
    score += 0.1 * min(3, len(multi) - 1) / 3
    score += 0.25 * min(1.0, 2.2 * numeric)
    score += 0.2 * ruled
    score += 0.2 * aligned
    score += 0.1 if columns >= 3 else 0.0
    score += 0.05 if found.header_rows else -0.1
    if not found.layout.numeric:
        score -= 0.15 if columns > 2 else 0.3
    if words / max(1, cells) > 6:
        score -= 0.2
    filled = cells / (len(rows) * columns)
    if filled < 0.4:
        score -= 0.2
    if len(multi) < 2 and not ruled:
        score -= 0.15
    if columns == 2 and not ruled and len(multi) < 3:
        score -= 0.2
    if columns == 2 and len(multi) == 1 and not _heading_stands_out(found, marks):
        return 0.4
    if not found.layout.numeric and sum(r[0].first == 0 for r in multi) < 0.4 * len(multi):
        score -= 0.15
    if len(multi) == 1 and numeric < 0.3:
        score -= 0.2
    return max(0.0, min(0.97, score))


def _heading_stands_out(found: Found, marks: Marks) -> bool:
    """The first line is bold or shaded and the last is not."""
    first, last = found.lines[0], found.lines[-1]
    if all(c.bold for c in first.chunks) and not all(c.bold for c in last.chunks):
        return True
    bands = [marks.band_at(n.top, n.bottom, n.x0, n.x1) for n in (first, last)]
    return bands[0] is not None and bands[0] != bands[1]


def _is_chart(box: Box, page: Page) -> bool:
    """Curves inside, or bars: fills whose ends agree neither in x nor in y, as those of shaded cells do.

    The areas of a scan say nothing of the kind: noise and print cut a light shade anywhere.
    """
    if len(page.curves) >= 3 and sum(contains_centre(box, c) for c in page.curves) >= 3:
        return True
    if page.scan is not None:
        return False
    fills = [f.box for f in page.fills if f.color != 0xFFFFFF and contains_centre(box, f.box)]
    if len(fills) < 6:
        return False
    across = _distinct([x for f in fills for x in (f.x0, f.x1)])
    down = _distinct([y for f in fills for y in (f.top, f.bottom)])
    return min(across, down) > 0.4 * len(fills) + 2


def _on_bars(found: Found, page: Page) -> bool:
    """Figures printed on bars: fills under the figures of one column that end in different places (but in a
    scan, as above)."""
    if page.scan is not None:
        return False
    fills = [f.box for f in page.fills if f.color != 0xFFFFFF]
    if len(fills) < 4:
        return False
    under = uneven = columns = 0
    for k in range(len(found.columns)):
        chunks = [s.chunk for r in found.slots for s in r if s.first == s.last == k and s.chunk.is_figure]
        bars = [bar for chunk in chunks if (bar := _bar(chunk, fills)) is not None]
        under += len(bars)
        if len(bars) > 1:
            columns += 1
            uneven += any(max(edges) - min(edges) > 4 for edges in ([b.x0 for b in bars], [b.x1 for b in bars]))
    figures = sum(s.chunk.is_figure for r in found.slots for s in r)
    return under > 0.4 * figures and columns > 1 and 2 * uneven > columns


def _bar(chunk: Chunk, fills: Sequence[Box]) -> Box | None:
    """The smallest fill a figure is printed on (no mere background of its text)."""
    y = centre_y(chunk)
    over = [
        f
        for f in fills
        if f.x0 <= chunk.centre <= f.x1 and f.top <= y <= f.bottom and f.x1 - f.x0 > 1.3 * (chunk.x1 - chunk.x0)
    ]
    return min(over, key=lambda f: f.area, default=None)


def _distinct(values: Sequence[float]) -> int:
    """How many values there are, those within 2 points of their neighbour counted once."""
    ordered = sorted(values)
    return 1 + sum(b - a > 2 for a, b in pairwise(ordered))


def _ruled(found: Found, marks: Marks) -> float:
    """Long rules or shaded bands within the table's bounds."""
    box = found.box
    rules = marks.long_between(box.top - 8, box.bottom + 8, box.x0, box.x1, 0.7)
    shaded = any(
        b.top < box.bottom and b.bottom > box.top and b.x0 <= box.x0 + 4 and b.x1 >= box.x1 - 4 for b in marks.bands
    )
    return 1.0 if len(rules) >= 2 or shaded else 0.5 if rules else 0.0


def _aligned(found: Found) -> float:
    """Share of the columns whose cells share an edge."""
    good = 0
    rows = found.slots[found.layout.body - found.layout.top :]
    for k in range(len(found.columns)):
        chunks = [s.chunk for r in rows for s in r if s.first == s.last == k]
        if len(chunks) < 2:
            good += 1
            continue
        size = chunks[0].size
        best = max(
            _sharing([c.x0 for c in chunks], size),
            _sharing([c.x1 for c in chunks], size),
            _sharing([c.centre for c in chunks], size),
        )
        good += best >= 0.6
    return good / len(found.columns)


def _sharing(edges: Sequence[float], size: float) -> float:
    ordered = sorted(edges)
    middle = ordered[len(ordered) // 2]
    return sum(abs(e - middle) <= 0.5 * size for e in edges) / len(edges)


def _is_contents(found: Found) -> bool:
    """A table of contents: page numbers that grow, at the end of leaders or of headings."""
    if len(found.columns) > 3:
        return False
    last = [s.chunk.text for r in found.slots for s in r if s.first == len(found.columns) - 1 and len(r) > 1]
    pages = [int(t) for t in last if t.isdecimal() and len(t) <= 4]
    if len(pages) < 3 or len(pages) < 0.7 * len(last):
        return False
    growing = sum(a <= b for a, b in pairwise(pages)) >= 0.9 * (len(pages) - 1)
    led = sum(line.leaders for line in found.lines) >= 0.5 * len(found.lines)
    numbered = sum(text_kinds.is_enumerator(line.chunks[0].words[0].text) for line in found.lines) >= 0.5 * len(
        found.lines
    )
    return growing and (led or numbered) and pages[-1] < 2000
