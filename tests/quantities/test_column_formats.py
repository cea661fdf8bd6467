"""A column may print another decimal mark than its table."""

from __future__ import annotations

import pytest

from pipeline.model import Cell, Document, Source, Table
from pipeline.quantities.column_formats import column_format
from pipeline.quantities.numerals import CHILEAN, ENGLISH, SPACED_COMMA
from pipeline.quantities.table_numbers import read
from pipeline.validate.evidence.read_tables import read_tables


@pytest.mark.parametrize(
    "texts",
    [
        ["16,854", "1,204", "983", "2,310"],  # a whole number below a thousand among groups
        ["1,204", "983", "2,187"],  # only groups add up
        ["1,234,567", "16,854"],  # two groups
        ["$16,854", "(1,204)", "983", "-2,310", ""],
    ],
)
def test_groups_by_comma_beside_a_decimal_comma(texts: list[str]) -> None:
    assert column_format(texts, CHILEAN) == ENGLISH
    assert column_format([t.replace(",", ".") for t in texts], ENGLISH) == CHILEAN


@pytest.mark.parametrize(
    "texts",
    [
        ["16,854", "1,204", "3,310"],  # three decimals everywhere
        ["1,25", "16,854", "983"],  # decimals that vary
        ["0,854", "1,204", "2,310", "3"],
        ["1,500", "2,500", "4,000"],  # adds up either way
        ["1,250", "2", "3,125", "1.204"],  # groups by point
        ["16,854", "1,204", "2,310", "98300"],  # four digits without a group
        ["16,854", "ver nota", "983", "1,204", "2,310"],
        ["983", "12"],
        [],
    ],
)
def test_what_does_not_show_another_format_keeps_that_of_the_table(texts: list[str]) -> None:
    assert column_format(texts, CHILEAN) == CHILEAN
    assert column_format(["16,854", "1,204", "983", "2,310"], SPACED_COMMA) == SPACED_COMMA


ROWS = [
    ["Región", "Personas", "Tasa", "Monto"],
    ["Maule", "16,854", "12,5", "1.234.500,5"],
    ["Ñuble", "1,204", "8,1", "345.120,0"],
    ["Biobío", "983", "7,25", "98.300,1"],
    ["Los Ríos", "2,310", "6,5", "45.100,4"],
]


def test_the_numbers_of_a_table_are_read_by_column() -> None:
    numbers = read(ROWS)
    assert [q.value if (q := row[1]) else None for row in numbers.quantities[1:]] == [16854, 1204, 983, 2310]
    assert [str(q.value) if (q := row[2]) else None for row in numbers.quantities[1:]] == ["12.5", "8.1", "7.25", "6.5"]


def test_facts_are_read_by_column() -> None:
    cells = tuple(Cell(r, c, text) for r, row in enumerate(ROWS) for c, text in enumerate(row))
    (facts,) = read_tables(Document("r", Source("r.pdf", "0", "pdf"), (Table("t01", cells),)))
    assert {f.quantity.value for f in facts.facts if f.text in ("16,854", "983")} == {16854, 983}
