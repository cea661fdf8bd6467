"""One report through all the stages, from the bytes of its document to its folder in the output."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import contract, store
from pipeline.clean import clean
from pipeline.extract.errors import Unreadable
from pipeline.extract.reader import read
from pipeline.model import SEVERITIES, Report
from pipeline.run import declared
from pipeline.run.audit import assemble, audit
from pipeline.run.sources import Job

SUMMARY = "report.json"


@dataclass(frozen=True)
class Outcome:
    """What came of one document. ``error`` is a Spanish message where it failed.

    ``seconds`` are per stage; ``summary`` is what ``report.json`` says of the report.
    """

    report: str
    path: str
    sha256: str = ""
    error: str | None = None
    changed: bool = True
    seconds: Mapping[str, float] = field(default_factory=dict)
    summary: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class _Clock:
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = round(time.perf_counter() - start, 4)


def make_report(data: bytes, job: Job, sidecars: declared.Sidecars, schemas: Path, clock: _Clock | None = None) -> Report:
    """Reads, cleans and audits a document.

    Raises:
        Unreadable: it cannot be read at all.
        pipeline.contract.SchemaError: a schema cannot be used.
    """
    clock = clock or _Clock()
    datasets = contract.datasets(schemas)
    with clock.stage("extract"):
        document = read(data, job.report, job.path)
    with clock.stage("clean"):
        cleaned = clean(document, datasets, sidecars.declared)
    with clock.stage("validate"):
        audited = audit(cleaned, datasets)
        return assemble(
            cleaned, audited, corrections=sidecars.declared.corrections, accepted=sidecars.accepted
        )


def summary(report: Report) -> dict[str, Any]:
    """What a list of reports shows of this one, and the key of its rows in consolidated datasets."""
    identity, document = report.clean.identity, report.document
    severities = Counter(f.severity for f in report.findings if f.status == "open")
    verdicts = Counter(n.verdict for n in report.numerals if n.verdict)
    return {
        "report": document.report,
        "institution": identity.institution,
        "region": identity.region,
        "year": identity.year,
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
        "findings": {severity: severities[severity] for severity in SEVERITIES},
        "decided": sum(f.status != "open" for f in report.findings),
        "checks": {"made": len(report.checks), "hold": sum(c.holds for c in report.checks)},
        "claims": {verdict: verdicts[verdict] for verdict in ("verified", "contradicted", "unsupported")},
    }


def files(report: Report, data: bytes) -> dict[str, bytes]:
    """Every file published for a report, by path relative to its folder. ``data`` is the document's."""
    from pipeline.publish import contract_files, frames, html, markdown, tabular, workbook

    made = {
        "tables.json": contract_files.tables_json(report),
        "findings.json": contract_files.findings_json(report),
        "claims.json": contract_files.claims_json(report),
        **contract_files.printed_tables(report),
    }
    for name, frame in frames.frames(report.clean).items():
        made[f"datasets/{name}.csv"] = tabular.to_csv(frame)
        made[f"datasets/{name}.parquet"] = tabular.to_parquet(frame)
    made["quality-report.html"] = html.quality_report(report, data)
    made["quality-report.xlsx"] = workbook.quality_workbook(report)
    made["quality-report.md"] = markdown.quality_markdown(report)
    made[SUMMARY] = (json.dumps(summary(report), ensure_ascii=False, indent=1) + "\n").encode()
    return made


def publish(job: Job, out: Path, schemas: Path) -> Outcome:
    """One document read, audited and published in ``out/<report>``; a failure is an outcome.

    Raises:
        pipeline.store.Unwritable: the output cannot be written, which no other document can mend.
        pipeline.contract.SchemaError: a schema cannot be used.
    """
    clock = _Clock()
    try:
        path = Path(job.path)
        data = path.read_bytes()
        report = make_report(data, job, declared.read(path), schemas, clock)
    except Unreadable as error:
        return Outcome(job.report, job.path, error=str(error), seconds=clock.seconds)
    except declared.BadDeclaration as error:
        return Outcome(job.report, job.path, error=str(error), seconds=clock.seconds)
    except OSError as error:
        return Outcome(
            job.report, job.path, error=f"No se pudo abrir ({error.strerror or error}). Revise permisos y ruta."
        )
    with clock.stage("publish"):
        changed = store.replace_folder(out, job.report, files(report, data))
    return Outcome(
        job.report,
        job.path,
        sha256=report.document.source.sha256,
        changed=changed,
        seconds=clock.seconds,
        summary=summary(report),
    )
