"""SQL over everything published: DuckDB with a view for each consolidated dataset."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.run.summaries import COLLECTION
from pipeline.store import Folder, Output


class BadQuery(Exception):
    """The query cannot be answered; the message (Spanish) says why."""


@dataclass(frozen=True)
class Answer:
    """The columns of an answer and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query(out: Output, sql: str) -> Answer:
    """Answers ``sql`` over the consolidated datasets and the collection's own tables (``reportes``, ``tablas``,
    ``cifras``, ``afirmaciones``, ``hallazgos``), each a view of its name.

    Raises:
        BadQuery: nothing is published, or DuckDB refuses the query.
    """
    import duckdb

    paths = [*out.find(f"{COLLECTION}/*.parquet"), *out.find("datasets/*.parquet")]
    if not paths:
        raise BadQuery(f"No hay nada publicado en «{out.address}». Ejecute antes «cuenta extract».")
    connection = duckdb.connect()
    try:
        for path in paths:
            _view(connection, out, path)
        result = connection.execute(sql)
        columns = tuple(column[0] for column in result.description or ())
        return Answer(columns, tuple(result.fetchall()))
    except duckdb.Error as error:
        names = ", ".join(sorted(Path(path).stem for path in paths))
        raise BadQuery(f"{error}\nConjuntos de datos: {names}.") from error
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
