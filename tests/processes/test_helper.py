"""The companion of a run: the same results and errors as here, in order, whatever becomes of it."""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Iterator

import pytest

from pipeline.extract.formats.detect import sniff
from pipeline.processes import helper


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


def test_a_companion_that_is_not_wanted_ends_at_once() -> None:
    helper.ask(time.sleep, 60)
    start = time.monotonic()
    helper.dismiss()
    assert time.monotonic() - start < 30
    assert helper.ask(os.getpid).result() == os.getpid()
