"""What people decided about findings: a correction of some of the accused cells leaves the others open."""

from __future__ import annotations

import pytest

from pipeline import rules
from pipeline.clean import Declared, clean
from pipeline.clean.corrections import Correction
from pipeline.extract.formats.text import read as read_text
from pipeline.model import Audit, Decision, Evidence, Finding, Report, Source
from pipeline.publish.quality.marks import marks_by_cell
from pipeline.run.audit.validators import assemble

TEXT = "Camas por unidad\n\nUnidad\tCamas\tOcupadas\nUTI\t12\t10\nUCI\t8\t7\n"
FIRST = Correction("t01", 1, 1, "12", "21", "Cifra transpuesta", by="Ana")
SECOND = Correction("t01", 2, 1, "8", "9", "Cifra mal copiada", by="Ana")


def audited(found: Finding, *corrections: Correction) -> Report:
    document = read_text(TEXT.encode(), "r", Source("r.txt", "0", "text"))
    cleaned = clean(document, [], Declared(corrections=corrections))
    return assemble(cleaned, Audit((found,)), corrections=corrections)


def accusation(code: str) -> Finding:
    """A finding that accuses both figures of a column."""
    cells = (Evidence("12", "t01", 1, 1), Evidence("8", "t01", 2, 1))
    rule = rules.CATALOGUE[code]
    return Finding(rule.code, rule.severity, rule.title, "12", None, cells, suggestion="Revise ambas.")


def found(report: Report, code: str) -> Finding:
    return next(f for f in report.findings if f.rule == code)


def test_a_correction_of_one_cell_of_two_leaves_the_other_open() -> None:
    report = audited(accusation("crecimiento-base"), FIRST)
    finding = found(report, "crecimiento-base")
    assert finding.status == "open"
    assert finding.decision is not None
    assert finding.decision.left == ("t01/2/1",)
    assert marks_by_cell(report)["t01", 2, 1].status in ("contradicted", "doubtful")


def test_corrections_of_all_cells_settle_a_finding() -> None:
    finding = found(audited(accusation("crecimiento-base"), FIRST, SECOND), "crecimiento-base")
    assert finding.status == "corrected"
    assert finding.decision is not None
    assert finding.decision.reason == "Cifra transpuesta"


@pytest.mark.parametrize("code", ["dato-repetido", "resumen-detalle"])
def test_of_two_figures_that_should_be_one_one_correction_is_enough(code: str) -> None:
    assert found(audited(accusation(code), SECOND), code).status == "corrected"


def test_a_decision_whose_finding_is_gone_is_named_with_its_reason() -> None:
    document = read_text(TEXT.encode(), "r", Source("r.txt", "0", "text"))
    decision = Decision("accepted", "Lo confirmó el servicio.", by="Ana")
    report = assemble(clean(document, [], Declared()), Audit(), accepted={"suma-columna-1a2b": decision})
    (stale,) = [f for f in report.findings if f.rule == "decision-vencida"]
    assert (stale.severity, stale.observed) == ("warning", "suma-columna-1a2b")
    assert "Lo confirmó el servicio." in stale.message
