"""Totals that a label announces and no other line supports."""

from __future__ import annotations

from tests.validate.arithmetic.test_rules import accused, audit

SPENT = """
    Rubro   | 2021      | 2022
    Pan     | 382.519   | 595.713
    Leche   | 723.640   | 853.741
    Fruta   | 506.437   | 848.819
    Carne   | 547.673   | 514.149
    Pescado | 863.495   | 704.933
    Total   | {}        | {}
"""


def test_totals_that_all_miss_by_next_to_nothing_are_meant_as_sums() -> None:
    found = audit(SPENT.format("3.025.275", "3.519.126"))  # half a thousandth too much, no slip of typing
    assert [(f.rule, accused(f), f.expected) for f in found] == [
        ("suma-columna", (6, 1), "3.023.764"),
        ("suma-columna", (6, 2), "3.517.355"),
    ]


def test_totals_that_all_miss_by_more_may_be_of_something_else() -> None:
    assert audit(SPENT.format("3.029.812", "3.524.403")) == []  # two thousandths
