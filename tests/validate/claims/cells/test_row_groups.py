"""Groups of rows that the text defines by listing them."""

from __future__ import annotations

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.formulas.named import of_group
from pipeline.validate.claims.computed.tables import Tables
from tests.validate.accounts import account

REGIONS = """Región | Víctimas 2022 | Víctimas 2023
Arica y Parinacota | 45 | 32
Tarapacá | 51 | 43
O'Higgins | 44 | 47
Maule | 52 | 55
Total | 192 | 177"""


def groups(sentence: str) -> list[tuple[set[str], list[str]]]:
    space = CellSpace(account("Cuenta pública 2023", sentence, REGIONS))
    labels = {row: space.facts[list(space.row).index(row)].row_label for row in space.row.tolist()}
    return [(set(group.name), [labels[row] for row in group.rows]) for group in space.groups]


def test_a_list_of_rows_in_brackets_defines_what_stands_before_it() -> None:
    said = "Las zonas son: Norte (Arica y Parinacota, Tarapacá), Centro (O’Higgins y Maule)."
    assert groups(said) == [({"nort"}, ["Arica y Parinacota", "Tarapacá"]), ({"centr"}, ["O'Higgins", "Maule"])]


def test_what_lists_something_else_too_or_one_row_alone_defines_nothing() -> None:
    for said in ("La zona norte (Tarapacá y otras).", "Norte (Tarapacá).", "Norte (Tarapacá, 43 y Maule, 55)."):
        assert groups(said) == []


def test_a_group_is_the_sum_of_its_rows_and_its_share_of_the_total() -> None:
    space = CellSpace(account("Cuenta pública 2023", "Norte (Arica y Parinacota, Tarapacá).", REGIONS))
    computed = list(of_group(Tables(space), 0, space.groups[0].rows))
    sums = [(q.years[1], q.value) for q in computed if q.kind == "group"]
    assert sums == [("2022", 96.0), ("2023", 75.0)]
    assert [round(q.value, 1) for q in computed if q.kind == "group share"] == [50.0, 42.4]
