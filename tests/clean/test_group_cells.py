"""Names of groups stand in every row of the dataset, once in the table as printed."""

from __future__ import annotations

from pipeline.clean.group_cells import rows_with_groups
from pipeline.model import Cell, Table

HEADER = [Cell(0, 0, "Región"), Cell(0, 1, "Sexo"), Cell(0, 2, "Casos")]


def rows(*cells: Cell) -> list[tuple[str, ...]]:
    return rows_with_groups(Table("t01", (*HEADER, *cells)))[1:]


def body(*lines: tuple[str, str, str]) -> list[Cell]:
    return [Cell(r, c, t) for r, line in enumerate(lines, 1) for c, t in enumerate(line)]


def test_a_cell_over_several_rows() -> None:
    found = rows(
        Cell(1, 0, "Arica", row_span=2),
        *body(("", "Mujeres", "3"), ("", "Hombres", "4"))[1:3],
        *[c for c in body(("", "Mujeres", "3"), ("", "Hombres", "4")) if c.row == 2 and c.column > 0],
    )
    assert found == [("Arica", "Mujeres", "3"), ("Arica", "Hombres", "4")]


def test_a_name_printed_once_above_blanks() -> None:
    lines = (
        ("Arica", "Mujeres", "3"),
        ("", "Hombres", "4"),
        ("Lota", "Mujeres", "5"),
        ("", "Hombres", "6"),
        ("", "Total", "18"),
    )
    assert [r[0] for r in rows(*body(*lines))] == ["Arica", "Arica", "Lota", "Lota", ""]


def test_a_figure_over_several_rows_is_not_repeated() -> None:
    cells = [*body(("Arica", "Mujeres", ""), ("Lota", "Hombres", "")), Cell(1, 2, "7", row_span=2)]
    cells = [c for c in cells if c.column < 2 or c.text]
    assert [r[2] for r in rows(*cells)] == ["7", ""]


def test_blanks_without_a_label_beside_them_stay_blank() -> None:
    lines = (("Arica", "", "3"), ("", "", "4"), ("Lota", "", "5"), ("", "", "6"))
    assert [r[0] for r in rows(*body(*lines))] == ["Arica", "", "Lota", ""]
