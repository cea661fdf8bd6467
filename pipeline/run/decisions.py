"""What people decide, written beside the document: accepted findings and corrections.

Entries are added at the end of the file and nothing in it is rewritten, so that comments and order
stay and a version-control diff shows the one decision that was taken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline import locations, store
from pipeline.run import declared, reports
from pipeline.run.reports import Unknown
from pipeline.safe_text import plain
from pipeline.store import Output

_HEADS = {
    "accepted": "# Hallazgos aceptados: quién decidió qué, y por qué. Los escribe «cuenta accept»; se pueden editar.\n",
    "correction": "# Correcciones: dónde, qué está impreso, qué debe decir y por qué. «cuenta correct» las agrega.\n",
}
_SUFFIX = {"accepted": ".decisions.toml", "correction": ".corrections.toml"}


def _entry(kind: str, values: Mapping[str, Any]) -> str:
    """A TOML table of an array; JSON's strings and whole numbers are TOML's too (DEL apart, which is no text)."""
    said = {key: plain(value) if isinstance(value, str) else value for key, value in values.items()}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in said.items() if value != ""]
    return f"\n[[{kind}]]\n" + "\n".join(lines) + "\n"


def _document(out: Output, report: str) -> str:
    path: str = reports.summary(out, report)["source"]["path"]
    if locations.read_if_there(path) is None:
        raise Unknown(
            f"El documento «{path}» de «{report}» no está. "
            "Ejecute la orden desde la carpeta en que corrió «cuenta extract»."
        )
    return path


def _add(path: str, kind: str, values: Mapping[str, Any]) -> str:
    file = locations.sibling(path, _SUFFIX[kind])
    before = locations.read_if_there(file)
    declared.load(file)  # an entry behind broken TOML would be lost
    text = before.decode("utf-8") if before else _HEADS[kind]
    if not text.endswith("\n"):
        text += "\n"
    name = file.rsplit("/", 1)[-1]
    store.output(locations.folder_of(file)).write(name, (text + _entry(kind, values)).encode())
    return file


def accept(out: Output, report: str, name: str, *, reason: str, source: str = "", by: str = "", on: str = "") -> str:
    """Writes that a finding (by id or key) is accepted as it is.

    Returns:
        The path of the file.

    Raises:
        Unknown: no such report, finding or document, or it is decided already.
        pipeline.run.declared.BadDeclaration: the file beside the document is no TOML.
        pipeline.store.Unwritable: the file cannot be written.
    """
    found = reports.finding(out, report, name)
    path = _document(out, report)
    entries = declared.load(locations.sibling(path, _SUFFIX["accepted"])).get("accepted", [])
    if any(entry.get("finding") == found["key"] for entry in entries):
        raise Unknown(f"El hallazgo «{name}» ya está aceptado; edite el archivo para cambiar la razón.")
    values = {
        "finding": found["key"],
        "rule": found["rule"],
        "message": found["message"],
        "reason": reason,
        "source": source,
        "by": by,
        "on": on,
    }
    return _add(path, "accepted", values)


def cell_of(out: Output, report: str, where: str) -> tuple[str, int, int, str]:
    """The cell (table, row, column, printed text) that ``where`` names: ``t04/12/3``, or a finding
    by id or key, whose first accused cell is meant.

    Raises:
        Unknown: there is none.
    """
    parts = where.split("/")
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        table, row, column = parts[0], int(parts[1]), int(parts[2])
    else:
        found = reports.finding(out, report, where)
        cells = [e for e in found["evidence"] if e.get("table") and e.get("role") == "observed"]
        if not cells:
            raise Unknown(f"El hallazgo «{where}» no acusa una celda; indíquela como tabla/fila/columna: t04/12/3.")
        table, row, column = cells[0]["table"], cells[0]["row"], cells[0]["column"]
    rows = reports.table(out, report, table).rows
    if row >= len(rows) or column >= len(rows[row]):
        raise Unknown(f"La tabla «{table}» tiene {len(rows)} filas y {len(rows[0])} columnas, contadas desde 0.")
    return table, row, column, rows[row][column]


def correct(
    out: Output, report: str, where: str, value: str, *, reason: str, source: str = "", by: str = "", on: str = ""
) -> tuple[str, str]:
    """Writes that a cell (see :func:`cell_of`) should say ``value``.

    Returns:
        The path of the file, and what the cell prints.

    Raises: as :func:`accept`.
    """
    table, row, column, printed = cell_of(out, report, where)
    path = _document(out, report)
    entries = declared.load(locations.sibling(path, _SUFFIX["correction"])).get("correction", [])
    if any((e.get("table"), e.get("row"), e.get("column")) == (table, row, column) for e in entries):
        raise Unknown(f"La celda {table}/{row}/{column} ya tiene una corrección; edite el archivo para cambiarla.")
    values = {
        "table": table,
        "row": row,
        "column": column,
        "printed": printed,
        "value": value,
        "reason": reason,
        "source": source,
        "by": by,
        "on": on,
    }
    return _add(path, "correction", values), printed
