"""What the helper of a lone document is asked for: its reading, and later its page.

Kept apart from the rest of the run, which the helper has no use for and must not load.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.processes import helper
from pipeline.processes import limits as bounds
from pipeline.processes.limits import Limits
from pipeline.run.inputs.sources import Job
from pipeline.run.settings import LIMITS

if TYPE_CHECKING:
    from pipeline.model import Document, Report
    from pipeline.publish.html.index_content import IndexContent

    Read = tuple[Document, bytes | None, float]
    """A document, its encoded form for the cache, and the seconds that its clock had left."""
    DocumentPromise = helper.Promise[Read]


def read_ahead(job: Job, limits: Limits) -> DocumentPromise:
    """Asks for the reading of a document; its result raises what reading raises."""
    promise = helper.ask(_read, job, limits)
    helper.load("pipeline.publish.html.warm")
    return promise


def remaining(reading: DocumentPromise, limits: Limits) -> Limits:
    """What is left of the limits of a document once its reading has ended: they hold for both parts together."""
    read = reading.answer
    left = limits.timeout - (time.monotonic() - reading.begun) if read is None else read[2]
    return replace(limits, timeout=max(left, LIMITS.least_clock))


def _read(job: Job, limits: Limits) -> Read:
    bounds.limit_memory(limits.memory)
    return bounds.timed(limits, _read_timed, job)


def _read_timed(job: Job) -> Read:
    from pipeline.run.report.reading import read_job

    document, encoded = read_job(job)
    return document, encoded, bounds.left() or 0.0


def draw_page(report: Report, data: bytes) -> bytes:
    """The page of a report; ``data`` is its document's."""
    from pipeline.publish.html.report_page import quality_report

    return quality_report(report, data)


def draw_index(content: IndexContent) -> bytes:
    """The page over all reports."""
    from pipeline.publish.html.index_page import index_page

    return index_page(content)
