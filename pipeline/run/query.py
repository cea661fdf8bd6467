"""SQL over everything published: DuckDB with a view for each consolidated dataset."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.contract import QUERY_VIEWS
from pipeline.run.summaries import published, summaries
from pipeline.store import Folder, Output

REPORTS, FINDINGS = QUERY_VIEWS


class BadQuery(Exception):
    """The query cannot be answered; the message (Spanish) says why."""


@dataclass(frozen=True)
class Answer:
    """The columns of an answer and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query(out: Output, sql: str) -> Answer:
    """Answers ``sql`` over the consolidated datasets, each a view of its name, and the views
    ``reportes`` (a row a report) and ``hallazgos`` (a row a finding).

    Raises:
        BadQuery: nothing is published, or DuckDB refuses the query.
    """
    import duckdb

    paths = out.find("datasets/*.parquet")
    if not paths:
        raise BadQuery(f"No hay nada publicado en «{out.address}». Ejecute antes «cuenta extract».")
    connection = duckdb.connect()
    try:
        for path in paths:
            _view(connection, out, path)
        if REPORTS in sql.lower() or FINDINGS in sql.lower():
            _own_tables(connection, out, with_findings=FINDINGS in sql.lower())
        result = connection.execute(sql)
        columns = tuple(column[0] for column in result.description or ())
        return Answer(columns, tuple(result.fetchall()))
    except duckdb.Error as error:
        names = ", ".join(sorted(Path(path).stem for path in paths))
        raise BadQuery(f"{error}\nConjuntos de datos: {names}, {REPORTS}, {FINDINGS}.") from error
    finally:
        connection.close()


def _view(connection: Any, out: Output, path: str) -> None:
    name = Path(path).stem.replace('"', '""')
    if isinstance(out, Folder):
        file = str(out.root / path).replace("'", "''")
        connection.execute(f"create view \"{name}\" as select * from read_parquet('{file}')")
    else:
        import pyarrow as pa
        import pyarrow.parquet as pq

        connection.register(name, pq.ParquetFile(pa.BufferReader(out.read(path))).read())


def _own_tables(connection: Any, out: Output, with_findings: bool) -> None:
    every = summaries(out, published(out))
    columns = "reporte varchar, institucion varchar, region varchar, anio integer, titulo varchar, documento varchar"
    connection.execute(f"create table {REPORTS} ({columns}, tablas integer, errores integer, advertencias integer)")
    _insert(
        connection,
        REPORTS,
        (
            (
                report,
                s["institution"],
                s["region"],
                s["year"],
                s["title"],
                s["source"]["path"],
                s["tables"],
                s["findings"]["error"],
                s["findings"]["warning"],
            )
            for report, s in every.items()
        ),
    )
    if not with_findings:
        return
    columns = "reporte varchar, id varchar, regla varchar, gravedad varchar, estado varchar, mensaje varchar"
    connection.execute(f"create table {FINDINGS} ({columns}, impreso varchar, esperado varchar, clave varchar)")
    read = out.read_many(f"{report}/findings.json" for report in every)
    _insert(
        connection,
        FINDINGS,
        (
            (
                path.split("/")[0],
                f["id"],
                f["rule"],
                f["severity"],
                f["status"],
                f["message"],
                f["observed"],
                f["expected"],
                f["key"],
            )
            for path, data in read.items()
            for f in json.loads(data)["findings"]
        ),
    )


def _insert(connection: Any, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    listed = list(rows)
    if listed:
        marks = ", ".join("?" for _ in listed[0])
        connection.executemany(f"insert into {table} values ({marks})", listed)
