"""What each published report says of itself: ``report.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.store import Output

SUMMARY = "report.json"
COLLECTION = "collection"  # the folder of the collection's own tables

_TYPES = {
    "report": str,
    "institution": str,
    "region": str,
    "year": int | None,
    "data_year": int | None,
    "title": str,
    "source": dict,
    "tables": int,
    "recognised": int,
    "datasets": list,
    "families": dict,
    "sketch": list,
    "digests": dict,
    "collection": dict,
    "findings": dict,
    "level": str,
    "decided": int,
    "checks": dict,
    "claims": dict,
}

Summaries = Mapping[str, Mapping[str, Any]]
"""What each report says of itself, by report."""


def published_reports(out: Output) -> set[str]:
    """The reports that are published."""
    return {name.split("/")[0] for name in out.find(f"*/{SUMMARY}") if not name.startswith(".")}


def summaries(out: Output, reports: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """What each of the reports says of itself, by report; those not published are left out, and those
    whose file was damaged or is of an earlier version, which are the same as not published."""
    found = out.read_many(f"{report}/{SUMMARY}" for report in sorted(reports))
    read = {name.split("/")[0]: _summary(data) for name, data in found.items()}
    return {report: said for report, said in read.items() if said is not None and said["report"] == report}


def _summary(data: bytes) -> Mapping[str, Any] | None:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    typed = all(isinstance(said.get(key), kind) for key, kind in _TYPES.items())
    return said if typed and said["datasets"] == sorted(said["digests"]) else None
