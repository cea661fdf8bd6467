"""Relations discovered from raw cells, without a schema: which cells are what of which others."""

from __future__ import annotations

import random
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.quantities.numerals import CHILEAN, ENGLISH, SPACED_COMMA, NumberFormat
from pipeline.quantities.printing import show
from pipeline.quantities.relations.discovery import Relation, discover
from pipeline.quantities.table_numbers import read
from tests.trials import trials


def grid(text: str) -> list[list[str]]:
    return [[c.strip() for c in line.split("|")] for line in text.strip().split("\n")]


def of(found: list[Relation], operator: str) -> dict[tuple[int, int], set[tuple[tuple[int, int], ...]]]:
    by_target: dict[tuple[int, int], set[tuple[tuple[int, int], ...]]] = {}
    for relation in found:
        if relation.operator == operator:
            by_target.setdefault(relation.target, set()).add(relation.operands)
    return by_target


def test_a_hierarchy_is_said_over_its_subtotals() -> None:
    found = discover(
        grid("""
        Exports       | 2005   | 2006   | 2007
        All           | 1,850  | 1,953  | 2,126
        Farm          | 300    | 311    | 344
          Wheat       | 126    | 136    | 146
          Other       | 174    | 175    | 198
        Energy        | 1,550  | 1,642  | 1,782
          Crude       | 803    | 885    | 909
          Gas         | 747    | 757    | 873
        """),
        ENGLISH,
    )
    sums = of(found, "Sum")
    for column in (1, 2, 3):
        assert sums[(2, column)] == {((3, column), (4, column))}
        assert sums[(5, column)] == {((6, column), (7, column))}
        assert sums[(1, column)] == {((2, column), (5, column))}


def test_totals_over_blocks_side_by_side_and_balances() -> None:
    found = discover(
        grid("""
             | All    |         |         | Goods  |         |         | Other  |         |
        Year | Export | Import  | Balance | Export | Import  | Balance | Export | Import  | Balance
        2005 | 1 210  | 1 480   | -270    | 709    | 615     | 94      | 501    | 865     | -364
        2006 | 1 412  | 1 942   | -530    | 714    | 743     | -29     | 698    | 1 199   | -501
        2007 | 1 534  | 1 990   | -456    | 691    | 799     | -108    | 843    | 1 191   | -348
        """),
        SPACED_COMMA,
    )
    sums = of(found, "Sum")
    assert sums[(2, 1)] == {((2, 2), (2, 3)), ((2, 4), (2, 7))}
    assert sums[(3, 2)] == {((3, 5), (3, 8))}
    assert sums[(4, 4)] == {((4, 5), (4, 6))}


def test_ratios_changes_and_averages() -> None:
    found = discover(
        grid("""
        Región | 2021   | 2022   | Var. % | Mujeres | % mujeres
        Arica  | 16.396 | 17.925 | 9,3%   | 9.410   | 52,5%
        Maule  | 38.172 | 50.832 | 33,2%  | 31.008  | 61,0%
        Aysén  | 19.227 | 21.998 | 14,4%  | 8.711   | 39,6%
        """)
    )
    assert of(found, "RelativeChange")[(2, 3)] == {((2, 1), (2, 2))}
    assert of(found, "Division")[(3, 5)] == {((3, 4), (3, 2))}
    months = [[f"M{n}", str(v)] for n, v in enumerate((412, 388, 530, 461, 375), 1)]
    found = discover([["Mes", "Casos"], *months, ["Promedio", "433,2"]])
    assert of(found, "Average")[(6, 1)] == {tuple((r, 1) for r in range(1, 6))}


def test_what_is_no_table_of_figures_has_no_relations() -> None:
    assert discover([]) == []
    assert discover([["Nombre", "Fecha"], ["Ana", "08-03-2022"], ["Luis", "09-03-2022"]]) == []
    assert discover([["a"], ["b", "c", "d"]]) == []


@settings(max_examples=trials(60))
@given(st.integers(0, 10**6), st.sampled_from([NumberFormat(".", ","), ENGLISH, SPACED_COMMA]), st.integers(0, 2))
def test_totals_are_found_in_any_locale_without_being_told(seed: int, format: NumberFormat, places: int) -> None:
    rng = random.Random(seed)
    n, m = rng.randint(3, 8), rng.randint(2, 4)
    body = [[rng.randint(10**5, 9 * 10**6) for _ in range(m)] for _ in range(n)]
    body.append([sum(row[c] for row in body) for c in range(m)])
    rows = [["Ítem", *(f"S{c}" for c in range(m))]]
    rows += [
        [f"Línea {chr(97 + r)}", *(show(Decimal(v).scaleb(-places), places, format) for v in row)]
        for r, row in enumerate(body)
    ]
    sums = of(discover(rows), "Sum")
    for column in range(1, m + 1):
        assert tuple((r, column) for r in range(1, n + 1)) in sums[(n + 1, column)]


def test_columns_of_percentages_say_nothing_about_thousands() -> None:
    rows = [
        ["Estamento", "Mujeres", "Total", "% mujeres", "Variación porcentual"],
        ["Académicos", "817", "1.503", "54.36", "-2.75"],
        ["Otros", "101", "230", "43.91", "11.06"],
        ["Total", "918", "1.733", "52.97", "4.50"],
    ]
    figures = read(rows)
    assert figures.format == CHILEAN
    assert [q.value for r in figures.quantities[1:] if (q := r[2])] == [1503, 230, 1733]
    assert [str(q.value) for r in figures.quantities[1:] if (q := r[3])] == ["54.36", "43.91", "52.97"]
