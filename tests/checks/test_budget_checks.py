"""The identities of a budget, known by classification, hold or are named in any layout."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from pipeline.checks import CHECKS, run
from pipeline.checks.budget_sheet import read_budget
from pipeline.model import Cell, Finding, Table
from tests.checks.random_budgets import Budget, budget
from tests.trials import trials

SEEDS = trials(120)
pytestmark = pytest.mark.tried


def grid(*rows: Sequence[str]) -> Table:
    return Table("t01", tuple(Cell(r, c, t) for r, line in enumerate(rows) for c, t in enumerate(line)))


def found(*rows: Sequence[str]) -> list[Finding]:
    return list(run([grid(*rows)], ())[0])


def test_budgets_that_hold_are_never_accused_in_any_layout() -> None:
    for seed in range(SEEDS):
        made = budget(random.Random(f"holds{seed}"))
        assert [f.message for f in run([made.table], ())[0]] == [], made.rows


def test_every_identity_is_tested_where_its_stages_are_printed() -> None:
    tested: dict[str, int] = {}
    for seed in range(SEEDS):
        made = budget(random.Random(f"holds{seed}"))
        kinds = {check.kind for check in run([made.table], ())[1]}
        assert "presupuesto-vigente" in kinds, made.rows
        assert ("saldo-presupuestario" in kinds) == any(stage == "left" for _, stage in made.at), made.rows
        assert ("porcentaje-ejecucion" in kinds) == any(stage == "rate" for _, stage in made.at), made.rows
        assert ("pagado-sobre-devengado" in kinds) == any(stage == "paid" for _, stage in made.at), made.rows
        for kind in kinds:
            tested[kind] = tested.get(kind, 0) + 1
    assert tested["suma-subtitulos"] >= SEEDS // 2


def other_digit(text: str, at: int) -> str:
    return text[:at] + str((int(text[at]) + 5) % 10 or 1) + text[at + 1 :]


def spoilt(made: Budget, line: str, stage: str) -> Budget:
    """The budget with the second digit of a figure changed."""
    row, column = made.at[line, stage]
    text = made.rows[row][column]
    second = [i for i, c in enumerate(text) if c.isdigit()][1]
    return made.with_text(line, stage, other_digit(text, second))


@pytest.mark.parametrize(("stage", "rule"), [
    ("current", "presupuesto-vigente"), ("changes", "presupuesto-vigente"), ("left", "saldo-presupuestario"),
    ("rate", "porcentaje-ejecucion"),
])  # fmt: skip
def test_one_spoilt_figure_is_found_and_shown(stage: str, rule: str) -> None:
    met = shown = accused = 0
    for seed in range(SEEDS):
        rng = random.Random(f"spoilt{seed}")
        made = budget(rng)
        lines = [name for name, of in made.at if of == stage]
        if len(lines) < 4:
            continue
        met += 1
        line = rng.choice(lines)
        wrong = spoilt(made, line, stage)
        findings, checks = run([wrong.table], ())
        assert rule in {check.kind for check in checks if not check.holds}
        shows = [e for f in findings for e in f.evidence if (e.row, e.column) == made.at[line, stage]]
        shown += bool(shows)
        accused += any(e.role == "observed" for e in shows)
    assert met > SEEDS // 6
    assert shown == met
    assert accused >= 0.95 * met  # where one identity alone prints a figure, its result is accused


def test_one_line_that_breaks_an_identity_by_a_slip_is_named() -> None:
    (finding,) = found(
        ("Subtítulo", "Presupuesto inicial", "Modificaciones", "Presupuesto vigente"),
        ("21 Gastos en Personal", "1.000", "200", "1.200"),
        ("22 Bienes y Servicios de Consumo", "5.500", "500", "6.100"),
    )
    assert (finding.rule, finding.observed, finding.expected) == ("presupuesto-vigente", "6.100", None)
    assert "da 6.000" in finding.message


def test_items_between_subtitles_are_not_counted_twice() -> None:
    rows = [
        ("Subt.", "Ítem", "Denominación", "Vigente", "Devengado"),
        ("21", "", "Gastos en Personal", "900", "800"),
        ("24", "", "Transferencias Corrientes", "700", "650"),
        ("", "01", "Al Sector Privado", "300", "300"),
        ("", "03", "A Otras Entidades Públicas", "400", "350"),
        ("29", "", "Adquisición de Activos No Financieros", "150", "100"),
        ("", "", "Total", "1.750", "1.550"),
    ]
    assert found(*rows) == []
    sheet = read_budget(grid(*rows))
    assert sheet is not None
    assert [line.subtitle for line in sheet.lines if line.level == "subtitle"] == ["21", "24", "29"]
    rows[-1] = ("", "", "Total", "1.750", "1.650")
    (finding,) = found(*rows)
    assert (finding.rule, finding.observed) == ("suma-subtitulos", "1.650")
    assert [e.text for e in finding.evidence] == ["1.650", "800", "650", "100"]


def test_codes_of_items_below_a_code_of_a_subtitle_are_items() -> None:
    sheet = read_budget(
        grid(
            ("Clasificación", "Vigente", "Devengado"),
            ("21 Gastos en Personal", "900", "800"),
            ("01 Personal de Planta", "500", "450"),
            ("02 Personal a Contrata", "400", "350"),
            ("22 SERVICIOS DE CONSUMO", "300", "200"),
            ("24.01.004 Becas", "10", "10"),
            ("Total", "1.200", "1.000"),
        )
    )
    assert sheet is not None
    assert [(line.subtitle, line.level) for line in sheet.lines] == [
        ("21", "subtitle"), ("", "item"), ("", "item"), ("22", "subtitle"), ("", "item"), ("", "total"),
    ]  # fmt: skip


def test_income_and_expense_have_totals_of_their_own() -> None:
    rows = [
        ("Denominación", "Presupuesto inicial", "Presupuesto vigente"),
        ("INGRESOS", "1.000", "1.200"),
        ("Aporte Fiscal", "900", "1.100"),
        ("Otros Ingresos Corrientes", "100", "100"),
        ("GASTOS", "1.000", "1.200"),
        ("Gastos en Personal", "700", "800"),
        ("Bienes y Servicios de Consumo", "300", "400"),
    ]
    assert found(*rows) == []
    rows[4] = ("GASTOS", "1.000", "1.250")
    (finding,) = found(*rows)
    assert (finding.rule, finding.evidence[0].row, finding.evidence[0].text) == ("suma-subtitulos", 4, "1.250")


def test_more_paid_than_accrued_is_shown_for_expenses_only() -> None:
    rows = [
        ("Subtítulo", "Vigente", "Devengado", "Pagado"),
        ("21 Gastos en Personal", "900", "800", "8.000"),
        ("22 Bienes y Servicios de Consumo", "500", "450", "450"),
        ("29 Adquisición de Activos No Financieros", "500", "450", "0"),
        ("34 Servicio de la Deuda", "10", "0", "10"),
        ("31 Iniciativas de Inversión", "500", "450", "440"),
    ]
    (finding,) = found(*rows)
    assert finding.message == "En la fila «21 Gastos en Personal», lo pagado (8.000) supera lo devengado (800)."
    income = [("Concepto", "Vigente", "Devengado", "Percibido"), *rows[1:]]
    assert found(*income) == []


def test_over_a_hundred_per_cent_and_over_either_budget_is_right() -> None:
    assert (
        found(
            ("Subtítulo", "Presupuesto inicial", "Presupuesto vigente", "Devengado", "% Ejecución"),
            ("21 Gastos en Personal", "1.000", "1.100", "1.200", "109,1%"),
            ("22 Bienes y Servicios de Consumo", "1.000", "1.300", "1.040", "104,0%"),
            ("24 Transferencias Corrientes", "1.000", "800", "880", "110,0%"),
        )
        == []
    )


@pytest.mark.parametrize(
    "header",
    [
        ("Programa", "Inscritos iniciales", "Cambios", "Vigentes"),
        ("Programa", "Pagado", "Saldo", "Recaudado"),
        ("Programa", "Vigente 2021", "Vigente 2022", "Devengado"),
        ("Programa", "Ingresos por endeudamiento aprobados al cierre del ejercicio", "Gastos", "Saldo"),
    ],
)
def test_silent_where_the_words_are_not_those_of_one_budget(header: tuple[str, ...]) -> None:
    assert found(header, ("Becas", "10", "20", "99"), ("Oficios", "7", "5", "3"), ("Otros", "1", "2", "9")) == []


def test_every_check_has_a_rule_that_only_warns_until_it_is_measured() -> None:
    assert [c.rule.severity for c in CHECKS] == ["warning"] * len(CHECKS)


def test_paid_execution_is_what_was_paid() -> None:
    rows = [
        ("Subtítulo", "Presupuesto vigente", "Ejecución devengada", "Ejecución pagada"),
        ("21 Gastos en Personal", "900", "800", "8.000"),
        ("22 Bienes y Servicios de Consumo", "500", "450", "450"),
        ("29 Adquisición de Activos No Financieros", "500", "450", "0"),
        ("31 Iniciativas de Inversión", "500", "450", "440"),
    ]
    sheet = read_budget(grid(*rows))
    assert sheet is not None
    assert (sheet.stages, sheet.left) == ({"current": 1, "accrued": 2, "paid": 3}, ())
    (finding,) = found(*rows)
    assert (finding.rule, finding.observed) == ("pagado-sobre-devengado", "8.000")


def test_accounts_of_municipalities_are_subtitles() -> None:
    rows = [
        ("Cuenta", "Denominación", "Presupuesto vigente", "Devengado"),
        ("115-05", "C x C Transferencias Corrientes", "900", "800"),
        ("115-08", "C x C Otros Ingresos Corrientes", "100", "100"),
        ("215-21", "C x P Gastos en Personal", "600", "500"),
        ("215-21-01", "Personal de Planta", "600", "500"),
        ("215-24", "C x P Transferencias Corrientes", "400", "300"),
        ("", "Total gastos", "1.000", "880"),
    ]
    sheet = read_budget(grid(*rows))
    assert sheet is not None
    assert [(line.subtitle, line.kind) for line in sheet.lines] == [
        ("05", "ingreso"), ("08", "ingreso"), ("21", "gasto"), ("", ""), ("24", "gasto"), ("", "gasto"),
    ]  # fmt: skip
    (finding,) = found(*rows)
    assert (finding.rule, finding.observed, [e.text for e in finding.evidence]) == (
        "suma-subtitulos", "880", ["880", "500", "300"],
    )  # fmt: skip
