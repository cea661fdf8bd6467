"""What proves a finding, ready to be shown: pictures of the page, excerpts of tables, quoted sentences."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.geometry import Box
from pipeline.model import Evidence, Finding, Report, Table
from pipeline.publish.html import bounds, crops, places
from pipeline.publish.html.bounds import Budget
from pipeline.publish.html.settings import BOUNDS, CROPS, LISTS

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
class Strip:
    """A piece of a page in a picture, ``y`` points below its top. ``data`` is a data URI."""

    data: str
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class EvidencePicture:
    """Cells of a table on a page, outlined: the rows in question and, above them, the table's header."""

    page: int
    caption: str
    strips: tuple[Strip, ...]
    outlines: tuple[Outline, ...]
    labels: float = 0.0
    """How far from its left the labels of the rows in question reach, in points: what stays in sight where a narrow
    screen shows only a part. 0 for none."""

    @property
    def width(self) -> float:
        return max(strip.width for strip in self.strips)

    @property
    def height(self) -> float:
        return round(self.strips[-1].y + self.strips[-1].height, 1)

    @property
    def style(self) -> str:
        """How a phone shows it: "" whole, "wide" or "wide wider" in part."""
        return "" if self.width <= CROPS.wide else "wide" if self.width <= CROPS.wider else "wide wider"

    def rem(self, points: float) -> float:
        """What a length of it takes on a phone that shows a part."""
        return round(points * (CROPS.wide_rem if self.width <= CROPS.wider else CROPS.wider_rem) / self.width, 2)

    @property
    def alternative(self) -> str:
        listed = "; ".join(f"{ROLE_NAMES[o.role]}: {o.text}" for o in self.outlines[:12])
        return f"Recorte de la página {self.page}, {self.caption}. {listed}."


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """A cell as printed; ``role`` is what it is to the finding (``EvidenceRole``), "" where it is only beside it."""

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
class QuotePart:
    """A run of a quoted sentence: a figure the finding is about with its role, or text between such figures ("")."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of the prose with the figures a finding is about."""

    parts: tuple[QuotePart, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class FindingEvidence:
    """What the page shows of one finding: quotes of the prose, pictures of cells, and excerpts of tables without
    picture."""

    quotes: tuple[Quote, ...]
    pictures: tuple[EvidencePicture, ...]
    excerpts: tuple[Excerpt, ...]
    left_out: int = 0  # excerpts for which the page has no room


def proofs(report: Report, source: bytes | None) -> Mapping[str, FindingEvidence]:
    """The proof of every finding by its id. ``source`` are the bytes of the document; for a PDF they
    give the pictures, without them (or where a cell has no box) tables are excerpted instead."""
    regions = places.regions_by_finding(report) if source is not None and report.document.source.format == "pdf" else {}
    wanted = list(dict.fromkeys(region for planned in regions.values() for _, parts in planned for region in parts))
    rendered = crops.render(source, wanted) if source is not None and wanted else {}
    uris = {region: _data_uri(png) for region, png in rendered.items()}
    budget = Budget(BOUNDS.excerpts)
    return {
        finding.id: _proof(finding, report, regions.get(finding.id, ()), uris, budget) for finding in report.findings
    }


def _proof(
    finding: Finding,
    report: Report,
    planned: Sequence[places.Plan],
    uris: Mapping[crops.Crop, str],
    budget: Budget,
) -> FindingEvidence:
    shown = {table for table, _ in planned if table}
    evidence = list(places.all_evidence(finding))
    quotes = tuple(
        _quote(sentence, page, [e for e in evidence if (e.sentence, e.place.page) == (sentence, page)])
        for sentence, page in dict.fromkeys((e.sentence, e.place.page) for e in evidence if e.sentence)
    )
    pictures = tuple(_picture(report.document.table.get(table), parts, evidence, uris) for table, parts in planned)
    tables = dict.fromkeys(e.table for e in evidence if e.table is not None and e.row is not None)
    wanted = [report.document.table[table] for table in tables if table in report.document.table and table not in shown]
    excerpts = tuple(made for table in wanted if (made := _excerpt(table, evidence, budget)) is not None)
    return FindingEvidence(quotes, pictures, excerpts, len(wanted) - len(excerpts))


def _picture(
    table: Table | None,
    parts: Sequence[crops.Crop],
    evidence: Iterable[Evidence],
    uris: Mapping[crops.Crop, str],
) -> EvidencePicture:
    """Parts of a page that show cells of a table; without one, a sentence."""
    listed, of = tuple(evidence), table.id if table else ""
    strips: list[Strip] = []
    outlines: dict[Box, Outline] = {}
    y = 0.0
    for region in parts:
        page, box = region
        height = round(box.bottom - box.top, 1)
        strips.append(Strip(uris[region], round(y, 1), round(box.x1 - box.x0, 1), height))
        for e in listed:
            at = e.place.box
            if (e.table or "") == of and e.place.page == page and at is not None and box.top <= at.top <= box.bottom:
                outlines.setdefault(at, _outline(at, box, y, e))
        y += height + LISTS.strip_gap
    title, reach = (_title(table), _reach_of_labels(table, parts[-1], listed)) if table else ("texto", 0.0)
    return EvidencePicture(parts[-1][0], title, tuple(strips), tuple(outlines.values()), reach)


def _reach_of_labels(table: Table, part: crops.Crop, evidence: Iterable[Evidence]) -> float:
    """How far from the left of a part of a page the words reach that stand before the first cell in question, in
    points; 0 where none do."""
    page, area = part
    own = [e for e in evidence if e.table == table.id and e.place.page == page and e.place.box is not None]
    rows = {e.row for e in own if e.row is not None and e.row >= table.header_rows}
    first = min((e.place.box.x0 for e in own if e.place.box is not None and e.row in rows), default=0.0)
    ends = (
        box.x1
        for cell in table.cells
        if cell.row in rows and cell.place.page == page and (box := cell.place.box) is not None
        if box.x1 <= first + CROPS.outline and any(letter.isalpha() for letter in cell.text)
    )
    return round(max(0.0, max(ends, default=area.x0) - area.x0), 1)


def _outline(at: Box, box: Box, y: float, evidence: Evidence) -> Outline:
    """Drawn around the cell, whose box may be no wider than its figure."""
    around, pen = CROPS.outline, CROPS.outline / 2
    x0, top = max(at.x0 - around, box.x0 + pen), max(at.top - around, box.top + pen)
    x1, bottom = min(at.x1 + around, box.x1 - pen), min(at.bottom + around, box.bottom - pen)
    return Outline(
        round(x0 - box.x0, 1),
        round(top - box.top + y, 1),
        round(max(x1 - x0, 0.0), 1),
        round(max(bottom - top, 0.0), 1),
        evidence.role,
        evidence.text,
    )


def _data_uri(png: bytes) -> str:
    """A picture as an address. It is markup of ours and no text of a document: it is never cut."""
    from markupsafe import Markup

    return Markup("data:image/png;base64," + base64.b64encode(png).decode("ascii"))


def _title(table: Table) -> str:
    return f"tabla {table.id}" + (f" «{table.caption}»" if table.caption else "")


def _excerpt(table: Table, evidence: Iterable[Evidence], budget: Budget) -> Excerpt | None:
    """The rows in question; none where the page has no room for them."""
    roles: dict[tuple[int, int], str] = {}
    for e in evidence:
        if e.table == table.id and e.row is not None and e.column is not None:
            roles.setdefault((e.row, e.column), e.role)
    rows = _shown_rows(table, {e.row for e in evidence if e.table == table.id and e.row is not None})
    heads = range(min(table.header_rows, table.row_count))
    if not budget.take((len(rows) + len(heads)) * table.column_count * bounds.of_text("")):
        return None
    if not budget.take(sum(bounds.of_text(text) for row in (*heads, *rows) for text in table.rows[row])):
        return None
    body: list[tuple[ExcerptCell, ...] | None] = []
    previous = table.header_rows - 1
    for row in rows:
        if row != previous + 1:
            body.append(None)
        body.append(_cells(table, row, roles))
        previous = row
    if rows and previous < table.row_count - 1:
        body.append(None)
    header = tuple(_cells(table, row, roles) for row in heads)
    return Excerpt(table.id, table.caption, header, tuple(body), table.column_count)


def _shown_rows(table: Table, accused: set[int]) -> list[int]:
    """The accused rows and their neighbours, below the header; only the first of very many."""
    near = {row + step for row in accused for step in (-1, 0, 1)}
    rows = sorted(row for row in near if table.header_rows <= row < table.row_count)
    if len(rows) > LISTS.max_excerpt_rows:
        rows = sorted(row for row in accused if table.header_rows <= row < table.row_count)
    return (
        rows
        if len(rows) <= LISTS.max_excerpt_rows
        else [*rows[: LISTS.max_excerpt_rows - LISTS.last_rows], *rows[-LISTS.last_rows :]]
    )


def _cells(table: Table, row: int, roles: Mapping[tuple[int, int], str]) -> tuple[ExcerptCell, ...]:
    return tuple(ExcerptCell(text, roles.get((row, column), "")) for column, text in enumerate(table.rows[row]))


def _quote(sentence: str, page: int | None, evidence: Iterable[Evidence]) -> Quote:
    """The sentence cut at the figures that ``evidence`` names; one that stands in it once is marked once, by the first
    role that names it."""
    found: list[tuple[int, int, str]] = []
    for e in evidence:
        at = _next(sentence, e.text, found)
        if at >= 0:
            found.append((at, at + len(e.text), e.role))
    parts: list[QuotePart] = []
    end = 0
    for start, stop, role in sorted(found):
        parts += [QuotePart(sentence[end:start])] if start > end else []
        parts.append(QuotePart(sentence[start:stop], role))
        end = stop
    if end < len(sentence):
        parts.append(QuotePart(sentence[end:]))
    return Quote(tuple(parts), page)


def _next(sentence: str, figure: str, taken: Iterable[tuple[int, int, str]]) -> int:
    """Where in a sentence a figure stands first that is part of no longer number and was not found already; -1 for
    nowhere."""
    at = sentence.find(figure) if figure else -1
    while at >= 0:
        end = at + len(figure)
        longer = sentence[max(0, at - 1) : at].isdigit() or sentence[end : end + 1].isdigit()
        if not longer and not any(at < stop and start < end for start, stop, _ in taken):
            break
        at = sentence.find(figure, at + 1)
    return at
