"""The tables near a claim, and what the verdict on it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.model import Check, Document, Evidence, Heading
from pipeline.spanish.stems import stems
from pipeline.validate.claims.by_labels.derived import Derived
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.evidence.table_facts import YEAR, Fact, TableFacts, cell_evidence


@dataclass(frozen=True)
class LabelJudgement:
    """A contradiction. ``source`` is the cell that contradicts a claim, ``derived`` the computation that does; ``slip``
    what mistake would explain it, ``sure`` whether it is beyond doubt that the cell is meant."""

    source: Fact | None = None
    derived: Derived | None = None
    slip: str = ""
    sure: bool = False


class NearbyTables:
    """The tables of a document by chapter, with what arithmetic makes of their cells and the usual year."""

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
        failing = [c for c in checks if not c.holds]
        self.accused = frozenset((c.table, c.row, c.column) for c in failing)
        self.mended = {(c.table, c.row, c.column): c.expected for c in failing if c.expected}
        self._by_id = {t.id: t for t in tables}
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
        if len(tables) <= SETTINGS.most_near:
            return tables
        return sorted(tables, key=lambda t: abs(t.position - block))[: SETTINGS.most_near]


def _usual_year(headings: Sequence[str], tables: Sequence[TableFacts]) -> frozenset[str]:
    """The year most headings and captions are about; none where they disagree."""
    said = Counter(y for text in (*headings, *(t.caption for t in tables)) for y in set(YEAR.findall(text)))
    best = said.most_common(2)
    if not best or (len(best) == 2 and best[0][1] == best[1][1]):
        return frozenset()
    return frozenset({best[0][0]})


def evidence_of_labels(judgement: LabelJudgement, nearby: NearbyTables) -> tuple[Evidence, ...]:
    """The cells a verdict rests on."""
    if judgement.derived is not None:
        operands = judgement.derived.operands[: SETTINGS.most_operands]
        return tuple(cell_evidence(f, nearby.table(f), "operand") for f in operands)
    if judgement.source is not None:
        return (cell_evidence(judgement.source, nearby.table(judgement.source), "expected"),)
    return ()
