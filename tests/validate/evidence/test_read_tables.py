"""The tables as facts: of what kind the figures of a column are."""

from __future__ import annotations

import pytest

from pipeline.spanish.stems import stems
from pipeline.validate.evidence.read_tables import read_tables
from tests.validate.accounts import account

RATES = "Sede | 2022 | 2023\nNorte | 80,1 | 81,4\nSur | 70,3 | 72,2"
COUNTS = "Sede | 2022 | 2023\nNorte | 801 | 814\nSur | 703 | 722"
MIXED = "Sede | N° de alumnos | Deserción\nNorte | 80 | 1,4\nSur | 70 | 2,2"
LARGE = "Caja | Afiliados Hombres | Afiliados Mujeres\nA | 1.688.340 | 903.025\nB | 1.011.204 | 882.911"


def _kinds(caption: str, table: str) -> list[list[str]]:
    facts = read_tables(account("Cuenta 2023", caption, table))[0].facts
    return [[f.kind for f in facts if f.row == row] for row in sorted({f.row for f in facts})]


@pytest.mark.parametrize(
    ("caption", "table", "kinds"),
    [
        ("Tabla 3. Retención por sede (%)", RATES, ["percent", "percent"]),
        ("Cuadro 2. Retención, en porcentaje", RATES, ["percent", "percent"]),
        ("Cuadro 2. Retención, porcentaje de la cohorte", RATES, ["percent", "percent"]),
        ("Tabla 3. Retención por sede", RATES, ["count", "count"]),
        ("Tabla 3. Alumnos por sede (%)", COUNTS, ["count", "count"]),
        ("Tabla 3. Alumnos y deserción (%)", MIXED, ["count", "percent"]),
        ("Tabla 4. Afiliados por sexo", LARGE, ["count", "count"]),
    ],
)
def test_what_a_caption_says_of_figures_without_unit(caption: str, table: str, kinds: list[str]) -> None:
    assert _kinds(caption, table) == [kinds, kinds]


@pytest.mark.parametrize(("blanks", "names_groups"), [(1, False), (2, True), (3, True)])
def test_a_column_names_groups_where_a_third_of_the_rows_stand_within_one(blanks: int, names_groups: bool) -> None:
    towns, programmes = ["Putre", "Lota", "Ovalle", "Angol", "Linares", "Vallenar"], ["Huerto", "Coro", "Danza"] * 2
    rows = [f"{'' if 0 < n <= blanks else town} | {programmes[n]} | {110 + 13 * n}" for n, town in enumerate(towns)]
    table = "\n".join(["Comuna | Programa | Personas", *rows])
    facts = read_tables(account("Cuenta 2023", "Programas", table))[0].facts
    assert facts[0].row_stems == stems("Putre Huerto")
    assert facts[0].own_stems == stems("Huerto" if names_groups else "Putre Huerto")


def test_a_long_figure_that_words_leave_open_is_stated() -> None:
    """A short one is a bound: "Más de 120" is any figure above."""
    table = (
        "País | Casos | Fallecidos\nPerú | 14.420 | 348\nBrasil | 36.599 | 234\nGlobal | Más de 2.164.111 | Más de 120"
    )
    facts = read_tables(account("Cuenta 2020", "Tabla 7. Casos y fallecidos", table))[0].facts
    assert [(f.row_label, f.text, int(f.amount)) for f in facts if f.row == 3] == [
        ("Global", "Más de 2.164.111", 2_164_111)
    ]
