"""One report through all the stages, from the bytes of its document to its files in the output.

:func:`make` is pure and may run anywhere: in this process, a worker of this machine, a worker of a
cluster. :func:`publish` is the same with reading before and writing after.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import locations
from pipeline.clean import clean
from pipeline.contract import Dataset
from pipeline.extract.errors import Unreadable
from pipeline.extract.pdf.file.unlock import unlocked
from pipeline.model import CleanReport, Document
from pipeline.processes import limits
from pipeline.run.audit.memory import AuditMemory
from pipeline.run.audit.second_reading import confirmed
from pipeline.run.audit.validators import assemble, audit
from pipeline.run.incremental import cache, state
from pipeline.run.inputs import declared
from pipeline.run.inputs.sources import Job
from pipeline.run.report.files import files
from pipeline.run.report.reading import read_whole
from pipeline.spanish.system_errors import reason
from pipeline.store import Draft

if TYPE_CHECKING:
    from pipeline.run.report.prefetch import DocumentPromise


@dataclass(frozen=True)
class DocumentOutcome:
    """What came of one document. ``error`` is a Spanish message where it failed.

    ``changed``: its published files are new. ``content`` is the digest of what they are made from
    (see :func:`content_of`); ``sha256`` is of the document as it was read; ``seconds`` are per stage.
    """

    report: str
    path: str
    error: str | None = None
    changed: bool = True
    content: str = ""
    sha256: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """One document to publish. ``known`` is the digest of what is published of it, "" where nothing
    is or all is to be done again; ``remember`` says whether an earlier reading may be used; ``alone``
    that no other document is under way, so another core may help."""

    job: Job
    datasets: tuple[Dataset, ...]
    known: str = ""
    remember: bool = True
    alone: bool = False


@dataclass(frozen=True)
class Given:
    """What a task needs of the world: the document, what is stated beside it, its earlier reading."""

    data: bytes
    sidecars: declared.Sidecars
    reading: bytes | None = None


@dataclass(frozen=True)
class Made:
    """What a task makes for the world: an outcome, the files to publish and the reading to keep
    (``None``: what is there stays)."""

    outcome: DocumentOutcome
    files: Mapping[str, bytes] | None = None
    reading: bytes | None = None


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


def content_of(reading: str, cleaned: CleanReport, task: Task, sidecars: declared.Sidecars) -> str:
    """The digest of all that decides what is published after cleaning.

    Two runs in which it is equal publish the same bytes: the same reading (its key), typed the same
    way, by the same declarations of the datasets it uses, with the same decisions and code.
    """
    used = {table.dataset for table in cleaned.tables if table.known}
    parts = (
        state.code_version(),
        reading,
        repr((cleaned.identity, cleaned.tables, cleaned.findings)),
        repr([dataset for dataset in task.datasets if dataset.name in used]),
        repr((sidecars.declared.corrections, sorted(sidecars.accepted.items()), sidecars.stated)),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _read(
    task: Task, given: Given, key: str, ahead: DocumentPromise | None, memory: AuditMemory
) -> tuple[Document, bytes | None]:
    """The document, and its encoded form where it was read anew."""
    if task.remember and given.reading is not None:
        kept = cache.decode(key, given.reading)
        if kept is not None:
            return kept, None
    if ahead:
        return ahead.result()[:2]
    document = read_whole(given.data, task.job, limits.cores() if task.alone else 1, memory)
    return document, cache.encode(key, document)


def make(task: Task, given: Given, ahead: DocumentPromise | None = None) -> Made:
    """Reads, cleans, audits a document and makes its files; one that cannot be read is an outcome.

    ``ahead`` is its reading, where that is under way already.
    """
    clock, memory = _Clock(), AuditMemory()
    job = task.job
    key = cache.key(job.report, job.path, hashlib.sha256(given.data).hexdigest(), state.reading_version())
    try:
        with clock.stage("extract"):
            document, reading = _read(task, given, key, ahead, memory)
            plain = unlocked(given.data, job.password)
    except Unreadable as error:
        return Made(DocumentOutcome(job.report, job.path, error=str(error), seconds=clock.seconds))
    with clock.stage("clean"):
        cleaned = clean(document, task.datasets, given.sidecars.declared)
        content = content_of(key, cleaned, task, given.sidecars)
    if content == task.known:
        same = DocumentOutcome(job.report, job.path, None, False, content, document.source.sha256, clock.seconds)
        return Made(same, None, reading)
    with clock.stage("validate"):
        audited = audit(cleaned, task.datasets, memory)
        audited = replace(audited, findings=confirmed(audited.findings, document, plain))
        sidecars = given.sidecars
        report = assemble(cleaned, audited, corrections=sidecars.declared.corrections, accepted=sidecars.accepted)
        report = replace(report, stated=sidecars.stated)
    with clock.stage("publish"):
        made = files(report, plain, task.alone)
    done = DocumentOutcome(job.report, job.path, None, True, content, document.source.sha256, clock.seconds)
    return Made(done, made, reading)


def gather(task: Task, kept: Path) -> Given | DocumentOutcome:
    """What a task needs, read from where it is; the outcome of the document where it cannot be had."""
    job = task.job
    if job.refused:
        return DocumentOutcome(job.report, job.path, error=job.refused)
    try:
        reading = cache.load(kept, job.report) if task.remember else None
        return Given(locations.read(job.path), declared.read(job), reading)
    except (declared.BadDeclaration, locations.Unreachable) as error:
        return DocumentOutcome(job.report, job.path, error=str(error))
    except OSError as error:
        message = f"No se pudo abrir ({reason(error)}). Revise permisos y ruta."
        return DocumentOutcome(job.report, job.path, error=message)


def settle(made: Made, out: Draft, kept: Path) -> DocumentOutcome:
    """Writes what was made.

    Raises:
        pipeline.store.Unwritable: the output cannot be written, which no other document can mend.
    """
    if made.files is not None:
        out.replace_folder(made.outcome.report, made.files)
    if made.reading is not None:
        cache.save(kept, made.outcome.report, made.reading)
    return made.outcome


def publish(task: Task, out: Draft, kept: Path, ahead: DocumentPromise | None = None) -> DocumentOutcome:
    """One document read, audited and published; a failure is an outcome. ``ahead`` as in :func:`make`.

    Raises:
        pipeline.store.Unwritable: as :func:`settle`.
    """
    given = gather(task, kept)
    return given if isinstance(given, DocumentOutcome) else settle(make(task, given, ahead), out, kept)
