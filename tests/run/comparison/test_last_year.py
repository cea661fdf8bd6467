"""Which earlier account a report is compared with."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.run.comparison.last_year import earlier_reports
from pipeline.run.comparison.report_pairs import pairs_of_years
from pipeline.run.inputs.collection_statement import CollectionStatement
from pipeline.run.published.same_kind import Subject, report_subject


def summary(
    institution: str, region: str, year: int | None, title: str = "Cuenta Pública", datasets: tuple[str, ...] = ()
) -> dict[str, Any]:
    of = {"institution": institution, "region": region, "title": title}
    return {**of, "year": year, "source": {"format": "pdf"}, "datasets": list(datasets)}


def about(summaries: dict[str, dict[str, Any]]) -> dict[str, Subject]:
    return {
        report: report_subject(said, {name: name for name in said["datasets"]}) for report, said in summaries.items()
    }


PUTRE = "Municipalidad de Putre"


@pytest.mark.parametrize(
    ("before", "after", "is_earlier"),
    [
        (("Cuenta Pública 2021",), ("CUENTA PÚBLICA PARTICIPATIVA 2022",), True),
        (("Inventario de gases 2021",), ("Estado de la deuda 2022",), False),
        (("Municipalidad de Putre: inventario",), ("Municipalidad de Putre: deuda",), False),
        (("Inventario de gases", ("emisiones",)), ("Cuenta Pública", ("emisiones", "personal")), True),
        (("",), ("",), False),
        (("", ("emisiones",)), ("", ("emisiones",)), True),
        (("Ejecución del presupuesto de recursos",), ("Ejecución del presupuesto de gastos",), True),
        (("Estado de ejecución de recursos",), ("Estado mensual de gastos",), False),
    ],
)
def test_an_account_is_compared_with_an_earlier_one_of_its_kind(
    before: tuple[Any, ...], after: tuple[Any, ...], is_earlier: bool
) -> None:
    summaries = {"a": summary(PUTRE, "Arica y Parinacota", 2021, *before)}
    summaries["b"] = summary(PUTRE, "Arica y Parinacota", 2022, *after)
    assert earlier_reports(summaries, about(summaries)) == ({"b": "a"} if is_earlier else {})
    found = pairs_of_years(summaries, about(summaries), 2021, 2022)
    assert [(p.before, p.after) for p in found[0]] == ([("a", "b")] if is_earlier else [])
    assert found[1:] == (([], []) if is_earlier else (["a"], ["b"]))


def test_reports_of_several_kinds_are_compared_each_with_its_own() -> None:
    summaries = {
        "deuda-1": summary(PUTRE, "Arica y Parinacota", 2021, "Estado de la deuda"),
        "deuda-2": summary(PUTRE, "Arica y Parinacota", 2022, "Estado de la deuda"),
        "gases-1": summary(PUTRE, "Arica y Parinacota", 2021, "Inventario de gases"),
        "gases-2": summary(PUTRE, "Arica y Parinacota", 2022, "Inventario de gases"),
        "gases-3": summary(PUTRE, "Arica y Parinacota", 2022, "Inventario de gases, anexo"),
    }
    found, alone_before, alone_after = pairs_of_years(summaries, about(summaries), 2021, 2022)
    assert [(p.before, p.after, p.left_out) for p in found] == [
        ("deuda-1", "deuda-2", ()),
        ("gases-1", "gases-2", ("gases-3",)),
    ]
    assert (alone_before, alone_after) == ([], [])
    assert earlier_reports(summaries, about(summaries)) == {
        "deuda-2": "deuda-1",
        "gases-2": "gases-1",
        "gases-3": "gases-1",
    }


def test_a_service_is_one_however_its_name_is_written() -> None:
    summaries = {
        "a": summary("SENCE", "Metropolitana", 2021),
        "b": summary("Servicio Nacional de Capacitación y Empleo", "METROPOLITANA", 2022),
        "c": summary("SENCE", "Aysén", 2023),
        "d": summary("I. Municipalidad de Putre", "Arica y Parinacota", 2020),
        "e": summary("MUNICIPALIDAD DE PUTRE", "Arica y Parinacota", 2022),
        "f": summary("", "", 2023),
        "g": summary("", "", 2022),
    }
    assert earlier_reports(summaries, about(summaries)) == {"b": "a", "e": "d"}


def test_two_years_are_compared_service_by_service() -> None:
    summaries = {
        "a": summary("SENCE", "Aysén", 2021),
        "b": summary("Servicio Nacional de Capacitación y Empleo", "Aysén", 2022),
        "c": summary("Hospital de Curicó", "Maule", 2021),
        "d": summary("HOSPITAL DE CURICÓ", "Maule", 2022),
        "e": summary("Hospital de Talca", "Maule", 2022),
    }
    found, alone_before, alone_after = pairs_of_years(summaries, about(summaries), 2021, 2022)
    assert [(pair.before, pair.after) for pair in found] == [("a", "b"), ("c", "d")]
    assert (alone_before, alone_after) == ([], ["e"])


def test_reports_of_two_services_or_of_none_known_are_no_pair() -> None:
    summaries = {
        "a": summary("Hospital de Curicó", "Maule", 2021),
        "b": summary("Municipalidad de Putre", "Arica y Parinacota", 2022),
        "c": summary("", "", 2021),
        "d": summary("", "", 2022),
    }
    assert pairs_of_years(summaries, about(summaries), 2021, 2022) == ([], ["a", "c"], ["b", "d"])


@pytest.mark.parametrize(
    ("name", "region", "pairs"),
    [
        ("Hospital Provincial del Valle", "Atacama", [("a", "b")]),
        ("Hospital Provincial del Valle", "Maule", []),
        ("Hospital Provincial de Putre", "Atacama", []),
        ("", "Atacama", []),
    ],
)
def test_the_only_services_of_two_years_are_one_where_a_name_has_the_words_of_the_other(
    name: str, region: str, pairs: list[tuple[str, str]]
) -> None:
    summaries = {"a": summary("Hospital del Valle", "Atacama", 2023), "b": summary(name, region, 2024)}
    assert [(p.before, p.after) for p in pairs_of_years(summaries, about(summaries), 2023, 2024)[0]] == pairs


def test_a_service_contributes_once_to_the_package() -> None:
    reports = {"a": summary("SENCE", "", 2021), "b": summary("Servicio Nacional de Capacitación y Empleo", "", 2022)}
    said = CollectionStatement().properties({**reports, "c": summary("", "", 2022)})
    assert [person["title"] for person in said["contributors"]] == ["Servicio Nacional de Capacitación y Empleo"]
