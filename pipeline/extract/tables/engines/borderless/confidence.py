"""How sure a reading is, and what is no table at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk
from pipeline.extract.tables.engines.borderless.settings import COMMON, CONFIDENCE, DRAWN
from pipeline.extract.tables.engines.borderless.tables import Found
from pipeline.extract.tables.engines.borderless.wrapped_rows.white_between import lines_by_column, white_between_rows
from pipeline.extract.tables.periods import is_year_or_span
from pipeline.geometry import Box, centre_y, contains_centre


def confidence_of(found: Found, marks: Marks, page: Page) -> float:
    """0 to 1; below .5 it is more likely no table than one."""
    if _is_chart(found, page) or _on_bars(found, page) or _at_bars(found, page):
        return CONFIDENCE.no_table
    rows = found.slots[found.layout.body - found.layout.top :]
    columns = len(found.columns)
    multi = [r for r in rows if len(r) > 1]
    if not multi or (len(multi) == 1 and not found.header_rows):
        return 0.0
    valued = sum(any(s.chunk.is_figure for s in r) for r in multi)
    if not found.layout.numeric and len(multi) < CONFIDENCE.few_rows and _ruled(found, marks) < 1.0:
        return CONFIDENCE.no_table
    years = valued and all(is_year_or_span(s.chunk.text) for s in multi[0] if s.chunk.is_value)
    if (len(multi) == 1 and years) or _is_contents(found, page):
        return CONFIDENCE.no_table
    cells = sum(len(r) for r in rows)
    values = sum(s.chunk.is_figure for r in rows for s in r)
    words = sum(len(s.chunk.words) for r in rows for s in r)
    numeric = values / max(1, cells)
    ruled = _ruled(found, marks)
    aligned = _aligned(found)
    score = CONFIDENCE.base
    score += CONFIDENCE.by_rows * min(CONFIDENCE.rows_counted, len(multi) - 1) / CONFIDENCE.rows_counted
    score += CONFIDENCE.by_figures * min(1.0, CONFIDENCE.figures_counted * numeric)
    score += CONFIDENCE.by_rules * ruled
    score += CONFIDENCE.by_edges * aligned
    score += CONFIDENCE.by_columns if columns >= CONFIDENCE.many_columns else 0.0
    score += CONFIDENCE.by_header if found.header_rows else -CONFIDENCE.no_header
    if not found.layout.numeric:
        score -= CONFIDENCE.texts_only if columns > 2 else CONFIDENCE.two_texts_only
    if words / max(1, cells) > CONFIDENCE.wordy:
        score -= CONFIDENCE.by_wordy
    filled = cells / (len(rows) * columns)
    if filled < CONFIDENCE.filled:
        score -= CONFIDENCE.by_blanks
    if len(multi) < 2 and not ruled:
        score -= CONFIDENCE.one_row
    if columns == 2 and not ruled and len(multi) < CONFIDENCE.few_rows:
        score -= CONFIDENCE.two_columns
    if columns == 2 and len(multi) == 1 and not _heading_stands_out(found, marks):
        return CONFIDENCE.no_table
    if not found.layout.numeric and sum(r[0].first == 0 for r in multi) < CONFIDENCE.labelled * len(multi):
        score -= CONFIDENCE.by_labels
    if len(multi) == 1 and numeric < CONFIDENCE.row_figures:
        score -= CONFIDENCE.by_texts
    score += CONFIDENCE.by_caption * _captioned(found, marks)
    score += CONFIDENCE.by_white * (found.header_rows > 0 and _split_by_white(found))
    return max(0.0, min(CONFIDENCE.most, score))


def _captioned(found: Found, marks: Marks) -> bool:
    """Whether the line right above the table is the numbered caption of one."""
    size = found.lines[0].size
    above = [
        line
        for line in marks.lines
        if line.bottom <= found.box.top + COMMON.same_line * size
        and line.bottom > found.box.top - CONFIDENCE.caption_above * size
        and line.x0 < found.box.x1
        and line.x1 > found.box.x0
    ]
    return any(text_kinds.is_table_caption(chunk.text) for line in above for chunk in line.chunks)


def _split_by_white(found: Found) -> bool:
    """Whether white parts rows of wrapped texts, as the padding of cells does."""
    body = found.slots[found.layout.body - found.layout.top :]
    return len(white_between_rows(lines_by_column(body, len(found.columns)))) >= CONFIDENCE.few_rows - 1


def _heading_stands_out(found: Found, marks: Marks) -> bool:
    """The first line is bold or shaded and the last is not."""
    first, last = found.lines[0], found.lines[-1]
    if all(c.bold for c in first.chunks) and not all(c.bold for c in last.chunks):
        return True
    bands = [marks.band_at(n.top, n.bottom, n.x0, n.x1) for n in (first, last)]
    return bands[0] is not None and bands[0] != bands[1]


def _is_chart(found: Found, page: Page) -> bool:
    """Whether there are curves inside, or bars: fills whose ends align neither in x nor in y, as shaded cells do.

    Fills above the first row are not counted, they shade headings; nor are those of a scan, where noise and print break
    a light shade into areas anywhere.
    """
    box = found.box
    if len(page.curves) >= CONFIDENCE.curves and sum(contains_centre(box, c) for c in page.curves) >= CONFIDENCE.curves:
        return True
    if page.scan is not None:
        return False
    body = found.lines[min(found.layout.body - found.layout.top, len(found.lines) - 1)].top
    fills = [f.box for f in page.fills if not f.is_white and f.box.bottom > body and contains_centre(box, f.box)]
    if len(fills) < CONFIDENCE.chart_fills:
        return False
    across = _distinct([x for f in fills for x in (f.x0, f.x1)])
    down = _distinct([y for f in fills for y in (f.top, f.bottom)])
    return min(across, down) > CONFIDENCE.chart_edges * len(fills) + 2


def _on_bars(found: Found, page: Page) -> bool:
    """Whether figures are printed on bars: the fills under the figures of one column end in different places. Never in
    a scan, as in ``_is_chart``."""
    if page.scan is not None:
        return False
    fills = [f.box for f in page.fills if not f.is_white]
    if len(fills) < CONFIDENCE.bars:
        return False
    under = uneven = columns = 0
    for k in range(len(found.columns)):
        chunks = [s.chunk for r in found.slots for s in r if s.first == s.last == k and s.chunk.is_figure]
        bars = [bar for chunk in chunks if (bar := _bar(chunk, fills)) is not None]
        under += len(bars)
        if len(bars) > 1:
            columns += 1
            uneven += any(max(edges) - min(edges) > 2 for edges in ([b.x0 for b in bars], [b.x1 for b in bars]))
    figures = sum(s.chunk.is_figure for r in found.slots for s in r)
    return under > CONFIDENCE.on_bars * figures and columns > 1 and 2 * uneven > columns


def _at_bars(found: Found, page: Page) -> bool:
    """Whether the figures stand at the ends of bars: on most lines an area begins behind the label where all others
    begin, and ends before the figure, here and there. Never in a scan."""
    lines = [line.chunks[-2:] for line in found.lines if len(line.chunks) > 1 and line.chunks[-1].is_figure]
    if page.scan is not None or len(lines) < CONFIDENCE.few_rows:
        return False
    bars = [
        fill.box
        for label, figure in lines
        for fill in page.fills
        if not fill.is_white
        and fill.box.top < centre_y(figure) < fill.box.bottom
        and label.x1 - DRAWN.at_ends <= fill.box.x0
        and figure.x0 - CONFIDENCE.bar_end * figure.size <= fill.box.x1 <= figure.x0 + DRAWN.at_ends
    ]
    if len(bars) < CONFIDENCE.at_bars * len(lines):
        return False
    starts, ends = [b.x0 for b in bars], [b.x1 for b in bars]
    return max(starts) - min(starts) <= DRAWN.at_ends < CONFIDENCE.few_rows * DRAWN.at_ends < max(ends) - min(ends)


def _bar(chunk: Chunk, fills: Sequence[Box]) -> Box | None:
    """The smallest fill a figure is printed on, if that is wider than a mere background of its text."""
    y = centre_y(chunk)
    over = [
        f
        for f in fills
        if f.x0 <= chunk.centre <= f.x1
        and f.top <= y <= f.bottom
        and f.x1 - f.x0 > CONFIDENCE.bar_wider * (chunk.x1 - chunk.x0)
    ]
    return min(over, key=lambda f: f.area, default=None)


def _distinct(values: Sequence[float]) -> int:
    """How many values there are, those within 2 points of their neighbour counted once."""
    ordered = sorted(values)
    return 1 + sum(b - a > 2 for a, b in pairwise(ordered))


def _ruled(found: Found, marks: Marks) -> float:
    """1 where the table has shaded bands or two long ruling lines, less for one line, 0 for none."""
    box = found.box
    rules = marks.long_between(
        box.top - CONFIDENCE.rules_near, box.bottom + CONFIDENCE.rules_near, box.x0, box.x1, CONFIDENCE.rule_covers
    )
    shaded = any(
        b.top < box.bottom
        and b.bottom > box.top
        and b.x0 <= box.x0 + DRAWN.same_ends
        and b.x1 >= box.x1 - DRAWN.same_ends
        for b in marks.bands
    )
    return 1.0 if len(rules) >= 2 or shaded else CONFIDENCE.one_rule if rules else 0.0


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
        good += best >= CONFIDENCE.edges_shared
    return good / len(found.columns)


def _sharing(edges: Sequence[float], size: float) -> float:
    ordered = sorted(edges)
    middle = ordered[len(ordered) // 2]
    return sum(abs(e - middle) <= COMMON.same_place * size for e in edges) / len(edges)


def _is_contents(found: Found, page: Page) -> bool:
    """A table of contents: page numbers that grow, at the end of leaders, printed or drawn, or of headings."""
    if len(found.columns) > CONFIDENCE.contents_columns:
        return False
    last = [s.chunk.text for r in found.slots for s in r if s.first == len(found.columns) - 1 and len(r) > 1]
    pages = [int(t) for t in last if t.isdecimal() and len(t) <= CONFIDENCE.page_digits]
    if len(pages) < CONFIDENCE.contents_rows or len(pages) < CONFIDENCE.contents_numbered * len(last):
        return False
    growing = sum(a <= b for a, b in pairwise(pages)) >= CONFIDENCE.contents_growing * (len(pages) - 1)
    led = sum(line.leaders or _is_led(line.chunks, page) for line in found.lines)
    led_lines = led >= CONFIDENCE.contents_led * len(found.lines)
    numbered = sum(
        text_kinds.is_enumerator(line.chunks[0].words[0].text) for line in found.lines
    ) >= CONFIDENCE.contents_led * len(found.lines)
    return growing and (led_lines or numbered)


def _is_led(chunks: Sequence[Chunk], page: Page) -> bool:
    """Whether a line is drawn from the end of a text to the last one, at the foot of the letters or, by a program that
    cuts it out of an area, as high as these."""
    if len(chunks) < 2:
        return False
    before, last = chunks[-2:]
    drawn = [(r.start, r.end, r.position) for r in page.rules if r.horizontal]
    drawn += [(f.box.x0, f.box.x1, centre_y(f.box)) for f in page.fills]
    return any(
        before.x1 - DRAWN.at_ends <= start
        and end <= last.x0 + DRAWN.at_ends
        and end - start > CONFIDENCE.leader_covers * (last.x0 - before.x1)
        and before.top < height < before.bottom + DRAWN.at_ends
        for start, end, height in drawn
    )
