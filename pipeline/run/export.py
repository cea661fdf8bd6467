"""What is published, in the forms that portals and other programs take: one DuckDB file, CKAN, DCAT.

CKAN: the argument of ``package_create`` (CKAN API 3), one resource a file. DCAT: a ``dcat:Dataset`` in JSON-LD
(W3C DCAT 3), a ``dcat:Distribution`` a file. Both are made from ``datapackage.json`` alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.run.summaries import COLLECTION
from pipeline.store import Folder, Output

MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
LICENCE = "notspecified"  # CKAN's word: the documents and figures belong to the services that published them
FORMATS = ("ckan", "dcat", "duckdb")


class NothingPublished(Exception):
    """There is nothing to export; the message (Spanish) says what to do."""


def _package(out: Output) -> Mapping[str, Any]:
    data = out.read("datapackage.json")
    if data is None:
        raise NothingPublished(f"No hay nada publicado en «{out.address}». Ejecute antes «cuenta extract».")
    package: Mapping[str, Any] = json.loads(data)
    return package


def _files(package: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str, str, str]]:
    """Each resource with its files: path, form and hash."""
    for resource in package["resources"]:
        yield resource, resource["path"], "csv", resource.get("hash", "")
        yield resource, resource["parquet"], "parquet", resource.get("parquet_hash", "")


def ckan(out: Output, *, organisation: str = "", address: str = "", licence: str = LICENCE) -> bytes:
    """What CKAN's ``package_create`` takes.

    Args:
        organisation: the id of the organisation that owns it (``owner_org``), "" for none.
        address: where the published folder is served, before each path; "" leaves ``url`` the path alone.
        licence: the id of the licence as CKAN lists it.

    Raises:
        NothingPublished: there is no ``datapackage.json``.
    """
    package = _package(out)
    resources = [
        {
            "name": f"{resource['title']} ({form.upper()})",
            "description": resource["description"],
            "url": _at(address, path),
            "format": form.upper(),
            "mimetype": MEDIA[form],
            "hash": hash_.removeprefix("sha256:"),
        }
        for resource, path, form, hash_ in _files(package)
    ]
    made = {
        "name": package["name"],
        "title": package["title"],
        "notes": package["description"],
        "license_id": licence,
        "tags": [{"name": "cuentas públicas"}, {"name": "transparencia"}],
        "resources": resources,
        "extras": [{"key": "fuentes", "value": ", ".join(source["title"] for source in package["sources"])}],
        **({"owner_org": organisation} if organisation else {}),
    }
    return _dumped(made)


def dcat(out: Output, *, address: str = "", licence: str = "") -> bytes:
    """A ``dcat:Dataset`` in JSON-LD. ``licence`` is an address, left out where it is "".

    Raises:
        NothingPublished: there is no ``datapackage.json``.
    """
    package = _package(out)
    distributions = [
        {
            "@type": "dcat:Distribution",
            "dct:title": resource["title"],
            "dct:description": resource["description"],
            "dcat:accessURL": {"@id": _at(address, path)},
            "dcat:mediaType": MEDIA[form],
            **({"spdx:checksum": _checksum(hash_)} if hash_ else {}),
        }
        for resource, path, form, hash_ in _files(package)
    ]
    made = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "spdx": "http://spdx.org/rdf/terms#",
        },
        "@type": "dcat:Dataset",
        "dct:title": package["title"],
        "dct:description": package["description"],
        "dct:language": "es",
        "dcat:keyword": ["cuentas públicas", "transparencia"],
        **({"dct:license": {"@id": licence}} if licence else {}),
        "dcat:distribution": distributions,
    }
    return _dumped(made)


def _checksum(hash_: str) -> dict[str, str]:
    return {"spdx:algorithm": "sha256", "spdx:checksumValue": hash_.removeprefix("sha256:")}


def _at(address: str, path: str) -> str:
    return f"{address.rstrip('/')}/{path}" if address else path


def _dumped(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def duckdb(out: Output, path: Path) -> Sequence[str]:
    """One DuckDB file with a table for every dataset and every table of the collection; an earlier one is replaced.

    Returns:
        The names of its tables.

    Raises:
        NothingPublished: there are no datasets.
    """
    import duckdb as engine
    import pyarrow as pa
    import pyarrow.parquet as pq

    found = [*out.find(f"{COLLECTION}/*.parquet"), *out.find("datasets/*.parquet")]
    if not found:
        raise NothingPublished(f"No hay nada publicado en «{out.address}». Ejecute antes «cuenta extract».")
    path.unlink(missing_ok=True)
    names = []
    with engine.connect(str(path)) as connection:
        for source in found:
            name = Path(source).stem
            names.append(name)
            quoted = name.replace('"', '""')
            if isinstance(out, Folder):
                file = str(out.root / source).replace("'", "''")
                connection.execute(f"create table \"{quoted}\" as select * from read_parquet('{file}')")
            else:
                rows = pq.ParquetFile(pa.BufferReader(out.read(source))).read()
                connection.register("rows", rows)
                connection.execute(f'create table "{quoted}" as select * from rows')
                connection.unregister("rows")
    return names
