"""What is published of a report, read back: its summary, findings, tables and datasets."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pipeline.geometry import Box, Place
from pipeline.model import Cell, Recognition, Table
from pipeline.run.published import family_file
from pipeline.run.published.summaries import SUMMARY
from pipeline.run.settings import SHOWN
from pipeline.store import Output


class Unknown(Exception):
    """There is no such report, finding, table or cell; the message (Spanish) says what there is."""


def _some(names: list[str], none: str = "ninguno") -> str:
    listed = ", ".join(names[: SHOWN.most_named])
    return f"{listed}…" if len(names) > SHOWN.most_named else listed or none


def summary(out: Output, report: str) -> Mapping[str, Any]:
    """What a report says of itself.

    Raises:
        Unknown: it is not published.
    """
    data = out.read(f"{report}/{SUMMARY}") if report == report.strip("/.") and "/" not in report else None
    if data is None:
        there = [name.split("/")[0] for name in out.find(f"*/{SUMMARY}")]
        near = get_close_matches(report, there, n=1)
        perhaps = f" ¿Quiso decir «{near[0]}»?" if near else ""
        raise Unknown(f"No hay un reporte «{report}» en «{out.address}».{perhaps} Los publicados son: {_some(there)}.")
    found: Mapping[str, Any] = json.loads(data)
    return found


def _published(out: Output, report: str, file: str, key: str) -> list[dict[str, Any]]:
    summary(out, report)
    entries: list[dict[str, Any]] = json.loads(out.read(f"{report}/{file}") or b"{}").get(key, [])
    return entries


def findings(out: Output, report: str) -> list[dict[str, Any]]:
    """The findings of a report as ``findings.json`` has them."""
    return _published(out, report, "findings.json", "findings")


def numerals(out: Output, report: str) -> list[dict[str, Any]]:
    """The numerals of the prose of a report as ``claims.json`` has them."""
    return _published(out, report, "claims.json", "numerals")


def finding(out: Output, report: str, name: str) -> dict[str, Any]:
    """One finding by its id (``f001``) or key.

    Raises:
        Unknown: the report has none of that name.
    """
    every = findings(out, report)
    for found in every:
        if name in (found["id"], found["key"]):
            return found
    listed = f"Tiene: {_some([f['id'] for f in every])}."
    cell = f" Una celda se nombra con tabla, fila y columna: {name}/2/1." if re.fullmatch(r"t\d+", name) else ""
    raise Unknown(f"«{report}» no tiene un hallazgo «{name}». {listed}{cell}")


def _place(entry: Mapping[str, Any]) -> Place:
    box = entry.get("box")
    return Place(entry.get("page"), Box(*box) if box else None, entry.get("line"), entry.get("paragraph"))


def _reading(entry: Mapping[str, Any]) -> Recognition | None:
    if entry.get("confidence") is None:
        return None
    alternatives = tuple(entry.get("alternatives", ()))
    return Recognition(entry["confidence"], entry.get("raw"), entry.get("reason", ""), alternatives)


def tables(out: Output, report: str) -> dict[str, Table]:
    """The tables of a report as read, by id."""
    made = {}
    for entry in _published(out, report, "tables.json", "tables"):
        cells = tuple(
            Cell(c["row"], c["column"], c["text"], c["row_span"], c["column_span"], _place(c), _reading(c))
            for c in entry["cells"]
        )
        made[entry["id"]] = Table(
            entry["id"],
            cells,
            entry["header_rows"],
            entry["caption"],
            entry["section"],
            tuple(entry["pages"]),
            entry["method"],
            entry["confidence"],
        )
    return made


def table(out: Output, report: str, id: str) -> Table:
    """One table of a report.

    Raises:
        Unknown: the report has none of that id.
    """
    every = tables(out, report)
    if id not in every:
        raise Unknown(f"«{report}» no tiene una tabla «{id}». Tiene: {_some(list(every), 'ninguna')}.")
    return every[id]


def family(out: Output, name: str) -> list[tuple[str, Table]]:
    """The tables of a family of ``families.json``, each with its report.

    Raises:
        Unknown: there is no family of that name.
    """
    recorded = {str(one.get("name")): one for one in family_file.recorded(out)}
    if name not in recorded:
        raise Unknown(
            f"No hay una familia «{name}» en «{out.address}». Las que hay son: {_some(sorted(recorded), 'ninguna')}."
        )
    wanted: dict[str, set[str]] = {}
    for report, dataset in recorded[name]["members"]:
        wanted.setdefault(report, set()).add(dataset)
    found = []
    for report, names in sorted(wanted.items()):
        read = tables(out, report)
        listed = _published(out, report, "tables.json", "tables")
        found += [(report, read[entry["id"]]) for entry in listed if entry["dataset"] in names]
    return found


@dataclass(frozen=True)
class Rows:
    """A dataset of a report: its title, the type and the title of each column, and its rows."""

    title: str
    types: Mapping[str, str]
    titles: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]


def datasets(out: Output, report: str) -> dict[str, Rows]:
    """The datasets of a report by name, printed columns left out."""
    from pipeline.publish.datasets import tabular

    names = summary(out, report)["datasets"]
    read = out.read_many(f"{report}/datasets/{name}.parquet" for name in names)
    found = {}
    for path, data in read.items():
        frame = tabular.read_parquet(data)
        notes = {field.name: field.metadata or {} for field in frame.schema}
        kept = [name for name, note in notes.items() if b"impreso" not in note]
        columns = {name: frame.column(name).to_pylist() for name in kept}
        rows = tuple(dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))
        found[path.rsplit("/", 1)[-1].removesuffix(".parquet")] = Rows(
            (frame.schema.metadata or {}).get(b"titulo", b"").decode(),
            {name: notes[name].get(b"tipo", b"texto").decode() for name in kept},
            {name: notes[name].get(b"titulo", name.encode()).decode() for name in kept},
            rows,
        )
    return found
