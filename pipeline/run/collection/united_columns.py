"""In which column of a dataset over all reports a figure stands: ``cifras.campo_reunido``.

The columns of a family are called alike over its reports, so that some are called otherwise than in the dataset of
their report. Which are is kept in the metadata of the dataset, whose rows are not made again while nothing changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.contract import PRINTED
from pipeline.publish.datasets import arrays
from pipeline.publish.datasets.collection_tables import UNITED
from pipeline.publish.datasets.consolidate import Key
from pipeline.publish.datasets.frames import Frame
from pipeline.store import Output, Unwritable

COLUMN = "campo_reunido"
_NAMES = b"columnas_de_los_reportes"

OwnColumns = Mapping[tuple[str, str], Mapping[str, str]]
"""The name in the collection of the columns that are called otherwise in a report, by report and dataset of it."""


def with_own_names(united: Frame, parts: Sequence[tuple[Key, Frame]], lined: Sequence[tuple[Key, Frame]]) -> Frame:
    """A dataset of the collection with what its columns are called in its reports, where that is otherwise.

    Args:
        parts: the frames of its reports.
        lined: the same with their columns called alike.
    """
    found = []
    for (key, frame), (_, renamed) in zip(parts, lined, strict=True):
        pairs = zip(frame.schema.names, renamed.schema.names, strict=True)
        names = {old: new for old, new in pairs if old != new and not old.endswith(PRINTED)}
        if names:
            found.append([key.report, (frame.schema.metadata or {}).get(b"dataset", b"").decode(), names])
    if not found:
        return united
    said = {**(united.schema.metadata or {}), _NAMES: json.dumps(found, ensure_ascii=False).encode()}
    return united.replace_schema_metadata(said)


def own_names(out: Output, families: Iterable[str]) -> OwnColumns:
    """What :func:`with_own_names` wrote into the published datasets of families.

    Raises:
        pipeline.store.Unwritable: one of them is damaged.
    """
    import pyarrow.parquet as pq
    from pyarrow import BufferReader

    found: dict[tuple[str, str], Mapping[str, str]] = {}
    for path, data in out.read_many(f"datasets/{name}.parquet" for name in sorted(families)).items():
        try:
            said = (pq.read_schema(BufferReader(data)).metadata or {}).get(_NAMES)
        except (ValueError, OSError) as error:
            message = f"El archivo publicado «{path}» está dañado. Bórrelo y vuelva a ejecutar: se hace de nuevo."
            raise Unwritable(message) from error
        found |= {(report, dataset): names for report, dataset, names in json.loads(said or b"[]")}
    return found


def with_columns(figures: Frame, tables: Frame, names: OwnColumns) -> Frame:
    """``cifras`` with the column of each figure in the dataset over all reports, where its table is in one.

    Args:
        tables: ``tablas`` of the collection.
        names: see :func:`own_names`.
    """

    def listed(frame: Frame, *columns: str) -> Iterable[Any]:
        return zip(*(frame.column(name).to_pylist() for name in columns), strict=True)

    in_united = {
        (report, table): names.get((report, dataset), {})
        for report, table, dataset, united in listed(tables, "reporte", "tabla", "conjunto", UNITED)
        if united
    }
    made = [
        called.get(column, column) if column and (called := in_united.get((report, table))) is not None else None
        for report, table, column in listed(figures, "reporte", "tabla", "campo")
    ]
    at = figures.schema.get_field_index(COLUMN)
    return figures.set_column(at, figures.schema.field(at), arrays.strings(made))
