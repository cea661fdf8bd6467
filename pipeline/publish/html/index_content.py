"""What the page over all reports is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.model import Expectation
    from pipeline.publish.html.charts.chart import Chart


@dataclass(frozen=True, slots=True)
class IndexContent:
    """Everything that the page over all reports shows; of a report by its id.

    ``reports`` is what each ``report.json`` says; ``expectations`` are those of the consolidated datasets, ``None``
    where they were not evaluated; ``trends`` pictures over several years; ``failed`` why documents could not be read,
    of which one may be published as it was before; ``datasets`` the names of those over all reports; ``services`` the
    name of each report's service, one for all of its reports; ``same`` the report that publishes its document first.
    """

    reports: Mapping[str, Mapping[str, Any]]
    expectations: Sequence[Expectation] | None = None
    trends: Sequence[Chart] = ()
    failed: Mapping[str, str] = field(default_factory=dict)
    datasets: Sequence[str] = ()
    services: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
