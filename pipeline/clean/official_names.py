"""Names in columns of official names that are almost one: a note, never a change."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.clean.values import evidence_of_cell
from pipeline.model import CleanTable, Finding, Table
from pipeline.official_codes import misspelt
from pipeline.rules import finding


def unofficial(table: Table, cleaned: CleanTable) -> Iterator[Finding]:
    """A note for each text that is almost an official name, at its first cell."""
    printed = {
        column.name: [value.printed if (value := row.values.get(column.name)) else None for row in cleaned.rows]
        for column in cleaned.columns
    }
    for column in cleaned.columns:
        if column.type != "texto":
            continue
        beside = [texts for name, texts in printed.items() if name != column.name]
        near = misspelt(column.source or column.title, printed[column.name], beside)
        for text, official in near.items():
            cells = (row.values.get(column.name) for row in cleaned.rows)
            first = next(value for value in cells if value is not None and value.printed == text)
            if first.row is not None and first.column is not None:
                yield finding(
                    "nombre-no-oficial",
                    evidence=(evidence_of_cell(table, first.row, first.column),),
                    observed=text,
                    expected=official,
                    table=table.id,
                    printed=text,
                    official=official,
                )
