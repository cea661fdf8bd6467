"""Numbers written in words."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.quantities.number_words import find_words, parse_words
from tests.trials import trials


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cuarenta y dos mil", "42000"),
        ("42 mil 747", "42747"),
        ("2,5 millones", "2500000"),
        ("dos millones trescientos mil cuatro", "2300004"),
        ("veintidós", "22"),
        ("mil doscientos treinta y cuatro", "1234"),
        ("1.200 millones", "1200000000"),
        ("cien mil", "100000"),
        ("ciento veinte", "120"),
        ("un billón", "1000000000000"),
        ("mil billones", "1000000000000000"),
        ("dos billones trescientos cinco mil millones cuatro", "2305000000004"),
        ("6 billones 480 mil millones", "6480000000000"),
    ],
)
def test_value(text: str, value: str) -> None:
    assert parse_words(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "treinta y",
        "dos tres",
        "mil mil",
        "y dos",
        "personas",
        "billones",
        "dos millones un billón",
        "treinta y once",
    ],
)
def test_no_number(text: str) -> None:
    assert parse_words(text) is None


@pytest.mark.parametrize("text", ["un ocho por ciento", "5 por ciento"])
def test_the_word_of_a_percentage_is_no_hundred(text: str) -> None:
    assert 100 not in [n.value for n in find_words(text)]


def test_found_in_a_sentence() -> None:
    text = "Se atendió a 42 mil 747 personas, cuarenta y dos mil de ellas mujeres, en una de 12 comunas."
    assert [(text[n.start : n.end], n.value) for n in find_words(text)] == [
        ("42 mil 747", Decimal(42747)),
        ("cuarenta y dos mil", Decimal(42000)),
    ]


_ONES = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
]
_TENS = ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_HUNDREDS = [
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
]


def in_words(n: int) -> str:
    if n < 30:
        return _ONES[n]
    if n < 100:
        tens, ones = divmod(n, 10)
        return _TENS[tens - 3] + (f" y {_ONES[ones]}" if ones else "")
    if n == 100:
        return "cien"
    if n < 1000:
        hundreds, rest = divmod(n, 100)
        return _HUNDREDS[hundreds - 1] + (f" {in_words(rest)}" if rest else "")
    if n < 1_000_000:
        thousands, rest = divmod(n, 1000)
        return ("" if thousands == 1 else in_words(thousands) + " ") + "mil" + (f" {in_words(rest)}" if rest else "")
    millions, rest = divmod(n, 1_000_000)
    head = "un millón" if millions == 1 else in_words(millions) + " millones"
    return head + (f" {in_words(rest)}" if rest else "")


@settings(max_examples=trials(300))
@given(st.integers(0, 10**9 - 1))
def test_every_number_is_read_back(n: int) -> None:
    assert parse_words(in_words(n)) == n
