"""What lists of reports show of one, without reading its tables: its summary, ``report.json``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from pipeline.clean.families import table_kind
from pipeline.model import SEVERITIES, Report
from pipeline.publish.portals.personal_data import personal_data
from pipeline.publish.quality.searched_figures import searched_figures
from pipeline.publish.quality.summary import summarise
from pipeline.publish.quality.triage import findings_to_ask_about
from pipeline.run.published.same_document import sketch
from pipeline.run.settings import SHOWN


def summary(
    report: Report, digests: Mapping[str, str], rows: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Any]:
    """What a list of reports shows of this one, and the key of its rows in consolidated datasets.

    ``digests`` says of each of its datasets what its rows are (a hash of them), ``rows`` of its part of each table of
    the collection.
    """
    identity, document = report.clean.identity, report.document
    severities = Counter(f.severity for f in report.findings if f.status == "open")
    verdicts = Counter(n.verdict for n in report.numerals if n.verdict)
    return {
        "report": document.report,
        "institution": identity.institution,
        "region": identity.region,
        "year": identity.year,
        "data_year": identity.data_year,
        "title": identity.title,
        "how": identity.how,
        "source": {
            "path": document.source.path,
            "sha256": document.source.sha256,
            "format": document.source.format,
            "pages": document.source.pages,
            "address": identity.source_address,
            "retrieved": identity.retrieved,
        },
        "tables": len(document.tables),
        "recognised": sum(t.known for t in report.clean.tables),
        "datasets": sorted({t.dataset for t in report.clean.tables}),
        "families": _kinds(report),
        "sketch": sketch(document),
        "digests": dict(sorted(digests.items())),
        "collection": dict(sorted(rows.items())),
        "findings": {severity: severities[severity] for severity in SEVERITIES},
        "level": summarise(report).level,
        "decided": sum(f.status != "open" for f in report.findings),
        "decisions": _decisions(report),
        "letter": bool(findings_to_ask_about(report.findings)),
        "open": [
            {"id": f.id, "key": f.key, "severity": f.severity, "message": f.message, "observed": f.observed}
            for f in report.findings
            if f.status == "open" and f.severity != "info"
        ][: SHOWN.most_listed],
        "checks": {"made": len(report.checks), "hold": sum(c.holds for c in report.checks)},
        "claims": {verdict: verdicts[verdict] for verdict in ("verified", "contradicted", "unsupported")},
        "figures": searched_figures(report),
        **_personal(report),
    }


def _personal(report: Report) -> dict[str, list[str]]:
    """What it publishes of persons, where it does."""
    found = [one.in_report for one in personal_data(report)]
    return {"personal": found} if found else {}


def _kinds(report: Report) -> dict[str, dict[str, Any]]:
    """Of each dataset that no schema knows what kind of table it is, by which it finds its family."""
    found: dict[str, dict[str, Any]] = {}
    known = {table.dataset for table in report.clean.tables if table.known}
    for table in report.clean.tables:
        printed = report.document.table.get(table.table)
        if table.dataset in known or printed is None:
            continue
        if table.dataset in found:
            found[table.dataset]["tables"] += 1
        else:
            kind = table_kind(printed, table).as_json()
            said = {"title": table.title, "tables": 1, "columns": [column.title for column in table.columns]}
            found[table.dataset] = said | kind
    return dict(sorted(found.items()))


def _decisions(report: Report) -> dict[str, Any]:
    """How many findings were accepted and corrected, and by whom."""
    taken = [f for f in report.findings if f.status != "open"]
    by = sorted({f.decision.by for f in taken if f.decision and f.decision.by})
    return {**{kind: sum(f.status == kind for f in taken) for kind in ("accepted", "corrected")}, "by": by}
