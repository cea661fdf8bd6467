"""The columns of one dataset's frames called alike, where their headers differ by a word from report to report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.clean.united_tables import ColumnOf, renamed
from pipeline.contract import DOUBT, NUMERIC, PRINTED, TITLE
from pipeline.publish.consolidate import Key
from pipeline.publish.frames import Frame

OF_EVERY_ROW = frozenset({"fila", "tipo_fila", DOUBT, TITLE})


def lined_up(parts: Sequence[tuple[Key, Frame]]) -> list[tuple[Key, Frame]]:
    """The frames of a dataset with the columns of each called as those of the first, where they are the same.

    Only columns of tables that no schema knows are called by their headers, and may differ by a word.
    """
    if not parts:
        return []
    first = _columns(parts[0][1])
    return [(key, _renamed(frame, renamed(first, _columns(frame)))) for key, frame in parts]


def _columns(frame: Frame) -> list[ColumnOf]:
    found = []
    for field in frame.schema:
        said = field.metadata or {}
        if field.name in OF_EVERY_ROW or b"impreso" in said:
            continue
        numeric = said.get(b"tipo", b"").decode() in NUMERIC
        found.append(ColumnOf(field.name, said.get(b"titulo", b"").decode(), numeric))
    return found


def _renamed(frame: Frame, names: Mapping[str, str]) -> Frame:
    if not names or frame.schema.metadata.get(b"conocido") == "sí".encode():
        return frame
    both = {**names, **{old + PRINTED: new + PRINTED for old, new in names.items()}}
    called = frame.rename_columns([both.get(name, name) for name in frame.schema.names])
    return called.replace_schema_metadata(frame.schema.metadata)  # renaming loses what the schema says of the whole
