"""What portals take: CKAN's package_create, DCAT-AP, a Fiscal Data Package; what is of persons is said."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from pipeline.publish.portals.ckan import ckan
from pipeline.publish.portals.dcat import dcat
from pipeline.publish.portals.fiscal import fiscal
from pipeline.publish.portals.personal_data import is_personal_rut, of_report, persons, ruts


def field(name: str, type: str = "integer", title: str = "", unit: str = "") -> dict[str, Any]:
    return {"name": name, "type": type, "title": title or name.capitalize()} | ({"unit": unit} if unit else {})


def resource(name: str, *fields: dict[str, Any], title: str = "") -> dict[str, Any]:
    key = [field("institucion", "string"), field("anio"), field("reporte", "string")]
    return {
        "name": name, "title": title or name, "description": "Filas.", "path": f"datasets/{name}.csv",
        "parquet": f"datasets/{name}.parquet", "bytes": 12, "hash": "sha256:" + "a" * 64,
        "parquet_hash": "sha256:" + "b" * 64, "schema": {"fields": [*key, *fields], "primaryKey": ["reporte"]},
    }  # fmt: skip


PACKAGE: dict[str, Any] = {
    "name": "cuentas-publicas",
    "title": "Cuentas",
    "description": "Tablas.",
    "keywords": ["cuentas públicas", "transparencia"],
    "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
    "contributors": [{"title": "Hospital de Talca", "roles": ["creator"]}],
    "sources": [{"title": "cuenta-2022.pdf"}],
    "resources": [
        resource(
            "ejecucion",
            field("subtitulo", "string"),
            field("vigente", title="Presupuesto vigente", unit="CLP"),
            field("devengado", title="Devengado", unit="CLP"),
            field("avance", "number", title="% devengado", unit="%"),
            field("saldo", title="Saldo por devengar"),
        ),
        resource("ingresos", field("inicial", title="Inicial"), field("percibido", title="Percibido")),
        resource("camas", field("camas", title="Camas")),
    ],
}


def test_ckan_has_the_licence_the_authors_and_whole_sizes() -> None:
    made = json.loads(ckan(PACKAGE, address="https://d.cl/c/"))
    assert (made["license_id"], made["author"]) == ("CC-BY-4.0", "Hospital de Talca")
    assert json.loads(ckan(PACKAGE, licence="cc-by"))["license_id"] == "cc-by"
    # The rules of CKAN's default_create_package_schema.
    assert re.fullmatch(r"[a-z0-9_\-]{2,100}", made["name"])
    assert all(re.fullmatch(r"[\w \-.]{2,100}", tag["name"]) for tag in made["tags"])
    assert len({extra["key"] for extra in made["extras"]}) == len(made["extras"])
    first = made["resources"][0]
    assert (first["url"], first["size"], first["hash"]) == ("https://d.cl/c/datasets/ejecucion.csv", 12, "a" * 64)
    known = {"name", "description", "url", "format", "mimetype", "hash", "size"}
    assert all(set(one) <= known for one in made["resources"])


def test_dcat_names_the_classes_that_dcat_ap_asks_for() -> None:
    made = json.loads(dcat(PACKAGE, address="https://d.cl/c"))
    assert made["dct:language"]["@type"] == "dct:LinguisticSystem"
    assert made["dct:creator"] == [{"@type": "foaf:Agent", "foaf:name": "Hospital de Talca"}]
    first = made["dcat:distribution"][0]
    assert first["dct:license"] == {
        "@id": "https://creativecommons.org/licenses/by/4.0/",
        "@type": "dct:LicenseDocument",
    }
    assert first["dcat:mediaType"] == {
        "@id": "https://www.iana.org/assignments/media-types/text/csv",
        "@type": "dct:MediaType",
    }
    assert first["spdx:checksum"]["spdx:checksumValue"] == {"@value": "a" * 64, "@type": "xsd:hexBinary"}
    assert first["dcat:byteSize"]["@type"] == "xsd:nonNegativeInteger"


def test_budget_datasets_are_a_fiscal_package_with_phase_and_direction() -> None:
    content = fiscal(PACKAGE)
    assert content is not None
    made = json.loads(content)
    assert [r["name"] for r in made["resources"]] == ["ejecucion", "ingresos"]
    measures = made["model"]["measures"]
    assert {name: (m["phase"], m["direction"]) for name, m in measures.items()} == {
        "ejecucion_vigente": ("adjusted", "expenditure"),
        "ejecucion_devengado": ("executed", "expenditure"),
        "ingresos_inicial": ("approved", "revenue"),
        "ingresos_percibido": ("executed", "revenue"),
    }
    assert {measure["currency"] for measure in measures.values()} == {"CLP"}
    dimensions = made["model"]["dimensions"]
    assert dimensions["ejecucion_fecha"]["dimensionType"] == "datetime"
    assert dimensions["ejecucion_clasificacion"]["primaryKey"] == ["subtitulo"]
    assert fiscal({**PACKAGE, "resources": PACKAGE["resources"][2:]}) is None


@pytest.mark.parametrize(("stated", "currency"), [(("ARS", "ARS"), "ARS"), (("", ""), "XXX"), (("CLP", "USD"), "XXX")])
def test_an_amount_without_a_currency_has_the_only_one_of_the_package(stated: tuple[str, str], currency: str) -> None:
    budget = resource("recursos", field("inicial", title="Inicial"), field("percibido", title="Percibido"))
    other = resource("deuda", *(field(f"saldo_{n}", title="Saldo", unit=unit) for n, unit in enumerate(stated)))
    content = fiscal({**PACKAGE, "resources": [budget, other]})
    assert content is not None
    assert {one["currency"] for one in json.loads(content)["model"]["measures"].values()} == {currency}


@pytest.mark.parametrize(
    ("number", "digit", "person"),
    [
        ("12.345.678", "5", True),
        ("11111111", "1", True),
        ("12.345.678", "9", False),
        ("10.000.013", "K", True),
        ("76.543.210", "3", False),
        ("1.200.000", "6", True),
        ("999.999", "K", False),
    ],
)
def test_a_rut_is_a_persons_by_check_digit_and_number(number: str, digit: str, person: bool) -> None:
    assert is_personal_rut(number, digit) is person


def test_personal_data_is_found_where_it_stands_and_nowhere_else() -> None:
    people = {
        "id": "t01", "pages": [3], "header_rows": 1,
        "rows": [["Nombre funcionario", "RUT"], ["Juan Pérez Soto", "12.345.678-5"], ["Ana Díaz Rojas", "11.111.111-1"],
                 ["MARÍA DEL CARMEN ROJAS", ""]],
    }  # fmt: skip
    bodies = {
        "id": "t02", "pages": [4], "header_rows": 1,
        "rows": [["Nombre", "Monto"], ["Hospital de Talca", "12.345.678"], ["Liceo Ana Rojas", "5"],
                 ["Club Deportivo Norte", "7"]],
    }  # fmt: skip
    found = [str(one) for one in of_report("cuenta", [people, bodies], ["El RUT del Servicio es 61.980.000-1."])]
    assert found == [
        "«cuenta», tabla t01, página 3: 2 RUT de personas (12.345.678-5…)",
        "«cuenta», tabla t01, página 3: 3 nombres de personas en «Nombre funcionario»",
    ]
    assert ruts(["Don Juan, RUT 12.345.678-5, y otra vez 12.345.678-5"]) == ["12.345.678-5"]
    assert persons("Nombre del proyecto", ["Juan Pérez", "Ana Díaz", "Luis Soto"]) == 0


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("cc-by", {"name": "cc-by"}),
        ("https://creativecommons.org/cc-by", {"path": "https://creativecommons.org/cc-by"}),
    ],
)
def test_a_budget_has_the_licence_that_is_stated(licence: str, said: dict[str, str]) -> None:
    content = fiscal(PACKAGE, licence=licence)
    assert content is not None
    assert json.loads(content)["licenses"] == [said]
