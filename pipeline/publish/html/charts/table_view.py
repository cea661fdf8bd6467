"""A clean table as pictures are made of it: labelled rows, numbers, and what the audit expects of a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model import CleanRow, CleanTable, Column, Finding, Report
from pipeline.publish.html.settings import CHOICE
from pipeline.publish.settings import SAYING
from pipeline.publish.spanish import shortened
from pipeline.quantities.numerals import parse

_DOUBTS = frozenset({"lectura-dudosa", "lectura-insegura", "lecturas-distintas"})
_WORD = re.compile(r"[^\W\d_]{2,}")
_Accused = tuple[str | None, int | None, int | None]
"""Table, row and column of a piece of evidence."""


@dataclass(frozen=True, slots=True)
class View:
    """A clean table with the title to show. ``expected`` has, by cell, what findings say should stand in
    the cells they accuse."""

    clean: CleanTable
    title: str
    expected: Mapping[_Accused, str]

    @property
    def rows(self) -> tuple[CleanRow, ...]:
        return self.clean.rows

    def columns(self, *types: str) -> list[Column]:
        return [column for column in self.clean.columns if column.type in types]

    def number(self, row: CleanRow, column: Column) -> Decimal | None:
        """The number of a row in a column; ``None`` where it has none (a text, a date, a blank)."""
        value = row.values.get(column.name)
        typed = value.typed if value else None
        return Decimal(typed) if isinstance(typed, (int, Decimal)) and not isinstance(typed, bool) else None

    def printed(self, row: CleanRow, column: Column) -> str:
        value = row.values.get(column.name)
        return value.printed if value else ""

    def correct(self, row: CleanRow, column: Column) -> tuple[Decimal, str] | None:
        """What the audit expects in an accused cell, as a number and as it says it."""
        value = row.values.get(column.name)
        expected = self.expected.get((self.clean.table, value.row, value.column)) if value else None
        quantity = parse(expected) if expected else None
        return (quantity.value, expected) if quantity and expected else None

    def labelled(self) -> Iterator[tuple[str, CleanRow]]:
        """Rows with the text that distinguishes them best: of the columns of words the most varied, and of a column of
        letters that number rows and one that names them the second."""
        words = self.columns("texto") or self.columns("codigo")
        if not words:
            return
        printed = {c.name: {str(r.values[c.name].typed) for r in self.rows if c.name in r.values} for c in words}
        named = {name: sum(_WORD.search(text) is not None for text in texts) for name, texts in printed.items()}
        best = max(words, key=lambda c: (len(printed[c.name]), named[c.name]))
        texts = [best, *(c for c in self.columns("texto", "codigo") if c is not best)]
        for row in self.rows:
            label = next((str(v.typed) for c in texts if (v := row.values.get(c.name)) and v.typed), "")
            if label or row.kind != "detalle":
                yield label or row.kind.capitalize(), row


def views(report: Report) -> Iterator[View]:
    """The clean tables of the report that were understood: a picture of a misread table shows nothing that is."""
    expected = dict(_expected(report.findings))
    doubted = {e.table for f in report.findings if f.rule in _DOUBTS for e in f.evidence}
    for clean in report.clean.tables:
        table = report.document.table.get(clean.table)
        if clean.table in doubted or (table is not None and table.confidence < SAYING.sure_reading):
            continue
        yield View(clean, _title(clean, report), expected)


def _expected(findings: Iterable[Finding]) -> Iterator[tuple[_Accused, str]]:
    for finding in findings:
        if finding.expected and finding.severity != "info":  # a note accuses nothing
            for e in finding.evidence:
                if e.role == "observed" and e.table is not None:
                    yield (e.table, e.row, e.column), finding.expected
        yield from _expected(finding.consequences)


def _title(clean: CleanTable, report: Report) -> str:
    """The title of the dataset; of a table no schema knows what is printed of it: its caption, the heading it stands
    under, the head of its first column where that says more than a word; only without any its name in words, which has
    no accents."""
    table = report.document.table.get(clean.table)
    if clean.known or table is None:
        return clean.title
    head = " ".join(table.rows[0][0].split()) if table.header_rows and table.rows else ""
    named = clean.title.replace("_", " ")
    texts = (table.caption, table.section, head if len(_WORD.findall(head)) > 1 else "", named[:1].upper() + named[1:])
    return next(title for text in texts if (title := shortened(text.strip().rstrip(" .:;,"), CHOICE.longest_title)))
