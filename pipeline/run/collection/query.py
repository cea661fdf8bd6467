"""SQL over everything published: DuckDB with a view for each consolidated dataset."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pipeline.run.published.summaries import COLLECTION
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
    if not _is_text(sql):
        raise BadQuery("La consulta tiene bytes que no son texto en UTF-8.")
    connection = duckdb.connect()
    try:
        connection.execute("set enable_progress_bar = false")  # it would stand among the rows
        for path in paths:
            _view(connection, out, path)
        result = connection.execute(sql)
        if result is None:
            raise BadQuery("La consulta está vacía.")
        columns = tuple(column[0] for column in result.description or ())
        return Answer(columns, tuple(result.fetchall()))
    except duckdb.Error as error:
        raise BadQuery(in_spanish(str(error), sorted(Path(path).stem for path in paths))) from error
    finally:
        connection.close()


def _is_text(text: str) -> bool:
    """Whether it is Unicode text: bytes of a command line that are none are lone surrogates (PEP 383)."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


_IN_SPANISH = (
    (r"Table with name (\S+?)!? does not exist", "No existe la tabla «{}»."),
    (r'Referenced column "([^"]+)" not found', "No existe la columna «{}» en esas tablas."),
    (r'syntax error at or near "([^"]*)"', "La consulta está mal escrita cerca de «{}»."),
    (r"syntax error at end of input", "La consulta está incompleta."),
    (r"Scalar Function with name (\S+) does not exist", "No existe la función «{}»."),
    (
        r'column "([^"]+)" must appear in the GROUP BY',
        "«{}» debe estar en el GROUP BY o en una función como sum().",
    ),
    (
        r"No function matches the given name and argument types '([^']*)'",
        "«{}»: esa función no admite ese tipo; un texto se convierte con try_cast(columna as double).",
    ),
    (r"expression without FROM clause", "Falta decir de qué tabla: select … from …"),
    (r"Existing object \"([^\"]+)\" is of type", "«{}» es una vista de lo publicado: se consulta, no se cambia."),
    (r"Could not convert string '([^']*)'", "«{}» no se puede leer como número o fecha."),
)
"""What the data base says, as people read it; of the rest its own words are given."""


def in_spanish(error: str, tables: Sequence[str]) -> str:
    """An error of the data base in Spanish, with the tables that exist."""
    found = ((spanish, re.search(said, error)) for said, spanish in _IN_SPANISH)
    message = next(
        (message.format(*match.groups()) for message, match in found if match),
        f"No se pudo responder (DuckDB: {error.partition(chr(10))[0]})",
    )
    missing = re.search(_IN_SPANISH[0][0], error)
    near = get_close_matches(missing[1], tables, n=1) if missing else []
    perhaps = f" ¿Quiso decir «{near[0]}»?" if near else ""
    columns = re.search(r"Candidate bindings: (.+)", error)
    bound = re.findall(r'"([^"]+)"', columns[1]) if columns else []
    known = f"\nColumnas parecidas: {', '.join(bound)}." if bound else ""
    return f"{message}{perhaps}{known}\nTablas que existen: {', '.join(tables)}."


def _view(connection: Any, out: Output, path: str) -> None:
    name = Path(path).stem.replace('"', '""')
    if isinstance(out, Folder) and _is_text(out.address):
        file = str(out.root / path).replace("'", "''")
        connection.execute(f"create view \"{name}\" as select * from read_parquet('{file}')")
    else:
        import pyarrow as pa
        import pyarrow.parquet as pq

        connection.register(name, pq.ParquetFile(pa.BufferReader(out.read(path))).read())
