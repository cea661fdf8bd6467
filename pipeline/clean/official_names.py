"""Names in columns of official names that are almost one: a note, never a change."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.clean.values import evidence_of_cell
from pipeline.model import CleanTable, Finding, Table
from pipeline.official_codes import misspelt
from pipeline.rules import finding


def unofficial(table: Table, cleaned: CleanTable) -> Iterator[Finding]:
    """A note for each text that is almost an official name, at its first cell."""
    for column in cleaned.columns:
        if column.type != "texto":
            continue
        cells = [value for row in cleaned.rows if (value := row.values.get(column.name)) is not None and value.printed]
        near = misspelt(column.source or column.title, [value.printed for value in cells])
        for printed, official in near.items():
            first = next(value for value in cells if value.printed == printed)
            if first.row is not None and first.column is not None:
                yield finding(
                    "nombre-no-oficial",
                    evidence=(evidence_of_cell(table, first.row, first.column),),
                    observed=printed,
                    expected=official,
                    table=table.id,
                    printed=printed,
                    official=official,
                )
