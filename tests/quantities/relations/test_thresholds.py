"""How much evidence a relation needs: where nothing announces it, where lines fail, and where a table is wide."""

from __future__ import annotations

import pytest

from pipeline.quantities.numerals import CHILEAN
from pipeline.quantities.relations.discovery import discover

Rows = list[list[str]]
MEANS = [  # a figure and three of which it is the mean
    ("4188", "2202", "9326", "1036"), ("4744", "4180", "1932", "8120"), ("3001", "1500", "4501", "3002"),
    ("5120", "7741", "2604", "5015"), ("2733", "1204", "3390", "3605"), ("6110", "9120", "4408", "4802"),
    ("1877", "2210", "1390", "2031"), ("7452", "8855", "6704", "6797"), ("3368", "5021", "2244", "2839"),
    ("4420", "3105", "5577", "4578"), ("8013", "9402", "7713", "6924"), ("2904", "3381", "2750", "2581"),
]  # fmt: skip


def operands(rows: Rows, operator: str, column: int = 1) -> list[tuple[int, ...]]:
    """The columns of which one is said to be a sum, mean or quotient, row by row."""
    found = discover(rows, CHILEAN)
    return [tuple(c for _, c in r.operands) for r in found if r.operator == operator and r.target[1] == column]


def means(right: int, wrong: int = 0) -> Rows:
    lines = [list(line) for line in MEANS[:right]] + [["999", "501", "702", str(n + 100)] for n in range(wrong)]
    return [
        ["Centro", "A", "B", "C", "D"],
        *(["Sede " + "abcdefghijklmnopq"[n], *line] for n, line in enumerate(lines)),
    ]


def test_a_mean_that_nothing_announces_is_one_on_two_lines_and_not_on_one() -> None:
    assert operands(means(1), "Average") == []
    assert operands(means(2), "Average") == [(2, 3, 4)] * 2


def test_of_a_mean_that_nothing_announces_one_line_may_fail_for_ten_that_hold() -> None:
    assert operands(means(12, 1), "Average") == [(2, 3, 4)] * 12
    assert operands(means(9, 1), "Average") == []


def test_a_quotient_that_nothing_announces_needs_three_lines_where_it_is_printed_with_one_decimal() -> None:
    lines = [["AA", "3,3", "32190", "9809"], ["BB", "32,3", "72333", "2236"], ["CC", "12,5", "63004", "5040"]]
    for header, fewest in (("Nivel", 3), ("Razón", 1)):
        for count in (1, 2, 3):
            found = operands([["Centro", header, "Camas", "Horas"], *lines[:count]], "Division")
            assert found == ([(2, 3)] * count if count >= fewest else []), (header, count)


@pytest.mark.parametrize(
    ("printed", "heads", "holds"),
    [
        ("3,3", ("Camas", "Horas"), True),
        ("3,3", ("Tasa A", "Tasa B"), False),
        ("3,28", ("Tasa A", "Tasa B"), True),
    ],
)
def test_a_ratio_of_ratios_needs_more_evidence(printed: str, heads: tuple[str, str], holds: bool) -> None:
    found = operands([["Centro", "Razón", *heads], ["AA", printed, "32190", "9809"]], "Division")
    assert found == ([(2, 3)] if holds else [])


def test_of_two_ratios_that_fit_about_as_well_the_one_that_fits_clearly_better_is_meant() -> None:
    """By the rounded figure beside it the quotient holds too, but many other quotients would."""
    rows = [
        ["Centro", "Razón", "A", "B", "D", "E", "F", "G", "H", "I", "C"],
        ["AA", "822,8", "40939", "50", "2", "7", "8", "3", "2", "2", "49,753"],
        ["BB", "201,1", "12597", "63", "5", "1", "4", "6", "5", "3", "62,637"],
        ["CC", "539,8", "23917", "44", "4", "1", "5", "5", "4", "3", "44,304"],
    ]
    assert operands(rows, "Division") == [(2, 10)] * 3


@pytest.mark.parametrize(("others", "holds"), [(97, True), (98, False)])
def test_ratios_are_sought_in_a_hundred_columns_and_not_in_more(others: int, holds: bool) -> None:
    lines = [("3,28", "32190", "9809"), ("32,35", "72333", "2236"), ("12,50", "63004", "5040")]
    rows = [["Centro", "Razón", "Camas", "Horas", *(f"X{n}" for n in range(others))]]
    for row, line in enumerate(lines):
        rows.append([f"Sede {row}", *line, *(str(11 + (n * 37 + row * 101) % 977) for n in range(others))])
    assert operands(rows, "Division") == ([(2, 3)] * 3 if holds else [])


@pytest.mark.parametrize(("stride", "holds"), [(6, True), (7, False)])
def test_terms_of_a_long_table_stand_up_to_six_columns_apart(stride: int, holds: bool) -> None:
    rows = [["Mes", *(f"C{n}" for n in range(130))]]
    for row in range(3):
        line = [1000 + (n * 7919 + row * 104729) % 89989 for n in range(130)]
        line[0] = sum(line[stride * n] for n in (1, 2, 3))
        rows.append([f"mes {row}", *map(str, line)])
    parts = tuple(1 + stride * n for n in (1, 2, 3))
    assert operands(rows, "Sum") == ([parts] * 3 if holds else [])
