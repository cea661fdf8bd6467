"""Which cell of which table a claim speaks of, judged by words alone: never by the value.

A column is meant when its header's words stand in the clause (else in the sentence); "Total" and a
lone column of the kind are meant when none is named. A row is meant when its label (or its code, or
what its acronym stands for) is named; the table's grand total, or its only row, when none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.spanish.folding import fold
from pipeline.spanish.people import PEOPLE
from pipeline.spanish.stems import alike, coverage, in_one_place, initials, says, shared, stems
from pipeline.validate.claims.context import Claim
from pipeline.validate.evidence.row_labels import without_total
from pipeline.validate.evidence.similarity import slip
from pipeline.validate.evidence.table_facts import Fact, FigureColumn, TableFacts

NEAR_BLOCKS = 6
AT_ONCE = 2
LONG = 5
_UNITS = stems("metros m2 m3 kilómetros litros toneladas kilos hectáreas kwh horas días")
_FULL = 0.999


@dataclass(frozen=True)
class Target:
    """A cell a claim may speak of. ``column`` and ``row`` are how surely each is meant, 0 to 1;
    ``named_row`` says that the sentence names the row; ``topic`` are the words sentence and table share."""

    fact: Fact
    table: TableFacts
    column: float
    row: float
    named_row: bool
    topic: frozenset[str]

    @property
    def score(self) -> float:
        return self.column + self.row + 0.25 * min(len(self.topic), 4)


def targets(claim: Claim, tables: Iterable[TableFacts]) -> list[Target]:
    """The cells the claim may speak of, the likeliest first: at most one a table."""
    found = []
    for table in tables:
        target = _target(claim, table)
        if target is not None:
            found.append(target)
    found.sort(key=lambda t: (-t.score, abs(t.table.position - claim.sentence.block), t.table.position))
    return found


def _target(claim: Claim, table: TableFacts) -> Target | None:
    row = best_row(claim, table)
    if row is None:
        return None
    column = best_column(claim, table) or _unnamed_column(claim, table, row)
    if column is None:
        return None
    fact = table.at.get((row[0], column[0].index))
    if fact is None or fact.kind != claim.kind:
        return None
    topic = shared(claim.sentence.stems, table.words | fact.row_stems) - _numbers(claim.sentence.stems)
    return Target(fact, table, column[1], row[1], row[2], topic)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if w.isdigit())


def best_column(claim: Claim, table: TableFacts) -> tuple[FigureColumn, float] | None:
    """The column of the claim's kind that it names best, or ``None`` when two are equally likely."""
    columns = [c for c in table.columns if same_kind(claim, c)]
    if any(c.years for c in columns):
        wanted = wanted_years(claim, table)
        columns = [c for c in columns if not c.years or c.years & wanted]
        if not any(column_score(claim, c) >= 0.6 for c in columns if not c.years):
            columns = [c for c in columns if c.years] or columns
    counted, columns = _counted(claim, columns)
    if counted is not None:
        return counted, max(0.8, column_score(claim, counted))
    scored = [(column_score(claim, c), c) for c in columns]
    named = [(s, c) for s, c in scored if s >= 0.6]
    if named:
        best = max(s for s, _ in named)
        top = [c for s, c in named if s == best]
        longest = max(len(c.stems) for c in top)
        top = [c for c in top if len(c.stems) == longest]
        top = [c for c in top if c.total and all(o.stems <= c.stems for o in top)] or top
        top = [c for c in top if not c.total] if any(not c.total for c in top) and len(top) > 1 else top
        return (top[0], best) if len(top) == 1 else None
    people = [c for s, c in scored if s >= 0.5]
    if len(people) == 1:
        return people[0], 0.6
    for rest in ([c for s, c in scored if c.total and not c.stems], [c for s, c in scored if c.total]):
        if len(rest) == 1:
            return rest[0], 0.5
    if len(columns) == 1:
        if claim.kind == "percent" and claim.growth:
            return columns[0], 0.75  # told as a change: the one column of changes
        return columns[0], 0.5 if not columns[0].stems else 0.4
    return None


def wanted_years(claim: Claim, table: TableFacts) -> frozenset[str]:
    """The years of a table's columns a claim is of: those it names, the one before the last for "el año anterior"
    and for the first of "pasó de 1.200 a 1.350", else the last."""
    told = sorted({y for c in table.columns for y in c.years})
    if claim.years or not told:
        return claim.years
    if claim.year_before or claim.start_of_change:
        return frozenset(told[-2:-1])
    return frozenset(told[-1:])


def _unnamed_column(claim: Claim, table: TableFacts, row: tuple[int, float, bool]) -> tuple[FigureColumn, float] | None:
    """Where no column is named, but the row is (or the figure is long): the one whose figure there is a slip
    away from the claim's."""
    if claim.kind == "percent" or not (row[2] or claim.printed_digits >= LONG):
        return None
    alike = [
        f.column
        for c in table.columns
        if same_kind(claim, c) and (f := table.at.get((row[0], c.index))) is not None and slip(*digits(claim, f))
    ]
    return (alike[0], 0.5) if len(alike) == 1 else None


def digits(claim: Claim, fact: Fact) -> tuple[str, str]:
    """The digits of both figures, down to the last one the claim prints (or the fact, if it prints fewer)."""
    step = max(claim.figure.step, fact.step)
    value = claim.figure.value or Decimal(0)
    return str(int(abs(value / step).to_integral_value())), str(int(abs(fact.amount / step).to_integral_value()))


def noun_in(claim: Claim, column: FigureColumn) -> bool:
    """Whether a header says what the claim counts."""
    return any(says(column.stems, noun) for noun in claim.nouns)


def _counted(claim: Claim, columns: list[FigureColumn]) -> tuple[FigureColumn | None, list[FigureColumn]]:
    """The one column that has what the claim counts in its header, and the columns it can be of: of
    people, where it counts people."""
    nouns = claim.nouns if claim.kind == "count" else ()
    exact = [c for c in columns if nouns and says(c.stems, nouns[0])]
    exact = exact or [c for c in columns if any(says(c.stems, noun) for noun in nouns)]
    if len(exact) == 1 and not exact[0].stems & PEOPLE:
        return exact[0], columns
    if exact:
        return None, exact
    if nouns and nouns[0] in PEOPLE:
        people = [c for c in columns if c.stems & PEOPLE or c.total]
        return None, people or columns
    return None, columns


def same_kind(claim: Claim, column: FigureColumn) -> bool:
    if claim.kind != column.kind or (claim.kind == "amount" and claim.figure.unit != column.unit):
        return False
    if claim.kind != "percent":
        return not column.growth or claim.growth
    return column.growth == claim.growth


def column_score(claim: Claim, column: FigureColumn) -> float:
    """How much of the header the clause says (all of it in another part of the sentence counts .8)."""
    return _column_score(column.stems, claim.clause_stems, claim.around_stems, claim.kind == "count")


@lru_cache(maxsize=16384)
def _column_score(words: frozenset[str], clause: frozenset[str], around: frozenset[str], counts: bool) -> float:
    if not words:
        return 0.0
    if counts and words <= PEOPLE and not words & _SEXES:
        return 0.55 if coverage(words, clause) else 0.5 * coverage(words, around)
    return max(coverage(words, clause), 0.8 * coverage(words, around))


_SEXES = frozenset({"mujer", "hombr"})


def best_row(claim: Claim, table: TableFacts) -> tuple[int, float, bool] | None:
    """(row, how surely, whether it is named): the row the clause names, else the sentence, else the grand total;
    ``None`` when several could be meant."""
    rows = named_rows(claim, table)
    of_year = {table.row_years[y] for y in claim.years if y in table.row_years}
    if not rows and len(of_year) == 1:
        rows = tuple(of_year)
    if rows:
        return (rows[0], 1.0, True) if len(rows) == 1 and not of_another(claim, table, rows[0]) else None
    if not table.alone and claim.rivals and rows_in(table, claim.rivals) and not _whole_named(claim, table):
        return None  # another figure of the sentence is of that row: perhaps this one too
    if table.grand_row is not None:
        return table.grand_row, 0.6, False
    return None


def _whole_named(claim: Claim, table: TableFacts) -> bool:
    """Whether the claim counts what the table's total or caption is of."""
    return any(says(table.grand_stems | table.caption_stems, noun) for noun in claim.nouns)


def of_another(claim: Claim, table: TableFacts, row: int) -> bool:
    """Whether the clause has a word of other rows' labels that this one lacks ("…chilena, con un 80%,
    mientras las extranjeras son un 20%": the second figure is not of the row "chilenas")."""
    own = table.heads[row].row_stems if row in table.heads else frozenset()
    if coverage(own, claim.clause_stems) > _FULL:
        return False
    said = claim.clause_stems - PEOPLE
    return any(not says(own, other) for word in said for other in alike(table.detail_stems, word))


def named_rows(claim: Claim, table: TableFacts) -> tuple[int, ...]:
    """Detail rows whose label the clause names whole, else the rest of the sentence; of nested names the longest."""
    return _named_rows(table, claim.clause, claim.around)


def told_rows(claim: Claim, table: TableFacts) -> tuple[int, ...]:
    """Every detail row that any part of the sentence names whole."""
    return () if table.alone else tuple(sorted(rows_in(table, claim.sentence.text)))


@lru_cache(maxsize=16384)
def _named_rows(table: TableFacts, clause: str, around: str) -> tuple[int, ...]:
    if table.alone:
        return ()  # the only row speaks for the table, named or not
    for text in (clause, around):
        found = rows_in(table, text)
        if found:
            longest = max(found.values())
            return tuple(sorted(row for row, size in found.items() if size == longest))
    return ()


def rows_in(table: TableFacts, text: str) -> dict[int, int]:
    """Rows a text names, with how many words of it do."""
    said = stems(text)
    found: dict[int, int] = {}
    for key in sorted({word[:4] for word in said}):
        for row, label in table.row_names.get(key, ()):
            if coverage(label, said) > _FULL and in_one_place(label, text) and _rest_said(table, row, text):
                found[row] = len(label)
    if table.row_acronyms:
        for short in sorted(initials(text) | set(re.findall(r"\w+", fold(text)))):
            if short in table.row_acronyms:
                found.setdefault(table.row_acronyms[short], 1)
    if table.row_codes:
        for word, number in re.findall(r"(\w+)\s+(?:n[°º]\s*)?0*(\d+)\b", fold(text)):
            if number in table.row_codes and _heads_codes(word, table):
                found[table.row_codes[number]] = 1
    return found


def _rest_said(table: TableFacts, row: int, text: str) -> bool:
    """ "Otros términos" is named by "otros términos", not by any end of a case."""
    return row not in table.other_rows or re.search(r"\botr[oa]s?\b", fold(text)) is not None


def _heads_codes(word: str, table: TableFacts) -> bool:
    """ "subtítulo 24" names the row whose code is 24 where the column of codes is headed SUBT."""
    headers = table.table.rows[0] if table.table.header_rows else ()
    parts = [part for header in headers for part in re.findall(r"[a-z]{4,}", fold(header))]
    return any(word.startswith(part) or part.startswith(word[:6]) for part in parts)


def noun_known(claim: Claim, target: Target) -> bool:
    """Whether what the claim counts is what the table counts.

    The word behind the figure must stand in the table's words. People may change their name, but then
    the rest of the sentence must speak of the table, or stand right beside it. Where no noun follows ("el
    total de atenciones fue de 1.200") the sentence must speak of it.
    """
    if claim.kind != "count":
        return True
    nouns = claim.nouns
    if nouns and nouns[0] in _UNITS:
        return target.column >= 0.75  # so many cubic metres of what the sentence names
    known = target.table.words | target.fact.row_stems | stems(without_total(target.fact.column.label))
    if any(says(known, noun) for noun in nouns):
        return True
    if nouns and nouns[0] not in PEOPLE:
        return target.named_row
    if target.topic - PEOPLE:
        return True
    beside = abs(claim.sentence.block - target.table.position) <= AT_ONCE
    return bool(nouns) and beside and target.table.counts_people
