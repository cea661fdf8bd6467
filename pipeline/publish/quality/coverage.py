"""How much of a document was checked, page by page and section by section, and what could not be, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.model import CellKey, Numeral, PageStatus, Report
from pipeline.publish.quality import marks
from pipeline.publish.quality.marks import Mark
from pipeline.publish.quality.triage import open_of
from pipeline.publish.settings import SAYING

_STATUS: Mapping[PageStatus, str] = {
    "picture": "es una imagen que no se leyó",
    "failed": "no se pudo leer",
    "empty": "no tiene texto",
}
_NO_RELATION = "nada en ella da otra cifra (totales, porcentajes, otra tabla) y el texto no la repite"
_UNSURE = frozenset({"lectura-dudosa", "lectura-insegura", "tablas-no-buscadas"})


@dataclass
class Covered:
    """Figures of a part of the document: all, those checked, those that do not hold."""

    figures: int = 0
    checked: int = 0
    failing: int = 0

    @property
    def percent(self) -> int:
        return round(100 * self.checked / self.figures) if self.figures else 0

    def add(self, checked: bool, failing: bool) -> None:
        """Counts one more figure, whether it was checked and whether its check fails."""
        self.figures += 1
        self.checked += checked
        self.failing += failing


@dataclass
class PageCoverage(Covered):
    """A page. ``why`` says what kept it from being checked, "" where nothing did; ``tables`` start on it."""

    number: int = 0
    why: str = ""
    tables: list[str] = field(default_factory=list)
    findings: list[tuple[str, str, str]] = field(default_factory=list)  # id, anchor, severity

    @property
    def level(self) -> str:
        """How it is coloured: failing, none (no figures), or by the share that was checked."""
        if self.failing or any(severity == "error" for _, _, severity in self.findings):
            return "failing"
        if not self.figures:
            return "none"
        return "full" if self.percent >= SAYING.full else "half" if self.percent >= SAYING.half else "little"


@dataclass(frozen=True)
class Coverage:
    """By page (none where the source has no pages), by section (in reading order), and tables nothing checked,
    with why."""

    pages: tuple[PageCoverage, ...]
    sections: tuple[tuple[str, Covered], ...]
    unchecked: tuple[tuple[str, str, str], ...]  # id, title, why


def coverage(report: Report, judged: Mapping[CellKey, Mark]) -> Coverage:
    """What was checked. ``judged`` are the report's marks."""
    document = report.document
    pages = {number: PageCoverage(number=number) for number in range(1, (document.source.pages or 0) + 1)}
    sections: dict[str, Covered] = {}
    tables: dict[str, Covered] = {table.id: Covered() for table in document.tables}
    for block in document.blocks:
        sections.setdefault(getattr(block, "section", "") or "", Covered())
    for position, checked, failing in _figures(report, judged):
        table = document.table[position[0]]
        cell = table.cell_at.get(position[1:])
        page = (cell.place.page if cell else None) or (table.pages[0] if table.pages else None)
        _count((pages.get(page or 0), sections.get(table.section), tables[table.id]), checked, failing)
    for numeral, failing in _claims(report):
        section = getattr(document.blocks[numeral.block], "section", "") or ""
        checked = numeral.verdict in ("verified", "contradicted")
        _count((pages.get(numeral.place.page or 0), sections.get(section)), checked, failing)
    _describe(pages, report)
    unsure = {str(e.table): f.message for f in report.findings if f.rule in _UNSURE for e in f.evidence if e.table}
    unchecked = tuple(
        (table.id, table.caption or table.section, unsure.get(table.id, _NO_RELATION))
        for table in document.tables
        if tables[table.id].figures and not tables[table.id].checked
    )
    named = tuple((name or "Sin sección", part) for name, part in sections.items() if part.figures)
    return Coverage(tuple(pages.values()), named, unchecked)


def _count(parts: Iterable[Covered | None], checked: bool, failing: bool) -> None:
    """One figure more in each part of the document that it stands in."""
    for part in parts:
        if part is not None:
            part.add(checked, failing)


def _claims(report: Report) -> Iterator[tuple[Numeral, bool]]:
    """The figures of the prose that claim something, and whether an open finding accuses them."""
    observed = (e for f in open_of(report.findings) for e in f.evidence if e.sentence and e.role == "observed")
    accused = {(e.sentence, e.text) for e in observed}
    for numeral in report.numerals:
        if numeral.reading == "claim":
            yield numeral, (numeral.sentence, numeral.text) in accused


def _describe(pages: Mapping[int, PageCoverage], report: Report) -> None:
    """Sets of each page how it was read, its tables and its open findings."""
    document = report.document
    for number, status in document.account.pages:
        if number in pages:
            pages[number].why = _STATUS.get(status, "")
    for table in document.tables:
        if table.pages and table.pages[0] in pages:
            pages[table.pages[0]].tables.append(table.id)
    for finding in open_of(report.findings):
        for page in dict.fromkeys(e.place.page for e in finding.evidence if e.role == "observed"):
            if page is not None and page in pages:
                pages[page].findings.append((finding.id, finding.key or finding.id, finding.severity))


def _figures(report: Report, judged: Mapping[CellKey, Mark]) -> Iterator[tuple[CellKey, bool, bool]]:
    for position in marks.figure_cells(report):
        mark = judged.get(position)
        yield position, mark is not None, mark is not None and mark.status in ("contradicted", "doubtful")
