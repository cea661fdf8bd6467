"""Documents side by side on the cores of one machine, each under limits of time and memory.

Every document runs in a worker process that can be killed: one that takes too long or too much
memory fails alone. Workers start from a fork server that has the pipeline loaded already.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Any

from pipeline.run.one import Outcome
from pipeline.run.sources import Job
from pipeline.store import Unwritable

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds, and MiB of address space of its process."""

    timeout: float
    memory: int


@dataclass(frozen=True)
class Call:
    """A function to call for a document, by whichever process; both travel by pickle."""

    job: Job
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


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


def _start_worker(memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which stops its workers
    limit_memory(memory)


def failure(job: Job, error: BaseException, limits: Limits) -> Outcome:
    """The outcome of a document whose process was stopped, fell or raised."""
    if isinstance(error, TimeoutError):
        message = f"Tardó más de {limits.timeout:g} s y se detuvo. Si el documento es muy largo, suba --timeout."
    elif isinstance(error, MemoryError):
        message = f"Necesita más de {limits.memory} MB de memoria. Suba --memory o divida el documento."
    elif type(error).__name__ == "ProcessExpired":
        message = f"El proceso que lo leía se cayó ({error}). Puede estar dañado: ábralo y guárdelo de nuevo."
    else:
        message = f"Falló por una causa no prevista ({type(error).__name__}: {error}). Avísenos con el documento."
    return Outcome(job.report, job.path, error=message)


def run_all(calls: Iterable[Call], *, workers: int, limits: Limits) -> Iterator[tuple[Job, Any]]:
    """Makes every call, yielding what it returned, or the failure's outcome, as it is ready.

    ``calls`` is drawn from only as fast as workers are free, so that it may load what it passes.

    Raises:
        pipeline.store.Unwritable: a call could not write, which stops the run.
    """
    from pebble import ProcessPool

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["pipeline.run.one", "pipeline.run.warm"])
    waiting = iter(calls)
    with ProcessPool(
        max_workers=workers, max_tasks=200, initializer=_start_worker, initargs=(limits.memory,), context=context
    ) as pool:
        running: dict[Future[Any], Job] = {}
        try:
            while True:
                while len(running) < 2 * workers and (call := next(waiting, None)) is not None:
                    scheduled = pool.schedule(call.function, args=list(call.arguments), timeout=limits.timeout)
                    running[scheduled] = call.job
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    job = running.pop(future)
                    try:
                        result = future.result()
                    except Unwritable:
                        raise
                    except Exception as error:  # whatever one document does must not stop the others
                        result = failure(job, error, limits)
                    yield job, result
        except BaseException:
            pool.stop()
            raise
