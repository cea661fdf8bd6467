"""One monster cannot hold up or kill the rest: limits of time and memory, processes that die."""

from __future__ import annotations

import mmap
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.processes import child as isolated
from pipeline.processes import fork_call, limits
from pipeline.processes.limits import Limits
from pipeline.run.inputs.sources import Job
from pipeline.run.report.prefetch import remaining
from pipeline.run.report.stages import DocumentOutcome
from pipeline.run.workers import pool
from pipeline.run.workers.pool import Call
from tests.places import ROOT
from tests.processes import limits_sample

LIMITS = Limits(timeout=4.0, memory=1024)
LIMITS_OF_AN_HOUR = Limits(timeout=3600.0, memory=1024)


def call(name: str, function: Callable[..., Any], *arguments: Any) -> Call:
    return Call(Job(name, f"raw/{name}.pdf"), function, arguments)


def test_whatever_one_document_does_the_others_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PATIENCE", 600.0)  # the test runs beside other work too
    calls = [
        call("endless", limits_sample.never_ends),
        call("hungry", limits_sample.eats_memory, 4096),
        call("deadly", limits_sample.dies),
        call("broken", limits_sample.raises),
        *(call(f"good-{i}", limits_sample.good, i) for i in range(8)),
    ]
    results = {job.report: result for job, result in pool.run_all(calls, workers=2, limits=LIMITS)}
    assert [results[f"good-{i}"] for i in range(8)] == list(range(8))
    errors = {name: r.error for name, r in results.items() if isinstance(r, DocumentOutcome)}
    assert errors == {
        "endless": "Tardó más de 4 s de procesador y se detuvo. Si es un documento muy largo, suba --timeout; si no, "
        "ábralo y guárdelo de nuevo: algo en él no deja terminar.",
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
    made = isolated.Interpreter(1024)
    yield made
    made.stop()


def test_a_child_makes_calls_and_lives_on(child: isolated.Interpreter) -> None:
    assert child.call(limits_sample.good, ("á" * 100_000,), 20) == "á" * 100_000
    with pytest.raises(ValueError, match="roto"):
        child.call(limits_sample.raises, (), 20)
    assert child.call(limits_sample.good, (2,), 20) == 2


def test_a_child_that_takes_too_long_is_stopped(child: isolated.Interpreter) -> None:
    child.call(limits_sample.good, (1,), 20)
    with pytest.raises(TimeoutError):
        child.call(limits_sample.never_ends, (), 0.5)
    assert not child.alive


def test_a_child_that_dies_says_so(child: isolated.Interpreter) -> None:
    with pytest.raises(isolated.ProcessExpired, match="código 11"):
        child.call(limits_sample.dies, (), 20)


def test_a_child_has_a_limit_of_memory(child: isolated.Interpreter) -> None:
    with pytest.raises(MemoryError):
        child.call(limits_sample.eats_memory, (4096,), 20)
    assert child.call(limits_sample.good, (3,), 20) == 3


def test_after_a_stopped_child_the_next_call_gets_a_new_one() -> None:
    with pytest.raises(isolated.ProcessExpired) as fell:
        isolated.call(limits_sample.never_ends, (), Limits(0.3, 1024))
    assert limits.ran_out_of_time(fell.value.exitcode)
    assert isolated.call(limits_sample.good, (4,), Limits(60.0, 1024)) == 4


_LAST_FALLS = """
from pipeline.processes.limits import Limits
from pipeline.run.workers.pool import Call, run_all
from pipeline.run.inputs.sources import Job
from tests.processes import limits_sample as sample
calls = [Call(Job(n, n), f, ()) for n, f in (("a", sample.dies), ("b", sample.never_ends), ("c", sample.dies))]
print(sorted(job.report for job, _ in run_all(calls, workers=2, limits=Limits(0.5, 2048))))
"""


def test_documents_that_end_their_process_at_the_end_of_a_run_say_nothing_else() -> None:
    done = subprocess.run([sys.executable, "-c", _LAST_FALLS], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("['a', 'b', 'c']\n", "")


def test_what_cannot_be_sent_to_a_worker_fails_alone() -> None:
    calls = [call("odd", lambda: 1), call("good", limits_sample.good, 5)]
    results = {job.report: result for job, result in pool.run_all(calls, workers=1, limits=LIMITS)}
    assert results["good"] == 5
    assert "se cerró al recibir el documento" in results["odd"].error


def test_the_times_of_one_document_add_up_to_one_limit() -> None:
    """What a helper took to read it is taken from what its judging has."""
    reading: Any = SimpleNamespace(answer=(None, None, 7.5), begun=time.monotonic())
    assert remaining(reading, Limits(60.0, 1024, per_page=2.0)) == Limits(7.5, 1024, per_page=2.0)
    fell: Any = SimpleNamespace(answer=None, begun=time.monotonic() - 50.0)
    assert remaining(fell, LIMITS_OF_AN_HOUR).timeout == pytest.approx(3550.0, abs=5.0)


def test_only_its_own_work_counts_as_the_time_of_a_document() -> None:
    """Beside other work everything takes longer, which is no fault of the document."""
    assert fork_call.call(limits_sample.waits, (1.0,), Limits(0.5, 1024)) == "waited"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(limits, "PATIENCE", 600.0)  # the test runs beside other work too
        with pytest.raises(isolated.ProcessExpired) as worked:
            fork_call.call(limits_sample.never_ends, (), Limits(0.5, 1024))
    assert worked.value.exitcode == -signal.SIGPROF
    with pytest.raises(isolated.ProcessExpired) as waited:
        fork_call.call(limits_sample.waits, (60.0,), Limits(0.2, 1024))
    assert waited.value.exitcode == -signal.SIGALRM
    assert limits.ran_out_of_time(worked.value.exitcode)
    assert limits.ran_out_of_time(waited.value.exitcode)


def test_any_limit_of_memory_can_be_set() -> None:
    assert fork_call.call(limits_sample.good, (1,), Limits(20.0, 99_999_999_999_999)) == 1


def test_the_clock_tells_what_is_left_with_the_pages_granted() -> None:
    def left() -> list[float | None]:
        first = limits.left()
        limits.another_page()
        return [first, limits.left()]

    first, second = fork_call.call(left, (), Limits(10.0, 4096, per_page=5.0))
    assert (first, second) == (pytest.approx(10.0, abs=0.5), pytest.approx(15.0, abs=0.5))
    assert limits.left() is None


def test_the_memory_of_a_document_is_its_own() -> None:
    """Whatever the process that is copied has reserved: threads of libraries may have taken gigabytes."""
    taken = mmap.mmap(-1, 3 << 30)  # address space only
    try:
        assert fork_call.call(limits_sample.eats_memory, (600,), Limits(20.0, 1024)) == 600 << 20
        with pytest.raises(MemoryError):
            fork_call.call(limits_sample.eats_memory, (1100,), Limits(20.0, 1024))
    finally:
        taken.close()
