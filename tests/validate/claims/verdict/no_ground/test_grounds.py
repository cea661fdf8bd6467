"""What is, and what is no, ground for an accusation."""

from __future__ import annotations

from unittest import mock

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.restated.scoring import RestatedOdds, Restatements
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.judging import judge
from pipeline.validate.claims.verdict.no_ground.grounds import stands_in_a_table
from tests.validate.accounts import account, findings

AGREEMENTS = """
Convenio | Aporte del Gobierno Regional (UF) | Monto (UF)
Rutas rurales | 300.120 | 700.345
Agua potable | 257.140 | 556.442
Total | 557.260 | 1.256.787
"""
PERMITS = """
Trámite | 2021 | 2022
Permisos de circulación | 11.876 | 12.344
Licencias de conducir | 3.210 | 3.975
"""


@pytest.mark.parametrize(
    ("rows", "text", "accused"),
    [
        (AGREEMENTS, "Los convenios suman 1.456.787 UF, de las cuales el Gobierno Regional aporta 557.260 UF.",
         "1.456.787 UF"),
        (PERMITS, "En resumen, en 2022 se otorgaron 12.844 permisos de circulación.", "12.844"),
        (PERMITS, "En 2022 se otorgaron 15.344 permisos de circulación, más de 12.300.", "15.344"),
    ],
)  # fmt: skip
def test_another_column_further_on_a_bound_or_an_opening_is_no_excuse(rows: str, text: str, accused: str) -> None:
    found = findings(account("Cuenta Pública 2022", "1. GESTIÓN", "Convenios y permisos del año 2022.", rows, text))
    assert [f.observed for f in found] == [accused]


@pytest.mark.parametrize(
    "text",
    [
        "En 2019 se otorgaron 12.844 permisos de circulación.",
        "En las localidades cordilleranas, se otorgaron 12.844 permisos de circulación.",
    ],
)
def test_another_year_or_place_is_no_ground(text: str) -> None:
    assert findings(account("Cuenta Pública 2022", "1. GESTIÓN", "Permisos del año 2022.", PERMITS, text)) == []


def test_a_change_to_another_year_is_no_ground() -> None:
    rows = "Año | Homicidios\n2011 | 2.345\n2012 | 1.924"
    text = "Homicidios, variación anual (febrero de {} contra febrero de {}): -17,1 %."
    assert findings(account("Seguridad 2013", "1. HOMICIDIOS", rows, text.format(2013, 2012))) == []
    (found,) = findings(account("Seguridad 2013", "1. HOMICIDIOS", rows, text.format(2012, 2011)))
    assert (found.rule, found.observed, found.expected) == ("texto-proporcion", "-17,1 %", "18,0%")


CHANGES = """
Producción | 2022 | 2023 | Variación 2023/2022
Consultas de especialidad | 118.900 | 124.518 | 4,7%
Egresos hospitalarios | 19.840 | 19.452 | -2,0%
Cirugías mayores | 11.260 | 11.999 | 6,6%
"""


@pytest.mark.parametrize(
    ("said", "accused"),
    [
        ("Las consultas de especialidad crecieron un 8,7% en 2023.", True),
        ("En 2023 se redujo la espera por consultas de especialidad en un 8,7%.", False),
        ("Los egresos hospitalarios cayeron un 7,0% en 2023.", True),
        ("En 2023 aumentó la anticipación de los egresos hospitalarios en un 7,0%.", False),
    ],
)
def test_a_rise_is_no_slip_of_a_fall(said: str, accused: bool) -> None:
    report = account("Cuenta Pública 2023", "1. PRODUCCIÓN", "Tabla 1. Producción y su variación", CHANGES, said)
    assert bool(findings(report)) == accused


YEARS = """
Región | 2021 | 2022
Norte | 10.412 | 10.980
Centro | 30.221 | 32.375
Total | 40.633 | 43.355
"""


@pytest.mark.parametrize(
    ("said", "accused"),
    [
        ("La población penal total del país creció un 6,1% en 2022.", True),
        ("La región reúne el 6,1% de la población penal total del país en 2022.", False),
        ("La región reúne el 6,1% de la población penal total del país bajo custodia en 2022.", False),
    ],
)
def test_a_share_is_no_slip_of_a_growth(said: str, accused: bool) -> None:
    report = account("Anuario 2022", "4. POBLACIÓN", "Tabla 1. Población penal del país", YEARS, said)
    assert bool(findings(report)) == accused


TARIFFS = """
Servicio | Variación mensual | Variación acumulada anual (respecto a diciembre 2020)
Agua potable | -0,7 | -0,1
Alcantarillado | 0,4 | 2,6
"""


@pytest.mark.parametrize(
    ("said", "accused"),
    [
        (
            "La variación mensual del agua potable en junio de 2021 (-0,7%) fue menor que la de junio de 2020 (-0,5%).",
            [],
        ),
        ("La variación acumulada anual del agua potable fue de -0,5% a junio de 2021.", ["-0,5%"]),
    ],
)
def test_a_year_that_a_column_compares_with_is_not_that_of_its_figures(said: str, accused: list[str]) -> None:
    report = account("Boletín de junio de 2021", "1. TARIFAS", "Tabla 1. Tarifas en junio de 2021", TARIFFS, said)
    with mock.patch.object(judging.Accusations, "probability", return_value=1.0):
        assert [f.observed for f in findings(report)] == accused


FACULTIES = """
Facultad y carrera | 2022 | 2023
Educación Parvularia | 171 | 158
Educación Básica | 190 | 162
Pedagogía en Inglés | 133 | 121
Ingeniería Civil | 398 | 405
Total | 892 | 846
"""


@pytest.mark.parametrize(
    ("part", "accused"),
    [("320", "73,8%"), ("441", None)],
)
def test_a_share_of_a_figure_that_the_table_does_not_have_is_no_ground(part: str, accused: str | None) -> None:
    said = f"La Facultad de Educación tiene {part} alumnos en 2023, el 73,8% del total."
    report = account("Anuario 2023", "1. MATRÍCULA", "Tabla 1. Alumnos por carrera", FACULTIES, said)
    assert accused in [f.observed for f in findings(report)] or (accused is None and not findings(report))


def test_a_long_figure_of_a_table_is_no_slip_of_another_sentence() -> None:
    rows = "Gasto (MM$) | 2022 | 2023\nRemuneraciones | 9.102 | 9.290\nBienes y servicios | 3.910 | 3.344"
    space = CellSpace(account("Anuario 2023", "1. GASTO", rows))
    document = account("Anuario 2023", "1. GASTO", "Los bienes y servicios costaron 3.344 y 3.346.")
    first, second = mentions.read(document)
    assert stands_in_a_table(space, first)
    assert not stands_in_a_table(space, second)


@pytest.mark.parametrize(("rest", "verdict"), [("5", "unsupported"), ("7", "contradicted")])
def test_a_part_that_its_sentence_adds_up_to_the_cell_is_no_slip_of_it(rest: str, verdict: str) -> None:
    table = "País | Casos nuevos\nChina | 406\nCorea | 254\nItalia | 97"
    text = f"En China se notificaron casos nuevos: 401 en Hubei y {rest} en el resto."
    told = account("Informe 2020", "1. CASOS", "Casos nuevos por país", table, text)
    found = judge(told, CellSpace(told), mentions.read(told))
    assert found.judgements[0].verdict == verdict


SCORES = """
Escuela y curso | 2022 | 2024
Los Robles, cuarto básico Matemática | 258 | 266
Los Robles, segundo medio Matemática | 249 | 255
"""


def test_the_benchmark_of_the_country_is_no_figure_of_the_own_table() -> None:
    text = "El promedio nacional de cuarto básico en Matemática fue 263 en 2024."
    assert not findings(account("Cuenta Pública 2024", "Puntajes de la escuela", SCORES, text))


def test_the_lowest_did_not_fall() -> None:
    rows = "Mes | Monto | Variación (%)\nAbril | 371,2 | 101,8\nMayo | 402,9 | 111,3\nJunio | 388,0 | 104,6"
    text = "La variación de la coparticipación más alta se dio en mayo (111,3%) y la más baja en abril (108,1%)."
    (found,) = findings(account("Ejecución 2023", "1. RECURSOS", "Coparticipación mensual y variación", rows, text))
    assert (found.observed, found.expected) == ("108,1%", "101,8")


@pytest.mark.parametrize(
    ("slip", "figure", "verdict"),
    [(1.0, "4.487", "contradicted"), (0.8, "4.487", "unsupported"), (5.0, "448", "unsupported")],
)
def test_a_long_figure_is_surely_a_slip_of_one_that_is_called_otherwise(slip: float, figure: str, verdict: str) -> None:
    texts = ("Ingresaron 4.478 expedientes.", "Quedó un saldo de 478 cajas.", f"Hay registro de {figure} carpetas.")
    document = account("Cuenta 2023", "1. ARCHIVO", *texts)
    read = mentions.read(document)
    odds = {figure: RestatedOdds(slip=slip, best_slip=0)}
    with mock.patch.object(Restatements, "odds", lambda _, n: odds.get(read[n].figure.text, RestatedOdds())):
        found = judge(document, CellSpace(document), read)
    assert [j.verdict for m, j in zip(read, found.judgements, strict=True) if m.figure.text == figure] == [verdict]
