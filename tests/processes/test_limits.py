"""One monster cannot hold up or kill the rest: limits of time and memory, processes that die."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.processes import child as isolated
from pipeline.processes import limits
from pipeline.processes.limits import Limits
from pipeline.run import pool
from pipeline.run.pool import Call
from pipeline.run.report import Outcome
from pipeline.run.sources import Job
from tests.processes import limits_sample

LIMITS = Limits(timeout=4.0, memory=1024)


def call(name: str, function: Callable[..., Any], *arguments: Any) -> Call:
    return Call(Job(name, f"raw/{name}.pdf"), function, arguments)


def test_whatever_one_document_does_the_others_are_done() -> None:
    calls = [
        call("endless", limits_sample.never_ends),
        call("hungry", limits_sample.eats_memory, 4096),
        call("deadly", limits_sample.dies),
        call("broken", limits_sample.raises),
        *(call(f"good-{i}", limits_sample.good, i) for i in range(8)),
    ]
    results = {job.report: result for job, result in pool.run_all(calls, workers=2, limits=LIMITS)}
    assert [results[f"good-{i}"] for i in range(8)] == list(range(8))
    errors = {name: r.error for name, r in results.items() if isinstance(r, Outcome)}
    assert errors == {
        "endless": "Tardó más de 4 s y se detuvo. Si el documento es muy largo, suba --timeout.",
        "hungry": "Necesita más de 1024 MB de memoria. Suba --memory o divida el documento.",
        "deadly": errors["deadly"],
        "broken": "Falló por una causa no prevista (ValueError: roto). Avísenos con el documento.",
    }
    assert errors["deadly"].startswith("El proceso que lo leía se cayó")


def test_calls_are_drawn_only_as_workers_are_free() -> None:
    drawn: list[int] = []

    def calls() -> Any:
        for i in range(20):
            drawn.append(i)
            yield call(f"good-{i}", limits_sample.good, i)

    results = pool.run_all(calls(), workers=2, limits=LIMITS)
    next(results)
    assert len(drawn) <= 4
    assert len(list(results)) == 19


@pytest.fixture
def child() -> Any:
    made = isolated.Child(1024)
    yield made
    made.stop()


def test_a_child_makes_calls_and_lives_on(child: isolated.Child) -> None:
    assert child.call(limits_sample.good, ("á" * 100_000,), 20) == "á" * 100_000
    with pytest.raises(ValueError, match="roto"):
        child.call(limits_sample.raises, (), 20)
    assert child.call(limits_sample.good, (2,), 20) == 2


def test_a_child_that_takes_too_long_is_stopped(child: isolated.Child) -> None:
    child.call(limits_sample.good, (1,), 20)
    start = time.monotonic()
    with pytest.raises(TimeoutError):
        child.call(limits_sample.never_ends, (), 0.5)
    assert time.monotonic() - start < 5
    assert not child.alive


def test_a_child_that_dies_says_so(child: isolated.Child) -> None:
    with pytest.raises(isolated.ProcessExpired, match="código 11"):
        child.call(limits_sample.dies, (), 20)


def test_a_child_has_a_limit_of_memory(child: isolated.Child) -> None:
    with pytest.raises(MemoryError):
        child.call(limits_sample.eats_memory, (4096,), 20)
    assert child.call(limits_sample.good, (3,), 20) == 3


def test_after_a_stopped_child_the_next_call_gets_a_new_one() -> None:
    with pytest.raises(isolated.ProcessExpired) as fell:
        isolated.call(limits_sample.never_ends, (), Limits(0.3, 1024))
    assert limits.ran_out_of_time(fell.value.exitcode)
    assert isolated.call(limits_sample.good, (4,), Limits(60.0, 1024)) == 4
