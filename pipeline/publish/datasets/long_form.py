"""A dataset whose columns are years or months, one value below the other: ``anio``, ``mes`` and ``valor``.

"Hombres 2021, Hombres 2022, Mujeres 2021, Mujeres 2022" becomes ``anio``, ``hombres`` and ``mujeres``; columns headed
by the period alone become ``valor``. In a dataset over all reports ``anio`` is the year of the value and
``anio_reporte`` that of the account; months without a year are of the account's year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.contract import NUMERIC, PRINTED
from pipeline.publish.datasets import arrays
from pipeline.publish.datasets.described_fields import FieldDescription, described_field
from pipeline.publish.datasets.frames import Frame
from pipeline.publish.settings import SAYING
from pipeline.quantities.labels.label_words import identifier
from pipeline.quantities.labels.periods import Period, split_periods

SUFFIX = "_largo"
YEAR, MONTH, VALUE, REPORT_YEAR = "anio", "mes", "valor", "anio_reporte"


@dataclass(frozen=True, slots=True)
class _Series:
    """The columns of one measure by period."""

    name: str
    title: str
    columns: Mapping[Period, str]


def long_form(frame: Frame) -> Frame | None:
    """The long form of a dataset; ``None`` where its columns are of no years or months."""
    import pyarrow as pa
    import pyarrow.compute as pc

    series = _series(frame)
    if not series:
        return None
    periods = sorted({p for one in series for p in one.columns}, key=lambda p: (p.year or 0, p.month or 0))
    moved = {name for one in series for name in one.columns.values()}
    kept = [f for f in frame.schema if f.name not in moved and f.name.removesuffix(PRINTED) not in moved]
    has_year = YEAR in frame.schema.names
    parts = [_part(frame, series, period, kept, has_year) for period in periods]
    made = pa.concat_tables(parts)
    printed = [one.name + PRINTED for one in series]
    filled = made.column(printed[0]).is_valid()
    for name in printed[1:]:
        filled = pc.or_(filled, made.column(name).is_valid())
    month = _month(frame)
    made = _in_order(made.filter(filled), frame, month)
    said = dict(frame.schema.metadata or {})
    key = [n for n in ("reporte", "fila", YEAR, month) if n in made.schema.names]
    said |= {
        b"dataset": said.get(b"dataset", b"") + SUFFIX.encode(),
        b"titulo": said.get(b"titulo", b"") + " (una fila por período)".encode(),
        b"clave": " ".join(key).encode(),
    }
    return made.replace_schema_metadata(said)


def _month(frame: Frame) -> str:
    """What the column of months is called: a table may have a column of that name."""
    return MONTH if MONTH not in frame.schema.names else f"{MONTH}_periodo"


def _series(frame: Frame) -> list[_Series]:
    """The measures of which a frame has columns of several periods, every one once for each."""
    found: dict[str, dict[Period, str]] = {}
    titles: dict[str, str] = {}
    fields = [f for f in frame.schema if _may_be_a_period(f.metadata or {})]
    headers = [f.metadata.get(b"titulo", b"").decode() for f in fields]
    for field, (base, period) in zip(fields, split_periods(headers), strict=True):
        if period is not None and period not in found.setdefault(base, {}):
            found[base][period] = field.name
            titles.setdefault(base, base.capitalize() or "Valor")
    several = {base: columns for base, columns in found.items() if len(columns) >= SAYING.fewest_periods}
    taken = set(frame.schema.names) | {YEAR, _month(frame), REPORT_YEAR}
    made: list[_Series] = []
    for base, columns in several.items():
        name = identifier(base) or VALUE
        name = name if name.isidentifier() else f"{VALUE}_{name}"
        while name in taken:
            name = f"{name}_periodo"
        taken.add(name)
        made.append(_Series(name, titles[base], columns))
    return made


def _may_be_a_period(said: Mapping[bytes, bytes]) -> bool:
    """Whether a field holds figures, and not the text printed for them."""
    return b"impreso" not in said and said.get(b"tipo", b"").decode() in NUMERIC


def _part(frame: Frame, series: Sequence[_Series], period: Period, kept: Sequence[Any], has_year: bool) -> Frame:
    """The rows of one period."""
    import pyarrow as pa

    columns, fields = [], []
    for field in kept:
        renamed = field.with_name(REPORT_YEAR) if field.name == YEAR else field
        fields.append(renamed)
        columns.append(frame.column(field.name))
    every_year = any(p.year for one in series for p in one.columns)
    if every_year or has_year:
        own = frame.column(YEAR) if period.year is None and has_year else None
        fields.append(described_field(YEAR, pa.int64(), FieldDescription("Año", "entero", "Año del valor.")))
        columns.append(own if own is not None else arrays.integers([period.year] * frame.num_rows))
    if any(p.month for one in series for p in one.columns):
        said_month = FieldDescription("Mes", "entero", "Mes del valor, de 1 a 12.")
        fields.append(described_field(_month(frame), pa.int64(), said_month))
        columns.append(arrays.integers([period.month] * frame.num_rows))
    for one in series:
        first = frame.schema.field(next(iter(one.columns.values())))
        kinds = {frame.schema.field(name).type for name in one.columns.values()}
        kind = kinds.pop() if len(kinds) == 1 else pa.float64()
        said = first.metadata or {}
        unit, type_ = said.get(b"unidad", b"").decode(), said.get(b"tipo", b"").decode()
        type_ = "decimal" if type_ == "entero" and kind == pa.float64() else type_
        described = FieldDescription(one.title, type_, "Valor del año o mes de la fila.", unit)
        fields.append(described_field(one.name, kind, described))
        name = one.columns.get(period)
        nothing = pa.nulls(frame.num_rows, kind)
        columns.append(frame.column(name).cast(kind) if name else nothing)
        said_printed = FieldDescription(f"{one.title} (impreso)", "texto")
        fields.append(described_field(one.name + PRINTED, pa.string(), said_printed, printed=True))
        has_print = name is not None and name + PRINTED in frame.schema.names
        columns.append(frame.column(f"{name}{PRINTED}") if has_print else pa.nulls(frame.num_rows, pa.string()))
    return pa.Table.from_arrays(columns, schema=pa.schema(fields))


def _in_order(made: Frame, frame: Frame, month: str) -> Frame:
    """Rows in the order of the original ones, the periods of each together; the columns of the key first."""
    first = ["institucion", "region", YEAR, "reporte", "fila"]
    names = [n for n in first if n in made.schema.names]
    names += [n for n in (month,) if n in made.schema.names]
    names += [n for n in made.schema.names if n not in names and not n.endswith(PRINTED)]
    names += [n for n in made.schema.names if n not in names]
    order = {key: n for n, key in enumerate(_keys(frame))}
    keys = _keys(made)
    rows = sorted(range(made.num_rows), key=lambda row: order[keys[row]])
    return made.select(names).take(arrays.integers(rows))


def _keys(frame: Frame) -> list[tuple[Any, ...]]:
    named = [n for n in ("reporte", "fila") if n in frame.schema.names]
    return list(zip(*(frame.column(n).to_pylist() for n in named), strict=True))
