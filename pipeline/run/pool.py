"""Documents side by side on the cores of one machine, each under limits of time and memory.

Every document runs in a worker process that can be killed: one that takes too long or too much
memory fails alone. Workers start from a fork server that has the pipeline loaded already.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from pathlib import Path

from pipeline.run.one import Outcome, publish
from pipeline.run.sources import Job

MIB = 1024 * 1024


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def limit_memory(mebibytes: int) -> None:
    """Makes this process fail with ``MemoryError`` above so many MiB of address space (POSIX only)."""
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there all the same
        return
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MIB, mebibytes * MIB))


def failure(job: Job, error: BaseException, timeout: float, memory: int) -> Outcome:
    from pebble import ProcessExpired

    if isinstance(error, TimeoutError):
        message = f"Tardó más de {timeout:.0f} s y se detuvo. Si el documento es muy largo, suba --timeout."
    elif isinstance(error, MemoryError):
        message = f"Necesita más de {memory} MB de memoria. Suba --memory o divida el documento."
    elif isinstance(error, ProcessExpired):
        message = f"El proceso que lo leía se cayó ({error}). Puede estar dañado: ábralo y guárdelo de nuevo."
    else:
        message = f"Falló por una causa no prevista ({type(error).__name__}: {error}). Avise a quienes mantienen cuenta."
    return Outcome(job.report, job.path, error=message)


def run_all(
    jobs: Sequence[Job], out: Path, schemas: Path, *, workers: int, timeout: float, memory: int
) -> Iterator[Outcome]:
    """Publishes every document, yielding each outcome as it is ready.

    Args:
        workers: processes side by side.
        timeout: seconds one document may take.
        memory: MiB one worker may use.
    """
    from pebble import ProcessPool

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.run.one", "pipeline.run.warm"])
    waiting = list(reversed(jobs))
    with ProcessPool(
        max_workers=workers, max_tasks=200, initializer=limit_memory, initargs=(memory,), context=context
    ) as pool:
        running: dict[Future[Outcome], Job] = {}
        try:
            while waiting or running:
                while waiting and len(running) < 2 * workers:
                    job = waiting.pop()
                    running[pool.schedule(publish, args=[job, out, schemas], timeout=timeout)] = job
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    job = running.pop(future)
                    try:
                        yield future.result()
                    except CancelledError:
                        raise
                    except Exception as error:  # whatever one document does must not stop the others
                        yield failure(job, error, timeout, memory)
        except BaseException:
            pool.stop()
            raise
