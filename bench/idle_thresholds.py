"""Which thresholds decide nothing about how whole documents are read.

    python -m bench.idle_thresholds FOLDER ... [--rooms extract.layout extract.assembly] [--factors 0.25 4]
    python -m bench.idle_thresholds READ ... --rooms validate.arithmetic validate.claims

``bench.sensitivity`` scores the tables of single pages, which thresholds of lines, paragraphs, pages put together and
formats do not touch. Here every document is read whole; documents as read, pickled (``bench.claims_model.documents``),
are cleaned and audited instead. First all thresholds are watched (``bench/watched.py``): what turns no comparison
anywhere is idle for certain. Of the others each value is tried on the documents where it may matter, the quickest
first, until one of them gives something else.

Prints what is idle with both values, on how many documents each was tried, of those where it may matter, and the first
document that another one changes. An idle threshold goes, unless a test needs it: then the test says what it is for.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from bench.sensitivity import Threshold, thresholds, times, varied
from bench.watched import Key, Watched


def reading(path: Path) -> str:
    """All that is read of a document, or found in one as read, as text; the name of the fault where it cannot be."""
    forget()
    try:
        return _audited(path) if path.suffix == ".pickle" else _read(path)
    except Exception as fault:  # a value the code cannot take: it gives something else
        return type(fault).__name__


def _read(path: Path) -> str:
    from pipeline.extract.reader import read

    document = read(path.read_bytes(), path.stem, path.name)
    return repr((document.blocks, document.findings, document.account))


def _audited(path: Path) -> str:
    from bench.claims_model.documents import load
    from pipeline import contract
    from pipeline.clean import clean
    from pipeline.run.audit import audit

    datasets = contract.datasets()
    report = clean(load(path), datasets)
    found = audit(report, datasets)
    return repr((report, found.findings, found.checks, found.numerals))


def forget() -> None:
    """Empties what functions of the program remember by their arguments, which other values would give other results
    for; what is remembered once (``maxsize=1``: files, official lists) stays."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("pipeline.") else ():
            parameters = getattr(value, "cache_parameters", None)
            if parameters is not None and parameters()["maxsize"] != 1:
                value.cache_clear()


def movable(path: Path, usual: str, values: Mapping[Threshold, Sequence[float]]) -> set[Key]:
    """Which other values of which thresholds may change how a document is read; all where it is read otherwise with
    watched numbers, which some uses do not take (the length of a queue)."""
    moved: set[Key] = set()
    every = {(threshold.shown, place) for threshold, others in values.items() for place in range(len(others))}
    with ExitStack() as stack:
        for threshold, others in values.items():
            keyed = {(threshold.shown, place): other for place, other in enumerate(others)}
            stack.enter_context(varied(threshold, Watched(threshold.value, keyed, moved)))
        return moved if reading(path) == usual else every


def _watchable(path: Path, usual: str, among: Sequence[Threshold]) -> list[Threshold]:
    """The thresholds whose uses take a watched number, as one document shows."""
    found = []
    for threshold in among:
        with varied(threshold, Watched(threshold.value, {}, set())):
            if reading(path) == usual:
                found.append(threshold)
    return found


def first_changed(threshold: Threshold, value: float, usual: Mapping[Path, str], most: int) -> Path | None:
    """The first of some documents, of the first ``most`` of them, that is read otherwise with another value."""
    with varied(threshold, value):
        return next((path for path, before in islice(usual.items(), most) if reading(path) != before), None)


def _read_all(paths: Sequence[Path]) -> dict[Path, str]:
    """Every document as it is read, the quickest first."""
    took: dict[Path, float] = {}
    found: dict[Path, str] = {}
    for path in paths:
        start = time.process_time()
        found[path] = reading(path)
        took[path] = time.process_time() - start
    return {path: found[path] for path in sorted(found, key=lambda p: took[p])}


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rooms", nargs="+", default=["extract.layout", "extract.assembly", "extract.formats"])
    parser.add_argument("--factors", nargs="+", type=float, default=[0.25, 4.0])
    parser.add_argument("--most-bytes", type=int, default=4 << 20, help="larger documents are left out")
    parser.add_argument("--most-documents", type=int, default=10_000, help="the quickest of them, at most")
    parser.add_argument("--most-tries", type=int, default=10_000, help="documents that a value is tried on, at most")
    given: Any = parser.parse_args(arguments)
    paths = sorted(
        path
        for folder in given.folders
        for kind in ("*.pdf", "*.pickle")
        for path in folder.glob(kind)
        if path.stat().st_size <= given.most_bytes
    )
    every = [t for room in given.rooms for t in thresholds(room)]
    values = {t: [times(t.value, factor) for factor in given.factors] for t in every}
    usual = dict(islice(_read_all(paths).items(), given.most_documents))
    watched = _watchable(*next(iter(usual.items())), every)
    can_move = {path: movable(path, text, {t: values[t] for t in watched}) for path, text in usual.items()}
    print(f"{len(paths)} documents, {len(every)} thresholds, {len(watched)} watched", flush=True)
    idle = 0
    for threshold in every:
        can = tried = 0
        changed: list[str] = []
        for place, value in enumerate(values[threshold]):
            key = (threshold.shown, place)
            among = {p: text for p, text in usual.items() if key in can_move[p] or threshold not in watched}
            can += len(among)
            tried += min(len(among), given.most_tries)
            found = first_changed(threshold, value, among, given.most_tries)
            changed += [f"{value:g}: {found.stem}"] if found else []
        idle += not changed
        said = ", ".join(changed) if changed else f"idle (tried on {tried} of {can})"
        print(f"{threshold.shown} = {threshold.value:g}  {said}", flush=True)
    print(f"{idle} of {len(every)} idle", file=sys.stderr)


if __name__ == "__main__":
    main()
