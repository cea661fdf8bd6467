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


def test_codes_beside_the_names_prove_the_list() -> None:
    codes = ["21", "22", "24", "34", "Total"]
    names = ["GASTOS EN PERSONAL", "SERVICIOS DE CONSUMO", "TRANSFERENCIAS CORRIENTES", "SERVICIO DE LA DEDUDA", ""]
    noted = {
        "SERVICIO DE LA DEDUDA": "Servicio de la Deuda",
        "SERVICIOS DE CONSUMO": "Bienes y Servicios de Consumo",
    }
    assert misspelt("Asignación", names, [codes, ["1", "2", "3", "4", "10"]]) == noted
    assert misspelt("Asignación", [f"{code} {name}" for code, name in zip(codes, names, strict=True)]) == {
        f"{code} {name}": noted[name] for code, name in zip(codes, names, strict=True) if name in noted
    }
    assert misspelt("Asignación", names) == {}  # without codes it may be any list


def test_right_names_are_never_noted() -> None:
    codes = ["215-21", "215-22", "215-24", "215-29", "215-34", "", ""]
    names = [
        "C x P Gastos en Personal",
        "C x P Bienes y Servicios de Consumo",
        "C x P Transferencias Corrientes",
        "C x P Adquisición de Act. no Financieros",
        "C x P Servicio de la Deuda",
        "Servicio de la Deuda Externa",
        "Servicio de la deuda interna",
    ]
    assert misspelt("Denominación", names, [codes]) == {}
    assert misspelt("Región", ["1. Maule", "2. Ñuble", "Biobío", "Atacama", "Los Lagos", "Maule"]) == {}


def test_a_name_of_two_subtitles_has_the_code_printed_with_it() -> None:
    before = ["05 Transferencias Corrientes", "08 Otros Ingresos Corrientes", "21 Gastos en Personal"]
    assert codes_of("Concepto", [*before, "24.- Transferencias Corrientes"]).values == ("05", "08", "21", "24")
    names = [
        "Transferencias Corrientes",
        "Otros Ingresos Corrientes",
        "Gastos en Personal",
        "Transferencias Corrientes",
    ]
    numbers, codes = ["1", "2", "3", "4"], ["115-05", "115-08", "215-21", "215-24-00"]
    assert codes_of("Concepto", names, [numbers, codes]).values == ("05", "08", "21", "24")
    assert codes_of("Concepto", names) is None  # three of four texts, one of both classes


def test_accounts_of_municipalities_say_their_class() -> None:
    names = ["C x C Transferencias Corrientes", "C x C Rentas de la Propiedad", "C x P Gastos en Personal"]
    others = ["Cuentas por pagar transferencias corrientes", "CxP Prestaciones de Seguridad Social"]
    assert codes_of("Cuenta", [*names, *others]).values == ("05", "06", "21", "24", "23")


def test_a_name_of_two_subtitles_is_of_the_class_of_all_others() -> None:
    names = ["Gastos en Personal", "Bienes y Servicios de Consumo", "Transferencias Corrientes"]
    assert codes_of("Concepto", names).values == ("21", "22", "24")
    both = [*names, "Aporte Fiscal", "Otros Ingresos Corrientes", "Servicio de la Deuda"]
    assert codes_of("Concepto", both).values == ("21", "22", None, "09", "08", "34")


def test_a_name_that_is_almost_official_has_the_code_printed_with_it() -> None:
    names = ["Gastos en Personal", "Servicios de Consumo", "Servicio de la Deuda", "Total"]
    assert codes_of("Concepto", names, [["21", "22", "34", ""]]).values == ("21", "22", "34", None)
