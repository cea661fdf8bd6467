"""Tables of more rows than anyone prints: audited as the short ones are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.extract.reader import read
from pipeline.model import Document, Position
from pipeline.quantities import table_numbers
from pipeline.validate.arithmetic import explanation
from pipeline.validate.arithmetic.audit import audit_table
from pipeline.validate.arithmetic.error_location import one_change
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import Sheet
from pipeline.validate.arithmetic.identities.summands import gap_of
from pipeline.validate.calendar.audit import audit_document

pytestmark = pytest.mark.slow


def document(*rows: str) -> Document:
    return read(("\n".join(rows) + "\n").encode(), "x", "x.txt")


def test_the_rounding_of_thousands_of_figures_is_said() -> None:
    grid = [[f"Comuna {i}", str(3 * i)] for i in range(1, 3001)]
    assert {int(step) for step in table_numbers.read(grid).steps[:, 1]} == {3}


def test_a_total_of_many_blocks_is_of_its_own_block() -> None:
    block = ("Uno\t1.234\t2.345\t4.100", "Dos\t2.222\t3.333\t6.010", "Total\t3.456\t5.678\t10.110")
    rows = [*block * 300, *block[:2], "Total\t3.456\t5.679\t10.110"]
    [table] = document("Programa\tUno\tDos\tTres", *rows).tables
    _, checks = audit_table(table)
    missed = {(c.row, c.column, c.expected) for c in checks if not c.holds}
    assert missed == {(903, 2, "5.678")}


def test_lines_that_fail_alike_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another line that misses by the opposite is looked up: 350 such blocks took more than a minute."""
    asked: list[object] = []

    def counted(sheet: Sheet, identity: Identity) -> Decimal:
        asked.append(identity)
        return gap_of(sheet, identity)

    monkeypatch.setattr(explanation, "gap_of", counted)
    block = ("\t80\t200\t40%", "Dos\t150\t150\t300\t60%", "Total\t270\t230\t500\t100%")
    for blocks in (50, 100):
        asked.clear()
        [table] = document("Programa\tMujeres\tHombres\tTotal\t%", *block * blocks).tables
        audit_table(table)
        assert 0 < len(asked) <= 4 * blocks


def test_a_cell_is_not_suspected_anew_for_every_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passage that came 495 times in a text of 98 kB was not done after 35 seconds of processor: every figure of
    what failed was asked again behind each error that was found."""
    asked: list[object] = []
    suspect = one_change.suspect_at

    def counted(sheet: Sheet, cell: Position, *verdicts: list[Verdict]) -> object:
        asked.append(cell)
        return suspect(sheet, cell, *verdicts)

    monkeypatch.setattr(one_change, "suspect_at", counted)
    block = (
        "Adultos\t3.530\t8.202\t11.732\t30,09%",
        "Total\t62.506\t160.1Urbana\t1.792\t71.560\t73.352\t2,44%",
        "Rural\t21.469\t66.964\t88.433\t24,28%",
        "Mixta\t38.715\t13.389\t52.104\t74,30%",
    )
    [table] = document("Nivel\tMujeres\tHombres\tTotal\t% mujeres", *block * 40).tables
    audit_table(table)
    assert 0 < len(asked) <= 4 * 40  # each cell once: 2,460 times when all were asked for each error


def test_a_number_that_comes_again_and_again_is_said_with_its_first_place() -> None:
    rows = [f"{7 if i % 10 == 9 else i}\tLugar {i * i}" for i in range(1, 2001)]
    found = [f for f in audit_document(document("N°\tLugar", *rows)) if f.rule == "numeracion"]
    assert [f.expected for f in found] == [str(i) for i in range(9, 2001, 10)]
    assert {tuple((e.row, e.text) for e in f.evidence[1:]) for f in found} == {((7, "7"),)}
