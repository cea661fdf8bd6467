"""Words of headers, and the names made of them."""

from __future__ import annotations

import pytest

from pipeline.quantities.labels.label_words import identifier, same_word, similarity, tokens


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("A Más riesgoso", "a_mas_riesgoso"),
        ("B Riesgoso", "b_riesgoso"),
        ("E Más conservador", "e_mas_conservador"),
        ("Fondo A", "fondo_a"),
        ("TIPO E", "tipo_e"),
        ("A honorarios", "honorarios"),
        ("Ingresos a la cuenta e inversión", "ingresos_cuenta_inversion"),
        ("C O N C E P T O", "concepto"),
        ("% de ejecución", "porcentaje_ejecucion"),
        ("N° de mujeres", "numero_mujeres"),
    ],
)
def test_a_letter_that_names_is_kept_and_one_that_joins_is_not(header: str, name: str) -> None:
    assert identifier(header) == name
    assert identifier(header, years=True) == name


def test_a_name_ends_with_a_word_and_has_48_letters_at_most() -> None:
    header = "Establecimientos educacionales subvencionados particulares rurales"
    assert identifier(header) == "establecimientos_educacionales_subvencionados"
    assert identifier(header, longest=30) == "establecimientos_educacionales"


def test_columns_that_differ_in_their_letter_are_not_the_same() -> None:
    assert tokens("Fondo A") == ("fondo", "a")
    assert similarity("Fondo A", "Fondo E") == 0.5
    assert similarity("Fondo A", "FONDO  A") == 1.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ejec", "ejecuta", True),  # cut
        ("ejec", "ejecutado", False),
        ("institucion", "institusion", True),  # misspelt
        ("contrato", "contraste", False),
        ("costo", "costro", False),  # too short to be misspelt
    ],
)
def test_a_word_that_is_cut_or_misspelt_is_the_same(one: str, other: str, same: bool) -> None:
    assert same_word(one, other) is same
