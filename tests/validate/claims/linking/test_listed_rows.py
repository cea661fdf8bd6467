"""Rows that a sentence lists with one figure for all of them."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.listed_rows import ListedRows
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account, findings, numeral

LICENCES = """
Categoría | Hombres | Mujeres | Total
A-I | 4.120 | 2.877 | 6.997
A-IIa | 702 | 118 | 820
A-IIb | 1.230 | 74 | 1.304
A-IIIa | 288 | 9 | 297
A-IIIb | 340 | 6 | 346
A-IIIc | 516 | 4 | 520
B-IIc motocicleta | 1.058 | 402 | 1.460
Total | 8.254 | 3.490 | 11.744
"""
PARKS = """
Provincia | Parques | Visitas
Huanta | 12 | 4.318
La Mar | 19 | 2.765
Salud y Bienestar | 14 | 1.922
Total | 45 | 9.005
"""


def listed(rows: str, text: str, printed: str) -> set[str]:
    document = account("Cuenta Pública 2022", "1. GESTIÓN", rows, text)
    space = CellSpace(document)
    mention = next(m for m in mentions.read(document, 2022) if m.figure.text == printed)
    named = ListedRows(space).of(mention)
    return {space.facts[n].row_label for n in range(len(space)) if int(space.row[n]) in named}


@pytest.mark.parametrize(
    ("rows", "text", "printed", "labels"),
    [
        (LICENCES, "Las mujeres obtuvieron 2.877, pero en las categorías A-IIIa, A-IIIb y A-IIIc, apenas 19.", "19",
         {"A-IIIa", "A-IIIb", "A-IIIc"}),
        (LICENCES, "Hubo 19 mujeres en las categorías A-IIIa, A-IIIb y A-IIIc.", "19", {"A-IIIa", "A-IIIb", "A-IIIc"}),
        (LICENCES, "En A-IIa o A-IIb hubo 192 mujeres.", "192", {"A-IIa", "A-IIb"}),
        (LICENCES, "En A-IIa y en A-IIb, 192 y en A-I y A-IIIa 2.886.", "2.886", {"A-I", "A-IIIa"}),
        (PARKS, "En Huanta y La Mar hay 31 parques.", "31", {"Huanta", "La Mar"}),
        (PARKS, "Las visitas de La Mar y de Salud y Bienestar fueron 4.687.", "4.687", {"La Mar", "Salud y Bienestar"}),
    ],
)  # fmt: skip
def test_a_figure_of_several_rows_is_of_those_listed(rows: str, text: str, printed: str, labels: set[str]) -> None:
    assert listed(rows, text, printed) == labels


@pytest.mark.parametrize(
    ("rows", "text", "printed"),
    [
        (LICENCES, "Se dieron 118 en A-IIa y 74 en A-IIb.", "118"),
        (LICENCES, "Se dieron 118 en A-IIa y 74 en A-IIb.", "74"),
        (LICENCES, "Se dieron 118 en A-IIa, en A-IIb 74.", "74"),
        (LICENCES, "Se dieron 118 en A-IIa y en A-IIb 74.", "118"),
        (LICENCES, "Se dieron 118 en A-IIa y en A-IIb 74.", "74"),
        (LICENCES, "En A-IIa y A-IIb hubo 118 y 74 mujeres.", "118"),
        (LICENCES, "A-IIa y A-IIb son las mayores: la última tuvo 74.", "74"),
        (LICENCES, "Entre A-IIa y A-IIb, la segunda tuvo 74.", "74"),
        (LICENCES, "En A-IIa y A-IIb hubo 74 mujeres en cada una.", "74"),
        (PARKS, "Salud y Bienestar tiene 14 parques.", "14"),
        (PARKS, "Frente a Huanta y La Mar, Salud y Bienestar tuvo 14.", "14"),
        (PARKS, "En Huanta, La Mar (19) es lo mayor.", "19"),
        (PARKS, "En el total, Huanta tuvo 12 parques.", "12"),
    ],
)
def test_a_row_with_its_own_figure_is_in_no_list(rows: str, text: str, printed: str) -> None:
    assert listed(rows, text, printed) == set()


WOMEN = "Licencias de las mujeres por categoría en 2022."


def test_no_cell_of_one_of_the_listed_rows_accuses_a_figure_of_all() -> None:
    intro = "Visitas a los parques por provincia en 2022."
    text = "En Huanta y La Mar hubo 4.328 visitas."
    assert findings(account("Cuenta Pública 2022", "1. PARQUES", intro, text, PARKS)) == []
    alone = "En Huanta hubo 4.328 visitas."
    found = findings(account("Cuenta Pública 2022", "1. PARQUES", intro, alone, PARKS))
    assert [(f.observed, f.expected) for f in found] == [("4.328", "4.318")]


@pytest.mark.parametrize(("listed_labels", "printed"), [("A-IIa y A-IIb", "192"), ("A-IIa, A-IIb y A-IIIb", "198")])
def test_a_sum_of_the_listed_rows_verifies_a_figure(listed_labels: str, printed: str) -> None:
    """198 is one digit away from the 118 of A-IIa."""
    text = f"En la categoría A-I las mujeres obtuvieron 2.877 licencias, y en {listed_labels}, {printed}."
    document = account("Cuenta Pública 2022", "1. LICENCIAS", WOMEN, text, LICENCES)
    assert numeral(document, printed).verdict == "verified"


def test_a_row_with_its_own_figure_is_accused_by_its_cell() -> None:
    text = "En la categoría A-IIb las mujeres obtuvieron 74 licencias, en A-IIa 118 y en A-I 2.897."
    found = findings(account("Cuenta Pública 2022", "1. LICENCIAS", WOMEN, text, LICENCES))
    assert [f.observed for f in found] == ["2.897"]
