"""Growths that are no slip from what their two levels give."""

from __future__ import annotations

import pytest

from tests.validate.accounts import account, findings


def accused(text: str) -> list[tuple[str | None, str | None]]:
    """What the audit says is wrong in an account of one paragraph, and what it should be."""
    return [(f.observed, f.expected) for f in findings(account("Cuenta Pública 2012", "1. FONDOS", text))]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("La inversión pasó de $ 10.036.126 a $ 9.487.145 millones, una disminución de 9,8%.", ["9,8%"]),
        ("La inversión pasó de $ 10.036.126 a $ 9.487.145 millones, una disminución de 5,5%.", []),
        ("La inversión alcanzó $ 9.487.145, un 9,8% menos que los $ 10.036.126 del año anterior.", ["9,8%"]),
        # a rise where the levels fall is of others, and so is what is no change, or of levels of few digits
        ("La inversión pasó de $ 10.036.126 a $ 9.487.145 millones, un aumento real de 9,8%.", []),
        ("La inversión pasó de $ 10.036.126 a $ 9.487.145 millones y representa el 9,8% del total.", []),
        ("Los socios pasaron de 1.200 a 1.140, una disminución de 9,8%.", []),
        ("La inversión pasó de $ 10.036.126 a $ 29.487.145 millones, un aumento de 9,8%.", []),
    ],
)
def test_a_growth_far_from_what_its_levels_give(text: str, wrong: list[str]) -> None:
    assert [observed for observed, _ in accused(text)] == wrong


def test_what_it_should_be_is_said() -> None:
    assert accused("La inversión pasó de $ 26.182.518 a $ 27.940.785 millones, un aumento de 3,0%.") == [
        ("3,0%", "6,7%")
    ]
