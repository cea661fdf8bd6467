"""Document → CleanReport: headers, recognition, typed values, declared corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.clean.corrections import Correction, apply, expired, unusable
from pipeline.clean.families import table_kind
from pipeline.clean.identity import Stated, identify
from pipeline.clean.official_names import unofficial
from pipeline.clean.settings import DOCUMENT
from pipeline.clean.tables import clean_table, number_format
from pipeline.clean.united_tables import unite_families
from pipeline.contract import Dataset
from pipeline.model import AccountIdentity, CleanReport, CleanTable, Document, Finding, Heading, Paragraph, Table
from pipeline.rules import finding


@dataclass(frozen=True, slots=True)
class Declared:
    """What people declared about a document in files beside it."""

    stated: Stated = field(default_factory=Stated)
    corrections: tuple[Correction, ...] = ()


def texts_around(document: Document) -> dict[str, str]:
    """For each table the text that says what it is about: section and the paragraph before it."""
    around: dict[str, str] = {}
    before = ""
    for block in document.blocks:
        if isinstance(block, Table):
            around[block.id] = f"{block.section} {before}"
        elif isinstance(block, Heading | Paragraph):
            before = block.text if isinstance(block, Heading) else f"{before[-DOCUMENT.before :]} {block.text}"
    return around


def _with_families(document: Document, tables: Sequence[CleanTable]) -> tuple[CleanTable, ...]:
    """The tables of a family under one name, every other under a name of its own."""
    kinds = [None if t.known else table_kind(document.table[t.table], t) for t in tables]
    return tuple(unite_families(tables, kinds))


def _in_currency(table: CleanTable, identity: AccountIdentity) -> CleanTable:
    """A table with the currency of the account's country as the unit of its pesos."""
    columns = tuple(replace(column, unit=identity.unit(column.unit)) for column in table.columns)
    return replace(table, columns=columns) if columns != table.columns else table


def clean(document: Document, datasets: Sequence[Dataset], declared: Declared | None = None) -> CleanReport:
    """Every table of a document typed and mapped to a dataset, with findings about doing so."""
    declared = declared or Declared()
    identity = identify(document, declared.stated)
    around = texts_around(document)
    findings: list[Finding] = []
    tables: list[CleanTable] = []
    stale: set[Correction] = set()
    for correction in declared.corrections:
        if problem := expired(document, correction):
            findings.append(problem)
            stale.add(correction)
    due = Counter(c.table for c in declared.corrections if c not in stale)
    for table in document.tables:
        cleaned, found = clean_table(table, datasets, context=around[table.id], institution=identity.institution)
        cleaned = _in_currency(cleaned, identity)
        if due[table.id]:
            mine = [c for c in declared.corrections if c.table == table.id and c not in stale]
            cleaned, failed = apply(cleaned, mine, number_format(table))
            findings.extend(unusable(document, correction, problem) for correction, problem in failed)
        tables.append(cleaned)
        findings.extend(found)
        findings.extend(unofficial(table, cleaned))
    if not document.tables and not any(f.severity != "info" for f in document.findings):
        findings.append(_without_tables(document))
    return CleanReport(document, identity, _with_families(document, tables), tuple(findings))


def _without_tables(document: Document) -> Finding:
    """That a document has no table: a note where it has prose, which can be checked, else a warning."""
    words = sum(len(b.text.split()) for b in document.blocks if isinstance(b, Heading | Paragraph))
    if words > DOCUMENT.few_words:
        return finding("sin-tablas", severity="info", prose=": solo se revisaron las cifras de su texto")
    return finding("sin-tablas", prose=", que casi no tiene texto")
