"""Tables of key figures: each row (or column) repeats the headline of another table.

Such a table is known by most of its figures being found among the totals of the others; the one that is
not is compared with the total its label is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.spanish.common_headings import common_headings
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import coverage
from pipeline.validate.agreement.labels import TableLabels
from pipeline.validate.agreement.settings import SETTINGS
from pipeline.validate.evidence.similarity import relative_gap
from pipeline.validate.evidence.table_facts import Fact, TableFacts

_SUMMARY = re.compile(r"\bsintesis\b|\ben cifras\b|\bresumen\b|\bdestacad|\bprincipales\b|\bindicadores\b|\bbalance\b")


@dataclass(frozen=True)
class Headline:
    """A figure of a table's total (or last, or only) row, with the words that say what it is."""

    fact: Fact
    words: frozenset[str]


def highlights(labels: TableLabels) -> Iterator[tuple[Fact, Fact]]:
    """(figure, the headline it repeats or should repeat) for every figure of every table of key figures."""
    pool = sorted(_headlines(labels.tables), key=lambda h: abs(h.fact.quantity.value))
    values = [abs(h.fact.quantity.value) for h in pool]
    by_value: dict[Decimal, list[Headline]] = {}
    for one in pool:
        by_value.setdefault(abs(one.fact.quantity.value), []).append(one)
    printed: dict[Decimal, set[str]] = {}
    for table in labels.tables:
        for fact in table.facts:
            printed.setdefault(abs(fact.quantity.value), set()).add(table.id)
    for table in labels.tables:
        entries = _entries(table)
        titled = _SUMMARY.search(fold(f"{table.caption} {table.table.section}")) is not None
        if len(entries) < (SETTINGS.fewest_highlights - 1 if titled else SETTINGS.fewest_highlights):
            continue
        same = {
            fact: next((h for h in by_value.get(abs(fact.quantity.value), ()) if h.fact.table != table.id), None)
            for fact, _ in entries
        }
        agree = sum(1 for fact, _ in entries if printed[abs(fact.quantity.value)] - {table.id})
        if not (titled and agree) and (agree < 2 or 2 * agree < len(entries)):
            continue
        taken = {(h.fact.table, h.fact.column.index) for h in same.values() if h is not None}
        for fact, words in entries:
            value = abs(fact.quantity.value)
            low, high = (
                bisect_left(values, value * (1 - SETTINGS.gap)),
                bisect_right(values, value / (1 - SETTINGS.gap)),
            )
            found = same[fact] or _headline_of_entry(
                fact, words, [h for h in pool[low:high] if h.fact.table != table.id], taken
            )
            if found is not None:
                yield fact, found.fact


def is_summary(table: TableFacts) -> bool:
    """Whether a table says that it gives key figures of others, or has the form of one: a row without a label."""
    titled = _SUMMARY.search(fold(f"{table.caption} {table.table.section}")) is not None
    return bool(_entries(table)) and (titled or not table.label_columns)


def _entries(table: TableFacts) -> list[tuple[Fact, frozenset[str]]]:
    """The figures of a table that lists one figure for each thing: a single column, or a single row without a label."""
    level = [c for c in table.columns if c.kind != "percent"]
    if len(level) == 1 and not table.total_rows:
        return [(f, f.row_stems) for r in table.detail_rows if (f := table.at.get((r, level[0].index))) is not None]
    if table.alone and not table.label_columns and len(level) >= SETTINGS.fewest_highlights:
        return [(f, c.stems) for c in level if (f := table.at.get((table.detail_rows[0], c.index))) is not None]
    return []


def _headlines(tables: Sequence[TableFacts]) -> list[Headline]:
    found = []
    for table in tables:
        rows = [r for r in (*table.total_rows, table.grand_row) if r is not None]
        for row in dict.fromkeys(rows):
            for column in table.columns:
                fact = table.at.get((row, column.index))
                if fact is not None and fact.kind != "percent":
                    words = table.caption_stems | column.stems | fact.row_stems | table.section_stems
                    found.append(Headline(fact, words))
    return found


def _headline_of_entry(
    fact: Fact, words: frozenset[str], pool: Sequence[Headline], taken: set[tuple[str, int]]
) -> Headline | None:
    """The headline a label is about, near its figure and not stated by another entry; ``None`` when in doubt."""
    if abs(fact.quantity.value) < SETTINGS.smallest_highlight:
        return None
    distinctive = frozenset(w for w in words - common_headings() if not w.isdigit()) or words
    ranked = []
    for one in pool:
        if (one.fact.table, one.fact.column.index) in taken:
            continue
        gap = relative_gap(fact.quantity.value, one.fact.quantity.value)
        said = coverage(distinctive, one.words)
        if gap <= SETTINGS.gap and said >= SETTINGS.highlights_covered:
            ranked.append((-said, gap, one))
    ranked.sort(key=lambda r: r[:2])
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    return ranked[0][2]
