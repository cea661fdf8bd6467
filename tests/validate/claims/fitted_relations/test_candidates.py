"""Between which values a figure lies that is drawn from others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Paragraph
from pipeline.validate.claims.fitted_relations.candidates import DrawnCandidate, candidates, span_of
from pipeline.validate.claims.fitted_relations.relations import paragraphs
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account

SPANS = [
    ("share", [(412.0, 412.0), (656.0, 656.0)], (62.8, 62.81)),
    ("growth", [(110.0, 110.0), (100.0, 100.0)], (9.99, 10.01)),
    ("growth", [(90.0, 90.0), (100.0, 100.0)], (9.99, 10.01)),
    ("points", [(24.75, 24.85), (22.15, 22.25)], (2.49, 2.71)),
    ("closing", [(50.0, 50.0), (30.0, 30.0)], (20.0, 20.0)),
    ("sum", [(7.0, 7.0), (8.0, 8.0), (9.0, 9.0)], (24.0, 24.0)),
    ("difference", [(7.0, 7.0), (18.0, 18.0)], (11.0, 11.0)),
    ("quotient", [(90.0, 90.0), (30.0, 30.0)], (3.0, 3.0)),
    ("of all", [(30.0, 30.0), (50.0, 50.0), (20.0, 20.0)], (29.99, 30.01)),
    ("one whole", [(60.0, 60.0), (19.5, 20.5), (40.0, 40.0), (9.5, 10.5), (20.0, 20.0)], (28.5, 31.6)),
]


@pytest.mark.parametrize(("kind", "operands", "around"), SPANS)
def test_the_span_of_a_result(kind: str, operands: list[tuple[float, float]], around: tuple[float, float]) -> None:
    low, high = span_of(kind, operands)
    assert around[0] <= low <= high <= around[1]


def test_pairs_of_different_wholes_have_none_in_common() -> None:
    low, high = span_of("one whole", [(60.0, 60.0), (20.0, 20.0), (40.0, 40.0), (50.0, 50.0), (20.0, 20.0)])
    assert low > high


def _found(text: str) -> list[DrawnCandidate]:
    document = account(text)
    assert any(isinstance(b, Paragraph) for b in document.blocks)
    return [
        c for figures, own in paragraphs(document, mentions.read(document)) for f in own for c in candidates(figures, f)
    ]


@given(part=st.integers(101, 899), rest=st.integers(101, 899))
def test_a_part_of_a_whole_is_a_share_and_a_sum(part: int, rest: int) -> None:
    whole = part + rest
    share = f"{100 * part / whole:.1f}".replace(".", ",")
    found = _found(
        f"Del total de {whole} consultas, {part} fueron de mujeres ({share} %) y {rest} de hombres.".replace("  ", " ")
    )
    holding = {(c.kind, c.result.mention.figure.text) for c in found if c.holds}
    assert {("share", f"{share} %"), ("sum", str(whole))} <= holding


def test_with_another_value_a_relation_holds_or_not() -> None:
    found = _found("Del total de 656 consultas, 412 fueron de mujeres (62,8 %).")
    share = next(c for c in found if c.kind == "share" and c.holds)
    part = share.operands[0]
    assert share.holds_with(part, 412.0)
    assert not share.holds_with(part, 421.0)
