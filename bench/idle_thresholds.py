"""Which thresholds decide nothing about how whole documents are read and audited.

    python -m bench.idle_thresholds FOLDER ... [--rooms extract.layout extract.assembly] [--factors 0.25 4]
    python -m bench.idle_thresholds READ ... --rooms validate.arithmetic validate.claims --spoilt 3
    python -m bench.idle_thresholds FOLDER ... --tests tests/extract --rooms extract --most-tries 0

``bench.sensitivity`` scores the tables of single pages, which thresholds of lines, paragraphs, pages put together and
formats do not touch. Here every document is read whole; documents as read, pickled (``bench.claims_model.documents``),
are cleaned and audited instead, and so are copies of them with wrong figures (``--spoilt``,
``bench.spoilt_documents``), of which what decides about accusations is asked at all. First all thresholds are watched
(``bench/watched.py``): what turns no comparison anywhere is idle for certain. Of the others each value is tried on the
documents where it may matter, the quickest first, until one of them gives something else.

Prints what is idle with both values, on how many documents each was tried, of those where it may matter, and the first
document that another one changes, with what: errors and warnings, verdicts of the prose, or else. An idle threshold
goes, unless a test needs it: then the test says what it is for.

With ``--most-tries 0`` nothing is tried, and only what no document before has turned is watched on the next: a few of
them leave a fifth, which costs hardly more than reading. With ``--tests`` the modules of tests below some folders are
run behind the documents, in this process: what no document turns and no test either is needed by nothing that we have.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

from bench.sensitivity import Threshold, thresholds, times, varied
from bench.watched import Key, Watched
from pipeline.model import CleanReport, Document


@dataclass(frozen=True, eq=False)
class Case:
    """A document to be read, as read, or as read and cleaned (where no threshold of cleaning is asked), or a module of
    tests to be run."""

    name: str
    given: Path | Document | CleanReport


@dataclass(frozen=True)
class Result:
    """All that is read of a document and found in it, as text; ``rest`` is the name of the fault where it cannot be."""

    loud: str = ""
    verdicts: str = ""
    rest: str = ""

    def differing(self, other: Result) -> str:
        """Which of it differs: the errors and warnings if they do."""
        return next((f.name for f in fields(self) if getattr(self, f.name) != getattr(other, f.name)), "")


def result(case: Case) -> Result:
    forget()
    try:
        return _read(case) if isinstance(case.given, Path) else _audited(case.given)
    except Exception as fault:  # a value the code cannot take: it gives something else
        return Result(rest=type(fault).__name__)


def _read(case: Case) -> Result:
    from pipeline.extract.reader import read

    assert isinstance(case.given, Path)
    if case.given.suffix == ".py":
        return Result(rest=_run_tests(case.given))
    document = read(case.given.read_bytes(), case.given.stem, case.given.name)
    return Result(rest=repr((document.blocks, document.findings, document.account)))


def _run_tests(module: Path) -> str:
    """How many of a module of tests passed, failed or were left out."""
    import pytest

    class Outcomes:
        def __init__(self) -> None:
            self.seen: Counter[str] = Counter()

        def pytest_runtest_logreport(self, report: Any) -> None:
            if report.when == "call" or report.outcome != "passed":
                self.seen[report.outcome] += 1

    outcomes = Outcomes()
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        pytest.main(["-q", "-p", "no:cacheprovider", "-n", "0", "-m", "not slow", str(module)], [outcomes])
    return repr(sorted(outcomes.seen.items()))


def _audited(given: Document | CleanReport) -> Result:
    from pipeline import contract
    from pipeline.clean import clean
    from pipeline.run.audit.validators import audit

    datasets = contract.datasets()
    report = clean(given, datasets) if isinstance(given, Document) else given
    found = audit(report, datasets)
    loud = [f for f in found.findings if f.severity != "info"]
    verdicts = [(n.block, n.start, n.verdict) for n in found.numerals]
    return Result(repr(loud), repr(verdicts), repr((report, found.findings, found.checks, found.numerals)))


def cases(path: Path, spoilt: int, *, cleaned: bool) -> Iterator[Case]:
    """A document, or one as read with so many spoilt copies of it."""
    from bench.claims_model.documents import load
    from bench.spoilt_documents import copies
    from pipeline import contract
    from pipeline.clean import clean
    from pipeline.run.audit.validators import audit

    if path.suffix != ".pickle":
        yield Case(path.stem, path)
        return
    document, datasets = load(path), contract.datasets()
    numerals = audit(clean(document, datasets), datasets).numerals if spoilt else ()
    for place, copy in enumerate([document, *copies(document, numerals, spoilt)]):
        yield Case(f"{path.stem}/{place}", clean(copy, datasets) if cleaned else copy)


def forget() -> None:
    """Empties what functions of the program remember by their arguments, which other values would give other results
    for; what is remembered once (``maxsize=1``: files, official lists) stays."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("pipeline.") else ():
            parameters = getattr(value, "cache_parameters", None)
            if parameters is not None and parameters()["maxsize"] != 1:
                value.cache_clear()


def movable(
    case: Case, usual: Result, values: Mapping[Threshold, Sequence[float]], unwatchable: set[Threshold]
) -> set[Key]:
    """Which other values of which thresholds may change what a document gives.

    A watched number that some use does not take (the length of a queue, a text) gives something else: then the
    thresholds are watched in halves until those are left that cannot be, of which any value may. They are added to
    ``unwatchable`` and not watched again.
    """
    watched = {threshold: others for threshold, others in values.items() if threshold not in unwatchable}
    moved = {(t.shown, place) for t, others in values.items() if t in unwatchable for place in range(len(others))}
    seen: set[Key] = set()
    with ExitStack() as stack:
        for threshold, others in watched.items():
            keyed = {(threshold.shown, place): other for place, other in enumerate(others)}
            stack.enter_context(varied(threshold, Watched(threshold.value, keyed, seen)))
        is_followed = not watched or result(case) == usual
    if is_followed:
        return moved | seen
    if len(watched) == 1:
        unwatchable.update(watched)
        return movable(case, usual, values, unwatchable)
    listed = list(watched.items())
    for half in (listed[: len(listed) // 2], listed[len(listed) // 2 :]):
        moved |= movable(case, usual, dict(half), unwatchable)
    return moved


def turned_by_none(
    usual: Mapping[Case, Result], values: Mapping[Threshold, Sequence[float]], unwatchable: set[Threshold]
) -> list[Threshold]:
    """The thresholds of which no other value turns a comparison on any document, each watched until one does."""
    left = dict(values)
    for case, before in usual.items():
        turned = {name for name, _ in movable(case, before, left, unwatchable)}
        left = {threshold: others for threshold, others in left.items() if threshold.shown not in turned}
        print(f"{case.name}: {len(left)} left", file=sys.stderr, flush=True)
    return list(left)


def first_changed(threshold: Threshold, value: float, usual: Mapping[Case, Result], most: int) -> str:
    """The first of some documents, of the first ``most`` of them, that is read otherwise with another value, and what
    of it; nothing where none is."""
    with varied(threshold, value):
        for case, before in islice(usual.items(), most):
            if differing := before.differing(result(case)):
                return f"{case.name} ({differing})"
    return ""


def _read_all(among: Sequence[Case]) -> dict[Case, Result]:
    """Every document as it is read, the quickest first."""
    took: dict[Case, float] = {}
    found: dict[Case, Result] = {}
    for case in among:
        start = time.process_time()
        found[case] = result(case)
        took[case] = time.process_time() - start
    return {case: found[case] for case in sorted(found, key=lambda c: took[c])}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--rooms", nargs="+", default=["extract.layout", "extract.assembly", "extract.formats"])
    parser.add_argument("--factors", nargs="+", type=float, default=[0.25, 4.0])
    parser.add_argument("--most-bytes", type=int, default=4 << 20, help="larger documents are left out")
    parser.add_argument("--most-documents", type=int, default=10_000, help="the quickest of them, at most")
    parser.add_argument("--most-tries", type=int, default=10_000, help="documents that a value is tried on, at most")
    parser.add_argument("--tests", nargs="*", default=[], type=Path, help="folders of tests that are run as well")
    parser.add_argument("--left", type=Path, help="what an earlier run printed: only thresholds that it left")
    parser.add_argument("--spoilt", type=int, default=0, help="copies of each document as read with wrong figures")
    parser.add_argument(
        "--part", type=int, nargs=2, default=[0, 1], help="of every so many thresholds those from the first number on"
    )
    given: Any = parser.parse_args(arguments)
    paths = sorted(
        path
        for folder in given.folders
        for kind in ("*.pdf", "*.pickle")
        for path in folder.glob(kind)
        if path.stat().st_size <= given.most_bytes
    )
    part, parts = given.part
    every = [t for room in given.rooms for t in thresholds(room)][part::parts]
    if given.left:
        left_before = {line.split(" ")[0] for line in given.left.read_text(encoding="utf-8").splitlines()}
        every = [t for t in every if t.shown in left_before]
    values = {t: [times(t.value, factor) for factor in given.factors] for t in every}
    only_audit = all(room.startswith("validate") for room in given.rooms)
    among = [case for path in paths for case in cases(path, given.spoilt, cleaned=only_audit)]
    among += [Case(str(path), path) for folder in given.tests for path in sorted(folder.rglob("test_*.py"))]
    usual = dict(islice(_read_all(among).items(), given.most_documents))
    unwatchable: set[Threshold] = set()
    if not given.most_tries:
        left = turned_by_none(usual, values, unwatchable)
        print(f"{len(usual)} documents, {len(every)} thresholds, {len(unwatchable)} not watchable", flush=True)
        print(*(f"{t.shown} = {t.value:g}" for t in left), sep="\n")
        print(f"{len(left)} of {len(every)} turn no comparison", file=sys.stderr)
        return
    can_move = {case: movable(case, before, values, unwatchable) for case, before in usual.items()}
    print(f"{len(usual)} documents, {len(every)} thresholds, {len(unwatchable)} not watchable", flush=True)
    idle = 0
    for threshold in every:
        can = tried = 0
        changed: list[str] = []
        for place, value in enumerate(values[threshold]):
            key = (threshold.shown, place)
            may = {c: before for c, before in usual.items() if key in can_move[c]}
            can += len(may)
            tried += min(len(may), given.most_tries)
            found = first_changed(threshold, value, may, given.most_tries)
            changed += [f"{value:g}: {found}"] if found else []
        idle += not changed
        said = ", ".join(changed) if changed else f"idle (tried on {tried} of {can})"
        print(f"{threshold.shown} = {threshold.value:g}  {said}", flush=True)
    print(f"{idle} of {len(every)} idle", file=sys.stderr)


if __name__ == "__main__":
    main()
