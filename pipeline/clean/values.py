"""From printed cells to typed values. What cannot be read keeps its print and becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.clean.columns import Printed
from pipeline.clean.unfold import BodyRow
from pipeline.contract import NUMERIC
from pipeline.model import Evidence, FieldType, Finding, Table, Value
from pipeline.quantities.dates import parse_dates
from pipeline.quantities.numerals import NumberFormat, is_blank, parse
from pipeline.rules import finding
from pipeline.rules.evidence import of_cell

NAMES: dict[FieldType, str] = {
    "entero": "número entero",
    "decimal": "número",
    "porcentaje": "porcentaje",
    "monto": "monto",
    "fecha": "fecha",
    "texto": "texto",
    "codigo": "código",
}
_OWN_NUMBER = re.compile(r"^(\d{1,4})\s*[.\-)°º]+\s*[-.]?(?:\s+(?=\S)|(?=[^\s\d]))")
"""A number that a text begins with, as an item of a list has it; "0-9" is a group of ages."""
_DATE_INSIDE = re.compile(
    r"\b(\d{1,2}(?:\s*(?:y|al?|,)\s*\d{1,2})*\s+de\s+[a-záéíóú]+(?:\s+(?:de|del)\s+\d{4})?)\b", re.IGNORECASE
)


def evidence_of_cell(table: Table, row: int, column: int) -> Evidence:
    """A cell as evidence."""
    return of_cell(table, row, column, text=table.rows[row][column])


def typed(text: str, type_: FieldType, printed: Printed, format: NumberFormat) -> tuple[Value, bool]:
    """The value of a cell as ``type_``, and whether it could be read (a blank can: it is ``None``)."""
    if type_ in ("texto", "codigo"):
        return Value(text or None, text), True
    if is_blank(text):
        return Value(None, text), True
    if type_ == "fecha":
        days = parse_dates(text, order=printed.order)
        return Value(days[0] if days else None, text), bool(days)
    quantity = parse(text, format=format, percent=type_ == "porcentaje")
    if quantity is None or (type_ == "porcentaje" and quantity.unit != "%"):
        return Value(None, text), False
    if type_ == "porcentaje":
        return Value(quantity.value, text), True
    if quantity.unit == "%" or (type_ == "monto" and quantity.unit not in ("", "CLP")):
        return Value(None, text), False
    scale = quantity.scale if quantity.scale != 1 else printed.scale
    amount = quantity.value * scale
    if type_ in ("entero", "monto") and amount == amount.to_integral_value():
        return Value(int(amount), text), True
    if type_ == "entero":
        return Value(None, text), False
    return Value(amount, text), True


def last_day(text: str) -> date | None:
    """The last of the days a date cell names, ``None`` where it names a single one or none."""
    days = parse_dates(text)
    return days[-1] if len(days) > 1 else None


def unreadable(table: Table, row: BodyRow, column: Printed, type_: FieldType, title: str) -> Finding:
    """The finding for a cell that is not of its column's type.

    Not for dates that no calendar has: those are the business of the audit of dates."""
    index = row.first_column + column.index
    text = row.texts[column.index]
    quantity = parse(text) if type_ in NUMERIC else None
    of_other_unit = quantity is not None and quantity.unit
    return finding(
        "valor-ilegible",
        evidence=(evidence_of_cell(table, row.row, index),),
        observed=text,
        column=title or f"columna {index + 1}",
        kind=NAMES[type_],
        table=table.id,
        elsewhere=" y, con su propia unidad, en «cifras»" if of_other_unit else "",
    )


def foreign_text(table: Table, row: BodyRow, columns: Sequence[Printed]) -> Iterator[Finding]:
    """Findings for text cells that repeat what other cells of their row say.

    "22.- 10 de noviembre en Curacaví" in row 22, dated 10-11-2022: number and date were typed into
    the wrong cell too. Only what the row itself prints elsewhere is taken for foreign.
    """
    numbers = {row.texts[c.index].strip() for c in columns if c.type in ("entero", "codigo")}
    days = {d for c in columns if c.type == "fecha" for d in parse_dates(row.texts[c.index])}
    for column in columns:
        text = row.texts[column.index]
        if column.type != "texto" or not text:
            continue
        own = _OWN_NUMBER.match(text)
        repeated = [own.group(1)] if own and own.group(1) in numbers else []
        for inside in _DATE_INSIDE.findall(text):
            year = min(days).year if days else None
            if year and days & set(parse_dates(inside, year=year)):
                repeated.append(inside)
        if repeated:
            yield finding(
                "texto-ajeno",
                evidence=(evidence_of_cell(table, row.row, row.first_column + column.index),),
                observed=text,
                column=column.title or f"columna {column.index + 1}",
                repeated="» y «".join(repeated),
            )
