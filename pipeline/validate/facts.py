"""The figures of a document's tables with the words that say what each one is.

A :class:`Fact` is one printed figure: its quantity, the labels of its row and column, whether it is a
total. A :class:`TableFacts` is a table so read, with the words of its caption and section. Claims,
agreement and reuse all work from these; nothing here judges.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Literal

from pipeline.model import Document, Heading, Paragraph, Quantity, Table
from pipeline.quantities.dates import looks_like_date
from pipeline.quantities.numerals import NumberFormat, infer_format, is_blank, parse
from pipeline.validate.prose import chapters
from pipeline.validate.wording import fold, is_acronym, stems

Kind = Literal["count", "amount", "percent"]

_TOTAL = re.compile(r"^\W*(?:sub\s?-?)?total(?:es)?\b|\bsub-?total\b|\btotal(?:es)?\W*$|^\W*suma\b|^total")
_SUBTOTAL = re.compile(r"\bsub\s?-?totale?s?\b")
_TOTAL_WORDS = re.compile(r"\b(?:sub)?total(?:es)?\b|\bgener\w*\b|\bsuma\b|\bpais\b|\bnacional\b")
_IDENTIFIER = re.compile(
    r"^\W*(?:n|nº|n°|nro|num|numero|no|#|cod|codigo|subt|subtitulo|sub|item|it|asig|asignacion|ano|anio|rut|rbd|bip|id|folio|correlativo)"
    r"\W*\d?\W*$"
)
_MONEY = re.compile(
    r"\$|\bpesos\b|\bmontos?\b|\bpresupuest|\bdevengad|\bejecutad[oa]\b.*\bpresup|\bgastos?\b|\bcostos?\b|\bpagad[oa]"
    r"|\brequerimiento\b|\bsaldo\b|\binversion\b|\bfacturacion\b|\brecaud|\bpercibid|\bvigente\b"
)
_THOUSANDS = re.compile(r"(?<!m)\bm\s?\$|\bmiles\s+de\s+(?:pesos|\$)|\bmiles\s*\$|\(\s*m\$\s*\)")
_MILLIONS = re.compile(r"\bmm\s?\$|\bmillones\s+de\s+(?:pesos|\$)|\bmill\.?\s*\$")
MANY = 1_000_000
"""Figures this large in a column that says no unit are pesos: few things but pesos are counted in millions."""
_COUNTED = re.compile(r"\bn[°º]|\bnumero\b|\bcantidad\b|\bproyectos\b|\bpersonas\b|\bbeneficiari|\bcasos\b")
_PERCENT = re.compile(r"%|\bporcentaje\b|\btasa\b|\bparticipacion\b|\bvariacion\b|\bvar\b")
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_GROWTH = re.compile(r"\bcrecimiento|\bvariacion|\bvar\b|\baumento|\bdiferencia|\bincremento|\bdelta\b|Δ")
_SHARE_WORDS = stems("porcentaje participación proporción tasa índice")
_CODE = re.compile(r"^\s*[\d.\-/]{0,14}[A-Za-z]?\s*$")
_NUMBERED = re.compile(r"^(.*?\D)\s?\d{1,2}$")


@dataclass(frozen=True)
class Column:
    """A column that holds figures: what its header says (group headers included)."""

    index: int
    label: str
    kind: Kind
    scale: Decimal
    total: bool
    growth: bool
    stems: frozenset[str]
    years: frozenset[str]
    bare_percent: bool = False
    """Its percentages are printed without the sign: a bare figure is one."""


@dataclass(frozen=True)
class Fact:
    """One figure of a table. ``amount`` is in base units (pesos, things, percent); ``step`` is the
    unit of its last printed digit in the same terms."""

    table: str
    row: int
    column: Column
    text: str
    quantity: Quantity
    row_label: str
    row_code: str
    row_stems: frozenset[str]
    total_row: bool

    @property
    def kind(self) -> Kind:
        if self.quantity.unit == "%":
            return "percent"
        if self.quantity.unit:
            return "amount"
        return "count" if self.column.kind == "percent" else self.column.kind

    @cached_property
    def amount(self) -> Decimal:
        scale = self.quantity.scale if self.quantity.scale != 1 else self.column.scale
        return self.quantity.value * scale

    @cached_property
    def step(self) -> Decimal:
        scale = self.quantity.scale if self.quantity.scale != 1 else self.column.scale
        return Decimal(1).scaleb(-self.quantity.decimals) * scale


@dataclass(frozen=True, eq=False)
class TableFacts:
    """A table as figures and labels. ``position`` is its index among the blocks; ``chapter`` as in
    :class:`pipeline.validate.prose.Sentence`; ``bodies`` are the row ranges of side-by-side blocks."""

    table: Table
    position: int
    chapter: int
    columns: tuple[Column, ...]
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
        """The words of all its row labels."""
        return frozenset(w for f in self.details for w in f.row_stems)

    @cached_property
    def row_names(self) -> Mapping[str, tuple[tuple[int, frozenset[str]], ...]]:
        """Detail rows with the words of their label, by the first letters of the longest of these.

        Words that all labels share ("Región de …") tell no row and are left out.
        """
        labels = [f.row_stems for f in self.details if f.row_stems]
        common = frozenset.intersection(*labels) if len(labels) >= 3 else frozenset()
        found: dict[str, tuple[tuple[int, frozenset[str]], ...]] = {}
        for fact in self.details:
            words = fact.row_stems - common
            if words:
                key = max(words, key=lambda w: (len(w), w))[:4]
                found[key] = (*found.get(key, ()), (fact.row, words))
        return found

    @cached_property
    def row_acronyms(self) -> Mapping[str, int]:
        """Detail rows labelled with an acronym, by its folded letters."""
        return {fold(f.row_label.strip(" .*")): f.row for f in self.details if is_acronym(f.row_label)}

    @cached_property
    def row_codes(self) -> Mapping[str, int]:
        """Detail rows by the number that stands for them (without zeros before it)."""
        return {f.row_code.lstrip("0"): f.row for f in self.details if f.row_code.lstrip("0").isdigit()}

    @cached_property
    def detail_rows(self) -> tuple[int, ...]:
        """Rows with figures that are no totals."""
        return tuple(sorted({f.row for f in self.facts if not f.total_row}))

    @cached_property
    def total_rows(self) -> tuple[int, ...]:
        return tuple(sorted({f.row for f in self.facts if f.total_row}))

    @cached_property
    def counts_people(self) -> bool:
        """Whether the table counts people: it tells women from men."""
        words = frozenset(w for c in self.columns for w in c.stems) | frozenset(
            w for f in self.details for w in f.row_stems
        )
        return bool(words & {"mujer", "hombr"})

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
        return next((f.row_label for f in self.facts if f.row == row), "")

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


def is_total_label(label: str) -> bool:
    """Whether a row or column label says total (also cut short or with "general")."""
    return bool(_TOTAL.search(fold(label).strip()))


def without_total(label: str) -> str:
    """A label without the words that only say that it is a total."""
    return _TOTAL_WORDS.sub(" ", fold(label))


def header_labels(table: Table) -> list[str]:
    """The label of every column: its header cells from top to bottom, spans included, each once."""
    labels = []
    for column in range(table.column_count):
        parts: list[str] = []
        for row in range(table.header_rows):
            cell = table.cell_at.get((row, column))
            if cell is not None and cell.text.strip() and cell.text.strip() not in parts:
                parts.append(cell.text.strip())
        labels.append(" ".join(parts))
    return labels


def side_by_side(table: Table) -> tuple[tuple[int, ...], ...]:
    """The columns of each block where the same headers stand twice or more next to each other.

    ``N° FECHA COMUNA N° FECHA COMUNA`` has two blocks; the numbers a spreadsheet puts behind a
    repeated header (``N°2``, ``FECHA3``) do not count.
    """
    width = table.column_count
    whole = (tuple(range(width)),)
    if table.header_rows < 1 or width < 4:
        return whole
    keys = [_NUMBERED.sub(r"\1", fold(label)).strip() for label in header_labels(table)]
    for size in range(2, width // 2 + 1):
        if width % size:
            continue
        first = keys[:size]
        if (
            all(first)
            and len(set(first)) == size
            and all(keys[i : i + size] == first for i in range(size, width, size))
        ):
            return tuple(tuple(range(i, i + size)) for i in range(0, width, size))
    return whole


def read_tables(document: Document) -> tuple[TableFacts, ...]:
    """Every table of the document as facts, in reading order."""
    chapter = chapters(document)
    found = []
    headings: dict[int, str] = {i: b.text for i, b in enumerate(document.blocks) if isinstance(b, Heading)}
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        before = document.blocks[index - 1] if index else None
        caption = block.caption
        if not caption and isinstance(before, Paragraph) and len(before.text) <= 200:
            caption = before.text
        found.append(_read(block, index, chapter[index], caption, headings.get(chapter[index], "")))
    return tuple(found)


def _read(table: Table, position: int, chapter: int, caption: str, context: str) -> TableFacts:
    rows = table.rows
    body = range(table.header_rows, table.row_count)
    blocks = side_by_side(table)
    labels = header_labels(table)
    fmt = infer_format(text for row in rows[table.header_rows :] for text in row)
    about = fold(caption + " " + " ".join(labels))
    label_columns, columns = [], []
    for column in range(table.column_count):
        texts = [rows[row][column] for row in body]
        column_read = _column(column, labels[column], texts, about, fmt)
        if column_read is None:
            label_columns.append(column)
        else:
            columns.append(column_read)
    columns = _told_apart(columns)
    facts = _facts(table, columns, label_columns, fmt)
    return TableFacts(table, position, chapter, tuple(columns), facts, tuple(label_columns), blocks, caption, context)


def _column(index: int, label: str, texts: Sequence[str], about: str, fmt: NumberFormat) -> Column | None:
    """The column as figures, or ``None`` where it holds labels, dates, codes or years."""
    filled = [t for t in texts if not is_blank(t)]
    if not filled:
        return None
    folded = fold(label)
    if _IDENTIFIER.match(folded):
        return None
    percent = "%" in label or (bool(_PERCENT.search(folded)) and any("%" in t or "," in t for t in filled))
    parsed = [parse(t, format=fmt, percent=percent) for t in filled]
    figures = [q for q in parsed if q is not None]
    if len(figures) < 0.5 * len(filled) or all(looks_like_date(t) for t in filled):
        return None
    if all(not q.grouped and not q.unit and 1900 <= q.value <= 2099 and not q.decimals for q in figures):
        return None
    if not label and _counts_up(figures):
        return None
    scale = Decimal(1)
    kind: Kind = "count"
    units = {q.unit for q in figures}
    if percent or ("%" in units and len([q for q in figures if q.unit == "%"]) * 2 > len(figures)):
        kind = "percent"
    elif (
        units - {"", "%"}
        or any(p.search(folded) for p in (_MONEY, _THOUSANDS, _MILLIONS))
        or (any(p.search(about) for p in (_THOUSANDS, _MILLIONS)) and not _COUNTED.search(folded))
    ) or sorted(abs(q.value) for q in figures)[len(figures) // 2] >= MANY:
        kind = "amount"
    if kind == "amount" and not any(q.scale != 1 for q in figures):
        said = folded if _THOUSANDS.search(folded) or _MILLIONS.search(folded) else about
        if not units - {""} or said is folded:
            scale = (
                Decimal(1_000_000) if _MILLIONS.search(said) else Decimal(1000) if _THOUSANDS.search(said) else scale
            )
    words = stems(without_total(label)) - _SHARE_WORDS
    years = frozenset(YEAR.findall(label))
    signed = sum("%" in t for t in filled)
    bare = kind == "percent" and ("%" in label or signed == 0)
    return Column(
        index, label, kind, scale, is_total_label(label), bool(_GROWTH.search(folded)), words - years, years, bare
    )


def _told_apart(columns: Sequence[Column]) -> list[Column]:
    """Columns whose headers differ in gender only (``Niñas``, ``Niños``) get the sex as a word of theirs."""
    found = []
    for column in columns:
        twins = [c for c in columns if c is not column and c.stems == column.stems and c.kind == column.kind]
        word = next(iter(re.findall(r"[a-z]+", fold(column.label))), "")
        if twins and column.stems and word.endswith(("a", "as", "o", "os")):
            sex = "mujer" if word.endswith(("a", "as")) else "hombr"
            found.append(replace(column, stems=column.stems | {sex}))
        else:
            found.append(column)
    return found


def _counts_up(figures: Sequence[Quantity]) -> bool:
    values = [q.value for q in figures]
    return len(values) > 2 and all(b - a == 1 for a, b in pairwise(values))


def _facts(
    table: Table, columns: Sequence[Column], label_columns: Sequence[int], fmt: NumberFormat
) -> tuple[Fact, ...]:
    found: list[Fact] = []
    by_index = {c.index: c for c in columns}
    labels = header_labels(table)
    codes = [
        c
        for c in label_columns
        if _IDENTIFIER.match(fold(labels[c]))
        and all(_CODE.match(row[c]) for row in table.rows[table.header_rows :] if not is_total_label(row[c]))
    ]
    group = ""
    last = table.row_count - 1
    for row in range(table.header_rows, table.row_count):
        texts = []
        for column in label_columns:
            cell = table.cell_at.get((row, column))
            if cell is not None and cell.text.strip() and cell.text.strip() not in texts and column not in codes:
                texts.append(cell.text.strip())
        label = " ".join(texts)
        code = " ".join(table.rows[row][c] for c in codes if table.rows[row][c].strip())
        cells = [(by_index[c], table.rows[row][c]) for c in by_index]
        quantities = [(column, text, parse(text, format=fmt, percent=column.bare_percent)) for column, text in cells]
        figures = [(c, t, q) for c, t, q in quantities if q is not None]
        if not figures:
            group = label or group
            continue
        total = is_total_label(label) or is_total_label(code)
        if not label and label_columns:
            total = total or (row == last and row - table.header_rows >= 2)
        row_stems = stems(without_total(label) if total else label)
        found.extend(Fact(table.id, row, c, t, q, label, code, row_stems, total) for c, t, q in figures)
    return tuple(found)
