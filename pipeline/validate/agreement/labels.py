"""When two figures of different tables are the same thing, by their labels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from pipeline.spanish.caption_words import CHART, TABLE
from pipeline.spanish.common_headings import common_headings
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import coverage, initials, is_acronym, same_stem, shared, stems
from pipeline.validate.agreement.settings import SETTINGS
from pipeline.validate.evidence.table_facts import Fact, FigureColumn, FigureKind, TableFacts


@dataclass(frozen=True)
class TableLabels:
    """The tables of a document with what distinguishes each from the others."""

    tables: tuple[TableFacts, ...]

    @cached_property
    def by_id(self) -> dict[str, TableFacts]:
        return {t.id: t for t in self.tables}

    @cached_property
    def _said(self) -> Counter[str]:
        """In how many captions each stem stands."""
        return Counter(w for t in self.tables for w in t.caption_stems)

    @cached_property
    def identity(self) -> dict[str, frozenset[str]]:
        """The words of each table's caption that distinguish it from the others of its chapter: those that
        (nearly) no other caption there has; digits do not count."""
        chapters: dict[int, list[TableFacts]] = {}
        for table in self.tables:
            chapters.setdefault(table.chapter, []).append(table)
        found = {}
        for tables in chapters.values():
            said = Counter(w for t in tables for w in t.caption_stems)
            most = max(1, len(tables) // SETTINGS.rare_word)
            for table in tables:
                found[table.id] = frozenset(w for w in table.caption_stems if not w.isdigit() and said[w] <= most)
        return found

    @cached_property
    def by_stem(self) -> dict[str, list[TableFacts]]:
        """The tables whose caption says a stem."""
        found: dict[str, list[TableFacts]] = {}
        for table in self.tables:
            for word in table.caption_stems:
                found.setdefault(word[: SETTINGS.stem], []).append(table)
        return found

    @cached_property
    def _covering(self) -> dict[frozenset[str], list[TableFacts]]:
        """The tables whose caption says all of some words, once they were looked for."""
        return {}

    @cached_property
    def by_initials(self) -> dict[str, list[TableFacts]]:
        """The tables whose caption a row's acronym could stand for."""
        found: dict[str, list[TableFacts]] = {}
        for table in self.tables:
            for short in initials(table.caption):
                found.setdefault(short, []).append(table)
        return found

    def named_by(self, fact: Fact) -> list[TableFacts]:
        """The other tables whose caption names what a row's label says, all its words (or its acronym).

        The only row of a table says where or whom the table is about, not a part of it: it names nothing.
        """
        if self.by_id[fact.table].alone:
            return []
        if is_acronym(fact.row_label):
            key = fold(fact.row_label.strip(" .*"))
            named = [t for t in self.by_initials.get(key, []) if t.id != fact.table]
            if named:
                return named
        words = frozenset(w for w in fact.row_stems if not w.isdigit())
        distinctive = [w for w in words if self._said.get(w, 0) < max(2, SETTINGS.common_word * len(self.tables))]
        if not distinctive:
            return []
        rare = min(distinctive, key=lambda w: (self._said.get(w, 0) or len(self.tables), -len(w), w))
        if words not in self._covering:
            near = self.by_stem.get(rare[: SETTINGS.stem], [])
            self._covering[words] = [t for t in near if coverage(words, t.caption_stems) == 1.0]
        named = [t for t in self._covering[words] if t.id != fact.table]
        own = self.by_id[fact.table].chapter
        if len(named) > SETTINGS.most_captions:
            named = [t for t in named if t.chapter == own]
        return named if len(named) <= SETTINGS.most_captions else []


def headline(table: TableFacts, kind: FigureKind) -> Fact | None:
    """The one figure of a kind that speaks for the whole table: its grand row in its total or only column."""
    if table.grand_row is None:
        return None
    columns = [c for c in table.columns if c.kind == kind]
    totals = [c for c in columns if c.total]
    chosen = totals if len(totals) == 1 else columns
    return table.at.get((table.grand_row, chosen[0].index)) if len(chosen) == 1 else None


def is_headline(fact: Fact, table: TableFacts) -> bool:
    """Whether a figure is the one that speaks for its table."""
    return headline(table, fact.kind) is fact


def same_column(one: FigureColumn, other: FigureColumn) -> bool:
    """Whether two headers say the same."""
    a, b = one.stems, other.stems
    if one.kind != other.kind or (one.years and other.years and one.years != other.years):
        return False
    if not a and not b:
        return True
    return bool(a) and bool(b) and len(a) == len(b) and all(any(same_stem(x, y) for y in b) for x in a)


def same_row(one: Fact, other: Fact) -> bool:
    """Whether two rows have the same label (both totals count as the same)."""
    if one.total_row and other.total_row:
        return True
    return bool(one.row_stems) and one.row_stems == other.row_stems


def same_headers(one: TableFacts, other: TableFacts) -> bool:
    """Whether the headers of two tables mostly agree: of two funds or regions, perhaps."""
    a, b = ({c.stems | c.years for c in table.columns} for table in (one, other))
    return len(a & b) >= SETTINGS.same_headers * max(len(a), len(b))


def are_parallel(one: TableFacts, other: TableFacts) -> bool:
    """Whether two tables are built alike to state the same of two things: their headers mostly agree, or
    their captions do but for what names the thing."""
    captions = min(coverage(one.caption_stems, other.caption_stems), coverage(other.caption_stems, one.caption_stems))
    a, b = one.header_stems, other.header_stems
    headers = min(coverage(a, b), coverage(b, a)) >= SETTINGS.parallel_headers
    return headers or captions >= SETTINGS.parallel_captions


def are_of_different_things(one: TableFacts, other: TableFacts, labels: TableLabels) -> bool:
    """Whether captions show that two tables are about different things: each has words of its own."""
    a, b = labels.identity[one.id], labels.identity[other.id]
    return bool(a - shared(a, b)) and bool(b - shared(b, a))


_BY = re.compile(
    r"\b(?:por|segun|de acuerdo|segmentad\w*|desagregad\w*|distribuid\w*|entre|durante|en el|ano|periodo)\b"
    r"|[,;:(–-]|\.\s"
)


def subject_of_total(fact: Fact, table: TableFacts, *, by_column: bool = True) -> frozenset[str]:
    """What a grand total counts: its column's words where they are distinctive, else what the caption is about
    ("Dotación por estamento" is about the staff), before it says how that is broken down."""
    if by_column and has_distinctive_header(fact.column):
        return frozenset(w for w in fact.column.stems if not w.isdigit())
    caption = fold(table.caption)
    caption = re.sub(rf"^\W*(?:{TABLE}|{CHART})\s*(?:n[°º]?)?\s*[\d.]+\s*[.:-]*\s*", "", caption)
    about = _BY.split(caption, maxsplit=1)[0]
    return frozenset(w for w in stems(about) if not w.isdigit())


def has_distinctive_header(column: FigureColumn) -> bool:
    """Whether a header says what its figures are, beyond what any table's may say."""
    return bool(column.stems - common_headings())
