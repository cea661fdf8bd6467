"""Choosing between the readings of a page: which engine's grid stands for each table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.pdf.page import Page
from pipeline.extract.tables.confidence import calibrated
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.extract.tables.engines.borderless.lines.text_kinds import is_leader
from pipeline.extract.tables.engines.ruled import PACKED, RULED
from pipeline.extract.tables.engines.ruled.column_bands import without_column_bands
from pipeline.extract.tables.engines.ruled.header_only import table_under_heads
from pipeline.extract.tables.engines.ruled.shading import whole_cells
from pipeline.extract.tables.engines.tagged import TAGGED
from pipeline.extract.tables.header_rows import is_bare_year
from pipeline.extract.tables.repair.adjacent_tables import adjacent_tables
from pipeline.extract.tables.repair.columns_beside import with_columns_beside
from pipeline.extract.tables.repair.labels_at_the_foot import with_labels_over_rows
from pipeline.extract.tables.repair.merged_rows import grids_without_merged_rows, with_whole_words
from pipeline.extract.tables.repair.misplaced_headings import with_heading_over_labels, with_headings_in_place
from pipeline.extract.tables.repair.numbers_before_labels import with_numbers_apart
from pipeline.extract.tables.repair.partly_ruled import completed_by_alignment
from pipeline.extract.tables.repair.rotated_headings import with_rotated_headings
from pipeline.extract.tables.repair.ruled_rows import with_bands
from pipeline.extract.tables.repair.split_tables import joined_blocks, rejoined
from pipeline.extract.tables.repair.stacked_tables import tables_of
from pipeline.extract.tables.repair.stripes import begins_with_stripe
from pipeline.extract.tables.repair.trailing_rows import with_tail
from pipeline.extract.tables.repair.unshaded_header import with_unshaded_header
from pipeline.extract.tables.repair.wrapped_cells import with_wrapped_rows
from pipeline.extract.tables.repair.wrapped_labels import with_whole_labels
from pipeline.extract.tables.settings import SELECT
from pipeline.geometry import Box, contains_centre, overlap, shared_height
from pipeline.quantities.numeral_shapes import is_annotated_numeral, is_note_mark, is_numeral


@dataclass(frozen=True)
class SelectedGrids:
    """The grids of one page, and the readings that were passed over although they differ."""

    grids: tuple[Grid, ...]
    passed_over: tuple[tuple[Grid, Grid], ...] = ()


def choose(page: Page) -> SelectedGrids:
    """The tables of a page, each as read by the engine whose reading holds together best, with a calibrated
    confidence; what is sooner a chart is left out."""
    choice = readings_of(page)
    return replace(choice, grids=calibrated(choice.grids, page))


def readings_of(page: Page) -> SelectedGrids:
    """The tables of a page, each as read by the engine whose reading holds together best, before calibration.

    The structure tree and the drawn lines are read first; what they leave of the page, and what they
    see only as a frame, is read by alignment.
    """
    fills = without_column_bands(whole_cells(page.fills, page.words, page.rules), page.rules)
    page = replace(page, fills=fills)
    drawn = [part for grid in RULED(page) for part in tables_of(grid)]
    candidates = [*TAGGED(page), *map(with_headings_in_place, drawn)]
    kept: list[Grid] = []
    passed: list[tuple[Grid, Grid]] = []
    for grid in sorted(candidates, key=lambda g: -weighed_quality(g, page)):
        rival = next((k for k in kept if overlap(k.box, grid.box) > SELECT.touching), None)
        if rival is None:
            kept.append(grid)
        elif overlap(rival.box, grid.box) > SELECT.same_table and _texts(rival) != _texts(grid):
            passed.append((rival, grid))
    kept = _with_joined_blocks(_with_open_parts(_with_joined_blocks(kept, page), page), page)
    whole = [g for g in kept if g.confidence > PACKED and not _may_be_head(g)]
    partly = [g for g in kept if g not in whole]
    rest = page_without(page, [g.box for g in whole])
    pairs = [[ALIGNED(rest, box) for box in pair] for pair in adjacent_tables(rest)] if rest.words else []
    beside = [g for pair in pairs if all(pair) for grids in pair for g in grids]
    rest = page_without(rest, [g.box for g in beside])
    found = [m for g in [*beside, *(ALIGNED(rest) if rest.words else [])] for m in grids_without_merged_rows(g, page)]
    aligned = [g for g in found if not any(overlap(g.box, w.box) > SELECT.touching for w in whole)]
    aligned = [with_heading_over_labels(with_numbers_apart(g)) for g in rejoined(aligned, page)]
    aligned = [_completed(g, page, [o.box for o in [*whole, *aligned] if o is not g]) for g in aligned]
    whole, aligned = _with_frames(partly, whole, aligned, kept, page)
    grids = [with_whole_labels(with_labels_over_rows(with_rotated_headings(g, page))) for g in (*whole, *aligned)]
    grids.sort(key=lambda g: (g.box.top, g.box.x0))
    return SelectedGrids(tuple(grids), tuple(passed))


def _with_frames(
    partly: Sequence[Grid], whole: Sequence[Grid], aligned: Sequence[Grid], kept: Sequence[Grid], page: Page
) -> tuple[list[Grid], list[Grid]]:
    """The grids of lines and of alignment, each frame with the one of them that reads it better.

    ``partly`` are those of ``kept``, the grids of lines, that may be a frame or heads only, ``whole`` the others.
    """
    whole, aligned = list(whole), list(aligned)
    for grid in partly:
        rivals = [g for g in aligned if overlap(g.box, grid.box) > SELECT.touching]
        body = table_under_heads(grid, page)
        if body is not None:
            under = [g for g in aligned if overlap(g.box, body.box) > SELECT.touching]
            whole_width = any(
                _width(g.box) > SELECT.whole_width * _width(grid.box)
                and g.box.top < grid.box.bottom + SELECT.under_head
                for g in under
            )
            better = weighed_quality(body, page) > SELECT.clearly * max(
                (weighed_quality(g, page) for g in under), default=0.0
            )
            if (better and not whole_width) or _explains(body, under):
                aligned = [g for g in aligned if g not in under]
                whole.append(body)
                continue
        if not rivals and _height(grid) > 1 and grid.confidence <= PACKED:
            near = [
                m
                for g in ALIGNED(page, _frame_with_lines_around(grid.box, page))
                for m in grids_without_merged_rows(g, page)
            ]
            rivals = [g for g in near if len(g.words) > SELECT.found_again * len(grid.words)]
            aligned = [*aligned, *rivals]
        beside = [g for g in kept if g is not grid and _stand_beside(g, grid)]
        own = [g for g in rivals if not any(overlap(g.box, b.box) > SELECT.touching for b in beside)]
        if rivals and (_height(grid) < 2 or any(_is_worth_more(g, grid, kept, page) for g in own)):
            continue
        if _height(grid) > 1 or _at_break(grid, page):
            aligned = [g for g in aligned if g not in rivals]
            whole.append(grid)
    return whole, aligned


def _stand_beside(one: Grid, other: Grid) -> bool:
    """Whether two drawn grids are tables side by side, which alignment must not read as one."""
    a, b = one.box, other.box
    level = shared_height(a, b) > SELECT.level * min(a.bottom - a.top, b.bottom - b.top)
    return level and (a.x1 <= b.x0 or b.x1 <= a.x0) and min(_height(one), _height(other)) > SELECT.doubtful


def _explains(body: Grid, under: Sequence[Grid]) -> bool:
    """Whether the rows under drawn heads hold all that alignment sees there, one figure in a cell, in fewer columns:
    alignment cut the labels of the stub apart."""
    taken = {id(w) for w in body.words}
    figures = [sum(is_numeral(part) for part in c.text.split()) for c in body.cells if c.text]
    if sum(n > 1 for n in figures) > SELECT.paired * len(figures):
        return False
    return all(id(w) in taken for g in under for w in g.words) and any(_columns(g) > 1 for g in under)


def _columns(grid: Grid) -> int:
    return max(c.column + c.column_span for c in grid.cells)


def _with_joined_blocks(kept: Sequence[Grid], page: Page) -> list[Grid]:
    """The drawn grids, the blocks of one table joined: also a shaded total right below rows without lines."""
    sure = [g for g in kept if g.confidence > PACKED]
    return [*joined_blocks(sure, page), *(g for g in kept if g not in sure)]


def _with_open_parts(kept: Sequence[Grid], page: Page) -> list[Grid]:
    """The drawn grids, those that enclose only a part of their table completed, without what these take in."""
    result: list[Grid] = []
    for grid in sorted(kept, key=lambda g: g.box.top):
        if any(overlap(grid.box, g.box) > SELECT.same_table for g in result):
            continue
        sure = grid.method == "ruled" and grid.confidence > PACKED
        others = [g for g in [*result, *kept] if g is not grid and g.confidence > PACKED]
        grid = with_columns_beside(grid, others, page) if sure else grid
        whole = completed_by_alignment(grid, others, page) if sure else None
        if sure and whole is None:
            headed = with_unshaded_header(grid, others, page)
            if headed is grid and begins_with_stripe(grid, page):
                whole = completed_by_alignment(grid, others, page, headless=True)
            grid = headed
        result.append(grid if whole is None else _completed(whole, page, [g.box for g in others]))
    return result


def _completed(grid: Grid, page: Page, taken: Sequence[Box]) -> Grid:
    """A grid found by alignment with the rows and lines of its own that it left out."""
    return with_whole_words(with_wrapped_rows(with_tail(with_bands(grid, page, taken), page, taken)))


def _may_be_head(grid: Grid) -> bool:
    """Whether a drawn grid may only be the head of a table: few rows, no figures but years in the last."""
    height = _height(grid)
    if grid.method != "ruled" or height > SELECT.doubtful:
        return False
    last = [c.text for c in grid.cells if c.row + c.row_span == height]
    return height < 2 or not any(is_numeral(t) and not is_bare_year(t) for t in last)


def weighed_quality(grid: Grid, page: Page) -> float:
    """The quality of a reading, weighed by how much of the page it explains."""
    return quality(grid, page) * len(grid.words)


def _is_worth_more(rival: Grid, grid: Grid, drawn: Sequence[Grid], page: Page) -> bool:
    """Whether a reading by alignment is worth more than a drawn grid and all others that it reads as one with it;
    clearly more, unless lines leave rows or columns of them all open."""
    own = [grid, *(g for g in drawn if g is not grid and overlap(g.box, rival.box) > SELECT.touching)]
    factor = 1.0 if all(g.confidence <= PACKED for g in own) else SELECT.clearly
    return weighed_quality(rival, page) > factor * sum(weighed_quality(g, page) for g in own)


def _frame_with_lines_around(box: Box, page: Page) -> Box:
    """A frame with the lines of text right above and below it, which its table may go on into."""
    return Box(
        box.x0,
        max(box.top - SELECT.above, 0.0),
        box.x1,
        min(box.bottom + SELECT.above, page.height),
    )


def _width(box: Box) -> float:
    return box.x1 - box.x0


def _height(grid: Grid) -> int:
    return max(c.row + c.row_span for c in grid.cells)


def _at_break(grid: Grid, page: Page) -> bool:
    """Whether a grid of one row stands where a page break may have cut it from its table."""
    return grid.box.top < SELECT.page_head * page.height or grid.box.bottom > SELECT.page_foot * page.height


def page_without(page: Page, boxes: Sequence[Box]) -> Page:
    """The page with what stands in some boxes taken away (words and rules)."""
    if not boxes:
        return page
    words = tuple(w for w in page.words if not any(contains_centre(b, w, 1.0) for b in boxes))
    rules = tuple(
        r
        for r in page.rules
        if not any(
            (
                b.top - SELECT.off_rule <= r.position <= b.bottom + SELECT.off_rule
                and r.start >= b.x0 - SELECT.rule_sticks_out
                and r.end <= b.x1 + SELECT.rule_sticks_out
            )
            if r.horizontal
            else (
                b.x0 - SELECT.off_rule <= r.position <= b.x1 + SELECT.off_rule
                and r.start >= b.top - SELECT.rule_sticks_out
                and r.end <= b.bottom + SELECT.rule_sticks_out
            )
            for b in boxes
        )
    )
    fills = tuple(f for f in page.fills if not any(overlap(f.box, b) > SELECT.own_fill for b in boxes))
    return replace(page, words=words, rules=rules, fills=fills)


def quality(grid: Grid, page: Page) -> float:
    """How well a reading holds together, 0 to 1: its columns are of one kind each, no cell holds
    several figures, nothing in its box is left over but the dots that lead from labels to figures."""
    taken = {id(w) for w in grid.words}
    inside = sum(
        contains_centre(grid.box, w, 1.0) and (id(w) in taken or not is_leader(w.text)) for w in page.words if w.upright
    )
    cover = min(1.0, len(grid.words) / inside) if inside else 0.0
    columns: dict[int, list[str]] = {}
    packed = filled = 0
    for cell in grid.cells:
        if not cell.text:
            continue
        filled += 1
        packed += _packed(cell.text)
        packed += 2 * (
            len(cell.text) > SELECT.long_cell and sum(c.isdigit() for c in cell.text) > SELECT.digits * len(cell.text)
        )
        if cell.row >= (grid.header_rows or 1) and cell.column_span == 1:
            columns.setdefault(cell.column, []).append(cell.text)
    pure = sum(max(f := sum(is_annotated_numeral(t) for t in texts), len(texts) - f) for texts in columns.values())
    total = sum(len(texts) for texts in columns.values())
    purity = pure / total if total else SELECT.unknown_purity
    return (
        cover
        * (SELECT.least_purity + SELECT.purity * purity)
        * (1 - packed / max(filled, 1))
        * (SELECT.least_trust + SELECT.trust * grid.confidence)
    )


def _packed(text: str) -> bool:
    """Whether a cell holds three figures or more and nothing else but marks of footnotes."""
    parts = [part for part in text.split() if not is_note_mark(part)]
    return len(parts) >= SELECT.packed_figures and sum(is_numeral(p) for p in parts) >= SELECT.only_figures * len(parts)


def _texts(grid: Grid) -> list[str]:
    return sorted("".join(c.text.split()) for c in grid.cells if c.text)
