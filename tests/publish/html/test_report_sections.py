"""A section of the report is one file and one line in its registry."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from pipeline.publish.html import report_page
from pipeline.publish.html.findings_section import findings
from pipeline.publish.html.report_sections import SECTIONS
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection, ReportView
from pipeline.publish.quality.summary import summarise
from tests.publish.publish_sample import sample

NEW = ReportSection(
    '<section id="formatos" aria-labelledby="formatos-t"><h2 id="formatos-t">Formatos</h2>'
    "<p>{{ formats }} en {{ summary.report }}</p></section>",
    lambda view: {"formats": f"<{view.report.document.source.format}>"},
    lambda view: ContentsLink("formatos", "Formatos", 1),
)


def test_a_new_section_is_shown_in_its_place_and_in_the_contents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_page, "SECTIONS", (*SECTIONS[:2], NEW, *SECTIONS[2:]))
    page = report_page.quality_report(sample()).decode()
    assert re.findall(r'<a href="#(\w+)">', page.split("</nav>")[0])[:4] == [
        "resumen",
        "hallazgos",
        "formatos",
        "decisiones",
    ]
    assert '<a href="#formatos">Formatos <b>1</b></a>' in page
    assert re.findall(r'<section id="(\w+)"', page)[:4] == ["resumen", "hallazgos", "formatos", "decisiones"]
    assert f"<p>&lt;text&gt; en {sample().document.report}</p>" in page


def test_the_contents_lead_to_sections_that_are_there() -> None:
    page = report_page.quality_report(sample()).decode()
    ids = re.findall(r'<section id="(\w+)"', page)
    assert set(re.findall(r'<a href="#(\w+)">', page.split("</nav>")[0])) <= set(ids)
    assert len(ids) == len(set(ids))


def test_no_two_sections_use_one_name_for_two_values() -> None:
    view = ReportView(sample(), None)
    names = Counter(name for section in SECTIONS for name in section.values(view))
    assert [name for name, times in names.items() if times > 1 or name in ("summary", "left_out")] == []


def test_a_contradicted_claim_that_somebody_decided_about_is_open_no_more() -> None:
    report = sample()
    (claim,) = [n for n in report.numerals if n.verdict == "contradicted"]
    before = summarise(report)
    decided = tuple(
        replace(f, status="accepted") if any(e.sentence == claim.sentence for e in f.evidence) else f
        for f in report.findings
    )
    after = summarise(replace(report, findings=decided))
    assert (before.claims_settled, after.claims_settled) == (0, 1)
    assert after.doubtful == before.doubtful - 1


def test_what_the_schemas_do_not_know_stands_behind_what_is_noted_of_the_document() -> None:
    report = sample()
    (one, *_) = report.findings
    codes = ("tabla-desconocida", "columna-nueva", "imagen-sin-texto", "tabla-desconocida", "numeracion")
    noted = tuple(
        replace(one, id=f"f{n}", key=f"k{n}", rule=code, severity="info", status="open") for n, code in enumerate(codes)
    )
    groups = findings(replace(report, findings=noted), None).notes
    assert [(group.notes[0].finding.rule, group.count) for group in groups] == [
        ("imagen-sin-texto", 1),
        ("numeracion", 1),
        ("tabla-desconocida", 2),
        ("columna-nueva", 1),
    ]
