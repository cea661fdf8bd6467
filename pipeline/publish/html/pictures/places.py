"""Which parts of which pages show what a finding is about: rows of a table with its header, sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.geometry import Box, Place, bounding
from pipeline.model import Evidence, Finding, Report, Table
from pipeline.publish.html.pictures import crops, prose_places
from pipeline.publish.html.settings import CROPS

Plan = tuple[str, tuple[crops.Crop, ...]]
"""A table (or "" for a sentence) and the parts of pages that show it."""
Located = Mapping[Evidence, prose_places.FigureOnPage]
"""Figures of sentences and where they stand, those for which that is known."""


def all_evidence(finding: Finding) -> Iterator[Evidence]:
    """A finding's own evidence, and the cells its consequences accuse."""
    yield from finding.evidence
    for consequence in finding.consequences:
        yield from (e for e in all_evidence(consequence) if e.role == "observed")


def figures_of_the_prose(report: Report, source: bytes) -> Located:
    """Where the figures of sentences stand that errors and warnings are about: of the first that could be shown.

    Raises:
        pypdfium2.PdfiumError: the bytes are no PDF that pdfium can open.
    """
    asked = [list(all_evidence(f)) for f in report.findings if f.severity != "info"]
    of_prose = [evidence for evidence in asked if any(e.table is None for e in evidence)]
    return prose_places.locate(source, (e for evidence in of_prose[: CROPS.max_pictures] for e in evidence))


def with_figures(evidence: Iterable[Evidence], located: Located) -> Iterator[Evidence]:
    """The evidence of a finding as a picture outlines it: in paragraphs all of whose accused figures are located each
    figure with its own box, once for each line it stands on, without those that are not located."""
    listed = list(evidence)
    told_apart = _told_apart(listed, located)
    for e in listed:
        if e.table is not None or e.confidence is not None or e.place not in told_apart:
            yield e
        elif e in located:
            yield from (replace(e, place=replace(e.place, box=box)) for box in located[e].boxes)


def _told_apart(evidence: Iterable[Evidence], located: Located) -> Mapping[Place, list[Box]]:
    """The paragraphs all of whose accused figures are located, with the lines around their figures."""
    by_place: dict[Place, list[Evidence]] = {}
    for e in evidence:
        if e.table is None and e.confidence is None:
            by_place.setdefault(e.place, []).append(e)
    return {
        place: lines
        for place, pieces in by_place.items()
        if (lines := [located[e].lines for e in pieces if e in located])
        and all(e in located for e in pieces if e.role == "observed")
    }


def regions_by_finding(report: Report, located: Located, *, every_sentence: bool = False) -> dict[str, list[Plan]]:
    """Which parts of which pages each finding shows: the most serious first, up to a number in all.

    A sentence is shown where it was read from a picture; where its figures are ``located``, as far as the tables leave
    room; or else, as a paragraph, where ``every_sentence`` asks for it. What is accused comes first."""
    plans_of: dict[str, list[Plan]] = {}
    seen: set[crops.Crop] = set()

    def add(finding: Finding, plans: list[Plan], *, first: bool = False) -> None:
        nonlocal seen
        regions = {region for _, parts in plans for region in parts}
        if len(seen | regions) <= CROPS.max_pictures:
            seen |= regions
            earlier = plans_of.get(finding.id, [])
            plans_of[finding.id] = [*plans, *earlier] if first else [*earlier, *plans]

    for finding in report.findings:
        by_place: dict[tuple[str, int], list[Evidence]] = {}
        for evidence in all_evidence(finding):
            place = evidence.place
            if evidence.table in report.document.table and place.page is not None and place.box is not None:
                by_place.setdefault((str(evidence.table), place.page), []).append(evidence)
        plans = [
            (table, _regions(report.document.table[table], page, found)) for (table, page), found in by_place.items()
        ]
        add(finding, [*plans, *(("", (region,)) for region in _recognised(all_evidence(finding)))])
    for finding in report.findings:
        sentences: list[Plan] = [("", (region,)) for region in _as_text(all_evidence(finding), located, every_sentence)]
        add(finding, sentences, first=next((e.table is None for e in finding.evidence if e.role == "observed"), False))
    return plans_of


def _recognised(evidence: Iterable[Evidence]) -> Iterator[crops.Crop]:
    """Where the sentences stand that were read from a picture: what they say is what the picture shows."""
    for place in dict.fromkeys(e.place for e in evidence if e.table is None and e.confidence is not None):
        if place.page is not None and place.box is not None:
            yield place.page, _grown(place.box, CROPS.sentence_margin)


def _as_text(evidence: Iterable[Evidence], located: Located, every: bool) -> Iterator[crops.Crop]:
    """The lines of each paragraph around the figures in question; where these cannot be told apart the whole of it, or
    nothing."""
    listed = [e for e in evidence if e.table is None and e.confidence is None]
    told_apart = _told_apart(listed, located)
    for place in dict.fromkeys(e.place for e in listed):
        lines = told_apart.get(place, [place.box] if every and place.box is not None else [])
        if place.page is not None and lines:
            yield place.page, _grown(bounding(lines), CROPS.text_margin)


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
