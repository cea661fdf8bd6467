"""The rows of each report in a consolidated dataset, kept so that one changed report does not make the
next run read the Parquet files of a thousand.

One file a dataset in the user's cache folder: a line of JSON that says whose parts follow, then the
parts as Arrow IPC streams, which read thirty times faster than as many small Parquet files. Nothing
in either can run. A part is taken only under the digest of its rows; a file that cannot be used is
the same as none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pipeline.publish.datasets.frames import Frame
from pipeline.store import Unwritable, write_file


def load(folder: Path, dataset: str, wanted: Mapping[str, str]) -> dict[str, Frame]:
    """Of the ``wanted`` parts (digest by report) those that are kept, by report."""
    import pyarrow as pa

    found: dict[str, Frame] = {}
    try:
        data = (folder / f"{dataset}.parts").read_bytes()
        head, _, body = data.partition(b"\n")
        at, options = 0, pa.ipc.IpcReadOptions(use_threads=False)
        for report, digest, length in json.loads(head):
            if wanted.get(report) == digest:
                found[report] = pa.ipc.open_stream(pa.py_buffer(body)[at : at + length], options=options).read_all()
            at += length
    except (OSError, ValueError, TypeError):  # pyarrow's own errors are ValueErrors
        return {}
    return found


def save(folder: Path, dataset: str, digests: Mapping[str, str], frames: Mapping[str, Frame]) -> None:
    """Keeps the parts of a dataset; a cache that cannot be written is done without."""
    streams = {report: _stream(frame) for report, frame in frames.items()}
    head = json.dumps([[report, digests[report], len(stream)] for report, stream in streams.items()])
    try:
        write_file(folder / f"{dataset}.parts", b"\n".join((head.encode(), b"".join(streams.values()))))
    except Unwritable:
        return


def _stream(frame: Frame) -> bytes:
    import pyarrow as pa

    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(
        sink, frame.schema, options=pa.ipc.IpcWriteOptions(compression="lz4", use_threads=False)
    ) as writer:
        writer.write_table(frame)
    return bytes(sink.getvalue())
