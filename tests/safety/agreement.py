"""Compares what was published with itself: CSV, Parquet, Data Package, each report and the whole.

Nothing of the pipeline is used but the guard of its CSV: files are read as a stranger would read them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

KEYS = ["institucion", "region", "anio", "reporte", "fila"]
GUARD = re.compile(
    r"""^'(?=[\s'"\u00ad\u200b-\u200d\u2060\ufeff]*[=+@\-＝＋＠－﹣])|^'(?='*[\t\r\n])"""
    r"""|(?<=,)'(?=['"\u00ad\u200b-\u200d\u2060\ufeff]*[=+@\-＝＋＠－﹣])"""
)
TYPES = {"string": "string", "int64": "integer", "double": "number", "date32[day]": "date"}
SAID = ("name", "type", "title", "unit", "description")

Row = tuple[Any, ...]


def disagreements(out: Path) -> list[str]:
    """Everything in which the files of an output folder do not agree; empty is what a test wants."""
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    return [
        *(f"{path}: {what}" for path in pairs(out) for what in of_pair(path)),
        *of_package(out, package),
        *of_union(out),
    ]


def pairs(out: Path) -> list[Path]:
    """Every dataset, by the path of its CSV."""
    return sorted(out.glob("**/datasets/*.csv"))


def csv_rows(path: Path) -> tuple[list[str], list[list[str]]]:
    data = path.read_bytes()
    if not data.startswith(b"\xef\xbb\xbf") or b"\r" in data:
        raise AssertionError(f"{path}: no byte order mark, or carriage returns")
    names, *rows = csv.reader(io.StringIO(data[3:].decode("utf-8"), newline=""), delimiter=";", strict=True)
    return names, rows


def value_of(text: str, type: str) -> Any:
    """A field of a CSV by the type the Data Package says it is of."""
    if text == "":
        return None
    if type == "string":
        return GUARD.sub("", text)
    if type == "integer":
        return int(text)
    return float(text.replace(",", ".")) if type == "number" else date.fromisoformat(text)


def of_pair(path: Path) -> Iterator[str]:
    """In which a CSV and the Parquet beside it differ."""
    if not path.with_suffix(".parquet").exists():
        yield "has no Parquet"
        return
    frame = pq.read_table(path.with_suffix(".parquet"))
    names, rows = csv_rows(path)
    if names != frame.schema.names:
        yield f"columns {names} are not {frame.schema.names}"
        return
    if len(set(map(str.lower, names))) < len(names):
        yield f"columns of one name: {names}"
    types = [TYPES[str(field.type)] for field in frame.schema]
    if any(len(row) != len(names) for row in rows):
        yield "a row is not as wide as the header"
        return
    read = [tuple(value_of(text, type) for text, type in zip(row, types, strict=True)) for row in rows]
    kept = list(zip(*(column.to_pylist() for column in frame.columns), strict=True))
    if [tuple(map(repr, row)) for row in read] != [tuple(map(repr, row)) for row in kept]:
        differing = [(a, b) for a, b in zip(read, kept, strict=False) if repr(a) != repr(b)]
        yield f"{len(read)} rows are not {len(kept)} rows: {differing[:1]}"
    if any(isinstance(value, float) and not math.isfinite(value) for row in kept for value in row):
        yield "a figure that is no number"
    period = [names.index(name) for name in ("anio", "mes") if name in names and path.stem.endswith("_largo")]
    keys = [(row[names.index("fila")], *(row[index] for index in period)) for row in kept]
    where = [row[names.index("reporte")] if "reporte" in names else "" for row in kept]
    if any(key[0] is None for key in keys) or len(set(zip(where, keys, strict=True))) != len(keys):
        yield "rows without a key of their own"


def of_package(out: Path, package: dict[str, Any]) -> Iterator[str]:
    """In which ``datapackage.json`` and the files it describes differ."""
    described = {resource["path"]: resource for resource in package["resources"]}
    published = [*out.glob("datasets/*.csv"), *out.glob("collection/*.csv")]
    if sorted(described) != sorted(p.relative_to(out).as_posix() for p in published):
        yield f"resources {sorted(described)} are not the files"
    for name, resource in described.items():
        text, columnar = (out / name).read_bytes(), (out / resource["parquet"]).read_bytes()
        if resource["bytes"] != len(text) or resource["hash"] != "sha256:" + hashlib.sha256(text).hexdigest():
            yield f"{name}: not the size or hash that is stated"
        if resource["parquet_hash"] != "sha256:" + hashlib.sha256(columnar).hexdigest():
            yield f"{name}: not the hash of the Parquet that is stated"
        schema = pq.read_schema(out / resource["parquet"])
        named = [tuple(field.get(k) for k in SAID) for field in resource["schema"]["fields"]]
        is_so = []
        for field in schema:
            said = {k.decode(): v.decode() for k, v in (field.metadata or {}).items()}
            title = said.get("titulo", field.name)
            is_so.append((field.name, TYPES[str(field.type)], title, said.get("unidad"), said.get("descripcion")))
        if named != is_so:
            other = [t for t, i in zip(named, is_so, strict=False) if t != i]
            yield f"{name}: fields {other} are not as in the Parquet"
    sources = sorted((s["title"], s["sha256"]) for s in package["sources"])
    reports = [json.loads(path.read_text(encoding="utf-8"))["source"] for path in out.glob("*/report.json")]
    if sources != sorted((r["path"].rsplit("/", 1)[-1], r["sha256"]) for r in reports):
        yield "the sources are not the documents of the reports"


def of_union(out: Path) -> Iterator[str]:
    """In which a dataset over all reports and those of each report differ."""
    expected: dict[str, list[tuple[Row, dict[str, Any]]]] = {}
    columns_of: dict[str, set[str]] = {}
    families = json.loads((out / "families.json").read_text(encoding="utf-8"))["families"]
    family = {tuple(member): kind["name"] for kind in families for member in kind["members"]}
    reports = {row["reporte"]: row for row in pq.read_table(out / "collection/reportes.parquet").to_pylist()}
    for summary in sorted(out.glob("*/report.json")):
        said = json.loads(summary.read_text(encoding="utf-8"))
        if reports[said["report"]]["mismo_documento"]:
            continue
        whose = (said["institution"] or None, said["region"] or None, said["year"], said["report"])
        for path in sorted(summary.parent.glob("datasets/*.parquet")):
            name = family.get((said["report"], path.stem))
            if name is None and path.stem in said["families"]:
                continue  # it is alike no other and stays in its report
            frame = pq.read_table(path)
            columns_of.setdefault(name or path.stem, set()).update(frame.schema.names)
            expected.setdefault(name or path.stem, []).extend((whose, row) for row in frame.to_pylist())
    if sorted(expected) != sorted(p.stem for p in out.glob("datasets/*.parquet")):
        yield f"datasets {sorted(expected)} are not those over all reports"
        return
    for name, rows in expected.items():
        frame = pq.read_table(out / "datasets" / f"{name}.parquet")
        if frame.schema.names[: len(KEYS)] != KEYS:
            yield f"{name}: does not begin with its keys"
        columns = frame.schema.names[4:]
        if name in family.values():  # its columns may be called alike for all
            if sorted(row["fila"] for _, row in rows) != sorted(frame.column("fila").to_pylist()):
                yield f"{name}: its rows are not those of the reports"
            continue
        listed = frame.to_pylist()
        if name.endswith("_largo"):  # the year of a row is that of its figure; the report's has a column of its own
            columns = [column for column in columns if column != "anio_reporte"]
            columns_of[name].discard("anio")
            own_years = [(whose[3], row["fila"], row.get("anio") or whose[2]) for whose, row in rows]
            if sorted(own_years) != sorted((row["reporte"], row["fila"], row["anio"]) for row in listed):
                yield f"{name}: the years of its figures are not those of the reports"
            listed = [{**row, "anio": row["anio_reporte"]} for row in listed]
        if set(columns) != columns_of[name]:
            yield f"{name}: its columns are not those of the reports"
        types = {field.name: str(field.type) for field in frame.schema}
        wanted = [(whose, [same(row.get(c), types[c]) for c in columns]) for whose, row in rows]
        kept = [(tuple(row[k] for k in KEYS[:4]), [same(row[c], types[c]) for c in columns]) for row in listed]
        if sorted(map(repr, wanted)) != sorted(map(repr, kept)):
            yield f"{name}: {len(kept)} rows over all reports are not the {len(wanted)} of the reports"


def same(value: Any, type: str) -> Any:
    """A value as a column of ``type`` holds it: where reports differ, the whole is of the wider type."""
    if value is None:
        return None
    if type == "double":
        return float(value)
    return pa.scalar(value).cast(pa.string()).as_py() if type == "string" else value
