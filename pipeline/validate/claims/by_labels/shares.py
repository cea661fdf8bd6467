"""The percentages a claim may state of a table that prints none: of what its words name, the share of the whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from pipeline.validate.claims.by_labels.cell_candidates import (
    CandidateFigure,
    CandidateRows,
    cells_of,
    column_parts,
    row_parts,
)
from pipeline.validate.claims.by_labels.settings import SETTINGS
from pipeline.validate.claims.sentence.context import Claim
from pipeline.validate.evidence.table_facts import Fact, TableFacts


@dataclass(frozen=True)
class StatedShare:
    """A percentage a claim may state: the sum of ``part`` of that of ``whole``; ``plain``: words leave no doubt."""

    part: tuple[Fact, ...]
    whole: tuple[Fact, ...]
    plain: bool

    @property
    def value(self) -> Decimal:
        return sum((f.amount for f in self.part), Decimal(0)) / sum((f.amount for f in self.whole), Decimal(0)) * 100


def shares(claim: Claim, table: TableFacts) -> list[StatedShare]:
    """The shares of a total that the sentence may state: of named columns in the row, of named rows in the column."""
    rows, columns = row_parts(claim, table), column_parts(claim, table)
    whole_rows = [r for r in rows if r.whole]
    every = [c for c in table.columns if c.kind != "percent" and not c.growth]
    totals = [c for c in every if c.total]
    wholes = [CandidateRows((c.index,), True, whole=True) for c in totals if not c.stems or len(totals) == 1]
    wholes += [c for c in columns if c.whole]
    found: dict[tuple[tuple[Fact, ...], tuple[Fact, ...]], StatedShare] = {}
    for row, column in product(rows, columns):
        part = cells_of(claim, table, [row], [column])
        if not part:
            continue
        others = [w for w in wholes if w.places != column.places]
        pairs = [(row, w) for w in others]
        for whole_row in whole_rows if not row.whole else ():
            pairs += [(whole_row, column), *((whole_row, w) for w in others)]
        for whole_row, whole_column in pairs:
            share = _share(claim, table, part[0], whole_row, whole_column)
            if share is None:
                continue
            known = found.get((share.part, share.whole))
            if known is None or (share.plain and not known.plain):
                found[share.part, share.whole] = share
    return list(found.values())[: SETTINGS.most_read]


def _share(
    claim: Claim, table: TableFacts, part: CandidateFigure, row: CandidateRows, column: CandidateRows
) -> StatedShare | None:
    """The share that a part has of what a row and a column name; ``None`` where it can be none of it."""
    whole = cells_of(claim, table, [row], [column])
    if not whole or whole[0].cells[0].kind != part.cells[0].kind or not whole[0].value:
        return None
    if set(part.cells) >= set(whole[0].cells) or part.value > whole[0].value:
        return None
    return StatedShare(part.cells, whole[0].cells, part.sure)
