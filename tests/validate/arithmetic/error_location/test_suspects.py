"""Which of the figures of a sum that fails is the wrong one, by what stands beside them and elsewhere."""

from __future__ import annotations

import pytest

from pipeline.model import Document, Finding, Source, Table
from pipeline.validate.arithmetic.audit import audit_document
from pipeline.validate.arithmetic.error_location.elsewhere import FigureName
from tests.validate.arithmetic.test_rules import accused, only, table

YEARS = """
    Comuna      | 2019  | 2020  | 2021  | 2022
    Putre       | 112   | 118   | 109   | 121
    Camarones   | 340   | 351   | 338   | 362
    Colchane    | 205   | 214   | 199   | 220
    Huara       | 587   | 602   | 571   | 611
    Pica        | 431   | 440   | 422   | 447
    Total       | 1.675 | 1.725 | 1.639 | 1.761
"""
SEXES = """
    Sexo       | 2017  | 2018  | 2019  | 2020  | 2021  | 2022
    Hombres    | 88,2% | 91,0% | 89,4% | 90,1% | 88,7% | 90,6%
    Mujeres    | 11,8% | 9,0%  | 10,6% | 9,9%  | 11,3% | 9,4%
"""


def test_the_part_that_is_out_of_line_is_the_likely_one() -> None:
    found = only(YEARS.replace("| 199 ", "| 799 "))
    assert accused(found) == (3, 3)
    assert (
        "Lo más probable es que la cifra equivocada sea «Colchane», columna «2021»: dice 799 y con 199" in found.message
    )


def test_the_likely_one_is_clearly_nearer_to_its_line_than_any_other() -> None:
    found = only(YEARS.replace("| 199 ", "| 299 "))
    assert (accused(found), found.expected) == ((3, 3), "199")
    found = only(YEARS.replace("| 199 ", "| 189 "))
    assert (accused(found), found.expected) == ((6, 3), "1.629")
    assert "equivocada" not in found.message


def test_of_parts_as_near_to_their_lines_none_is_named() -> None:
    found = only(YEARS.replace("| 338 ", "| 333 "))
    assert accused(found) == (6, 3)
    assert "equivocada" not in found.message


def test_of_two_shares_the_one_that_its_line_does_not_know_is_named() -> None:
    found = only(SEXES.replace("90,1%", "30,1%"))
    assert accused(found) == (1, 4)
    assert found.expected == "90,1%"


def _document(*tables: Table) -> Document:
    return Document("r", Source("r.txt", "", "text"), tables)


def _named(text: str, caption: str, name: str) -> Table:
    made = table(text)
    return Table(name, made.cells, made.header_rows, caption)


def _grave(document: Document) -> list[Finding]:
    return [f for f in audit_document(document)[0] if f.severity != "info"]


COUNTRY = """
    Región    | 2021 | 2022
    Arica     | 64   | 71
    Tarapacá  | 53   | 58
    Atacama   | 47   | 46
    Total     | 164  | 175
"""
REGION = """
    Casos    | 2021 | 2022
    Víctimas | {}   | {}
    Causas   | {}   | {}
"""


def _regions(arica: str, tarapaca: str, atacama: str) -> list[Table]:
    figures = {"Arica": (arica, "71"), "Tarapacá": (tarapaca, "58"), "Atacama": (atacama, "46")}
    return [
        _named(REGION.format(*of_years, n, n + 3), region, f"t0{n}")
        for n, (region, of_years) in enumerate(figures.items(), start=2)
    ]


def test_the_part_that_its_own_table_prints_otherwise_is_the_likely_one() -> None:
    wrong = _named(COUNTRY.replace("| 53 ", "| 58 "), "Víctimas por región", "t01")
    found = _grave(_document(wrong, *_regions("64", "53", "47")))
    assert [(f.rule, accused(f), f.expected) for f in found] == [("suma-columna", (2, 1), "53")]
    assert "que el documento imprime en otra parte" in found[0].message


def test_tables_of_other_groups_that_print_other_figures_point_to_none() -> None:
    wrong = _named(COUNTRY.replace("| 53 ", "| 58 "), "Víctimas por región", "t01")
    found = _grave(_document(wrong, *_regions("60", "53", "41")))
    assert [(f.rule, accused(f)) for f in found] == [("suma-columna", (4, 1))]
    assert "equivocada" not in found[0].message


SCHOOLS = """
    Establecimiento  | 2020 | 2021
    El Sauce         | 412  | 398
    Trabuncos        | 38   | 41
    Pececitos        | 64   | 58
    Subtotal Valle   | 514  | 497
    Mutizábal        | 233  | 224
    Las Rosas        | 29   | 33
    Cancha Alegre    | 44   | 40
    Subtotal Quilo   | 306  | 297
    Total            | 820  | 794
"""


def test_the_part_that_repeats_last_years_figure_is_the_likely_one() -> None:
    """224 for 220 is a slip of a digit as well; 44 is what stands beside it, as in no other row."""
    found = only(SCHOOLS.replace("44   | 40", "44   | 44"))
    assert (accused(found), found.expected) == ((7, 2), "40")
    assert "dice 44 y con 40 todo cuadra (repite la cifra de al lado)" in found.message
    alike = SCHOOLS.replace("64   | 58", "58   | 58").replace("514", "508").replace("820", "814")
    assert accused(only(alike.replace("44   | 40", "44   | 44"))) == (8, 2)  # figures that stay the same are no copies


def test_a_total_that_another_sum_confirms_is_to_say_nothing_else() -> None:
    found = only(SCHOOLS.replace("44   | 40", "44   | 43"))
    assert (found.observed, found.expected, found.suggestion) == ("297", None, None)
    assert "la equivocada es una de sus partes, quizás " in found.message
    assert "«Cancha Alegre», columna «2021» (40 en vez de 43)" in found.message
    assert "«Mutizábal», columna «2021» (221 en vez de 224)" in found.message


def test_of_tables_printed_alike_each_two_names_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table 500 times in a text of 98 kB took 30 seconds: each of its figures was compared with all others."""
    compared: list[object] = []
    likeness = FigureName.likeness

    def counted(one: FigureName, other: FigureName) -> float:
        compared.append(other)
        return likeness(one, other)

    monkeypatch.setattr(FigureName, "likeness", counted)
    wrong = YEARS.replace("| 338 ", "| 333 ")
    for count in (3, 30):
        compared.clear()
        found = _grave(_document(*(_named(wrong, "Casos", f"t{n:02d}") for n in range(count))))
        assert {f.evidence[0].table for f in found if f.rule == "suma-columna"} == {f"t{n:02d}" for n in range(count)}
        assert 0 < len(compared) <= 24 * 24
