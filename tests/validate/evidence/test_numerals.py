"""Every numeral of a text has one reading, and no digit is left out."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.formats.text import read as read_text
from pipeline.extract.formats.word.document import read as read_word
from pipeline.model import Heading, Paragraph, Source
from pipeline.validate.claims import audit as claims
from pipeline.validate.evidence.numerals import figures
from tests.places import DATA, ROOT
from tests.trials import trials

RAW = ROOT / "raw"
CASES = DATA / "cases"
DOCUMENTS = sorted([*RAW.glob("*.txt"), *CASES.glob("*.txt"), *CASES.glob("*.docx"), DATA / "forms" / "word.docx"])

READINGS = [
    ("se capacitó a 25.431 personas", "25.431", "claim", "25431", ""),
    ("durante 2022, 1005 beneficiarios", "1005", "claim", "1005", ""),
    ("durante 2022, 1005 beneficiarios", "2022", "year", "2022", ""),
    ("se atendieron 2019 personas", "2019", "claim", "2019", ""),
    ("un 98,28% del total", "98,28%", "claim", "98.28", "%"),
    ("un 62.8 % de las atenciones", "62.8 %", "claim", "62.8", "%"),
    ("aumentó en 3,5 puntos porcentuales", "3,5 puntos porcentuales", "claim", "3.5", "pp"),
    ("un monto de $ 43.127.400.000 pagado", "$ 43.127.400.000", "claim", "43127400000", "CLP"),
    ("una inversión de M$ 1.250,5 en obras", "M$ 1.250,5", "claim", "1250500", "CLP"),
    ("MM$ 12 en subsidios", "MM$ 12", "claim", "12000000", "CLP"),
    ("unos 2,5 millones de pesos", "2,5 millones de pesos", "claim", "2500000", "CLP"),
    ("$3.500 millones invertidos", "$3.500 millones", "claim", "3500000000", "CLP"),
    ("42 mil 747 internos", "42 mil 747", "claim", "42747", ""),
    ("176 autorizaciones por ruta y 6 mil 671 salidas", "6 mil 671", "claim", "6671", ""),
    ("176 autorizaciones por ruta y 671 salidas", "671", "claim", "671", ""),
    ("una ruta de 25 paradas", "25", "claim", "25", ""),
    ("frente a las 6 mil 671 del año anterior", "6 mil 671", "claim", "6671", ""),
    ("oficinas en la calle Lira 671, segundo piso", "671", "address", None, ""),
    ("oficinas en calle Ramón y Cajal 671", "671", "address", None, ""),
    ("al teléfono 941.291.100", "941.291.100", "phone", None, ""),
    ("atendió a cuarenta y dos mil personas", "cuarenta y dos mil", "claim", "42000", ""),
    ("en las tres redes sociales", "tres", "claim", "3", ""),
    ("uno de cada tres usuarios", "uno de cada tres", "claim", None, "%"),
    ("3 de cada 10 mujeres", "3 de cada 10", "claim", "30", "%"),
    ("67,5 de cada cien pesos", "67,5 de cada cien", "claim", "67.5", "%"),
    ("creció al doble", "al doble", "claim", "2", "razón"),
    ("una tasa de 6,3 por cada 100 mil habitantes", "100 mil", "rate-base", None, ""),
    ("el 31 de diciembre de 2022 se cerró", "31 de diciembre de 2022", "date", None, ""),
    ("los días 18 y 19-11-2022 en la feria", "18 y 19-11-2022", "date", None, ""),
    ("el 1° de mayo", "1° de mayo", "date", None, ""),
    ("desde diciembre del 2022 hasta hoy", "diciembre del 2022", "date", None, ""),
    ("conforme a la Ley N° 20.500 de participación", "20.500", "law", None, ""),
    ("el Decreto Supremo N° 1.024 y otros", "1.024", "law", None, ""),
    ("D.F.L. N° 1", "1", "law", None, ""),
    ("una meta de 12.345(1) raciones", "1", "footnote", None, ""),
    ("una meta de 12.345(1) raciones", "12.345", "claim", "12345", ""),
    ("un 8,5[12] de nota", "12", "footnote", None, ""),
    ("en 2021(15) y 2022(20) casos", "15", "claim", "15", ""),
    ("el 30% (12) de los casos", "12", "claim", "12", ""),
    ("el artículo 5° del reglamento", "5°", "law", None, ""),
    ("programas del subtítulo 24, asignación", "24", "code", None, ""),
    ("con cargo al objeto del gasto 521.004 del ejercicio", "521.004", "code", None, ""),
    ("con la fuente de financiamiento 13 se pagó", "13", "code", None, ""),
    ("RUT 12.345.678-9", "12.345.678-9", "code", None, ""),
    ("la cuenta 111250020000 del plan recibió fondos", "111250020000", "code", None, ""),
    ("un total de 9876543210,5 unidades", "9876543210,5", "claim", "9876543210.5", ""),
    ("el presupuesto obrante a fs. 646 del expediente", "646", "code", None, ""),
    ("a fojas 1.204 y siguientes", "1.204", "code", None, ""),
    ("jóvenes entre 15 a 25 años, ofreciendo", "entre 15 a 25", "age", None, ""),
    ("personas mayores de 55 años a través", "55", "age", "55", ""),
    ("de 60 años y más", "60", "age", "60", ""),
    ("con 20 años de experiencia", "20", "duration", "20", ""),
    ("atención de 10:00 a 12:00 hrs.", "10:00 a 12:00", "time", None, ""),
    ("llame al fono 600 360 0300", "600 360 0300", "phone", None, ""),
    ("teléfono +56 2 2345 6789", "+56 2 2345 6789", "phone", None, ""),
    ("en Serrano 457, Melipilla", "457", "address", None, ""),
    ("Avenida Libertador Bernardo O'Higgins 1449", "1449", "address", None, ""),
    ("oficina 302 del edificio", "302", "address", None, ""),
    ("Como muestra la Tabla 3, el gasto", "3", "ordinal", None, ""),
    ("la 6ª versión", "6ª", "ordinal", None, ""),
    ("(véase Greene 2003, p. 349)", "349", "ordinal", None, ""),
    ("según la ecuación 44 del anexo", "44", "ordinal", None, ""),
    ("la razón es 1,2 (IC 95 %: 1,1 a 1,4)", "95 %", "name", None, ""),
    ("Formulario A, página 5 de 6", "5 de 6", "ordinal", None, ""),
    ("un bono de hasta $400.000.", "$400.000", "unit-price", "400000", ""),
    ("bonificación del 50% del ingreso mínimo", "50%", "unit-price", "50", ""),
    ("$ 5.000 por persona", "$ 5.000", "unit-price", "5000", ""),
    ("la pandemia de COVID-19", "COVID-19", "name", None, ""),
    ("se construyeron 1.200 m2 de veredas", "1.200 m2", "claim", "1200", "m2"),
    ("visite www.sence.cl/2022", "www.sence.cl/2022", "web", None, ""),
    ("creció 8,4 por ciento en el trimestre", "8,4 por ciento", "claim", "8.4", "%"),
    ("poco menos del 7 por ciento, según el informe", "7 por ciento", "claim", "7", "%"),
    ("el veinte por ciento de los socios", "veinte por ciento", "claim", "20", "%"),
    ("una rebaja de ciento veinte millones de pesos", "ciento veinte millones de pesos", "claim", "120000000", "CLP"),
    ("sumó 3 billones 205 mil millones", "3 billones 205 mil millones", "claim", "3205000000000", ""),
    ("cerca de 1,7 billones de pesos", "1,7 billones de pesos", "claim", "1700000000000", "CLP"),
    ("ejercerá 17 mil 402,6 millones de pesos", "17 mil 402,6 millones de pesos", "claim", "17402600000", "CLP"),
    ("un superávit de mil 305 millones", "mil 305 millones", "claim", "1305000000", ""),
    ("creció 2 mil 118 mdp", "2 mil 118 mdp", "claim", "2118000000", "CLP"),
    ("la bolsa de 14 MMDP para obras", "14 MMDP", "claim", "14000000000", "CLP"),
    ("un saldo de U$S 417 millones", "U$S 417 millones", "claim", "417000000", "USD"),
    ("un préstamo de 35M€ a diez años", "35M€", "claim", "35000000", "EUR"),
    ("asciende a 12.480,55 EUR", "12.480,55 EUR", "claim", "12480.55", "EUR"),
    ("por 1.204,90 € al mes", "1.204,90 €", "claim", "1204.90", "EUR"),
    ("trabajan 41.35 horas semanales", "41.35", "claim", "41.35", ""),
    ("abre a las 8.30 horas", "8.30", "time", None, ""),
    ("la Resolución de Gerencia N.º 042-2018", "042", "code", None, ""),
    ("hubo 26 mil 061 usuarios", "26 mil 061", "claim", "26061", ""),
    ("unos 3 mil 480 millones 044 mil pesos", "3 mil 480 millones 044 mil pesos", "claim", "3480044000", "CLP"),
    ("se repararon 8.204 m² de veredas", "8.204 m²", "claim", "8204", "m²"),
    ("vendió mercaderías por un valor de $305,7 millones", "$305,7 millones", "claim", "305700000", "CLP"),
    ("la mesa 07 fue la última", "07", "code", None, ""),
    ("fundada en el año de 1871", "1871", "year", "1871", ""),
    ("la Municipalidad de Tres Arroyos informa", "Tres", "name", None, ""),
    ("Tres hospitales abrieron", "Tres", "claim", "3", ""),
    ("Atención de Dos Mil Personas", "Dos Mil", "claim", "2000", ""),
]


@pytest.mark.parametrize(("text", "printed", "reading", "value", "unit"), READINGS)
def test_reading(text: str, printed: str, reading: str, value: str | None, unit: str) -> None:
    found = [f for f in figures(text) if f.text == printed]
    assert [f.reading for f in found] == [reading]
    assert found[0].unit == unit
    if value is not None:
        assert found[0].value == Decimal(value)


def test_a_numbered_heading_has_a_section_number_and_its_year() -> None:
    found = figures("3.1- FORTALECIMIENTO OMIL 2022", heading=True)
    assert [(f.text, f.reading) for f in found] == [("3.1", "ordinal"), ("2022", "year")]


def test_the_precision_of_a_scaled_figure_is_that_of_its_last_digit() -> None:
    (figure,) = figures("cerca de 2,5 millones de personas")
    assert (figure.value, figure.step, figure.scaled) == (Decimal(2_500_000), Decimal(100_000), True)


@pytest.mark.parametrize(
    ("text", "step"),
    [("17 mil 402,6 millones", 100_000), ("6 billones 480 mil millones", 1_000_000_000), ("42 mil 747", 1)],
)
def test_the_precision_of_a_figure_in_digits_and_words_is_that_of_its_last_digits(text: str, step: int) -> None:
    (figure,) = figures(text)
    assert figure.step == step


def uncovered(text: str, spans: list[tuple[int, int]]) -> list[str]:
    """Runs of digits of a text that no span covers."""
    return [m.group() for m in re.finditer(r"\d+", text) if not any(s <= m.start() and m.end() <= e for s, e in spans)]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_no_digit_of_a_document_is_left_out(path: Path) -> None:
    data = path.read_bytes()
    if path.suffix == ".docx":
        document = read_word(data, path.stem, Source(path.name, "0", "docx"))
    else:
        document = read_text(data, path.stem, Source(path.name, "0", "text"))
    numerals, _ = claims.audit_document(document)
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading | Paragraph):
            continue
        spans = [(n.start, n.end) for n in numerals if n.block == index]
        assert uncovered(block.text, spans) == []
        assert all(a[1] <= b[0] for a, b in pairwise(spans)), "one numeral, one reading"
        assert all(block.text[n.start : n.end] == n.text for n in numerals if n.block == index)


@settings(max_examples=trials(300))
@given(st.text(alphabet="0123456789.,-/%$° aeNLyM²:()de", max_size=60))
def test_no_digit_of_any_text_is_left_out(text: str) -> None:
    found = figures(text)
    assert uncovered(text, [(f.start, f.end) for f in found]) == []
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[f.start : f.end] == f.text for f in found)


def test_a_range_shares_the_scale_of_its_end() -> None:
    text = "Los ocupados aumentaron de 36,8 a 38,4 mil y de 3,1 a 4,2 millones de pesos."
    assert [f.value for f in figures(text)] == [36800, 38400, 3_100_000, 4_200_000]
    assert [f.value for f in figures("De los 3,5 puntos y 4,2 mil personas")] == [Decimal("3.5"), 4200]


def test_a_percent_sign_needs_no_space_behind_it() -> None:
    assert [(f.text, f.unit) for f in figures("son hombres 89,97%y 2.906 mujeres")] == [("89,97%", "%"), ("2.906", "")]


def test_a_quotient_is_no_date() -> None:
    assert [(f.text, f.reading) for f in figures("MTD =44/0.05 = 880 casos")] == [
        ("44", "claim"),
        ("0.05", "claim"),
        ("880", "claim"),
    ]
    assert [f.reading for f in figures("el 01/02/2022 y el 1.2.22")] == ["date", "date"]


@pytest.mark.parametrize(
    ("text", "reading", "value"),
    [
        ("predios iguales o mayores a 300 mil hectáreas", "claim", "300000"),
        ("predios mayores a 40 hectáreas", "claim", "40"),
        ("los mayores de 65 viven solos", "age", "65"),
        ("representa el 41,3% del valor total de las ventas", "claim", "41.3"),
        ("se paga el 41,3% del valor de la atención", "unit-price", "41.3"),
    ],
)
def test_what_is_measured_is_no_age_and_a_share_of_a_total_no_price(text: str, reading: str, value: str) -> None:
    assert [(f.reading, f.value) for f in figures(text)] == [(reading, Decimal(value))]
