"""Names and types of columns that no schema names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.clean.column_names import column_names
from pipeline.clean.columns import Printed, printed_columns
from pipeline.clean.kinds import row_kind
from pipeline.model import Cell, Table
from pipeline.quantities.numerals import CHILEAN


@pytest.mark.parametrize(
    ("title", "scale", "name"),
    [
        ("C O N C E P T O", 1, "concepto"),
        ("2022", 1, "anio_2022"),
        ("2022 Conf", 1, "anio_2022_conf"),
        ("200 y más", 1, "columna_200_mas"),
        ("103", 1, "columna_103"),
        ("Más riesgoso MM$", 1_000_000, "mas_riesgoso"),
        ("Devengado (miles de pesos)", 1_000, "devengado"),
        ("Ejecutado en M$", 1_000, "ejecutado"),
        ("Miles de personas", 1, "miles_personas"),
        ("", 1, "columna_1"),
        ("Región", 1, "region_tabla"),
    ],
)
def test_a_name_says_what_the_values_are(title: str, scale: int, name: str) -> None:
    assert column_names([Printed(0, title, "entero", scale=Decimal(scale))]) == [name]


def test_names_differ() -> None:
    assert column_names([Printed(n, "Total", "entero") for n in range(3)]) == ["total", "total_2", "total_3"]


def types(rows: list[list[str]]) -> list[str]:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    table = Table("t01", cells, header_rows=1)
    return [column.type for column in printed_columns(table, len(rows[0]), rows[1:], CHILEAN)]


def test_a_row_of_counts_over_shares_is_no_share() -> None:
    shares = [["Corto punzante", "36,2%", "31,9%"], ["Fuego", "56,9%", "46,4%"], ["Otras", "6,9%", "21,7%"],
              ["Hogar", "10,1%", "9,4%"], ["Calle", "80,4%", "90,6%"]]  # fmt: skip
    head = ["", "2018", "2019"]
    assert types([head, ["Víctimas", "58", "69"], *shares]) == ["texto", "texto", "texto"]
    assert types([head, ["Total", "100", "100"], *shares]) == ["texto", "porcentaje", "porcentaje"]
    assert types([head, ["Víctimas", "58,0", "69,5"], *shares]) == ["texto", "porcentaje", "porcentaje"]


def test_a_total_in_letters_set_apart_is_a_total() -> None:
    columns = [Printed(0, "C O N C E P T O", "texto"), Printed(1, "IMPORTE", "entero")]
    assert row_kind(["T O T A L", "12"], columns, last=True) == "total"
