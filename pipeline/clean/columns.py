"""What the columns of a printed table are: their titles, and the type their cells show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipeline.clean.settings import TYPING
from pipeline.model import FieldType, Quantity, Table
from pipeline.quantities.column_formats import column_format
from pipeline.quantities.dates import Order, date_order, heads_dates, looks_like_date, may_be_code
from pipeline.quantities.labels.units import stated_unit
from pipeline.quantities.numerals import NumberFormat, is_blank, parse
from pipeline.spanish.folding import fold_line

_CODE = re.compile(r"\b(cod(igo)?|rut|run|rol|bip|id|subt(itulo)?|item|folio|cuenta)\b")
_MONEY = re.compile(r"\b(montos?|presupuest\w*|devengad\w*|gastos?|ingresos?|recaudacion|inversion|costos?)\b|\$")
_PERCENT = re.compile(r"%|\bporcentajes?\b|\bporcentual\b")
_DECLARED = re.compile(
    r"^\W*(?:(?:cifras|valores|montos|expresad[oa]s?)\s+(?:expresad[oa]s?\s+)?)?en\s+(?:miles|millones|pesos|dolares|euros|m{1,2}\W?\$)"
    r"|\((?:(?:cifras|valores|montos)\s+)?(?:en\s+)?(?:miles\b|millones\b|pesos\b|dolares\b|m{1,2}\s?\$|\$)[^()]*\)"
)
"""How a caption says the unit of all figures below it: it begins with it, or has it in parentheses."""
_NAMED_MONEY = re.compile(r"\$|\b(?:pesos|dolares|clp|usd)\b")
"""Money by name or sign: "en miles" alone can be of people or tons."""
_COUNTED = re.compile(
    r"\b(?:n[°º]|no|nro|numero|cantidad|personas|beneficiari\w+|casos|proyectos|dotacion|dias|horas|edad|anos?|mes(?:es)?"
    r"|cupos|matricula|codigo|folio|tasa|indice|porcentaje|participacion|variacion|razon|metas?|unidades|viviendas|km)\b|%|°|º"
)
"""Headers of figures that are no money whatever the caption says: chosen by hand."""
_SHARE = re.compile(r"\bparticipacion\b")


@dataclass(frozen=True, slots=True)
class Printed:
    """A column as printed: its title (stacked headers joined), type and announced unit and scale."""

    index: int
    title: str
    type: FieldType
    unit: str = ""
    scale: Decimal = Decimal(1)
    order: Order = "day"
    """What its dates of figures print first."""


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
    if _share(looks_like_date(t) for t in filled) >= TYPING.enough:
        return "fecha" if heads_dates(title) or not all(may_be_code(t) for t in filled) else "codigo"
    figures = [parse(t, format=format) for t in filled]
    read = [q for q in figures if q is not None]
    if len(read) / len(filled) < TYPING.enough:
        return "texto"
    if _CODE.search(folded) and not any(q.unit or q.decimals for q in read):
        return "codigo"
    if any(t.strip().startswith("0") and len(t.strip()) > 1 and t.strip().isdigit() for t in filled):
        return "codigo"
    units = {q.unit for q in read if q.unit}
    if units:
        return _of_units(folded, read, units)
    if _PERCENT.search(folded) and all(abs(q.value) < TYPING.most_percent for q in read):
        return "porcentaje"
    if _SHARE.search(folded) and any(q.decimals for q in read) and all(abs(q.value) <= 100 for q in read):
        return "porcentaje"
    unit = stated_unit(title)
    if (unit and unit[0] == "CLP") or (_MONEY.search(folded) and all(q.value >= TYPING.fewest_pesos for q in read)):
        return "monto"
    return "decimal" if any(q.decimals for q in read) else "entero"


def _of_units(folded: str, read: Sequence[Quantity], units: set[str]) -> FieldType:
    """The type of a column in which units are printed: that of its only one, where the figures without it fit in.

    A table of key figures has persons, pesos and percentages below each other: that is text.
    """
    bare = [q for q in read if not q.unit]
    signed = [q for q in read if q.unit]
    mostly = len(signed) >= TYPING.enough * len(read)
    if units == {"%"}:
        most = max([abs(q.value) for q in signed] + [Decimal(100)])
        fits = all(not q.grouped and abs(q.value) <= most for q in bare)
        if not fits and len(bare) >= TYPING.enough * len(read):  # a row of shares below a table of counts
            return "decimal" if any(q.decimals for q in bare) else "entero"
        return "porcentaje" if fits and (mostly or _PERCENT.search(folded)) else "texto"
    if units == {"CLP"}:
        fits = all(not q.value or abs(q.value) >= TYPING.fewest_pesos for q in bare)
        return "monto" if fits or mostly or _MONEY.search(folded) else "texto"
    if len(units) > 1:
        return "texto"
    return "decimal" if any(q.decimals for q in read) else "entero"


def mixes_units(texts: Sequence[str], format: NumberFormat) -> bool:
    """Whether the filled cells of a column are mostly figures, of several units (or with and without one)."""
    filled = [t for t in texts if not is_blank(t)]
    figures = [q for t in filled if (q := parse(t, format=format)) is not None]
    return bool(figures) and len(figures) >= TYPING.enough * len(filled) and len({q.unit for q in figures}) > 1


def _share(flags: Iterable[bool]) -> float:
    listed = list(flags)
    return sum(listed) / len(listed)


def printed_columns(table: Table, width: int, rows: Sequence[Sequence[str]], format: NumberFormat) -> list[Printed]:
    """The columns of a table (of one block of it, ``width`` columns wide) whose body is ``rows``."""
    heads = titles(table)[:width]
    formats = [column_format((row[index] for row in rows), format) for index in range(width)]
    types = [column_type(heads[index], [row[index] for row in rows], formats[index]) for index in range(width)]
    if _has_rows_of_counts([[row[n] for n in range(width) if types[n] == "porcentaje"] for row in rows], format):
        types = ["texto" if type_ == "porcentaje" else type_ for type_ in types]
    below = stated_unit(table.caption) if table.caption else None
    of_all = _declared(table.caption)
    columns = []
    for index in range(width):
        type_ = types[index]
        unit = stated_unit(heads[index])
        if of_all and not unit and type_ in ("entero", "decimal") and not _COUNTED.search(fold_line(heads[index])):
            unit = of_all
            type_ = "monto" if unit[0] == "CLP" else type_
        if type_ == "monto":
            scale = unit[1] if unit and unit[0] == "CLP" else _caption_scale(below)
            columns.append(Printed(index, heads[index], type_, "CLP", scale))
        elif type_ == "fecha":
            order = date_order(row[index] for row in rows) or "day"
            columns.append(Printed(index, heads[index], type_, order=order))
        elif type_ == "porcentaje":
            columns.append(Printed(index, heads[index], type_, "%"))
        elif type_ in ("entero", "decimal") and unit and unit[0] not in ("%", "CLP"):
            columns.append(Printed(index, heads[index], type_, unit[0], unit[1]))
        else:
            columns.append(Printed(index, heads[index], type_))
    return columns


def _has_rows_of_counts(shares: Sequence[Sequence[str]], format: NumberFormat) -> bool:
    """Whether rows of a table of shares hold counts: none of their cells (two at least) has the sign that the cells of
    most rows have, and they are whole where shares have decimals; rows of hundreds alone are shares.

    ``shares`` are the cells of the columns of percentages, row by row.
    """
    rows = [[q for text in row if (q := parse(text, format=format)) is not None] for row in shares]
    signed = [q for row in rows for q in row if q.unit == "%"]
    if not signed or not sum(bool(q.decimals) for q in signed) >= TYPING.enough * len(signed):
        return False
    bare = [row for row in rows if len(row) > 1 and not any(q.unit or q.decimals for q in row)]
    return any(any(q.value not in (0, 100) for q in row) for row in bare)


def _declared(caption: str) -> tuple[str, Decimal] | None:
    """The unit and scale that a caption declares for all figures of its table; ``None`` where it declares none, or
    money and percentages together."""
    folded = fold_line(caption)
    said = _DECLARED.search(folded)
    if said is None or _PERCENT.search(folded):
        return None
    unit = re.split(r"[,.;:)]", folded[said.start() :], maxsplit=1)[0]
    return stated_unit(unit) if _NAMED_MONEY.search(unit) else None


def _caption_scale(announced_unit: tuple[str, Decimal] | None) -> Decimal:
    return announced_unit[1] if announced_unit and announced_unit[0] == "CLP" else Decimal(1)
