"""A percentage that a figure stated with it explains is not called wrong by a share of something else."""

from __future__ import annotations

import pytest

from pipeline.model import Cell, Document, Paragraph, Source, Table
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.no_ground.other_percentages import OtherPercentages

ROWS = [
    ("Concepto", "2021"),
    ("Aporte por regulación", "388,9"),
    ("Multas", "42,8"),
    ("Total ingresos", "431,7"),
    ("Total egresos", "401,7"),
]


def cell(space: CellSpace, label: str) -> int:
    return next(n for n, fact in enumerate(space.facts) if fact.row_label == label)


def asked(text: str) -> tuple[OtherPercentages, int, list[int]]:
    """What is asked about the percentage of a text, its number, and the cells that accuse it."""
    cells = tuple(Cell(r, c, printed) for r, row in enumerate(ROWS) for c, printed in enumerate(row))
    table = Table("t01", cells, header_rows=1, caption="Ingresos y egresos (millones)")
    document = Document("prueba", Source("prueba.pdf", "00", "pdf", 1), (Paragraph(text), table))
    space, read = CellSpace(document), mentions.read(document)
    number = next(n for n, m in enumerate(read) if m.claim.kind == "percent")
    accusing = [cell(space, "Aporte por regulación"), cell(space, "Total egresos")]
    return OtherPercentages(space, read), number, accusing


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Los ingresos fueron de 431,7 millones; el aporte por regulación representó el 90,1 % de ellos.", True),
        ("Los ingresos fueron de 431,7 millones. El aporte por regulación representó el 90,1 % de ellos.", True),
        ("Los ingresos fueron de 431,7 millones; el aporte por regulación representó el 97,1 % de ellos.", False),
        ("El aporte por regulación representó el 90,1 % de los ingresos.", False),
        ("Las multas, de 42,8 millones, son el 9,9 % de lo que entra.", True),
        ("De 1.944 proyectos renunciaron 121, el 6,2 %.", True),
        ("De 1.944 proyectos renunciaron 121, el 6,6 %.", False),
    ],
)
def test_shares_of_what_is_stated(text: str, explained: bool) -> None:
    percentages, number, accusing = asked(text)
    assert percentages.is_another_share(number, accusing) is explained


@pytest.mark.parametrize(("seldom", "explained"), [(0.1, True), (0.001, False)])
def test_the_surer_the_accusation_the_less_an_agreement_by_chance_explains(seldom: float, explained: bool) -> None:
    percentages, number, accusing = asked("Las multas, de 42,8 millones, son el 9,9 % de lo que entra.")
    assert percentages.is_another_share(number, accusing, seldom) is explained
