"""The engine: a page in, its tables out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.extract.pdf.page import Fill, Page, RulingLine, Word
from pipeline.extract.tables.engine import Engine, Grid, rows_of
from pipeline.extract.tables.engines.borderless.columns.shared_edges import cut_at_shared_edges
from pipeline.extract.tables.engines.borderless.confidence import confidence_of
from pipeline.extract.tables.engines.borderless.lines.edges_of_groups import edges_of_groups
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks, marks_of
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine, chunk_lines
from pipeline.extract.tables.engines.borderless.settings import CONFIDENCE, LINES
from pipeline.extract.tables.engines.borderless.tables import Found, tables_in
from pipeline.extract.tables.engines.borderless.zones.chart_labels import labels_of_charts
from pipeline.extract.tables.engines.borderless.zones.neighbouring_tables import split_into_tables
from pipeline.extract.tables.engines.borderless.zones.page_columns import page_parts
from pipeline.extract.tables.engines.borderless.zones.running_text import zone_of
from pipeline.extract.tables.engines.borderless.zones.segments import LineRun, runs_of
from pipeline.extract.tables.engines.borderless.zones.side_by_side import split_side_by_side
from pipeline.extract.tables.header_rows import begins_with_years
from pipeline.geometry import Box, contains_centre, overlap
from pipeline.model import Method


@dataclass(frozen=True)
class Aligned:
    """Finds tables by alignment. ``least`` is the confidence below which a reading is dropped."""

    name: Method = "aligned"
    least: float = CONFIDENCE.least

    def __call__(self, page: Page, region: Box | None = None) -> list[Grid]:
        """The tables of the page, or of one region of it."""
        words = [w for w in page.words if w.upright]
        rules: Sequence[RulingLine] = page.rules
        fills: Sequence[Fill] = page.fills
        if region is not None:
            words = [w for w in words if contains_centre(region, w)]
        if len(words) < LINES.fewest_words:
            return []
        marks = marks_of(rules, fills, page.height)
        marks = replace(marks, verticals=(*marks.verticals, *edges_of_groups(marks, words)))
        return [
            _grid(found, sure, page.number) for found, sure in self._found(words, marks, page) if sure >= self.least
        ]

    def _found(self, words: Sequence[Word], marks: Marks, page: Page) -> list[tuple[Found, float]]:
        return [pair for part in page_parts(words, page.height) for pair in self._found_in(part, marks, page)]

    def _found_in(self, words: Sequence[Word], marks: Marks, page: Page) -> list[tuple[Found, float]]:
        lines = chunk_lines(words, marks.verticals)
        found = self._found_on(lines, marks, page)
        labels = labels_of_charts(lines, page, lying=any(sure < self.least for _, sure in found))
        if not labels:
            return found
        left = [w for w in words if id(w) not in labels]
        again = [
            pair for pair in self._found_on(chunk_lines(left, marks.verticals), marks, page) if pair[1] >= self.least
        ]
        return _without_charts(found, again, labels, self.least)

    def _found_on(self, lines: Sequence[ChunkLine], marks: Marks, page: Page) -> list[tuple[Found, float]]:
        marks = replace(marks, lines=tuple(lines))
        result: list[tuple[Found, float]] = []
        for zone in split_side_by_side(zone_of(lines, marks.horizontals), marks):
            for close in runs_of(zone, marks):
                run = LineRun(tuple(cut_at_shared_edges(close.lines)))
                for apart in split_into_tables(run, marks):
                    for found in tables_in(apart, marks, page.number):
                        result.append((found, confidence_of(found, marks, page)))
        return result


def _without_charts(
    found: Sequence[tuple[Found, float]], again: Sequence[tuple[Found, float]], labels: frozenset[int], least: float
) -> list[tuple[Found, float]]:
    """What was found, and in place of what is no table or holds labels of a chart, the tables found without these."""
    kept = [
        (table, sure)
        for table, sure in found
        if sure >= least
        and not (
            any(id(w) in labels for w in table.words) and any(overlap(table.box, other.box) > 0 for other, _ in again)
        )
    ]
    return [*kept, *(pair for pair in again if not any(overlap(pair[0].box, t.box) > 0 for t, _ in kept))]


def _grid(found: Found, confidence: float, page: int) -> Grid:
    headers = found.header_rows or int(begins_with_years(rows_of(found.cells)))
    return Grid(page, found.box, found.cells, "aligned", round(confidence, 3), headers, found.words)


ALIGNED: Engine = Aligned()
