"""What a place of percentages is computed from, where little shows it."""

from __future__ import annotations

from tests.validate.arithmetic.test_rules import accused, audit, only

REACHED = [(f"Z{n}", 120 + 37 * n, 120 + 37 * n, "100%") for n in range(12)]


def _text(*lines: tuple[object, ...]) -> str:
    return "\n".join("|".join(map(str, line)) for line in lines)


def test_percentages_of_a_hundred_show_nothing_of_what_they_are_of() -> None:
    other = ("Z12", 400, 637, "150%")
    assert audit(_text(("Zona", "Meta", "Real", "%"), *REACHED, other)) == []


def test_other_percentages_show_it() -> None:
    lines = [(f"Z{n}", 120 + 37 * n, 90 + 41 * n, f"{100 * (90 + 41 * n) / (120 + 37 * n):.0f}%") for n in range(12)]
    found = only(_text(("Zona", "Meta", "Real", "%"), *lines, ("Z12", 400, 637, "150%")))
    assert (found.rule, accused(found), found.expected) == ("porcentaje", (13, 3), "159%")


def test_of_two_places_that_print_the_same_the_nearer_is_the_whole() -> None:
    lines = [(f"Z{n}", a, 50 + 7 * n, a, f"{100 * (50 + 7 * n) / a:.1f}%") for n, a in enumerate(range(300, 900, 75))]
    lines[4] = (*lines[4][:4], "99,9%")
    found = only(_text(("Zona", "Inicial", "Usado", "Final", "%"), *lines).replace(".", ","))
    assert (found.rule, [e.column for e in found.evidence]) == ("porcentaje", [4, 2, 3])
