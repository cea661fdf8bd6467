"""One finding explained in full: what is printed, what was expected, the arithmetic and every cell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.catalogue import CATALOGUE
from pipeline.clean.columns import titles
from pipeline.model import Table
from pipeline.publish import spanish

_SEVERITY = {"error": "error", "warning": "advertencia", "info": "nota"}
_STATUS = {"open": "abierto", "accepted": "aceptado", "corrected": "corregido"}
_ROLE = {
    "observed": "la cifra en cuestión",
    "operand": "entra en la cuenta",
    "expected": "con lo que se compara",
    "context": "contexto",
}


def explain(found: Mapping[str, Any], tables: Mapping[str, Table]) -> str:
    """A finding of ``findings.json`` as text for a terminal, in Spanish. ``tables`` are the report's."""
    return "\n".join(_lines(found, tables)) + "\n"


def _lines(found: Mapping[str, Any], tables: Mapping[str, Table]) -> Iterator[str]:
    rule = CATALOGUE.get(found["rule"])
    title = rule.title if rule else found["rule"]
    yield f"{found['id']} · {_SEVERITY[found['severity']]} · {title} ({found['rule']}) · {_STATUS[found['status']]}"
    yield ""
    yield found["message"]
    yield ""
    if found["observed"]:
        yield f"  Impreso:  {found['observed']}"
    if found["expected"] is not None:
        yield f"  Esperado: {found['expected']}"
    if found.get("arithmetic"):
        yield f"  Cuenta:   {found['arithmetic']}"
    if found.get("second_reading"):
        yield f"  Lectura:  {spanish.second_reading(found['second_reading'])}"
    if found["evidence"]:
        yield ""
        yield "Pruebas:"
        printed_before: set[str] = set()
        for evidence in found["evidence"]:
            yield from _evidence(evidence, tables)
            sentence = evidence.get("sentence") or ""
            if not evidence.get("table") and sentence not in printed_before:  # once, below the first of its figures
                yield f"      {sentence}"
                printed_before.add(sentence)
    if found.get("consequences"):
        yield ""
        yield "De la misma causa:"
        for consequence in found["consequences"]:
            yield f"  – {consequence['message']}"
            if consequence.get("arithmetic"):
                yield f"    {consequence['arithmetic']}"
    if found["suggestion"]:
        yield ""
        yield f"Sugerencia: {found['suggestion']}"
    if decision := found.get("decision"):
        yield ""
        yield _decision(decision)
    if rule:
        yield ""
        yield f"Qué significa: {rule.explanation}"
    yield f"Clave: {found['key']}"


def _decision(decision: Mapping[str, Any]) -> str:
    who = f" por {decision['by']}" if decision["by"] else ""
    when = f" el {spanish.day(decision['on'])}" if decision["on"] else ""
    source = f" (fuente: {decision['source']})" if decision["source"] else ""
    left = f" Falta decidir: {', '.join(decision['left'])}." if decision.get("left") else ""
    return f"Decisión: {_STATUS[decision['kind']]}{who}{when}: {decision['reason']}{source}{left}"


def _evidence(evidence: Mapping[str, Any], tables: Mapping[str, Table]) -> Iterator[str]:
    page = f", página {evidence['page']}" if evidence.get("page") else ""
    role = _ROLE.get(evidence.get("role", "observed"), "")
    if evidence.get("confidence") is not None:
        role += f" · leída de la imagen con una seguridad del {int(evidence['confidence'] * 100)} %"
    id_ = evidence.get("table")
    if not id_:
        yield f"  «{evidence['text']}»{page} · {role}"
        return
    row, column = evidence["row"], evidence["column"]
    where = f"{id_}/{row}/{column}"
    table = tables.get(id_)
    names = _names(table, row, column) if table else ""
    yield f"  {where:<10} «{evidence['text']}» {names}{page} · {role}"


def _names(table: Table, row: int | None, column: int | None) -> str:
    """The label of the row and the header of the column a cell stands in."""
    if row is None or column is None:
        return f"({table.caption})" if table.caption else ""
    label = next((text for text in table.rows[row][:column] if text), "") if row < table.row_count else ""
    heads = titles(table)
    header = heads[column] if column < len(heads) else ""
    named = " · ".join(part for part in (label, header) if part)
    return f"({named})" if named else ""
