"""Which cell of which table a claim speaks of, judged by words alone: never by the value.

A column is meant when its header's words stand in the clause (else in the sentence); "Total" and a
lone column of the kind are meant when none is named. A row is meant when its label (or its code, or
what its acronym stands for) is named; the table's grand total, or its only row, when none is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.validate.claims_context import PEOPLE, Claim
from pipeline.validate.facts import Column, Fact, TableFacts, without_total
from pipeline.validate.wording import coverage, fold, initials, is_acronym, same_stem, shared, stems

NEAR_BLOCKS = 6
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
    column = best_column(claim, table)
    if column is None:
        return None
    row = best_row(claim, table)
    if row is None:
        return None
    fact = table.at.get((row[0], column[0].index))
    if fact is None:
        return None
    topic = shared(claim.sentence.stems, table.words | fact.row_stems) - _numbers(claim.sentence.stems)
    return Target(fact, table, column[1], row[1], row[2], topic)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words if w.isdigit())


def best_column(claim: Claim, table: TableFacts) -> tuple[Column, float] | None:
    """The column of the claim's kind that it names best, or ``None`` when two are equally likely."""
    columns = [c for c in table.columns if _same_kind(claim, c)]
    years = claim.years
    if any(c.years for c in columns):
        wanted = years or {max(y for c in columns for y in c.years)}
        columns = [c for c in columns if not c.years or c.years & wanted]
    scored = [(column_score(claim, c), c) for c in columns]
    named = [(s, c) for s, c in scored if s >= 0.6]
    if named:
        best = max(s for s, _ in named)
        top = [c for s, c in named if s == best]
        longest = max(len(c.stems) for c in top)
        top = [c for c in top if len(c.stems) == longest]
        return (top[0], best) if len(top) == 1 else None
    rest = [c for s, c in scored if c.total and not c.stems]
    if len(rest) == 1:
        return rest[0], 0.5
    if len(columns) == 1:
        return columns[0], 0.5 if not columns[0].stems else 0.4
    return None


def _same_kind(claim: Claim, column: Column) -> bool:
    if claim.kind != column.kind:
        return False
    return claim.kind != "percent" or column.growth == claim.growth


def column_score(claim: Claim, column: Column) -> float:
    """How much of the header the clause says (all of it in another part of the sentence counts .8)."""
    words = column.stems
    if not words:
        return 0.0
    if words <= PEOPLE and claim.kind == "count" and not words & _SEXES:
        return 0.55 if coverage(words, claim.clause_stems) else 0.5 * coverage(words, claim.sentence.stems)
    return max(coverage(words, claim.clause_stems), 0.8 * coverage(words, claim.sentence.stems))


_SEXES = frozenset({"mujer", "hombr"})


def best_row(claim: Claim, table: TableFacts) -> tuple[int, float, bool] | None:
    """(row, how surely, whether it is named): the row the clause names, else the sentence, else the grand total."""
    rows = named_rows(claim, table)
    if rows:
        return (rows[0], 1.0, True) if len(rows) == 1 else None
    if table.grand_row is not None:
        return table.grand_row, 0.6, False
    return None


def named_rows(claim: Claim, table: TableFacts) -> list[int]:
    """Detail rows whose label the clause names whole, else the sentence; of nested names the longest."""
    for words, text in ((claim.clause_stems, claim.clause), (claim.sentence.stems, claim.sentence.text)):
        short = initials(text)
        folded_words = set(re.findall(r"\w+", fold(text)))
        found: dict[int, int] = {}
        for fact in table.facts:
            if fact.total_row or fact.row in found:
                continue
            label = fact.row_stems - _table_common(table)
            if label and coverage(label, words) > _FULL:
                found[fact.row] = len(label)
            elif is_acronym(fact.row_label) and (
                fold(fact.row_label) in folded_words or fold(fact.row_label) in short
            ):
                found[fact.row] = 1
            elif fact.row_code and _code_named(fact.row_code, table, text):
                found[fact.row] = 1
        if len(table.detail_rows) == 1 and not table.total_rows:
            return []  # the only row speaks for the table, named or not
        if found:
            longest = max(found.values())
            return [row for row, size in found.items() if size == longest]
    return []


def _table_common(table: TableFacts) -> frozenset[str]:
    """Words all the row labels share ("Región de …"): they tell no row."""
    labels = [f.row_stems for f in table.facts if not f.total_row and f.row_stems]
    if len(labels) < 3:
        return frozenset()
    common = labels[0]
    for label in labels[1:]:
        common &= label
    return common


def _code_named(code: str, table: TableFacts, text: str) -> bool:
    """"subtítulo 24" names the row whose code is 24 where the column of codes is headed SUBT."""
    pattern = re.compile(rf"(\w+)\s+(?:n[°º]\s*)?0*{re.escape(code.lstrip('0') or code)}\b")
    for match in pattern.finditer(fold(text)):
        word = match.group(1)
        for header in table.table.rows[0] if table.table.header_rows else ():
            for part in re.findall(r"[a-z]{4,}", fold(header)):
                if word.startswith(part) or part.startswith(word[:6]):
                    return True
    return False


def noun_known(claim: Claim, target: Target) -> bool:
    """Whether what the claim counts is what the table counts.

    The words behind the figure must stand in the table's words; people may change their name, but
    then the rest of the sentence must speak of the table.
    """
    if claim.kind != "count":
        return True
    nouns = claim.nouns
    known = target.table.words | target.fact.row_stems | stems(without_total(target.fact.column.label))
    if not nouns:
        return len(target.topic) >= 2
    if any(same_stem(nouns[0], k) for k in known):
        return True
    if nouns[0] in PEOPLE:
        return bool(target.topic - PEOPLE)
    return False
