"""Corrections that people declared: applied to typed values, beside the print; expired ones fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.clean.columns import Printed
from pipeline.clean.values import NAMES, evidence, typed
from pipeline.model import CleanTable, Document, Finding, Value
from pipeline.quantities.numerals import NumberFormat
from pipeline.rules import finding


@dataclass(frozen=True, slots=True)
class Correction:
    """What one entry of ``raw/<name>.corrections.toml`` says.

    ``row`` and ``column`` index ``rows`` of ``tables.json`` (from 0, header rows counted);
    ``printed`` is the text the document shows there, ``value`` the right one, written as the
    document would print it.
    """

    table: str
    row: int
    column: int
    printed: str
    value: str
    reason: str
    source: str = ""
    by: str = ""
    on: str = ""


def _squeezed(text: str) -> str:
    return "".join(text.split())


def expired(document: Document, correction: Correction) -> Finding | None:
    """The finding for a correction whose printed value is not where it says."""
    table = document.table.get(correction.table)
    inside = table and 0 <= correction.row < table.row_count and 0 <= correction.column < table.column_count
    observed = table.rows[correction.row][correction.column] if table and inside else "(no existe)"
    if _squeezed(observed) == _squeezed(correction.printed):
        return None
    return finding(
        "correccion-vencida",
        evidence=(evidence(table, correction.row, correction.column),) if table and inside else (),
        observed=observed,
        expected_print=correction.printed,
        table=correction.table,
        row=correction.row,
        column=correction.column,
    )


def apply(
    table: CleanTable, corrections: Sequence[Correction], format: NumberFormat
) -> tuple[CleanTable, list[tuple[Correction, str]]]:
    """The table with the corrections of its cells in place, and those that could not be applied,
    each with why (Spanish)."""
    rows = list(table.rows)
    failed = []
    columns = {c.name: c for c in table.columns}
    for correction in corrections:
        problem = "esa celda no lleva un valor del conjunto de datos"
        for position, row in enumerate(rows):
            for name, value in row.values.items():
                if (value.row, value.column) != (correction.row, correction.column):
                    continue
                column = columns[name]
                new, readable = typed(correction.value, column.type, Printed(0, "", column.type), format)
                if not readable:
                    problem = f"«{correction.value}» no se puede leer como {NAMES[column.type]}"
                    continue
                corrected = Value(new.typed, value.printed, value.row, value.column, corrected=True)
                row = replace(row, values={**row.values, name: corrected})
                rows[position], problem = row, ""
        if problem:
            failed.append((correction, problem))
    return replace(table, rows=tuple(rows)), failed


def unusable(document: Document, correction: Correction, problem: str) -> Finding:
    """The finding for a correction that finds its cell but cannot be put in its place."""
    table = document.table[correction.table]
    return finding(
        "correccion-ilegible",
        evidence=(evidence(table, correction.row, correction.column),),
        observed=correction.value,
        table=correction.table,
        row=correction.row,
        column=correction.column,
        problem=problem,
    )
