"""Problems met while a PDF was read, as findings: one per kind, with the pages it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.coverage.settings import SETTINGS
from pipeline.extract.pdf.page import Page, Scan
from pipeline.extract.pdf.pdfium import PageFailure
from pipeline.extract.pdf.rotation import displayed
from pipeline.extract.tables.engine import Grid
from pipeline.extract.tables.select import SelectedGrids
from pipeline.extract.tables.settings import SECOND_OPINION
from pipeline.geometry import Box, Place
from pipeline.model import Cell, Evidence, Finding
from pipeline.rules import finding
from pipeline.spanish.methods import METHOD_NAMES

REPLACED = {
    "garbled": "sus letras no forman palabras: la fuente no trae bien su codificación",
    "layer": "es lo que un escáner reconoció, y no se ve",
}
CENTIMETRE = 2.54 / 72  # of a point


def cause(problem: Exception) -> str:
    """Why a page could not be read: pdfium's message, or the name of our own exception."""
    named = isinstance(problem, PageFailure) and str(problem)
    return str(problem) if named else f"{type(problem).__name__}: {problem}".removesuffix(": ")


@dataclass
class PageProblems:
    """Collects problems page by page."""

    findings: list[Finding] = field(default_factory=list)
    hidden: dict[int, int] = field(default_factory=dict)
    unread: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)
    replaced: dict[str, list[int]] = field(default_factory=dict)
    empty: list[int] = field(default_factory=list)
    poor: dict[int, float] = field(default_factory=dict)
    pictures: list[tuple[int, Box]] = field(default_factory=list)  # with print that nobody read

    def of_page(self, page: Page) -> None:
        """Records problems of a page as a whole: hidden text, no text, a broken encoding, a poor scan."""
        total = len(page.characters)
        if page.scan is not None:
            self._of_scan(page.number, page.scan, bool(page.words))
        if page.unread is not None:
            rule = "texto-de-escaner" if page.invisible else "pagina-sin-texto"
            self.unread.setdefault((rule, page.unread.reason, page.unread.remedy), []).append(page.number)
        if page.hidden >= SETTINGS.fewest_hidden:
            self.hidden[page.number] = page.hidden
        if page.unmapped >= SETTINGS.fewest_unmapped and page.unmapped >= SETTINGS.share_unmapped * total:
            self.findings.append(
                finding(
                    "codificacion-rota",
                    evidence=_evidence([page.number]),
                    page=page.number,
                    count=page.unmapped,
                    total=total,
                )
            )

    def _of_scan(self, number: int, scan: Scan, words: bool) -> None:
        if scan.why in REPLACED:
            self.replaced.setdefault(REPLACED[scan.why], []).append(number)
        if not words:
            self.empty.append(number)
        elif scan.confidence < SETTINGS.poor:
            self.poor[number] = scan.confidence

    def of_repair(self, missing: int | None) -> None:
        """Records that the file was damaged and written anew, and how many pages its list names that are not there."""
        if missing is not None:
            lost = f" Su lista de páginas nombra {missing} que no están en el archivo." if missing else ""
            self.findings.append(finding("archivo-reparado", evidence=_evidence([1]), lost=lost))

    def of_failure(self, number: int, problem: Exception) -> None:
        """Records a page that could not be read."""
        reason = cause(problem)
        self.findings.append(finding("pagina-ilegible", evidence=_evidence([number]), page=number, reason=reason))

    def of_tables(self, number: int, problem: Exception) -> None:
        """Records a page on which the search for tables failed."""
        reason = cause(problem)
        self.findings.append(finding("tablas-no-buscadas", evidence=_evidence([number]), page=number, reason=reason))

    def of_choice(self, choice: SelectedGrids, page: Page) -> None:
        """Records table readings that differ, and tables read with low confidence."""
        for kept, other in choice.passed_over:
            mine, theirs = _only(kept, other), _only(other, kept)
            if mine is not None and theirs is not None:
                evidence = (
                    Evidence(mine.text, place=_displayed(mine.place, page)),
                    Evidence(theirs.text, place=_displayed(theirs.place, page), role="expected"),
                )
                self.findings.append(
                    finding(
                        "lecturas-distintas",
                        evidence=evidence,
                        page=page.number,
                        kept=METHOD_NAMES[kept.method],
                        other=METHOD_NAMES[other.method],
                        kept_text=_quoted(mine.text),
                        other_text=_quoted(theirs.text),
                    )
                )
        for grid in choice.grids:
            if grid.confidence < SECOND_OPINION.unsure:
                place = _displayed(Place(page.number, grid.box), page)
                confidence = f"{int(grid.confidence * 100)} %"
                self.findings.append(
                    finding(
                        "lectura-insegura",
                        evidence=(Evidence("", place=place),),
                        page=page.number,
                        confidence=confidence,
                    )
                )

    def all(self) -> tuple[Finding, ...]:
        """Every finding, those that concern several pages last."""
        found = list(self.findings)
        for (rule, reason, remedy), pages in self.unread.items():
            found.append(
                finding(rule, evidence=_evidence(pages), suggestion=remedy, pages=pages_text(pages), reason=reason)
            )
        for reason, pages in self.replaced.items():
            found.append(
                finding("texto-reemplazado", evidence=_evidence(pages), pages=pages_text(pages), reason=reason)
            )
        if self.empty:
            found.append(finding("imagen-sin-texto", evidence=_evidence(self.empty), pages=pages_text(self.empty)))
        if self.pictures:
            found.append(_of_pictures(self.pictures))
        if self.poor:
            mean = round(100 * sum(self.poor.values()) / len(self.poor))
            pages = list(self.poor)
            found.append(
                finding("escaneo-deficiente", evidence=_evidence(pages), pages=pages_text(pages), confidence=mean)
            )
        if self.hidden:
            count = sum(self.hidden.values())
            found.append(
                finding(
                    "texto-oculto", evidence=_evidence(self.hidden), pages=pages_text(list(self.hidden)), count=count
                )
            )
        return tuple(found)


def _of_pictures(pictures: Sequence[tuple[int, Box]]) -> Finding:
    """The finding about pictures that were not read, each with its size in centimetres."""
    return finding(
        "imagen-sin-leer",
        evidence=tuple(Evidence("", place=Place(page, box)) for page, box in pictures),
        pages=pages_text(sorted({page for page, _ in pictures})),
        pictures=sizes_text([(f"página {page}", box.width, box.height) for page, box in pictures]),
    )


def sizes_text(pictures: Sequence[tuple[str, float, float]]) -> str:
    """Pictures as a message lists them: where each stands, with its width and height (points) in centimetres."""
    sizes = [
        f"{where}, {wide * CENTIMETRE:.0f} × {high * CENTIMETRE:.0f} cm"
        for where, wide, high in pictures[: SETTINGS.most_pictures]
    ]
    more = len(pictures) - len(sizes)
    return "; ".join(sizes) + (f"; y {more} más" if more else "")


def pages_text(pages: Sequence[int]) -> str:
    """Pages in Spanish: "la página 3", "las páginas 1 a 4, 7 y 9"."""
    runs: list[list[int]] = []
    for page in sorted(pages):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]} a {run[-1]}"] if len(run) > 2 else [str(p) for p in run]
    if len(pages) == 1:
        return f"la página {parts[0]}"
    return "las páginas " + (parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + f" y {parts[-1]}")


def _evidence(pages: Iterable[int]) -> tuple[Evidence, ...]:
    return tuple(Evidence("", place=Place(page)) for page in pages)


def _only(grid: Grid, other: Grid) -> Cell | None:
    """The first cell with a text that occurs nowhere in the other reading; leaders and dashes are none."""
    known = {"".join(c.text.split()) for c in other.cells}
    return next((c for c in grid.cells if any(map(str.isalnum, c.text)) and "".join(c.text.split()) not in known), None)


def _quoted(text: str) -> str:
    """As much of the text of a cell as a note quotes."""
    return text if len(text) <= SETTINGS.quoted else text[: SETTINGS.quoted].rstrip() + "…"


def _displayed(place: Place, page: Page) -> Place:
    skew = page.scan.skew if page.scan else 0.0
    if place.box is None or not (page.turn or skew):
        return place
    return Place(place.page, displayed(place.box, page.turn, skew, page.width, page.height))
