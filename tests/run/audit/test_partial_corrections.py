"""A correction of one of several accused figures leaves the finding open for the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model import Audit, CleanReport, Correction, Evidence, Finding, Report
from pipeline.run.audit.validators import assemble
from tests.publish.publish_sample import sample


def corrected(*corrections: Correction, evidence: tuple[Evidence, ...]) -> Finding:
    clean = _with_values(sample(), corrections)
    found = Finding("suma-columna", "error", "No suma.", "$ 3.000", "$ 4.000", evidence)
    report = assemble(clean, Audit((found,)), corrections=corrections)
    (made,) = report.findings
    return made


def _with_values(report: Report, corrections: tuple[Correction, ...]) -> CleanReport:
    """The sample with the corrected cells marked, as cleaning leaves them."""
    tables = []
    for table in report.clean.tables:
        rows = []
        for row in table.rows:
            values = {
                name: replace(
                    v, corrected=any((c.table, c.row, c.column) == (table.table, v.row, v.column) for c in corrections)
                )
                for name, v in row.values.items()
            }
            rows.append(replace(row, values=values))
        tables.append(replace(table, rows=tuple(rows)))
    return replace(report.clean, tables=tuple(tables))


def accused(row: int, text: str) -> Evidence:
    return Evidence(text, "t01", row, 2)


ONE = Correction("t01", 2, 2, "$ 3.000", "$ 4.000", "según el servicio", by="M. Soto")
OTHER = Correction("t01", 3, 2, "$ 6.000", "$ 7.000", "según el servicio")


@pytest.mark.parametrize(
    ("corrections", "others", "status", "left"),
    [
        ((ONE,), (), "corrected", ()),
        ((ONE,), (accused(3, "$ 6.000"),), "open", ("t01/3/2",)),
        ((ONE, OTHER), (accused(3, "$ 6.000"),), "corrected", ()),
        ((ONE,), (accused(3, "$ 4.000"),), "corrected", ()),
    ],
    ids=["all", "one of two", "both", "the other says the same now"],
)
def test_a_finding_is_corrected_when_nothing_it_accuses_is_left(
    corrections: tuple[Correction, ...], others: tuple[Evidence, ...], status: str, left: tuple[str, ...]
) -> None:
    found = corrected(*corrections, evidence=(accused(2, "$ 3.000"), *others))
    assert found.status == status
    assert found.decision is not None
    assert found.decision.left == left
    assert found.decision.by == "M. Soto"
