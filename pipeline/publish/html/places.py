"""Which parts of which pages show what a finding is about: rows of a table with its header, sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.geometry import Box, bounding
from pipeline.model import Evidence, Finding, Report, Table
from pipeline.publish.html import crops
from pipeline.publish.html.settings import CROPS

Plan = tuple[str, tuple[crops.Crop, ...]]
"""A table (or "" for a sentence) and the parts of pages that show it."""


def all_evidence(finding: Finding) -> Iterator[Evidence]:
    """A finding's own evidence, and the cells its consequences accuse."""
    yield from finding.evidence
    for consequence in finding.consequences:
        yield from (e for e in all_evidence(consequence) if e.role == "observed")


def regions_by_finding(report: Report, *, every_sentence: bool = False) -> dict[str, list[Plan]]:
    """Which parts of which pages each finding shows: the most serious first, up to a number in all.

    A sentence is shown where it was read from a picture, else where ``every_sentence`` asks for it."""
    plans_of: dict[str, list[Plan]] = {}
    seen: set[crops.Crop] = set()
    for finding in report.findings:
        by_place: dict[tuple[str, int], list[Evidence]] = {}
        for evidence in all_evidence(finding):
            place = evidence.place
            if evidence.table in report.document.table and place.page is not None and place.box is not None:
                by_place.setdefault((str(evidence.table), place.page), []).append(evidence)
        plans = [
            (table, _regions(report.document.table[table], page, found)) for (table, page), found in by_place.items()
        ]
        plans += [("", (region,)) for region in _of_sentences(all_evidence(finding), every_sentence)]
        regions = {region for _, parts in plans for region in parts}
        if len(seen | regions) <= CROPS.max_pictures:
            seen |= regions
            plans_of[finding.id] = plans
    return plans_of


def _of_sentences(evidence: Iterable[Evidence], every: bool) -> Iterator[crops.Crop]:
    """Where the sentences stand that were read from a picture: what they say is what the picture shows; or all."""
    shown = (e for e in evidence if e.table is None and (every or e.confidence is not None))
    for place, is_recognised in dict.fromkeys((e.place, e.confidence is not None) for e in shown):
        if place.page is not None and (box := place.box) is not None:
            yield place.page, _grown(box, CROPS.sentence_margin if is_recognised else CROPS.text_margin)


def _grown(box: Box, margin: float) -> Box:
    """A box with some of what stands around it."""
    return Box(
        round(max(0.0, box.x0 - CROPS.beside_sentence * margin), 1),
        round(max(0.0, box.top - margin), 1),
        round(box.x1 + CROPS.beside_sentence * margin, 1),
        round(box.bottom + margin, 1),
    )


def _regions(table: Table, page: int, evidence: Sequence[Evidence]) -> tuple[crops.Crop, ...]:
    """The rows in question with one around them, as wide as the table, and its header if that is far."""
    boxes = [e.place.box for e in evidence if e.place.box is not None]
    rows = {e.row for e in evidence if e.row is not None}
    near = _of_rows(table, page, {row + step for row in rows for step in (-1, 0, 1)})
    focus = bounding([*boxes, *near])
    whole = bounding([*boxes, *_of_rows(table, page, range(table.row_count))])
    header_page = next((c.place.page for c in table.cells if c.row == 0 and c.place.page is not None), page)
    header = _of_rows(table, header_page, range(table.header_rows))
    if header_page == page and header and focus.top - bounding(header).bottom < CROPS.header_reach:
        return ((page, _widened(focus.union(bounding(header)), whole)),)
    body = (page, _widened(focus, whole))
    return ((header_page, _widened(bounding(header), whole)), body) if header else (body,)


def _of_rows(table: Table, page: int, rows: Collection[int]) -> list[Box]:
    return [
        cell.place.box
        for cell in table.cells
        if cell.row in rows and cell.place.page == page and cell.place.box is not None
    ]


def _widened(box: Box, whole: Box) -> Box:
    return Box(
        round(max(0.0, min(box.x0, whole.x0) - CROPS.margin), 1),
        round(max(0.0, box.top - 1), 1),
        round(max(box.x1, whole.x1) + CROPS.margin, 1),
        round(box.bottom + 1, 1),
    )
