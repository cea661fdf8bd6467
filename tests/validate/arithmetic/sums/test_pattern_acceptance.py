"""Which patterns of sums may judge the lines on which they fail."""

from __future__ import annotations

from pipeline.quantities.relations.patterns import Pattern
from pipeline.validate.arithmetic.identities.sheet import sheet_of
from pipeline.validate.arithmetic.sums.pattern_acceptance import uncontested
from tests.validate.arithmetic.test_rules import table

BY_SEX_AND_ZONE = """
    Comuna | Mujeres | Hombres | Urbana | Rural | Total
    Arica  | 230     | 312     | 500    | 42    | 542
    Putre  | 18      | 22      | 11     | 29    | 40
    Tirúa  | 51      | 47      | 60     | 38    | 98
    Lota   | 77      | 64      | 120    | 21    | 141
    Penco  | 88      | 35      | 103    | 10    | 113
"""


def _sums(holding: int) -> tuple[Pattern, Pattern]:
    """Total by sex, which fails in Penco, and by zone, which holds there too."""
    lines = tuple(range(5 - holding, 5))
    by_sex = Pattern("Sum", "row", 5, (1, 2), lines, (5,), (), 20.0)
    return by_sex, Pattern("Sum", "row", 5, (3, 4), (*lines, 5), (), (), 25.0)


def test_a_sum_fails_where_another_of_the_same_total_holds_only_if_it_holds_on_four_lines() -> None:
    view = sheet_of(table(BY_SEX_AND_ZONE)).rows
    assert uncontested(view, list(_sums(4))) == list(_sums(4))
    by_sex, by_zone = _sums(3)
    assert uncontested(view, [by_sex, by_zone]) == [by_zone]
