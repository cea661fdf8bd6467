"""Cells corrected by the type of their column or row.

"l05" in a column of numerals is 105, "12,396" in a column of percentages is 12,3%. Only confused characters are
corrected here, never one digit to another (``by_arithmetic`` does that where arithmetic determines it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.model import CORRECTED, Cell, Recognition, Table
from pipeline.quantities.labels.announcements import read_label
from pipeline.quantities.misreadings import NumeralForm, form_of, intended_numerals
from pipeline.quantities.numerals import CHILEAN, infer_format, is_blank, parse
from pipeline.run.settings import CORRECTING

ALTERNATIVE = "Es la única lectura de la imagen que tiene la forma de su columna."
_LIKE_CURRENCY = frozenset("58")
REASON = "Es la única cifra de la forma de su columna que se confunde con lo leído."


def corrected_by_column_type(table: Table) -> Table:
    """The table with every cell corrected that can only be one numeral of its column (or row)."""
    if not any(cell.reading for cell in table.cells):
        return table
    forms = forms_of(table)
    return replace(table, cells=tuple(_corrected(c, forms) if c.row >= table.header_rows else c for c in table.cells))


def with_correction(cell: Cell, text: str, reason: str) -> Cell:
    """The cell with another text, the recognised one kept beside it. Its ``reading`` must not be ``None``.

    Args:
        reason: why, as a Spanish sentence.
    """
    reading = cell.reading or Recognition(0.0)
    raw = reading.raw if reading.raw is not None else cell.text
    alternatives = tuple(a for a in dict.fromkeys((raw, *reading.alternatives)) if a != text)
    sure = min(reading.confidence, CORRECTED)
    return replace(cell, text=text, reading=Recognition(sure, raw, reason, alternatives))


def forms_of(table: Table) -> Mapping[tuple[str, int], NumeralForm]:
    """How the numerals of each column ("column", 2) and row ("row", 4) of a table's body are printed."""
    format = infer_format(
        c.text for c in table.cells if c.row >= table.header_rows and 0 < len(c.text) <= CORRECTING.longest_cell
    )
    if format.thousands == " ":
        format = CHILEAN  # blanks are unreliable in recognised text
    body = table.rows[table.header_rows :]
    heads = [" ".join(line[c] for line in table.rows[: table.header_rows]) for c in range(table.column_count)]
    forms: dict[tuple[str, int], NumeralForm] = {}
    for c, head in enumerate(heads):
        form = form_of((row[c] for row in body), format, percent=read_label(head).percent)
        if form is not None:
            forms["column", c] = form
    for r, row in enumerate(body, start=table.header_rows):
        if (form := form_of(row, format, percent=read_label(row[0]).percent)) is not None:
            forms["row", r] = form
    return forms


def form_at(cell: Cell, forms: Mapping[tuple[str, int], NumeralForm]) -> NumeralForm | None:
    """The form of the numerals of a cell's column, or of its row where the column has none."""
    return forms.get(("column", cell.column)) or forms.get(("row", cell.row))


def _corrected(cell: Cell, forms: Mapping[tuple[str, int], NumeralForm]) -> Cell:
    form = form_at(cell, forms)
    reading = cell.reading
    if form is None or reading is None or cell.column_span > 1 or is_blank(cell.text):
        return cell
    found = intended_numerals(cell.text, form)
    if len(found) != 1:
        fitting = (
            [] if reading.sure or form.matches(cell.text) else [a for a in reading.alternatives if form.matches(a)]
        )
        return with_correction(cell, fitting[0], ALTERNATIVE) if len(fitting) == 1 else _doubted(cell, reading, form)
    if reading.sure and parse(cell.text, format=form.format) is not None and _digits(cell.text) != _digits(found[0]):
        return cell
    return with_correction(cell, found[0], REASON)


def _doubted(cell: Cell, reading: Recognition, form: NumeralForm) -> Cell:
    """The cell made unsure where its first digit may be the currency sign that all the others have."""
    if not form.currency or cell.text[:1] not in _LIKE_CURRENCY or not form.matches_but_for_signs(cell.text):
        return cell
    signed = form.currency + cell.text[1:].lstrip()
    if not form.matches_but_for_signs(signed):
        return cell
    alternatives = tuple(dict.fromkeys((signed, *reading.alternatives)))
    return replace(
        cell, reading=replace(reading, confidence=min(reading.confidence, CORRECTED), alternatives=alternatives)
    )


def _digits(text: str) -> str:
    """The digits of a text. Points, commas and blanks are misread however sure the digits around them are."""
    return "".join(c for c in text if c.isdigit())
