"""Names that a table shortens to their initials and the prose spells out."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.sentence.acronyms import spelled_out, table_acronyms
from tests.validate.accounts import account

PRICES = """
Indicador | Variación mensual | Variación anual
CBA | 0,2% | 4,4%
LP por persona equivalente | 0,3% | 3,2%
LPE por persona equivalente | 0,4% | 3,6%
"""


def test_the_acronyms_of_the_cells_are_known() -> None:
    assert table_acronyms(account("Cuenta 2022", PRICES)) == {"CBA", "LP", "LPE"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("El valor de la canasta básica de alimentos subió", {"CBA"}),
        ("las líneas de pobreza por persona equivalente", {"LP"}),
        ("la línea de pobreza extrema", {"LP", "LPE"}),
        ("la lista. Pronto", set()),
        ("lo que para todos", set()),
    ],
)
def test_an_acronym_is_found_where_its_words_stand_in_a_row(text: str, found: set[str]) -> None:
    assert {short for _, short in spelled_out(text, frozenset({"CBA", "LP", "LPE"}))} == found


def test_a_figure_has_the_acronym_among_its_words() -> None:
    text = "La canasta básica de alimentos varió un 0,2% en el mes."
    (one,) = mentions.read(account("Cuenta 2022", PRICES, text))
    assert "cba" in one.before
