"""The helper of a run: the same results and errors as here, in order, whatever becomes of it."""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.extract.formats.detect import sniff
from pipeline.processes import fork_call, helper
from pipeline.processes.child import ProcessExpired
from pipeline.processes.limits import Limits


@pytest.fixture(autouse=True)
def started() -> Iterator[None]:
    helper.start()
    yield
    helper.dismiss()


def test_calls_are_made_elsewhere_and_answered_in_order() -> None:
    helper.load("json")
    process, text, size = helper.ask(os.getpid), helper.ask(str.upper, "ñ"), helper.ask(len, b"x" * 3_000_000)
    assert (process.result() != os.getpid()) == helper.spare_core()
    assert (text.result(), size.result()) == ("Ñ", 3_000_000)


def test_what_a_call_raises_is_raised_here() -> None:
    promise = helper.ask(sniff, b"")
    with pytest.raises(Exception, match="vacío"):
        promise.result()


def test_what_it_cannot_do_is_done_here() -> None:
    here = helper.ask(os._exit if helper.spare_core() else operator.not_, 0)
    del here
    assert helper.ask(str.upper, "a").result() == "A"


def test_what_cannot_be_sent_is_done_here() -> None:
    assert helper.ask(lambda: 7).result() == 7


def slowly(done: Path) -> None:
    time.sleep(20)
    done.touch()


def test_a_helper_that_is_not_wanted_ends_before_its_call_does(tmp_path: Path) -> None:
    helper.ask(slowly, tmp_path / "done")
    helper.dismiss()
    assert not (tmp_path / "done").exists()
    assert helper.ask(os.getpid).result() == os.getpid()


def test_an_answer_that_nobody_waits_for_is_not_taken_for_the_next() -> None:
    """As where Ctrl-C ends the wait for a reading, and the page over all reports is asked for then."""
    abandoned = helper.ask(str.upper, "ñ")
    assert helper.ask(len, b"x" * 1000).result() == 1000
    del abandoned


@pytest.mark.skipif(not helper.spare_core(), reason="one core: there is no helper")
def test_a_copy_of_this_process_that_falls_leaves_no_answer_behind() -> None:
    """A document's own process asks the same helper, and may fall before it has the answer."""

    def falls() -> None:
        helper.ask(str.upper, "de la copia")
        os._exit(3)

    with pytest.raises(ProcessExpired):
        fork_call.call(falls, (), Limits(20.0, 4096))
    assert helper.ask(str.upper, "nuestra").result() == "NUESTRA"
