"""What is said of pages that were read badly or not at all, by kind of problem."""

from __future__ import annotations

import pytest

from pipeline.extract.coverage.page_problems import PageProblems
from pipeline.extract.pdf.page import Page, Scan, Word, no_characters


def test_each_kind_of_problem_is_one_finding_with_its_pages() -> None:
    problems = PageProblems(
        unread={("texto-de-escaner", "faltan los datos de español", "Instálelos."): [5, 6]},
        replaced={"el texto no forma palabras": [4]},
        empty=[2],
        poor={3: 0.5, 7: 0.31},
    )
    found = {f.rule: f for f in problems.all()}
    assert {rule: [e.place.page for e in f.evidence] for rule, f in found.items()} == {
        "texto-de-escaner": [5, 6],
        "texto-reemplazado": [4],
        "imagen-sin-texto": [2],
        "escaneo-deficiente": [3, 7],
    }
    assert found["texto-de-escaner"].suggestion == "Instálelos."
    assert "faltan los datos de español" in found["texto-de-escaner"].message
    assert "el texto no forma palabras" in found["texto-reemplazado"].message
    assert "40" in found["escaneo-deficiente"].message


def test_without_problems_nothing_is_said() -> None:
    assert PageProblems().all() == ()


@pytest.mark.parametrize(("confidence", "poor"), [(0.75, True), (0.85, False)])
def test_a_scan_that_is_hardly_read_is_named(confidence: float, poor: bool) -> None:
    problems = PageProblems()
    scan = Scan("picture", 200, 0, 0.0, confidence)
    problems.of_page(Page(1, 600, 800, no_characters(), (Word("Total", 90, 300, 140, 310, 10),), (), (), scan=scan))
    assert [f.rule for f in problems.all()] == ["escaneo-deficiente"] * poor
