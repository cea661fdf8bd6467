"""What a figure that was read from a picture can stand for."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.quantities.misreadings import ALIKE, LETTERS, NumeralForm, form_of, intended_numerals, possible_numerals
from pipeline.quantities.numerals import CHILEAN, parse
from pipeline.quantities.printing import show
from tests.trials import trials

quick = settings(max_examples=trials(150))


def _form(*texts: str, percent: bool = False) -> NumeralForm:
    form = form_of(texts, percent=percent)
    assert form is not None
    return form


WHOLE = _form("1.234", "12", "345.678", "9.001", "4.000")
PERCENT = _form("12,3%", "45,1%", "3,4%", "5,0%")
MONEY = _form("$ 1.234", "$ 12.500", "$ 345.678", "$ 9.001")
CENTS = _form("12,34", "1.345,10", "0,55")


def test_the_form_of_a_column_is_how_its_figures_are_printed() -> None:
    assert NumeralForm(CHILEAN, "", "", frozenset({0}), True) == WHOLE
    assert NumeralForm(CHILEAN, "%", "", frozenset({1}), False) == PERCENT
    assert NumeralForm(CHILEAN, "", "$ ", frozenset({0}), True) == MONEY
    assert CENTS.decimals == {2}
    assert form_of(["Maipú", "Ñuñoa", "12"]) is None


def test_signs_of_percent_that_were_all_misread_are_known_by_the_header() -> None:
    assert _form("12,396", "45,196", "3,496", percent=True).percent == "%"
    assert form_of(["12,396", "45,196", "3,496"]) == NumeralForm(CHILEAN, "", "", frozenset({3}), False)


@pytest.mark.parametrize(
    ("text", "form", "right"),
    [
        ("l05", WHOLE, "105"),
        ("1.O05", WHOLE, "1.005"),
        ("1,234", WHOLE, "1.234"),
        ("1.234567", WHOLE, "1.234.567"),
        ("12.34S", WHOLE, "12.345"),
        ("O", WHOLE, "0"),
        ("1:234", WHOLE, "1.234"),
        ("212905", WHOLE, "212.905"),
        ("_412", WHOLE, "412"),
        ("1.412.", WHOLE, "1.412"),
        ("$.35.160.557", MONEY, "$35.160.557"),
        ("12,396", PERCENT, "12,3%"),
        ("l2,3%", PERCENT, "12,3%"),
        ("12,3%6", PERCENT, "12,3%"),
        ("12,3°/o", PERCENT, "12,3%"),
        ("S 1.234", MONEY, "$ 1.234"),
        ("5 1.234", MONEY, "$ 1.234"),
        ("$1.2S4", MONEY, "$1.254"),
        ("1,345,10", CENTS, "1.345,10"),
    ],
)
def test_confusions_of_signs_are_undone(text: str, form: NumeralForm, right: str) -> None:
    assert intended_numerals(text, form) == (right,)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("1.234", WHOLE),
        ("Total", WHOLE),
        ("T1", WHOLE),
        ("B2", WHOLE),
        ("-", WHOLE),
        ("s/i", WHOLE),
        ("|", WHOLE),
        ("2022", WHOLE),
        (".676", WHOLE),  # a digit may be lost before it
        ("12 345", WHOLE),  # two figures as well as one
        ("1.234.5", WHOLE),
        ("12,3%", PERCENT),
        ("12,3", PERCENT),
        ("100", PERCENT),
        ("51.234", MONEY),  # the sign may be lost as well as misread
        ("$ 1.234", MONEY),
    ],
)
def test_what_may_be_as_it_is_stays(text: str, form: NumeralForm) -> None:
    assert intended_numerals(text, form) == ()


def test_a_first_digit_that_may_be_the_currency_leaves_two_answers() -> None:
    assert set(intended_numerals("5123.456", MONEY)) == {"$ 123.456", "5.123.456"}


def test_a_line_of_the_grid_may_be_a_digit() -> None:
    assert set(intended_numerals("|13", WHOLE)) == {"13", "113"}


def test_a_lost_mark_and_digits_that_look_alike_are_possible_only() -> None:
    assert "12,34" in possible_numerals("1234", CENTS)
    assert intended_numerals("1234", CENTS) == ()
    assert {"7.234", "1.284"} <= set(possible_numerals("1.234", WHOLE))
    assert "$ 1.234" in possible_numerals("51.234", MONEY)


_LIKE = {digit: letter for letter, digit in ((chr(k), v) for k, v in LETTERS.items()) if letter in "OlZSB"}


@quick
@given(st.integers(10, 10**9), st.data())
def test_a_letter_for_a_digit_never_makes_another_figure(value: int, data: st.DataObject) -> None:
    right = show(parse(str(value)).value)
    places = [i for i, c in enumerate(right) if c in _LIKE]
    if places:
        at = data.draw(st.sampled_from(places))
        assert intended_numerals(right[:at] + _LIKE[right[at]] + right[at + 1 :], WHOLE) in ((right,), ())


@quick
@given(st.text(alphabet=string.digits + string.ascii_letters + ".,%$ -()|", max_size=14))
def test_what_is_meant_is_of_the_form_and_keeps_the_digits(text: str) -> None:
    for form in (WHOLE, PERCENT, MONEY, CENTS):
        for candidate in intended_numerals(text, form):
            assert form.matches_but_for_signs(candidate)
            assert candidate != text
            left = [c for c in candidate if c.isdigit()]
            read = iter([c for c in text.translate(LETTERS) if c.isdigit()])
            assert all(digit in read for digit in left), (text, candidate)


@quick
@given(st.integers(0, 10**9))
def test_what_is_possible_is_one_sign_away(value: int) -> None:
    text = show(parse(str(value)).value)
    for candidate in possible_numerals(text, WHOLE):
        if len(candidate) == len(text):
            ((one, other),) = [(a, b) for a, b in zip(text, candidate, strict=True) if a != b]
            assert one + other in ALIKE or other + one in ALIKE
        else:
            assert candidate in (text[1:], text[:-1])
