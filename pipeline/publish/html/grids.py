"""Tables ready to be shown: as printed with the mark of every checked cell, and clean with types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.model import Cell, CellKey, CleanTable, Column, Report, Table
from pipeline.publish import spanish
from pipeline.publish.data_files.contract_files import table_path
from pipeline.publish.html import bounds
from pipeline.publish.html.bounds import Budget
from pipeline.publish.html.settings import BOUNDS, GRIDS
from pipeline.publish.quality.marks import NUMERIC, Mark, is_unsure
from pipeline.quantities.numeral_shapes import begins_like_numeral
from pipeline.quantities.numerals import parse
from pipeline.values import dataclass

TYPE_NAMES = {
    "texto": "texto",
    "codigo": "código",
    "entero": "entero",
    "decimal": "decimal",
    "porcentaje": "porcentaje",
    "monto": "monto",
    "fecha": "fecha",
}
STATUS_NAMES = {
    "verified": "verificada",
    "contradicted": "contradicha",
    "doubtful": "en duda",
    "decided": "decidida por una persona",
}
PRINT_SIZES = ((6.5, ""), (5.2, "small"), (4.2, "smaller"), (3.4, "smallest"))
"""Points of a letter, and the class that prints a table so."""
OVER_FIGURES = "over"
"""The class of a heading of figures."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A printed cell: ``status`` is "" where nothing judged it; ``finding`` the key of the finding that
    accuses it; ``style`` are its classes; ``raw`` what was read from the picture where it was settled to
    something else, ``note`` a sentence about how sure the reading is ("" where there is nothing to say)."""

    text: str
    id: str
    status: str
    finding: str
    row_span: int
    column_span: int
    style: str
    raw: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CleanColumn:
    """A column of a dataset: its name and title, its type; ``numeric`` ones are set flush right, ``extra`` ones are of
    no schema."""

    name: str
    title: str
    type: str
    numeric: bool
    extra: bool

    @property
    def words(self) -> list[str]:
        return self.name.split("_")


@dataclass(frozen=True, slots=True)
class CleanCell:
    """A typed value as text, what is printed for it, whether it was corrected and whether it could not be read."""

    text: str
    printed: str
    corrected: bool
    unread: bool


@dataclass(frozen=True, slots=True)
class CleanGrid:
    """The clean table of a dataset; ``confidence`` in percent, each row with its kind; ``hidden`` rows are only in the
    CSV."""

    dataset: str
    title: str
    known: bool
    confidence: int
    columns: tuple[CleanColumn, ...]
    rows: tuple[tuple[str, tuple[CleanCell, ...]], ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One table of the document. ``confidence`` in percent; ``hidden`` rows are only in the CSV."""

    id: str
    caption: str
    section: str
    pages: str
    method: str
    confidence: int
    path: str
    header: tuple[tuple[GridCell, ...], ...]
    body: tuple[tuple[GridCell, ...], ...]
    hidden: int
    verified: int
    contradicted: int
    doubtful: int
    settled: int
    unsure: int
    clean: CleanGrid | None
    print_size: str = ""
    is_unsure: bool = False
    is_wide: bool = False

    @property
    def title(self) -> str:
        return self.caption or self.section or "Sin título"


def grids(report: Report, judged: Mapping[CellKey, Mark]) -> tuple[ShownTable, ...]:
    """The tables of the report in reading order: all their rows, as long as the page is not too large for it."""
    budget = Budget(BOUNDS.tables)
    of_table: dict[str, dict[CellKey, Mark]] = {}
    for key, mark in judged.items():
        of_table.setdefault(key[0], {})[key] = mark
    return tuple(
        _grid(number, table, report.clean.clean.get(table.id), of_table.get(table.id, {}), budget)
        for number, table in enumerate(report.document.tables[: BOUNDS.max_tables], start=1)
    )


def anchor(table: str, row: int, column: int) -> str:
    """The id of a printed cell in the page."""
    return f"{table}-f{row}-c{column}"


def _grid(
    number: int, table: Table, clean: CleanTable | None, judged: Mapping[CellKey, Mark], budget: Budget
) -> ShownTable:
    """A table as it is shown; ``judged`` are the marks of its own cells."""
    statuses = [mark.status for mark in judged.values()]
    rows: list[list[GridCell]] = [[] for _ in range(table.row_count)]
    figures = _figure_columns(table)
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        made_cell = _cell(table, cell, judged.get((table.id, cell.row, cell.column)))
        if cell.row < table.header_rows and cell.column_span == 1 and cell.column in figures:
            made_cell = replace(made_cell, style=OVER_FIGURES)
        rows[cell.row].append(made_cell)
    made = tuple(tuple(row) for row in rows)
    shown = _fitting([[cell.text for cell in row] for row in rows[: table.header_rows + GRIDS.max_rows]], budget)
    return ShownTable(
        table.id,
        table.caption,
        table.section,
        _pages(table.pages),
        spanish.METHOD_NAMES[table.method],
        round(table.confidence * 100),
        table_path(number, table),
        made[: min(table.header_rows, shown)],
        made[table.header_rows : shown],
        table.row_count - shown,
        statuses.count("verified"),
        statuses.count("contradicted"),
        statuses.count("doubtful"),
        sum(bool(cell.raw) for row in made for cell in row),
        sum(bool(cell.note) and not cell.raw for row in made for cell in row),
        _clean(clean, budget) if clean else None,
        print_size(table),
        is_unsure(table, judged),
        is_wide(table) or (clean is not None and len(clean.columns) > GRIDS.beside),
    )


def print_size(table: Table) -> str:
    """The class of a table that is wider than a sheet of paper at the usual size of its letters; "" for others.

    A column needs its longest figure, or its longest word; a sheet of paper has room for so many points.
    """
    letters, columns = _needed(table)
    for size, name in PRINT_SIZES:
        if letters * size * GRIDS.letter + columns * GRIDS.padding <= GRIDS.sheet:
            return name
    return PRINT_SIZES[-1][1]


def is_wide(table: Table) -> bool:
    """Whether a table has no room beside its clean data on a screen of usual width."""
    letters, columns = _needed(table)
    return letters * GRIDS.screen_letter + columns * GRIDS.screen_padding > GRIDS.half_screen


def _needed(table: Table) -> tuple[int, int]:
    """How many letters the columns of a table need side by side, and how many columns they are."""
    needed: dict[int, int] = {}
    for cell in table.cells:
        if cell.column_span == 1:
            words = [cell.text] if _is_figure(cell.text) else cell.text.split()
            longest = min(GRIDS.longest_word, max(map(len, words), default=0))
            needed[cell.column] = max(longest, needed.get(cell.column, 0))
    return sum(needed.values()), len(needed)


def _figure_columns(table: Table) -> set[int]:
    """The columns most of whose texts are figures, set to the right: their headings go where they are."""
    texts: dict[int, list[bool]] = {}
    for cell in table.cells:
        if cell.row >= table.header_rows and cell.text:
            texts.setdefault(cell.column, []).append(_is_figure(cell.text))
    return {column for column, are_figures in texts.items() if sum(are_figures) * 2 > len(are_figures)}


def _fitting(rows: Sequence[Sequence[str]], budget: Budget) -> int:
    """How many of the rows, from the first, the page has room for."""
    fit = (budget.take(sum(bounds.of_text(text) for text in row)) for row in rows)
    return next((number for number, fits in enumerate(fit) if not fits), len(rows))


def _cell(table: Table, cell: Cell, mark: Mark | None) -> GridCell:
    kind, note = _note(cell, cell.row >= table.header_rows and (mark is None or mark.status != "verified"))
    return GridCell(
        cell.text,
        anchor(table.id, cell.row, cell.column),
        mark.status if mark else "",
        mark.finding if mark else "",
        cell.row_span,
        cell.column_span,
        " ".join(filter(None, (mark.status if mark else "", "n" if _is_figure(cell.text) else "", kind))),
        (cell.reading.raw or "") if cell.reading else "",
        note,
    )


def _note(cell: Cell, unconfirmed: bool) -> tuple[str, str]:
    """The class and the note of a cell that was read from a picture; none where there is no doubt about it."""
    reading = cell.reading
    if reading is None:
        return "", ""
    if reading.raw is not None:
        return "settled", f"Se leyó «{reading.raw}» de la imagen. {reading.reason}"
    if reading.sure or not unconfirmed or not any(c.isdigit() for c in cell.text):
        return "", ""
    others = (
        f", o es {spanish.enumerated([f'«{text}»' for text in reading.alternatives])}" if reading.alternatives else ""
    )
    return "unsure", f"Se leyó de la imagen con una seguridad del {int(reading.confidence * 100)} %{others}."


def _is_figure(text: str) -> bool:
    """Whether a printed text is set as a figure: to the right, on one line."""
    return begins_like_numeral(text) and parse(text) is not None


def _pages(pages: tuple[int, ...]) -> str:
    if not pages:
        return ""
    return f"página {pages[0]}" if len(pages) == 1 else f"páginas {pages[0]} a {pages[-1]}"


def _clean(table: CleanTable, budget: Budget) -> CleanGrid:
    columns = tuple(CleanColumn(c.name, c.title, _type(c), c.type in NUMERIC, c.extra) for c in table.columns)
    rows = []
    for row in table.rows[: GRIDS.max_rows]:
        cells = []
        for column in table.columns:
            value = row.values.get(column.name)
            printed = value.printed if value else ""
            text = spanish.typed_like(value.typed, printed) if value else ""
            unread = bool(printed) and not text
            cells.append(CleanCell(text, printed, bool(value and value.corrected), unread))
        rows.append((row.kind, tuple(cells)))
    fits = _fitting([[f"{c.name}{c.title}" for c in columns]], budget)
    shown = _fitting([[cell.text or cell.printed for cell in cells] for _, cells in rows], budget) if fits else 0
    return CleanGrid(
        table.dataset,
        table.title,
        table.known,
        round(table.confidence * 100),
        columns if fits else (),
        tuple(rows[:shown]),
        len(table.rows) - shown,
    )


def _type(column: Column) -> str:
    return TYPE_NAMES[column.type] + (f", {column.unit}" if column.unit else "")
