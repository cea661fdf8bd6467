"""The part of a run that does something: documents that changed, then what spans all of them."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline import locations
from pipeline.contract import Dataset
from pipeline.processes import fork_call, helper, page_progress
from pipeline.run.collection import all_reports, pages
from pipeline.run.comparison import last_year
from pipeline.run.incremental import cache, edited, expectations, state
from pipeline.run.incremental.state import Memory, State
from pipeline.run.inputs.sources import Job
from pipeline.run.options import LAST, Options, Progress, Result, pages_of
from pipeline.run.published.same_document import published_same
from pipeline.run.published.summaries import Summaries, published_reports, summaries
from pipeline.run.report import stages as one
from pipeline.run.report.prefetch import remaining
from pipeline.run.report.stages import DocumentOutcome, Made, Task
from pipeline.run.settings import LIMITS
from pipeline.run.workers import pool
from pipeline.run.workers.pool import Call
from pipeline.store import Draft, Unwritable

if TYPE_CHECKING:
    from pipeline.run.report.prefetch import DocumentPromise


@dataclass(frozen=True)
class Batch:
    """What a run works with: what was asked for, what it knows of datasets, the draft of the output, what becomes of
    each document, whom to tell how far it is; ``ahead`` is the reading of the only document, where it is under way."""

    options: Options
    datasets: tuple[Dataset, ...]
    out: Draft
    result: Result
    progress: Progress | None = None
    ahead: DocumentPromise | None = None

    @property
    def kept(self) -> Path:
        """The folder of documents as read."""
        return cache.folder(self.out.address)


def _outcomes(batch: Batch, tasks: Sequence[Task]) -> Generator[DocumentOutcome, None, None]:
    """Each document's outcome as it is ready: here where it is a single one, else in workers."""
    options, out, kept = batch.options, batch.out, batch.kept
    limits = options.limits
    if options.cluster:
        from pipeline.run.workers import cluster

        failed, calls = _calls(tasks, kept)
        for _, made in cluster.run_all(calls, address=options.cluster, limits=limits):
            yield _settled(made, out, kept)
        yield from failed
    elif len(tasks) <= 1:
        for task in tasks:
            yield _here(batch, replace(task, alone=True))
    else:
        pages = pages_of(batch.progress)
        workers = min(options.jobs or pool.cores(), max(len(tasks), 1))
        if out.shared and not any(locations.is_address(task.job.path) for task in tasks):
            local = (Call(task.job, one.publish, (task, out, kept)) for task in tasks)
            yield from (outcome for _, outcome in pool.run_all(local, workers=workers, limits=limits, pages=pages))
            return
        failed, calls = _calls(tasks, kept)
        for _, made in pool.run_all(calls, workers=workers, limits=limits, pages=pages):
            yield _settled(made, out, kept)
        yield from failed


def _calls(tasks: Sequence[Task], kept: Path) -> tuple[list[DocumentOutcome], Iterator[Call]]:
    """Calls that bring all they need with them; documents that cannot be had fill the list meanwhile."""
    failed: list[DocumentOutcome] = []

    def calls() -> Iterator[Call]:
        for task in tasks:
            given = one.gather(task, kept)
            if isinstance(given, DocumentOutcome):
                failed.append(given)
            else:
                yield Call(task.job, one.make, (task, given))

    return failed, calls()


def _settled(made: Any, out: Draft, kept: Path) -> DocumentOutcome:
    return one.settle(made, out, kept) if isinstance(made, Made) else made


def _here(batch: Batch, task: Task) -> DocumentOutcome:
    """The outcome of the only document of a run, read in a copy of this process."""
    out, kept, ahead = batch.out, batch.kept, batch.ahead
    limits = batch.options.limits
    pages = pages_of(batch.progress)

    def look() -> None:
        done, total = page_progress.seen(page_progress.LONE)
        if pages and total:
            pages(task.job.report, done, total)

    if ahead:
        import pyarrow.parquet  # noqa: F401  (there is time while the document is being read)
    try:
        if ahead:
            ahead.wait(look)
            limits = remaining(ahead, limits)
        if out.shared and not locations.is_address(task.job.path):
            outcome: DocumentOutcome = fork_call.call(one.publish, (task, out, kept, ahead), limits, look)
            return outcome
        given = one.gather(task, kept)
        if isinstance(given, DocumentOutcome):
            return given
        return _settled(fork_call.call(one.make, (task, given, ahead), limits, look), out, kept)
    except Unwritable:
        raise
    except Exception as error:  # a broken document is reported, whatever it broke
        helper.dismiss()  # it may be at work still for the one that fell
        return pool.failure(task.job, error, batch.options.limits)


def _record(
    result: Result, memories: dict[str, Memory], outcome: DocumentOutcome, job: Job, printed: tuple[str, str]
) -> None:
    """Notes what became of a document; ``printed`` are the hash and the fingerprint that it had before."""
    sha256, print_ = printed
    if outcome.sha256 not in ("", sha256):
        print_ = ""  # it changed under our hands: the next run looks again
    memories[job.report] = Memory(
        job.report, job.path, sha256, print_, outcome.error, dict(outcome.seconds), outcome.content
    )
    if outcome.error:
        result.statuses[job.report], result.errors[job.report] = "failed", outcome.error
    else:
        result.statuses[job.report] = "published" if outcome.changed else "unchanged"


def work(batch: Batch, todo: Sequence[Job], remembered: State, prints: Mapping[str, tuple[str, str]]) -> Summaries:
    """Publishes the documents of ``todo``, consolidates, and records it all in ``run.json``.

    ``prints`` are the hash and the fingerprint of each of them.

    Returns:
        What every published report says of itself.

    Raises:
        pipeline.run.collection.all_reports.Damaged: a report that is not of ``todo`` must be made again.
    """
    out, result, options = batch.out, batch.result, batch.options
    memories = dict(remembered.memories)
    consolidated = remembered.consolidated

    def save(complete: bool = False, whole: bool = False) -> None:
        names = out.names() if whole else drafted
        files = edited.recorded_hashes(out, remembered.files) if whole and out.shared else remembered.files
        state.save(out, State(memories, consolidated, complete, names, files), result.statuses)

    jobs = {job.report: job for job in todo}
    known = {} if options.force else {name: memory.content for name, memory in memories.items()}
    tasks = [Task(job, batch.datasets, known.get(job.report, ""), remember=not options.force) for job in todo]
    drafted = remembered.drafted - jobs.keys() - set(LAST)
    if drafted != remembered.drafted:
        memories, consolidated = _not_made_anew(remembered, jobs.keys())
        save()
    saved = time.monotonic()
    fresh = set(drafted)  # a run that died may have left their pages without the outcomes of the whole
    marked = published_same(out)
    outcomes = _outcomes(batch, tasks)
    try:
        for done, outcome in enumerate(outcomes, start=1):
            _record(result, memories, outcome, jobs[outcome.report], prints[outcome.report])
            drafted |= {outcome.report}
            if outcome.changed and not outcome.error:
                fresh.add(outcome.report)
            if batch.progress:
                batch.progress(done, len(todo), outcome.report)
            if time.monotonic() - saved > LIMITS.save_every:
                save()
                saved = time.monotonic()
        cache.prune(batch.kept, set(memories))
        reports, united = _unite(batch, consolidated, fresh, marked, _failed(memories))
    except KeyboardInterrupt:
        outcomes.close()  # workers end before anything is published that they write in
        helper.dismiss()  # it may be reading still, and nobody waits for that any more
        unjudged = replace(batch, options=replace(options, expectations=False))
        _unite(unjudged, consolidated, fresh, marked, _failed(memories))
        save(whole=True)
        out.commit()
        raise
    except BaseException:
        save()  # what is done stays done: the next run goes on from there, or makes anew what is damaged
        raise
    consolidated = united  # not before: what is recorded of a run that dies on the way is united anew
    save(complete=True, whole=True)
    return reports


def _not_made_anew(remembered: State, reports: Collection[str]) -> tuple[dict[str, Memory], Mapping[str, str]]:
    """What is remembered without what this run makes anew of a draft that another left: it counts when it is done."""
    anew = remembered.drafted.intersection(reports)
    memories = {name: memory for name, memory in remembered.memories.items() if name not in anew}
    return memories, {} if all_reports.DATASETS in remembered.drafted else remembered.consolidated


def _unite(
    batch: Batch, made_from: Mapping[str, str], fresh: set[str], marked: Collection[str], failed: Mapping[str, str]
) -> tuple[Summaries, Mapping[str, str]]:
    """Makes what spans all reports that are done; once more where an interrupt fell into it.

    ``made_from`` is what the published datasets were made from, ``marked`` as :func:`pages.mark_same_documents` takes
    it, ``fresh`` and ``failed`` as :func:`_judge` does.

    Returns:
        What the reports say of themselves, and what the datasets are made from now.
    """
    out = batch.out
    reports = summaries(out, published_reports(out))
    united = all_reports.publish(out, reports, made_from, batch.kept, batch.result.notices.append)
    pages.mark_same_documents(out, reports, marked)
    _judge(batch, reports, fresh, failed)
    return reports, united


def _failed(memories: Mapping[str, Memory]) -> dict[str, str]:
    """Why documents could not be read, by report."""
    return {name: memory.failed_with for name, memory in sorted(memories.items()) if memory.failed_with}


def _judge(batch: Batch, reports: Summaries, fresh: set[str], failed: Mapping[str, str]) -> None:
    """Great Expectations over the datasets as a whole, where wanted, reported in the pages it concerns.

    ``fresh`` are the reports whose pages are not as the last run that ended left them; ``failed`` says
    of documents that could not be read why.
    """
    out = batch.out
    if batch.options.judges(batch.result):
        first = expectations.read(out) is None
        changed = expectations.refresh(out, batch.datasets)
        affected = {report for report, summary in reports.items() if changed & set(summary["datasets"])}
        stale = reports.keys() if first else (fresh | affected) & reports.keys()
        pages.refresh(out, reports, stale, expectations.outcomes(out))
    elif out.read(expectations.FILE) is not None:
        out.remove(expectations.FILE)  # they are about data that is no longer what is published
        pages.refresh(out, reports, reports, None)
    last_year.refresh(out, reports, fresh, pages.PAGE)
    pages.write_index(out, reports, expectations.outcomes(out), failed)
