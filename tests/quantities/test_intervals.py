"""Arithmetic on what printed numbers can stand for."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.quantities.intervals import Interval
from pipeline.quantities.numerals import parse
from pipeline.quantities.settings import INTERVALS
from tests.trials import trials

quick = settings(max_examples=trials(150))
numbers = st.decimals(-10_000, 10_000, allow_nan=False, allow_infinity=False, places=4)


def of(text: str, **options: bool) -> Interval:
    quantity = parse(text)
    assert quantity is not None
    return Interval.of(quantity, **options)


def test_half_a_unit_of_the_last_digit() -> None:
    assert of("73,5") == Interval(Decimal("73.45"), Decimal("73.55"))
    assert of("66%") == Interval(Decimal("65.5"), Decimal("66.5"))
    assert of("M$ 12") == Interval(Decimal("11500"), Decimal("12500"))


def test_counts_are_exact_unless_told_otherwise() -> None:
    assert of("1.105") == Interval.exact(Decimal(1105))
    assert of("1.105", exact_integers=False) == Interval(Decimal("1104.5"), Decimal("1105.5"))


@quick
@given(numbers, st.integers(0, 3))
def test_a_rounded_and_a_truncated_number_stand_for_the_original(value: Decimal, decimals: int) -> None:
    unit = Decimal(1).scaleb(-decimals)
    rounded = parse(f"{value.quantize(unit, ROUND_HALF_UP):f}".replace(".", ","))
    cut = parse(f"{value.quantize(unit, ROUND_DOWN):f}".replace(".", ","))
    assert rounded is not None
    assert cut is not None
    assert value in Interval.of(rounded, exact_integers=False)
    assert value in Interval.truncated(cut) or cut.value == 0


@quick
@given(numbers, numbers, st.integers(0, 500), st.integers(0, 500))
def test_arithmetic_contains_the_exact_result(a: Decimal, b: Decimal, wide_a: int, wide_b: int) -> None:
    x = Interval(a - Decimal(wide_a).scaleb(-2), a + Decimal(wide_a).scaleb(-2))
    y = Interval(b - Decimal(wide_b).scaleb(-2), b + Decimal(wide_b).scaleb(-2))
    assert a + b in x + y
    assert a - b in x - y
    assert a * b in x * y
    if Decimal(0) not in y:
        quotient = x / y
        assert quotient.low * b <= a <= quotient.high * b or quotient.high * b <= a <= quotient.low * b
    assert Interval.total([x, y]) == x + y


@quick
@given(numbers, numbers, st.integers(0, 500), st.integers(0, 500))
def test_products_and_quotients_end_where_those_of_the_ends_do(
    a: Decimal, b: Decimal, wide_a: int, wide_b: int
) -> None:
    x, y = Interval(a, a + Decimal(wide_a).scaleb(-2)), Interval(b, b + Decimal(wide_b).scaleb(-2))
    ends = [(one, other) for one in (x.low, x.high) for other in (y.low, y.high)]
    with localcontext() as context:
        context.prec = INTERVALS.precision
        products = [one * other for one, other in ends]
        assert x * y == Interval(min(products), max(products))
        if Decimal(0) not in y:
            quotients = [one / other for one, other in ends]
            assert x / y == Interval(min(quotients), max(quotients))


@quick
@given(numbers, numbers, st.integers(0, 3))
def test_rounded_or_cut_is_what_either_stands_for(printed: Decimal, value: Decimal, decimals: int) -> None:
    quantity = parse(f"{printed.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):f}".replace(".", ","))
    assert quantity is not None
    near = quantity.amount + value / 5000  # up to two units away
    rounded, cut = Interval.of(quantity, exact_integers=False), Interval.truncated(quantity)
    assert (near in Interval.rounded_or_cut(quantity)) == (near in rounded or near in cut)
