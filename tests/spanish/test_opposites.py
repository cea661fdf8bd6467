"""Pairs of groups that leave no third."""

from __future__ import annotations

import pytest

from pipeline.spanish.folding import fold
from pipeline.spanish.opposites import are_all


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("830 viviendas urbanas y 410 rurales", True),
        ("mujeres y varones", True),
        ("210 con discapacidad y 120 sin discapacidad", True),
        ("70 causas con sentencia y 12 sin la sentencia", True),
        ("80 acogidos y 30 rechazados", False),
        ("210 con discapacidad y 120 sin domicilio", False),
        ("hombres y niños", False),
        ("60 chilenos y 34 extranjeros", False),
        ("publicaciones y privados", False),
    ],
)
def test_two_groups_are_all(text: str, closed: bool) -> None:
    assert are_all(fold(text)) is closed
