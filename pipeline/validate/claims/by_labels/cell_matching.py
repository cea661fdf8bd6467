"""Which cell of which table a claim is about, judged by words alone: never by the value.

A column is meant when its header's words stand in the clause (else in the sentence); "Total" and a
lone column of the kind are meant when none is named. A row is meant when its label (or its code, or
what its acronym stands for) is named; the table's grand total, or its only row, when none is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.spanish.folding import fold
from pipeline.spanish.stems import alike, coverage, in_one_place, initials, says, stems
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.evidence.settings import TABLES
from pipeline.validate.evidence.table_facts import FigureColumn, TableFacts


def wanted_years(claim: Claim, table: TableFacts) -> frozenset[str]:
    """The years of a table's columns a claim is of: those it names, the one before the last for "el año anterior"
    and for the first of "pasó de 1.200 a 1.350", else the last."""
    years = sorted({y for c in table.columns for y in c.years})
    if claim.years or not years:
        return claim.years
    if claim.year_before or claim.start_of_change:
        return frozenset(years[-2:-1])
    return frozenset(years[-1:])


def comparable_digits(claim: Claim, other: Decimal, step: Decimal) -> tuple[str, str]:
    """The digits of the claim's figure and of another, down to the last one that both print: ``step`` is the unit of
    the other's."""
    unit = max(claim.figure.step, step)
    own = claim.figure.value or Decimal(0)
    return str(int(abs(own / unit).to_integral_value())), str(int(abs(other / unit).to_integral_value()))


def noun_in(claim: Claim, column: FigureColumn) -> bool:
    """Whether a header says what the claim counts."""
    return any(says(column.stems, noun) for noun in claim.nouns)


def agrees_in_kind(claim: Claim, column: FigureColumn) -> bool:
    """Whether a claim and a column are of one kind and unit, and both changes or both levels where they are
    percentages."""
    if claim.kind != column.kind or (claim.kind == "amount" and claim.figure.unit != column.unit):
        return False
    if claim.kind != "percent":
        return not column.growth or claim.growth
    return column.growth == claim.growth


def column_score(claim: Claim, column: FigureColumn) -> float:
    """How much of the header the clause says (all of it in another part of the sentence counts less)."""
    return _column_score(column.stems, claim.clause_stems, claim.around_stems)


@lru_cache(maxsize=16384)
def _column_score(words: frozenset[str], clause: frozenset[str], around: frozenset[str]) -> float:
    if not words:
        return 0.0
    return max(coverage(words, clause), SETTINGS.around * coverage(words, around))


def of_another(claim: Claim, table: TableFacts, row: int) -> bool:
    """Whether the clause has a word of other rows' labels that this one lacks ("…chilena, con un 80%,
    mientras las extranjeras son un 20%": the second figure is not of the row "chilenas")."""
    own = table.heads[row].row_stems if row in table.heads else frozenset()
    if coverage(own, claim.clause_stems) > SETTINGS.all_said:
        return False
    said = claim.clause_stems
    return any(not says(own, other) for word in said for other in alike(table.detail_stems, word))


def named_rows(claim: Claim, table: TableFacts) -> tuple[int, ...]:
    """Detail rows whose label the clause names whole, else the rest of the sentence; of nested names the longest."""
    return _named_rows(table, claim.clause, claim.around)


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
    for key in sorted({word[: TABLES.name_letters] for word in said}):
        for row, label in table.row_names.get(key, ()):
            if coverage(label, said) > SETTINGS.all_said and in_one_place(label, text) and _rest_said(table, row, text):
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
    return any(word.startswith(part) or part.startswith(word[: SETTINGS.stem_letters]) for part in parts)
