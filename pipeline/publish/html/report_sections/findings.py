"""What a person decides, with proof, and the filters over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.publish import spanish
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection, ReportView
from pipeline.publish.quality.triage import open_of


@dataclass(frozen=True, slots=True)
class FilterOption:
    """An option of a filter, with how many findings it leaves."""

    value: str
    name: str
    count: int


def _values(view: ReportView) -> Mapping[str, Any]:
    shown = view.findings.decisions
    severities = {severity: names[1].capitalize() for severity, names in spanish.SEVERITY_NAMES.items()}
    return {
        "findings": shown,
        "noted": view.noted,
        "severities": _options((s.finding.severity for s in shown), severities),
        "rules": _options((s.finding.rule for s in shown), {s.finding.rule: s.title for s in shown}),
        "sections": _options((s.section for s in shown), {s.section: s.section for s in shown}),
        "statuses": _options((s.finding.status for s in shown), spanish.STATUS_NAMES),
    }


def _options(values: Iterable[str], names: Mapping[str, str]) -> list[FilterOption]:
    """The values that occur, in the order of ``names``."""
    counted: dict[str, int] = {}
    for value in values:
        counted[value] = counted.get(value, 0) + 1
    return [FilterOption(value, name, counted[value]) for value, name in names.items() if value in counted]


def _link(view: ReportView) -> ContentsLink:
    return ContentsLink("hallazgos", "Qué decidir", len(open_of(view.report.findings)))


FINDINGS = ReportSection("findings.html", _values, _link)
