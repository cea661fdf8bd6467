"""Which cell a figure of the prose states: a conditional logit over all cells of the document and "none of them".

The weights were fitted without anybody saying which cell is meant (``bench/claims_model``): they make the figures
of real documents likely, if a figure that states a cell nearly always prints its value, and one that states
something else prints it by chance (after Liang, Jordan and Klein, "Learning semantic correspondences with less
supervision", 2009). A second pass lets figures of one sentence, one paragraph and one template (the same words
around the figure, elsewhere in the document) share row, column and table.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.validate.claims.cells.space import CellSpace, Flags, Floats, Integers
from pipeline.validate.claims.linking.agreement import agreement
from pipeline.validate.claims.linking.features import (
    COLUMNS,
    LINE_JOINT_AT,
    NONE_JOINT_AT,
    ROWS,
    TABLE_JOINT_AT,
    FeatureReader,
    Features,
    Scores,
)
from pipeline.validate.claims.linking.levels import LevelCells
from pipeline.validate.claims.linking.link import MentionLink, Weights, fitted
from pipeline.validate.claims.linking.listed_rows import ListedRows
from pipeline.validate.claims.linking.order import FigureOrder
from pipeline.validate.claims.linking.row_codes import RowCodes
from pipeline.validate.claims.linking.settings import SETTINGS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import chance
from pipeline.validate.claims.sentence.together import by_block, by_sentence

ROUNDS = 2
"""How often the figures are linked with what those around them turned out to be."""
_NO_LINES: Floats = np.zeros(0)
_LineNumbers = int | Integers
"""One row, column or table, or several."""


@dataclass
class _Votes:
    rows: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    columns: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    tables: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    all: float = 0.0

    def add(self, space: CellSpace, cell: int, rank: int, weight: float) -> None:
        self.rows[int(space.row_name[space.row_of[cell]])] += weight
        self.columns[int(space.column_name[space.column_of[cell]])] += weight
        self.tables[rank] += weight
        self.all += weight


class Linker:
    """Links the mentions of one document to the cells of its tables."""

    def __init__(self, space: CellSpace, mentions: Sequence[Mention], weights: tuple[Weights, Weights] | None = None):
        self.space, self.mentions = space, mentions
        self._features = FeatureReader(space, mentions)
        self._weights = weights
        self.meant: dict[int, dict[int, float]] = {}
        """By number of the mention: the cells it prints, with how likely each is meant."""
        self._by_sentence, self._by_block = by_sentence(mentions), by_block(mentions)
        self._codes = RowCodes(space)
        self._levels = LevelCells(space)
        listed = ListedRows(space)
        self._listed = [np.array(sorted(listed.of(m)), dtype=np.int64) for m in mentions]
        self._order = FigureOrder(space, mentions, self._by_sentence)
        self._rows_named, self._columns_named = _by_name(space.row_name), _by_name(space.column_name)
        self._votes: dict[object, _Votes] = {}
        self._printing: list[float] = []
        """How likely each mention prints some cell."""

    def links(self) -> list[MentionLink]:
        """The links of all mentions."""
        first, second = self._weights or fitted()
        if not len(self.space):
            return []
        every = range(len(self.mentions))
        agree = [agreement(self.space, m) for m in self.mentions]
        alone: list[MentionLink] = []
        scores: list[Scores] = []
        none: list[float] = []
        for number, mention in enumerate(self.mentions):  # features take a kilobyte a row: those of one at a time
            read = self._features.read(mention)
            of_none = float(read.none @ first.none)
            scored = read.scores(self.space, first.cells)
            alone.append(self._link(number, scored, of_none, agree[number], with_lines=False))
            scores.append(read.scores(self.space, second.cells))
            none.append(float(read.none @ second.none))
        self.settle(alone)
        for round_ in range(ROUNDS):
            joint = [
                self._link(
                    n,
                    self._with_joint(n, scores[n], second.cells),
                    none[n] + self._none_joint(n, second.none),
                    agree[n],
                    with_lines=round_ == ROUNDS - 1,
                )
                for n in every
            ]
            self.settle(joint)
        return joint

    def features(self, number: int, *, joint: bool) -> Features:
        """The features of a mention; ``joint`` with those that ask what the figures around turned out to be."""
        found = self._features.read(self.mentions[number])
        if joint:
            for lines, line, feature, value in self._joint(number):
                getattr(found, lines)[line, feature] = value
            found.none[NONE_JOINT_AT:] = self._of_tables(number)
        return found

    def _of_tables(self, number: int) -> tuple[float, float, float]:
        """How far the other figures of the sentence, and of the rest of the paragraph, print cells."""
        mention = self.mentions[number]
        mates = [self._printing[n] for n in self._by_sentence[mention.number] if n != number]
        others = [self._printing[n] for n in self._by_block[mention.block] if self.mentions[n].number != mention.number]
        mean = sum(mates) / len(mates) if mates else 0.0
        return mean, sum(others) / len(others) if others else 0.0, 1 - mean if mates else 0.0

    def _none_joint(self, number: int, weights: Floats) -> float:
        return float(np.dot(self._of_tables(number), weights[NONE_JOINT_AT:]))

    def _with_joint(self, number: int, scores: Scores, weights: Floats) -> Scores:
        """The scores with what the figures around say: few rows and columns are touched."""
        found = {"rows": scores.rows.copy(), "columns": scores.columns.copy(), "tables": scores.tables.copy()}
        start = {"rows": 0, "columns": ROWS, "tables": ROWS + COLUMNS}
        for lines, line, feature, value in self._joint(number):
            found[lines][line] += value * weights[start[lines] + feature]
        return Scores(found["rows"], found["columns"], found["tables"], scores.cells)

    def link(self, number: int, weights: Weights, *, joint: bool) -> MentionLink:
        """The link of one mention."""
        features = self.features(number, joint=joint)
        none = float(features.none @ weights.none)
        return self._link(
            number, features.scores(self.space, weights.cells), none, agreement(self.space, self.mentions[number])
        )

    def _link(
        self, number: int, scores: Scores, none: float, agree: tuple[Flags, Flags], with_lines: bool = True
    ) -> MentionLink:
        """The link of a mention by its scores; rows, columns and tables by themselves are asked of the last only."""
        figure = self.mentions[number].figure
        if coded := self._codes.named(self.mentions[number].claim.sentence.text):
            scores.rows[list(coded)] += SETTINGS.coded
        score = scores.of_cells(self.space)
        top = max(float(score.max()), none)
        cells = np.exp(score - top)
        of_none = math.exp(none - top)
        whole = float(cells.sum()) + of_none
        mention = self.mentions[number]
        loose = mention.in_words and mention.significant < SETTINGS.exact_in_words
        hedged = SETTINGS.hedged if mention.rounding or loose else 0.0
        by_chance = max(chance(figure), hedged)
        lines = self._lines(scores) if with_lines else (_NO_LINES, _NO_LINES, _NO_LINES)
        of_none += self._without_listed(number, cells, agree[0]) + self._without_levels(mention, cells, agree[0])
        return MentionLink(cells / whole, of_none / whole, *agree, len(mention.slips), by_chance, *lines)

    def _without_listed(self, number: int, cells: Floats, exact: Flags) -> float:
        """Takes the cells of the rows that are listed with one figure out of what it may state, unless it prints one of
        them: it is said of all together. The weight that they had is returned."""
        listed = self._listed[number]
        if not len(listed):
            return 0.0
        of_one = np.isin(self.space.row, listed)
        if (exact & of_one).any():
            return 0.0
        weight = float(cells[of_one].sum())
        cells[of_one] = 0.0
        return weight

    def _without_levels(self, mention: Mention, cells: Floats, exact: Flags) -> float:
        """Takes the levels out of what a mention stated as a change may mean, but for those that it prints: most
        of their weight is returned."""
        levels = self._levels.not_stated(mention)
        if levels is None:
            return 0.0
        of_levels = levels & ~exact
        weight = float(cells[of_levels].sum()) * (1 - SETTINGS.level_of_change)
        cells[of_levels] *= SETTINGS.level_of_change
        return weight

    def _lines(self, scores: Scores) -> tuple[Floats, Floats, Floats]:
        """The log probabilities of the rows, of the columns within their tables, and of the tables by themselves and
        their columns."""
        space = self.space
        rows = scores.rows + scores.tables[space.row_table]
        e = np.exp(scores.columns - scores.columns.max(initial=0.0))
        of_table = np.maximum(np.bincount(space.column_table, weights=e, minlength=len(space.tables)), 1e-300)
        columns = np.log(np.maximum(e / of_table[space.column_table], 1e-12))
        many = np.maximum(np.bincount(space.column_table, minlength=len(space.tables)), 1)
        return _log_shares(rows), columns, _log_shares(scores.tables + np.log(of_table / many))

    def settle(self, links: Sequence[MentionLink]) -> None:
        """Remembers what each mention prints, for the figures around it."""
        self.meant = {}
        self._printing = [link.right for link in links]
        for number, link in enumerate(links):
            exact, _ = link.posterior()
            cells = np.flatnonzero(exact > SETTINGS.remembered)
            self.meant[number] = {int(c): float(exact[c]) for c in cells}
        self._votes = defaultdict(_Votes)
        for number, mention in enumerate(self.mentions):
            rank = self.space.rank(mention.block)
            for key in _templates(mention):
                for cell, weight in self.meant[number].items():
                    self._votes[key].add(self.space, cell, int(rank[self.space.table[cell]]), weight)

    def _joint(self, number: int) -> Iterator[tuple[str, _LineNumbers, int, float]]:
        """The features that ask what the figures around turned out to be, where they are not zero: of what (rows,
        columns, tables), of which, which feature, and its value."""
        space, mention = self.space, self.mentions[number]
        mates: dict[tuple[str, int], float] = {}
        for other in self._by_sentence[mention.number]:
            if other != number:
                for cell, weight in self.meant[other].items():
                    for at in (
                        ("rows", space.row_of[cell]),
                        ("columns", space.column_of[cell]),
                        ("tables", space.table_of[cell]),
                    ):
                        mates[at] = max(mates.get(at, 0.0), weight)
        for (lines, line), weight in mates.items():
            yield lines, line, TABLE_JOINT_AT if lines == "tables" else LINE_JOINT_AT, weight
        for lines, line, feature, value in self._order.of(number, self.meant):
            yield lines, line, LINE_JOINT_AT + feature, value
        paragraph: dict[int, float] = {}
        for other in self._by_block[mention.block]:
            if self.mentions[other].number != mention.number:
                for cell, weight in self.meant[other].items():
                    table = space.table_of[cell]
                    paragraph[table] = max(paragraph.get(table, 0.0), weight)
        for table, weight in paragraph.items():
            yield "tables", table, TABLE_JOINT_AT + 1, weight
        for place, template in enumerate(_templates(mention)):
            yield from self._vote(number, template, place)

    def _vote(self, number: int, key: object, place: int) -> Iterator[tuple[str, _LineNumbers, int, float]]:
        """What the other figures with the same words around them are figures of."""
        votes = self._votes.get(key)
        if votes is None:
            return
        space = self.space
        rank = space.rank(self.mentions[number].block)
        own = _Votes()
        for cell, weight in self.meant[number].items():
            own.add(space, cell, int(rank[space.table[cell]]), weight)
        others = votes.all - own.all
        if others < SETTINGS.fewest_votes:
            return
        at = LINE_JOINT_AT + 3 + 2 * place
        spread = min(math.log1p(others), SETTINGS.many)
        parts: list[tuple[str, Mapping[int, float], Mapping[int, float], Mapping[int, Integers] | None, int]] = [
            ("rows", votes.rows, own.rows, self._rows_named, at),
            ("columns", votes.columns, own.columns, self._columns_named, at),
        ]
        if not place:
            parts.append(("tables", votes.tables, own.tables, None, TABLE_JOINT_AT + 2))
        for lines, of_all, of_own, named, feature in parts:
            for name, weight in of_all.items():
                share = (weight - of_own.get(name, 0.0)) / (others + SETTINGS.unsure_votes)
                if share > SETTINGS.smallest_vote:
                    same = named[name] if named is not None else np.flatnonzero(rank == name)
                    yield lines, same, feature, share
                    yield lines, same, feature + 1, share * share * spread


def _by_name(names: Integers) -> dict[int, Integers]:
    """The lines of each name, in their order."""
    order = np.argsort(names, kind="stable")
    ends = np.flatnonzero(np.diff(names[order])) + 1
    return {int(names[lines[0]]): lines for lines in np.split(order, ends) if len(lines)}


def _log_shares(scores: Floats) -> Floats:
    """The logarithms of the shares (softmax) of some scores."""
    top = float(scores.max(initial=-1e9))
    return scores - (top + math.log(float(np.exp(scores - top).sum()) or 1.0))


def _templates(mention: Mention) -> Iterator[object]:
    """What figures stated alike have in common: the words around them; in one sentence the nearest word is enough."""
    before, behind, unit = mention.template
    yield before, behind, unit
    yield before[-1:], behind[:1], unit, mention.number
