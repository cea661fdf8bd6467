"""The quality report of one document as one HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.catalogue import CATALOGUE
from pipeline.model import Expectation, Report
from pipeline.publish import marks, spanish
from pipeline.publish.account import account
from pipeline.publish.coverage import coverage
from pipeline.publish.html import bounds, decisions_section, engine, findings_section, grids, prose
from pipeline.publish.html.charts.select import Chart, charts
from pipeline.publish.summary import summarise
from pipeline.publish.triage import asked, open_of


@dataclass(frozen=True, slots=True)
class FilterOption:
    """An option of a filter, with how many findings it leaves."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ShareOfWhole:
    """A share of a whole for the bars of the first screen, in percent, with its number."""

    status: str
    name: str
    count: int
    start: float
    width: float


def quality_report(report: Report, source: bytes | None = None) -> bytes:
    """The page, self-contained. ``source``: the document's bytes, for the pictures of a PDF's pages.

    Same report, same bytes.

    Raises:
        pypdfium2.PdfiumError: the source is a PDF that pdfium cannot open.
    """
    judged = marks.marks(report)
    summary = summarise(report, judged)
    found = findings_section.findings(report, source)
    shown = found.decisions
    rules = findings_section.rules_of(found.every)
    tables = grids.grids(report, judged)
    passages, passages_left = prose.passages(report)
    page = engine.page(
        "report.html",
        {
            "summary": summary,
            "identity": report.clean.identity,
            "findings": shown,
            "notes": found.notes,
            "noted": found.noted + found.notes_left_out,
            "coverage": coverage(report, judged),
            "letter": _letter(report),
            "to_decide": open_of(report.findings),
            "last": None,
            "decisions": decisions_section.decisions(report),
            "scan": next((f for f in report.findings if f.rule == "lectura-por-imagen"), None),
            "severities": _choices((s.finding.severity for s in shown), _severity_names()),
            "rules": _choices((s.finding.rule for s in shown), {s.finding.rule: s.title for s in shown}),
            "sections": _choices((s.section for s in shown), {s.section: s.section for s in shown}),
            "statuses": _choices((s.finding.status for s in shown), spanish.STATUS_NAMES),
            "figure_parts": _parts(
                ("verified", "cuadran", summary.holding),
                ("contradicted", "no cuadran o están en duda", summary.checked - summary.holding - summary.settled),
                *([("decided", "ya decididas por una persona", summary.settled)] if summary.settled else []),
                ("unchecked", "sin con qué compararlas", summary.figures - summary.checked),
            ),
            "claim_parts": _parts(
                ("verified", "verificadas", summary.claims_verified),
                ("contradicted", "contradichas", summary.claims_contradicted),
                ("unchecked", "sin respaldo en las tablas", summary.claims_unsupported),
            ),
            "pictures": drawn(charts(report)),
            "tables": tables,
            "passages": passages,
            "left_out": {
                "findings": found.left_out,
                "notes": found.notes_left_out,
                "tables": len(report.document.tables) - len(tables),
                "passages": passages_left,
            },
            "expectations": by_dataset(report.expectations),
            "legend": [CATALOGUE[code] for code in sorted(rules) if code in CATALOGUE],
            "status_names": grids.STATUS_NAMES,
            "account": account(report),
        },
        scripts=("report.js", "decide.js"),
    )
    partial = (
        found.left_out
        or found.notes_left_out
        or any(group.left_out for group in found.notes)
        or len(tables) < len(report.document.tables)
    )
    if not partial and not any(table.hidden for table in tables):
        return page
    return bounds.with_links_that_lead(page.decode("utf-8"), "tablas").encode("utf-8")


def _letter(report: Report) -> str:
    """What the letter to the service asks about: "errors", "warnings", or "" where there is none."""
    found = asked(report.findings)
    return "" if not found else "errors" if any(f.severity == "error" for f in found) else "warnings"


def _severity_names() -> Mapping[str, str]:
    return {severity: names[1].capitalize() for severity, names in spanish.SEVERITY_NAMES.items()}


def _choices(values: Iterable[str], names: Mapping[str, str]) -> list[FilterOption]:
    """The values that occur, in the order of ``names``."""
    counted: dict[str, int] = {}
    for value in values:
        counted[value] = counted.get(value, 0) + 1
    return [FilterOption(value, name, counted[value]) for value, name in names.items() if value in counted]


def _parts(*parts: tuple[str, str, int]) -> list[ShareOfWhole]:
    whole = sum(count for _, _, count in parts)
    made: list[ShareOfWhole] = []
    start = 0.0
    for status, name, count in parts:
        width = count * 100 / whole if whole else 0.0
        made.append(ShareOfWhole(status, name, count, round(start, 2), round(width, 2)))
        start += width
    return made


def drawn(found: Iterable[Chart]) -> list[tuple[Chart, object]]:
    """The charts with their SVG, which drawsvg has escaped."""
    from markupsafe import Markup

    listed = list(found)
    if not listed:
        return []
    from pipeline.publish.html.charts.draw import draw

    return [(chart, Markup(draw(chart, f"g{number}"))) for number, chart in enumerate(listed, start=1)]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Expectations by dataset, those that failed apart from those that passed."""

    failing: tuple[tuple[str, tuple[Expectation, ...]], ...]
    holding: tuple[tuple[str, tuple[Expectation, ...]], ...]

    def __bool__(self) -> bool:
        return bool(self.failing or self.holding)

    @property
    def failed(self) -> int:
        return sum(len(listed) for _, listed in self.failing)

    @property
    def passed(self) -> int:
        return sum(len(listed) for _, listed in self.holding)


def by_dataset(expectations: tuple[Expectation, ...] | None) -> Outcomes | None:
    """What the section about expectations shows; None where they were not evaluated."""
    if expectations is None:
        return None
    return Outcomes(_grouped(e for e in expectations if not e.success), _grouped(e for e in expectations if e.success))


def _grouped(expectations: Iterable[Expectation]) -> tuple[tuple[str, tuple[Expectation, ...]], ...]:
    found: dict[str, list[Expectation]] = {}
    for expectation in expectations:
        found.setdefault(expectation.dataset, []).append(expectation)
    return tuple((dataset, tuple(listed)) for dataset, listed in found.items())
