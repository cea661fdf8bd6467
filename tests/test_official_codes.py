"""Official codes beside columns of names, however the names are spelt."""

from __future__ import annotations

from pipeline.official_codes import codes_of, misspelt


def test_regions_of_any_spelling() -> None:
    found = codes_of("Región", ["Arica y Parinacota", "Bío Bío", "Región del Maule", "O’Higgins", "Total", None])
    assert found is not None
    assert (found.name, found.values) == ("codigo_region", ("15", "08", "07", "06", None, None))


def test_the_header_settles_names_of_several_lists() -> None:
    names = ["Maule", "Valparaíso", "Antofagasta"]
    assert codes_of("Región", names).values == ("07", "05", "02")
    assert codes_of("Comuna", names).values == ("07105", "05101", "02101")


def test_comunas() -> None:
    found = codes_of("Municipio", ["Municipalidad de Talca", "Ñuñoa", "Paiguano"])
    assert found is not None
    assert (found.name, found.values) == ("codigo_comuna", ("07101", "13120", "04105"))


def test_subtitles_by_name_and_by_code() -> None:
    named = codes_of("Concepto", ["21 Gastos en Personal", "BIENES Y SERVICIOS DE CONSUMO", "Servicio de la Deuda"])
    assert named is not None
    assert (named.name, named.values) == ("subtitulo", ("21", "22", "34"))
    coded = codes_of("Subt.", ["21", "22", "29"])
    assert coded is not None
    assert coded.values == ("21", "22", "29")


def test_what_is_on_no_list_gets_no_codes() -> None:
    assert codes_of("Unidad", ["Urgencia", "Pediatría", "Maule"]) is None
    assert codes_of("Edad", ["05", "99", "47"]) is None
    assert codes_of("Región", ["Maule"]) is None


def test_a_name_that_is_almost_official_is_noted() -> None:
    names = ["Gastos en Personal", "Bienes y Servicios de Consumo", "Préstamos", "SERVICIO DE LA DEDUDA", "Total"]
    assert misspelt("Concepto", names) == {"SERVICIO DE LA DEDUDA": "Servicio de la Deuda"}
    assert misspelt("Región", ["Maule", "Ñuble", "Biobío", "Atacma"]) == {"Atacma": "Atacama"}
    assert misspelt("Unidad", ["Urgencia", "Maule", "Pediatría"]) == {}


def test_a_name_of_two_subtitles_is_official() -> None:
    names = [
        "Gastos en personal",
        "Bienes y servicios de consumo",
        "Transferencias corrientes",
        "Prestaciones sociales",
    ]
    assert misspelt("Denominación", names) == {}
