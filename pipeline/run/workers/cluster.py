"""Documents on the machines of a Dask cluster.

Calls bring their document with them and take their files back, so workers need the package and
nothing else: no shared disk, no credentials. What a lost worker was working on is done again by
another; publishing is the client's alone, so every document is published once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pipeline.locations import Unreachable
from pipeline.processes import child
from pipeline.processes.limits import Limits
from pipeline.run.incremental import state
from pipeline.run.inputs.sources import Job
from pipeline.run.settings import LIMITS
from pipeline.run.workers.pool import Call, failure


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise Unreachable(
            "Para --cluster falta el extra «cluster». Instálelo con: pip install 'cuenta[cluster]'."
        ) from error
    try:
        return Client(address, timeout=LIMITS.connect, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise Unreachable(
            f"No se pudo conectar con el planificador «{address}»: {error}. "
            "Revise que esté encendido y que la dirección sea como tcp://servidor:8786."
        ) from error


def _same_code(client: Any, address: str) -> None:
    """Workers must run the same code as we do, or what they make would not be what we publish."""
    try:
        versions: dict[str, str] = client.run(state.code_version)
    except Exception as error:
        raise Unreachable(
            f"Los trabajadores de «{address}» no pueden ejecutar cuenta ({error}). Instálela ahí en la misma versión."
        ) from error
    if not versions:
        raise Unreachable(
            f"El planificador «{address}» no tiene trabajadores. Inicie alguno con: dask worker {address}."
        )
    if other := sorted(worker for worker, version in versions.items() if version != state.code_version()):
        raise Unreachable(f"Estos trabajadores tienen otra versión de cuenta: {', '.join(other)}. Actualícelos.")


def _call(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> Any:
    """On a worker: the call in a child process, under limits. An error comes back as a value, or
    Dask would take it for the worker's and try again."""
    try:
        return child.call(function, arguments, limits)
    except Exception as error:
        return error


def run_all(calls: Iterable[Call], *, address: str, limits: Limits) -> Iterator[tuple[Job, Any]]:
    """Makes every call on the cluster, yielding what it returned, or the failure's outcome.

    Raises:
        pipeline.locations.Unreachable: there is no cluster to work on, or it was lost.
    """
    client = _client(address)
    try:
        _same_code(client, address)
        yield from _run(client, iter(calls), address, limits)
    finally:
        client.close()


def _run(client: Any, waiting: Iterator[Call], address: str, limits: Limits) -> Iterator[tuple[Job, Any]]:
    from distributed import CancelledError, wait

    running: dict[Any, Job] = {}
    try:
        while True:
            room = LIMITS.ahead * max(sum(client.nthreads().values()), 1)
            while len(running) < room and (call := next(waiting, None)) is not None:
                future = client.submit(_call, call.function, call.arguments, limits, pure=False)
                running[future] = call.job
            if not running:
                return
            with client.as_current():
                done = wait(list(running), return_when="FIRST_COMPLETED").done
            for future in done:
                job = running.pop(future)
                result = _result(future)
                yield job, failure(job, result, limits) if isinstance(result, Exception) else result
    except (CancelledError, OSError, RuntimeError) as error:  # RuntimeError: the scheduler cannot load our code
        raise Unreachable(
            f"El planificador «{address}» dejó de atender ({error}). Revise que tenga esta versión de cuenta. "
            "Lo publicado está a salvo: vuelva a ejecutar para seguir."
        ) from error


def _result(future: Any) -> Any:
    """What a call returned; the exception where it took several workers down with it (KilledWorker)."""
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker as error:
        return error
    finally:
        future.release()
