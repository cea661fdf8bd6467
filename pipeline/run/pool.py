"""Documents side by side on the cores of one machine, each under limits of time and memory.

Every document runs in a worker process that can be killed: one that takes too long or too much
memory fails alone. Workers start from a fork server that has the pipeline loaded already.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Any

from pipeline.processes import limits as bounds
from pipeline.processes.limits import Limits
from pipeline.processes.limits import cores as cores
from pipeline.run.report import Outcome
from pipeline.run.sources import Job
from pipeline.store import Unwritable

GRACE = 60.0  # seconds after which a worker whose own clock did not stop it (on Windows, say) is killed


@dataclass(frozen=True)
class Call:
    """A function to call for a document, by whichever process; both travel by pickle."""

    job: Job
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


def _start_worker(memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which stops its workers
    bounds.end_with_parent()
    bounds.limit_memory(memory)


def _timed(limits: Limits, function: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return bounds.timed(limits, function, *arguments)
    except Exception as error:
        raise bounds.portable(error) from None


def failure(job: Job, error: BaseException, limits: Limits) -> Outcome:
    """The outcome of a document whose process was stopped, fell or raised."""
    if isinstance(error, TimeoutError) or bounds.ran_out_of_time(getattr(error, "exitcode", None)):
        more = f" (y {limits.per_page:g} s más por página escaneada)" if limits.per_page else ""
        message = f"Tardó más de {limits.timeout:g} s{more} y se detuvo. Si el documento es muy largo, suba --timeout."
    elif isinstance(error, MemoryError):
        message = f"Necesita más de {limits.memory} MB de memoria. Suba --memory o divida el documento."
    elif type(error).__name__ == "ProcessExpired":
        message = (
            f"El proceso que lo leía se cayó ({error}). Puede estar dañado, o necesitar más de {limits.memory} MB: "
            "ábralo y guárdelo de nuevo, o suba --memory."
        )
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
    context.set_forkserver_preload(["pipeline.run.report", "pipeline.run.warm"])
    waiting = iter(calls)
    with ProcessPool(
        max_workers=workers, max_tasks=200, initializer=_start_worker, initargs=(limits.memory,), context=context
    ) as pool:
        running: dict[Future[Any], Job] = {}
        try:
            while True:
                while len(running) < 2 * workers and (call := next(waiting, None)) is not None:
                    arguments = [limits, call.function, *call.arguments]
                    scheduled = pool.schedule(_timed, args=arguments, timeout=limits.longest + GRACE)
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
