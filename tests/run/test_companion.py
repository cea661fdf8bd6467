"""The companion of a run: the same results and errors as here, in order, whatever becomes of it."""

from __future__ import annotations

import operator
import os
import time
from collections.abc import Iterator

import pytest

from pipeline import companion
from pipeline.extract.sniff import sniff


@pytest.fixture(autouse=True)
def started() -> Iterator[None]:
    companion.start()
    yield
    companion.dismiss()


def test_calls_are_made_elsewhere_and_answered_in_order() -> None:
    companion.load("json")
    process, text, size = companion.ask(os.getpid), companion.ask(str.upper, "ñ"), companion.ask(len, b"x" * 3_000_000)
    assert (process.result() != os.getpid()) == companion.spare_core()
    assert (text.result(), size.result()) == ("Ñ", 3_000_000)


def test_what_a_call_raises_is_raised_here() -> None:
    promise = companion.ask(sniff, b"")
    with pytest.raises(Exception, match="vacío"):
        promise.result()


def test_what_it_cannot_do_is_done_here() -> None:
    here = companion.ask(os._exit if companion.spare_core() else operator.not_, 0)
    del here
    assert companion.ask(str.upper, "a").result() == "A"


def test_what_cannot_be_sent_is_done_here() -> None:
    assert companion.ask(lambda: 7).result() == 7


def test_a_companion_that_is_not_wanted_ends_at_once() -> None:
    companion.ask(time.sleep, 60)
    start = time.monotonic()
    companion.dismiss()
    assert time.monotonic() - start < 30
    assert companion.ask(os.getpid).result() == os.getpid()
