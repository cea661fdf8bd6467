"""What people decide, written beside the document: accepted findings and corrections.

Entries are added at the end of the file and nothing in it is rewritten, so that comments and order
stay and a version-control diff shows the one decision that was taken.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from pipeline import contract, locations, store
from pipeline.clean import Declared, clean
from pipeline.contract import Dataset
from pipeline.model import Correction, Document, Source
from pipeline.quantities.numerals import parse
from pipeline.run.inputs import declared
from pipeline.run.published import reports
from pipeline.run.published.reports import Unknown
from pipeline.safe_text import plain
from pipeline.store import Output


@dataclass(frozen=True, slots=True)
class Justification:
    """Why something was decided, where that is known from, by whom and when (``2024-03-31``); "" what is not said."""

    reason: str
    source: str = ""
    by: str = ""
    on: str = ""


_HEADS = {
    "accepted": "# Hallazgos aceptados: quién decidió qué, y por qué. Los escribe «cuenta accept»; se pueden editar.\n",
    "correction": "# Correcciones: dónde, qué está impreso, qué debe decir y por qué. «cuenta correct» las agrega.\n",
}
_NUMERAL = re.compile(r"n\d+")
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


def accept(out: Output, report: str, name: str, why: Justification) -> str:
    """Writes that a finding (by id or key) is accepted as it is.

    Returns:
        The path of the file.

    Raises:
        Unknown: no such report, finding or document, or it is decided already.
        pipeline.run.inputs.declared.BadDeclaration: the file beside the document is no TOML.
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
        **asdict(why),
    }
    return _add(path, "accepted", values)


def figure_of(out: Output, report: str, name: str) -> Correction:
    """What ``name`` names, as a correction still without value and reason: a cell by its address (``t04/12/3``),
    a figure of the prose by its place in claims.json (``n012``), or the first figure a finding accuses (by id or key).

    Raises:
        Unknown: there is none.
    """
    parts = name.split("/")
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        return _cell(out, report, parts[0], int(parts[1]), int(parts[2]))
    if _NUMERAL.fullmatch(name):
        return _numeral(out, report, int(name[1:]))
    found = reports.finding(out, report, name)
    for e in found["evidence"]:
        if e.get("role") != "observed":
            continue
        if e.get("table") and e.get("row") is not None and e.get("column") is not None:
            return _cell(out, report, e["table"], e["row"], e["column"])
        if e.get("sentence"):
            return Correction("", 0, 0, e["text"], "", "", sentence=e["sentence"])
    raise Unknown(
        f"El hallazgo «{name}» no acusa una cifra; indique la celda como tabla/fila/columna (t04/12/3) "
        "o la cifra del texto por su lugar en claims.json (n012)."
    )


def _cell(out: Output, report: str, table: str, row: int, column: int) -> Correction:
    rows = reports.table(out, report, table).rows
    if row >= len(rows) or column >= len(rows[row]):
        raise Unknown(f"La tabla «{table}» tiene {len(rows)} filas y {len(rows[0])} columnas, contadas desde 0.")
    return Correction(table, row, column, rows[row][column], "", "")


def _numeral(out: Output, report: str, number: int) -> Correction:
    every = reports.numerals(out, report)
    if not 1 <= number <= len(every):
        raise Unknown(f"El texto de «{report}» tiene {len(every)} cifras: n001 a n{len(every):03d}.")
    said = every[number - 1]
    return Correction("", 0, 0, said["text"], "", "", sentence=said["sentence"])


def _refused(out: Output, report: str, correction: Correction, datasets: Sequence[Dataset]) -> str:
    """Why the dataset of a cell cannot hold its correction (Spanish); "" where it can."""
    if correction.sentence:
        return "" if parse(correction.value) else f"«{correction.value}» no se puede leer como una cifra"
    source = Source(path="", sha256="", format="text")
    alone = Document(report, source, (reports.table(out, report, correction.table),))
    found = clean(alone, datasets, Declared(corrections=(correction,))).findings
    return next((f.message for f in found if f.rule == "correccion-ilegible"), "")


def correct(out: Output, report: str, name: str, value: str, why: Justification) -> tuple[str, str]:
    """Writes that a figure (see :func:`figure_of`) should say ``value``.

    Returns:
        The path of the file, and what is printed.

    Raises: as :func:`accept`; also where the column of the cell cannot hold the value.
    """
    if not value.strip():
        raise Unknown(
            "El valor no puede quedar vacío: escriba lo que la cifra debe decir, como lo imprimiría el documento."
        )
    figure = figure_of(out, report, name)
    path = _document(out, report)
    refused = _refused(out, report, replace(figure, value=value, reason=why.reason), contract.datasets())
    if refused:
        how = "" if "encabezado" in refused else " Escríbalo como lo imprimiría el documento («2.340», «97,41%»)."
        raise Unknown(f"{refused.removesuffix('.')}.{how}")
    entries = declared.load(locations.sibling(path, _SUFFIX["correction"])).get("correction", [])
    place = {"sentence": figure.sentence} if figure.sentence else _position(figure)
    same = [e for e in entries if all(e.get(key) == at for key, at in place.items()) and e["printed"] == figure.printed]
    if same:
        raise Unknown(f"«{name}» ya tiene una corrección; edite el archivo para cambiarla.")
    values = {**place, "printed": figure.printed, "value": value, **asdict(why)}
    return _add(path, "correction", values), figure.printed


def _position(figure: Correction) -> dict[str, Any]:
    return {"table": figure.table, "row": figure.row, "column": figure.column}
