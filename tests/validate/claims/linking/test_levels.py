"""A figure that is told as a change states no level of a table."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.linker import Linker
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account

PUPILS = """
Escuela | 2021 | 2022 | Variación
Quillay | 751 | 774 | 23
Peumo | 410 | 402 | -8
"""


def _level_is_meant(text: str, figure: str) -> float:
    document = account("Cuenta Pública 2022", "1. ESCUELAS", "La matrícula es la que sigue.", PUPILS, text)
    space, read = CellSpace(document), mentions.read(document, 2022)
    number = next(n for n, m in enumerate(read) if m.figure.text == figure)
    levels = [n for n, fact in enumerate(space.facts) if fact.column.label != "Variación"]
    return float(Linker(space, read).links()[number].prior[levels].sum())


@pytest.mark.parametrize("figure", ["28", "751"])
def test_a_level_is_hardly_meant_where_a_change_is_told_unless_it_is_printed(figure: str) -> None:
    meant = _level_is_meant(f"En Quillay hay 774 alumnos, {figure} más que en 2021.", figure)
    assert (meant < 0.05) is (figure == "28")


def test_a_level_is_meant_where_none_is_told() -> None:
    assert _level_is_meant("En Quillay hay 779 alumnos en 2022.", "779") > 0.05
