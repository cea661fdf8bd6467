"""Audits what tables say of each other: a summary and its details, the same thing stated twice, one
figure used for two things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from pipeline import rules
from pipeline.model import CellKey, Check, CleanReport, Document, Finding
from pipeline.spanish.stems import is_acronym
from pipeline.validate.agreement.differing_figures import ArithmeticProof, cell_of, figure_name, of_repetitions
from pipeline.validate.agreement.growth_tables import of_growth
from pipeline.validate.agreement.highlights import highlights
from pipeline.validate.agreement.labels import (
    TableLabels,
    are_of_different_things,
    has_distinctive_header,
    headline,
    same_column,
    same_headers,
    subject_of_total,
)
from pipeline.validate.agreement.long_figures import of_long_figures
from pipeline.validate.agreement.repeated_lines import Crossings, repetitions
from pipeline.validate.agreement.reused_figures import find_reused
from pipeline.validate.agreement.settings import SETTINGS
from pipeline.validate.evidence.read_tables import read_tables
from pipeline.validate.evidence.similarity import described_slip, relative_gap, significant
from pipeline.validate.evidence.table_facts import YEAR, Fact, TableFacts, cell_evidence

RULES_OF = {
    "resumen": "resumen-detalle",
    "repetido": "dato-repetido",
    "total": "total-repetido",
    "destacada": "resumen-detalle",
}


def audit(
    clean: CleanReport, checks: Iterable[Check] = (), tables: tuple[TableFacts, ...] | None = None
) -> tuple[tuple[Finding, ...], tuple[Check, ...]]:
    """Findings of disagreement and reuse, and every comparison that was made as a check.

    ``checks`` are those of the arithmetic: a cell it already accuses is not accused again. ``tables`` are those of the
    document where they were read before.
    """
    return audit_document(clean.document, checks, tables)


def audit_document(
    document: Document, checks: Iterable[Check] = (), tables: tuple[TableFacts, ...] | None = None
) -> tuple[tuple[Finding, ...], tuple[Check, ...]]:
    """As :func:`audit`, from the raw document."""
    labels = TableLabels(read_tables(document) if tables is None else tables)
    arithmetic = ArithmeticProof(checks)
    links = [
        *_links_of_summaries(labels),
        *_links_of_same_labels(labels),
        *_links_of_totals(labels),
        *_links_of_highlights(labels),
    ]
    repeated = tuple(repetitions(labels.tables))
    crossings = Crossings(labels.tables)
    made: list[Check] = []
    findings = []
    reported: set[CellKey] = set()
    beside = LinkContext(links, labels, crossings)
    for link in links:
        if not link.holds and not beside.believes(link):
            continue  # two things after all: nothing was compared
        made.append(_check(link))
        if link.holds or {cell_of(link.part), cell_of(link.whole)} & (arithmetic.failing | reported):
            continue
        reported |= {cell_of(link.part), cell_of(link.whole)}
        findings.append(_finding(link, labels))
    compared, differing = of_repetitions(repeated, crossings, labels, arithmetic, reported)
    made += compared
    findings += differing
    long, unlike = of_long_figures(labels, arithmetic, reported)
    made += long
    findings += unlike
    rated, untrue = of_growth(labels, arithmetic.failing, reported)
    made += rated
    findings += untrue
    findings += find_reused(labels)
    return tuple(findings), tuple(made)


@dataclass(frozen=True)
class FigureLink:
    """Two figures that should agree: an item (``part``) and the figure of the table that details it, or
    the same thing in two tables. ``how`` is ``resumen``, ``repetido``, ``total`` or ``destacada``; ``group``
    are the links that stand or fall together; ``labelled`` says that the headers agree too, ``only`` that no
    other figure of the row could be the one meant."""

    part: Fact
    whole: Fact
    how: str
    group: tuple[str, int, str, int]
    labelled: bool
    together: bool
    only: bool = True

    @cached_property
    def holds(self) -> bool:
        if self.how == "destacada" and self.part.quantity.value == self.whole.quantity.value:
            return True  # the unit may stand in another place than the header
        return abs(self.part.amount - self.whole.amount) <= max(self.part.step, self.whole.step) / 2

    @property
    def slip(self) -> str:
        if self.part.step != self.whole.step:
            return ""
        return described_slip(f"{self.part.amount.normalize():f}", f"{self.whole.amount.normalize():f}")


def _links_of_summaries(labels: TableLabels) -> Iterator[FigureLink]:
    """A row of a table names another table: one of its figures is that table's headline figure.

    A column with the same header as one of the detail is compared with that. Without, the detail states
    one of the row's figures: where one agrees, the others state something else.
    """
    rows: dict[tuple[str, int], list[Fact]] = {}
    for table in labels.tables:
        for fact in table.facts:
            if not fact.total_row and fact.kind != "percent":
                rows.setdefault((table.id, fact.row), []).append(fact)
    for (name, _), facts in rows.items():
        table = labels.by_id[name]
        for detail in labels.named_by(facts[0]):
            if detail.grand_row is None:
                continue
            links = [x for f in facts if _same_year(f, table, detail) for x in _links_of_row(f, table, detail)]
            agreeing = {cell_of(x.whole) for x in links if x.holds}
            loose = [x for x in links if not x.labelled]
            for link in links:
                if link.labelled or link.holds:
                    yield link
                elif cell_of(link.whole) not in agreeing:
                    yield replace(link, only=sum(1 for x in loose if x.whole is link.whole) == 1)


def _links_of_row(fact: Fact, table: TableFacts, detail: TableFacts) -> Iterator[FigureLink]:
    twin = [c for c in detail.columns if same_column(c, fact.column) and c.stems and c.kind == fact.kind]
    whole = detail.at.get((detail.grand_row or 0, twin[0].index)) if len(twin) == 1 else None
    whole = whole or headline(detail, fact.kind)
    if whole is not None:
        group = (table.id, fact.column.index, "", 0)
        yield FigureLink(fact, whole, "resumen", group, len(twin) == 1, table.chapter == detail.chapter)


def _same_year(fact: Fact, table: TableFacts, detail: TableFacts) -> bool:
    """A column of a year is that of a detail of the same year; a detail without a year is of the last."""
    if not fact.column.years:
        return True
    said = frozenset(w for w in detail.caption_stems | detail.header_stems if YEAR.fullmatch(w))
    years = said or {max(y for c in table.columns for y in c.years)}
    return bool(fact.column.years & years)


def _links_of_same_labels(labels: TableLabels) -> Iterator[FigureLink]:
    """The same row and column labels in two tables, each compared with the one before it."""
    last: dict[tuple[frozenset[str], frozenset[str], frozenset[str], str, int], Fact] = {}
    for table in labels.tables:
        for fact in table.facts:
            words = frozenset(w for w in fact.row_stems if not w.isdigit())
            if fact.kind == "percent" or not fact.column.stems or not words or fact.total_row:
                continue
            key = (words, fact.column.stems, fact.column.years, fact.kind, table.chapter)
            before = last.get(key)
            last[key] = fact
            if before is None or before.table == fact.table:
                continue
            yield FigureLink(
                fact, before, "repetido", (fact.table, fact.column.index, before.table, before.column.index), True, True
            )


def _links_of_totals(labels: TableLabels) -> Iterator[FigureLink]:
    """The totals of two breakdowns of the same thing in one chapter ("Dotación por estamento", "Dotación
    por calidad jurídica")."""
    last: dict[tuple[frozenset[str], str, frozenset[str], int], Fact] = {}
    for table in labels.tables:
        for kind in ("count", "amount"):
            fact = headline(table, kind)
            if fact is None or table.alone or not fact.total_row:
                continue
            about = subject_of_total(fact, table)
            if not about:
                continue
            key = (about, kind, fact.column.years, table.chapter)
            before = last.get(key)
            last[key] = fact
            if before is not None and not same_rows(table, labels.by_id[before.table]):
                yield FigureLink(fact, before, "total", (table.id, -1, before.table, -1), True, True)


def _links_of_highlights(labels: TableLabels) -> Iterator[FigureLink]:
    """A table of key figures and the totals it repeats."""
    for figure, headline_ in highlights(labels):
        yield FigureLink(figure, headline_, "destacada", (figure.table, -2, "", 0), True, True)


def same_rows(one: TableFacts, other: TableFacts) -> bool:
    """Whether two tables list the same things: then they list them for two subjects or years."""
    a = {f.row_stems for f in one.details}
    b = {f.row_stems for f in other.details}
    return len(a & b) * 2 > min(len(a), len(b))


class LinkContext:
    """The links by group and by row, to see whether those beside a link agree."""

    def __init__(self, links: list[FigureLink], labels: TableLabels, crossings: Crossings) -> None:
        self._labels, self._crossings = labels, crossings
        self._tables = Counter(link.part.table for link in links if link.holds and link.part.amount)
        self._agree = Counter(link.group for link in links if link.holds and link.part.amount)
        self._differ = Counter(link.group for link in links if not link.holds)
        self._rows = Counter(_row_of(link) for link in links if link.holds and link.part.amount)

    def believes(self, link: FigureLink) -> bool:
        """Whether two figures that differ are plainly meant to be the same.

        Either the links beside it agree (the same column for other rows, or the same row's other
        columns), or labels and digits leave no doubt: one slip of typing makes one of the other.
        """
        if link.how == "destacada":
            # most of its table repeats totals, and its label is about this one
            return significant(link.part.quantity.value) >= SETTINGS.digits_of_a_key_figure
        own = link.holds and bool(link.part.amount)
        agree = self._agree[link.group] - own
        differ = self._differ[link.group] - (not link.holds)
        if agree >= 2 and differ == 0:
            return True
        if not self._of_one_thing(link, own):
            return False
        if significant(link.part.quantity.value) < SETTINGS.digits_repeated:
            return False
        if not link.slip:
            near = relative_gap(link.part.amount, link.whole.amount) <= SETTINGS.near
            return near and link.how != "repetido" and link.together and link.only and agree >= differ
        if agree > differ or self._rows[_row_of(link)] > own:
            return True
        return has_distinctive_header(link.part.column) if link.how == "repetido" else link.together

    def _of_one_thing(self, link: FigureLink, own: bool) -> bool:
        """Whether what stands around two figures lets them be of one thing: a twin table of another fund, region,
        year or group has the same labels too."""
        if self._crossings.differ(link.part, link.whole):
            return False
        part, whole = (self._labels.by_id[f.table] for f in (link.part, link.whole))
        if link.how == "repetido":
            return not (are_of_different_things(part, whole, self._labels) and same_headers(part, whole))
        if link.how == "resumen":
            named = subject_of_total(link.whole, whole, by_column=False)
            return (
                self._tables[link.part.table] > own or is_acronym(link.part.row_label) or named == link.part.row_stems
            )
        return True


def _row_of(link: FigureLink) -> tuple[str, int, str]:
    return link.part.table, link.part.row, link.whole.table


def _check(link: FigureLink) -> Check:
    part, whole = link.part, link.whole
    return Check(
        RULES_OF[link.how],
        *cell_of(part),
        link.holds,
        (cell_of(whole),),
        None if link.holds else whole.text.strip(),
    )


def _finding(link: FigureLink, labels: TableLabels) -> Finding:
    part, whole = link.part, link.whole
    tables = labels.by_id
    mistake = link.slip
    return rules.finding(
        RULES_OF[link.how],
        severity="error" if mistake else "warning",
        evidence=(
            cell_evidence(part, tables[part.table], "observed"),
            cell_evidence(whole, tables[whole.table], "expected"),
        ),
        observed=part.text.strip(),
        expected=whole.text.strip(),
        suggestion=(
            f"Compruebe cuál es la correcta y corrija la otra{f' (se explica por {mistake})' if mistake else ''}."
        ),
        what=figure_name(part),
        table=part.table,
        other=whole.table,
        second=whole.text.strip(),
    )
