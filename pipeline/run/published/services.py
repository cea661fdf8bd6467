"""Which reports are of one service, however each writes its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.clean.identity.bodies.key import institution_key
from pipeline.run.published.summaries import Summaries
from pipeline.spanish.folding import fold_line

ServiceKey = tuple[str, str]
"""The key of an institution and its region, folded; both "" where neither is known."""

UNKNOWN: ServiceKey = ("", "")


def service(summary: Mapping[str, Any]) -> ServiceKey:
    """The service that a report is of, from what it says of itself."""
    return institution_key(summary["institution"]), fold_line(summary["region"])


def named(summaries: Summaries) -> dict[str, str]:
    """By report the name of its service, as the newest report of that service writes it; "" where nothing is known."""
    newest: dict[ServiceKey, tuple[int, str, str]] = {}
    for report, said in sorted(summaries.items()):
        name = ", ".join(part for part in (said["institution"], said["region"]) if part)
        of = service(said)
        newest[of] = max(newest.get(of, (0, "", "")), (said["year"] or 0, report, name))
    return {report: newest[service(said)][2] for report, said in summaries.items()}
