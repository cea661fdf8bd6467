"""What the columns of a printed table are: their titles, and the type their cells show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model import FieldType, Table
from pipeline.quantities.dates import looks_like_date
from pipeline.quantities.numerals import NumberFormat, is_blank, parse
from pipeline.quantities.units import announced
from pipeline.spanish.folding import fold_line

ENOUGH = 0.8  # share of the filled cells that must read as a type for the column to be of it
_CODE = re.compile(r"\b(cod(igo)?|rut|run|rol|bip|id|subt(itulo)?|item|folio|cuenta)\b")
_MONEY = re.compile(r"\b(montos?|presupuest\w*|devengad\w*|gastos?|ingresos?|recaudacion|inversion|costos?)\b|\$")
_PERCENT = re.compile(r"%|\bporcentajes?\b|\bparticipacion\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """A column as printed: its title (stacked headers joined), type and announced unit and scale."""

    index: int
    title: str
    type: FieldType
    unit: str = ""
    scale: Decimal = Decimal(1)


def titles(table: Table) -> list[str]:
    """The title of every column; of stacked headers the levels joined, outer first."""
    found = []
    for column in range(table.column_count):
        levels: list[str] = []
        for row in range(table.header_rows):
            cell = table.cell_at.get((row, column))
            text = cell.text if cell else ""
            if text and text not in levels:
                levels.append(text)
        found.append(" ".join(levels))
    return found


def column_type(title: str, texts: Sequence[str], format: NumberFormat) -> FieldType:
    """The type most of the filled cells of a column show; "texto" where none does."""
    filled = [t for t in texts if not is_blank(t)]
    folded = fold_line(title)
    if not filled:
        return "texto"
    if _share(looks_like_date(t) for t in filled) >= ENOUGH:
        return "fecha"
    figures = [parse(t, format=format) for t in filled]
    read = [q for q in figures if q is not None]
    if len(read) / len(filled) < ENOUGH:
        return "texto"
    if _CODE.search(folded) and not any(q.unit or q.decimals for q in read):
        return "codigo"
    if any(t.strip().startswith("0") and len(t.strip()) > 1 and t.strip().isdigit() for t in filled):
        return "codigo"
    units = [q.unit for q in read if q.unit]
    if units and max(set(units), key=units.count) == "%":
        return "porcentaje"
    if "CLP" in units:
        return "monto"
    if _PERCENT.search(folded) and all(abs(q.value) < 1000 for q in read):
        return "porcentaje"
    unit = announced(title)
    if not units and ((unit and unit[0] == "CLP") or (_MONEY.search(folded) and all(q.value >= 1000 for q in read))):
        return "monto"
    return "decimal" if any(q.decimals for q in read) else "entero"


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return sum(listed) / len(listed)


def printed_columns(table: Table, width: int, rows: Sequence[Sequence[str]], format: NumberFormat) -> list[Printed]:
    """The columns of a table (of one block of it, ``width`` columns wide) whose body is ``rows``."""
    heads = titles(table)[:width]
    below = announced(table.caption) if table.caption else None
    columns = []
    for index in range(width):
        type_ = column_type(heads[index], [row[index] for row in rows], format)
        unit = announced(heads[index])
        if type_ == "monto":
            scale = unit[1] if unit and unit[0] == "CLP" else _caption_scale(below)
            columns.append(Printed(index, heads[index], type_, "CLP", scale))
        elif type_ == "porcentaje":
            columns.append(Printed(index, heads[index], type_, "%"))
        elif type_ in ("entero", "decimal") and unit and unit[0] not in ("%", "CLP"):
            columns.append(Printed(index, heads[index], type_, unit[0], unit[1]))
        else:
            columns.append(Printed(index, heads[index], type_))
    return columns


def _caption_scale(announced_unit: tuple[str, Decimal] | None) -> Decimal:
    return announced_unit[1] if announced_unit and announced_unit[0] == "CLP" else Decimal(1)
