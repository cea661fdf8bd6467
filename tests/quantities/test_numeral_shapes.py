"""The shapes of printed numerals: what each predicate accepts, and that the strict ones accept all we print."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities import numeral_shapes as shapes
from pipeline.quantities.numerals import CHILEAN, ENGLISH, NumberFormat
from pipeline.quantities.printing import show

ALL = {
    "numeral": shapes.is_numeral,
    "date or range": shapes.is_numeral_date_or_range,
    "annotated": shapes.is_annotated_numeral,
    "axis": shapes.is_axis_label,
    "misread": shapes.is_perhaps_misread_numeral,
    "unambiguous": shapes.is_unambiguous_numeral,
}


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("1.234", {"numeral", "date or range", "annotated", "axis", "misread", "unambiguous"}),
        ("7", {"numeral", "date or range", "annotated", "axis", "misread"}),
        ("97,41 %", {"numeral", "date or range", "annotated", "axis"}),
        ("$ 12.345.678", {"numeral", "date or range", "annotated", "axis"}),
        ("M$1.250,5", {"numeral", "date or range", "annotated", "misread"}),
        ("(1.234)", {"numeral", "date or range", "annotated", "axis", "misread"}),
        ("−3,2", {"numeral", "date or range", "annotated", "axis", "misread"}),
        ("12-03-2022", {"date or range", "annotated"}),
        ("2019–2022", {"date or range", "annotated"}),
        ("1.234*", {"date or range", "annotated"}),
        ("1.234 (1)", {"annotated"}),
        ("63 (18.5%)", {"annotated"}),
        ("12 ± 3", {"annotated"}),
        ("≥ 65", {"annotated"}),
        ("1,234.5¹", {"annotated"}),
        ("dic-2022", {"axis"}),
        ("l2.5OO", {"misread"}),
        ("12 345", {"numeral", "date or range", "annotated"}),
        ("A-12", set()),
        ("Total", set()),
        ("", set()),
    ],
)
def test_what_each_shape_accepts(text: str, accepted: set[str]) -> None:
    assert {name for name, accepts in ALL.items() if accepts(text)} == accepted


@given(
    st.decimals(Decimal("-1e12"), Decimal("1e12"), places=2),
    st.integers(0, 2),
    st.sampled_from([CHILEAN, ENGLISH]),
    st.sampled_from(["{}", "$ {}", "M${}", "{}%", "{} %", "({})"]),
)
def test_what_we_print_is_a_numeral(value: Decimal, decimals: int, format: NumberFormat, around: str) -> None:
    text = around.format(show(abs(value) if "(" in around or "$" in around else value, decimals, format))
    assert shapes.is_numeral(text)
    assert shapes.is_numeral_date_or_range(text)
    assert shapes.is_annotated_numeral(text)
    assert shapes.begins_like_numeral(text)


@given(st.text(st.characters(categories=["Lu", "Ll"]), min_size=3))
def test_words_are_none(word: str) -> None:
    assert not any(accepts(word) for name, accepts in ALL.items() if name != "misread")


def test_numerals_are_found_within_a_printed_sum() -> None:
    line = "M$ 1.200 + MM$3,5 = 44,2 % de 27"
    assert shapes.CHILEAN_IN_TEXT.findall(line) == ["M$ 1.200", "MM$3,5", "44,2 %", "27"]
