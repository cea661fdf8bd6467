"""The hierarchy of a stub: codes, levels, the group over a row, the group that a total closes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Cell, Table
from pipeline.quantities.labels.stub_levels import stub_rows


def table(text: str, header_rows: int = 1) -> Table:
    rows = [[c.strip() for c in line.split("|")] for line in text.strip().split("\n")]
    return Table("t01", tuple(Cell(r, c, t) for r, row in enumerate(rows) for c, t in enumerate(row)), header_rows)


def levels(text: str) -> list[tuple[str, int, int | None, int | None]]:
    return [(s.code, s.level, s.parent, s.closes) for s in stub_rows(table(text))]


def test_codes_filled_up_with_zeros() -> None:
    assert levels("""
Rubro - Descripción | Devengado
11.0.00.00 - Tributarios |
11.4.00.00 - Coparticipación |
11.4.01.00 - Ley provincial | 30
11.4.02.00 - Fondo educativo | 12
Total Coparticipación | 42
12.0.00.00 - No tributarios | 8
Total Tributarios | 42
Totales Generales : | 50
""") == [
        ("11.0.00.00", 1, None, None),
        ("11.4.00.00", 2, 1, None),
        ("11.4.01.00", 3, 2, None),
        ("11.4.02.00", 3, 2, None),
        ("", 2, 1, 2),
        ("12.0.00.00", 1, None, None),
        ("", 1, None, 1),
        ("", 1, None, -1),
    ]


def test_codes_of_one_length() -> None:
    assert levels("""
Finalidades | Crédito
300 - Servicios sociales |
310 Salud | 75
340 - Educación y cultura |
343 Educación media | 10
Total Servicios sociales | 85
""") == [("300", 1, None, None), ("310", 2, 1, None), ("340", 2, 1, None), ("343", 3, 3, None), ("", 1, None, 1)]


def test_a_column_for_each_level() -> None:
    assert levels("""
SUBT | ÍTEM | ASIG | Denominación | Monto
21 | | | Gastos en personal | 500
22 | | | Bienes y servicios | 300
 | 01 | | Alimentos | 100
 | 02 | | Textiles | 200
 | | 001 | Textiles y acabados | 200
""") == [
        ("21", 1, None, None),
        ("22", 1, None, None),
        ("22.01", 2, 2, None),
        ("22.02", 2, 2, None),
        ("22.02.001", 3, 4, None),
    ]


def test_lists_years_and_amounts_are_no_hierarchy() -> None:
    assert not levels("N° | Comuna | Monto\n1 | Arica | 10\n2 | Putre | 20\n3 | Lota | 30\n4 | Tomé | 40")
    assert not levels("Año | Monto\n2018 | 10\n2019 | 20\n2020 | 30\n2021 | 40\n2022 | 50")
    assert not levels("Tramo | Casos\n10 a 19 | 1\n20 a 29 | 2\n30 a 39 | 3\n40 a 49 | 4\n50 y más | 2")
    assert not levels("Acuerdo | Monto\n12.03 Obras | 1\n14.07 Pavimento | 2\n15.09 Plazas | 3\n16.10 Luz | 4")


def test_names_that_return_are_closed_by_the_nearest() -> None:
    rows = levels("""
Rubro | Monto
17.0 Corrientes |
17.1 De la Nación |
17.1.1 Salud | 5
Total de la Nación | 5
22.0 Capital |
22.1 De la Nación |
22.1.1 Obras | 7
Total De la Nación | 7
""")
    assert [closes for *_, closes in rows if closes is not None] == [2, 6]


@st.composite
def trees(draw: st.DrawFn) -> list[tuple[tuple[int, ...], int]]:
    """Codes in printed order with their true level: one to three groups, each with parts."""
    found: list[tuple[tuple[int, ...], int]] = []
    for group in range(1, draw(st.integers(2, 4)) + 1):
        found.append(((group,), 1))
        for part in range(1, draw(st.integers(1, 3)) + 1):
            found.append(((group, part), 2))
            found += [((group, part, leaf), 3) for leaf in range(1, draw(st.integers(0, 3)) + 1)]
    return found


@given(trees(), st.booleans())
def test_any_tree_is_found_again(tree: list[tuple[tuple[int, ...], int]], filled_up: bool) -> None:
    rows = []
    for parts, _ in tree:
        shown = [*parts, 0, 0][:3] if filled_up else parts
        rows.append(".".join(f"{p:02d}" for p in shown) + " - Nombre de la fila|1")
    found = stub_rows(table("\n".join(["Rubro|Monto", *rows])))
    assert [s.level for s in found] == [level for _, level in tree]
    for stub, (parts, _) in zip(found, tree, strict=True):
        over = [i for i, (other, _) in enumerate(tree) if other == parts[:-1]]
        assert stub.parent == (over[0] + 1 if over else None)
