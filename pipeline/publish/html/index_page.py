"""``index.html``: all reports of an output folder, services by years, with what is open in each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.model import Expectation
from pipeline.publish import spanish
from pipeline.publish.html import engine
from pipeline.publish.html.charts.select import Figure
from pipeline.publish.html.report_page import by_dataset, drawn


@dataclass(frozen=True, slots=True)
class Entry:
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

    @property
    def level(self) -> str:
        if self.errors:
            return "bad"
        if self.warnings:
            return "care"
        return "good" if self.holding or self.claims_verified else "unknown"

    @property
    def open(self) -> str:
        counted = (("error", self.errors), ("warning", self.warnings), ("info", self.infos))
        said = [spanish.severity_count(count, severity) for severity, count in counted if count]
        return spanish.listed(said) or "nada abierto"

    @classmethod
    def of(cls, summary: Mapping[str, Any]) -> Entry:
        """An entry of what ``report.json`` says of a report."""
        findings, checks, claims = summary["findings"], summary["checks"], summary["claims"]
        parts = [part for part in (summary["institution"], summary["region"]) if part]
        return cls(
            report=summary["report"],
            title=summary["title"] or summary["report"],
            service=", ".join(parts) or "Servicio sin identificar",
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
        )


@dataclass(frozen=True, slots=True)
class Service:
    """A row of the grid: the reports of one service, by year; those without a year at the end."""

    name: str
    by_year: tuple[tuple[Entry, ...], ...]


def index_page(
    reports: Mapping[str, Mapping[str, Any]],
    expectations: Sequence[Expectation] | None = None,
    trends: Iterable[Figure] = (),
    failed: Mapping[str, str] | None = None,
) -> bytes:
    """The page over all reports (what each ``report.json`` says, by report id).

    ``expectations`` of the consolidated datasets, None when they were not evaluated; ``trends`` are
    pictures over several years; ``failed`` says why documents could not be read, by report, of which
    one may be published as it was before. Same input, same bytes.
    """
    entries = sorted(
        (Entry.of(summary) for summary in reports.values()), key=lambda e: (e.service, e.year or 0, e.report)
    )
    years = sorted({entry.year for entry in entries if entry.year is not None})
    columns: list[int | None] = [*years, *([None] if any(entry.year is None for entry in entries) else [])]
    return engine.page(
        "index.html",
        {
            "entries": entries,
            "years": columns,
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
            "pictures": drawn(trends),
            "failed": [(report, told, report in reports) for report, told in sorted((failed or {}).items())],
            "expectations": by_dataset(None if expectations is None else tuple(expectations)),
        },
        scripts=("index.js",),
    )


def _services(entries: Iterable[Entry], columns: Sequence[int | None]) -> list[Service]:
    grouped: dict[str, dict[int | None, list[Entry]]] = {}
    for entry in entries:
        grouped.setdefault(entry.service, {}).setdefault(entry.year, []).append(entry)
    return [Service(name, tuple(tuple(by_year.get(year, ())) for year in columns)) for name, by_year in grouped.items()]
