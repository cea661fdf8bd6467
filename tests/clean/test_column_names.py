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


def columns(rows: list[list[str]], caption: str = "") -> list[Printed]:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row))
    return printed_columns(Table("t01", cells, 1, caption), len(rows[0]), rows[1:], CHILEAN)


def types(rows: list[list[str]]) -> list[str]:
    return [column.type for column in columns(rows)]


@pytest.mark.parametrize(
    ("caption", "units"),
    [
        ("EN MILLONES DE PESOS, AL 31 DE ENERO DE 2010", [("", 1), ("CLP", 1_000_000), ("%", 1), ("", 1)]),
        ("Gasto por fondo (en miles de pesos)", [("", 1), ("CLP", 1_000), ("%", 1), ("", 1)]),
        ("En millones de dólares", [("", 1), ("USD", 1_000_000), ("%", 1), ("", 1)]),
        ("En millones de pesos y porcentaje del total", [("", 1), ("", 1), ("%", 1), ("", 1)]),
        ("Gasto en pesos por fondo", [("", 1), ("", 1), ("%", 1), ("", 1)]),
        ("En miles de toneladas", [("", 1), ("", 1), ("%", 1), ("", 1)]),
        ("Hogares (en miles)", [("", 1), ("", 1), ("%", 1), ("", 1)]),
        ("Dotación", [("", 1), ("", 1), ("%", 1), ("", 1)]),
    ],
)
def test_a_caption_declares_the_unit_of_figures_that_have_none(caption: str, units: list[tuple[str, int]]) -> None:
    rows = [
        ["AFP", "Fondo A", "Variación", "N° de personas"],
        ["Capital", "5.888", "1,2%", "1.204"],
        ["Cuprum", "5.184", "0,3%", "1.950"],
    ]
    assert [(column.unit, int(column.scale)) for column in columns(rows, caption)] == units


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
