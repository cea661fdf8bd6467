"""Summaries agree with their details, the same thing with itself; one figure is not two things."""

from __future__ import annotations

import pytest

from pipeline.model import Check
from pipeline.validate.agreement import audit as agreement
from tests.validate.accounts import account, cells, findings

SUMMARY = """
Área | Proyectos | Inversión
Pavimentación | 2 | $484.120.000
Áreas verdes | 2 | $97.455.310
Alumbrado público | 2 | $215.908.774
Total | 6 | $797.484.084
"""
DETAILS = (
    "Proyectos de pavimentación",
    "Proyecto | Monto\nCalle Los Olmos | $301.120.000\nPasaje Norte | $183.000.000\nTotal | $484.120.000",
    "Proyectos de áreas verdes",
    "Proyecto | Monto\nPlaza Central | $61.455.310\nParque Sur | $36.000.000\nTotal | $97.455.310",
    "Proyectos de alumbrado público",
    "Proyecto | Monto\nVilla Alta | $115.908.774\nVilla Baja | $100.000.000\nTotal | $215.908.774",
)
BEFORE = ("Cuenta Pública 2022", "3. INVERSIÓN", "Resumen de inversión por área")


def test_a_summary_that_agrees_is_checked_and_silent() -> None:
    document = account(*BEFORE, SUMMARY, *DETAILS)
    found, checks = agreement.audit_document(document)
    assert found == ()
    assert {(c.table, c.row, c.column, c.operands[0]) for c in checks if c.holds} == {
        ("t01", 1, 2, ("t02", 3, 1)),
        ("t01", 2, 2, ("t03", 3, 1)),
        ("t01", 3, 2, ("t04", 3, 1)),
    }


@pytest.mark.parametrize(
    ("wrong", "severity"),
    [("$79.455.310", "error"), ("$97.455.370", "error"), ("$97.891.024", "warning")],
)
def test_a_summary_that_disagrees_names_both_cells(wrong: str, severity: str) -> None:
    document = account(*BEFORE, SUMMARY.replace("$97.455.310", wrong), *DETAILS)
    (finding,) = findings(document)
    assert (finding.rule, finding.severity) == ("resumen-detalle", severity)
    assert cells(finding) == [("t01", 2, 2, wrong), ("t03", 3, 1, "$97.455.310")]


def test_a_cell_arithmetic_accuses_is_not_accused_again() -> None:
    document = account(*BEFORE, SUMMARY.replace("$97.455.310", "$97.455.370"), *DETAILS)
    check = Check("suma-columna", "t01", 2, 2, holds=False, expected="$97.455.310")
    found, _ = agreement.audit_document(document, (check,))
    assert found == ()


def test_thousands_of_pesos_agree_with_pesos() -> None:
    rows = (
        "Subtítulo | Concepto | Devengado (M$)\n21 | Gastos en personal | 65.427\n"
        "24 | Transferencias corrientes | 16.421.764\n"
        "Total | | 16.487.191"
    )
    detail = "Programa | Devengado ($)\nBecas | $ 308.480.686\nOficios | $ 16.113.283.027\nTotal | $ 16.421.763.713"
    document = account(
        "Cuenta 2022", "1. PRESUPUESTO", "Presupuesto", rows, "Transferencias corrientes por programa", detail
    )
    found, checks = agreement.audit_document(document)
    assert found == ()
    assert [(c.row, c.column, c.holds) for c in checks] == [(2, 2, True)]
    spoilt = detail.replace("713", "913").replace("$ 16.421.763.913", "$ 16.412.763.713")
    document = account(
        "Cuenta 2022", "1. PRESUPUESTO", "Presupuesto", rows, "Transferencias corrientes por programa", spoilt
    )
    (finding,) = findings(document)
    assert cells(finding) == [("t01", 2, 2, "16.421.764"), ("t02", 3, 1, "$ 16.412.763.713")]


def test_an_acronym_names_the_table_it_stands_for() -> None:
    document = account(
        "Cuenta 2022",
        "5. SUBSIDIOS",
        "Beneficiarios con pago. Subsidio al Empleo Joven",
        "Región | Mujer | Hombre | Total\nMaule | 20.598 | 50.635 | 71.233",
        "Beneficiarias con pago. Bono al Trabajo de la Mujer",
        "Región | RUN único | Monto\nMaule | 43.771 | $27.559.249.560",
        "Subsidios y coberturas",
        "Subsidio | Cobertura\nSEJ | 71.233\nBTM | 43.717\n | 114.950",
    )
    (finding,) = findings(document)
    assert finding.rule == "resumen-detalle"
    assert cells(finding) == [("t03", 2, 1, "43.717"), ("t02", 1, 1, "43.771")]


def test_the_same_row_and_column_in_two_tables_agree() -> None:
    first = "REGIÓN | META COLOCADOS 2022 | COLOCADOS 2022\nMaule | 19.629 | 17.110"
    second = "REGIÓN | COLOCADOS 2022 | MUJERES COLOCADAS 2022\nMaule | {} | 7.541"
    parts = ("Cuenta 2022", "3. OMIL", "Personas colocadas por las OMIL", first, "Porcentaje de mujeres colocadas")
    assert findings(account(*parts, second.format("17.110"))) == []
    (finding,) = findings(account(*parts, second.format("17.170")))
    assert finding.rule == "dato-repetido"
    assert cells(finding) == [("t02", 1, 1, "17.170"), ("t01", 1, 2, "17.110")]


def test_two_programmes_that_differ_are_not_the_same_thing() -> None:
    document = account(
        "Cuenta 2022",
        "4. PROGRAMAS",
        "Personas atendidas, Programa Vínculos",
        "Comuna | Mujeres | Hombres | Total\nLinares | 16.763 | 10.001 | 26.764",
        "Personas atendidas, Programa Habitabilidad",
        "Comuna | Mujeres | Hombres | Total\nLinares | 16.723 | 10.501 | 27.224",
    )
    assert findings(document) == []


SUBSIDIES = (
    "Cuenta 2022",
    "5. SUBSIDIOS AL EMPLEO",
    "Cantidad de beneficiarios con al menos un pago. Subsidio al Empleo Joven",
    "Región | Mujer | Hombre | Total | Monto Pagado\nMaule | 10.026 | 52.530 | 62.556 | $18.349.097.819",
    "Cantidad de trabajadoras con al menos un pago. Bono al Trabajo de la Mujer",
    "Región | RUN único | Monto Pagado\nMaule | {} | $21.762.986.355",
    "Subsidios, montos y coberturas",
    "Subsidio | Monto | Cobertura\nSEJ | $18.349.097.819 | 62.556\nBTM | $21.762.986.355 | {}\n | $40.112.084.174 | {}",
)


def test_a_figure_used_for_two_things_is_one_finding() -> None:
    parts = [p.format("10.026") if p.startswith("Región | RUN") else p for p in SUBSIDIES[:-1]]
    document = account(*parts, SUBSIDIES[-1].format("10026", "72.582"))
    (finding,) = findings(document)
    assert (finding.rule, finding.severity, finding.observed) == ("cifra-reutilizada", "warning", "10.026")
    assert cells(finding) == [("t02", 1, 1, "10.026"), ("t01", 1, 1, "10.026"), ("t03", 2, 2, "10026")]


PLACES = ("Cuenta 2022", "6. OBRAS")
LIGHT = ("Luz por año", "Año | Luz\n2022 | 4.217")
WATER = ("Agua por año", "Año | Agua\n2022 | 4.217")


def test_a_figure_that_two_of_many_print_by_chance_is_no_reuse() -> None:
    (finding,) = findings(account(*PLACES, *LIGHT, *WATER))
    assert (finding.rule, finding.observed) == ("cifra-reutilizada", "4.217")
    others = "\n".join(f"Sector {chr(65 + n)} | {1_311 + 317 * n}" for n in range(22))
    assert (
        findings(account(*PLACES, *LIGHT, *WATER, "Visitas al parque por sector", f"Sector | Visitas\n{others}")) == []
    )


def test_a_figure_that_is_printed_everywhere_is_no_reuse() -> None:
    things = (
        "Luz",
        "Agua",
        "Gas",
        "Riego",
        "Aseo",
        "Poda",
        "Pintura",
        "Vidrios",
        "Techos",
        "Rejas",
        "Pisos",
        "Puertas",
    )
    tables = [p for thing in things for p in (f"{thing} por año", f"Año | {thing}\n2022 | 84.217")]
    (finding,) = findings(account(*PLACES, *tables[:8]))
    assert (finding.rule, finding.observed) == ("cifra-reutilizada", "84.217")
    assert findings(account(*PLACES, *tables, "Muros por año", "Año | Muros\n2022 | 84.217")) == []


def test_a_summary_that_repeats_its_details_reuses_nothing() -> None:
    parts = [p.format("43.771") if p.startswith("Región | RUN") else p for p in SUBSIDIES[:-1]]
    assert findings(account(*parts, SUBSIDIES[-1].format("43.771", "106.327"))) == []


def test_two_breakdowns_of_one_population_reuse_nothing() -> None:
    document = account(
        "Cuenta 2022",
        "7. ATENCIÓN CIUDADANA",
        "Distribución de tipos de consulta",
        "Tipo | Total\nPregunta | 11.535\nReclamo | 7.553\nTotal general | 19.088",
        "Distribución usuarios según género",
        "Género | Total\nFemenino | 9.861\nMasculino | 9.227\nTotal general | 19.088",
    )
    assert findings(document) == []


def test_income_and_expense_of_a_balanced_budget_reuse_nothing() -> None:
    document = account(
        "Cuenta 2022",
        "1. PRESUPUESTO",
        "Presupuesto de ingresos",
        "Concepto | Presupuesto\nPatentes | 1.204.517\nPermisos | 2.310.443\nTotal | 3.514.960",
        "Presupuesto de gastos",
        "Concepto | Presupuesto\nPersonal | 2.004.517\nServicios | 1.510.443\nTotal | 3.514.960",
    )
    assert findings(document) == []


BY_CHANNEL = "Canal | Atenciones\nPresencial | 25.210\nWeb | 20.000\nTotal | 45.210"
BY_MONTH = "Trimestre | Atenciones\nPrimero | 15.110\nSegundo | 30.100\nTotal | {}"


def test_two_breakdowns_of_one_thing_have_one_total() -> None:
    parts = ("Cuenta 2022", "7. ATENCIÓN", "Atenciones por canal", BY_CHANNEL, "Atenciones por trimestre")
    document = account(*parts, BY_MONTH.format("45.210"))
    assert findings(document) == []
    (finding,) = findings(account(*parts, BY_MONTH.format("45.120")))
    assert finding.rule == "total-repetido"
    assert cells(finding) == [("t02", 3, 1, "45.120"), ("t01", 3, 1, "45.210")]


def test_totals_of_two_subjects_may_differ_by_little() -> None:
    parts = ("Cuenta 2022", "7. ATENCIÓN", "Reclamos por canal", BY_CHANNEL.replace("Atenciones", "Total"))
    second = BY_MONTH.format("45.120").replace("Atenciones", "Total")
    assert findings(account(*parts, "Felicitaciones por trimestre", second)) == []


KEY_FIGURES = (
    "Cuenta 2022",
    "I. MATRÍCULA",
    "Matrícula de pregrado por facultad",
    "Facultad | Matrícula\nDerecho | 4.210\nSalud | 5.096\nTotal | 9.306",
    "II. DOTACIÓN",
    "Dotación por estamento",
    "Estamento | Mujeres | Hombres | Total\nAcadémicos | 310 | 420 | 730\nAdministrativos | 410 | 330 | 740\n"
    "Total | 720 | 750 | 1.470",
    "III. TITULADOS",
    "Titulados por nivel",
    "Nivel | Titulados\nPregrado | 1.403\nPosgrado | 664\nTotal | 2.067",
    "IV. LA UNIVERSIDAD EN CIFRAS",
)


@pytest.mark.parametrize(
    "layout",
    [
        "Matrícula de pregrado | Titulados | Funcionarios\n{} | 2.067 | 1.470",
        "Indicador | Valor\nMatrícula de pregrado | {}\nTitulados | 2.067\nFuncionarios | 1.470",
    ],
)
def test_key_figures_repeat_the_totals_they_name(layout: str) -> None:
    assert findings(account(*KEY_FIGURES, layout.format("9.306"))) == []
    (finding,) = findings(account(*KEY_FIGURES, layout.format("10.406")))
    assert (finding.rule, finding.observed, finding.expected) == ("resumen-detalle", "10.406", "9.306")
    assert cells(finding)[1] == ("t01", 3, 1, "9.306")


HOURS = "Sede | Horas\nNorte | {}\nSur | {}\nTotal | {}"


@pytest.mark.parametrize(
    ("hours", "said", "expected"), [(("928", "31", "959"), "859", ["959"]), (("64,9", "31,0", "95,9"), "85,9", [])]
)
def test_a_small_key_figure_is_near_a_total_by_chance(
    hours: tuple[str, str, str], said: str, expected: list[str]
) -> None:
    details = ("V. CLASES", "Horas de clases por sede", HOURS.format(*hours))
    figures = f"Indicador | Valor\nMatrícula de pregrado | 9.306\nTitulados | 2.067\nHoras de clases dictadas | {said}"
    found = findings(account(*KEY_FIGURES[:-1], *details, KEY_FIGURES[-1], figures))
    assert [f.expected for f in found] == expected
