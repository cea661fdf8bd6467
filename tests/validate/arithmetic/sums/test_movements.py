"""What is left after what came in and went out: the figure that does not follow, and tables that say no such thing."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

import pytest

from pipeline.quantities.intervals import Interval
from pipeline.validate.arithmetic import wording
from pipeline.validate.arithmetic.audit import audit_table
from pipeline.validate.arithmetic.identities.identity import Identity, IdentityForm
from pipeline.validate.arithmetic.identities.sheet import sheet_of
from tests.validate.arithmetic.test_rules import accused, only, table

CASES = """
    Competencia | Pendientes al inicio | Ingresos | Términos | Pendientes al final | Tasa
    Civil       | 41.207               | 92.418   | 88.931   | 44.694              | 96,2%
    Penal       | 18.330               | 55.102   | 57.877   | 15.555              | 105,0%
    Familia     | 63.118               | 120.447  | 118.206  | 65.359              | 98,1%
    Laboral     | 9.874                | 30.215   | 29.033   | 11.056              | 96,1%
"""
TILL = """
    Mes     | Saldo inicial | Ingresos | Egresos | Saldo final
    Enero   | 84.520        | 31.248   | 22.072  | 93.696
    Febrero | 93.696        | 42.978   | 56.621  | 80.053
    Marzo   | 80.053        | 60.497   | 87.749  | 52.801
    Abril   | 52.801        | 77.719   | 36.913  | 93.607
"""
TOTAL_TILL = TILL + "    Total   | 84.520        | 212.442  | 203.355 | 93.607\n"
RESULTS = """
    Concepto                 | 2023     | 2022
    Ingresos ordinarios      | 43.368   | 48.446
    Costo de ventas          | (22.217) | (19.362)
    Ganancia bruta           | 21.151   | 29.084
    Gastos de administración | (4.630)  | (3.765)
    Depreciación             | (2.306)  | (3.928)
    Resultado operacional    | 14.215   | 21.391
    Ingresos financieros     | 545      | 377
    Costos financieros       | (1.001)  | (2.168)
    Ganancia antes de impuestos | 13.759 | 19.600
    Impuestos                | (2.203)  | (2.986)
    Ganancia del ejercicio   | 11.556   | 16.614
"""
GROUPS = """
    Función               | 2022    | 2023
    Servicios generales   | 1.644,0 | 1.569,2
    Ejecutivo             | 615,1   | 220,0
    Asuntos financieros   | 57,8    | 847,4
    Servicios de deuda    | 971,1   | 501,8
    Defensa               | 883,4   | 983,2
    Defensa militar       | 746,8   | 431,0
    Defensa civil         | 136,6   | 552,2
    Salud                 | 2.196,4 | 2.537,7
    Hospitales            | 752,6   | 848,2
    Salud pública         | 142,3   | 309,7
    Investigación         | 490,7   | 554,7
    Otros                 | 810,8   | 825,1
    Educación             | 1.492,1 | 2.125,8
    Primaria              | 889,3   | 894,5
    Secundaria            | 602,8   | 1.231,3
"""


@pytest.mark.parametrize("text", [CASES, TILL, TOTAL_TILL, RESULTS, GROUPS])
def test_what_follows_is_not_accused(text: str) -> None:
    assert [f.message for f in audit_table(table(text))[0] if f.severity != "info"] == []


@pytest.mark.parametrize(
    ("text", "was", "now", "rule"),
    [
        (CASES, "15.555", "15.855", "movimiento"),
        (TILL, "| 80.053\n", "| 80.503\n", "movimiento"),
        (RESULTS, "21.151", "29.151", "suma-columna"),
        (RESULTS, "16.614", "16.014", "suma-columna"),
        (GROUPS, "2.537,7", "2.637,7", "suma-columna"),
    ],
)
def test_the_figure_that_does_not_follow(text: str, was: str, now: str, rule: str) -> None:
    assert text.count(was) == 1
    found = only(text.replace(was, now))
    assert (found.rule, found.observed) == (rule, now.strip("| \n"))


def test_a_movement_that_is_wrong_is_named_by_its_own_column() -> None:
    """The sum of a column and what is left on a line cross in one figure."""
    total = CASES + "    Total | 132.529 | 298.182 | 294.047 | 136.664 | 98,6%\n"
    assert [f for f in audit_table(table(total))[0] if f.severity != "info"] == []
    found = only(total.replace("57.877", "51.877"))
    assert (accused(found), found.observed, found.expected) == ((2, 3), "51.877", "57.877")


def test_rounding_of_what_is_left_is_no_error() -> None:
    """One unit of amounts that were rounded, each by itself."""
    assert [f for f in audit_table(table(CASES.replace("15.555", "15.556")))[0] if f.severity != "info"] == []


def test_a_line_starts_with_what_the_one_before_left() -> None:
    found = only(TILL.replace("| 52.801        |", "| 58.201        |"))
    assert (accused(found), found.expected) == ((4, 1), "52.801")


CASH = """
    Concepto                                  | 2023     | 2022
    Cobros de clientes                        | 101.203  | 152.715
    Pagos a proveedores                       | (32.810) | (74.964)
    Pagos al personal                         | (29.198) | (42.917)
    Flujo neto de actividades de operación    | 39.195   | 34.834
    Compras de propiedades                    | (25.045) | (27.391)
    Ventas de activos                         | 1.948    | 2.426
    Flujo neto de actividades de inversión    | (23.097) | (24.965)
    Préstamos obtenidos                       | 6.012    | 7.730
    Pago de préstamos                         | (14.340) | (11.027)
    Flujo neto de actividades de financiación | (8.328)  | (3.297)
"""
INDICES = """
    Año  | Volumen exportado | Precio exportado | Valor exportado
    2016 | 121,4             | 86,4             | 104,9
    2017 | 128,0             | 108,9            | 139,4
    2018 | 112,6             | 117,0            | 131,7
    2019 | 98,3              | 120,4            | 118,4
    2020 | 125,2             | 91,1             | 114,1
    2021 | 104,4             | 124,3            | 129,8
"""
STABLE = """
    Sector    | 2005 | 2006 | 2007 | 2008
    Energía   | 22,0 | 21,9 | 22,1 | 21,3
    Industria | 11,2 | 10,9 | 11,2 | 11,2
    Residuos  | 14,1 | 14,3 | 14,2 | 14,4
    Suelos    | 30,6 | 30,2 | 30,5 | 30,1
"""
THOUSANDS = """
    Country    | Food outlets (000)
    Belgium    | 26
    Denmark    | 12
    Germany    | 93
    Spain      | 151
    France     | 78
    Italy      | 262
    EU Total   | 624
"""
BASKET = """
    Producto | Unidad | Cantidad | Precio ($) | Costo ($)
    Pan      | kg     | 1,99     | 1.789      | 3.560
    Arroz    | kg     | 0,73     | 2.735      | 1.997
    Leche    | l      | 8,40     | 1.127      | 9.467
    Huevos   | docena | 2,05     | 3.081      | 6.316
    Papa     | kg     | 6,93     | 863        | 5.981
    Costo total |     |          |            | 27.321
"""
DIVISIONS = """
    División  | Ponderación (%) | Variación mensual (%) | Incidencia (pp)
    Alimentos | 29,3            | 1,6                   | 0,469
    Vestuario | 13,5            | -2,2                  | -0,297
    Vivienda  | 24,8            | 0,9                   | 0,223
    Salud     | 17,6            | -1,4                  | -0,246
    Educación | 14,8            | 1,1                   | 0,163
    Transporte | 13,1           | 7,4                   | 0,969
    Recreación | 16,6           | -5,3                  | -0,880
    Equipamiento | 6,5          | 4,6                   | 0,299
"""
DECILES = """
    Decil | Ingreso | Participación (%) | Participación acumulada (%)
    I     | 120.400 | 7,3               | 7,3
    II    | 198.700 | 12,1              | 19,4
    III   | 301.200 | 18,3              | 37,7
    IV    | 402.100 | 24,5              | 62,2
    V     | 621.300 | 37,8              | 100,0
"""
WASTE = """
    Año  | Residuos (t) | Población | Kg por habitante al día
    2018 | 43.331       | 143.120   | 0,83
    2019 | 42.912       | 145.331   | 0,81
    2020 | 52.660       | 147.290   | 0,98
    2021 | 52.418       | 149.480   | 0,96
    2022 | 50.904       | 151.590   | 0,92
"""
CLIMATE = """
    Mes | T. media | Precipitación 2023 | Normal 1991-2020 | Diferencia
    Ene | 18,7     | 62,0               | 33,9             | 28,1
    Feb | 14,8     | 24,9               | 12,8             | 12,1
    Mar | 14,5     | 41,3               | 57,8             | -16,5
    Abr | 15,2     | 17,6               | 66,1             | -48,5
    May | 15,4     | 65,8               | 20,6             | 45,2
    Jun | 16,5     | 36,1               | 44,0             | -7,9
    Jul | 13,9     | 2,6                | 33,1             | -30,5
    Ago | 14,5     | 0,9                | 22,9             | -22,0
    Sep | 15,3     | 77,4               | 61,8             | 15,6
    Oct | 16,7     | 62,9               | 53,6             | 9,3
    Nov | 14,6     | 18,3               | 26,1             | -7,8
    Dic | 15,4     | 44,0               | 12,7             | 31,3
    Año | 15,5     | 453,8              | 445,4            | 8,4
"""
BUDGET = """
    Concepto                      | Presupuesto
    Remuneraciones                | 2.014.300
    Transferencias corrientes     | 5.620.118
    de las cuales: a municipios   | 2.079.444
    Adquisición de activos        | 310.552
    Total                         | 7.944.970
"""


@pytest.mark.parametrize("text", [CASH, THOUSANDS, INDICES, STABLE, BASKET, DIVISIONS, DECILES, WASTE, CLIMATE, BUDGET])
def test_right_results_are_right(text: str) -> None:
    assert [f.message for f in audit_table(table(text))[0] if f.severity != "info"] == []


@pytest.mark.parametrize(
    ("text", "was", "now", "rule", "expected"),
    [
        (CASH, "34.834", "36.834", "suma-columna", "34.834"),
        (INDICES, "131,7", "137,1", "producto", "131,7"),
        (THOUSANDS, "624", "674", "suma-columna", "622"),
        (BASKET, "6.316", "6.916", "producto", "6.316"),
        (BASKET, "27.321", "27.821", "suma-columna", "27.321"),
        (DIVISIONS, "-0,246", "-0,346", "producto", "-0,246"),
        (DECILES, "62,2", "67,2", "acumulado", "62,2"),
        (WASTE, "0,96", "0,69", "porcentaje", "0,96"),
        (CLIMATE, "453,8", "543,8", "suma-columna", "453,8"),
        (BUDGET, "7.944.970", "7.994.970", "suma-columna", "7.944.970"),
    ],
)
def test_a_result_that_is_wrong(text: str, was: str, now: str, rule: str, expected: str) -> None:
    assert text.count(was) == 1
    found = only(text.replace(was, now))
    assert (found.rule, found.observed, found.expected) == (rule, now, expected)


def test_negative_figures_and_dashes_stand_behind_no_other_sign() -> None:
    text = """
    Cuenta | Enero | Febrero | Marzo | Abril | Total
    Arica  | 230   | -105,4  | 31    | -     | 155,6
    Putre  | 18    | 22      | -4,1  | 2     | 37,9
    Tirúa  | 51    | 47      | 16    | 3     | 117
    Angol  | 77    | -12     | 8,5   | 9     | 85,2
    """
    found = only(text)
    assert accused(found) == (4, 5)
    assert found.arithmetic == "77 - 12 + 8,5 + 9 = 82,5; impreso: 85,2"
    sheet = sheet_of(table(text))
    cells = ((1, 1), (1, 2), (1, 3), (1, 4))
    for form, said in (("sum", "230 - 105,4 + 31 + 0"), ("product", "230 × (-105,4) × 31 × 0")):
        identity = Identity("suma-fila", cast(IdentityForm, form), (1, 5), cells, "")
        assert wording.calculation_text(sheet, identity, Interval.exact(Decimal("155.6"))).startswith(
            f"{said} = 155,6;"
        )
    taken = Identity("movimiento", "flow", (1, 5), ((1, 1), (1, 2)), "", taken=1)
    assert wording.formula_text(sheet, taken) == "230 - (-105,4)"


FINES = """
    Empresas      | Multas | Aplicado | Pagado | Pendiente
    Distribuidoras| 14     | 1.240    | 810    | 430
    Generadoras   | 9      | 775      | 512    | 263
    Transmisoras  | 11     | 964      | 588    | 376
    Instaladoras  | 27     | 318      | 201    | 117
    Laboratorios  | 6      | 142      | 97     | 45
"""


def test_what_two_figures_leave_is_their_difference_whatever_it_is_called() -> None:
    assert audit_table(table(FINES))[0] == []
    found = only(FINES.replace("| 376", "| 367"))
    assert (found.rule, found.observed, found.expected) == ("diferencia", "367", "376")
