"""A value that a sentence prints itself accuses no other figure of it."""

from __future__ import annotations

from pipeline.validate.claims import mentions
from pipeline.validate.claims.cell_space import CellSpace
from pipeline.validate.claims.computed.tables import Computed
from pipeline.validate.claims.grounds import without_stated_elsewhere
from pipeline.validate.claims.judgement import UNSUPPORTED, Judgement
from tests.validate.accounts import account

ROWS = """
Macrozona centro | Víctimas
Valparaíso | 131
Coquimbo | 76
Maule | 52
"""


def judged(text: str) -> list[Judgement]:
    """The verdicts where 252 is taken for a slip of the sum of the column, 259."""
    document = account("Cuenta Pública 2022", "1. GESTIÓN", "Resumen.", ROWS, text)
    found = tuple(m for m in mentions.read(document) if m.figure.text in ("259", "252"))
    total = Computed("sum", ("sum", 1, 1), (0, 1, 2), 259.0, 259.0, 259.0, (1, 1))
    first = [
        Judgement("contradicted", "computed", computed=total) if m.figure.text == "252" else UNSUPPORTED for m in found
    ]
    return without_stated_elsewhere(CellSpace(document), found, first)


def test_the_sum_the_sentence_prints_is_not_what_its_other_figure_meant() -> None:
    assert [j.verdict for j in judged("Hubo 259 víctimas en 2022 y 252 al año siguiente.")] == ["unsupported"] * 2


def test_in_another_sentence_it_stays_contradicted() -> None:
    assert [j.verdict for j in judged("Hubo 259 víctimas en 2022. La suma de todas llega a 252 víctimas.")] == [
        "unsupported",
        "contradicted",
    ]
