"""Rates of a total that are the means of the others, weighted by a line of the table."""

from __future__ import annotations

from pipeline.validate.arithmetic.audit import audit_table
from tests.validate.arithmetic.test_rules import accused, only, table

CLASSES = """
    Curso    | Matrícula | Lenguaje | Matemática | Historia | Ciencias | Inglés
    Primero  | 31        | 81,2     | 74,3       | 88,1     | 69,9     | 77,5
    Segundo  | 45        | 76,6     | 70,2       | 90,4     | 72,8     | 80,1
    Tercero  | 22        | 90,3     | 61,8       | 85,5     | 80,4     | 68,7
    Cuarto   | 39        | 72,1     | 66,5       | 79,3     | 77,7     | 71,2
    Total    | 137       | 78,6     | 68,7       | 85,9     | 74,8     | 75,1
"""


def test_rates_of_a_total_are_means_weighted_by_a_column() -> None:
    found, checks = audit_table(table(CLASSES))
    assert not [f for f in found if f.severity != "info"]
    means = [c for c in checks if c.kind == "promedio-ponderado"]
    assert {(c.row, c.column) for c in means if c.holds} == {(5, c) for c in range(2, 7)}


def test_a_mean_that_is_a_slip_away_is_reported() -> None:
    found = only(CLASSES.replace("85,9     |", "58,9     |"))
    assert (found.rule, accused(found), found.expected) == ("promedio-ponderado", (5, 4), "85,9")
    assert "ponderado por «Matrícula», es 85,9" in found.message


def test_a_rate_with_most_of_the_weight_is_seen_too() -> None:
    heavy = CLASSES.replace("| 39        |", "| 902       |").replace("| 137       |", "| 1000      |")
    means = "| 73,0     | 66,8       | 80,2     | 77,3     | 71,7"
    right = heavy.replace("| 78,6     | 68,7       | 85,9     | 74,8     | 75,1", means)
    assert not [f for f in audit_table(table(right))[0] if f.severity != "info"]
    found = only(right.replace("| 79,3 ", "| 97,3 "))
    assert (found.rule, accused(found)) == ("promedio-ponderado", (5, 4))
    assert (4, 4) in {(e.row, e.column) for e in found.evidence}


def test_a_mean_that_no_slip_explains_and_few_rates_say_nothing() -> None:
    other = CLASSES.replace("85,9     |", "81,4     |")
    assert not [f for f in audit_table(table(other))[0] if f.severity != "info"]
    few = "\n".join(line.rsplit("|", 3)[0] for line in CLASSES.replace("68,7       |", "86,7       |").splitlines())
    assert not [f for f in audit_table(table(few))[0] if f.severity != "info"]
