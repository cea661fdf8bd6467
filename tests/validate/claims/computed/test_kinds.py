"""What is computed of rows and tables: the values, stated as the kind of sentence that is about them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.choice import scoring
from pipeline.validate.claims.computed.choice.anchors import anchors
from pipeline.validate.claims.computed.choice.announced_kinds import how_many_smallest
from pipeline.validate.claims.computed.choice.candidates import Reader
from pipeline.validate.claims.computed.choice.features import AT
from pipeline.validate.claims.computed.choice.scoring import judge_computed
from pipeline.validate.claims.computed.formulas.columns import cell_difference
from pipeline.validate.claims.computed.periods import in_order, months_of_period
from pipeline.validate.claims.computed.tables import Tables
from pipeline.validate.claims.linking.agreement import scales
from pipeline.validate.claims.linking.linker import Linker
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account

GOAL = """
Región | Empresas en muestra objetivo | Total
Arica | 120 | 240
Ñuble | 300 | 349
Total | 420 | 589
"""
DONE = """
Región | Encuestas completas | Tasa de respuesta
Arica | 118 | 31,5%
Ñuble | 391 | 46,7%
Total | 509 | 41,2%
"""
PEOPLE = """
Centro | Mujeres | Hombres
Norte | 7.637 | 5.577
Sur | 2.538 | 3.830
Total | 10.175 | 9.407
"""
BY_MONTH = "Mes | Familia | Civil | Total mes\n" + "\n".join(
    f"{month} | {1000 + 10 * place} | {200 + place} | {1200 + 11 * place}"
    for place, month in enumerate(
        ("Enero", "Febrero", "Marzo", "Abril", "Mayo", "Junio", "Julio", "Agosto", "Septiembre", "Octubre",
         "Noviembre", "Diciembre")
    )
)  # fmt: skip
RATES = """
Región | 2022 | 2023
Norte | 17,5% | 12,3%
Centro | 6,7% | 6,7%
Sur | 4,4% | 5,6%
Austral | 2,8% | 4,6%
"""
SMALL_RATES = """
Región | Tasa 2022 | Tasa 2023
Maule | 0,65 | 0,60
Ñuble | 0,71 | 0,80
Biobío | 0,52 | 0,49
"""
PLACES = """
Estamento | Planta Mujeres | Planta Hombres | Contrata Mujeres | Contrata Hombres
Docentes | 1.278 | 812 | 1.210 | 524
Asistentes | 1.000 | 600 | 700 | 200
Total dotación | 2.278 | 1.412 | 1.910 | 724
"""
FIRES = """
Tipo de emergencia | Salidas
Incendio estructural | 163
Incendio forestal | 537
Rescate vehicular | 288
Otros servicios | 393
Total | 1.381
"""
CREWS = """
Compañía | Mujeres | Hombres | Carros
Primera | 18 | 52 | 3
Segunda | 25 | 51 | 2
Tercera | 22 | 27 | 2
Total | 65 | 130 | 7
"""
GRANTS = """
Concurso | Proyectos | Monto ($)
Mujeres rurales | 20 | $ 40.000.000
Jóvenes rurales | 12 | $ 30.000.000
Total | 32 | $ 70.000.000
"""
USERS = """
Programa | Usuarios
Riego | 400
Suelos | 300
Total | 700
"""
STAFF = """
Estamento | Mujeres | Hombres | Horas
Médicos | 120 | 148 | 9.000
Enfermería | 331 | 71 | 14.000
Técnicos | 98 | 54 | 6.000
Red | 549 | 273 | 29.000
"""
QUARTERS = """
Trimestre (miles de personas) | Ocupados | Desocupados | Inactivos
Ene-Mar | 184,2 | 17,6 | 90,1
Abr-Jun | 186,9 | 16,1 | 90,4
Jul-Sep | 183,5 | 18,3 | 91,0
Oct-Dic | 190,7 | 14,9 | 89,2
"""
INCOME = """
Ingreso | Monto (M$)
Patentes | 412.655
Fondo común | 3.118.940
Total | 3.531.595
"""
EXPENSE = """
Gasto | Monto (M$)
Personal | 2.407.331
Inversión | 1.003.518
Total | 3.410.849
"""

MEMBERS = """
Caja | Afiliados Hombres | Afiliados Mujeres | Cotizantes Hombres | Cotizantes Mujeres
Norte | 4.000 | 3.000 | 2.500 | 1.500
Sur | 2.000 | 2.500 | 1.000 | 1.700
Total | 6.000 | 5.500 | 3.500 | 3.200
"""
CLINICS = """
Prestación | 2022 Centro | 2022 Posta | 2023 Centro | 2023 Posta
Consultas | 500 | 300 | 620 | 340
Controles | 400 | 100 | 410 | 140
Urgencias | 200 | 150 | 210 | 120
"""
PUPILS = """
Liceo | 2021 | 2022 | 2023
Comercial | 410 | 400 | 380
Industrial | 700 | 720 | 765
Agrícola | 120 | 130 | 140
Artístico | 60 | 75 | 90
Total matrícula | 1.290 | 1.325 | 1.375
"""
SCHOLARS = """
Beneficio | 2021 | 2022 | 2023
Gratuidad | 600 | 640 | 720
Becas internas | 210 | 230 | 240
"""
RETENTION = """
Sede | 2022 | 2023
Norte | 80,1% | 81,4%
Centro | 74,0% | 77,9%
Sur | 70,3% | 72,2%
Austral | 69,2% | 70,9%
"""
SCHOOLS = """
Establecimiento | Matrícula 2022 | Docentes 2022 | Logro 2022 | País 2022
Escuela El Sauce | 412 | 35 | 51,7% | 60,0%
Liceo Las Rosas | 561 | 46 | 41,5% | 52,7%
Total | 973 | 81 | 46,6% | 56,3%
"""
SPENDING = """
Subtítulo | Presupuesto | Ejecutado
Personal | 4.100 | 3.891
Bienes | 2.100 | 1.947
Total | 6.200 | 5.838
"""
TOWNS = """
Escuela | Alumnos
El Sauce | 412
Trabuncos | 88
Subtotal Membrillar | 500
Las Rosas | 300
Quebradas | 119
Subtotal Quilelto | 419
Los Olmos | 50
Las Parras | 70
Subtotal Ninhueco | 120
Total | 1.039
"""
VISITS = """
Trimestre | Atenciones
I trimestre | 38.112
II trimestre | 41.903
III trimestre | 47.650
IV trimestre | 43.222
"""
REVENUE = """
Ingreso | 2015 (M$) | 2016 (M$)
Fondo común | 1.500 | 1.600
Patentes | 700 | 740
Total | 2.200 | 2.340
"""
OUTLAY = """
Gasto | Monto (M$)
Personal | 1.400
Servicios | 851
Total | 2.251
"""
DISTRICTS = """
Comarca | Habitantes | Expedientes | Inversión | Cuota 2021 | Cuota 2022
Sierra Alta | 1.388 | 38 | 206,1 | 40 | 44
Cameros Sur | 2.140 | 27 | 286,0 | 31 | 36
Ribera | 9.214 | 164 | 915,1 | 60 | 66
"""
HOSPITAL = """
Especialidad | 2022 | 2023
Endodoncia | 2.600 | 2.803
Periodoncia | 1.210 | 1.190
Ortodoncia | 3.700 | 3.964
Subtotal odontológicas | 7.510 | 7.957
Medicina | 30.100 | 31.000
Cirugía | 17.000 | 17.977
Subtotal médicas | 47.100 | 48.977
Total | 54.610 | 56.934
"""
CREDIT = """
Programa | Crédito inicial | Crédito definitivo
Cultura | 1.200 | 1.500
Deporte | 800 | 925
Total | 2.000 | 2.425
"""
BEDS = """
Servicio | Camas | Días cama
Medicina | 84 | 30.660
UCI | 12 | 4.380
UTI | 18 | 6.570
Hospital | 114 | 41.610
"""
DEBT = """
Concepto | 31/12/2022 | 30/09/2023
Bonos | 100 | 150
Banca | 300 | 340
Total | 400 | 490
"""
ACCOUNTS = """
Cuenta | 2022 (M$) | 2023 (M$)
Aranceles | 400 | 520
Aportes | 200 | 210
Ingresos totales | 600 | 730
Remuneraciones | 380 | 450
Bienes | 150 | 180
Gastos totales | 530 | 630
"""
REGISTER = """
Distrito | Hombres 2022 | Mujeres 2022 | Hombres 2024 | Mujeres 2024 | Total 2024
Casco | 4.102 | 4.518 | 4.055 | 4.470 | 8.525
Ensanche | 7.300 | 7.700 | 7.900 | 8.543 | 16.443
"""


def _read(*parts: str) -> tuple[CellSpace, tuple[mentions.Mention, ...]]:
    document = account(*parts)
    return CellSpace(document), mentions.read(document)


def _computed(text: str, *tables: str) -> set[tuple[str, float]]:
    """The kinds and values (two decimals) of what the figures of a sentence print, of all that is computed."""
    space, read = _read("Cuenta 2023", "1. RESULTADOS", "Resumen del año 2023.", *tables, text)
    reader = Reader(Tables(space))
    found = set()
    links = Linker(space, read).links()
    for mention, link, around in zip(read, links, anchors(read, links), strict=True):
        options = reader.options(mention, link, around)
        for one in options.quantities if options is not None else ():
            if any(abs(one.value - mention.value / scale) <= mention.step / scale for scale in scales(mention)):
                found.add((one.kind, round(one.value, 2)))
    return found


@pytest.mark.parametrize(
    ("tables", "text", "kind", "value"),
    [
        ((GOAL, DONE), "En Ñuble se lograron 391 encuestas, un 112% de la muestra.", "share across", 112.03),
        ((PEOPLE,), "En el centro Norte se atendió a 13.214 personas.", "row sum", 13214.0),
        ((PEOPLE,), "Las mujeres son el 52,0% del total de personas atendidas.", "share of row sum", 51.96),
        ((BY_MONTH,), "Durante el primer semestre hubo 6.150 causas de familia.", "named", 6150.0),
        ((BY_MONTH,), "De enero a junio hubo 6.150 casos de familia; entre julio y diciembre, 6.510.", "named", 6510.0),
        ((BY_MONTH,), "En promedio ingresaron 1.055 causas de familia al mes.", "mean", 1055.0),
        ((BY_MONTH,), "Del total de causas del año, un 83,7% fueron de familia.", "share of sums", 83.7),
        ((RATES,), "La tasa bajó en el Norte 5,2 puntos porcentuales respecto de 2022.", "points", 5.2),
        ((RATES,), "La tasa subió en 2 regiones en 2023.", "rows up", 2.0),
        ((RATES,), "La tasa bajó en 1 región en 2023.", "rows down", 1.0),
        ((GRANTS,), "Cada proyecto de mujeres rurales recibió en promedio $2.000.000.", "for each", 2000000.0),
        ((GRANTS, USERS), "El gasto por usuario fue de $100.000.", "for each", 100000.0),
        ((STAFF,), "En Enfermería hay 260 mujeres más que hombres.", "columns difference", 260.0),
        ((STAFF,), "Hay 2,8 mujeres de Enfermería por cada mujer del estamento Médicos.", "named ratio", 2.76),
        ((STAFF,), "Los médicos y la enfermería suman 451 mujeres; las 98 restantes son técnicos.", "rest", 98.0),
        ((STAFF,), "Los médicos trabajan 75 horas cada uno, 24,7 diarias en promedio.", "for each day", 24.66),
        ((STAFF,), "Los médicos trabajan en promedio 750 horas mensuales.", "for each month", 750.0),
        ((QUARTERS,), "La fuerza de trabajo de Oct-Dic llegó a 205,6 mil personas.", "two columns", 205.6),
        ((QUARTERS,), "Los ocupados de Oct-Dic superan en 7,2 mil a los de Jul-Sep.", "difference down", 7.2),
        ((QUARTERS,), "Los ocupados de Oct-Dic son un 3,5% más que los de Ene-Mar.", "growth down", 3.53),
        ((RATES,), "La tasa de 2023 fluctuó entre el 4,6% y el 12,3%.", "highest of percentages", 12.3),
        ((RATES,), "La tasa de 2023 fluctuó entre el 4,6% y el 12,3%.", "lowest of percentages", 4.6),
        ((QUARTERS,), "El menor número de desocupados del año fue de 14,9 mil personas.", "lowest", 14.9),
        ((SMALL_RATES,), "En Maule la tasa cayó un 7,7% respecto de 2022.", "growth", 7.69),
        ((PLACES,), "La planta llega a 3.690 personas y la contrata, a 2.634.", "columns", 3690.0),
        ((PLACES,), "La planta llega a 3.690 personas y la contrata, a 2.634.", "columns", 2634.0),
        ((FIRES,), "Los dos tipos de incendio suman 700 salidas.", "named", 700.0),
        ((FIRES,), "Los incendios son el 50,7% de las emergencias.", "named share", 50.69),
        ((CREWS,), "Las mujeres son el 33,3% de la dotación.", "share of row sum", 33.33),
        ((CREWS,), "En la Segunda hay 76 voluntarios.", "row sum", 76.0),
        ((MEMBERS,), "Las cotizantes son el 47,8% del total.", "share of row sum", 47.76),
        ((MEMBERS,), "De los afiliados cotizó el 58,3%.", "ratio of sums", 58.26),
        ((CLINICS,), "Las consultas de 2023 sumaron 960 en la red.", "row sum", 960.0),
        ((CLINICS,), "Las consultas crecieron un 20,0% respecto de 2022.", "growth of sums", 20.0),
        ((CLINICS,), "Hubo 160 consultas más que en 2022.", "difference of sums", 160.0),
        ((PUPILS,), "En los dos últimos años el liceo Artístico matriculó a 165 alumnos.", "years sum", 165.0),
        ((PUPILS,), "El promedio de los tres años del liceo Agrícola es de 130 alumnos.", "years mean", 130.0),
        ((PUPILS,), "La brecha entre el liceo mayor y el menor fue de 675 alumnos en 2023.", "range", 675.0),
        ((PUPILS,), "Los dos liceos más grandes reúnen 1.145 alumnos en 2023.", "largest", 1145.0),
        ((PUPILS,), "Los dos mayores liceos concentran el 83,3% de 2023.", "share of the largest", 83.27),
        ((PUPILS,), "El liceo Comercial tiene el 49,7% de los alumnos del Industrial en 2023.", "named part", 49.67),
        ((PUPILS, SCHOLARS), "Con gratuidad estudiaron 720 en 2023, el 52,4% de la matrícula.",
         "share of another total", 52.36),
        ((PUPILS,), "Comercial e Industrial bajaron. En conjunto suman 1.145 alumnos.", "named", 1145.0),
        ((RETENTION,), "La retención promedió 75,6% en 2023.", "mean of percentages", 75.6),
        ((RETENTION,), "La retención del Norte subió 1,3 puntos sobre 2022.", "points", 1.3),
        ((RETENTION,), "La distancia entre la mayor y la menor retención es de 10,5 puntos en 2023.",
         "range of percentages", 10.5),
        ((INCOME, EXPENSE), "El año cerró con un superávit de M$ 120.746.", "balance", 120746000.0),
        ((REVENUE, OUTLAY), "El año 2016 cerró con un saldo a favor de M$ 89.", "balance", 89000.0),
        ((SCHOOLS,), "En la Escuela El Sauce la brecha con el país es de 8,3 puntos.", "columns points", 8.3),
        ((SCHOOLS,), "En promedio hay 12,0 alumnos de matrícula por docente.", "for each", 12.01),
        ((SCHOOLS, SPENDING), "El total ejecutado por alumno de la matrícula fue de 6,0.", "for each", 6.0),
        ((TOWNS,), "Membrillar y Quilelto suman 919 alumnos.", "named", 919.0),
        ((VISITS,), "El tercer trimestre tuvo 9.538 atenciones más que el primero.", "difference down", 9538.0),
        ((HOSPITAL,), "Endodoncia y Periodoncia son el 50,2% de lo odontológico de 2023.", "share of subtotal", 50.18),
        ((HOSPITAL,), "Medicina, con 31.000, es el 63,3% de las médicas.", "share of subtotal", 63.3),
        ((HOSPITAL,), "Las odontológicas de 2023 son 1,06 veces las de 2022.", "times of years", 1.06),
        ((CREDIT,), "El crédito definitivo supera en un 21,3% al inicial.", "growth of columns", 21.25),
        ((BEDS,), "La UCI y la UTI suman 30 camas, el 26,3% del hospital.", "named share", 26.32),
        ((DEBT,), "La deuda total creció un 22,5%.", "growth", 22.5),
        ((ACCOUNTS,), "El superávit de 2023 fue de M$ 100.", "balance", 100000.0),
        ((REGISTER,), "El Casco perdió 95 habitantes respecto de 2022.", "difference of sums", 95.0),
        ((STAFF,), "Hay 2,8 mujeres de Enfermería por cada mujer de Médicos, de Técnicos menos.", "named ratio", 2.76),
        ((HOSPITAL,), "Sin contar Ortodoncia, las consultas de 2023 fueron 52.970.", "rest", 52970.0),
        ((DISTRICTS,), "Sierra Alta y Cameros Sur tienen 65 expedientes.", "named", 65.0),
    ],
)  # fmt: skip
def test_what_is_computed(tables: tuple[str, ...], text: str, kind: str, value: float) -> None:
    assert (kind, value) in _computed(text, *tables)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("La retención promedió 75,6% en 2023.", ("range", "years")),
        ("El Norte tiene 81,4% y el Sur 72,2% en 2023, juntos 153,6%.", ("mean", "named ratio", "range", "largest")),
    ],
)
def test_what_nobody_computes_without_saying_so(text: str, kinds: tuple[str, ...]) -> None:
    assert not {kind for kind, _ in _computed(text, RETENTION) if kind.startswith(kinds)}


@pytest.mark.parametrize(
    ("text", "is_computed"),
    [
        ("El crédito definitivo es un 17,5% más que el inicial.", False),
        ("El crédito inicial es un 17,5% menos que el definitivo.", True),
    ],
)
def test_what_is_more_is_not_taken_in_percent_of_what_is_more(text: str, is_computed: bool) -> None:
    assert (("growth of columns", 17.53) in _computed(text, CREDIT)) is is_computed


def test_a_change_is_no_multiple_of_another() -> None:
    rows = "Cargo | 2022 | 2023 | Variación\nMédicos | 248 | 263 | 15\nEnfermeras | 312 | 334 | 22"
    assert not {
        k for k, _ in _computed("Por cada cargo de Médicos hay 1,47 de Enfermeras.", rows) if k == "named ratio"
    }


def test_rates_of_change_are_not_added_up() -> None:
    changes = PUPILS.replace("2023\n", "2023 | Variación (%)\n", 1)
    changes = changes.replace("| 380", "| 380 | 5,0").replace("| 765", "| 765 | 6,3")
    kinds = {kind for kind, _ in _computed("El Comercial y el Industrial suman el 11,3% de los alumnos.", changes)}
    assert "named percentages" not in kinds


@pytest.mark.parametrize("figure", ["1.426,0", "1.594,1", "84"])
def test_columns_of_different_things_or_years_are_not_added_up(figure: str) -> None:
    kinds = {kind for kind, _ in _computed(f"Sierra Alta reúne {figure} en total de cuota.", DISTRICTS)}
    assert "columns" not in kinds


def test_a_number_is_no_change_of_a_percentage() -> None:
    table = "Causa | 2022 | % 2023\nÁrboles | 30 | 45,0%\nChoques | 50 | 55,0%"
    assert not _computed("Los árboles subieron un 50,0% en 2023, 15 más.", table) & {
        ("growth", 50.0),
        ("difference", 15.0),
    }


def test_a_period_is_said_beside_its_average_or_elsewhere() -> None:
    table = "Ayuda | Prestaciones\nAlimentos | 2.088\nSalud | 402\nTotal | 2.490"
    for text, said in (
        ("En promedio se dieron 208 prestaciones al mes en total.", 1.0),
        ("Cada mes se informó al concejo, y por los medios también, con gran detalle, que en total fueron 208.", 0.0),
    ):
        space, read = _read("Cuenta 2023", "1. AYUDAS", "Ayudas entregadas", table, text)
        links = Linker(space, read).links()
        options = Reader(Tables(space)).options(read[0], links[0], anchors(read, links)[0])
        assert options is not None
        monthly = [n for n, one in enumerate(options.quantities) if one.kind == "for each month"]
        assert {options.features[n, AT["its period said beside the figure"]] for n in monthly} == {said}


def test_the_level_of_a_share_may_be_stated_in_the_sentence_before() -> None:
    text = "San Jacinto tuvo 187 fallecidos. Aporta el 31,7% de las muertes."
    table = "Municipio | Fallecidos\nSan Jacinto | 187\nPalmar | 403\nTotal | 590"
    space, read = _read("Cuenta 2023", "1. SINIESTROS", "Fallecidos por municipio", table, text)
    links = Linker(space, read).links()
    options = Reader(Tables(space)).options(read[1], links[1], anchors(read, links)[1])
    assert options is not None
    before = options.features[:, AT["its level stated in the sentence before"]]
    assert {round(one.value, 1) for n, one in enumerate(options.quantities) if before[n] > 0.5} >= {31.7}


def test_columns_of_which_the_words_name_one_are_not_added_up() -> None:
    kinds = {kind for kind, _ in _computed("En planta hay 2.278 mujeres de planta.", PLACES)}
    assert "columns" not in kinds


def test_the_extremes_of_a_column_are_no_figures_of_a_sentence_that_speaks_of_none() -> None:
    kinds = {kind for kind, _ in _computed("La tasa de 2023 es de 12,3% y de 4,6%.", RATES)}
    assert not any(kind.startswith(("lowest", "highest")) for kind in kinds)


def test_points_are_no_count_and_a_count_no_points() -> None:
    kinds = {kind for kind, _ in _computed("En el Norte bajó un total de 5,2 unidades.", RATES)}
    assert not any(kind.startswith(("points", "named points")) for kind in kinds)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("durante el primer semestre", range(6)),
        ("en el 3° trimestre", range(6, 9)),
        ("en el tercer trimestre", range(6, 9)),
        ("el segundo cuatrimestre del año", range(4, 8)),
        ("en el año", ()),
        ("el cuarto semestre", ()),
    ],
)
def test_the_months_of_a_period(text: str, months: range) -> None:
    names = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic")
    assert months_of_period(text, {name: place for place, name in enumerate(names)}) == list(months)


def test_a_period_of_a_table_that_lacks_a_month_names_none() -> None:
    assert months_of_period("el primer trimestre", {"ene": 0, "mar": 2}) == []


@pytest.mark.parametrize(
    ("labels", "ordered"),
    [
        (("Enero", "Febrero", "Marzo"), True),
        (("Ene-Mar", "Abr-Jun", "Jul-Sep"), True),
        (("I trimestre", "II trimestre", "III trimestre", "IV trimestre"), True),
        (("Primer trimestre", "Segundo trimestre", "Tercer trimestre"), True),
        (("1er semestre", "2do semestre", "Total"), False),
        (("Marzo", "Febrero", "Enero"), False),
        (("Marina", "Abra", "Junta"), False),
        (("Norte", "Centro", "Sur"), False),
        (("Enero", "Febrero"), False),
    ],
)
def test_rows_that_walk_through_a_year(labels: tuple[str, ...], ordered: bool) -> None:
    assert in_order(labels) is ordered


def test_nothing_is_divided_by_days_or_left_over_where_no_word_says_so() -> None:
    kinds = {kind for kind, _ in _computed("En Enfermería hay 98 mujeres y 750 horas, 24,7 en total.", STAFF)}
    assert not kinds & {"for each day", "for each month", "rest", "rest share"}


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("Las dos comunas menos pobladas tienen juntas 3.120 habitantes.", 2),
        ("Los tres servicios más pequeños suman 41 cargos.", 3),
        ("Los 4 establecimientos menores reúnen 212 alumnos.", 4),
        ("Atendió dos días menos que el año anterior.", 0),
        ("Las dos comunas más pobladas tienen juntas 83.120 habitantes.", 0),
    ],
)
def test_how_many_of_the_smallest_are_spoken_of(text: str, many: int) -> None:
    assert how_many_smallest(text) == many


def test_the_smallest_rows_are_added_up_as_if_they_were_named() -> None:
    text = "Los dos estamentos menos numerosos suman 218 mujeres."
    assert ("named", 218.0) in _computed(text, STAFF)


@given(st.lists(st.floats(0.01, 1e6), min_size=2, max_size=2), st.integers(1, 2))
def test_the_bounds_of_a_difference_hold_every_value_that_rounds_to_what_is_printed(
    amounts: list[float], decimals: int
) -> None:
    one, two = (round(a, decimals) for a in amounts)
    shown = [f"{a:.{decimals}f}".replace(".", ",") for a in (one, two)]
    document = account("Cuenta 2023", f"Fila | Alfa (%) | Beta (%)\nUno | {shown[0]} | {shown[1]}\nDos | 1,0 | 2,0")
    tables = Tables(CellSpace(document))
    row, (a, b) = tables.rows[0][list(tables.space.tables[0].heads).index(1)], tables.columns[0]
    found = cell_difference(
        tables, "columns points", ("columns points", 0, 0), tables.cell[row, a], tables.cell[row, b]
    )
    half = 0.5 * 10**-decimals
    for shift in ((-half, half), (half, -half), (half, half)):
        assert found.low - 1e-6 <= abs((one + shift[0]) - (two + shift[1])) <= found.high + 1e-6


def test_features_that_are_read_again_give_the_same_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document may have more figures than features can be kept for until all are known."""
    text = " ".join(
        f"En {region} se lograron {done} encuestas, un {share}% de la muestra."
        for region, done, share in (("Arica", 118, 49), ("Ñuble", 391, 112), ("Ñuble", 319, 91))
    )
    space, read = _read("Cuenta 2023", "1. RESULTADOS", GOAL, DONE, text)
    links = Linker(space, read).links()
    kept = judge_computed(read, links, Tables(space))
    monkeypatch.setattr(scoring, "SETTINGS", replace(scoring.SETTINGS, features_kept=0))
    assert judge_computed(read, links, Tables(space)) == kept
    assert any(verdict.best is not None for verdict in kept)
