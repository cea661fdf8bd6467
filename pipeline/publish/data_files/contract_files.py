"""The files programs read: ``tables.json``, ``findings.json``, ``claims.json`` and each table as printed.

Their form is the output contract (docs/output.md): keys may be added, never renamed. Same report, same
bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.geometry import Place
from pipeline.model import Cell, CleanReport, Evidence, Finding, Numeral, Paragraph, Recognition, Report, Table
from pipeline.publish.data_files import csv_cells, json_text
from pipeline.publish.data_files.file_names import slug


def tables_json(report: Report) -> bytes:
    """Every table as read, in reading order, verbatim and cell by cell."""
    source = report.document.source
    return json_text.dump(
        {
            "report": report.document.report,
            "source": {
                "path": source.path,
                "sha256": source.sha256,
                "format": source.format,
                "pages": source.pages,
            },
            "tables": [_table(table, report) for table in report.document.tables],
        }
    )


def findings_json(report: Report) -> bytes:
    """Every finding, in the report's order, with what proves it."""
    return json_text.dump({"findings": [_finding(finding) for finding in report.findings]})


def claims_json(report: Report) -> bytes:
    """Every numeral of the prose, in reading order, with its reading and verdict."""
    corrected = {(c.sentence, c.printed): c.value for c in report.corrections if c.sentence}
    return json_text.dump({"numerals": [_numeral(numeral, report.clean, corrected) for numeral in report.numerals]})


def printed_tables(report: Report) -> Mapping[str, bytes]:
    """Each table as printed: relative path (``tables/03-<slug>.csv``) to the bytes of a CSV file."""
    files: dict[str, bytes] = {}
    for number, table in enumerate(report.document.tables, start=1):
        files[table_path(number, table)] = csv_cells.encode(table.rows)
    return files


def table_path(number: int, table: Table) -> str:
    """Where the ``number``-th table (from 1) is published, relative to its report."""
    name = slug(table.caption or table.section or " ".join(table.rows[0] if table.rows else ()))
    return f"tables/{number:02d}-{name}.csv"


def _table(table: Table, report: Report) -> dict[str, Any]:
    clean = report.clean.clean.get(table.id)
    return {
        "id": table.id,
        "caption": table.caption,
        "section": table.section,
        "pages": list(table.pages),
        "header_rows": table.header_rows,
        "rows": [list(row) for row in table.rows],
        "dataset": clean.dataset if clean else None,
        "method": table.method,
        "confidence": round(float(table.confidence), 3),
        "cells": [_cell(cell) for cell in table.cells],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "row": cell.row,
        "column": cell.column,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "text": cell.text,
        **_place(cell.place),
        **({"confidence": cell.confidence} if cell.confidence is not None else {}),
        **(_reading(cell.reading) if cell.reading is not None else {}),
    }


def _reading(reading: Recognition) -> dict[str, Any]:
    """How sure a text read from a picture is; what was read and why it was settled, where it was."""
    made: dict[str, Any] = {"confidence": round(float(reading.confidence), 3)}
    if reading.raw is not None:
        made |= {"raw": reading.raw, "reason": reading.reason}
    if reading.alternatives:
        made["alternatives"] = list(reading.alternatives)
    return made


def _place(place: Place) -> dict[str, Any]:
    """Page and box always, line and paragraph where the source has them."""
    made: dict[str, Any] = {
        "page": place.page,
        "box": json_text.box(place.box),
    }
    if place.line is not None:
        made["line"] = place.line
    if place.paragraph is not None:
        made["paragraph"] = place.paragraph
    return made


def _finding(finding: Finding) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "observed": finding.observed,
        "expected": finding.expected,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "suggestion": finding.suggestion,
        "status": finding.status,
        "key": finding.key,
    }
    if finding.arithmetic:
        made["arithmetic"] = finding.arithmetic
    if finding.second_reading:
        made["second_reading"] = finding.second_reading
    if finding.consequences:
        made["consequences"] = [_finding(consequence) for consequence in finding.consequences]
    if decision := finding.decision:
        made["decision"] = {
            "kind": decision.kind,
            "reason": decision.reason,
            "source": decision.source,
            "by": decision.by,
            "on": decision.on,
            **({"left": list(decision.left)} if decision.left else {}),
        }
    return made


def _evidence(evidence: Evidence) -> dict[str, Any]:
    if evidence.table is None:
        where: dict[str, Any] = {"table": None, "sentence": evidence.sentence}
    else:
        where = {"table": evidence.table, "row": evidence.row, "column": evidence.column}
        if evidence.sentence is not None:
            where["sentence"] = evidence.sentence
    made = {**where, "text": evidence.text, **_place(evidence.place), "role": evidence.role}
    if evidence.confidence is not None:
        made["confidence"] = round(float(evidence.confidence), 3)
    return made


def _numeral(numeral: Numeral, clean: CleanReport, corrected: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "sentence": numeral.sentence,
        "text": numeral.text,
        "value": numeral.value,
        "unit": clean.identity.unit(numeral.unit),
        "reading": numeral.reading,
        "verdict": numeral.verdict,
        "evidence": [_evidence(evidence) for evidence in numeral.evidence],
        **_place(numeral.place),
    }
    if (value := corrected.get((numeral.sentence, numeral.text))) is not None:
        made["corrected"] = value
    block = clean.document.blocks[numeral.block]
    if isinstance(block, Paragraph) and (parts := block.readings_in(numeral.start, numeral.end)):
        made |= _reading(min((part.reading for part in parts), key=lambda reading: reading.confidence))
    return made
