"""What words, years and places say of a figure of the prose and every cell: the features of the link model.

None of them looks at the value: what a sentence is about is one question, whether it says it right another.
Features are of rows, of columns, of tables and of cells; a cell's score is the sum of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.spanish.caption_words import TABLE
from pipeline.spanish.common_words import rarity
from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import AMOUNT, PERCENT, CellSpace, Floats, Integers, LabelSpace
from pipeline.validate.claims.linking.years import mark_years
from pipeline.validate.claims.sentence.mentions import Keys, Mention

_WINDOWS = ("before", "behind", "further", "sentence", "previous", "heading", "close")
_LINE = (*_WINDOWS, "named whole", "total", "total though another is named", "year", "other year", "near year",
         "other near year", "weight before", "without words", "latest year", "latest year, none said",
         "latest year, end of a change", "earlier year, start of a change",
         "year before the latest, start of a change")  # fmt: skip
_LINE_JOINT = ("of the sentence", "of the figure before", "behind that of the figure before", "template",
               "template and many", "sentence template", "sentence template and many", "of the figure behind",
               "before that of the figure behind", "between those of the figures around",
               "of the alike figure of the sentence before", "behind that of the alike figure of the sentence before",
               )  # fmt: skip
_COLUMN = ("change stated", "level stated of a change")
_TABLE = ("distance", "behind the text", "last before", "next behind", "same page", "next page", "same chapter",
          "share of the sentence's words", "share of the heading's words", "share of the table's words", "referred to",
          "another referred to", "year", "other year", "size", "one of few in the chapter", "caption said",
          "share of the words said before", "words around that only others have",
          "words of the sentence that only others have")  # fmt: skip
_TABLE_JOINT = ("of the sentence", "of the paragraph", "template", "template and many")
_MAKE = ("percentage for percentage", "percentage for a count", "count for a percentage", "amount for a count",
         "same decimals", "more decimals in the table", "fewer decimals in the table")  # fmt: skip
_CROSSING = ("row and column named", "row and column named near", "total of the table announced",
             "row named and total column", "total of the table whose caption is said")  # fmt: skip
_NONE = (
         "always", "many cells", "percentage", "decimals", "change", "hedge", "money", "table near",
         "words around that no table has", "words of the sentence that no table has", "no row or column named",
         "said of no table", "no row and column named together")  # fmt: skip
_NONE_JOINT = ("other figures of the sentence are of tables", "figures of the paragraph are of tables",
               "other figures of the sentence are of none")  # fmt: skip
NAMES: tuple[str, ...] = (
    *(f"row: {n}" for n in (*_LINE, *_LINE_JOINT)),
    *(f"column: {n}" for n in (*_LINE, *_LINE_JOINT, *_COLUMN)),
    *(f"table: {n}" for n in (*_TABLE, *_TABLE_JOINT)),
    *(f"cell: {n}" for n in (*_MAKE, *_CROSSING)),
)
JOINT = frozenset(
    [f"{what}: {n}" for what in ("row", "column") for n in _LINE_JOINT] + [f"table: {n}" for n in _TABLE_JOINT]
)
"""Features that ask what other figures of the text turned out to be; the first pass does without."""
NONE_NAMES: tuple[str, ...] = tuple(f"none: {n}" for n in (*_NONE, *_NONE_JOINT))
NONE_JOINT_AT = len(_NONE)
ROWS = len(_LINE) + len(_LINE_JOINT)
COLUMNS = ROWS + len(_COLUMN)
TABLES = len(_TABLE) + len(_TABLE_JOINT)
MAKES = len(_MAKE)
YEARS_AT, LATEST_AT = _LINE.index("year"), _LINE.index("latest year")
LINE_JOINT_AT = len(_LINE)
TABLE_JOINT_AT = len(_TABLE)
CAPTION_AT = _TABLE.index("caption said")
NEAR = 3
"""Blocks between a figure and a table up to which that table is near."""
_ANNOUNCED = re.compile(
    rf"\bsiguientes?\b|\ba\s+continuacion\b|\b(?:{TABLE})s?\b|\b(?:detalla|muestra|presenta|resume)n?\b|:\s*$"
)
"""The sentence leads to the table that follows."""
ANNOUNCED_WITHIN = 3
"""Blocks behind a sentence in which the table stands that it leads to."""


@dataclass(frozen=True)
class Features:
    """Of one mention: a line for each row, column and table, and one for "nothing of the tables". Cells have a line
    for each make of figure (``CellSpace.make``), and a number for each of ``_CROSSING``, which are of a row and a
    column together."""

    rows: Floats
    columns: Floats
    tables: Floats
    makes: Floats
    crossings: tuple[Floats, ...]
    none: Floats

    def of_cells(self, space: CellSpace, cells: Integers) -> Floats:
        """The features of some cells, one line each, in the order of ``NAMES``."""
        parts = (self.rows[space.row[cells]], self.columns[space.column[cells]], self.tables[space.table[cells]])
        return np.hstack((*parts, self.makes[space.make[cells]], *(c[cells, None] for c in self.crossings)))

    def score(self, space: CellSpace, weights: Floats) -> Floats:
        """The score of every cell."""
        return self.scores(space, weights).of_cells(space)

    def scores(self, space: CellSpace, weights: Floats) -> Scores:
        """The scores of rows, columns, tables and cells, each by itself."""
        a, b, c = ROWS, ROWS + COLUMNS, ROWS + COLUMNS + TABLES
        cells = (self.makes @ weights[c : c + MAKES])[space.make]
        for crossing, weight in zip(self.crossings, weights[c + MAKES :], strict=True):
            cells += weight * crossing
        return Scores(self.rows @ weights[:a], self.columns @ weights[a:b], self.tables @ weights[b:c], cells)


@dataclass(frozen=True)
class Scores:
    """What the features of a mention say, weighed: a cell's score is the sum of its own."""

    rows: Floats
    columns: Floats
    tables: Floats
    cells: Floats

    def of_cells(self, space: CellSpace) -> Floats:
        scored: Floats = self.rows[space.row] + self.columns[space.column] + self.tables[space.table] + self.cells
        return scored


class FeatureReader:
    """Reads the features of a document's mentions; what sentences share is computed once."""

    def __init__(self, space: CellSpace, mentions: Sequence[Mention]) -> None:
        self.space = space
        having = Counter(k for words in {m.number: m.sentence for m in mentions}.values() for k in words)
        many = max(1, len({m.number for m in mentions}))
        self._rare = {k: min(math.log(1 + many / n) / math.log(1 + many), rarity(k)) for k, n in having.items()}

    def _say(self, text: Keys) -> tuple[Floats, Floats, Floats]:
        """The weight of the words of every row, column and table that a text says."""
        space = self.space
        return space.rows.said(text), space.columns.said(text), space.abouts.said(text)

    def read(self, mention: Mention) -> Features:
        """The features of the first pass; those of ``JOINT`` are zero."""
        space = self.space
        windows = (mention.before, mention.behind, mention.further, mention.sentence, mention.previous, mention.heading,
                   mention.close)  # fmt: skip
        said = [self._say(w) for w in windows]
        rows, columns = np.zeros((len(space.row_table), ROWS)), np.zeros((len(space.column_table), COLUMNS))
        _line(rows, [s[0] for s in said], space.rows, space.row_table, space.row_total)
        _line(columns, [s[1] for s in said], space.columns, space.column_table, space.column_total)
        mark_years(rows, YEARS_AT, LATEST_AT, space.row_year, mention)
        mark_years(columns, YEARS_AT, LATEST_AT, space.column_year, mention)
        columns[:, ROWS] = space.column_growth * mention.change
        columns[:, ROWS + 1] = space.column_growth * (not mention.change)
        tables = self._tables(mention, said[3][2], said[5][2], said[4][2])
        named = max(float(rows[:, :4].max(initial=0)), float(columns[:, :4].max(initial=0)))
        crossings = self._crossings(mention, rows, columns, tables[:, CAPTION_AT])
        none = self._none(mention, named, tables, float(crossings[0].max(initial=0)))
        return Features(rows, columns, tables, self._makes(mention), crossings, none)

    def _crossings(self, mention: Mention, rows: Floats, columns: Floats, caption_said: Floats) -> tuple[Floats, ...]:
        """Whether the words name the row and the column of a cell both; whether it is the total that a sentence
        leads to ("un total de 865.802 empresas, según la siguiente distribución:"), or that of the table whose caption
        it says ("la muestra objetivo fue de 6.489 empresas")."""
        space = self.space
        by_row, by_column = rows[:, 3][space.row], columns[:, 3][space.column]
        near_row, near_column = np.maximum(rows[:, 0], rows[:, 1]), np.maximum(columns[:, 0], columns[:, 1])
        total = space.column_total[space.column]
        announced = np.zeros(len(space))
        away = space.position - mention.block
        behind = (away > 0) & (away <= ANNOUNCED_WITHIN)
        if behind.any() and _ANNOUNCED.search(fold(mention.claim.sentence.text)):
            table = int(np.argmin(np.where(behind, away, np.inf)))
            several = (space.column_total * (space.column_table == table)).any()
            announced = (space.table == table) * space.row_total[space.row] * (total if several else 1.0)
        near = near_row[space.row] * near_column[space.column]
        whole = caption_said[space.table] * space.whole
        return by_row * by_column, near, announced, by_row * total, whole

    def _tables(self, mention: Mention, by_sentence: Floats, by_heading: Floats, by_previous: Floats) -> Floats:
        space = self.space
        found = np.zeros((len(space.tables), TABLES))
        away = space.position - mention.block
        found[:, 0], found[:, 1] = np.log1p(np.abs(away)), away > 0
        if (away < 0).any():
            found[int(np.argmax(np.where(away < 0, away, -np.inf))), 2] = 1
        if (away > 0).any():
            found[int(np.argmin(np.where(away > 0, away, np.inf))), 3] = 1
        if mention.page is not None:
            gap = np.maximum(np.maximum(space.first_page - mention.page, mention.page - space.last_page), 0)
            found[:, 4], found[:, 5] = gap == 0, gap == 1
        found[:, 6] = space.chapter == mention.claim.sentence.chapter
        abouts = space.abouts
        found[:, 7] = by_sentence / (abouts.known(mention.sentence) or 1.0)
        found[:, 8] = by_heading / (abouts.known(mention.heading) or 1.0)
        found[:, 9] = by_sentence / np.maximum(abouts.full, 1e-9)
        if mention.references:
            hit = np.array([r is not None and r in mention.references for r in space.reference], dtype=float)
            found[:, 10], found[:, 11] = hit, (1 - hit) * hit.any()
        if mention.claim.years:
            same = space.table_year.any(mention.claim.years)
            found[:, 12], found[:, 13] = same, space.table_year.some & ~same
        found[:, 14] = np.log1p(space.size)
        found[:, 15] = found[:, 6] / np.maximum(found[:, 6].sum(), 1)
        found[:, CAPTION_AT] = space.captions.said(mention.sentence | mention.heading) / np.maximum(
            space.captions.full, 1e-9
        )
        found[:, CAPTION_AT + 1] = by_previous / (abouts.known(mention.previous) or 1.0)
        for place, words in ((CAPTION_AT + 2, mention.before | mention.behind), (CAPTION_AT + 3, mention.sentence)):
            if known := space.anywhere.known(words):
                found[:, place] = 1 - space.anywhere.said(words) / known
        return found

    def _makes(self, mention: Mention) -> Floats:
        """For every make of figure (kind and decimals) how it suits the mention."""
        percent, amount = mention.claim.kind == "percent", mention.claim.kind == "amount"
        own = mention.figure.decimals
        return np.array(
            [
                (percent and kind == PERCENT, percent and kind != PERCENT, not percent and kind == PERCENT,
                 amount and kind not in (AMOUNT, PERCENT), decimals == own, decimals > own, decimals < own)
                for kind, decimals in self.space.makes
            ],
            dtype=float,
        ).reshape(-1, MAKES)  # fmt: skip

    def _unknown(self, words: Keys) -> float:
        """The share of some words (the rarer in the prose of this document and of others the weightier) that no table
        has."""
        weights = {k: self._rare.get(k, rarity(k)) for k in sorted(words) if not k[0].isdigit()}
        unknown = sum(w for k, w in weights.items() if k not in self.space.rows.weight)
        return unknown / (sum(weights.values()) or 1.0)

    def _none(self, mention: Mention, named: float, tables: Floats, together: float) -> Floats:
        claim, away = mention.claim, np.abs(self.space.position - mention.block)
        around = self._unknown(mention.before | mention.behind)
        return np.array(
            [1.0, np.log1p(len(self.space)), claim.kind == "percent", mention.figure.decimals > 0, mention.change,
             bool(claim.hedge), claim.kind == "amount", bool(len(away)) and away.min() <= NEAR, around,
             self._unknown(mention.sentence), 1 - named, 1 - float(tables[:, 7].max(initial=0)), 1 - together,
             0.0, 0.0, 0.0],
            dtype=float,
        )  # fmt: skip


def _line(lines: Floats, said: list[Floats], labels: LabelSpace, table: Integers, total: Floats) -> None:
    """How well each window names each row (or column)."""
    full = np.maximum(labels.full, 1e-9)
    has_words = labels.full > 0
    for number, weight in enumerate(said):
        lines[:, number] = weight / full
    by_sentence = lines[:, 3]
    named = np.zeros(table.max(initial=-1) + 1)
    np.maximum.at(named, table, np.where(total > 0, 0.0, by_sentence))
    at = len(_WINDOWS)
    lines[:, at] = has_words & (by_sentence > 0.999)
    lines[:, at + 1] = total
    lines[:, at + 2] = total * named[table]
    lines[:, at + 7] = np.minimum(said[0] / 8, 1)
    lines[:, at + 8] = ~has_words & (total == 0)
