"""Which other cells of its row or column a figure may mean that prints a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.spanish.years_before import BEFORE, COMPARING
from pipeline.validate.claims.cells.space import CellSpace, Flags, Integers, LabelSpace
from pipeline.validate.claims.copied.settings import SETTINGS
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.sentence.mentions import CHANGE, Mention

_TOTAL = re.compile(r"\b(?:total|conjunto|suma|nacional|global|general)")
_EARLIER = rf"{BEFORE}|antes|antiguamente|inicial\w*|inici[oa]\b|partio|desde|paso|pasaron|pasar|tras"
_ON_THE_WAY = r"\bde\b(?:[^,;]|,(?=\d)){0,20}\ba\b"
OTHER_TIME = re.compile(rf"\b(?:{_EARLIER})\b|\b{COMPARING}\b|{_ON_THE_WAY}")
"""Words of a sentence, folded, that name an earlier time, compare, or describe the way from one level to another."""
_COMPARED = (
    r"respecto|compara\w+|contra|frente|versus|(?:mas|menos|(?:superior|inferior|mayor|menor)(?:es)?)\s+(?:que|al?)"
)
EARLIER_TIME = re.compile(rf"\b(?:{_EARLIER}|{_COMPARED})\b|{_ON_THE_WAY}")
"""The same without "que" and "a", which stand in most sentences."""
_FROM = re.compile(r"\b(?:del?|desde)\s+(?:l[oa]s?\s+|un\s+)?(?:\w{0,3}\$)?\s?$")
_TO_BEHIND = re.compile(
    r"(?:[^\d.;]|\b(?:19|20)\d\d\b){0,40}?\b(?:a|al|hasta)\s+(?:l[oa]s?\s+|un\s+)?(?:\w{0,3}\$)?\s?\d"
)


CopyWay = Literal["rows", "columns", "tables"]
"""Where a cell stands that may be meant: in another row of its column, another column of its row, or the same row and
column of a twin of its table."""


@dataclass(frozen=True)
class Rival:
    """A cell that may be meant instead of the one that is printed."""

    printed: int
    meant: int
    way: CopyWay

    def lines(self, space: CellSpace) -> CopyLines:
        """The rows, columns or tables in which the two cells differ."""
        return lines_of(space, self.way)


class CopyLines(NamedTuple):
    """Rows, columns or tables: their labels, which is that of each cell, which cells are beside each other in them
    (``crossing`` is the same), and their years."""

    labels: LabelSpace
    of_cell: Integers
    crossing: Integers
    years: Sequence[frozenset[str]]


def lines_of(space: CellSpace, way: CopyWay) -> CopyLines:
    """The lines of one way of copying."""
    if way == "rows":
        return CopyLines(space.rows, space.row, space.column, space.row_years)
    if way == "columns":
        return CopyLines(space.columns, space.column, space.row, space.column_years)
    return CopyLines(space.abouts, space.table, space.place_name, space.table_years)


def rivals(space: CellSpace, mention: Mention, link: MentionLink, printed: int) -> list[Rival]:
    """The likeliest cells of other rows, columns and twin tables that a figure may mean, though it prints a cell: those
    most likely before its value is looked at, and those whose labels its sentence says most of."""
    alike = _may_be_copied(space, mention, printed)
    inside = space.table == space.table[printed]
    ways: list[CopyWay] = ["rows", "tables"]
    if not (mention.claim.year_before or OTHER_TIME.search(fold(mention.claim.span)) or is_earlier_level(mention)):
        ways.append("columns")
    found = []
    for way in ways:
        lines = lines_of(space, way)
        within = inside if way != "tables" else ~inside
        cells = np.flatnonzero(alike & within & (lines.crossing == lines.crossing[printed]))
        of = lines.of_cell[cells]
        full = lines.labels.full[of]
        said = lines.labels.said(mention.sentence)[of] / np.where(full > 0, full, 1.0)
        found += [Rival(printed, c, way) for c in _likeliest(cells, link.prior[cells], said)]
    return found


def is_of_another_time(mention: Mention) -> bool:
    """Whether a figure is said to be of an earlier time, or of one that another is compared with."""
    said = mention.claim.year_before or EARLIER_TIME.search(fold(mention.claim.span)) is not None
    return said or is_earlier_level(mention)


def _may_be_copied(space: CellSpace, mention: Mention, printed: int) -> Flags:
    """The cells that somebody who copied ``printed`` may have meant: others of its kind, with as many decimals, of its
    size; no total that nothing says; and where the figure is said to be a change, one too."""
    alike = space.kind == space.kind[printed]
    alike &= (space.amount != space.amount[printed]) & (space.decimals == space.decimals[printed])
    amount = float(space.amount[printed])
    alike &= (space.amount * SETTINGS.most_times > amount) & (space.amount < amount * SETTINGS.most_times)
    if _TOTAL.search(fold(mention.claim.around_clause)) is None:
        row, column = int(space.row[printed]), int(space.column[printed])
        alike &= (space.row_total[space.row] == 0) | (space.row_name[space.row] == space.row_name[row])
        names = space.column_name[space.column]
        alike &= (space.column_total[space.column] == 0) | (names == space.column_name[column])
    said = mention.change or mention.claim.difference or mention.claim.growth
    if said and _is_of_changes(space, int(space.column[printed]), printed):
        changes = {
            int(c): _is_of_changes(space, int(c), int(i))
            for c, i in zip(*np.unique(space.column, return_index=True), strict=True)
        }
        alike &= np.array([changes[c] for c in space.column_of], dtype=bool)
    return np.asarray(alike, dtype=bool)


def _is_of_changes(space: CellSpace, column: int, cell: int) -> bool:
    """Whether a column, of which a cell is given, is one of changes ("Variación %", "Diferencia")."""
    return bool(space.column_growth[column]) or CHANGE.search(fold(space.facts[cell].column.label)) is not None


def is_earlier_level(mention: Mention) -> bool:
    """Whether a figure is the earlier of two levels ("bajó de 940 a 877"): then its column is another than that of the
    rest."""
    sentence, figure = mention.claim.sentence, mention.figure
    before = fold(sentence.text[: figure.start - sentence.start])
    behind = fold(sentence.text[figure.end - sentence.start :])
    return bool(_FROM.search(before) and _TO_BEHIND.match(behind))


def _likeliest(cells: Integers, *scores: np.ndarray) -> list[int]:
    """The cells that come first by any of some scores."""
    most = SETTINGS.most_rivals
    return sorted({int(c) for score in scores for c in cells[np.argsort(-score, kind="stable")[:most]]})
