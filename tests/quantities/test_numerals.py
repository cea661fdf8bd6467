"""Reading one printed figure: values, decimals, units, and what is no figure."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.quantities.numerals import CHILEAN, ENGLISH, FORMATS, NumberFormat, infer_format, is_blank, parse
from pipeline.quantities.printing import show, show_like
from pipeline.quantities.settings import NUMERALS
from tests.trials import trials

quick = settings(max_examples=trials(150))


def printed(value: Decimal, decimals: int, format: NumberFormat, grouped: bool) -> str:
    text = f"{abs(value):,.{decimals}f}" if grouped else f"{abs(value):.{decimals}f}"
    text = text.translate({ord(","): format.thousands, ord("."): format.decimal})
    return ("-" if value < 0 else "") + text


@pytest.mark.parametrize(
    ("text", "value", "decimals", "unit", "scale"),
    [
        ("16.631.241.866", "16631241866", 0, "", 1),
        ("$ 65.427.018", "65427018", 0, "CLP", 1),
        (r"\$18.349.097.819", "18349097819", 0, "CLP", 1),
        ("98,28%", "98.28", 2, "%", 1),
        ("62.8 %", "62.8", 1, "%", 1),
        ("46.77%", "46.77", 2, "%", 1),
        ("100,00%", "100", 2, "%", 1),
        ("12315", "12315", 0, "", 1),
        ("1.249", "1249", 0, "", 1),
        ("1.249,5", "1249.5", 1, "", 1),
        ("M$ 1.250,5", "1250.5", 1, "CLP", 1000),
        ("MM$3", "3", 0, "CLP", 1_000_000),
        ("$ 3 millones", "3", 0, "CLP", 1_000_000),
        ("UF 3,5", "3.5", 1, "UF", 1),
        ("3,5 UF", "3.5", 1, "UF", 1),
        ("-3,2", "-3.2", 1, "", 1),
        ("−3,2%", "-3.2", 1, "%", 1),
        ("(1.234)", "-1234", 0, "", 1),
        ("$(1.234)", "-1234", 0, "CLP", 1),
        ("1.234*", "1234", 0, "", 1),
        ("1.234 (1)", "1234", 0, "", 1),
        # marks of notes, as offices set them behind a figure
        ("6.601¥", "6601", 0, "", 1),
        ("1.123 ¥", "1123", 0, "", 1),
        ("1.234§", "1234", 0, "", 1),
        ("$ 1.234 ∗∗", "1234", 0, "CLP", 1),
        ("1.234 (*)", "1234", 0, "", 1),
        ("1.234 [†]", "1234", 0, "", 1),
        ("1.234a/", "1234", 0, "", 1),
        ("1.234 a/", "1234", 0, "", 1),
        ("12,5 %¹", "12.5", 1, "%", 1),
        ("**98,23%**", "98.23", 2, "%", 1),
        ("0.25", "0.25", 2, "", 1),
        ("46.125%", "46.125", 3, "%", 1),
    ],
)
def test_chilean_print(text: str, value: str, decimals: int, unit: str, scale: int) -> None:
    quantity = parse(text)
    assert quantity is not None
    assert (quantity.value, quantity.decimals, quantity.unit, quantity.scale) == (Decimal(value), decimals, unit, scale)
    assert quantity.text == text
    assert quantity.amount == Decimal(value) * scale


def test_label_is_kept() -> None:
    quantity = parse("PROM 15,96%")
    assert quantity is not None
    assert (quantity.label, quantity.value, quantity.unit) == ("PROM", Decimal("15.96"), "%")


@pytest.mark.parametrize(
    "text",
    ["", "-", "abc", "12-03-2022", "22.- 10 de noviembre en Curacaví", "1.2.3", "3,2,1", "75.5.3", "N° 3", "3/4", "1 2",
     "12:30", "+56 9 1234 5678", "Ley 21.000", "(12", "--3", "10.026.5"],
)  # fmt: skip
def test_what_is_no_figure_is_not_guessed(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["", " ", "-", "–", "s/i", "S/I", "n/a", "N/A", "...", "…", "sin información"])
def test_blanks(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "abc", "1", "0,0%"])
def test_no_blanks(text: str) -> None:
    assert not is_blank(text)


def test_a_column_of_percentages_gives_the_unit() -> None:
    quantity = parse("46.7", percent=True)
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (Decimal("46.7"), "%")


@quick
@given(
    st.integers(-(10**13), 10**13),
    st.integers(0, 2),
    st.sampled_from(FORMATS),
    st.booleans(),
    st.sampled_from(["", "$", "$ ", "M$ ", "%", " %", " UF"]),
)
def test_what_is_printed_is_read_back(n: int, decimals: int, format: NumberFormat, grouped: bool, mark: str) -> None:
    value = Decimal(n).scaleb(-decimals)
    body = printed(value, decimals, format, grouped)
    text = body + mark if mark.strip() in ("%", "UF") else mark + body
    quantity = parse(text, format=format)
    if "%" in mark and decimals == 0 and grouped and body.count(format.thousands) == 1:
        return  # 12.345% is read with three decimals
    assert quantity is not None
    assert (quantity.value, quantity.decimals) == (value, decimals)
    assert quantity.value.as_tuple().exponent == -decimals or quantity.value == quantity.value.to_integral_value()


@quick
@given(st.lists(st.integers(1000, 10**9), min_size=4, max_size=20), st.integers(0, 2), st.sampled_from(FORMATS))
def test_the_format_is_found_from_the_print(values: list[int], decimals: int, format: NumberFormat) -> None:
    texts = [printed(Decimal(v), decimals, format, True) for v in values]
    found = infer_format(texts)
    assert [parse(t, format=found) for t in texts] == [parse(t, format=format) for t in texts]


def test_percentages_with_a_point_do_not_make_a_table_english() -> None:
    assert infer_format(["46.77%", "1.005", "12.345"]) == CHILEAN
    assert infer_format(["1.753", "68.57%", "12.4 %", "43.1%", "9.2%", "0.5%"]) == CHILEAN
    assert infer_format(["1,005", "12,345.5"]) == ENGLISH
    assert infer_format([]) == CHILEAN


def test_a_figure_is_printed_back_with_its_own_decimal_mark() -> None:
    like = parse("46.77%")
    assert like is not None
    assert show_like(Decimal("46.78"), like) == "46.78%"


@pytest.mark.parametrize("decimals", [0, 2, 12, 23])
def test_a_figure_of_any_length_is_printed_again(decimals: int) -> None:
    """What is expected of a long figure with many decimals has more digits than decimal arithmetic usually keeps."""
    value = Decimal("9" * 24) * 1_000_000 + Decimal("0.5")
    assert show(value, decimals).startswith("9")
    assert parse("9" * NUMERALS.most_digits) is not None
    assert parse("9" * (NUMERALS.most_digits + 1)) is None


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_read_with_its_own_marks(format: NumberFormat) -> None:
    found = parse(f"1{format.thousands}234{format.decimal}5", format=format)
    assert found is not None
    assert found.value == Decimal("1234.5")
