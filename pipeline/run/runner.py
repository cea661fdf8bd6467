"""One run over many documents: what has not changed is not redone, one failing stops no other."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline import contract, locations, store
from pipeline.processes import helper
from pipeline.processes.limits import MIB, Limits
from pipeline.processes.scratch import scratch
from pipeline.run.incremental import edited, expectations, state
from pipeline.run.incremental.state import Memory, State
from pipeline.run.inputs.sources import CLOSED, Job, find
from pipeline.run.published.family_file import recorded
from pipeline.run.published.same_document import published_same
from pipeline.run.published.summaries import published_reports, summaries
from pipeline.safe_text import shown_path

if TYPE_CHECKING:
    from pipeline.run.report.prefetch import DocumentPromise

from pipeline.run.inputs.collection_statement import edited_by_hand, statement
from pipeline.run.options import LAST, Options, Progress, Result


def content_hash(job: Job) -> str:
    """The SHA-256 of a document's bytes; "" where it is refused or cannot be read."""
    if job.refused:
        return ""
    try:
        if locations.is_address(job.path):
            return hashlib.sha256(locations.read(job.path)).hexdigest()
        with open(job.path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, locations.Unreachable):
        return ""  # it fails again, with its message, when it is read


def _bounded(job: Job, limits: Limits) -> Job:
    """The job, refused where its document alone is more than the memory it may take: it is not even hashed."""
    try:
        size = 0 if job.refused or locations.is_address(job.path) else os.path.getsize(job.path) // MIB
    except OSError:
        size = 0  # it fails with its message when it is read
    if size <= limits.memory:
        return job
    return replace(job, refused=f"Pesa {size} MB, y un documento puede usar {limits.memory} MB. Suba --memory.")


def _is_under(path: str, folder: str) -> bool:
    if locations.is_address(path) or locations.is_address(folder):
        return path.startswith(folder.rstrip("/") + "/")
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _withdrawn(memories: Mapping[str, Memory], jobs: Sequence[Job], sources: Sequence[str]) -> list[str]:
    """Reports whose document stood in a folder of this run and is no longer there, as far as one can look."""
    current = {job.report for job in jobs}
    folders = [s for s in sources if locations.is_address(s) or Path(s).is_dir()]
    closed = [job.path for job in jobs if job.refused == CLOSED]
    gone = [m for m in memories.values() if m.report not in current and not any(_is_under(m.path, c) for c in closed)]
    return [m.report for m in gone if any(_is_under(m.path, folder) for folder in folders)]


def run(
    sources: Sequence[str],
    options: Options,
    progress: Progress | None = None,
    waiting: store.Waiting = lambda: None,
) -> Result:
    """Publishes every document of the sources in ``options.out``.

    All of it at once, at the end: until then the output is as it was, and a run that dies leaves
    what it has done to the next. ``waiting`` is called where another run is publishing there.

    Raises:
        pipeline.run.inputs.sources.NoDocuments: there is nothing to read.
        pipeline.locations.Unreachable: an address or the cluster cannot be used.
        pipeline.store.Unwritable: the output cannot be written.
        pipeline.run.inputs.collection_statement.BadStatement: ``coleccion.toml`` cannot be used.
        pipeline.run.published.family_file.BadFamilies: ``families.json`` cannot be used.
        pipeline.contract.SchemaError: a schema cannot be used.
    """
    start = time.perf_counter()
    jobs = [replace(job, password=options.password) for job in find(sources, str(options.out))]
    jobs = [_bounded(job, options.limits) for job in jobs]
    with scratch(), store.output(options.out).draft(LAST, waiting) as out:
        result = _run(_Asked(jobs, sources, options, out, progress))
        out.commit()
    result.seconds = time.perf_counter() - start
    return result


@dataclass(frozen=True)
class _Asked:
    """What a run is asked for: the documents that its sources hold, how, and where they are published."""

    jobs: Sequence[Job]
    sources: Sequence[str]
    options: Options
    out: store.Draft
    progress: Progress | None


def _run(asked: _Asked, damaged: frozenset[str] = frozenset()) -> Result:
    """``damaged`` are reports whose published files cannot be read: they are made again."""
    jobs, sources, options, out = asked.jobs, asked.sources, asked.options, asked.out
    remembered = state.load(out)
    stated = edited_by_hand(out).items() - remembered.consolidated.items()
    if stated:  # what a person wrote there and cannot be used is said before hours of reading
        recorded(out), statement(out)
    drafted = out.keep(state.RUN, remembered.drafted)
    memories = dict(remembered.memories)
    schemas = state.schemas_version(options.schemas)
    result = Result(
        paths={job.report: shown_path(job.path) for job in jobs},
        whole_folder=any(locations.is_address(s) or Path(s).is_dir() for s in sources),
    )
    wanted = {job.report for job in jobs}
    place = store.output(options.out)
    found = edited.edits(place, state.load(place).files) if out.shared else []
    result.withdrawn = _withdrawn(memories, jobs, sources)
    result.edits = edited.put_aside(out, found, wanted | set(result.withdrawn), memories.keys())
    again = {edit.top for edit in result.edits if edit.remade}
    there = summaries(out, published_reports(out) - damaged - (again & wanted))
    hashes = {job.report: content_hash(job) for job in jobs}
    prints = {job.report: (hashes[job.report], state.fingerprint(job, hashes[job.report], schemas)) for job in jobs}
    same = (m for m in memories.values() if m.report in prints and m.fingerprint == prints[m.report][1])
    unchanged = {} if options.force else {memory.report: memory for memory in same}
    todo = _to_do(jobs, unchanged, there, result, resume=options.resume)
    for report in result.withdrawn:
        out.remove(report)
        del memories[report]
    unjudged = options.judges(result) and expectations.read(out) is None
    changed = todo or again or stated or result.withdrawn or unjudged
    if changed or not remembered.complete or out.read("datapackage.json") is None:
        ahead = _read_ahead(todo, options, out)
        from pipeline.run.batch import Batch, work
        from pipeline.run.collection.all_reports import Damaged

        datasets = contract.datasets(options.schemas)
        kept = {name: m if name in there else replace(m, content="") for name, m in memories.items()}
        consolidated = remembered.consolidated if not again else {}
        before = State(kept, consolidated, drafted=drafted | set(result.withdrawn), files=remembered.files)
        try:
            reports = work(Batch(options, datasets, out, result, asked.progress, ahead), todo, before, prints)
        except Damaged as damage:
            if damage.report in damaged or damage.report not in prints:
                raise
            return _together(result, _run(asked, damaged | {damage.report}))
    else:
        helper.dismiss()
        reports = there
    result.same = published_same(out)
    result.summaries = {job.report: reports[job.report] for job in jobs if job.report in reports}
    return result


def _together(first: Result, second: Result) -> Result:
    """What two rounds of one run did, the second because a report was damaged."""
    second.statuses.update({name: said for name, said in first.statuses.items() if said == "published"})
    return replace(second, withdrawn=[*first.withdrawn, *second.withdrawn])


def _to_do(
    jobs: Sequence[Job], unchanged: Mapping[str, Memory], there: Collection[str], result: Result, *, resume: bool
) -> list[Job]:
    """The documents to be read; of the others (unchanged, or failed as before) ``result`` gets the status.

    ``unchanged`` is what is remembered of reports that would come out the same, ``there`` the reports that are
    published, ``resume`` whether those that failed stay as they are.
    """
    todo: list[Job] = []
    for job in jobs:
        known = unchanged.get(job.report)
        if known and known.failed_with is None and job.report in there:
            result.statuses[job.report] = "unchanged"
        elif known and known.failed_with and resume:
            result.statuses[job.report], result.errors[job.report] = "failed", known.failed_with
        else:
            todo.append(job)
    return todo


def _read_ahead(todo: Sequence[Job], options: Options, out: store.Draft) -> DocumentPromise | None:
    """The reading of a document that is alone and was never read, begun before the rest is loaded.

    A helper that this run has no use for is dismissed.
    """
    from pipeline.run.incremental import cache
    from pipeline.run.report.prefetch import read_ahead

    if len(todo) != 1 or options.cluster or todo[0].refused:
        helper.dismiss()
        return None
    if options.helper:
        helper.start("numpy")
    if not helper.present():
        return None
    job = todo[0]
    if not options.force and cache.load(cache.folder(out.address), job.report) is not None:
        helper.load("pipeline.publish.html.warm")
        return None
    return read_ahead(job, options.limits)
