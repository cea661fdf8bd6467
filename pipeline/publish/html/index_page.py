"""``index.html``: all reports of an output folder, services by years, with what is open in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.publish import spanish
from pipeline.publish.html import engine
from pipeline.publish.html.charts.draw import with_drawings
from pipeline.publish.html.charts.trends import UNKNOWN
from pipeline.publish.html.index_columns import COLUMNS
from pipeline.publish.html.index_content import IndexContent
from pipeline.publish.html.report_sections.expectations import by_dataset
from pipeline.publish.html.settings import LISTS
from pipeline.publish.quality.summary import Standing


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One report as the index shows it. ``level`` is the worst that is open: bad, care, good, unknown."""

    report: str
    title: str
    service: str
    year: int | None
    tables: int
    datasets: int
    checked: int
    holding: int
    claims: int
    claims_verified: int
    claims_contradicted: int
    errors: int
    warnings: int
    infos: int
    decided: int
    dataset_names: tuple[str, ...] = ()
    accepted: int = 0
    corrected: int = 0
    by: tuple[str, ...] = ()
    listed: tuple[Mapping[str, str], ...] = ()
    letter: bool = False
    same: str = ""
    """The report that publishes its document first by name, "" where none does."""
    summary: Mapping[str, Any] = field(default_factory=dict)
    """What ``report.json`` says of it."""

    @property
    def state(self) -> str:
        """What is open and what was decided, by whom (Spanish)."""
        who = f" por {spanish.enumerated(list(self.by))}" if self.by else ""
        done = [
            f"{self.accepted} {'aceptado' if self.accepted == 1 else 'aceptados'}" if self.accepted else "",
            f"{self.corrected} {'corregido' if self.corrected == 1 else 'corregidos'}" if self.corrected else "",
        ]
        decided = spanish.enumerated([part for part in done if part])
        return ", ".join(filter(None, (self.open, f"{decided}{who}" if decided else "")))

    @property
    def level(self) -> str:
        return Standing.of(self.summary).level

    @property
    def open(self) -> str:
        return Standing.of(self.summary).words

    @classmethod
    def of(cls, summary: Mapping[str, Any], service: str | None = None, same: str = "") -> ReportEntry:
        """An entry of what ``report.json`` says of a report; ``service`` is the name its service goes by, where that
        is another than its own, ``same`` the report that publishes its document already."""
        findings, checks, claims = summary["findings"], summary["checks"], summary["claims"]
        parts = [part for part in (summary["institution"], summary["region"]) if part]
        return cls(
            report=summary["report"],
            title=summary["title"] or summary["report"],
            service=(", ".join(parts) if service is None else service) or UNKNOWN,
            year=summary["year"],
            tables=summary["tables"],
            datasets=len(summary["datasets"]),
            checked=checks["made"],
            holding=checks["hold"],
            claims=sum(claims.values()),
            claims_verified=claims["verified"],
            claims_contradicted=claims["contradicted"],
            errors=findings["error"],
            warnings=findings["warning"],
            infos=findings["info"],
            decided=summary["decided"],
            dataset_names=tuple(summary["datasets"]),
            accepted=summary.get("decisions", {}).get("accepted", 0),
            corrected=summary.get("decisions", {}).get("corrected", 0),
            by=tuple(summary.get("decisions", {}).get("by", ())),
            listed=tuple(summary.get("open", ())),
            letter=bool(summary.get("letter")),
            same=same,
            summary=summary,
        )


_WORST_FIRST = ("bad", "care", "unknown", "good")


def worst_first(entry: ReportEntry) -> tuple[int, int, int]:
    """What orders reports for who looks for errors: the level of what is open, then how many errors and warnings."""
    return _WORST_FIRST.index(entry.level), -entry.errors, -entry.warnings


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A row of the grid: the reports of one service, by year, the newest first; those without a year at the end."""

    name: str
    by_year: tuple[tuple[ReportEntry, ...], ...]


def index_page(content: IndexContent) -> bytes:
    """The page over all reports. Same content, same bytes."""
    reports, expectations = content.reports, content.expectations
    entries = sorted(
        (
            ReportEntry.of(summary, content.services.get(report), content.same.get(report, ""))
            for report, summary in reports.items()
        ),
        key=lambda e: (e.service, -(e.year or 0), e.report),
    )
    years = sorted({entry.year for entry in entries if entry.year is not None}, reverse=True)
    columns: list[int | None] = [*years, *([None] if any(entry.year is None for entry in entries) else [])]
    return engine.page(
        "index.html",
        {
            "entries": sorted(entries, key=worst_first),
            "years": columns,
            "columns": [(column, engine.included(column.cell)) for column in COLUMNS],
            "services": _services(entries, columns),
            "errors": sum(entry.errors for entry in entries),
            "warnings": sum(entry.warnings for entry in entries),
            "infos": sum(entry.infos for entry in entries),
            "tables": sum(entry.tables for entry in entries),
            "checked": sum(entry.checked for entry in entries),
            "holding": sum(entry.holding for entry in entries),
            "levels": {
                level: sum(entry.level == level for entry in entries) for level in ("bad", "care", "good", "unknown")
            },
            "pictures": with_drawings(content.trends),
            "is_first_tall": False,
            "datasets": list(content.datasets),
            "opened": sorted(
                ((entry, found) for entry in entries for found in entry.listed),
                key=lambda pair: (pair[1]["severity"], *worst_first(pair[0])),
            )[: LISTS.max_open],
            "failed": [(report, reason, report in reports) for report, reason in sorted(content.failed.items())],
            "expectations": by_dataset(None if expectations is None else tuple(expectations)),
        },
        scripts=("index.js",),
    )


def _services(entries: Iterable[ReportEntry], columns: Sequence[int | None]) -> list[ServiceRow]:
    grouped: dict[str, dict[int | None, list[ReportEntry]]] = {}
    for entry in entries:
        grouped.setdefault(entry.service, {}).setdefault(entry.year, []).append(entry)
    return [
        ServiceRow(name, tuple(tuple(by_year.get(year, ())) for year in columns)) for name, by_year in grouped.items()
    ]
