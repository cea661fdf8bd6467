"""The values that travel between the rooms of the pipeline. Frozen, no I/O.

Cells are the truth and a grid is derived from them. Coordinates are points with the origin at the
top left of the page as it is displayed (rotation applied); pages count from 1; rows and columns
count from 0 with header rows included. Where a source has no pages (text, Word) ``page`` and
``box`` are ``None`` and ``line`` or ``paragraph`` says where a thing stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pipeline.geometry import NOWHERE, Place

Severity = Literal["error", "warning", "info"]
Status = Literal["open", "accepted", "corrected"]
Method = Literal["text", "word", "tagged", "ruled", "aligned", "camelot", "pdfplumber", "ocr"]
Verdict = Literal["verified", "contradicted", "unsupported"]
EvidenceRole = Literal["observed", "operand", "expected", "context"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


SURE = 0.9
"""From this confidence on, recognised text is taken to be what is printed. Measured on scans whose text is
known; see docs/ocr.md."""
CORRECTED = 0.8
"""Highest confidence of recognised text that was corrected: below ``SURE``, so that no error finding rests on it."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How a text was recognised from an image (OCR); text that the document itself contains has none.

    ``confidence`` is 0 to 1: how likely every character is right. ``raw`` is what was recognised, where the
    text was corrected, and ``reason`` (a Spanish sentence) why. ``alternatives`` are other readings of the
    same image, likeliest first.
    """

    confidence: float
    raw: str | None = None
    reason: str = ""
    alternatives: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        """Whether it can be taken for what is printed."""
        return self.confidence >= SURE


@dataclass(frozen=True, slots=True)
class ReadPart:
    """The recognition of one part of a longer text: characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    reading: Recognition
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed: its text verbatim (white space folded), position, span and place.

    ``reading`` is there where the text was read from a picture.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    place: Place = NOWHERE
    reading: Recognition | None = None


@dataclass(frozen=True)
class Table:
    """A table of the document, whole, however many pages it runs over.

    ``pages`` are the pages it stands on (empty without pages). ``confidence`` is 0 to 1: how sure
    the reading is. ``section`` is the heading the table stands under, ``caption`` the line that
    announces it ("" where there is none).
    """

    id: str
    cells: tuple[Cell, ...]
    header_rows: int = 1
    caption: str = ""
    section: str = ""
    pages: tuple[int, ...] = ()
    method: Method = "text"
    confidence: float = 1.0

    @cached_property
    def row_count(self) -> int:
        return max((c.row + c.row_span for c in self.cells), default=0)

    @cached_property
    def column_count(self) -> int:
        return max((c.column + c.column_span for c in self.cells), default=0)

    @cached_property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The grid of texts, every row as wide as the table; a spanned-over position is ""."""
        grid = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell.text
        return tuple(tuple(row) for row in grid)

    @cached_property
    def cell_at(self) -> Mapping[tuple[int, int], Cell]:
        """The cell that covers a position (row, column), spans included."""
        covered: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    covered.setdefault((row, column), cell)
        return covered


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the document; ``level`` counts from 1."""

    text: str
    level: int = 1
    place: Place = NOWHERE


LONGEST_AUDITED = 4000
"""Characters of a paragraph beyond which its figures are not audited (see ``extract.lengths``)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item, in reading order, hyphenation undone; ``section`` as in Table.

    ``readings`` are those of its words with digits, where it was read from a picture.
    """

    text: str
    section: str = ""
    place: Place = NOWHERE
    readings: tuple[ReadPart, ...] = ()

    @property
    def as_read(self) -> str:
        """The text before any word of it was settled to something else."""
        text = self.text
        for part in reversed(self.readings):
            if part.reading.raw is not None:
                text = text[: part.start] + part.reading.raw + text[part.end :]
        return text

    def readings_in(self, start: int, end: int) -> tuple[ReadPart, ...]:
        """The readings of the words that reach into a stretch of the text."""
        return tuple(part for part in self.readings if part.start < end and part.end > start)


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """The document received. ``path`` is as given on the command line, with forward slashes."""

    path: str
    sha256: str
    format: str
    pages: int | None = None


PageStatus = Literal["text", "ocr", "empty", "picture", "failed"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text with figures that was seen and is in no table and no paragraph; ``kind`` says what it is
    (``pipeline.rules.accounting``), "sin-lugar" where nobody knows why it is missing."""

    kind: str
    text: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Region:
    """A table region found on a page; ``table`` is the id of the table it is part of, ``None`` where it
    turned out to be prose (a table of contents, a lone row)."""

    place: Place
    table: str | None


@dataclass(frozen=True)
class Account:
    """What was seen of a document, and what became of it: nothing seen is neither published nor named.

    ``pages`` are (number, status) of every page: read as text, read from its picture (``ocr``), without
    any text (``empty``), a picture that was not read, or failed; empty where the source has no pages.
    ``seen`` are the digits seen, independent of the reading of tables and prose.
    """

    pages: tuple[tuple[int, PageStatus], ...] = ()
    seen: int = 0
    regions: tuple[Region, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Document:
    """What extraction found: blocks in reading order, and the findings of reading itself.

    A table's caption is carried by the table and also stands as a Paragraph before (or after) it:
    prose is complete without looking into tables. ``running`` are the lines that page headers and footers
    repeat, each once, where it stands first; ``properties`` what the file says of itself (title, author,
    subject, created): both say whose document it is and are no part of its prose.
    """

    report: str
    source: Source
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()
    account: Account = Account()
    running: tuple[Paragraph, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(b for b in self.blocks if isinstance(b, Table))

    @cached_property
    def table(self) -> Mapping[str, Table]:
        return {t.id: t for t in self.tables}

    @cached_property
    def is_read_from_pictures(self) -> bool:
        """Whether any of its text was (OCR)."""
        if any(status == "ocr" for _, status in self.account.pages):
            return True
        if any(isinstance(b, Paragraph) and b.readings for b in self.blocks):
            return True
        return any(cell.reading is not None for t in self.tables for cell in t.cells)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What proves a finding: a cell of a table, or a sentence of the prose.

    ``text`` is the figure as printed. ``role`` says which part it plays in the arithmetic.
    ``confidence`` is how sure the reading is, 0 to 1, where it was read from a picture.
    """

    text: str
    table: str | None = None
    row: int | None = None
    column: int | None = None
    sentence: str | None = None
    place: Place = NOWHERE
    role: EvidenceRole = "observed"
    confidence: float | None = None


def cell_address(table: str, row: int, column: int) -> str:
    """How a cell is named everywhere: ``t04/12/3``, table, row and column as ``rows`` of tables.json counts them."""
    return f"{table}/{row}/{column}"


def where(evidence: Evidence) -> str:
    """The address of a piece of evidence; a figure of the prose by what it prints, a table by its id."""
    if evidence.table is None:
        return f"«{evidence.text}»"
    if evidence.row is None or evidence.column is None:
        return evidence.table
    return cell_address(evidence.table, evidence.row, evidence.column)


@dataclass(frozen=True)
class Finding:
    """Something a person should know. Made by ``pipeline.rules.finding``, never directly.

    ``arithmetic`` spells the calculation out in one line. ``consequences`` are findings with the
    same cause, listed under it. ``second_reading`` says (Spanish) what another library reads where the
    evidence stands, where it was asked. ``id`` is given when the report is put together; ``key`` is stable
    across runs and is what a person's decision refers to.
    """

    rule: str
    severity: Severity
    message: str
    observed: str = ""
    expected: str | None = None
    evidence: tuple[Evidence, ...] = ()
    suggestion: str | None = None
    arithmetic: str | None = None
    consequences: tuple[Finding, ...] = ()
    status: Status = "open"
    decision: Decision | None = None
    id: str = ""
    key: str = ""
    second_reading: str = ""

    def with_id(self, id: str, key: str) -> Finding:
        return replace(self, id=id, key=key)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding: accepted as it is, or corrected. ``left`` are the addresses of the
    figures it accuses that no correction is about: it stays open for them."""

    kind: Literal["accepted", "corrected"]
    reason: str
    source: str = ""
    by: str = ""
    on: str = ""
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What one entry of ``raw/<name>.corrections.toml`` says of a cell, or of a figure of the prose.

    ``row`` and ``column`` index ``rows`` of ``tables.json`` (from 0, header rows counted); for the prose
    ``sentence`` is the sentence and ``table`` "". ``printed`` is the text the document shows there, ``value``
    the right one, written as the document would print it.
    """

    table: str
    row: int
    column: int
    printed: str
    value: str
    reason: str
    source: str = ""
    by: str = ""
    on: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a printed figure says.

    ``value`` is in the printed unit before ``scale``: "M$ 1.250,5" has value 1250.5, scale 1000,
    unit "CLP"; "97,41%" has value 97.41, unit "%". ``decimals`` are the printed decimals, so the
    figure stands for value ± half a unit of the last one. ``text`` is verbatim.
    """

    text: str
    value: Decimal
    decimals: int = 0
    unit: str = ""
    scale: Decimal = Decimal(1)
    label: str = ""
    grouped: bool = False

    @property
    def amount(self) -> Decimal:
        """The value in the base unit: pesos for CLP, whole things for counts, percent for %."""
        return self.value * self.scale


@dataclass(frozen=True, slots=True)
class Check:
    """One relation that was tested on one cell, whatever came of it.

    ``kind`` is the rule code that would report its failure. ``operands`` are (table id, row,
    column) as is the judged cell, so a check can reach over tables.
    """

    kind: str
    table: str
    row: int
    column: int
    holds: bool
    operands: tuple[tuple[str, int, int], ...] = ()
    expected: str | None = None


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of the prose: where, what kind of figure, and whether a table bears it out.

    ``block`` is the index in ``Document.blocks``; ``start`` and ``end`` are offsets in that
    block's text. ``verdict`` is ``None`` unless ``reading`` is "claim".
    """

    sentence: str
    text: str
    block: int
    start: int
    end: int
    reading: str
    value: str | None = None
    unit: str = ""
    verdict: Verdict | None = None
    evidence: tuple[Evidence, ...] = ()
    place: Place = NOWHERE


Typed = int | Decimal | date | str | bool | None
FieldType = Literal["texto", "codigo", "entero", "decimal", "porcentaje", "monto", "fecha"]
RowKind = Literal["detalle", "subtotal", "total", "promedio"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a clean table. ``source`` is what the header printed; ``extra`` marks a column no
    schema knows; ``unit`` is "CLP", "%", "personas"… or ""."""

    name: str
    type: FieldType
    title: str
    unit: str = ""
    description: str = ""
    source: str = ""
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value with what was printed and the cell (row, column) it was read from.

    ``row`` and ``column`` are ``None`` for a value that no cell of the table gives (a constant of
    the schema). ``corrected`` marks a value that a declared correction put in place of the print.
    """

    typed: Typed
    printed: str = ""
    row: int | None = None
    column: int | None = None
    corrected: bool = False


@dataclass(frozen=True)
class CleanRow:
    """One row of a dataset. ``key`` is stable: ``t04/r03``, with ``b`` and the block number behind
    it where a table with blocks side by side was unfolded (``t18/r01b2``).

    ``code``, ``level`` (from 1) and ``parent`` (the key of the group's row) are those of the hierarchy that
    the stub prints (``quantities.stub_levels``); "" and ``None`` where it prints none."""

    key: str
    kind: RowKind
    values: Mapping[str, Value]
    code: str = ""
    level: int | None = None
    parent: str = ""


@dataclass(frozen=True)
class CleanTable:
    """A table mapped to a dataset. ``known`` is false where no schema recognised the table and its
    name and types were inferred; ``confidence`` is how sure the recognition is, 0 to 1."""

    table: str
    dataset: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[CleanRow, ...]
    known: bool = True
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class AccountIdentity:
    """Whose account a report is, of which year; ``how`` says where each was read (Spanish).

    ``year`` is the one the account is called by; ``data_year`` the one its figures are of where that is another:
    "Cuenta Pública 2023" is often given in 2023 over 2022.
    """

    institution: str = ""
    region: str = ""
    year: int | None = None
    title: str = ""
    source_address: str = ""
    retrieved: str = ""
    how: str = ""
    data_year: int | None = None

    @property
    def accounted(self) -> int | None:
        """The year the figures are of."""
        return self.data_year or self.year


@dataclass(frozen=True)
class CleanReport:
    """A document with every table typed and mapped."""

    document: Document
    identity: AccountIdentity
    tables: tuple[CleanTable, ...]
    findings: tuple[Finding, ...] = ()

    @cached_property
    def clean(self) -> Mapping[str, CleanTable]:
        """Clean tables by table id."""
        return {t.table: t for t in self.tables}


@dataclass(frozen=True, slots=True)
class Expectation:
    """The outcome of one expectation on a published dataset (Great Expectations)."""

    dataset: str
    expectation: str
    description: str
    success: bool
    observed: str = ""
    failing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Audit:
    """What validation found: findings, every check that was made, every numeral of the prose."""

    findings: tuple[Finding, ...] = ()
    checks: tuple[Check, ...] = ()
    numerals: tuple[Numeral, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report ready to publish: findings of all stages together, sorted, with ids and keys.

    ``corrections`` are those people declared, ``stated`` the files beside the document in which they did and
    in which they accepted findings, by what is behind the document's name (``.corrections.toml``), word for word.
    """

    clean: CleanReport
    findings: tuple[Finding, ...]
    checks: tuple[Check, ...] = ()
    numerals: tuple[Numeral, ...] = ()
    expectations: tuple[Expectation, ...] | None = field(default=None)
    corrections: tuple[Correction, ...] = ()
    stated: tuple[tuple[str, str], ...] = ()

    @property
    def document(self) -> Document:
        return self.clean.document
