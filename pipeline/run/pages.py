"""Pages that tell about all reports together: the index, and what each report's page says of the whole."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.model import Expectation
from pipeline.publish.html.expected_section import of_report, with_expectations
from pipeline.run.summaries import Summaries
from pipeline.store import Output

PAGE = "quality-report.html"


def refresh(
    out: Output, reports: Summaries, stale: Collection[str], expectations: Sequence[Expectation] | None
) -> None:
    """Brings the pages of the ``stale`` reports up to date; files whose bytes stay are not touched."""
    for report in sorted(stale):
        page = out.read(f"{report}/{PAGE}")
        if page is None:
            continue
        mine = None if expectations is None else of_report(expectations, report, reports[report]["datasets"])
        out.write(f"{report}/{PAGE}", with_expectations(page, mine))
