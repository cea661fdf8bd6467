"""Work beside the main line: the same result and errors as here, whatever becomes of the child."""

from __future__ import annotations

import os

import pytest

from pipeline.extract.errors import Unreadable
from pipeline.processes.background import Beside
from pipeline.processes.helper import spare_core


def test_the_result_comes_from_another_process() -> None:
    beside = Beside(lambda: (os.getpid(), b"x" * 300_000))
    process, data = beside.result()
    assert data == b"x" * 300_000
    assert (process != os.getpid()) == spare_core()


def test_what_the_work_raises_is_raised_here() -> None:
    def work() -> None:
        raise Unreadable("Está vacío.", "Cópielo de nuevo.")

    with pytest.raises(Unreadable, match=r"Está vacío\. Cópielo de nuevo\."):
        Beside(work).result()


def test_a_child_that_falls_is_done_without() -> None:
    here = os.getpid()

    def work() -> str:
        if os.getpid() != here:
            os._exit(9)
        return "done here"

    assert Beside(work).result() == "done here"


def test_what_cannot_be_sent_is_done_here() -> None:
    assert Beside(lambda: lambda: 7).result()() == 7


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs to choose its cores")
def test_on_one_core_all_is_done_here() -> None:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        assert Beside(os.getpid).result() == os.getpid()
    finally:
        os.sched_setaffinity(0, cores)
