"""The figures of all tables by value and place, so that a claim finds what it may tell without a search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model import Check, ClaimVerdict, Document, Evidence, EvidenceRole, Heading
from pipeline.spanish.stems import stems
from pipeline.validate.claims.by_labels.cell_matching import Target
from pipeline.validate.claims.by_labels.derived import Derived
from pipeline.validate.claims.context import Claim, matches
from pipeline.validate.evidence.table_facts import YEAR, Fact, FigureKind, TableFacts, cell_evidence

DISTINCTIVE_DIGITS = 4
"""From so many significant digits on, finding the very figure in a table is no coincidence."""
MOST_EQUAL = 24
MOST_NEAR = 8


@dataclass(frozen=True)
class LabelJudgement:
    """The verdict on a claim. ``source`` is the cell that bears it out or contradicts it, ``derived``
    the computation that does; ``match`` says how (exact, truncated, hedged); ``slip`` what mistake
    would explain a contradiction, ``sure`` whether it is beyond doubt that the cell is meant, ``other``
    the cell whose figure was told instead."""

    verdict: ClaimVerdict
    source: Fact | None = None
    derived: Derived | None = None
    match: str = ""
    slip: str = ""
    sure: bool = False
    target: Target | None = None
    other: Fact | None = None


class Figures:
    """The figures of all tables by value, so that a claim finds its equals without a search."""

    def __init__(
        self,
        document: Document,
        tables: tuple[TableFacts, ...],
        year: int | None = None,
        checks: Iterable[Check] = (),
    ) -> None:
        self.tables = tables
        headings = [b.text for b in document.blocks if isinstance(b, Heading)]
        self.title = stems(" ".join(headings[:1]))
        self.years = frozenset({str(year)}) if year else _usual_year(headings, tables)
        # What arithmetic makes of a cell it accuses: a text that says so is right.
        self.mended = {(c.table, c.row, c.column): c.expected for c in checks if not c.holds and c.expected}
        self._by_id = {t.id: t for t in tables}
        alike: dict[tuple[Decimal, Decimal, FigureKind], list[Fact]] = {}
        for table in tables:
            here: Counter[tuple[Decimal, Decimal, FigureKind]] = Counter()
            for fact in table.facts:
                key = (abs(fact.amount), fact.step, fact.kind)
                here[key] += 1
                if here[key] <= MOST_EQUAL + 1:  # of one table all are equally close: no more can be meant
                    alike.setdefault(key, []).append(fact)
        self._alike = sorted(alike.items(), key=lambda pair: pair[0])
        self._values = [key[0] for key, _ in self._alike]
        self._chapters: dict[int, list[TableFacts]] = {}
        for table in tables:
            self._chapters.setdefault(table.chapter, []).append(table)

    def table(self, fact: Fact) -> TableFacts:
        return self._by_id[fact.table]

    def chapter(self, chapter: int) -> list[TableFacts]:
        return self._chapters.get(chapter, [])

    def near(self, block: int, chapter: int) -> list[TableFacts]:
        """The tables of the chapter, those close by where it has many; of the document where it has none."""
        tables = self.chapter(chapter) or list(self.tables)
        if len(tables) <= MOST_NEAR:
            return tables
        return sorted(tables, key=lambda t: abs(t.position - block))[:MOST_NEAR]

    def equal(self, claim: Claim) -> list[Fact]:
        """The facts of the claim's kind whose figure it can be a telling of."""
        value = claim.figure.value
        if value is None:
            return []
        room = max(abs(value) / 10 if claim.hedge else Decimal(0), claim.figure.step)
        low, high = abs(value) - room - 1, abs(value) + room + 1
        found: list[Fact] = []
        for index in range(bisect_left(self._values, low), bisect_right(self._values, high)):
            (amount, step, kind), facts = self._alike[index]
            if _compatible(claim, kind) and matches(claim, amount, step):
                found += facts
        if len(found) > MOST_EQUAL:  # a common figure: only what stands close can be meant
            found.sort(key=lambda f: abs(self._by_id[f.table].position - claim.sentence.block))
        return found[:MOST_EQUAL]


def _usual_year(headings: Sequence[str], tables: Sequence[TableFacts]) -> frozenset[str]:
    """The year most headings and captions speak of; none where they disagree."""
    said = Counter(y for text in (*headings, *(t.caption for t in tables)) for y in set(YEAR.findall(text)))
    best = said.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return frozenset()
    return frozenset({best[0][0]})


def _compatible(claim: Claim, kind: FigureKind) -> bool:
    if claim.kind == "percent" or kind == "percent":
        return claim.kind == kind and claim.figure.unit != "razón"
    # A bare figure may tell an amount ("15.234.567.890 asignados"), and a column may not say that it is of money.
    return claim.kind == kind or claim.digits >= DISTINCTIVE_DIGITS


def evidence(judgement: LabelJudgement, figures: Figures) -> tuple[Evidence, ...]:
    """The cells a verdict rests on."""
    if judgement.derived is not None:
        return tuple(cell_evidence(f, figures.table(f), "operand") for f in judgement.derived.operands[:6])
    if judgement.source is not None:
        role: EvidenceRole = "expected" if judgement.verdict == "contradicted" else "operand"
        return (cell_evidence(judgement.source, figures.table(judgement.source), role),)
    return ()
