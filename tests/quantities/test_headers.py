"""Words of headers, and the names made of them."""

from __future__ import annotations

import pytest

from pipeline.quantities.headers import identifier, similarity, tokens


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


def test_columns_that_differ_in_their_letter_are_not_the_same() -> None:
    assert tokens("Fondo A") == ("fondo", "a")
    assert similarity("Fondo A", "Fondo E") == 0.5
    assert similarity("Fondo A", "FONDO  A") == 1.0
