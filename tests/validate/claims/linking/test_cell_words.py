"""What names a cell beyond whole labels: letters, brackets, years that nobody says, and the unit of the table."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.agreement import agreement
from pipeline.validate.claims.linking.features import LATEST_AT, FeatureReader
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.in_sentence import is_in_sentence
from tests.validate.accounts import account, findings

DEGREES = """
Facultad | 2020 | 2021 | 2022
Derecho | 118 | 131 | 147
Ingeniería | 205 | 198 | 214
"""
FUNDS = """
Fondo | A Más riesgoso | B Riesgoso | C Intermedio
Acciones | 61,3 | 48,2 | 25,7
Bonos | 38,7 | 51,8 | 74,3
"""
SPENT = """
Gasto | Asignado (M$) | Ejecutado (M$)
Combustibles | 98.420 | 96.310
Viáticos | 31.200 | 26.118
"""


def read(*parts: str) -> tuple[CellSpace, tuple[mentions.Mention, ...]]:
    document = account("Cuenta Pública 2022", "1. RESULTADOS", *parts)
    return CellSpace(document), mentions.read(document)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Derecho sigue creciendo (147).", {0: {"2022"}, 1: {"2022"}}),
        ("Derecho tituló a 131 personas en 2021.", {0: {"2022"}}),
        ("Derecho pasó de 131 a 147 titulados.", {0: {"2022"}, 1: {"2022"}, 3: {"2020", "2021"}, 4: {"2021"}}),
    ],
)
def test_a_figure_without_a_year_is_of_the_latest_one_unless_a_change_began_with_it(
    text: str, marked: dict[int, set[str]]
) -> None:
    space, found = read(DEGREES, text)
    columns = FeatureReader(space, found).read(found[0]).columns[:, LATEST_AT : LATEST_AT + 5]
    labels = [column.label for column in space.tables[0].columns]
    shown = {n: {labels[c] for c in np.flatnonzero(columns[:, n])} for n in range(5) if columns[:, n].any()}
    assert shown == marked


def test_the_end_of_a_change_is_of_the_latest_year() -> None:
    space, found = read(DEGREES, "Derecho pasó de 131 a 147 titulados.")
    reader = FeatureReader(space, found)
    assert [reader.read(m).columns[:, LATEST_AT + 2].tolist() for m in found] == [[0, 0, 0], [0, 0, 1]]


def test_letters_that_begin_labels_side_by_side_are_names() -> None:
    space, _ = read(FUNDS)
    assert [sorted(k for k in words if k[0] == "=") for words in space.columns.words] == [["=A"], ["=B"], ["=C"]]
    alone, _ = read("Gasto | A la fecha | Total\nViáticos | 12 | 40\nOtros | 28 | 60")
    assert all("=A" not in words for words in alone.columns.words)


def test_what_stands_in_brackets_right_behind_a_figure_names_it() -> None:
    _, (first, second) = read(FUNDS, "La inversión en acciones va de 25,7% (Fondo C) a 61,3% (Fondo A).")
    assert "=C" in first.behind
    assert "=A" in second.behind
    assert "=C" not in second.close
    assert "=C" in second.before


@pytest.mark.parametrize(
    ("text", "exact", "slipped"),
    [
        ("Solo combustibles gastó 96.310 del total.", ["96.310"], []),
        ("Solo combustibles gastó 96.130 del total.", [], ["96.310"]),
        ("Solo combustibles gastó 96.310 litros.", [], []),
        ("Solo combustibles gastó $ 96.310.", [], []),
    ],
)
def test_a_bare_figure_may_be_in_the_unit_of_the_table(text: str, exact: list[str], slipped: list[str]) -> None:
    space, (one,) = read(SPENT, text)
    found = [[space.facts[c].text for c in np.flatnonzero(flags)] for flags in agreement(space, one)]
    assert found == [exact, slipped]


@pytest.mark.parametrize(
    ("text", "exact", "slipped"),
    [
        ("Solo viáticos gastó hasta 26.118 del total.", ["26.118"], []),
        ("Solo viáticos gastó hasta 26.181 del total.", [], ["26.118"]),
        ("Solo viáticos gastó hasta 27.000 del total.", ["26.118"], []),
    ],
)
def test_a_figure_of_many_digits_is_no_rounded_one(text: str, exact: list[str], slipped: list[str]) -> None:
    space, (one,) = read(SPENT, text)
    found = [[space.facts[c].text for c in np.flatnonzero(flags)] for flags in agreement(space, one)]
    assert found == [exact, slipped]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("De 1.983 estudiantes en 2021 pasamos a 1.989 en 2022 y a 2.007 en 2023.", True),
        ("0 24 26 28 1 3 5 7 9 11 13 15 17 19 Casos Altas", False),
        ("(12,3%) TIPO A 30,3% Más alto", False),
        ("Se atendieron 35 casas.", True),
        ("Actividades 130, asistentes 8.609: extensión 3.816, divulgación 2.934.", True),
        ("Fondo Solidario: 118.", True),
        ("Licencias médicas 28.987 días (2021: 18.749).", True),
        ("Hombres: 130 Mujeres: 142 Total: 272", False),
        ("Nacieron 1.106 niños sanos.", True),
        ("Superficie mejorada: 23.615 hectáreas.", True),
        ("Fondo Solidario 118", False),
        ("Fondo Solidario 118 Norte", False),
    ],
)
def test_a_sentence_has_words_or_pauses_that_part_its_figures(text: str, sentence: bool) -> None:
    _, found = read(text)
    assert {is_in_sentence(m) for m in found} == {sentence}


@pytest.mark.parametrize(
    "opening",
    ["Tras la licitación de enero", "Para expresarlo por facultad", "Este año hubo un repunte y", "En enero repuntó",
     "En la vereda opuesta", "En el otro extremo", "En materia de titulados"],
)  # fmt: skip
def test_an_occasion_or_a_statement_narrows_nothing(opening: str) -> None:
    text = f"{opening}, la Facultad de Derecho tituló a 174 personas en 2022."
    assert [f.observed for f in findings(account("Cuenta 2022", "1. TÍTULOS", "Titulados", DEGREES, text))] == ["174"]


def test_a_time_pointed_to_narrows_nothing() -> None:
    table = "Línea | Valor en julio\nCanasta básica | 41.982\nPobreza extrema | 107.131"
    text = "En {} pasado, la canasta básica alcanzó un valor de $ 49.182."
    caption = "Cuadro 1: Valor de la canasta en julio"
    for month, wrong in (("julio recién", ["$ 49.182"]), ("septiembre recién", [])):
        told = account("Canasta Básica 2022", "1. VALORES", caption, table, text.format(month))
        assert [f.observed for f in findings(told)] == wrong


def test_a_large_number_is_another_with_its_last_digit_changed() -> None:
    table = "Ingreso | Total ($)\nAporte fiscal | 2.635.971.077\nOtros | 1.204.331.516"
    space, (right, wrong) = read(table, "El aporte fiscal fue de $ 2.635.971.077 y no de $ 2.635.971.078.")
    assert [space.facts[c].text for c in np.flatnonzero(agreement(space, right)[0])] == ["2.635.971.077"]
    assert not agreement(space, wrong)[0].any()
    assert [space.facts[c].text for c in np.flatnonzero(agreement(space, wrong)[1])] == ["2.635.971.077"]
