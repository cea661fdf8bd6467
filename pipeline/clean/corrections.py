"""Corrections that people declared: applied to typed values, beside the print; expired ones fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.clean.columns import Printed
from pipeline.clean.values import NAMES, evidence_of_cell, typed
from pipeline.model import CleanTable, Correction, Document, Evidence, FieldType, Finding, Heading, Paragraph, Value
from pipeline.quantities.numerals import NumberFormat
from pipeline.rules import finding

__all__ = ["Correction", "apply", "expired", "unusable"]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def expired(document: Document, correction: Correction) -> Finding | None:
    """The finding for a correction whose printed value is not where it says."""
    if correction.sentence:
        return _expired_in_prose(document, correction)
    table = document.table.get(correction.table)
    inside = table and 0 <= correction.row < table.row_count and 0 <= correction.column < table.column_count
    observed = table.rows[correction.row][correction.column] if table and inside else "(no existe)"
    if _squeezed(observed) == _squeezed(correction.printed):
        return None
    return finding(
        "correccion-vencida",
        evidence=(evidence_of_cell(table, correction.row, correction.column),) if table and inside else (),
        observed=observed,
        expected_print=correction.printed,
        place=f"de la celda {correction.table}/{correction.row}/{correction.column}",
    )


def _expired_in_prose(document: Document, correction: Correction) -> Finding | None:
    """The same for a figure of the prose: its sentence is gone, or says something else."""
    said = " ".join(correction.sentence.split())
    texts = (" ".join(b.text.split()) for b in document.blocks if isinstance(b, Heading | Paragraph))
    if correction.printed in said and any(said in text for text in texts):
        return None
    return finding(
        "correccion-vencida",
        evidence=(Evidence(correction.printed, sentence=correction.sentence),),
        observed="(no está)",
        expected_print=correction.printed,
        place="del texto",
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
        problem = (
            "es un encabezado o una celda que no está en los datos, y nada cambiaría: acepte el hallazgo o pregunte al "
            "servicio"
        )
        for position, row in enumerate(rows):
            for name, value in row.values.items():
                if (value.row, value.column) != (correction.row, correction.column):
                    continue
                column = columns[name]
                printed = _as_printed(table, name, value, column.type, format)
                new, readable = typed(correction.value, column.type, printed, format)
                if not readable:
                    problem = f"«{correction.value}» no se puede leer como {NAMES[column.type]}"
                    continue
                corrected = Value(new.typed, value.printed, value.row, value.column, corrected=True)
                row = replace(row, values={**row.values, name: corrected})
                rows[position], problem = row, ""
        if problem:
            failed.append((correction, problem))
    return replace(table, rows=tuple(rows)), failed


def _as_printed(table: CleanTable, name: str, cell: Value, type_: FieldType, format: NumberFormat) -> Printed:
    """How the column of a cell prints what its dataset holds, learnt of its other cells: in thousands or millions, the
    day or the month of a date first. A correction is written as the document would print it."""
    values = [value for row in table.rows if (value := row.values.get(name)) is not None and not value.corrected]
    nearest = sorted(values, key=lambda value: value.column != cell.column)
    plain = Printed(0, "", type_)
    if type_ == "fecha":
        month = replace(plain, order="month")
        for value in nearest:
            by_day, by_month = (typed(value.printed, type_, how, format)[0].typed for how in (plain, month))
            if by_day != by_month:
                return month if value.typed == by_month else plain
        return plain
    read = ((typed(value.printed, type_, plain, format)[0].typed, value.typed) for value in nearest)
    scales = [
        Decimal(now) / once
        for once, now in read
        if isinstance(once, int | Decimal) and isinstance(now, int | Decimal) and once and now
    ]
    return replace(plain, scale=max(scales, default=Decimal(1)))  # a cell may say its own unit, then it is 1 of it


def unusable(document: Document, correction: Correction, problem: str) -> Finding:
    """The finding for a correction that finds its cell but cannot be put in its place."""
    table = document.table[correction.table]
    return finding(
        "correccion-ilegible",
        evidence=(evidence_of_cell(table, correction.row, correction.column),),
        observed=correction.value,
        table=correction.table,
        row=correction.row,
        column=correction.column,
        problem=problem,
    )
