"""How it was done: the document, what was read and what was left out, the rules that found something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.catalogue import CATALOGUE
from pipeline.publish.data_files.account import account
from pipeline.publish.html.findings_section import rules_of
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection, ReportView


def _values(view: ReportView) -> Mapping[str, Any]:
    rules = rules_of(view.findings.every)
    return {
        "identity": view.report.clean.identity,
        "legend": [CATALOGUE[code] for code in sorted(rules) if code in CATALOGUE],
        "account": account(view.report),
    }


METHOD = ReportSection("method.html", _values, lambda view: ContentsLink("metodo", "Método"))
