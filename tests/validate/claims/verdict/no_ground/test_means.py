"""Figures said to be means, and cells and averages that are not what they say."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict import judging
from pipeline.validate.claims.verdict.no_ground.means import is_no_such_mean, states_a_mean
from tests.validate.accounts import account, findings

MONTHS = """
Mes | Atenciones 2022 | Atenciones 2023
Enero | 419 | 402
Febrero | 437 | 411
Marzo | 428 | 417
Total | 1.284 | 1.230
"""
CAUSES = """
Comuna de Molina | 2022 | 2023
Por arma de fuego | 49,2% | 52,4%
Por arma cortante | 31,0% | 29,8%
Por otros medios | 19,8% | 17,8%
"""


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("El promedio mensual de enero bajó de 439 a 410.", True),
        ("Las atenciones de enero bajaron de 439 a 410.", False),
        ("El promedio nacional de enero fue 439.", True),
        ("Las atenciones de todo el país en enero fueron 439.", True),
        ("Las atenciones de enero en la región fueron 439.", False),
    ],
)
def test_the_mean_of_months_or_of_the_country_is_no_cell(text: str, is_other: bool) -> None:
    document = account("Cuenta 2023", "1. ATENCIONES", MONTHS, text)
    space = CellSpace(document)
    mention = next(m for m in mentions.read(document) if m.figure.text == "439")
    january = next(n for n, f in enumerate(space.facts) if f.text == "419")
    assert is_no_such_mean(space, mention, january) is is_other


def test_what_is_said_of_the_region_of_a_section_is_contradicted_by_its_table() -> None:
    text = "En 2022 el medio más utilizado en la región es el arma de fuego, con un 69,2%."
    accused = findings(account("Cuenta 2023", "1. CAUSAS EN MOLINA", "Causas según medio", CAUSES, text))
    assert [f.observed for f in accused] == ["69,2%"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Se atendió en promedio a 427 personas.", True),
        ("Se atendió a 427 personas por cada mes.", True),
        ("Se atendió a 427 personas.", False),
        ("El promedio fue de 12 y se atendió a 427 personas.", False),
    ],
)
def test_a_mean_is_said_right_beside_the_figure(text: str, said: bool) -> None:
    read = mentions.read(account("Cuenta 2023", text))
    assert states_a_mean(next(m for m in read if m.figure.text.startswith("427"))) is said


def test_an_average_is_that_of_the_rows_or_of_the_printed_total() -> None:
    table = "Comuna | Carpetas 2023\nLinares | 1.012\nMolina | 1.188\nCurepto | 1.507\nPelarco | 1.233\nTotal | 5.020"
    text = "En promedio, cada comuna inició 1.255 carpetas en 2023."
    document = account("Cuenta 2023", "1. CARPETAS", "Carpetas por comuna", table, text)
    found = judging.judge(document, CellSpace(document), mentions.read(document))
    right = next(j for m, j in zip(found.mentions, found.judgements, strict=True) if m.figure.text.startswith("1.255"))
    assert right.verdict == "verified"
