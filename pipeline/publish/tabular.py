"""Arrow tables to and from the bytes of files: CSV in our dialect, Parquet that pandas types rightly."""

from __future__ import annotations

import json
from typing import Any

from pipeline.publish import arrays, csv_cells
from pipeline.publish.frames import Frame


def to_csv(frame: Frame) -> bytes:
    """The frame as CSV (see ``csv_cells``): decimals with a comma, dates as 2022-11-19, empty for nothing.

    Works column by column in Arrow, so that a dataset of a thousand reports takes no loop over its cells.
    """
    import pyarrow.compute as pc

    header = csv_cells.DELIMITER.join(csv_cells.quote(name) for name in frame.schema.names)
    body = b""
    if frame.num_rows:
        texts = [_as_text(frame.column(i).combine_chunks()) for i in range(frame.num_columns)]
        lines = pc.binary_join_element_wise(
            *texts, arrays.text(csv_cells.DELIMITER), null_handling="replace", null_replacement=""
        )
        body = ("\n".join(lines.to_pylist()) + "\n").encode("utf-8")
    return csv_cells.BYTE_ORDER_MARK + header.encode("utf-8") + b"\n" + body


def _as_text(column: Any) -> Any:
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_string(column.type):
        return _quoted(_guarded(column))
    text = column.cast(pa.string())
    if pa.types.is_floating(column.type):
        text = pc.replace_substring_regex(text, r"\.0$", "")
        text = pc.replace_substring(text, ".", csv_cells.DECIMAL)
    return text


def _guarded(column: Any) -> Any:
    import pyarrow.compute as pc

    risky = pc.and_not(
        pc.match_substring_regex(column, csv_cells.RISKY), pc.match_substring_regex(column, csv_cells.PLAIN_NUMBER)
    )
    return pc.if_else(risky, pc.binary_join_element_wise(arrays.text("'"), column, arrays.text("")), column)


def _quoted(column: Any) -> Any:
    import pyarrow.compute as pc

    needed = pc.match_substring_regex(column, r'[;"\r\n]|^\s|\s$')
    doubled = pc.replace_substring(column, '"', '""')
    mark = arrays.text('"')
    return pc.if_else(needed, pc.binary_join_element_wise(mark, doubled, mark, arrays.text("")), column)


def to_parquet(frame: Frame) -> bytes:
    """The frame as Parquet, the same bytes for the same frame.

    Carries the note pandas leaves in files it writes itself, so that whole numbers with gaps come back
    as ``Int64`` instead of turning into floats.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    metadata = {**(frame.schema.metadata or {}), b"pandas": _pandas_note(frame.schema)}
    sink = pa.BufferOutputStream()
    pq.write_table(frame.replace_schema_metadata(metadata), sink, compression="zstd")
    return bytes(sink.getvalue())


def read_parquet(data: bytes) -> Frame:
    """A frame as :func:`to_parquet` wrote it, descriptions of its columns included.

    Raises:
        pyarrow.ArrowInvalid: the bytes are no Parquet.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    frame = pq.ParquetFile(pa.BufferReader(data)).read()
    metadata = {k: v for k, v in (frame.schema.metadata or {}).items() if k != b"pandas"}
    return frame.replace_schema_metadata(metadata)


def _pandas_note(schema: Any) -> bytes:
    import pyarrow as pa

    def types(kind: Any) -> tuple[str, str]:
        if pa.types.is_int64(kind):
            return "int64", "Int64"
        if pa.types.is_float64(kind):
            return "float64", "float64"
        return ("date", "object") if pa.types.is_date32(kind) else ("unicode", "str")

    columns = []
    for field in schema:
        pandas_type, numpy_type = types(field.type)
        columns.append(
            {
                "name": field.name,
                "field_name": field.name,
                "pandas_type": pandas_type,
                "numpy_type": numpy_type,
                "metadata": None,
            }
        )
    note = {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "3.0.0"}
    return json.dumps(note, separators=(",", ":"), ensure_ascii=True).encode()
