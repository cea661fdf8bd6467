"""Documents side by side on the cores of one machine, each under limits of time and memory.

Every document runs in a worker process that can be killed: one that takes too long or too much
memory fails alone. Workers are copies of this process, which has the pipeline loaded and no threads.
"""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import connection
from typing import Any

from pipeline.processes import limits as limits_
from pipeline.processes import page_progress
from pipeline.processes.child import Fork, Number, Pipe, ProcessExpired, serve
from pipeline.processes.limits import Limits
from pipeline.processes.limits import cores as cores
from pipeline.run.inputs.sources import Job
from pipeline.run.report.stages import DocumentOutcome
from pipeline.run.settings import LIMITS
from pipeline.store import Unwritable


@dataclass(frozen=True)
class Call:
    """A function to call for a document, by whichever process; both travel by pickle."""

    job: Job
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


def failure(job: Job, error: BaseException, limits: Limits) -> DocumentOutcome:
    """The outcome of a document whose process was stopped, fell or raised."""
    if isinstance(error, TimeoutError) or limits_.ran_out_of_time(getattr(error, "exitcode", None)):
        message = _of_time(error, limits)
    elif isinstance(error, MemoryError):
        message = f"Necesita más de {limits.memory} MB de memoria. Suba --memory o divida el documento."
    elif type(error).__name__ == "ProcessExpired":
        message = (
            f"El proceso que lo leía se cayó ({error}). Puede estar dañado, o necesitar más de {limits.memory} MB: "
            "ábralo y guárdelo de nuevo, o suba --memory."
        )
    else:
        message = f"Falló por una causa no prevista ({type(error).__name__}: {error}). Avísenos con el documento."
    return DocumentOutcome(job.report, job.path, error=message)


def _of_time(error: BaseException, limits: Limits) -> str:
    """What is said of a document that took longer than it may: on the processor, or by the clock on the wall."""
    status = getattr(error.__cause__ if isinstance(error, TimeoutError) else error, "exitcode", None)
    if status is None or limits_.waited_too_long(status):
        return (
            f"No terminó en {limits.patience:g} s de reloj, sin usar los {limits.timeout:g} s de procesador que puede "
            "usar, y se detuvo: el equipo está muy ocupado, o algo en él espera sin fin. Vuelva a intentarlo con el "
            "equipo más libre."
        )
    more = f" (y {limits.per_page:g} s más por página escaneada)" if limits.per_page else ""
    return (
        f"Tardó más de {limits.timeout:g} s de procesador{more} y se detuvo. Si es un documento muy largo, "
        "suba --timeout; si no, ábralo y guárdelo de nuevo: algo en él no deja terminar."
    )


PagesRead = Callable[[str, int, int], None]
"""Called with a report, how many of its document's pages have been read, and how many it has."""


def run_all(
    calls: Iterable[Call], *, workers: int, limits: Limits, pages: PagesRead | None = None
) -> Iterator[tuple[Job, Any]]:
    """Makes every call, yielding what it returned, or the failure's outcome, as it is ready.

    ``calls`` is drawn from only as fast as workers are free, so that it may load what it passes. Where
    there is no ``fork`` (Windows) calls are made here, one after the other, without limits. ``pages`` is called
    every second with how far each document is.

    Raises:
        pipeline.store.Unwritable: a call could not write, which stops the run.
    """
    if not hasattr(os, "fork"):
        yield from ((call.job, _result(call.job, limits, call.function, *call.arguments)) for call in calls)
        return
    importlib.import_module("pipeline.run.workers.warm")  # loaded once, before workers are copies of this process
    waiting = iter(calls)
    idle: list[_Worker] = []
    busy: list[_Worker] = []
    slots = list(range(page_progress.SLOTS - 1, page_progress.LONE, -1))
    try:
        while True:
            while len(busy) < workers and (call := next(waiting, None)) is not None:
                worker = idle.pop() if idle else _Worker(limits, slots.pop() if slots else page_progress.LONE)
                worker.begin(call)
                busy.append(worker)
            if not busy:
                return
            for worker in _ready(busy, pages):
                busy.remove(worker)
                job, result = worker.end()
                if worker.fit:
                    idle.append(worker)
                else:
                    worker.stop()
                    slots.append(worker.slot)
                yield job, result
    finally:
        for worker in (*idle, *busy):
            worker.stop()


def _ready(busy: Sequence[_Worker], pages: PagesRead | None) -> list[_Worker]:
    """The workers that have answered, fallen or run out of time; none after a while, in which the progress of
    others is reported."""
    if fallen := [worker for worker in busy if not worker.alive]:
        return fallen
    left = max(min(worker.until for worker in busy) - time.monotonic(), 0.0)
    ready = connection.wait([worker.pipe for worker in busy], min(left, page_progress.EVERY) if pages else left)
    if pages and not ready:
        for worker in busy:
            worker.tell(pages)
    return [worker for worker in busy if worker.pipe in ready or worker.until <= time.monotonic()]


class _Worker:
    """A copy of this process that makes calls for one document after the other."""

    def __init__(self, limits: Limits, slot: int) -> None:
        self._limits = limits
        self.slot = slot
        self._child = Fork(lambda pipe: _work(pipe, limits.memory, slot))
        self._job: Job | None = None
        self._number: Number | None = None
        self._done = 0
        self.until = 0.0

    @property
    def pipe(self) -> Pipe:
        return self._child.pipe

    @property
    def alive(self) -> bool:
        return self._child.alive

    @property
    def fit(self) -> bool:
        """Whether it may go on: it lives, and has not made so many calls that what libraries leak would show."""
        return self._child.alive and self._done < LIMITS.most_calls

    def begin(self, call: Call) -> None:
        self._job = call.job
        page_progress.clear(self.slot)
        self.until = time.monotonic() + self._limits.patience + LIMITS.grace
        self._number = self._child.send(limits_.timed, (self._limits, call.function, *call.arguments))

    def tell(self, pages: PagesRead) -> None:
        done, total = page_progress.seen(self.slot)
        if self._job is not None and total and self.slot != page_progress.LONE:
            pages(self._job.report, done, total)

    def end(self) -> tuple[Job, Any]:
        """The document of its call, and what the call returned or the failure's outcome."""
        assert self._job is not None
        self._done += 1
        return self._job, _result(self._job, self._limits, self._received)

    def _received(self) -> Any:
        if self._number is None:
            raise ProcessExpired("se cerró al recibir el documento", self._child.exitcode or 1)
        return self._child.received(self._number, 0.0)

    def stop(self) -> None:
        self._child.stop()


def _result(job: Job, limits: Limits, function: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return function(*arguments)
    except Unwritable:
        raise
    except Exception as error:  # whatever one document does must not stop the others
        return failure(job, error, limits)


def _work(pipe: Pipe, memory: int, slot: int) -> None:
    page_progress.take(slot)
    limits_.limit_memory(memory)
    serve(pipe)
