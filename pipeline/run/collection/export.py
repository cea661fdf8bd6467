"""What is published, in the forms that portals and other programs take: one DuckDB file, CKAN, DCAT, fiscal data.

CKAN, DCAT and fiscal are made from ``datapackage.json`` alone (``publish/portals``); before any of them is given out,
:func:`personal` says what it has of persons.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.publish.portals.ckan import ckan as ckan_package
from pipeline.publish.portals.dcat import dcat as dcat_dataset
from pipeline.publish.portals.files import is_address
from pipeline.publish.portals.fiscal import fiscal as fiscal_package
from pipeline.publish.portals.personal_data import PersonalData, of_report
from pipeline.run.published.summaries import COLLECTION, published_reports
from pipeline.store import Folder, Output, unwritable, write_named

FORMATS = ("ckan", "dcat", "fiscal", "duckdb")


class NoAddress(Exception):
    """A licence is stated by something else than its address where only that is understood."""


class NothingPublished(Exception):
    """There is nothing to export; the message (Spanish) says what to do."""


def _package(out: Output) -> Mapping[str, Any]:
    data = out.read("datapackage.json")
    if data is None:
        raise NothingPublished(f"No hay nada publicado en «{out.address}». Ejecute antes «cuenta extract».")
    package: Mapping[str, Any] = json.loads(data)
    return package


def ckan(out: Output, *, organisation: str = "", address: str = "", licence: str = "") -> bytes:
    """What CKAN's ``package_create`` takes (:func:`pipeline.publish.portals.ckan.ckan`).

    Raises:
        NothingPublished: there is no ``datapackage.json``.
    """
    return ckan_package(_package(out), organisation=organisation, address=address, licence=licence)


def dcat(out: Output, *, address: str = "", licence: str = "") -> bytes:
    """A ``dcat:Dataset`` in JSON-LD (:func:`pipeline.publish.portals.dcat.dcat`).

    Raises:
        NoAddress: the licence is stated, and not by its address.
        NothingPublished: there is no ``datapackage.json``.
    """
    if licence and not is_address(licence):
        raise NoAddress(f"En DCAT una licencia es su dirección (https://…), y «{licence}» no lo es. Revise --licence.")
    return dcat_dataset(_package(out), address=address, licence=licence)


def fiscal(out: Output, *, licence: str = "") -> bytes:
    """The budget datasets as a Fiscal Data Package (:func:`pipeline.publish.portals.fiscal.fiscal`).

    Raises:
        NothingPublished: there is no ``datapackage.json``, or no dataset of a budget.
    """
    made = fiscal_package(_package(out), licence=licence)
    if made is None:
        raise NothingPublished(
            f"Lo publicado en «{out.address}» no tiene conjuntos de un presupuesto: con montos de al menos dos de sus "
            "fases, como vigente y devengado."
        )
    return made


def personal(out: Output) -> list[PersonalData]:
    """The personal data that the published reports print."""
    found: list[PersonalData] = []
    for report in sorted(published_reports(out)):
        tables = json.loads(out.read(f"{report}/tables.json") or b"{}").get("tables", [])
        numerals = json.loads(out.read(f"{report}/claims.json") or b"{}").get("numerals", [])
        sentences = dict.fromkeys(str(numeral["sentence"]) for numeral in numerals)
        found += of_report(report, tables, sentences)
    return found


def duckdb(out: Output, path: Path) -> Sequence[str]:
    """One DuckDB file with a table for every dataset and every table of the collection; an earlier one is replaced.

    Returns:
        The names of its tables.

    Raises:
        NothingPublished: there are no datasets.
        pipeline.store.Unwritable: the file cannot be written; what was there before is whole.
    """
    import duckdb as engine

    found = [*out.find(f"{COLLECTION}/*.parquet"), *out.find("datasets/*.parquet")]
    if not found:
        raise NothingPublished(f"No hay nada publicado en «{out.address}». Ejecute antes «cuenta extract».")
    names = []
    with TemporaryDirectory() as folder:
        made = Path(folder) / "cuentas.duckdb"
        try:
            with engine.connect(str(made)) as connection:
                for source in found:
                    names.append(write_table(connection, out, source))
        except engine.IOException as error:
            code = errno.ENOSPC if "No space left" in str(error) else errno.EIO
            raise unwritable(folder, OSError(code, str(error))) from error
        write_named(path, made.read_bytes())
    return names


def write_table(connection: Any, out: Output, source: str) -> str:
    """Makes a table of a published Parquet file; its name."""
    name = Path(source).stem
    quoted = name.replace('"', '""')
    if isinstance(out, Folder):
        file = str(out.root / source).replace("'", "''")
        connection.execute(f"create table \"{quoted}\" as select * from read_parquet('{file}')")
        return name
    import pyarrow as pa
    import pyarrow.parquet as pq

    connection.register("rows", pq.ParquetFile(pa.BufferReader(out.read(source))).read())
    connection.execute(f'create table "{quoted}" as select * from rows')
    connection.unregister("rows")
    return name
