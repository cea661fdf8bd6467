"""What each published report says of itself: ``report.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.store import Output

SUMMARY = "report.json"

Summaries = Mapping[str, Mapping[str, Any]]
"""What each report says of itself, by report."""


def published(out: Output) -> set[str]:
    """The reports that are published."""
    return {name.split("/")[0] for name in out.find(f"*/{SUMMARY}") if not name.startswith(".")}


def summaries(out: Output, reports: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """What each of the reports says of itself, by report; those not published are left out."""
    found = out.read_many(f"{report}/{SUMMARY}" for report in sorted(reports))
    return {name.split("/")[0]: json.loads(data) for name, data in found.items()}
