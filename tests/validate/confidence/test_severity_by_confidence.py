"""A table that was read unsurely accuses nobody: its errors are warnings that say so."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box, Place
from pipeline.model import Cell, Document, Evidence, Finding, Recognition, Severity, Source, Table
from pipeline.validate.confidence.severity_by_confidence import weighed


@pytest.mark.parametrize(("confidence", "severity"), [(0.95, "error"), (0.62, "warning")])
def test_errors_on_an_unsure_table_are_warnings(confidence: float, severity: str) -> None:
    table = Table("t01", (Cell(0, 0, "10"),), method="ruled", confidence=confidence)
    found = Finding("suma-fila", "error", "No suma.", evidence=(Evidence("10", table="t01", row=0, column=0),))
    (kept,) = weighed(Document("r", Source("r.pdf", "0", "pdf"), (table,)), [found])
    assert kept.severity == severity
    assert ("62 %" in kept.message) == (severity == "warning")


@pytest.mark.parametrize(("confidence", "severity"), [(0.93, "error"), (0.71, "warning"), (None, "error")])
def test_errors_on_an_unsure_cell_of_a_sure_table_are_warnings(confidence: float | None, severity: str) -> None:
    cells = (Cell(0, 0, "10", confidence=confidence), Cell(0, 1, "11", confidence=0.5))
    table = Table("t01", cells, method="aligned", confidence=0.98)
    found = Finding("suma-fila", "error", "No suma.", evidence=(Evidence("10", table="t01", row=0, column=0),))
    (kept,) = weighed(Document("r", Source("r.pdf", "0", "pdf"), (table,)), [found])
    assert kept.severity == severity
    assert ("71 %" in kept.message) == (severity == "warning")


@pytest.mark.parametrize(("confidence", "severity"), [(0.62, "warning"), (0.31, "info")])
def test_warnings_on_a_table_that_is_rather_misread_than_not_are_notes(confidence: float, severity: str) -> None:
    table = Table("t01", (Cell(0, 0, "10"),), method="aligned", confidence=confidence)
    found = Finding("promedio", "warning", "No es.", evidence=(Evidence("10", table="t01", row=0, column=0),))
    (kept,) = weighed(Document("r", Source("r.pdf", "0", "pdf"), (table,)), [found])
    assert kept.severity == severity
    assert ("31 %" in kept.message) == (severity == "info")


def test_errors_that_stand_on_other_tables_stay() -> None:
    tables = (Table("t01", (Cell(0, 0, "10"),), confidence=0.5), Table("t02", (Cell(0, 0, "10"),)))
    found = Finding("suma-fila", "error", "No suma.", evidence=(Evidence("10", table="t02", row=0, column=0),))
    assert weighed(Document("r", Source("r.pdf", "0", "pdf"), tables), [found]) == (found,)


@pytest.mark.parametrize("raised", ["error", "warning"])
@pytest.mark.parametrize(("reading", "kept_as"), [(0.95, None), (0.7, "warning"), (0.35, "info")])
def test_a_cell_that_is_rather_misread_than_not_accuses_nobody(
    raised: Severity, reading: float, kept_as: str | None
) -> None:
    table = Table("t01", (Cell(0, 0, "1", reading=Recognition(reading)),), method="ocr", confidence=0.95)
    found = Finding("numeracion", raised, "Repetido.", evidence=(Evidence("1", table="t01", row=0, column=0),))
    (kept,) = weighed(Document("r", Source("r.pdf", "0", "pdf"), (table,)), [found])
    assert kept.severity == (kept_as or raised)
    assert ("35 %" in kept.message) == (kept_as == "info")


@pytest.mark.parametrize(("blank", "severity", "sure"), [((Cell(0, 1, ""),), "error", 95), ((), "warning", 50)])
def test_a_sum_over_a_cell_in_which_nothing_was_read_is_as_sure_as_that(
    blank: tuple[Cell, ...], severity: str, sure: int
) -> None:
    """Where the grid has no cell, nobody looked whether anything is printed."""
    read = Recognition(0.97)
    cells = (Cell(0, 0, "10", reading=read), *blank, Cell(0, 2, "20", reading=read))
    table = Table("t01", cells, method="ocr", confidence=1.0)
    proof = tuple(Evidence(text, table="t01", row=0, column=column) for column, text in ((0, "10"), (2, "20")))
    found = Finding("suma-fila", "error", "No suma.", evidence=proof)
    (kept,) = weighed(Document("r", Source("r.pdf", "0", "pdf"), (table,)), [found])
    assert kept.severity == severity
    assert f"con una seguridad del {sure} %" in kept.message


@pytest.mark.parametrize(("page", "severity"), [(3, "warning"), (4, "error")])
def test_errors_on_a_page_whose_font_does_not_say_which_character_is_which_are_warnings(
    page: int, severity: str
) -> None:
    """Both readers ask the same map of the font: that they agree proves nothing."""
    place = Place(page, Box(0, 0, 1, 1))
    table = Table("t01", (Cell(0, 0, "8.033", place=place),), method="ruled", confidence=1.0)
    broken = Finding("codificacion-rota", "warning", "No dicen.", evidence=(Evidence("", place=Place(3)),))
    proof = (Evidence("8.033", table="t01", row=0, column=0, place=place),)
    document = Document("r", Source("r.pdf", "0", "pdf"), (table,), (broken,))
    (kept,) = weighed(document, [Finding("suma-fila", "error", "No suma.", evidence=proof)])
    assert kept.severity == severity
    assert ("La fuente de esa página" in kept.message) == (severity == "warning")
