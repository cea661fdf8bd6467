"""Budget datasets as a Fiscal Data Package (version 0.3, a profile of Tabular Data Package).

A dataset is of a budget where it has amounts of two phases of it: what was approved, what it became, what was spent.
Phases are known by the words of budgeting in headers ("Presupuesto inicial", "Vigente", "Devengado", "Pagado"), the
direction by the words for income. Each such column is a measure, the year, the body and the classification dimensions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.contract import DOUBT, OTHER_UNIT, TITLE
from pipeline.publish.portals.files import NOT_SPECIFIED, PackageDescriptor, is_address, json_bytes
from pipeline.spanish.folding import fold_line

PROFILE = "https://specs.frictionlessdata.io/schemas/fiscal-data-package.json"
FEWEST = 2  # phases from which on a dataset is of a budget
_PHASES = (
    ("executed", re.compile(r"\b(?:devengad[oa]s?|ejecutad[oa]s?|pagad[oa]s?|percibid[oa]s?|gasto\s+efectivo)\b")),
    ("adjusted", re.compile(r"\b(?:vigentes?|modificad[oa]s?|definitiv[oa]s?|actualizad[oa]s?|requerimientos?)\b")),
    ("approved", re.compile(r"\b(?:inicial(?:es)?|aprobad[oa]s?|originales?|ley\s+de\s+presupuestos?)\b")),
    ("proposed", re.compile(r"\b(?:proyectad[oa]s?|estimad[oa]s?|proyecto\s+de\s+ley)\b")),
)
_NO_MEASURE = re.compile(r"%|\b(?:porcentaje|avance|saldos?|diferencias?|dif|variacion|ejecucion)\b")
_INCOME = re.compile(r"\b(?:ingresos?|recursos?|rentas?|recaudacion)\b")
_CURRENCY = re.compile(r"^(?!UTM$)[A-Z]{3}$")  # the UTM is a unit of Chilean taxes
_UNKNOWN_CURRENCY = "XXX"
"""What ISO 4217 writes where no currency is meant: the standard asks for one of every measure."""
_KEY = ("anio", "institucion")


def fiscal(package: PackageDescriptor, *, licence: str = "") -> bytes | None:
    """The budget datasets described for programs of public finance; ``None`` where there are none.

    ``licence``: its id or its address; that of the package where it is "".
    """
    currency = _only_currency(package)
    read = [(resource, _measures(resource, currency)) for resource in package["resources"]]
    budgets = [(resource, measures) for resource, measures in read if len(_phases(measures)) >= FEWEST]
    if not budgets:
        return None
    every: dict[str, Any] = {}
    dimensions: dict[str, Any] = {}
    for resource, measures in budgets:
        for name, said in measures.items():
            every[f"{resource['name']}_{name}"] = {"source": name, "resource": resource["name"], **said}
        for name, dimension in _dimensions(resource):
            dimensions[f"{resource['name']}_{name}"] = dimension
    made = {
        "profile": "tabular-data-package",
        "name": f"{package['name']}-presupuesto",
        "title": f"{package['title']}: presupuesto",
        "description": package["description"],
        **{key: package[key] for key in ("contributors", "keywords") if package.get(key)},
        "licenses": _licences(licence) or package.get("licenses") or [{"name": NOT_SPECIFIED}],
        "granularity": "aggregated",
        "resources": [_resource(resource) for resource, _ in budgets],
        "model": {"measures": every, "dimensions": dimensions},
    }
    return json_bytes(made)


def _licences(licence: str) -> list[dict[str, str]]:
    return [{"path" if is_address(licence) else "name": licence}] if licence else []


def _phases(measures: Mapping[str, Mapping[str, str]]) -> set[str]:
    return {said["phase"] for said in measures.values()}


def _only_currency(package: PackageDescriptor) -> str:
    """The one currency that the columns of the package state; unknown where they state none or several."""
    units = {str(field.get("unit", "")) for resource in package["resources"] for field in resource["schema"]["fields"]}
    currencies = sorted(filter(_CURRENCY.match, units))
    return currencies[0] if len(currencies) == 1 else _UNKNOWN_CURRENCY


def _measures(resource: Mapping[str, Any], currency: str) -> dict[str, dict[str, str]]:
    """The columns that hold amounts of a phase of a budget, with currency, direction and phase.

    ``currency`` is that of a column that states none.
    """
    found: dict[str, dict[str, str]] = {}
    about = fold_line(f"{resource['name'].replace('_', ' ')} {resource['title']}")
    for field in resource["schema"]["fields"]:
        title = fold_line(f"{field['name'].replace('_', ' ')} {field.get('title', '')}")
        if field["type"] not in ("integer", "number") or field.get("unit") == "%" or _NO_MEASURE.search(title):
            continue
        phase = next((name for name, words in _PHASES if words.search(title)), None)
        if phase is None:
            continue
        unit = str(field.get("unit", ""))
        found[field["name"]] = {
            "currency": unit if _CURRENCY.match(unit) else currency,
            "direction": "revenue" if _INCOME.search(about) or _INCOME.search(title) else "expenditure",
            "phase": phase,
        }
    return found


def _dimensions(resource: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The year, the body and the lines of the classification of a budget dataset."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    if "anio" in names:
        yield "fecha", _dimension(resource, ["anio"], "datetime")
    if "institucion" in names:
        yield "institucion", _dimension(resource, ["institucion"], "entity")
    labels = [
        field["name"]
        for field in resource["schema"]["fields"]
        if field["type"] == "string"
        and field["name"] not in (*_KEY, "region", "reporte", "fila", "tipo_fila", DOUBT, OTHER_UNIT, TITLE)
        and not field["name"].endswith("_impreso")
    ]
    first = ["subtitulo"] if "subtitulo" in labels else []
    lines = [*first, *(name for name in labels if name not in first)][:2]
    if lines:
        dimension = _dimension(resource, lines, "classification")
        yield "clasificacion", {**dimension, "classificationType": "economic"}


def _dimension(resource: Mapping[str, Any], columns: Sequence[str], kind: str) -> dict[str, Any]:
    return {
        "dimensionType": kind,
        "primaryKey": [columns[0]],
        "attributes": {name: {"source": name, "resource": resource["name"]} for name in columns},
    }


def _resource(resource: Mapping[str, Any]) -> dict[str, Any]:
    kept = ("name", "title", "description", "path", "format", "mediatype", "bytes", "hash", "dialect", "schema")
    made = {key: resource[key] for key in kept if key in resource}
    fields = [_field(field) for field in resource["schema"]["fields"]]
    schema = {**resource["schema"], "fields": fields}
    return {"profile": "tabular-data-resource", "encoding": "utf-8", **made, "schema": schema}


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in field.items() if key != "unit"}
