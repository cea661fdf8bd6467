"""The figures of a document's tables with the words that say what each one is.

A :class:`Fact` is one printed figure: its quantity, the labels of its row and column, whether it is a
total. A :class:`TableFacts` is a table so read, with the words of its caption and section. Claims,
agreement and reuse all work from these; nothing here judges.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal

from pipeline.model import Evidence, EvidenceRole, Quantity, Table
from pipeline.rules.evidence import of_cell
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import is_acronym, stems
from pipeline.validate.evidence.settings import TABLES
from pipeline.values import cached_property, dataclass

FigureKind = Literal["count", "amount", "percent"]
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_OTHER = re.compile(r"\W*(?:\d+\W+)?otr[oa]s?\b")
_SHORT = re.compile(r"\(([A-ZÑ]{2,8})\)")
_SUBTOTAL = re.compile(r"\bsub\s?-?totale?s?\b")


@dataclass(frozen=True)
class FigureColumn:
    """A column that holds figures: what its header says (group headers included)."""

    index: int
    label: str
    kind: FigureKind
    scale: Decimal
    total: bool
    growth: bool
    stems: frozenset[str]
    years: frozenset[str]
    unit: str = ""
    bare_percent: bool = False
    """Its percentages are printed without the sign: a bare figure is one."""


@dataclass(frozen=True)
class Fact:
    """One figure of a table. ``amount`` is in base units (pesos, things, percent); ``step`` is the
    unit of its last printed digit in the same terms."""

    table: str
    row: int
    column: FigureColumn
    text: str
    quantity: Quantity
    row_label: str
    row_code: str
    row_stems: frozenset[str]
    total_row: bool
    own_stems: frozenset[str] = frozenset()
    """The words of its row's label without those of the group the row stands in ("Sexo | Mujer": mujer)."""

    @cached_property
    def kind(self) -> FigureKind:
        """Percentage, amount (with a unit) or count: by the figure itself, else by its column."""
        if self.quantity.unit == "%":
            return "percent"
        if self.quantity.unit:
            return "amount"
        return "count" if self.column.kind == "percent" else self.column.kind

    @cached_property
    def scale(self) -> Decimal | int:
        """What the header or a word multiplies the printed number by (M$: 1000)."""
        return self.quantity.scale if self.quantity.scale != 1 else self.column.scale

    @cached_property
    def amount(self) -> Decimal:
        return self.quantity.value * self.scale

    @cached_property
    def step(self) -> Decimal:
        return Decimal(1).scaleb(-self.quantity.decimals) * self.scale


@dataclass(frozen=True, eq=False)
class TableFacts:
    """A table as figures and labels. ``position`` is its index among the blocks; ``chapter`` as in
    :class:`pipeline.validate.evidence.sentences.Sentence`; ``bodies`` are the row ranges of side-by-side blocks."""

    table: Table
    position: int
    chapter: int
    columns: tuple[FigureColumn, ...]
    facts: tuple[Fact, ...]
    label_columns: tuple[int, ...]
    blocks: tuple[tuple[int, ...], ...]
    caption: str
    context: str = field(default="")

    @property
    def id(self) -> str:
        return self.table.id

    @cached_property
    def caption_stems(self) -> frozenset[str]:
        return stems(self.caption)

    @cached_property
    def section_stems(self) -> frozenset[str]:
        return stems(self.table.section + " " + self.context)

    @cached_property
    def header_stems(self) -> frozenset[str]:
        headers = [cell.text for cell in self.table.cells if cell.row < self.table.header_rows]
        return stems(" ".join(headers))

    @cached_property
    def words(self) -> frozenset[str]:
        """All that says what the table is about: caption, section, headers."""
        return self.caption_stems | self.section_stems | self.header_stems

    @cached_property
    def at(self) -> dict[tuple[int, int], Fact]:
        return {(f.row, f.column.index): f for f in self.facts}

    @cached_property
    def details(self) -> tuple[Fact, ...]:
        """One fact of every detail row."""
        return tuple({f.row: f for f in self.facts if not f.total_row}.values())

    @cached_property
    def label_stems(self) -> frozenset[str]:
        """The words of all its row labels, totals included."""
        return frozenset(w for f in self.facts for w in f.row_stems)

    @cached_property
    def row_names(self) -> Mapping[str, tuple[tuple[int, frozenset[str]], ...]]:
        """Rows with the words of their label, by the first letters of the longest of these.

        Words that all labels share ("Región de …") name no row and are left out. A total is named where its
        label says more than that ("Ingresos totales") and it is not the only one.
        """
        own = Counter(f.own_stems for f in self.details)
        labels = [f.row_stems for f in self.details if f.row_stems]
        common = frozenset.intersection(*labels) if len(labels) >= TABLES.all_share else frozenset()
        totals = {f.row: f for f in self.facts if f.total_row and f.row_stems}
        found: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for fact in (*self.details, *(totals.values() if len(self.total_rows) > 1 else ())):
            alone = fact.own_stems and own[fact.own_stems] == 1
            words = (fact.own_stems if alone else fact.row_stems) - common
            if words:
                key = max(words, key=lambda w: (len(w), w))[: TABLES.name_letters]
                found.setdefault(key, []).append((fact.row, words))
        return {key: tuple(named) for key, named in found.items()}

    @cached_property
    def other_rows(self) -> frozenset[int]:
        """Rows of what is left over ("Otros ingresos"): their other words are those of the table."""
        return frozenset(f.row for f in self.details if _OTHER.match(fold(f.row_label)))

    @cached_property
    def row_acronyms(self) -> Mapping[str, int]:
        """Detail rows labelled with an acronym, or with one in parentheses, by its folded letters."""
        found = {fold(f.row_label.strip(" .*")): f.row for f in self.details if is_acronym(f.row_label)}
        for fact in self.details:
            for short in _SHORT.findall(fact.row_label):
                found.setdefault(fold(short), fact.row)
        return found

    @cached_property
    def row_codes(self) -> Mapping[str, int]:
        """Detail rows by the number that stands for them (without zeros before it)."""
        return {f.row_code.lstrip("0"): f.row for f in self.details if f.row_code.lstrip("0").isdigit()}

    @cached_property
    def row_years(self) -> Mapping[str, int]:
        """Detail rows that are each of a year."""
        return {y: r for y, r in self.row_codes.items() if YEAR.fullmatch(y)}

    @cached_property
    def detail_rows(self) -> tuple[int, ...]:
        """Rows with figures that are no totals."""
        return tuple(sorted({f.row for f in self.facts if not f.total_row}))

    @cached_property
    def total_rows(self) -> tuple[int, ...]:
        return tuple(sorted({f.row for f in self.facts if f.total_row}))

    @property
    def alone(self) -> bool:
        """A table of one row: everything it says is of one thing, the one its caption names."""
        return len(self.detail_rows) == 1 and not self.total_rows

    @cached_property
    def grand_row(self) -> int | None:
        """The row that speaks for the whole table: its only row, or the last total that is no subtotal."""
        rows = self.detail_rows
        totals = [r for r in self.total_rows if not _SUBTOTAL.search(fold(self._label(r)))]
        if totals:
            return totals[-1]
        return rows[0] if len(rows) == 1 and not self.total_rows else None

    def _label(self, row: int) -> str:
        return self.heads[row].row_label if row in self.heads else ""

    @cached_property
    def heads(self) -> Mapping[int, Fact]:
        """The first fact of every row, in the order of the rows."""
        found: dict[int, Fact] = {}
        for fact in self.facts:
            found.setdefault(fact.row, fact)
        return found

    @cached_property
    def detail_names(self) -> Mapping[int, frozenset[str]]:
        """The words of the label of every detail row."""
        return {f.row: f.row_stems for f in self.details}

    @cached_property
    def detail_stems(self) -> frozenset[str]:
        """The words of the labels of all detail rows."""
        return frozenset(w for words in self.detail_names.values() for w in words)

    @cached_property
    def rows_of_word(self) -> Mapping[str, frozenset[int]]:
        """The detail rows that have a word (three letters or more) in their label."""
        having: dict[str, set[int]] = {}
        for row, words in self.detail_names.items():
            for word in words:
                if len(word) > 2 and not word.isdigit():
                    having.setdefault(word, set()).add(row)
        return {word: frozenset(rows) for word, rows in having.items()}

    @cached_property
    def label_words(self) -> frozenset[str]:
        """The words of ``rows_of_word``."""
        return frozenset(self.rows_of_word)

    @cached_property
    def word_order(self) -> Mapping[str, int]:
        """Where each word of ``rows_of_word`` comes among them."""
        return {word: at for at, word in enumerate(self.rows_of_word)}

    @cached_property
    def rows_by_beginning(self) -> Mapping[str, int]:
        """The last detail row with a label that begins with these three letters ("ene": enero)."""
        return {f.row_label and fold(f.row_label)[:3]: f.row for f in self.details}

    @cached_property
    def entries(self) -> int:
        """How many things the table lists: non-empty rows of its body over all blocks, totals left out."""
        rows = self.table.rows
        totals = set(self.total_rows)
        return sum(
            1
            for row in range(self.table.header_rows, self.table.row_count)
            for block in self.blocks
            if row not in totals
            and sum(1 for c in block if c < len(rows[row]) and rows[row][c].strip()) >= min(2, len(block))
        )


def cell_evidence(fact: Fact, table: TableFacts, role: EvidenceRole) -> Evidence:
    """A fact as evidence: table, cell, text and place."""
    return of_cell(table.table, fact.row, fact.column.index, role, fact.text)
