"""Figures that something accuses, and that follow exactly from what stands beside them."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.no_ground.explained import Explanations
from tests.validate.accounts import account

SEARCH = """
Duración de la búsqueda | 2023 | 2024
Menos de un mes | 3.120 | 2.894
De uno a seis meses | 4.105 | 4.376
De seis a doce meses | 2.233 | 2.347
Más de doce meses | 2.911 | 2.883
"""
WARDS = """
Servicio | Electivas | Suspendidas | Estada
Traumatología | 702 | 119 | 6,1
Oftalmología | 1.385 | 93 | 1,7
Cirugía | 2.214 | 206 | 5,4
Total | 4.301 | 418 | 4,2
"""


RATES = """
Trimestre | Desocupación | Ocupación
Enero a marzo | 7,4 | 55,2
Abril a junio | 8,6 | 54,9
Julio a septiembre | 7,9 | 55,6
Octubre a diciembre | 7,1 | 56,3
"""


def explained(rows: str, text: str, figure: str, computed: Computed | None = None) -> bool:
    """Whether a figure that a cell of the only table accuses, or something ``computed`` of it, follows from what stands
    beside it."""
    document = account("Cuenta Pública 2024", "1. RESULTADOS", "Los resultados son los que siguen.", rows, text)
    space, read = CellSpace(document), mentions.read(document)
    number = next(n for n, m in enumerate(read) if m.figure.text == figure)
    accused = Judgement("contradicted", "cell", cell=0, probability=0.5)
    if computed is not None:
        accused = Judgement("contradicted", "computed", computed=computed, probability=0.3)
    return Explanations(space, read, []).explain(number, accused)


@pytest.mark.parametrize(("figure", "is_explained"), [("0,3", True), ("0,6", False)])
def test_a_level_that_is_stated_changed_otherwise_than_what_accuses(figure: str, is_explained: bool) -> None:
    """The last quarter is .8 points below the one before, and .3 below the first."""
    fall = Computed("points down", ("points down", 0, 0), (4, 6), 0.8, 0.7, 0.9, (1, 1))
    text = f"Los cesantes son el 7,1%, es decir, {figure} puntos menos que al comenzar el año."
    assert explained(RATES, text, figure, fall) is is_explained


@pytest.mark.parametrize(("figure", "is_explained"), [("109 mil", True), ("107 mil", False)])
def test_a_quotient_of_two_figures_of_the_sentence(figure: str, is_explained: bool) -> None:
    text = f"Las 8 ferias dejaron 872 mil pesos a los artesanos, {figure} cada una."
    assert explained(SEARCH, text, figure) is is_explained


@pytest.mark.parametrize(
    ("text", "figure", "is_explained"),
    [
        # two figures of the sentence, and one of them over the days of a year
        ("De los 8.646 traslados 7.215 fueron a tribunales, y 1.431 a otros recintos.", "1.431", True),
        ("De los 8.646 traslados 7.215 fueron a tribunales, y 1.437 a otros recintos.", "1.437", False),
        ("Los traslados fueron 8.646, es decir, 23,7 por día.", "23,7", True),
        ("Los traslados fueron 8.646, es decir, 27,3 por día.", "27,3", False),
        # the level before a growth that is said in round numbers
        ("Hubo un alza de 4,0%, pues de 13.850 personas se pasó a 14.400.", "13.850", True),
        ("Hubo un alza de 4,0%, pues de 13.580 personas se pasó a 14.400.", "13.580", False),
        ("Se invirtieron 4.812 en el sitio, que suma 13.206 y un avance de 71,0%; restan 5.394.", "5.394", True),
        ("Se invirtieron 4.812 en el sitio, que suma 13.206 y un avance de 71,0%; restan 5.934.", "5.934", False),
        # two rows that nobody names, and three that follow each other
        ("Quienes superan el medio año totalizan 5.230 personas.", "5.230", True),
        ("Quienes superan el medio año totalizan 5.239 personas.", "5.239", False),
        ("Quienes buscan hasta un año fueron 9.617 personas.", "9.617", True),
        # the growth of a row that is named, not taken from the last year
        ("Quienes buscan menos de un mes cayeron 7,24%.", "7,24%", True),
        ("Quienes buscan menos de un mes cayeron 7,81%.", "7,81%", False),
    ],
)
def test_a_figure_follows_from_what_stands_beside_it(text: str, figure: str, is_explained: bool) -> None:
    assert explained(SEARCH, text, figure) is is_explained


@pytest.mark.parametrize(
    ("text", "figure", "is_explained"),
    [
        ("Traumatología tuvo la tasa de suspensión más alta, 14,49%.", "14,49%", True),
        ("Traumatología tuvo la tasa de suspensión más alta, 14,94%.", "14,94%", False),
        ("Nuestra tasa de suspensión más alta fue de 14,49%.", "14,49%", False),  # no row is named
        ("Se opera a 11,8 personas por día.", "11,8", True),  # the total by the days of the year
        ("Se opera a 18,1 personas por día.", "18,1", False),
        ("La estada de Traumatología supera en 4,4 días a la de Oftalmología.", "4,4", False),  # by chance as well
    ],
)
def test_two_figures_of_a_row_that_is_named_explain_a_third(text: str, figure: str, is_explained: bool) -> None:
    assert explained(WARDS, text, figure) is is_explained


def test_a_figure_without_tables_is_explained_by_its_sentence_alone() -> None:
    document = account("Cuenta Pública 2024", "1. RESULTADOS", "De 8.646 traslados, 7.215 y 1.431 fueron locales.")
    space, read = CellSpace(document), mentions.read(document)
    accused = Judgement("contradicted", "restated", other=0, probability=0.5)
    numbers = {m.figure.text: n for n, m in enumerate(read)}
    assert Explanations(space, read, []).explain(numbers["1.431"], accused)


AGES = """
Edad | Casos
0 a 39 años | 51.204
40 y más años | 101.679
Total | 152.883
"""
WOMEN = """
Edad | Casos mujeres
0 a 39 años | 27.780
40 y más años | 55.742
Total | 83.522
"""
MEN = """
Edad | Casos hombres
0 a 39 años | 23.421
40 y más años | 45.933
Total | 69.354
"""


@pytest.mark.parametrize(("figure", "is_explained"), [("152.876", True), ("152.867", False)])
def test_the_rows_of_one_name_of_two_tables_near_add_up_to_it(figure: str, is_explained: bool) -> None:
    document = account("1. CASOS", "Por edad:", AGES, "Mujeres:", WOMEN, "Hombres:", MEN, f"Se conocen {figure} casos.")
    space, read = CellSpace(document), mentions.read(document)
    cell = next(n for n, fact in enumerate(space.facts) if fact.text == "152.883")
    number = next(n for n, m in enumerate(read) if m.figure.text == figure)
    accused = Judgement("contradicted", "cell", cell=cell, probability=0.9)
    assert Explanations(space, read, []).explain(number, accused) is is_explained
