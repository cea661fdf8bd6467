"""Reports in which every text that a stranger can write is a payload."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipeline.model import (
    Cell,
    CleanRow,
    CleanTable,
    Column,
    Heading,
    Recognition,
    Report,
    Table,
    Value,
)

OURS = frozenset(
    {
        *(
            "id",
            "table",
            "rule",
            "severity",
            "status",
            "method",
            "format",
            "kind",
            "verdict",
            "role",
            "type",
            "dataset",
        ),
        *("key", "report", "sha256", "expectation", "reading"),
    }
)
"""Fields that only this program writes: names of its own making, words of its own lists."""


def hostile(report: Report, payloads: Sequence[str]) -> Report:
    """``report`` with each of its texts replaced by the next payload, round and round."""
    changed = _changed(report, itertools.cycle(payloads))
    assert isinstance(changed, Report)
    return changed


def _changed(value: Any, payloads: Iterator[str], name: str = "") -> Any:
    if isinstance(value, str):
        return value if name in OURS else next(payloads)
    if isinstance(value, tuple):
        return tuple(_changed(item, payloads, name) for item in value)
    if isinstance(value, Mapping):
        return {key: _changed(item, payloads) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Column):  # a column's name is a slug: tests/safety/test_published_files.py
            return replace(value, **{f: next(payloads) for f in ("title", "unit", "description", "source")})
        fields = {f.name: _changed(getattr(value, f.name), payloads, f.name) for f in dataclasses.fields(value)}
        return replace(value, **fields)
    return value


def wide(report: Report, payloads: Sequence[str]) -> Report:
    """``report`` with one more table, which holds every payload once, and a heading and a sentence of each."""
    read = [Recognition(0.5, text, text, (text,)) for text in ("Texto", *payloads)]
    cells = tuple(Cell(row, 0, one.raw or "", reading=one) for row, one in enumerate(read))
    unsure = tuple(Cell(row, 1, f"1{row}", reading=replace(one, raw=None)) for row, one in enumerate(read))
    table = Table("t99", (*cells, *unsure), caption="Todos", section="Todos")
    columns = (Column("texto", "texto", "Texto"),)
    rows = tuple(
        CleanRow(f"t99/r{n}", "detalle", {"texto": Value(t, t, n, 0)}) for n, t in enumerate(payloads, start=1)
    )
    clean = report.clean
    document = replace(clean.document, blocks=(*clean.document.blocks, table, *(Heading(text, 2) for text in payloads)))
    tables = (*clean.tables, CleanTable("t99", "todos", "Todos", columns, rows))
    return replace(report, clean=replace(clean, document=document, tables=tables))
