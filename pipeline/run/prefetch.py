"""What the companion of a lone document is asked for: its reading, and later its page.

Kept apart from the rest of the run, which the companion has no use for and must not load.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pipeline.processes import helper
from pipeline.processes import limits as bounds
from pipeline.processes.limits import Limits
from pipeline.run.sources import Job

if TYPE_CHECKING:
    from pipeline.model import Document, Expectation, Report
    from pipeline.publish.html.charts.select import Figure

    Reading = helper.Promise[tuple[Document, bytes | None]]


def read_ahead(job: Job, limits: Limits) -> Reading:
    """Asks for the reading of a document; its result raises what reading raises."""
    promise = helper.ask(_read, job, limits)
    helper.load("pipeline.publish.html.warm")
    return promise


def _read(job: Job, limits: Limits) -> tuple[Document, bytes | None]:
    from pipeline.run.reading import read_job

    bounds.limit_memory(limits.memory)
    return bounds.timed(limits, read_job, job)


def draw_page(report: Report, data: bytes) -> bytes:
    """The page of a report; ``data`` is its document's."""
    from pipeline.publish.html.report_page import quality_report

    return quality_report(report, data)


def draw_index(
    reports: Mapping[str, Mapping[str, Any]], expectations: Sequence[Expectation] | None, trends: Sequence[Figure]
) -> bytes:
    """The page over all reports."""
    from pipeline.publish.html.index_page import index_page

    return index_page(reports, expectations, trends)
