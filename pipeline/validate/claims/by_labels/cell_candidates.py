"""What a claim may state of a table where the sentence names it in parts: a row said before the figure, several
rows stated together, a column of a group, a half year.

The words license a reading; whether the claim states it is for the judge to say. Few readings are
licensed, so that a figure of four digits is one slip of typing away from one of them by chance in
fewer than one of a hundred sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.quantities.labels.announcements import read_label
from pipeline.spanish.folding import fold
from pipeline.spanish.months import ABBREVIATED
from pipeline.spanish.stems import alike, coverage, says, stems
from pipeline.validate.claims.by_labels.cell_matching import (
    agrees_in_kind,
    column_score,
    named_rows,
    noun_in,
    of_another,
    rows_in,
    wanted_years,
)
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.evidence.table_facts import Fact, FigureColumn, TableFacts

_NONE: frozenset[str] = frozenset()
_TOGETHER = re.compile(
    r"\b(?:sum(?:a|an|o|aron|ando|aban)\b|totaliz\w+|conjunt\w*|amb[oa]s|junt[oa]s|reun\w+|agrup\w+|concentra(?:n|ron)\b)"
)
_PERHAPS_TOGETHER = re.compile(r"\b(?:entre|total|tanto|esto\s+es|concentr\w+|representan)\b")
_SPAN = re.compile(r"\b(primer|segundo|tercer|cuarto|[1-4])(?:°|º|er|do|to)?\s+(semestre|trimestre|cuatrimestre)\b")
_FROM_TO = re.compile(
    rf"\b(?:entre|de|desde)\s+({'|'.join(ABBREVIATED)})\w*\s+(?:y|a|hasta)\s+({'|'.join(ABBREVIATED)})\w*"
)
_FIRST = {"primer": 0, "1": 0, "segundo": 1, "2": 1, "tercer": 2, "3": 2, "cuarto": 3, "4": 3}
_LENGTH = {"semestre": 6, "cuatrimestre": 4, "trimestre": 3}


@dataclass(frozen=True)
class CandidateRows:
    """Rows (or columns) that are stated as one figure, and whether the words leave no doubt that they are."""

    places: tuple[int, ...]
    sure: bool
    whole: bool = False


@dataclass(frozen=True)
class CandidateFigure:
    """A figure of a table a claim may state: the cells it is the sum of. ``row`` and ``column`` are how the
    words say it."""

    table: TableFacts
    row: CandidateRows
    column: CandidateRows
    cells: tuple[Fact, ...]

    @property
    def value(self) -> Decimal:
        return sum((f.amount for f in self.cells), Decimal(0))

    @property
    def step(self) -> Decimal:
        return max(f.step for f in self.cells)

    @property
    def sure(self) -> bool:
        return self.row.sure and self.column.sure


def candidate_figures(claim: Claim, table: TableFacts) -> list[CandidateFigure]:
    """The counts or amounts of a table that the claim's sentence may state, the plainest first."""
    return cells_of(claim, table, row_parts(claim, table), column_parts(claim, table))


def cells_of(
    claim: Claim, table: TableFacts, rows: list[CandidateRows], columns: list[CandidateRows]
) -> list[CandidateFigure]:
    """The figures at every pair of the rows and columns, the plainest first."""
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], CandidateFigure] = {}
    for row in rows:
        for column in columns:
            cells = [table.at.get((r, c)) for r in row.places for c in column.places]
            facts = tuple(f for f in cells if f is not None and f.kind != "percent")
            if len(row.places) > 1 and any(_does_not_add_up(f.column.label) for f in facts):
                continue
            if facts and len(facts) == len(cells) and len({f.kind for f in facts}) == 1:
                found.setdefault((row.places, column.places), CandidateFigure(table, row, column, facts))
    return sorted(found.values(), key=lambda r: (not r.sure, len(r.cells)))[: SETTINGS.most_read]


def _does_not_add_up(label: str) -> bool:
    """Whether a header says that its figures are averages or rates."""
    said = read_label(label)
    return said.average or said.ratio


def row_parts(claim: Claim, table: TableFacts) -> list[CandidateRows]:
    """The rows a claim may be about: named in its clause, before it, together or by what they share; the whole."""
    found: list[CandidateRows] = []
    span = _months(claim, table)
    if span:
        found.append(CandidateRows(span, True))
    own, before, everywhere = (_rows_said(table, text) for text in (claim.clause, claim.lead, claim.sentence.text))
    if table.row_years:
        years = claim.years or frozenset({max(table.row_years)})
        found += [CandidateRows((table.row_years[y],), True) for y in years if y in table.row_years]
    best = named_rows(claim, table)
    if len(best) == 1:
        found.append(CandidateRows(best, not of_another(claim, table, best[0])))
    carried = best or own or before
    for row in dict.fromkeys((*own, *before[-SETTINGS.rows_before :], *everywhere[: SETTINGS.most_together])):
        found.append(CandidateRows((row,), len(carried) == 1 and row in carried and not of_another(claim, table, row)))
    several = [g for g in (own, everywhere) if 2 <= len(g) <= SETTINGS.most_together]
    sentence = fold(claim.sentence.text)
    together = bool(_TOGETHER.search(sentence))
    if together or _PERHAPS_TOGETHER.search(sentence):
        several += _known_in_part(claim, table, everywhere)
    names = table.detail_names
    found += [
        CandidateRows(g, together or len({names[r] for r in g}) == 1) for g in several if all(r in names for r in g)
    ]
    if together and several:
        found = [CandidateRows(p.places, p.sure and len(p.places) > 1, p.whole) for p in found]
    found += _by_parts(claim, table, everywhere)
    found += _whole(claim, table, sure=not (own or everywhere) and not span)
    return _distinct(found)


def _rows_said(table: TableFacts, text: str) -> tuple[int, ...]:
    """The rows a text names; not "Los Lagos" where it says "Lago Ranco", whose words it is part of."""
    words = table.detail_names
    rows = rows_in(table, text)
    return tuple(sorted(r for r in rows if not any(words.get(r, _NONE) < words.get(other, _NONE) for other in rows)))


def _whole(claim: Claim, table: TableFacts, *, sure: bool) -> Iterator[CandidateRows]:
    if table.grand_row is not None:
        yield CandidateRows((table.grand_row,), sure, whole=True)
    elif len(table.detail_rows) > 1 and not table.row_years:
        yield CandidateRows(table.detail_rows, sure, whole=True)


def _words_said(claim: Claim, table: TableFacts) -> dict[str, frozenset[int]]:
    """Words of row labels the sentence says, with the rows that have them."""
    words = {word for said in claim.sentence.stems for word in alike(table.label_words, said)}
    return {w: table.rows_of_word[w] for w in sorted(words, key=table.word_order.__getitem__)}


def _only_theirs(claim: Claim, table: TableFacts) -> frozenset[int]:
    """Rows of which the sentence says a word that no other row has, nor header nor caption."""
    elsewhere = table.header_stems | table.caption_stems
    known = _words_said(claim, table)
    return frozenset(next(iter(rows)) for w, rows in known.items() if len(rows) == 1 and not says(elsewhere, w))


def _known_in_part(claim: Claim, table: TableFacts, named: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Rows stated together, each by a word that only it has ("del Ministerio y del municipio")."""
    rows = _only_theirs(claim, table) | set(named)
    several = 2 <= len(rows) <= SETTINGS.most_together and len(rows) < len(table.detail_rows)
    return [tuple(sorted(rows))] if several else []


def _by_parts(claim: Claim, table: TableFacts, named: tuple[int, ...]) -> Iterator[CandidateRows]:
    """A row known by a word that only it has, and rows that share one the sentence says."""
    for row in sorted(_only_theirs(claim, table) - set(named))[: SETTINGS.most_together]:
        yield CandidateRows((row,), False)
    for rows in _words_said(claim, table).values():
        if 2 <= len(rows) <= SETTINGS.most_together and len(rows) < len(table.detail_rows):
            yield CandidateRows(tuple(sorted(rows)), False)


def _months(claim: Claim, table: TableFacts) -> tuple[int, ...]:
    """The rows of the months from … to …, or of a half year or quarter, in a table with a row for each month."""
    text = fold(claim.span)
    rows = table.rows_by_beginning
    if not all(month in rows for month in ABBREVIATED):
        return ()
    span = _SPAN.search(text)
    if span:
        length = _LENGTH[span[2]]
        first = _FIRST[span[1]] * length
        return tuple(rows[m] for m in ABBREVIATED[first : first + length])
    between = _FROM_TO.search(text)
    if between:
        a, b = ABBREVIATED.index(between[1]), ABBREVIATED.index(between[2])
        return tuple(rows[m] for m in ABBREVIATED[a : b + 1]) if a < b else ()
    return ()


def column_parts(claim: Claim, table: TableFacts) -> list[CandidateRows]:
    """The columns a claim may be about: those named, groups of them, the one of its unit, the totals."""
    level = [c for c in table.columns if c.kind != "percent" and not c.growth]
    columns = [c for c in level if _of_unit(claim, c)]
    if not columns and claim.printed_digits >= SETTINGS.long:
        columns = level  # the row may say the unit, or the sentence leave it out
    years = wanted_years(claim, table)
    if any(c.years for c in columns):
        columns = [c for c in columns if not c.years or c.years & years]
    found: list[CandidateRows] = []
    totals = [c for c in columns if c.total]
    parts = [c for c in columns if not c.total]
    scored = [(column_score(claim, c), c) for c in columns]
    counted = [c for c in parts if claim.nouns and says(c.stems, claim.nouns[0])]
    fully = [c for s, c in scored if s >= SETTINGS.named and not c.total]
    candidates = counted if len(counted) == 1 else fully or columns
    best = max((s for s, c in scored if c in candidates), default=0.0)
    named = [c for s, c in scored if s == best and c in candidates]
    for score, column in scored:
        if column in counted or (len(counted) != 1 and (score >= SETTINGS.partly_named or noun_in(claim, column))):
            found.append(CandidateRows((column.index,), named == [column]))
    stated_alone = frozenset(w for p in found if p.sure for c in columns if c.index in p.places for w in c.stems)
    said = claim.clause_stems | claim.around_stems
    having: dict[str, list[FigureColumn]] = {}
    for column in parts:
        for word in sorted(column.stems):
            having.setdefault(word, []).append(column)
    for word, group in having.items():
        if 2 <= len(group) < len(parts) and says(said, word):
            sure = says(claim.clause_stems, word) and word not in stated_alone
            found.append(CandidateRows(tuple(c.index for c in group), sure))
    if not found:
        before = stems(claim.lead)
        found += [CandidateRows((c.index,), False) for c in parts if c.stems and coverage(c.stems, before) == 1]
    if (claim.printed_digits >= SETTINGS.long or claim.kind == "amount") and len(parts) <= SETTINGS.most_together:
        found += [CandidateRows((c.index,), False) for c in parts]
    only = len(columns) == 1
    found += [
        CandidateRows((c.index,), only or (len(totals) == 1 and best < SETTINGS.total_named))
        for c in (columns if only else totals)
    ]
    if any(c.years for c in columns):
        found += [CandidateRows((c.index,), len(columns) == 1) for c in columns if c.years]
    if not totals and len(parts) > 1 and not any(c.years for c in parts) and _add_up(claim, table, parts):
        found.append(CandidateRows(tuple(c.index for c in parts), best < SETTINGS.total_named, whole=True))
    return _distinct(found)


def _add_up(claim: Claim, table: TableFacts, parts: Iterable[FigureColumn]) -> bool:
    """Whether a table without a total column plainly shares something out: between women and men."""
    words = frozenset(w for c in parts for w in c.stems)
    return {"mujer", "hombr"} <= words and all(c.stems & {"mujer", "hombr"} for c in parts)


def _of_unit(claim: Claim, column: FigureColumn) -> bool:
    if claim.kind == "percent":
        return True
    return agrees_in_kind(claim, column) or (claim.kind == column.kind == "count")


def _distinct(parts: Iterable[CandidateRows]) -> list[CandidateRows]:
    found: dict[tuple[int, ...], CandidateRows] = {}
    for part in parts:
        known = found.get(part.places)
        if known is None or (part.sure and not known.sure):
            found[part.places] = part
    return list(found.values())
