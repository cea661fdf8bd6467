"""The labels of a chart beside a table: percentages around a pie, figures on bars, the scale of an axis.

They stand on lines of the table's rows and would be read as cells of it; they are found here to be left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.extract.pdf.page import Fill, Page
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import CHARTS
from pipeline.geometry import Box, Rectangle, bounding, centre_y


def chart_areas(page: Page, lying: bool) -> list[Box]:
    """Where the charts of a page are drawn: curves that touch, and bars that start from one base line, with their grid.

    Horizontal bars count only if ``lying``: in a table they may be drawn behind the figures of a column. What covers
    half of the page or more is a background. In a scan no area counts: noise breaks a light shade into areas anywhere.
    """
    if page.scan is not None:
        return []
    drawn = [*_pies(page.curves), *(_with_grid(bars, page) for bars in _bars(page.fills, lying))]
    return [area for area in drawn if area.area < CHARTS.background * page.width * page.height]


def labels_of_charts(lines: Sequence[ChunkLine], page: Page, lying: bool) -> frozenset[int]:
    """The words (by ``id``) that label the charts of a page."""
    areas = chart_areas(page, lying)
    if not areas:
        return frozenset()
    markers = [
        f.box for f in page.fills if _is_marker(f) and any(_gap_between(f.box, a) < CHARTS.legend for a in areas)
    ]
    return frozenset(
        id(word)
        for line in lines
        if markers or any(_is_beside(line, area) for area in areas)
        for chunk in line.pieces
        if _labels(chunk, areas) or any(_beside(chunk, marker) for marker in markers)
        for word in chunk.words
    )


def _is_beside(line: ChunkLine, area: Box) -> bool:
    """Whether a line is level with a chart, or right above or below it."""
    reach = CHARTS.reach * line.size
    return line.top - area.bottom < reach and area.top - line.bottom < reach


def _labels(chunk: Chunk, areas: Sequence[Box]) -> bool:
    return any(_gap_between(chunk, area) < CHARTS.reach * chunk.size for area in areas)


def _beside(chunk: Chunk, marker: Box) -> bool:
    """Whether a chunk is the text of a legend: right behind its small coloured square."""
    level = chunk.top < centre_y(marker) < chunk.bottom
    return level and 0 <= chunk.x0 - marker.x1 < chunk.size


def _is_marker(fill: Fill) -> bool:
    return not fill.is_white and max(fill.box.width, fill.box.height) <= CHARTS.marker


def _gap_between(a: Rectangle, b: Rectangle) -> float:
    """The distance of two boxes in points: the larger of that in x and that in y."""
    return max(a.x0 - b.x1, b.x0 - a.x1, a.top - b.bottom, b.top - a.bottom, 0.0)


def _pies(curves: Iterable[Box]) -> list[Box]:
    """The boxes around curves that touch one another, if large."""
    areas: list[Box] = []
    for curve in list(curves)[: CHARTS.most_drawn]:
        touching = [a for a in areas if _gap_between(a, curve) <= CHARTS.touching]
        areas = [a for a in areas if a not in touching]
        areas.append(bounding([curve, *touching]))
    return [a for a in areas if min(a.width, a.height) >= CHARTS.smallest]


def _bars(fills: Sequence[Fill], lying: bool) -> list[Box]:
    """The boxes around bars: fills of one colour and breadth and several lengths, apart from each other, from one
    line. (Bars of another colour may touch them.)"""
    drawn = [f for f in fills if not f.is_white and min(f.box.width, f.box.height) > CHARTS.marker / 2]
    found: list[Box] = []
    for upright in (True, False) if lying else (True,):
        by_base: dict[tuple[int, int, int], list[Box]] = defaultdict(list)
        for fill in drawn[: CHARTS.most_drawn]:
            box = fill.box
            edges = (box.bottom, box.width) if upright else (box.x0, box.height)
            by_base[round(edges[0]), round(edges[1]), fill.color].append(box)
        for bars in by_base.values():
            ends = {round(b.top if upright else b.x1) for b in bars}
            places = sorted((b.x0, b.x1) if upright else (b.top, b.bottom) for b in bars)
            apart = all(second[0] - first[1] > 1 for first, second in pairwise(places))
            if len(ends) >= CHARTS.bars and apart:
                found.append(bounding(bars))
    return found


def _with_grid(bars: Box, page: Page) -> Box:
    """The bars and the lines of the grid behind them, which reach the labels of the axis."""
    grid = [
        Box(r.start, r.position, r.end, r.position) if r.horizontal else Box(r.position, r.start, r.position, r.end)
        for r in page.rules
    ]
    behind = [g for g in grid if _gap_between(g, bars) == 0 and g.width < 2 * bars.width and g.height < 2 * bars.height]
    return bounding([bars, *behind])
