"""What is accused where the likeliest cell is stated beside the figure, or something else says the same as the cell."""

from __future__ import annotations

import pytest

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.choice.scoring import ComputedVerdict
from pipeline.validate.claims.computed.tables import Computed, Tables
from pipeline.validate.claims.restated.scoring import RestatedOdds
from pipeline.validate.claims.sentence import mentions
from pipeline.validate.claims.verdict.accusing.computed_accusation import ComputedAccusations
from pipeline.validate.claims.verdict.figure_case import Case
from pipeline.validate.claims.verdict.judgement import Judgement
from pipeline.validate.claims.verdict.no_ground.grounds import without_stated_elsewhere
from tests.validate.accounts import account, findings

HOMES = """
Comuna | Hogares | Camp. | % del total
Quilpo | 4.118 | 47 | 68,9
Ranquil | 1.027 | 16 | 17,2
Melico | 831 | 14 | 13,9
Total | 5.976 | 77 | 100,0
"""


def accused(*said: str) -> list[str | None]:
    """The figures that the audit calls wrong in an account with the homes of three towns."""
    found = findings(account("Cuenta Pública 2023", "3.2 Campamentos", "Hogares y campamentos.", HOMES, *said))
    return [f.observed for f in found]


@pytest.mark.parametrize(("share", "wrong"), [("13,9", []), ("17,9", ["17,9%"])])
def test_a_cell_that_its_sentence_states_leaves_the_next_one_to_accuse(share: str, wrong: list[str]) -> None:
    assert accused(f"Ranquil y Melico aportan 17,2% y {share}%, respectivamente, del total de hogares.") == wrong


@pytest.mark.parametrize(("camps", "wrong"), [("16", []), ("46", ["46"])])
def test_a_column_is_named_by_the_word_that_it_abbreviates(camps: str, wrong: list[str]) -> None:
    assert accused(f"En Ranquil son 1.027 hogares en {camps} campamentos.") == wrong


def verdict(text: str, kind: str, amounts: tuple[str, str], value: float, whole: int = 1) -> str:
    """The verdict on the last percentage of a text that should be something else, computed of two cells."""
    document = account("Cuenta Pública 2023", "3.2 Campamentos", "Otros 6.213 hogares viven en el borde.", HOMES, text)
    space, read = CellSpace(document), mentions.read(document)
    cells = {fact.text: number for number, fact in enumerate(space.facts)}
    one = Computed(kind, (kind, 1, 1), tuple(cells[a] for a in amounts), value, value, value, (1, 1), whole=whole)
    first = [
        Judgement("contradicted", "computed", computed=one)
        if m.claim.kind == "percent"
        else Judgement("verified", "cell", cell=cells.get(m.figure.text))
        for m in read
    ]
    found = without_stated_elsewhere(space, read, first)
    return [j.verdict for m, j in zip(read, found, strict=True) if m.claim.kind == "percent"][-1]


def test_a_growth_is_no_share_of_a_figure_stated_elsewhere() -> None:
    text = "En Ranquil los hogares aumentaron en 16,5%, hasta 1.027."  # 1.027 of 6.213 is 16,5%, as it happens
    assert verdict(text, "growth", ("831", "1.027"), 23.6) == "contradicted"
    assert verdict(text.replace("aumentaron en", "son el"), "share", ("831", "5.976"), 15.6) == "unsupported"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ranquil tiene 1.027 hogares y Melico 831, el 17,9% y otra parte.", "contradicted"),  # of the 1.027
        ("Ranquil no se cuenta y Melico tiene 831, el 17,9% y otra parte.", "unsupported"),
    ],
)
def test_a_share_may_be_that_of_a_figure_stated_before_the_last(text: str, expected: str) -> None:
    assert verdict(text, "share", ("1.027", "5.976"), 17.2) == expected


CASES = """
País | Casos | Fallecidos
Chile | 126.174 | 9.252
Perú | 341.420 | 8.450
Total | 467.594 | 17.702
"""


@pytest.mark.parametrize(("cases", "wrong"), [("467.594", []), ("467.954", ["467.954"])])
def test_a_figure_of_many_digits_is_exact_whatever_stands_before_it(cases: str, wrong: list[str]) -> None:
    text = f"Entre Chile y Perú se han notificado en total al menos {cases} casos."
    found = findings(account("Cuenta Pública 2023", "3.2 Casos", "Casos y fallecidos por país.", CASES, text))
    assert [f.observed for f in found] == wrong


def test_a_rounded_figure_is_not_accused() -> None:
    text = "Entre Chile y Perú se han notificado en total al menos 476.000 casos."
    assert findings(account("Cuenta Pública 2023", "3.2 Casos", "Casos y fallecidos por país.", CASES, text)) == []


INCOME = """
Concepto | 2022 | 2023 | Diferencia
Servicio | 214.630 | 231.870 | 17.240
Drenaje | 58.214 | 63.105 | 4.891
Aportaciones | 26.400 | 18.750 | -7.650
Total | 299.244 | 313.725 | 14.481
"""


@pytest.mark.parametrize(("rate", "wrong"), [("29,0", []), ("29,8", ["29,8%"])])
def test_a_share_of_another_sentence_explains_no_growth_between_two_levels(rate: str, wrong: list[str]) -> None:
    """The 18.750 are 29,7 % of the 63.105 of drainage as well, as it happens."""
    text = f"El drenaje creció hasta llegar a 63.105. Las aportaciones cayeron de 26.400 a 18.750, es decir, {rate}%."
    found = findings(account("Cuenta Pública 2023", "3.2 Ingresos", "Ingresos por concepto.", INCOME, text))
    assert [f.observed for f in found] == wrong


@pytest.mark.parametrize(("other", "too"), [(82.0, True), (83.0, False)])
def test_a_sentence_that_prints_what_is_computed_says_it_too(other: float, too: bool) -> None:
    one = Computed("difference", ("difference", 0, 0), (0, 1), 82.0, 82.0, 82.0, (0, 1))
    document = account(
        "Cuenta Pública 2023", "1. CASOS", HOMES, f"Hubo 28 víctimas menos. Son {other:g} menos que antes."
    )
    space, said = CellSpace(document), mentions.read(document)
    accusations = ComputedAccusations(Tables(space), said, [Judgement("unsupported")] * len(said))
    restated = RestatedOdds(slip=0.05, best_slip=1)
    assert said[1].value == other
    assert accusations.is_restated_too(Case(None, ComputedVerdict(0.0, 0.3, None, one), restated)) is too
    assert not accusations.is_restated_too(Case(None, ComputedVerdict(0.0, 0.0, None, None), restated))
