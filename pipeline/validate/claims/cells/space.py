"""The figures of all tables of a document as arrays, with the words of their rows, columns and tables."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.model import Document, Evidence, EvidenceRole
from pipeline.quantities.table_numbers import Floats as Floats
from pipeline.validate.claims.cells.flags import Flags as Flags
from pipeline.validate.claims.cells.label_years import Years
from pipeline.validate.claims.cells.month_labels import with_months
from pipeline.validate.claims.cells.panels import panels
from pipeline.validate.claims.cells.row_groups import row_groups
from pipeline.validate.claims.cells.settings import SETTINGS
from pipeline.validate.claims.sentence.mentions import Keys, Reference, beginnings, first_letter, keys, references
from pipeline.validate.evidence.read_tables import read_tables
from pipeline.validate.evidence.table_facts import YEAR, Fact, TableFacts, cell_evidence

Integers = npt.NDArray[np.int64]
PERCENT, AMOUNT, COUNT = 0, 1, 2
_KINDS = {"percent": PERCENT, "amount": AMOUNT, "count": COUNT}


class LabelSpace:
    """Things with words, to be asked how well a text names each: rows, columns, or tables."""

    def __init__(self, words: Sequence[Keys], weight: Mapping[str, float]) -> None:
        self.weight = weight
        self.words = words
        self.full: Floats = np.array([sum(weight[k] for k in sorted(w)) for w in words], dtype=float)
        having: dict[str, list[int]] = {}
        for number, own in enumerate(words):
            for key in own:
                having.setdefault(key, []).append(number)
        self._said: dict[Keys, Floats] = {}
        self._having: dict[str, Integers] = {k: np.array(v, dtype=np.int64) for k, v in having.items()}

    def said(self, text: Keys) -> Floats:
        """For each thing the weight of its words that a text says; remembered, for many figures share a sentence."""
        found = self._said.get(text)
        if found is None:
            if len(self._said) * len(self.full) > SETTINGS.said_kept:
                self._said.clear()
            found = self._said[text] = self._saying(text)
        return found

    def _saying(self, text: Keys) -> Floats:
        found = np.zeros(len(self.full))
        for key in sorted(text):  # the order of a set is another in each process, and sums differ by it
            for short in beginnings(key):
                at = self._having.get(short)
                if at is not None:
                    found[at] += self.weight[short]
                    break
        return found

    def known(self, text: Keys) -> float:
        """The weight of the words of a text that any table has."""
        return sum(self.weight.get(k, 0.0) for k in sorted(text))


class CellSpace:
    """Every figure of the tables: ``row``, ``column`` and ``table`` are numbers into the lists of these. ``as_printed``
    are the document's tables; in ``tables`` each panel of one that stands side by side with itself is one.

    Rows and columns are numbered over all tables; ``whole`` marks the totals of whole tables. Words that all rows (or
    columns) of a table share are words of the table. A word weighs the more the fewer labels have it (idf).
    """

    def __init__(self, document: Document, tables: tuple[TableFacts, ...] | None = None) -> None:
        self.as_printed: tuple[TableFacts, ...] = read_tables(document) if tables is None else tables
        self.tables: tuple[TableFacts, ...] = tuple(panel for table in self.as_printed for panel in panels(table))
        self.facts: list[Fact] = [f for t in self.tables for f in t.facts]
        rows, columns, table_words = _lines(self.tables)
        self.row_years, self.column_years = rows.years, columns.years
        self.row_table: Integers = np.array(rows.table, dtype=np.int64)
        self.row_total: Floats = np.array(rows.total, dtype=float)
        self.column_table: Integers = np.array(columns.table, dtype=np.int64)
        self.column_total: Floats = np.array(columns.total, dtype=float)
        self.column_growth: Floats = np.array(columns.growth, dtype=float)
        weight = _weights((*rows.words, *columns.words, *table_words))
        self.rows = LabelSpace(rows.words, weight)
        self.columns = LabelSpace(columns.words, weight)
        self.abouts = LabelSpace(table_words, weight)
        anywhere = _all_words(table_words, rows, columns)
        self.anywhere = LabelSpace(anywhere, _weights(anywhere))
        captions = [keys(t.caption or t.table.section) for t in self.tables]
        self.captions = LabelSpace(captions, _weights(captions))
        self.row_name: Integers = _names(zip(rows.words, rows.years, rows.total, strict=True))
        self.column_name: Integers = _names(zip(columns.words, columns.years, columns.total, strict=True))
        at_table = [n for n, t in enumerate(self.tables) for _ in t.facts]
        self.table: Integers = np.array(at_table, dtype=np.int64)
        places = list(zip(at_table, self.facts, strict=True))
        self.row: Integers = np.array([rows.number[n, f.row] for n, f in places], dtype=np.int64)
        self.column: Integers = np.array([columns.number[n, f.column.index] for n, f in places], dtype=np.int64)
        self.place_name: Integers = self.row_name[self.row] * len(columns.words) + self.column_name[self.column]
        """The same number for cells whose rows and columns are called alike: of twin tables, for instance."""
        self.amount: Floats = np.array([abs(float(f.amount)) for f in self.facts], dtype=float)
        self.step: Floats = np.array([float(f.step) for f in self.facts], dtype=float)
        self.scale: Floats = np.array([float(f.scale) for f in self.facts], dtype=float)
        self.decimals: Integers = np.array([f.quantity.decimals for f in self.facts], dtype=np.int64)
        self.kind: Integers = np.array([_KINDS[f.kind] for f in self.facts], dtype=np.int64)
        self.makes, self.make = _makes(self.kind, self.decimals)
        self.position: Floats = np.array([t.position for t in self.tables], dtype=float)
        self.chapter: Integers = np.array([t.chapter for t in self.tables], dtype=np.int64)
        self.first_page: Floats = np.array([min(t.table.pages, default=np.inf) for t in self.tables], dtype=float)
        self.last_page: Floats = np.array([max(t.table.pages, default=-np.inf) for t in self.tables], dtype=float)
        several = np.bincount(self.column_table, weights=self.column_total, minlength=len(self.tables)) > 0
        of_column = np.where(several[self.table], self.column_total[self.column], 1.0)
        self.whole: Floats = self.row_total[self.row] * of_column
        self.groups = row_groups(document, rows.words, rows.table)
        self.row_year = Years(self.row_years, rows.table)
        self.column_year = Years(self.column_years, columns.table)
        self.table_years = [frozenset(k for k in w if YEAR.fullmatch(k)) for w in table_words]
        self.table_year = Years(self.table_years)
        self.reference: list[Reference | None] = [next(iter(references(t.caption)), None) for t in self.tables]
        self.size: Floats = np.bincount(self.table, minlength=len(self.tables)).astype(float)
        self.table_of, self.row_of, self.column_of = self.table.tolist(), self.row.tolist(), self.column.tolist()
        """As ``table``, ``row`` and ``column``, for one cell at a time."""
        self.by_place = {(f.table, f.row, f.column.index): i for i, f in enumerate(self.facts)}

    def __len__(self) -> int:
        return len(self.facts)

    def rank(self, block: int) -> Integers:
        """The tables numbered from a place of the text: 0 is the next one, -1 the one before."""
        return np.arange(len(self.tables)) - int((self.position < block).sum())

    def year(self, column: int) -> str:
        """The year of a column; "" where it has none or several."""
        years = self.column_years[column]
        return next(iter(years)) if len(years) == 1 else ""

    def evidence(self, cell: int, role: EvidenceRole) -> Evidence:
        """A cell as evidence."""
        fact = self.facts[cell]
        return cell_evidence(fact, self.tables[int(self.table[cell])], role)


class _TableLine(NamedTuple):
    """What is known of a row or a column: its words and years, whether it is a total, whether it is of changes."""

    words: Keys
    years: frozenset[str]
    total: bool
    growth: bool


@dataclass
class _TableLines:
    """The rows, or the columns, of all tables: the number of each by table and place, and what is known of each."""

    number: dict[tuple[int, int], int] = field(default_factory=dict)
    words: list[Keys] = field(default_factory=list)
    years: list[frozenset[str]] = field(default_factory=list)
    table: list[int] = field(default_factory=list)
    total: list[bool] = field(default_factory=list)
    growth: list[bool] = field(default_factory=list)

    def add(self, table: int, place: int, line: _TableLine) -> None:
        self.number[table, place] = len(self.words)
        self.words.append(line.words)
        self.years.append(line.years)
        self.table.append(table)
        self.total.append(line.total)
        self.growth.append(line.growth)


def _lines(tables: Sequence[TableFacts]) -> tuple[_TableLines, _TableLines, list[Keys]]:
    """The rows and the columns of all tables, numbered, and the words of each table."""
    rows, columns, about = _TableLines(), _TableLines(), []
    for number, table in enumerate(tables):
        own_rows, common_rows = _row_words(table)
        own_columns, common_columns = _column_words(table)
        about.append(_table_words(table) | common_rows | common_columns)
        year_of = {row: year for year, row in table.row_years.items()}
        for row, words in own_rows.items():
            head = table.heads[row]
            years = _years(head.row_label) or frozenset({year_of[row]} if row in year_of else ())
            rows.add(number, row, _TableLine(words, years, head.total_row, growth=False))
        for column in table.columns:
            years = column.years | _years(column.label)
            line = _TableLine(own_columns[column.index], years, column.total, column.growth)
            columns.add(number, column.index, line)
    return rows, columns, about


def _all_words(table_words: Sequence[Keys], rows: _TableLines, columns: _TableLines) -> list[Keys]:
    """The words of each table, wherever they stand in it."""
    found = [set(words) for words in table_words]
    for lines in (rows, columns):
        for table, words in zip(lines.table, lines.words, strict=True):
            found[table].update(words)
    return [frozenset(words) for words in found]


def _years(label: str) -> frozenset[str]:
    return frozenset(YEAR.findall(with_months(label)))


def _makes(kind: Integers, decimals: Integers) -> tuple[list[tuple[int, int]], Integers]:
    """The different makes of figures (kind and decimals), and which of them each figure is."""
    if not len(kind):
        return [], kind
    makes, of = np.unique(np.stack((kind, decimals), axis=1), axis=0, return_inverse=True)
    return [(int(k), int(d)) for k, d in makes], of.reshape(-1)


def _row_words(table: TableFacts) -> tuple[dict[int, Keys], Keys]:
    """The words of every row's label without those all have, and these."""
    words = {
        row: keys(with_months(f.row_label)) | ({f.row_code.lstrip("0")} if f.row_code.lstrip("0") else frozenset())
        for row, f in table.heads.items()
    }
    letters = _letters({row: f.row_label for row, f in table.heads.items()})
    words = {row: w | letters[row] for row, w in words.items()}
    named = [w for row, w in words.items() if w and not table.heads[row].total_row]
    common = frozenset.intersection(*named) if len(named) >= SETTINGS.fewest_alike else frozenset()
    return {row: frozenset(w - common) for row, w in words.items()}, frozenset(common)


def _column_words(table: TableFacts) -> tuple[dict[int, Keys], Keys]:
    letters = _letters({c.index: c.label for c in table.columns})
    words = {c.index: keys(with_months(c.label)) | letters[c.index] for c in table.columns}
    common = frozenset.intersection(*words.values()) if len(words) > 1 else frozenset()
    return {index: w - common for index, w in words.items()}, common


def _letters(labels: Mapping[int, str]) -> dict[int, Keys]:
    """The letter that begins each label, where others of the table begin with other ones ("A Más riesgoso", "B
    Riesgoso"): alone it may be the preposition."""
    found = {line: first_letter(label) for line, label in labels.items()}
    several = len(set(found.values()) - {""}) > 1
    return {line: frozenset({letter} - {""}) if several else frozenset() for line, letter in found.items()}


def _table_words(table: TableFacts) -> Keys:
    corner = (c.text for c in table.table.cells if c.row < table.table.header_rows and c.column in table.label_columns)
    return keys(" ".join((table.caption, table.table.section, table.context, *corner)))


def _weights(labels: Iterable[Keys]) -> dict[str, float]:
    different = set(labels)
    having = Counter(key for words in different for key in words)
    return {key: math.log(1 + (len(different) + 1) / many) for key, many in having.items()}


def _names(things: Iterable[tuple[Keys, frozenset[str], bool]]) -> Integers:
    """A number for each label that is the same wherever the same words, years and being a total come again."""
    seen: dict[tuple[Keys, frozenset[str], bool], int] = {}
    return np.array([seen.setdefault(thing, len(seen)) for thing in things], dtype=np.int64)
