"""The official lists of ``schemas/references/``: regions, comunas, services, the budget classification.

Each list is a CSV file; ``fuentes.toml`` beside them says where each comes from and of which date. They are read
once, where they are first asked for.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.spanish.folding import fold_line

_WORDS_OF_A_TOWN = 4  # words of the name of a town at the beginning of a text, at most
FOLDER = Path(__file__).resolve().parent.parent / "schemas" / "references"


@dataclass(frozen=True, slots=True)
class FirstLevelDivision:
    """A first-level division: its code (CUT in Chile, ISO 3166-2 elsewhere), the name it is published by, its official
    name, and every way it is written; ``part_of`` is the code of the autonomous community of a province of Spain."""

    code: str
    name: str
    official: str
    spellings: tuple[str, ...] = ()
    country: str = "Chile"
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Comuna:
    """A comuna of Chile with its official code (CUT) and those of its province and region."""

    code: str
    name: str
    province: str
    region: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A ministry or service with its acronym, the acronym of its ministry ("" for a ministry), other names it has or
    had, the domains of its sites, and the code of its region where it serves one only. ``kind`` is "ministerio",
    "universidad", "servicio", or "servicio regional" where every region has one of its own under one name."""

    acronym: str
    name: str
    kind: str
    ministry: str = ""
    spellings: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    region: str = ""


@dataclass(frozen=True, slots=True)
class Hospital:
    """A public hospital and the code of its comuna; several in different comunas may have one name."""

    name: str
    comuna: str


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A line of the budget classification: ``kind`` is ingreso or gasto, ``item`` is "" for a whole subtítulo."""

    kind: str
    subtitle: str
    item: str
    name: str
    spellings: tuple[str, ...] = ()


def _rows(name: str) -> list[dict[str, str]]:
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


@lru_cache(maxsize=1)
def sources() -> Mapping[str, Mapping[str, str]]:
    """Title, source and date of every list by its name."""
    found: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / "fuentes.toml").read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def regions() -> tuple[FirstLevelDivision, ...]:
    """The regions of Chile in order of code."""
    return tuple(
        FirstLevelDivision(
            r["codigo"], r["nombre"], r["nombre_oficial"], (r["nombre_oficial"], *_parts(r["otras_grafias"]))
        )
        for r in _rows("regiones")
    )


@lru_cache(maxsize=1)
def foreign_regions() -> tuple[FirstLevelDivision, ...]:
    """Provinces, departments, states and communities of the other countries that speak Spanish."""
    return tuple(
        FirstLevelDivision(r["codigo"], r["nombre"], r["nombre"], _parts(r["otras_grafias"]), r["pais"], r["parte_de"])
        for r in _rows("subdivisiones_extranjeras")
    )


@lru_cache(maxsize=1)
def divisions() -> Mapping[str, frozenset[str]]:
    """The folded names of the first-level divisions of every country, however written, by its folded name."""
    found: dict[str, set[str]] = {}
    for division in (*regions(), *foreign_regions()):
        names = {division.name, division.official, *division.spellings}
        found.setdefault(fold_line(division.country), set()).update(map(fold_line, names))
    return {country: frozenset(names) for country, names in found.items()}


@lru_cache(maxsize=1)
def currencies() -> Mapping[str, str]:
    """The ISO 4217 code of the currency of a country by its ISO 3166 code."""
    return {r["codigo_pais"]: r["moneda"] for r in _rows("monedas")}


@lru_cache(maxsize=1)
def seats() -> Mapping[str, str]:
    """The published name of the region in which the government of a country sits, by the country's ISO 3166 code."""
    names = {division.code: division.name for division in (*regions(), *foreign_regions())}
    return {r["codigo_pais"]: names[r["sede"]] for r in _rows("monedas")}


@lru_cache(maxsize=1)
def provinces() -> Mapping[str, str]:
    """The code of the region of every province of Chile, by its folded name."""
    return {fold_line(r["nombre"]): r["codigo_region"] for r in _rows("provincias")}


@lru_cache(maxsize=1)
def comunas() -> tuple[Comuna, ...]:
    """The 346 comunas of Chile in order of code."""
    return tuple(
        Comuna(r["codigo"], r["nombre"], r["codigo_provincia"], r["codigo_region"], _parts(r["otras_grafias"]))
        for r in _rows("comunas")
    )


@lru_cache(maxsize=1)
def comuna_by_name() -> Mapping[str, Comuna]:
    """Comunas by folded name and spelling."""
    found: dict[str, Comuna] = {}
    for comuna in comunas():
        for name in (comuna.name, *comuna.spellings):
            found.setdefault(fold_line(name), comuna)
    return found


@lru_cache(maxsize=1)
def hospitals() -> tuple[Hospital, ...]:
    """Public hospitals of Chile that are not called by their comuna."""
    return tuple(Hospital(r["nombre"], r["codigo_comuna"]) for r in _rows("hospitales"))


@lru_cache(maxsize=1)
def foreign_localities() -> Mapping[str, str]:
    """The code of the only foreign subdivision that has a locality of this folded name."""
    return {fold_line(r["nombre"]): r["codigo_subdivision"] for r in _rows("localidades_extranjeras")}


@lru_cache(maxsize=1)
def towns_abroad() -> frozenset[str]:
    """The folded names of all localities of other countries that the lists know."""
    return frozenset(
        fold_line(r["nombre"]) for f in ("localidades_extranjeras", "localidades_por_pais") for r in _rows(f)
    )


@lru_cache(maxsize=32)
def localities_of(country: str) -> Mapping[str, str]:
    """The code of the only subdivision of a country (ISO 3166 code) that has a locality of this folded name, also where
    other countries have one of that name."""
    lists = ("localidades_por_pais", "localidades_extranjeras", "divisiones_locales_extranjeras")
    rows = (row for name in lists for row in _rows(name))
    own = (row for row in rows if row["codigo_subdivision"].startswith(f"{country}-"))
    return {fold_line(row["nombre"]): row["codigo_subdivision"] for row in own}


def leading_place(text: str) -> str:
    """The town that a text begins with ("Claromecó Servicios Turísticos"), followed by more; "" where it does not."""
    words = text.split()
    for count in range(min(_WORDS_OF_A_TOWN, len(words) - 1), 0, -1):
        folded = fold_line(" ".join(words[:count]))
        if folded in comuna_by_name() or folded in foreign_localities():
            return " ".join(words[:count])
    return ""


@lru_cache(maxsize=1)
def services() -> tuple[Service, ...]:
    """Ministries and services, ministries first."""
    return tuple(
        Service(
            r["sigla"],
            r["nombre"],
            r["clase"],
            r["ministerio"],
            _parts(r["otras_grafias"]),
            _parts(r["dominios"]),
            r["codigo_region"],
        )
        for r in _rows("servicios")
    )


@lru_cache(maxsize=1)
def budget() -> tuple[BudgetLine, ...]:
    """The budget classification: every subtítulo followed by its ítems."""
    return tuple(
        BudgetLine(r["clase"], r["subtitulo"], r["item"], r["nombre"], _parts(r["otras_grafias"]))
        for r in _rows("clasificador_presupuestario")
    )
