"""How far a document is: reported by the process that reads it, seen by the one that waits."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from pipeline.extract.reader import read
from pipeline.processes import fork_call, page_progress
from pipeline.processes.child import Fork
from pipeline.processes.limits import Limits
from pipeline.run.inputs.sources import Job
from pipeline.run.workers import pool

FORMS = Path(__file__).resolve().parents[1] / "data" / "forms"
LIMITS = Limits(30.0, 2048)
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="without fork documents are read here")


def slowly(pages: int) -> str:
    page_progress.begin(pages)
    for _ in range(pages - 1):
        page_progress.another()
    time.sleep(2 * page_progress.EVERY)
    page_progress.another()
    return "leído"


def test_who_waits_for_a_call_sees_its_pages() -> None:
    seen: list[tuple[int, int]] = []
    page_progress.clear(page_progress.LONE)

    def look() -> None:
        seen.append(page_progress.seen(page_progress.LONE))

    assert fork_call.call(slowly, (7,), LIMITS, look) == "leído"
    assert seen[0] == (6, 7)
    assert page_progress.seen(page_progress.LONE) == (7, 7)


def test_documents_side_by_side_are_distinguished() -> None:
    reported: dict[str, tuple[int, int]] = {}
    calls = [pool.Call(Job(name, name), slowly, (pages,)) for name, pages in (("a", 3), ("b", 5), ("c", 9))]
    results = pool.run_all(
        calls, workers=2, limits=LIMITS, pages=lambda report, done, total: reported.update({report: (done, total)})
    )
    assert sorted(job.report for job, _ in results) == ["a", "b", "c"]
    assert reported == {"a": (2, 3), "b": (4, 5), "c": (8, 9)}


def test_a_wait_that_looks_still_ends_before_the_call_does() -> None:
    child = Fork()
    number = child.send(time.sleep, (30.0,))
    assert number is not None
    looks: list[str] = []
    with pytest.raises(TimeoutError):  # had it waited for the call, it would have its answer
        child.receive(number, 1.5 * page_progress.EVERY, lambda: looks.append("look"))
    assert looks == ["look"]


def test_reading_a_document_counts_its_pages() -> None:
    data = (FORMS / "ruled.pdf").read_bytes()
    page_progress.clear(page_progress.LONE)
    document = read(data, "x", "ruled.pdf")
    assert page_progress.seen(page_progress.LONE) == (document.source.pages, document.source.pages)
