"""``datapackage.json``: what was published, described by the Data Package standard, version 2.

https://datapackage.org/standard/data-package/ — every dataset is a resource with its dialect and the type,
title, description and unit of each column; the documents they come from are the sources, with their hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pipeline.model import Source
from pipeline.publish.data_files import csv_cells, json_text

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
DIALECT = {"delimiter": csv_cells.DELIMITER, "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True}
ROW_KINDS = ["detalle", "subtotal", "total", "promedio"]
TYPES = {"int64": "integer", "double": "number", "date32[day]": "date"}


@dataclass(frozen=True, slots=True)
class Resource:
    """A published dataset: the CSV's path in the output folder and the Arrow schema it was written from
    (as in its Parquet, which stands beside it); ``report`` is None for a dataset over all reports.
    ``size`` (bytes) and ``sha256`` are the CSV's, ``parquet_sha256`` the Parquet's; None where they are not stated."""

    path: str
    schema: Any
    report: str | None = None
    description: str = ""
    size: int | None = None
    sha256: str | None = None
    parquet_sha256: str | None = None

    @classmethod
    def of(cls, path: str, text: bytes, columnar: bytes) -> Resource:
        """A dataset over all reports by the bytes of its CSV, published at ``path``, and of its Parquet."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pq.read_schema(pa.BufferReader(columnar))
        return cls(
            path,
            schema,
            size=len(text),
            sha256=hashlib.sha256(text).hexdigest(),
            parquet_sha256=hashlib.sha256(columnar).hexdigest(),
        )


def datapackage_json(
    resources: Iterable[Resource], sources: Iterable[Source], stated: Mapping[str, Any] = MappingProxyType({})
) -> bytes:
    """The package of all resources (in the order given), with the sources sorted by path.

    ``stated`` are properties of the package that stand for its own: title, licences, contributors.
    """
    listed = sorted(sources, key=lambda source: (source.path, source.sha256))
    package = {
        "$schema": PROFILE,
        "name": "cuentas-publicas",
        "title": "Cuentas públicas: datos limpios y revisados",
        "description": (
            "Tablas de cuentas públicas leídas de sus documentos, con tipos, unidades y la cifra impresa de cada "
            "valor. Los CSV separan con punto y coma, usan coma decimal y UTF-8 con marca de orden de bytes. Un "
            "apóstrofo antepuesto a un texto que comienza con =, +, - o @ y no es un número (o a lo que así comienza "
            "tras una coma) impide que una planilla lo ejecute como fórmula y no es parte del texto; el Parquet "
            "contiene el texto sin él."
        ),
        **stated,
        "sources": [_source(source) for source in listed],
        "resources": _named([_resource(resource) for resource in resources]),
    }
    return json_text.dump(package)


def _source(source: Source) -> dict[str, Any]:
    name = source.path.rsplit("/", 1)[-1]
    made: dict[str, Any] = {"title": name, "sha256": source.sha256, "format": source.format}
    if _is_relative(source.path):
        made["path"] = source.path
    return made


def _is_relative(path: str) -> bool:
    """Whether the standard allows it as a path: neither absolute nor climbing out of the folder."""
    return not path.startswith(("/", "~")) and ".." not in path.split("/") and ":" not in path and "\\" not in path


def _resource(resource: Resource) -> dict[str, Any]:
    said = _decoded(resource.schema.metadata)
    dataset = said.get("dataset", "")
    name = dataset if resource.report is None else f"{resource.report}.{dataset}"
    title = said.get("titulo", dataset)
    own = said.get("clave", "").split()
    key = own or (["fila"] if resource.report is not None else ["reporte", "fila"])
    return {
        "name": name.lower(),
        "type": "table",
        "title": title if resource.report is None else f"{title} ({resource.report})",
        "description": resource.description or _description(title, resource.report),
        "path": resource.path,
        **_digests(resource),
        "parquet": resource.path.removesuffix(".csv") + ".parquet",
        **({"parquet_hash": f"sha256:{resource.parquet_sha256}"} if resource.parquet_sha256 else {}),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": DIALECT,
        "schema": {
            "fields": [_field(field, key) for field in resource.schema],
            "primaryKey": key,
            "missingValues": [""],
        },
    }


def _digests(resource: Resource) -> dict[str, Any]:
    if resource.sha256 is None:
        return {}
    return {"bytes": resource.size, "hash": f"sha256:{resource.sha256}"}


def _description(title: str, report: str | None) -> str:
    if report is None:
        return f"«{title}»: todos los reportes juntos; una fila por cada fila de las tablas de origen."
    return f"«{title}» del reporte {report}: una fila por cada fila de las tablas de origen."


def _field(field: Any, keys: Sequence[str]) -> dict[str, Any]:
    said = _decoded(field.metadata)
    type = TYPES.get(str(field.type), "string")
    made: dict[str, Any] = {"name": field.name, "type": type, "title": said.get("titulo", field.name)}
    if type == "number":
        made["decimalChar"] = csv_cells.DECIMAL
    if type == "date":
        made["format"] = "%Y-%m-%d"
    for key, value in (("description", said.get("descripcion")), ("unit", said.get("unidad"))):
        if value:
            made[key] = value
    if field.name in keys:
        made["constraints"] = {"required": True}
    if field.name == "tipo_fila":
        made["constraints"] = {"required": True, "enum": ROW_KINDS}
    return made


def _decoded(metadata: Mapping[bytes, bytes] | None) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in (metadata or {}).items()}


def _named(resources: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Resources with names that differ: a second one of the same name gets a number."""
    seen: dict[str, int] = {}
    for resource in resources:
        name = resource["name"]
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            resource["name"] = f"{name}-{seen[name]}"
    return list(resources)
