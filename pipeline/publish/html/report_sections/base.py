"""What a section of the report is: a template, and what it shows of a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.model import Report
from pipeline.publish.html import findings_section, grids, prose
from pipeline.publish.html.charts.select import Chart, charts
from pipeline.publish.quality import marks
from pipeline.publish.quality.summary import Summary, summarise


class ReportView:
    """A report as its sections look at it; what several of them need is made once.

    ``source``: the document's bytes, for the pictures of a PDF's pages.
    """

    def __init__(self, report: Report, source: bytes | None) -> None:
        self.report, self.source = report, source
        self.marks = marks.marks_by_cell(report)

    @cached_property
    def summary(self) -> Summary:
        return summarise(self.report, self.marks)

    @cached_property
    def findings(self) -> findings_section.Findings:
        """Those the page has room for.

        Raises:
            pypdfium2.PdfiumError: the source is a PDF that pdfium cannot open.
        """
        return findings_section.findings(self.report, self.source)

    @property
    def noted(self) -> int:
        """Technical notes, on the page or not."""
        return self.findings.noted + self.findings.notes_left_out

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        return charts(self.report)

    @cached_property
    def tables(self) -> tuple[grids.ShownTable, ...]:
        return grids.grids(self.report, self.marks)

    @cached_property
    def passages(self) -> tuple[tuple[prose.ProseBlock, ...], int]:
        """The blocks of the text, and how many are left out."""
        return prose.prose_blocks(self.report)

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many of each kind are not on the page; the files for programs have all."""
        return {
            "findings": self.findings.left_out,
            "notes": self.findings.notes_left_out,
            "tables": len(self.report.document.tables) - len(self.tables),
            "passages": self.passages[1],
        }

    @property
    def is_partial(self) -> bool:
        """Whether links may lead to what is not on the page."""
        left_out = self.left_out
        return (
            any(left_out[kind] for kind in ("findings", "notes", "tables"))
            or any(group.left_out for group in self.findings.notes)
            or any(table.hidden for table in self.tables)
        )


@dataclass(frozen=True, slots=True)
class ContentsLink:
    """An entry of the contents: the id of the section, its name (Spanish) and a number beside it, if any."""

    id: str
    name: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A section of the report.

    ``template`` is the name of a file in ``templates/``, or the text of a template: a ``<section id=…>`` with
    an ``<h2>``. ``values`` gives the names it uses beside ``summary`` and ``left_out``, which
    all have; ``link`` its entry in the contents, ``None`` to have none; where ``shown`` is false it is left out.
    """

    template: str
    values: Callable[[ReportView], Mapping[str, Any]] = lambda view: {}
    link: Callable[[ReportView], ContentsLink | None] = lambda view: None
    shown: Callable[[ReportView], bool] = lambda view: True
