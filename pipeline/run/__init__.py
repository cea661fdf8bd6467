"""Many documents through the pipeline: what has not changed is not redone, one failing stops no other."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import contract, store
from pipeline.run import state
from pipeline.run.sources import Job, find
from pipeline.run.state import Memory

TIMEOUT = 300.0  # seconds for one document
MEMORY = 4096  # MiB for one worker
SAVE_EVERY = 2.0  # seconds between two records of what is done, for a run that is cut off


@dataclass(frozen=True)
class Options:
    """How to run. ``jobs`` 0 means as many workers as cores; ``expectations`` ``None`` means where a
    folder is published; ``isolate`` forces worker processes even for one document."""

    out: Path
    schemas: Path = contract.SCHEMAS
    jobs: int = 0
    timeout: float | None = None
    memory: int = MEMORY
    force: bool = False
    resume: bool = False
    expectations: bool | None = None


@dataclass
class Result:
    """What came of a run: per report its status (published, unchanged, failed), message and summary."""

    statuses: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    summaries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    withdrawn: list[str] = field(default_factory=list)
    whole_folder: bool = False
    seconds: float = 0.0


Progress = Callable[[int, int, str], None]
"""Called with how many documents are done, how many there are, and the one just done."""


def _hash(job: Job) -> str:
    try:
        with open(job.path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _is_published(out: Path, report: str) -> bool:
    from pipeline.run.one import SUMMARY

    return (out / report / SUMMARY).is_file()


def _withdrawn(memories: Mapping[str, Memory], jobs: Iterable[Job], sources: Sequence[str]) -> list[str]:
    """Reports whose document stood in a folder of this run and is no longer there."""
    current = {job.report for job in jobs}
    folders = [Path(s).resolve() for s in sources if Path(s).is_dir()]
    return [
        m.report
        for m in memories.values()
        if m.report not in current and any(Path(m.path).resolve().is_relative_to(folder) for folder in folders)
    ]


def run(sources: Sequence[str], options: Options, progress: Progress | None = None) -> Result:
    """Publishes every document of the sources in ``options.out``.

    Raises:
        pipeline.run.sources.NoDocuments: there is nothing to read.
        pipeline.store.Unwritable: the output cannot be written.
        pipeline.contract.SchemaError: a schema cannot be used.
    """
    start = time.perf_counter()
    jobs = find(sources)
    out = options.out
    store.prepare(out)
    memories = state.load(out)
    result = Result(paths={job.report: job.path for job in jobs}, whole_folder=any(Path(s).is_dir() for s in sources))
    todo: list[Job] = []
    prints: dict[str, tuple[str, str]] = {}
    for job in jobs:
        sha256 = _hash(job)
        print_ = state.fingerprint(job, sha256, options.schemas)
        prints[job.report] = (sha256, print_)
        known = memories.get(job.report)
        same = known is not None and known.fingerprint == print_ and not options.force
        if same and known and known.failed_with is None and _is_published(out, job.report):
            result.statuses[job.report] = "unchanged"
        elif same and known and known.failed_with and options.resume:
            result.statuses[job.report], result.errors[job.report] = "failed", known.failed_with
        else:
            todo.append(job)
    result.withdrawn = _withdrawn(memories, jobs, sources)
    for report in result.withdrawn:
        store.remove(out / report)
        del memories[report]
    if todo or result.withdrawn or not (out / "datapackage.json").is_file():
        from pipeline.run.work import work

        work(todo, jobs, options, result, memories, prints, progress)
    else:
        result.summaries = _read_summaries(out, jobs)
    result.seconds = time.perf_counter() - start
    return result


def _read_summaries(out: Path, jobs: Sequence[Job]) -> dict[str, Mapping[str, Any]]:
    import json

    from pipeline.run.one import SUMMARY

    return {job.report: json.loads((out / job.report / SUMMARY).read_text(encoding="utf-8")) for job in jobs
            if (out / job.report / SUMMARY).is_file()}
