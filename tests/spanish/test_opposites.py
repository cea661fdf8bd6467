"""Pairs of groups that leave no third."""

from __future__ import annotations

import pytest

from pipeline.spanish.folding import fold
from pipeline.spanish.opposites import are_all, exclude_each_other


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


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("el sector secundario aporta el 61%", "el sector terciario ocupa al 67%", True),
        ("el sector secundario aporta el 61%", "la industria secundaria aporta el 67%", False),
        ("el sector secundario, no el terciario", "el sector terciario", False),
        ("las exportaciones sumaron", "las importaciones cayeron", True),
        ("los ingresos y los gastos", "los gastos", False),
        ("en el primer trimestre", "durante el segundo trimestre", True),
        ("por primera vez", "durante el segundo trimestre", False),
        ("hombres", "personas", False),
    ],
)
def test_things_told_apart_by_name(one: str, two: str, apart: bool) -> None:
    assert exclude_each_other(one, two) is exclude_each_other(two, one) is apart
