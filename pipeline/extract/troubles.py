"""What went wrong while a PDF was read, as findings: one for each kind, with the pages it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.extract.choose import Choice
from pipeline.extract.engines.base import Grid
from pipeline.extract.opinions import UNSURE
from pipeline.extract.page import Page
from pipeline.extract.pdfium import PageFailure
from pipeline.extract.turning import back
from pipeline.model import Cell, Evidence, Finding, Place
from pipeline.rules import finding

PICTURE = 0.5  # of the page that must be covered by pictures for a page without text to be a scan
FEWEST_HIDDEN = 3  # characters
FEWEST_UNMAPPED = 5  # characters, and …
SHARE_UNMAPPED = 0.02  # … of those of the page


@dataclass
class Troubles:
    """Collects what is noticed page by page."""

    findings: list[Finding] = field(default_factory=list)
    hidden: dict[int, int] = field(default_factory=dict)
    pictures: list[int] = field(default_factory=list)

    def of_page(self, page: Page) -> None:
        """Notes what a page as a whole shows: hidden text, no text at all, a broken encoding."""
        total = len(page.characters)
        if page.hidden >= FEWEST_HIDDEN:
            self.hidden[page.number] = page.hidden
        if not total and not page.words and _pictured(page):
            self.pictures.append(page.number)
        if page.unmapped >= FEWEST_UNMAPPED and page.unmapped >= SHARE_UNMAPPED * total:
            self.findings.append(
                finding(
                    "codificacion-rota",
                    evidence=_evidence([page.number]),
                    page=page.number,
                    count=page.unmapped,
                    total=total,
                )
            )

    def of_failure(self, number: int, problem: Exception) -> None:
        """Notes a page that could not be read."""
        named = isinstance(problem, PageFailure) and str(problem)
        reason = str(problem) if named else f"{type(problem).__name__}: {problem}".removesuffix(": ")
        self.findings.append(finding("pagina-ilegible", evidence=_evidence([number]), page=number, reason=reason))

    def of_choice(self, choice: Choice, page: Page) -> None:
        """Notes readings that differ and tables read with little confidence."""
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
                        kept=kept.method,
                        other=other.method,
                        kept_text=mine.text,
                        other_text=theirs.text,
                    )
                )
        for grid in choice.grids:
            if grid.confidence < UNSURE:
                place = _displayed(Place(page.number, grid.box), page)
                confidence = f"{grid.confidence:.2f}".replace(".", ",")
                self.findings.append(
                    finding(
                        "lectura-insegura",
                        evidence=(Evidence("", place=place),),
                        page=page.number,
                        confidence=confidence,
                    )
                )

    def all(self) -> tuple[Finding, ...]:
        """Every finding, those about several pages last."""
        found = list(self.findings)
        if self.pictures:
            found.append(
                finding("pagina-sin-texto", evidence=_evidence(self.pictures), pages=pages_text(self.pictures))
            )
        if self.hidden:
            count = sum(self.hidden.values())
            found.append(
                finding(
                    "texto-oculto", evidence=_evidence(self.hidden), pages=pages_text(list(self.hidden)), count=count
                )
            )
        return tuple(found)


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


def _pictured(page: Page) -> bool:
    """Whether pictures cover most of a page."""
    area = sum((b.x1 - b.x0) * (b.bottom - b.top) for b in page.images)
    return area >= PICTURE * page.width * page.height


def _only(grid: Grid, other: Grid) -> Cell | None:
    """The first cell with a text that the other reading has nowhere."""
    known = {"".join(c.text.split()) for c in other.cells}
    return next((c for c in grid.cells if c.text and "".join(c.text.split()) not in known), None)


def _displayed(place: Place, page: Page) -> Place:
    if place.box is None or not page.turn:
        return place
    return Place(place.page, back(place.box, page.turn, page.width, page.height))
