"""What a sentence claims is verified, contradicted or left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.validate.claims import audit as claims
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.settings import MENTIONS
from tests.validate.accounts import account, cells, findings, numeral, sentence, verdicts

BEDS = """
Unidad | Camas | Egresos 2022 | Índice ocupacional
Medicina | 84 | 4.215 | 91,3%
Cirugía | 62 | 3.780 | 85,0%
Pediatría | 40 | 1.964 | 72,4%
Total | 186 | 9.959 | 85,1%
"""
STAFF = """
Estamento | Mujeres | Hombres | Total
Médicos | 120 | 180 | 300
Enfermería | 410 | 62 | 472
Administrativos | 205 | 119 | 324
Total | 735 | 361 | 1.096
"""
REVENUE = """
Concepto | Presupuesto (M$) | Percibido (M$) | % avance
Patentes municipales | 1.204.500 | 1.187.322 | 98,57%
Permisos de circulación | 2.310.000 | 2.541.877 | 110,04%
Fondo Común Municipal | 4.870.200 | 4.651.903 | 95,52%
Total ingresos | 8.384.700 | 8.381.102 | 99,96%
"""
WAITING = """
Especialidad | 2021 | 2022 | Variación
Oftalmología | 12.480 | 10.934 | -12,4%
Traumatología | 8.105 | 9.260 | 14,3%
Cardiología | 3.977 | 4.102 | 3,1%
Total | 24.562 | 24.296 | -1,1%
"""

VERIFIED = [
    (BEDS, "El hospital cuenta con 186 camas.", "186"),
    (BEDS, "La unidad de Medicina alcanzó un índice ocupacional de 91,3%.", "91,3%"),
    (BEDS, "Cirugía tuvo 3.780 egresos durante 2022.", "3.780"),
    (BEDS, "Los egresos de Medicina y Cirugía sumaron 7.995.", "7.995"),
    (BEDS, "Cerca de 10 mil egresos se registraron en el año.", "10 mil"),
    (BEDS, "Más de 9.900 egresos se registraron en el año.", "9.900"),
    (STAFF, "Las mujeres son el 67,1% de la dotación.", "67,1%"),
    (STAFF, "El 67% de la dotación total son mujeres.", "67%"),
    (STAFF, "La dotación llega a mil noventa y seis personas.", "mil noventa y seis"),
    (REVENUE, "Los ingresos percibidos sumaron M$ 8.381.102.", "M$ 8.381.102"),
    (REVENUE, "Los ingresos percibidos sumaron $8.381 millones.", "$8.381 millones"),
    (REVENUE, "Los permisos de circulación aportaron el 30,3% de lo percibido.", "30,3%"),
    (WAITING, "La espera bajó un 1,1% respecto de 2021.", "1,1%"),
    (WAITING, "En 2021 esperaban 24.562 personas.", "24.562"),
    (WAITING, "Hubo 266 personas menos que el año anterior.", "266"),
]  # fmt: skip

CONTRADICTED = [
    (BEDS, "El hospital cuenta con 196 camas.", "196", "186"),
    (BEDS, "El índice ocupacional de Medicina fue de 97,3%.", "97,3%", "91,3%"),
    (BEDS, "En 2022 se registraron 9.559 egresos.", "9.559", "9.959"),
    (BEDS, "Cirugía tuvo 3.870 egresos durante 2022.", "3.870", "3.780"),
    (REVENUE, "Los ingresos percibidos sumaron M$ 8.831.102.", "M$ 8.831.102", "8.381.102"),
    (REVENUE, "Por permisos de circulación se percibieron M$ 2.541.677.", "M$ 2.541.677", "2.541.877"),
    (WAITING, "En 2022, 24.269 personas esperaban una especialidad.", "24.269", "24.296"),
    (WAITING, "La espera de Traumatología aumentó un 15,3%.", "15,3%", "14,3%"),
    (STAFF, "La dotación es de 1.069 funcionarios.", "1.069", "1.096"),
    (STAFF, "La dotación suma 1.096 personas, de ellas 753 mujeres.", "753", "735"),
]  # fmt: skip

LEFT_ALONE = [
    (BEDS, "El hospital cuenta con 186 camas en sus tres sedes y 12 pabellones.", "12"),
    (BEDS, "Se adquirieron 196 monitores.", "196"),
    (BEDS, "La meta del año era de 9.595 egresos.", "9.595"),
    (BEDS, "En 2019 se registraron 9.595 egresos.", "9.595"),
    (BEDS, "Unas 9.595 personas visitaron el hospital.", "9.595"),
    (STAFF, "El 61% de las mujeres encuestadas en talleres de autocuidado los recomienda.", "61%"),
    (REVENUE, "La Ley N° 8.381 rige los ingresos.", None),
    (WAITING, "De las 24.296 personas que esperan, 24.269 fueron contactadas.", "24.269"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "text", "figure"), VERIFIED)
def test_a_figure_the_table_bears_out_is_verified(rows: str, text: str, figure: str) -> None:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen del año 2022.", rows, text)
    assert (figure, "verified") in verdicts(document)
    assert findings(document) == []


@pytest.mark.parametrize(("rows", "text", "figure", "right"), CONTRADICTED)
def test_a_figure_the_table_denies_is_contradicted(rows: str, text: str, figure: str, right: str) -> None:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen del año 2022.", rows, text)
    (finding,) = findings(document)
    assert (finding.rule, finding.observed, finding.expected) == ("texto-tabla", figure, right)
    assert sentence(finding.evidence[0]) == text
    assert cells(finding)[1][3] == right
    assert finding.evidence[1].table == "t01"
    assert numeral(document, figure).verdict == "contradicted"


@pytest.mark.parametrize(("rows", "text", "figure"), LEFT_ALONE)
def test_a_figure_about_something_else_is_left_alone(rows: str, text: str, figure: str | None) -> None:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen del año 2022.", rows, text)
    assert findings(document) == []
    if figure is not None:
        assert (figure, "unsupported") in verdicts(document)


def test_the_total_of_the_section_is_meant_though_no_word_of_a_header_is_said() -> None:
    document = account(
        "Cuenta Pública 2022",
        "2. PROGRAMA DE EVALUACION Y CERTIFICACION DE COMPETENCIAS",
        "Durante el año 2022, 1005 beneficiarios pasaron por procesos de evaluación y certificación de competencias.",
        "SECTOR | HOMBR | MUJERE | Total genera\nComercio | 321 | 284 | 605\nSalud | 200 | 300 | 500\n"
        "Total, general | 521 | 584 | 1105",
    )
    (finding,) = findings(document)
    assert (finding.rule, finding.severity, finding.observed, finding.expected) == (
        "texto-tabla",
        "error",
        "1005",
        "1105",
    )
    assert cells(finding)[1] == ("t01", 3, 3, "1105")


def test_a_code_names_its_row() -> None:
    document = account(
        "Cuenta Pública 2022",
        "1. PRESUPUESTO",
        "SUBT | ASIGNACIÓN | VIGENTE | DEVENGADO | % EJECUCIÓN\n"
        "21 | GASTOS EN PERSONAL | $ 65.427.018 | $ 60.346.518 | 92,23%\n"
        "24 | TRANSFERENCIAS CORRIENTES | $ 16.421.763.713 | $ 16.141.435.580 | 98,29%\n"
        "Total | | $ 16.487.190.731 | $ 16.201.782.098 | 98,27%",
        "Destaca la ejecución del 98,23% del presupuesto asignado al subtítulo 24.",
    )
    (finding,) = findings(document)
    assert (finding.rule, finding.observed) == ("texto-tabla", "98,23%")


def test_a_share_the_table_does_not_print_is_computed() -> None:
    document = account(
        "Cuenta Pública 2022", "1. DOTACIÓN", "Dotación de personal", STAFF, "Un 62,1% de la dotación son mujeres."
    )
    (finding,) = findings(document)
    assert (finding.rule, finding.observed, finding.expected) == ("texto-proporcion", "62,1%", "67,1%")
    assert finding.arithmetic == "735 / 1.096 = 67,1%"


def test_a_truncated_figure_is_only_remarked() -> None:
    document = account(
        "Cuenta Pública 2022",
        "1. PLATAFORMA",
        "PERSONAS ATENDIDAS | PERSONAS COLOCADAS | MUJERES COLOCADAS\n2.675 | 556 | 275",
        "Un 49.4% del total de personas colocadas fueron mujeres.",
    )
    _, found = claims.audit_document(document)
    (finding,) = found
    assert (finding.rule, finding.severity, finding.observed, finding.expected) == (
        "texto-truncado",
        "info",
        "49.4%",
        "49,5%",
    )


def test_the_number_of_rows_of_a_list() -> None:
    rows = "N° | FECHA | COMUNA | N° | FECHA | COMUNA\n" + "\n".join(
        f"{i} | 0{i}-03-2022 | Paine | {i + 4} | 1{i}-03-2022 | Tiltil" for i in range(1, 5)
    )
    right = account("Cuenta Pública 2022", "FERIAS LIBRES: en 2022 hubo un total de 8 ferias libres.", rows)
    assert findings(right) == []
    assert ("8", "verified") in verdicts(right)
    for number in ("9", "10"):
        wrong = account("Cuenta 2022", f"FERIAS LIBRES: en 2022 hubo un total de {number} ferias libres.", rows)
        (finding,) = findings(wrong)
        assert (finding.rule, finding.observed, finding.expected) == ("texto-conteo", number, "8")
        assert sentence(finding.evidence[0]).startswith("FERIAS LIBRES")


@pytest.mark.parametrize(
    ("number", "rows", "expected"),
    [("102", 12, "12"), ("55", 5, None), ("12", 12, None)],
    ids=["a digit too many", "a list of one digit", "right"],
)
def test_a_slip_of_typing_in_the_number_of_rows(number: str, rows: int, expected: str | None) -> None:
    """Any figure with a five in it is a slip away from 5."""
    lines = "N° | Programa | Monto\n" + "\n".join(
        f"{i} | Programa {'A' * i} | {1000 + 137 * i}" for i in range(1, rows + 1)
    )
    said = f"En el año se ejecutaron {number} programas, que se detallan a continuación:"
    found = findings(account("Cuenta 2022", said, lines))
    assert [(f.rule, f.observed, f.expected) for f in found] == (
        [("texto-conteo", number, expected)] if expected else []
    )


def test_the_number_of_rows_stated_behind_a_list() -> None:
    rows = "N° | FECHA | ACUERDOS\n" + "\n".join(f"{i} | 0{i}-03-2022 | {i + 3}" for i in range(1, 8))
    parts = ("Cuenta Pública 2022", "3. CONSEJO", "Sesiones del Consejo Regional", rows)
    assert findings(account(*parts, "El Consejo celebró 7 sesiones durante 2022.")) == []
    (finding,) = findings(account(*parts, "El Consejo celebró 9 sesiones durante 2022."))
    assert (finding.rule, finding.observed, finding.expected) == ("texto-conteo", "9", "7")


def test_the_largest_is_the_largest() -> None:
    right = account("Cuenta 2022", "1. CAMAS", BEDS, "Medicina, con 84 camas, tiene la mayor cantidad de camas.")
    assert findings(right) == []
    wrong = account("Cuenta 2022", "1. CAMAS", BEDS, "Cirugía, con 62 camas, tiene la mayor cantidad de camas.")
    (finding,) = findings(wrong)
    assert finding.rule == "texto-extremo"
    assert cells(finding)[1:] == [("t01", 2, 1, "62"), ("t01", 1, 1, "84")]


@pytest.mark.parametrize(("spent", "accused"), [("117.806", set()), ("178.100", {"texto-extremo"})])
def test_the_least_executed_may_be_so_by_its_share(spent: str, accused: set[str]) -> None:
    rows = f"""
    Concepto | Presupuesto | Devengado
    Personal | 3.671.700 | 3.655.214
    Bienes y servicios | 1.031.920 | 948.377
    Transferencias | 152.000 | 151.208
    Inversión | 180.500 | {spent}
    """
    text = f"La inversión fue la partida con menor ejecución: M$ {spent} de M$ 180.500."
    found = findings(account("Cuenta 2023", "4. GASTO", "Ejecución por concepto", rows, text))
    assert {f.rule for f in found} == accused


def test_second_largest_is_not_judged() -> None:
    document = account(
        "Cuenta 2022", "1. CAMAS", BEDS, "Cirugía, con 62 camas, tiene la segunda mayor cantidad de camas."
    )
    assert findings(document) == []


def test_a_change_follows_from_its_two_figures() -> None:
    right = account("Cuenta 2022", "La matrícula pasó de 1.200 a 1.350 alumnos, un 12,5% más.")
    assert findings(right) == []
    wrong = account("Cuenta 2022", "La matrícula pasó de 1.200 a 1.350 alumnos, un 15,2% más.")
    (finding,) = findings(wrong)
    assert (finding.rule, finding.observed, finding.expected) == ("texto-calculo", "15,2%", "12,5%")


def test_a_share_follows_from_its_two_figures() -> None:
    right = account("Cuenta 2022", "De un total de 2.345 postulaciones, 1.890 fueron aceptadas (80,6%).")
    assert findings(right) == []
    wrong = account("Cuenta 2022", "De un total de 2.345 postulaciones, 1.890 fueron aceptadas (86,0%).")
    (finding,) = findings(wrong)
    assert (finding.rule, finding.observed, finding.expected) == ("texto-calculo", "86,0%", "80,6%")
    assert finding.arithmetic == "1.890 / 2.345 = 80,6%"


def test_a_cell_that_arithmetic_mends_to_the_text_is_not_held_against_it() -> None:
    from pipeline.model import Check

    spoilt = BEDS.replace("9.959", "9.659")
    document = account("Cuenta 2022", "1. CAMAS", "Egresos 2022", spoilt, "En 2022 se registraron 9.959 egresos.")
    check = Check("suma-columna", "t01", 4, 2, holds=False, expected="9.959")
    numerals, found = claims.audit_document(document, checks=(check,))
    assert found == ()
    assert [n.verdict for n in numerals if n.text == "9.959"] == ["verified"]


def test_figures_behind_those_that_are_checked_have_no_verdict_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (claims, mentions):
        monkeypatch.setattr(module, "MENTIONS", replace(MENTIONS, most_checked=2))
    document = account(
        BEDS, "El hospital cuenta con 186 camas.", "Cirugía tuvo 3.780 egresos.", "Pediatría tuvo 1.964 egresos."
    )
    numerals, found = claims.audit_document(document)
    verdicts = {n.text: n.verdict for n in numerals}
    assert verdicts == {"186": "verified", "3.780": "verified", "1.964": None}
    (said_,) = [f for f in found if f.rule == "cifras-sin-verificar"]
    assert said_.message.startswith("Desde «1.964» en adelante hay 1 cifras")


def test_every_figure_of_a_usual_document_is_checked() -> None:
    _, found = claims.audit_document(account(BEDS, "El hospital cuenta con 186 camas."))
    assert [f.rule for f in found] == []


def test_two_extremes_in_one_sentence_accuse_nobody() -> None:
    rows = "Provincia | Avance\nNorte | 92,0%\nCentro | 81,4%\nSur | 63,0%"
    text = "Norte fue la provincia con mayor avance (92,0%) y Sur la de menor (63,0%)."
    assert findings(account("Cuenta 2022", "1. AVANCE", "Avance por provincia 2022", rows, text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Medicina tiene la mayor cantidad de camas (84), pese a que bajó en 10; a ella se suma Cirugía con 62.",
        "Cirugía, con 62 camas, tiene la mayor cantidad de camas entre los servicios que operan de noche.",
    ],
)
def test_the_largest_of_all_named_beside_and_the_largest_of_some_accuse_nobody(text: str) -> None:
    assert findings(account("Cuenta 2022", "1. CAMAS", BEDS, text)) == []


def test_a_bound_in_words_is_not_cut() -> None:
    text = "Más de la mitad de la dotación son mujeres."
    _, found = claims.audit_document(account("Cuenta Pública 2022", "1. DOTACIÓN", "Dotación de personal", STAFF, text))
    assert [f.rule for f in found] == []


def test_a_whole_percentage_that_was_cut_is_said_rounded_as_it_is_printed() -> None:
    """Not with all the digits of the quotient."""
    rows = "\nGrupo | Casos\nUrbano | 571\nRural | 494\nTotal | 1.065\n"
    claim = "El 53% de los casos es del grupo Urbano."
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen.", rows, claim)
    said = [f for f in claims.audit_document(document)[1] if f.rule == "texto-truncado"]
    assert [(f.observed, f.expected) for f in said] == [("53%", "54%")]


def test_a_whole_number_is_no_slip_of_a_figure_with_decimals() -> None:
    table = """
    Territorio | Casos | IA (14 días)
    Norte | 344 | 12,15
    Centro | 401 | 15,20
    Sur | 300 | 11,63
    PAÍS | 1.045 | 16,63
    """
    document = account("Informe 2020", table, "IA (14 días): incidencia acumulada del país en 14 días.")
    assert [f.message for f in findings(document)] == []


def test_numbers_on_an_axis_are_not_verified_by_sums_of_cells() -> None:
    axis = "0 24 26 28 1 3 5 7 9 11 13 15 17 19 Casos Altas"  # 9 + 15 = 24
    document = account("Informe 2022", "1. CASOS", "Casos por semana 2022", "Casos | Altas\n9 | 15", axis)
    assert ("24", "unsupported") in verdicts(document)


def test_what_is_computed_is_stated_in_the_unit_of_the_text_and_added_up_in_that_of_the_table() -> None:
    rows = """
    Gastos (M$) | 2021 | 2022
    Personal | 8.215.402 | 8.655.118
    Bienes y servicios | 1.310.485 | 1.624.018
    Inversión | 402.117 | 518.331
    """
    said = "El gasto en bienes y servicios subió en M$ 331.533 respecto de 2021."
    (finding,) = findings(
        account("Cuenta Pública 2022", "2. GASTOS", "Tabla 1. Gastos en miles de pesos (M$)", rows, said)
    )
    assert (finding.observed, finding.expected) == ("M$ 331.533", "M$ 313.533")
    assert finding.arithmetic == "1.624.018 - 1.310.485 = 313.533"


POVERTY = """
    Tabla 1. Población, en miles de personas
    Pobreza                                    | 2012 | 2014
    Población en situación de pobreza          | 533  | 553
    Población en situación de pobreza moderada | 418  | 439
    Población en situación de pobreza extrema  | 115  | 114
"""


def test_what_is_said_in_round_parts_is_computed_of_no_table() -> None:
    """114 of 553 and 439, one of which is a part of the other, is some 11 %."""
    text = (
        "Las personas que viven en extrema pobreza en comparación con el total de la población nacional representa el "
        "9,5%, aproximadamente 1 de cada 10."
    )
    found = numeral(account("Cuenta Pública 2014", "1. POBREZA", text, POVERTY), "1 de cada 10")
    assert (found.verdict, found.evidence) == ("unsupported", ())
