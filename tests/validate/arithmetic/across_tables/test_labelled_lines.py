"""Lines of several tables that are about the same thing are recognised by labels of their own."""

from __future__ import annotations

from pipeline.model import Cell, Table
from pipeline.validate.arithmetic.across_tables.labelled_lines import LabelledLine, lines_with_labels
from pipeline.validate.arithmetic.identities.sheet import sheet_of


def _rows(*labels: str) -> list[LabelledLine]:
    cells = [Cell(0, 0, "Programa"), Cell(0, 1, "Personas")]
    for row, label in enumerate(labels, 1):
        cells += [Cell(row, 0, label), Cell(row, 1, str(10 * row))]
    return lines_with_labels(sheet_of(Table("t01", tuple(cells), header_rows=1)).rows)


def test_a_label_that_stands_twice_names_no_line() -> None:
    assert [line.words for line in _rows("Maule", "Ñuble", "Maule")] == [frozenset({"nuble"})]


def test_long_tables_are_compared_by_each_label_once() -> None:
    assert len(_rows(*(f"Comuna {n}" for n in range(20_000)), "Comuna 7")) == 19_999
