"""Clean tables as Arrow tables: what ``datasets/<name>.csv`` and ``.parquet`` of a report are written from.

A frame has ``fila`` and ``tipo_fila``, the columns of the dataset in their types, and behind them
``<column>_impreso`` with the text as printed of every figure and date (and of any other column in which a
declared correction replaced the print), so that typing loses nothing. What each column means travels in
the metadata of its Arrow field, and so in the Parquet file: a frame read back needs nothing beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any, cast

from pipeline.contract import DOUBT, NUMERIC, OTHER_UNIT, PRINTED, TITLE
from pipeline.model import CellKey, CleanReport, CleanRow, CleanTable, Column, Typed
from pipeline.official_codes import Codes, codes_of
from pipeline.publish.datasets import arrays
from pipeline.publish.datasets.described_fields import FieldDescription, described_field
from pipeline.quantities.numerals import parse

Frame = Any
"""A ``pyarrow.Table``; pyarrow is imported where it is used, its import takes a quarter of a second."""

WITH_PRINT = frozenset({"entero", "decimal", "porcentaje", "monto", "fecha"})
MAX_INT = 2**63 - 1


InDoubt = Mapping[CellKey, Sequence[str]]
"""The findings (their ids) that accuse a cell, by table, row and column."""


def frames(report: CleanReport, in_doubt: InDoubt | None = None) -> Mapping[str, Frame]:
    """Every dataset of the report by name, in order of first appearance.

    Tables of the same dataset stand one below the other; a column that only some have is empty in the
    others. Types: ``entero`` and ``monto`` int64 (float64 where a value has decimals), ``decimal`` and
    ``porcentaje`` float64 (percent, not fraction), ``fecha`` date32, the rest text. A value that could not
    be read as its type is empty and keeps its print. A row with a figure that a finding accuses (``in_doubt``),
    corrected or not, says in ``en_duda`` which column and which finding; the column is there where a row has one.
    So is ``otra_unidad``, which says the figure that is of another unit than its column ("95,3 %" among pesos).
    """
    grouped: dict[str, list[CleanTable]] = {}
    for table in report.tables:
        grouped.setdefault(table.dataset, []).append(table)
    return {name: _frame(name, tables, in_doubt or {}) for name, tables in grouped.items()}


def _frame(name: str, tables: Sequence[CleanTable], in_doubt: InDoubt) -> Frame:
    import pyarrow as pa

    made = [*_own_columns(tables), *_columns_of_dataset(tables)]
    made += _hierarchy([row for table in tables for row in table.rows], taken={field.name for field, _ in made})
    made += _columns_of_tables(tables, in_doubt)
    fields, arrays_made = [field for field, _ in made], [array for _, array in made]
    metadata = {"dataset": name, "titulo": tables[0].title, "conocido": "sí" if tables[0].known else "no"}
    return pa.Table.from_arrays(arrays_made, schema=pa.schema(fields, metadata=metadata))


def _own_columns(tables: Sequence[CleanTable]) -> Iterator[tuple[Any, Any]]:
    """The key of each row and its kind."""
    import pyarrow as pa

    rows = [row for table in tables for row in table.rows]
    said = "Clave de la fila: tabla y fila del documento."
    yield _own_field("fila", pa.string(), "Fila", "texto", said), arrays.strings([row.key for row in rows])
    said = "Si la fila es un detalle, un subtotal, un total o un promedio: detalle, subtotal, total, promedio."
    field = _own_field("tipo_fila", pa.string(), "Tipo de fila", "codigo", said)
    yield field, arrays.strings([row.kind for row in rows])


def _columns_of_dataset(tables: Sequence[CleanTable]) -> Iterator[tuple[Any, Any]]:
    """The typed values, the prints of those that keep them, the official codes of names."""
    import pyarrow as pa

    columns = _united(tables)
    rows = [row for table in tables for row in table.rows]
    for column in columns:
        values = [_typed(column, row) for row in rows]
        kind = _arrow_type(column, values)
        yield _described(column, kind), _array(values, kind)
    for column in columns:
        if _keeps_print(column, rows):
            yield _printed_field(column), arrays.strings([_printed(column, row) for row in rows])
    for codes in _official(columns, rows):
        field = _own_field(codes.name, pa.string(), codes.title, "codigo", codes.description)
        yield field, arrays.strings(codes.values)


def _columns_of_tables(tables: Sequence[CleanTable], in_doubt: InDoubt) -> Iterator[tuple[Any, Any]]:
    """What findings accuse of each row, where they do, and the title of its table, where there are several."""
    import pyarrow as pa

    doubts = [_doubts(table, row, in_doubt) for table in tables for row in table.rows]
    if any(doubts):
        said = "Columnas que un hallazgo acusa, y cuál: total (f003)."
        yield _own_field(DOUBT, pa.string(), "En duda", "texto", said), arrays.strings(doubts)
    apart = [_of_other_units(table, row) for table in tables for row in table.rows]
    if any(apart):
        said = "Columnas en que la fila imprime una cifra de otra unidad que la columna, y cuál: monto (95,3 %)."
        yield _own_field(OTHER_UNIT, pa.string(), "Otra unidad", "texto", said), arrays.strings(apart)
    if len({table.title for table in tables}) > 1 and not tables[0].known:
        said = "Título impreso de la tabla de la fila."
        titles = [table.title or None for table in tables for _ in table.rows]
        yield _own_field(TITLE, pa.string(), "Título de la tabla", "texto", said), arrays.strings(titles)


def _hierarchy(rows: Sequence[CleanRow], taken: Set[str]) -> Iterator[tuple[Any, Any]]:
    """Columns of the hierarchy that the stub prints, those whose name is free; none where no row has a level."""
    import pyarrow as pa

    if not any(row.level for row in rows):
        return
    if "codigo" not in taken:
        said = "Código que la fila imprime delante de su nombre."
        yield (
            _own_field("codigo", pa.string(), "Código", "codigo", said),
            arrays.strings([r.code or None for r in rows]),
        )
    if "nivel" not in taken:
        said = "Nivel de la fila en la jerarquía que imprimen los códigos: 1 es el más alto; vacío, no se sabe."
        yield (
            _own_field("nivel", pa.int64(), "Nivel", "entero", said),
            arrays.integers([r.level for r in rows]),
        )
    if "fila_superior" not in taken:
        said = "Clave de la fila del grupo del que esta es parte."
        field = _own_field("fila_superior", pa.string(), "Fila superior", "codigo", said)
        yield field, arrays.strings([r.parent or None for r in rows])


def _official(columns: Sequence[Column], rows: Sequence[CleanRow]) -> list[Codes]:
    """Columns of official codes for columns of names, those whose name is free, one of each list."""
    taken = {column.name for column in columns}
    printed = {column.name: [_printed(column, row) for row in rows] for column in columns}
    found: list[Codes] = []
    for column in columns:
        if column.type not in ("texto", "codigo"):
            continue
        texts = [None if (value := row.values.get(column.name)) is None else str(value.typed or "") for row in rows]
        beside = [prints for name, prints in printed.items() if name != column.name]
        codes = codes_of(column.source or column.title, texts, beside)
        if codes is not None and codes.name not in taken:
            taken.add(codes.name)
            found.append(codes)
    return found


def is_in_doubt(doubts: str | None, column: str) -> bool:
    """Whether the text of a row's ``DOUBT`` column (see :func:`_doubts`) names a column."""
    return any(said.startswith(f"{column} (") for said in (doubts or "").split("; "))


def _doubts(table: CleanTable, row: CleanRow, in_doubt: InDoubt) -> str | None:
    said = []
    for name, value in row.values.items():
        if value.row is not None and value.column is not None:
            found = in_doubt.get((table.table, value.row, value.column), ())
            if found:
                said.append(f"{name} ({', '.join(found)})")
    return "; ".join(said) or None


def _of_other_units(table: CleanTable, row: CleanRow) -> str | None:
    """The columns of figures that are empty in a row because it prints one of another unit, with the print."""
    said = []
    for column in table.columns:
        value = row.values.get(column.name)
        if column.type in NUMERIC and value is not None and value.typed is None:
            quantity = parse(value.printed)
            if quantity is not None and quantity.unit:
                said.append(f"{column.name} ({value.printed})")
    return "; ".join(said) or None


def _united(tables: Sequence[CleanTable]) -> list[Column]:
    found: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            found.setdefault(column.name, column)
    return list(found.values())


def _typed(column: Column, row: CleanRow) -> Typed:
    """The value if it is of the column's kind, else nothing: the print is kept beside it."""
    value = row.values.get(column.name)
    typed = value.typed if value else None
    if column.type == "fecha":
        return typed if isinstance(typed, date) else None
    if column.type in WITH_PRINT:
        return typed if isinstance(typed, (int, Decimal)) and not isinstance(typed, bool) else None
    return None if typed is None or typed == "" else str(typed)


def _arrow_type(column: Column, values: Sequence[Typed]) -> Any:
    import pyarrow as pa

    if column.type == "fecha":
        return pa.date32()
    if column.type in ("entero", "monto"):
        whole = all(
            v is None or (v == int(v) and abs(int(v)) <= MAX_INT)
            for v in cast("Sequence[int | Decimal | None]", values)
        )
        return pa.int64() if whole else pa.float64()
    return pa.float64() if column.type in ("decimal", "porcentaje") else pa.string()


def _array(values: Sequence[Any], kind: Any) -> Any:
    import pyarrow as pa

    if pa.types.is_int64(kind):
        return arrays.integers([None if v is None else int(v) for v in values])
    if pa.types.is_float64(kind):
        return arrays.floats([None if v is None else _float(v) for v in values])
    return arrays.dates(values) if pa.types.is_date32(kind) else arrays.strings(values)


def _float(value: Any) -> float | None:
    """The nearest float; none for what is beyond all of them, which keeps its print."""
    nearest = float(value)
    return nearest if isfinite(nearest) else None


def _keeps_print(column: Column, rows: Sequence[CleanRow]) -> bool:
    if column.type in WITH_PRINT:
        return True
    return any((value := row.values.get(column.name)) is not None and value.corrected for row in rows)


def _printed(column: Column, row: CleanRow) -> str | None:
    value = row.values.get(column.name)
    return value.printed or None if value else None


def _described(column: Column, kind: Any) -> Any:
    said = FieldDescription(column.title, column.type, column.description, column.unit)
    return described_field(column.name, kind, said, extra=column.extra)


def _printed_field(column: Column) -> Any:
    import pyarrow as pa

    description = f"«{column.title}» tal como está impreso en el documento."
    said = FieldDescription(f"{column.title} (impreso)", "texto", description)
    return described_field(column.name + PRINTED, pa.string(), said, printed=True)


def _own_field(name: str, kind: Any, title: str, type: str, description: str) -> Any:
    """A column that we add."""
    return described_field(name, kind, FieldDescription(title, type, description))
