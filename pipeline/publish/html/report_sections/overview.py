"""The first screen: what was read, how much of it was checked, how bad it is, what is to be decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection, ReportView
from pipeline.publish.portals.personal_data import personal_data
from pipeline.publish.quality.triage import open_of

_DECIDED = "ya decididas por una persona"


@dataclass(frozen=True, slots=True)
class ShareOfWhole:
    """A share of a whole for the bars of the first screen, in percent, with its number."""

    status: str
    name: str
    count: int
    start: float
    width: float


def _values(view: ReportView) -> Mapping[str, Any]:
    summary = view.summary
    return {
        "to_decide": open_of(view.report.findings),
        "personal": [one.in_report for one in personal_data(view.report)],
        "scan": next((f for f in view.report.findings if f.rule == "lectura-por-imagen"), None),
        "figure_parts": _parts(
            ("verified", "cuadran", summary.holding),
            ("contradicted", "no cuadran o están en duda", summary.checked - summary.holding - summary.settled),
            *([("decided", _DECIDED, summary.settled)] if summary.settled else []),
            ("unchecked", "sin con qué compararlas", summary.figures - summary.checked),
        ),
        "claim_parts": _parts(
            ("verified", "verificadas", summary.claims_verified),
            ("contradicted", "contradichas", summary.claims_contradicted - summary.claims_settled),
            *([("decided", _DECIDED, summary.claims_settled)] if summary.claims_settled else []),
            ("unchecked", "sin respaldo en las tablas", summary.claims_unsupported),
        ),
    }


def _parts(*parts: tuple[str, str, int]) -> list[ShareOfWhole]:
    whole = sum(count for _, _, count in parts)
    made: list[ShareOfWhole] = []
    start = 0.0
    for status, name, count in parts:
        width = count * 100 / whole if whole else 0.0
        made.append(ShareOfWhole(status, name, count, round(start, 2), round(width, 2)))
        start += width
    return made


OVERVIEW = ReportSection("overview.html", _values, lambda view: ContentsLink("resumen", "Resumen"))
