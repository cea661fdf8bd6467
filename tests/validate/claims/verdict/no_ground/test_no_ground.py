"""True figures of the prose that something near them seems to contradict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Document
from pipeline.validate.arithmetic import audit as arithmetic
from pipeline.validate.claims import audit
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.paragraph.relation import SentenceRelation
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.no_ground.computed_grounds import cannot_be
from pipeline.validate.claims.verdict.no_ground.means import is_of_a_mean
from pipeline.validate.claims.verdict.relations.names_of_rows import NamesOfRows
from tests.validate.accounts import account, findings

SCORES = "Prueba | 2022 | 2023 | Promedio comunal\nLectura | 236 | 243 | 240\nMatemática | 233 | 239 | 242"
ENROLMENT = """Año | Matrícula | Asistencia % | Retirados
2019 | 801 | 86,0 | 30
2020 | 770 | – | 22
2021 | 752 | 71,6 | 27
2022 | 745 | 81,9 | 41
2023 | 766 | 85,7 | 36"""


def test_a_column_of_averages_is_not_added_up() -> None:
    assert not findings(account("Cuenta 2023", "3. Resultados", SCORES, "Rindieron 109 alumnos. Puntaje promedio 512."))


def test_a_figure_with_decimals_is_no_difference_of_whole_numbers() -> None:
    text = "La asistencia mejoró 3,8 puntos porcentuales respecto 2022 y 14,1 respecto 2021."
    assert not findings(
        account("Cuenta 2023", "2. Matrícula y asistencia", "Evolución de asistencia y retirados", ENROLMENT, text)
    )


@pytest.mark.parametrize("base", ["el año anterior, y", "en 2021 y"])
def test_what_is_said_behind_the_time_compared_with_is_not_the_level_compared_with(base: str) -> None:
    text = f"Entraron 9.011.948.417 pesos, un 10,4 % más que {base} gastamos 8.020.408.451 pesos."
    assert not findings(account("Cuenta 2022", text))
    told = "Entraron 9.011.948.417 pesos, un 10,4 % más que el año anterior, cuando fueron 8.020.408.451 pesos."
    assert [f.rule for f in findings(account("Cuenta 2022", told))] == ["texto-calculo"]


BRACKETS = (
    "De un total de 2.540 personas, el {}% (1.168 personas) llegó a pie, el 40% (1.016 personas) en bus y el 14% (356) "
    "en auto."
)


def test_a_percentage_with_its_own_count_in_brackets_is_no_share_of_the_one_before() -> None:
    assert not findings(account("Cuenta 2022", BRACKETS.format(46)))
    (finding,) = findings(account("Cuenta 2022", BRACKETS.format(64)))
    assert (finding.rule, finding.observed) == ("texto-calculo", "64%")


def test_a_count_in_brackets_is_no_part_that_an_earlier_percentage_says() -> None:
    text = "El 31% (1.084) llegó a pie, el 28% (963) en bus y el 21% (731) en auto."
    assert not findings(account("Cuenta 2022", text))


STUDENTS = """Nivel | 2022 | 2023
Pregrado | 37.614 | 38.320
Magíster | 6.120 | 6.212
Doctorado | 1.981 | 1.968
Postítulo | 2.357 | 2.318
Total | 48.072 | {}"""


@pytest.mark.parametrize(("total", "accused"), [("48.085", True), ("48.818", False)])
def test_no_share_of_a_total_that_arithmetic_accuses_contradicts_the_prose(total: str, accused: bool) -> None:
    text = "El pregrado, con 38.320 estudiantes, representa el 78,5% del total de 2023."
    document = account("Anuario 2023", "1. Estudiantes", "Estudiantes por nivel", STUDENTS.format(total), text)
    _, checks = arithmetic.audit_document(document)
    assert any(not c.holds for c in checks) == accused
    _, of_claims = audit.audit_document(document, checks=checks)
    assert not [f for f in of_claims if f.severity != "info"]


def test_how_many_times_one_row_is_another_accuses_nobody() -> None:
    staff = "Estamento | 2021 | 2022\nMédicos | 142 | 156\nEnfermeras | 168 | 181\nTécnicos | 301 | 318"
    document = account("Cuenta 2022", "2. DOTACIÓN", "Dotación", staff, "La razón de técnicos por cama es de 1,64.")
    (mention,) = mentions.read(document)
    times = Computed("named ratio", ("named ratio", 0, 0), (5, 1), 318 / 156, 2.0, 2.1, (0, 0))
    assert cannot_be(CellSpace(document), mention, times)
    assert not cannot_be(CellSpace(document), mention, times._replace(kind="ratio"))


def test_the_average_of_somebody_else_is_no_share_of_a_table() -> None:
    staff = "Estamento | Mujeres | Hombres | Total\nDirectivos | 18 | 14 | 32\nProfesionales | 96 | 71 | 167"
    text = "Entre los directivos la proporción femenina (56,3%) supera el 47,8 por ciento del promedio de la región."
    document = account("Balance 2023", "3. PERSONAS", "Dotación por estamento y sexo", staff, text)
    mention = next(m for m in mentions.read(document) if m.figure.text.startswith("47,8"))
    assert is_of_a_mean(CellSpace(document), mention, [1, 2])
    averages = document_with_averages()
    mention = next(m for m in mentions.read(averages) if m.figure.text == "239")
    assert not is_of_a_mean(CellSpace(averages), mention, [2])


def document_with_averages() -> Document:
    text = "En lectura obtuvimos 243 puntos, sobre los 239 del promedio comunal."
    return account("Cuenta 2023", "3. Resultados", SCORES, text)


def test_part_of_the_name_of_a_row_is_no_share() -> None:
    rows = "Fondo | Presupuesto | Ejecución (%)\nEstudios | 1.250 | 92,1\n8% FNDR | 3.418 | 99,9\nObras | 8.114 | 97,3"
    text = "El desempeño más flojo fue el de los estudios, con 92,1%; el mejor, el del 8% FNDR, con 99,9%."
    document = account("Cuenta 2023", "1. EJECUCIÓN", "Ejecución por fondo", rows, text)
    names = NamesOfRows(CellSpace(document))
    assert {m.figure.text for m in mentions.read(document) if names.has(m)} == {"8%"}
    eight = next(m for m in mentions.read(document) if m.figure.text == "8%")
    wrong = SentenceRelation("complement", (eight,), False, True, 0.01, ((eight, 7.9),), "7,9%", "100 - 92,1 = 7,9")
    assert [r.holds for r in names.without([wrong, replace(wrong, holds=True)])] == [True]
