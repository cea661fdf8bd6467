"""What proves a finding, ready to be shown: pictures of the page, excerpts of tables, quoted sentences."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Box, Evidence, Finding, Report, Table
from pipeline.publish.html import crops

MARGIN = 8.0
"""Points around what is shown; a row of context above and below is ``CONTEXT``."""
CONTEXT = 22.0
HEADER_REACH = 180.0
"""The header of the table is in the picture when it stands no further above the cells than this."""
MAX_PICTURES = 40
MAX_ROWS = 24
ROLE_NAMES = {
    "observed": "cifra señalada",
    "operand": "cifra que entra en la cuenta",
    "expected": "cifra con que se compara",
    "context": "contexto",
}


@dataclass(frozen=True, slots=True)
class Outline:
    """A marked cell, in points from the picture's top left corner."""

    x: float
    y: float
    width: float
    height: float
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A crop of a page with its cells outlined. ``data`` is a data URI."""

    page: int
    caption: str
    data: str
    width: float
    height: float
    outlines: tuple[Outline, ...]

    @property
    def alternative(self) -> str:
        told = "; ".join(f"{ROLE_NAMES[o.role]}: {o.text}" for o in self.outlines[:12])
        return f"Recorte de la página {self.page}, {self.caption}. {told}."


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Rows of a table as printed; ``None`` among the body's rows stands for rows left out."""

    table: str
    caption: str
    header: tuple[tuple[ExcerptCell, ...], ...]
    body: tuple[tuple[ExcerptCell, ...] | None, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the prose, cut around the figure it is quoted for."""

    before: str
    figure: str
    after: str
    role: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Proof:
    quotes: tuple[Quote, ...]
    pictures: tuple[Picture, ...]
    excerpts: tuple[Excerpt, ...]


def proofs(report: Report, source: bytes | None) -> Mapping[str, Proof]:
    """The proof of every finding by its id. ``source`` are the bytes of the document; for a PDF they
    give the pictures, without them (or where a cell has no box) tables are excerpted instead."""
    regions = _planned(report) if source is not None and report.document.source.format == "pdf" else {}
    wanted = list(dict.fromkeys(region for planned in regions.values() for _, region in planned))
    rendered = crops.render(source, wanted) if source is not None and wanted else {}
    uris = {region: _data_uri(png) for region, png in rendered.items()}
    return {finding.id: _proof(finding, report, regions.get(finding.id, ()), uris) for finding in report.findings}


def _proof(
    finding: Finding, report: Report, planned: Sequence[tuple[str, crops.Region]], uris: Mapping[crops.Region, str]
) -> Proof:
    shown = {table for table, _ in planned}
    evidence = list(_all_evidence(finding))
    quotes = tuple(dict.fromkeys(_quote(e) for e in evidence if e.sentence))
    pictures = tuple(
        _picture(report.document.table[table], region, evidence, uris[region]) for table, region in planned
    )
    tables = dict.fromkeys(e.table for e in evidence if e.table is not None and e.row is not None)
    excerpts = tuple(
        _excerpt(report.document.table[table], evidence)
        for table in tables
        if table in report.document.table and table not in shown
    )
    return Proof(quotes, pictures, excerpts)


def _all_evidence(finding: Finding) -> Iterator[Evidence]:
    """The finding's own, and the cells its consequences accuse."""
    yield from finding.evidence
    for consequence in finding.consequences:
        yield from (e for e in _all_evidence(consequence) if e.role == "observed")


def _planned(report: Report) -> dict[str, list[tuple[str, crops.Region]]]:
    """Which parts of which pages each finding shows: the most serious first, up to a number in all."""
    planned: dict[str, list[tuple[str, crops.Region]]] = {}
    seen: set[crops.Region] = set()
    for finding in report.findings:
        parts: list[tuple[str, crops.Region]] = []
        by_place: dict[tuple[str, int], list[Box]] = {}
        for evidence in _all_evidence(finding):
            place = evidence.place
            if evidence.table in report.document.table and place.page is not None and place.box is not None:
                by_place.setdefault((str(evidence.table), place.page), []).append(place.box)
        for (table, page), boxes in by_place.items():
            parts.append((table, (page, _region(report.document.table[table], page, boxes))))
        if len(seen | {region for _, region in parts}) <= MAX_PICTURES:
            seen |= {region for _, region in parts}
            planned[finding.id] = parts
    return planned


def _region(table: Table, page: int, boxes: Iterable[Box]) -> Box:
    """The table's width by the rows in question and one around them, with the header if it is near."""
    on_page = [cell.place.box for cell in table.cells if cell.place.page == page and cell.place.box is not None]
    whole = _around(on_page or list(boxes))
    focus = _around(boxes)
    top = max(whole.top, focus.top - CONTEXT)
    if top - whole.top < HEADER_REACH:
        top = whole.top
    bottom = min(whole.bottom, focus.bottom + CONTEXT)
    return Box(
        round(max(0.0, min(whole.x0, focus.x0) - MARGIN), 1),
        round(max(0.0, top - MARGIN), 1),
        round(max(whole.x1, focus.x1) + MARGIN, 1),
        round(bottom + MARGIN, 1),
    )


def _around(boxes: Iterable[Box]) -> Box:
    first, *rest = boxes
    for box in rest:
        first = first.union(box)
    return first


def _picture(table: Table, region: crops.Region, evidence: Iterable[Evidence], data: str) -> Picture:
    page, box = region
    outlines: dict[Box, Outline] = {}
    for e in evidence:
        if e.table == table.id and e.place.page == page and (at := e.place.box) is not None:
            made = Outline(
                round(at.x0 - box.x0, 1),
                round(at.top - box.top, 1),
                round(at.x1 - at.x0, 1),
                round(at.bottom - at.top, 1),
                e.role,
                e.text,
            )
            outlines.setdefault(at, made)
    width, height = round(box.x1 - box.x0, 1), round(box.bottom - box.top, 1)
    return Picture(page, _title(table), data, width, height, tuple(outlines.values()))


def _data_uri(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def _title(table: Table) -> str:
    return f"tabla {table.id}" + (f" «{table.caption}»" if table.caption else "")


def _excerpt(table: Table, evidence: Iterable[Evidence]) -> Excerpt:
    roles: dict[tuple[int, int], str] = {}
    for e in evidence:
        if e.table == table.id and e.row is not None and e.column is not None:
            roles.setdefault((e.row, e.column), e.role)
    rows = _shown_rows(table, {e.row for e in evidence if e.table == table.id and e.row is not None})
    body: list[tuple[ExcerptCell, ...] | None] = []
    previous = table.header_rows - 1
    for row in rows:
        if row != previous + 1:
            body.append(None)
        body.append(_cells(table, row, roles))
        previous = row
    if rows and previous < table.row_count - 1:
        body.append(None)
    header = tuple(_cells(table, row, roles) for row in range(min(table.header_rows, table.row_count)))
    return Excerpt(table.id, table.caption, header, tuple(body), table.column_count)


def _shown_rows(table: Table, accused: set[int]) -> list[int]:
    """The accused rows and their neighbours, below the header; only the first of very many."""
    near = {row + step for row in accused for step in (-1, 0, 1)}
    rows = sorted(row for row in near if table.header_rows <= row < table.row_count)
    if len(rows) > MAX_ROWS:
        rows = sorted(row for row in accused if table.header_rows <= row < table.row_count)
    return rows if len(rows) <= MAX_ROWS else [*rows[: MAX_ROWS - 3], *rows[-3:]]


def _cells(table: Table, row: int, roles: Mapping[tuple[int, int], str]) -> tuple[ExcerptCell, ...]:
    return tuple(ExcerptCell(text, roles.get((row, column), "")) for column, text in enumerate(table.rows[row]))


def _quote(evidence: Evidence) -> Quote:
    sentence, figure = evidence.sentence or "", evidence.text
    at = sentence.find(figure) if figure else -1
    page = evidence.place.page
    if at < 0:
        return Quote(sentence, "", "", evidence.role, page)
    return Quote(sentence[:at], figure, sentence[at + len(figure) :], evidence.role, page)
