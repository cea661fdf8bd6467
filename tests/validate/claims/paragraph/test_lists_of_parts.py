"""Lists of parts: percentages with their counts, the terms of a year, bulleted items, parts named in a sentence of
their own; balances stated before what they leave; each with true sentences of the same form about other things."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities.printing import show_float
from tests.validate.accounts import account, findings, numeral

STATED = [
    ("Del total de 81.240 presos, el 46 % ({} internos) convive, el 40 % (32.496) es soltero y el 11 % (8.936) casado.",
     "37.370", "33.370"),
    ("Del total de 81.240 presos, el 46 % (37.370) convive, el {} (32.496) es soltero y el 11 % (8.936) casado.",
     "40 %", "70 %"),
    ("Del total de {} presos, el 46 % (37.370 internos) convive, el 40 % (32.496) es soltero y el 11 % (8.936) casado.",
     "81.240", "31.240"),
    ("Por la costa entraron {} camiones (43,0 %) y por la sierra 630 (57,0 %).", "476", "176"),
    ("Por la costa entraron 476 camiones (43,0 %) y por la sierra {} (57,0 %).", "630", "930"),
    ("El gasto fue de $ 76.538 millones. Se repartió así: primer trimestre {}, segundo $ 18.951 millones, tercero"
     " $ 21.407 millones y cuarto $ 23.334 millones.", "$ 12.846 millones", "$ 62.846 millones"),
    ("Se certificaron 12.160 personas: 5.080 en el primer semestre y {} en el segundo.", "7.080", "7.880"),
    ("Esperaban una obra {} familias. El valle concentra 8.121 de ellas, la costa 6.344 y la sierra 4.891.",
     "19.356", "13.356"),
    ("El superávit de la feria fue de {}, pues los ingresos sumaron $ 3.980 millones y los gastos $ 3.862 millones.",
     "$ 118 millones", "$ 918 millones"),
    ("El déficit fue de $ 118 millones, con gastos por $ 3.980 millones e ingresos por {}.",
     "$ 3.862 millones", "$ 3.062 millones"),
    ("El número de socios (9.482 agricultores) supera en {} al del ejercicio anterior, 8.377.", "1.105", "1.805"),
    ("El peaje medio sube un 0,5 % - $ 43.429 en 2013 y {} en 2014 -.", "$ 43.649", "$ 49.649"),
    ("El número de visitas baja un {} –566.933 en 2013 y 466.158 en 2014.", "17,8 %", "71,8 %"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), STATED)
def test_a_figure_that_its_list_proves_or_refutes(text: str, right: str, wrong: str) -> None:
    assert numeral(account(text.format(right)), right).verdict == "verified"
    assert not findings(account(text.format(right)))
    said = account(text.format(wrong))
    assert wrong in [e.text for f in findings(said) for e in f.evidence], "the slip is reported"


OTHERS = [
    "De los 81.240 presos del país, el 26 % (21.122 internos) convive y el 12 % (9.749) es casado.",
    "Por la costa entraron 476 camiones (43,0 % más que en abril) y por la sierra 630 (57,0 % más).",
    "Por la costa entraron 476 camiones (13,0 %) y por la sierra 630 (87,0 %), en vacíos.",
    "El gasto fue de $ 76.538 millones. En el primer trimestre fue de $ 12.846 millones y en el segundo de $ 18.951.",
    "El gasto fue de $ 76.538 millones. Primer trimestre, 12 obras; segundo, 18; tercero, 21; cuarto, 23.",
    "Esperaban una obra 1.935 familias. El valle concentra 812 de ellas y la costa 634.",
    "El superávit fue de $ 118 millones, y los ingresos sumaron $ 3.980 millones y los gastos en personal $ 1.862.",
    "La planta (9.482 plazas) supera en 1.105 a la que se pidió para 2019 en 12 provincias.",
    "El número de visitas baja un 17,8 % – 4 puntos menos que el de 2013 y 5 que el de 2012.",
    "Hubo 9.203 pasajeros en el año. En mayo hubo 1.798, un 15,6 % más que en 2015, de los que 846 fueron al sur,"
    " que suponen un 14,2 % más que antes.",
    "Hubo 8,5 becarios de posgrado por cada 100 de pregrado: 283.287 frente a 3.309.221.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_list_of_all_parts_accuses_nobody(text: str) -> None:
    assert not findings(account(text))


def bulleted(whole: str, *items: str, opening: str = "Los cursos dictados fueron {}:") -> list[str]:
    said = account("1. CURSOS", opening.format(whole), *(f"- {item}" for item in items), "Todos fueron gratuitos.")
    return [e.text for f in findings(said) for e in f.evidence]


def test_items_of_a_list_add_up_to_the_count_above_it() -> None:
    items = ["31 de gestión,", "20 de comercio electrónico,", "13 de riego."]
    assert not bulleted("64", *items)
    assert "67" in bulleted("67", *items)
    assert "81" in bulleted("64", "81 de gestión,", *items[1:])
    assert "67" in bulleted("67", "Gestión: 31", "Comercio: 20", "Riego: 13")


def test_items_that_are_a_name_and_a_figure_add_up() -> None:
    assert "81" in bulleted("64", "Gestión: 81 cursos;", "Comercio: 20 cursos;", "Riego: 13 cursos.")
    said = account(
        "1. CURSOS", "Los cursos fueron 64:", "Gestión: 81.", "Comercio: 20.", "Riego y otros: 13.", "Gratis."
    )
    assert [f.message for f in findings(said)] == ["La frase dice 64, pero de sus propias cifras resulta 114."]


@pytest.mark.parametrize(
    "items",
    [
        ["31 de gestión,", "20 de comercio electrónico,"],  # two items may be any
        ["31 de gestión, con 12 horas,", "20 de comercio,", "13 de riego."],
        ["31 de gestión,", "varios de comercio,", "13 de riego."],
        ["gestión, 31 en la costa,", "20 de comercio,", "13 de riego."],
    ],
)
def test_a_list_whose_items_have_no_one_figure_alike_accuses_nobody(items: list[str]) -> None:
    assert not bulleted("67", *items)


def test_a_list_of_some_accuses_nobody() -> None:
    items = ["31 de gestión,", "20 de comercio electrónico,", "13 de riego."]
    assert not bulleted("67", *items, opening="De los cursos destacan, entre otros, estos de un total de {}:")


@given(st.lists(st.integers(120, 9_000), min_size=3, max_size=5), st.integers(500, 4_000))
def test_shares_of_a_true_list_are_never_accused(parts: list[int], rest: int) -> None:
    whole = sum(parts) + rest
    told = ", ".join(f"el {show_float(part / whole * 100, 1)} % ({show_float(part, 0)})" for part in parts)
    assert not findings(account(f"Del total de {show_float(whole, 0)} presos, {told} esperan."))
    counted = ", ".join(f"{show_float(part, 0)} ({show_float(part / sum(parts) * 100, 0)} %)" for part in parts)
    assert not findings(account(f"Según el lugar llegaron en autobús {counted}."))


@given(st.lists(st.integers(2_000, 90_000), min_size=4, max_size=4), st.integers(0, 3), st.integers(1, 9))
def test_a_slip_in_a_term_of_the_year_is_named(terms: list[int], at: int, digit: int) -> None:
    def told(values: list[int]) -> str:
        names = ("primer trimestre", "segundo", "tercero", "cuarto")
        listed = ", ".join(f"{name} $ {show_float(v, 0)}" for name, v in zip(names, values, strict=True))
        return f"El gasto fue de $ {show_float(sum(terms), 0)}. Se repartió así: {listed}."

    assert not findings(account(told(terms)))
    text = str(terms[at])
    spoilt = int(f"{digit}{text[1:]}")
    if spoilt != terms[at] and all(v % 100 for v in terms):  # round ones may be rounded
        said = findings(account(told([*terms[:at], spoilt, *terms[at + 1 :]])))
        assert f"$ {show_float(spoilt, 0)}" in [e.text for f in said for e in f.evidence]
