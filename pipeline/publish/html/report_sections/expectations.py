"""What was expected of the datasets as a whole, and what was met; put in anew by ``expected_section`` after a run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.model import Expectation
from pipeline.publish.html.report_sections.base import ContentsLink, ReportSection


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
    """What the section shows; None where expectations were not evaluated."""
    if expectations is None:
        return None
    return Outcomes(_grouped(e for e in expectations if not e.success), _grouped(e for e in expectations if e.success))


def _grouped(expectations: Iterable[Expectation]) -> tuple[tuple[str, tuple[Expectation, ...]], ...]:
    found: dict[str, list[Expectation]] = {}
    for expectation in expectations:
        found.setdefault(expectation.dataset, []).append(expectation)
    return tuple((dataset, tuple(listed)) for dataset, listed in found.items())


EXPECTATIONS = ReportSection(
    "expectations.html",
    lambda view: {"expectations": by_dataset(view.report.expectations)},
    lambda view: ContentsLink("conjuntos", "Expectativas"),
)
