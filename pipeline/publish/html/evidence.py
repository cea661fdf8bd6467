"""What proves a finding, ready to be shown: pictures of the page, excerpts of tables, quoted sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model import Evidence, Finding, Report, Table
from pipeline.publish.html import bounds
from pipeline.publish.html.bounds import Budget
from pipeline.publish.html.pictures import crops, places
from pipeline.publish.html.pictures.evidence_pictures import EvidencePicture, data_uri, picture
from pipeline.publish.html.settings import BOUNDS, LISTS


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
    is_pdf = source is not None and report.document.source.format == "pdf"
    located = places.figures_of_the_prose(report, source) if is_pdf and source is not None else {}
    regions = places.regions_by_finding(report, located) if is_pdf else {}
    wanted = list(dict.fromkeys(region for planned in regions.values() for _, parts in planned for region in parts))
    rendered = crops.render(source, wanted) if source is not None and wanted else {}
    uris = {region: data_uri(png) for region, png in rendered.items()}
    budget = Budget(BOUNDS.excerpts)
    tables = report.document.table
    proven: dict[str, FindingEvidence] = {}
    for finding in report.findings:
        planned = regions.get(finding.id, ())
        drawn = tuple(places.with_figures(places.all_evidence(finding), located))
        pictures = tuple(picture(tables.get(table), parts, drawn, uris) for table, parts in planned)
        pictured = {table for table, _ in planned if table}
        proven[finding.id] = _proof(
            finding, pictures, {id: t for id, t in tables.items() if id not in pictured}, budget
        )
    return proven


def _proof(
    finding: Finding, pictures: tuple[EvidencePicture, ...], unpictured: Mapping[str, Table], budget: Budget
) -> FindingEvidence:
    evidence = list(places.all_evidence(finding))
    quotes = tuple(
        _quote(sentence, page, [e for e in evidence if (e.sentence, e.place.page) == (sentence, page)])
        for sentence, page in dict.fromkeys((e.sentence, e.place.page) for e in evidence if e.sentence)
    )
    tables = dict.fromkeys(e.table for e in evidence if e.table is not None and e.row is not None)
    wanted = [unpictured[table] for table in tables if table in unpictured]
    excerpts = tuple(made for table in wanted if (made := _excerpt(table, evidence, budget)) is not None)
    return FindingEvidence(quotes, pictures, excerpts, len(wanted) - len(excerpts))


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
