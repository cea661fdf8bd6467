"""The part of a run that does something: documents that changed, then what spans all of them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline import contract, store
from pipeline.run import MEMORY, SAVE_EVERY, TIMEOUT, Options, Progress, Result, collection, expected, one, pages, pool, state
from pipeline.run.one import Outcome
from pipeline.run.sources import Job
from pipeline.run.state import Memory

__all__ = ["MEMORY", "TIMEOUT", "work"]


def _outcomes(todo: Sequence[Job], options: Options) -> Iterator[Outcome]:
    """Each document's outcome as it is ready: here where it is a single one, else in workers."""
    if len(todo) <= 1 and options.timeout is None:
        for job in todo:
            yield _here(job, options.out, options.schemas)
        return
    workers = min(options.jobs or pool.cores(), max(len(todo), 1))
    yield from pool.run_all(
        todo,
        options.out,
        options.schemas,
        workers=workers,
        timeout=options.timeout or TIMEOUT,
        memory=options.memory,
    )


def _here(job: Job, out: Path, schemas: Path) -> Outcome:
    try:
        return one.publish(job, out, schemas)
    except (store.Unwritable, contract.SchemaError):
        raise
    except Exception as error:  # a broken document is reported, whatever it broke
        return pool.failure(job, error, TIMEOUT, MEMORY)


def work(
    todo: Sequence[Job],
    jobs: Sequence[Job],
    options: Options,
    result: Result,
    memories: dict[str, Memory],
    prints: dict[str, tuple[str, str]],
    progress: Progress | None,
) -> None:
    """Publishes the documents of ``todo``, consolidates, and records it all in ``run.json``."""
    out = options.out
    contract.datasets(options.schemas)  # a schema that cannot be used stops the run before it starts
    before = collection.summaries(out)
    saved = time.monotonic()
    done = 0
    changed: set[str] = set(result.withdrawn)
    for outcome in _outcomes(todo, options):
        done += 1
        sha256, print_ = prints[outcome.report]
        memories[outcome.report] = Memory(
            outcome.report, outcome.path, sha256, print_, outcome.error, dict(outcome.seconds)
        )
        if outcome.error:
            result.statuses[outcome.report], result.errors[outcome.report] = "failed", outcome.error
        else:
            result.statuses[outcome.report] = "published"
            if outcome.changed:
                changed.add(outcome.report)
        if progress:
            progress(done, len(todo), outcome.report)
        if time.monotonic() - saved > SAVE_EVERY:
            state.save(out, memories.values(), result.statuses, {})
            saved = time.monotonic()
    after = collection.summaries(out)
    collection.publish(out, after, collection.touched(before, after, changed))
    wanted = options.expectations if options.expectations is not None else result.whole_folder
    if wanted:
        expected.refresh(out, options.schemas)
        pages.refresh(out, after, expected.outcomes(out))
    elif expected.read(out):
        store.remove(out / expected.FILE)  # they speak of data that is no longer what is published
        pages.refresh(out, after, None)
    state.save(out, memories.values(), result.statuses, {})
    result.summaries = {job.report: after[job.report] for job in jobs if job.report in after}
