"""Pages that tell about all reports together: the index, and what each report's page says of the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline import store
from pipeline.model import Expectation
from pipeline.publish.html.expected_section import of_report, with_expectations

PAGE = "quality-report.html"


def refresh(
    out: Path, reports: Mapping[str, Mapping[str, Any]], expectations: Sequence[Expectation] | None
) -> None:
    """Brings every report's page and the index up to date; files whose bytes stay are not touched."""
    for report, summary in reports.items():
        path = out / report / PAGE
        if not path.is_file():
            continue
        page = path.read_bytes()
        mine = None if expectations is None else of_report(expectations, report, summary["datasets"])
        store.write_file(path, with_expectations(page, mine))
