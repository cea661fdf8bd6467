"""One dataset over all reports: the frames of many reports one below the other, keys first.

Cheap enough for a thousand reports: frames come typed (fresh ones, or read back from each report's
Parquet with ``tabular.read_parquet``) and are only lined up and concatenated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import CleanReport
from pipeline.publish.datasets import arrays
from pipeline.publish.datasets.frames import Frame


@dataclass(frozen=True, slots=True)
class Key:
    """Whose rows they are: the columns every consolidated dataset starts with."""

    institution: str
    region: str
    year: int | None
    report: str

    @classmethod
    def of(cls, report: CleanReport) -> Key:
        identity = report.identity
        return cls(identity.institution, identity.region, identity.year, report.document.report)

    @property
    def order(self) -> tuple[str, str, int, str]:
        return (self.institution, self.region, self.year or 0, self.report)


def consolidate(parts: Iterable[tuple[Key, Frame]], name: str = "", title: str = "") -> Frame:
    """The frames of one dataset as one, sorted by institution, region, year and report.

    It is called ``name`` and titled ``title``; where either is "", as the first frame is.

    Columns are united by name: typed ones in order of first appearance, printed ones behind them.
    Whole numbers and decimals under one name become decimals; any other difference becomes text.

    Raises:
        ValueError: there is no frame.
    """
    import pyarrow as pa

    ordered = sorted(parts, key=lambda part: part[0].order)
    if not ordered:
        raise ValueError("no frame to consolidate")
    fields = _united_fields([frame.schema for _, frame in ordered])
    schema = pa.schema([*_key_fields(), *fields], metadata=_metadata(ordered[0][1], name, title))
    lined_up = []
    for key, frame in ordered:
        keys = _key_arrays(key, frame.num_rows)
        lined_up.append(pa.Table.from_arrays([*keys, *(_column(frame, field) for field in fields)], schema=schema))
    return pa.concat_tables(lined_up).combine_chunks()


def _metadata(frame: Frame, name: str, title: str) -> dict[bytes, bytes]:
    said = dict(frame.schema.metadata or {})
    return said | {key: text.encode() for key, text in ((b"dataset", name), (b"titulo", title)) if text}


def _key_fields() -> list[Any]:
    import pyarrow as pa

    def key(name: str, kind: Any, title: str, type: str, description: str) -> Any:
        return pa.field(name, kind, metadata={"tipo": type, "titulo": title, "descripcion": description})

    return [
        key("institucion", pa.string(), "Institución", "texto", "Servicio que rinde la cuenta."),
        key("region", pa.string(), "Región", "texto", "Región a la que se refiere la cuenta."),
        key("anio", pa.int64(), "Año", "entero", "Año del que se rinde cuenta."),
        key("reporte", pa.string(), "Reporte", "codigo", "Identificador del reporte: su archivo sin extensión."),
    ]


def _key_arrays(key: Key, count: int) -> list[Any]:
    import pyarrow as pa

    def same(made: Any) -> Any:
        return pa.repeat(made[0], count)

    named = [arrays.strings([text or None]) for text in (key.institution, key.region)]
    return [*map(same, named), same(arrays.integers([key.year])), same(arrays.strings([key.report]))]


def _united_fields(schemas: Sequence[Any]) -> list[Any]:
    found: dict[str, Any] = {}
    for schema in schemas:
        for field in schema:
            known = found.get(field.name)
            found[field.name] = field if known is None else _common(known, field)
    is_printed = {name: b"impreso" in (field.metadata or {}) for name, field in found.items()}
    return sorted(found.values(), key=lambda field: is_printed[field.name])


def _common(one: Any, other: Any) -> Any:
    """The first field, in a type that holds the values of both, and said to be of that type."""
    import pyarrow as pa

    if one.type == other.type:
        return one
    said = dict(one.metadata or {})
    if {one.type, other.type} == {pa.int64(), pa.float64()}:
        if said.get(b"tipo") == b"entero":
            said[b"tipo"] = b"decimal"
        return one.with_type(pa.float64()).with_metadata(said)
    said[b"tipo"] = b"texto"
    said.pop(b"unidad", None)
    return one.with_type(pa.string()).with_metadata(said)


def _column(frame: Frame, field: Any) -> Any:
    import pyarrow as pa

    if field.name not in frame.schema.names:
        return pa.nulls(frame.num_rows, field.type)
    column = frame.column(field.name)
    return column if column.type == field.type else column.cast(field.type)
