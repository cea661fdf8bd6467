"""Reads a folder of PDFs with us, camelot, pdfplumber and the bare reading, side by side.

    python bench/peers.py FOLDER [--only us,pdfplumber,camelot,bare]

With truth beside the documents (``NAME.truth.json`` for each, or one ``truth.json`` for all, as in
``tests/data``) it prints tables found and exact and cells right; with or without it pages per CPU
second and the ratio to us. Each reader runs once over all documents in a process of its own; start-up
is not counted.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

Grid = list[list[str]]


def us(path: Path) -> tuple[int, list[Grid]]:
    from pipeline.extract.formats.pdf import read as read_pdf
    from pipeline.model import Source

    document = read_pdf(path.read_bytes(), path.stem, Source(path.name, "", "pdf"))
    return document.source.pages or 0, [[list(row) for row in t.rows] for t in document.tables]


def bare(path: Path) -> tuple[int, list[Grid]]:
    """Characters with boxes and paths through pypdfium2, nothing made of them."""
    from pipeline.extract.pdf.pdfium import read_pages

    return sum(1 for _ in read_pages(path.read_bytes())), []


def pdfplumber(path: Path) -> tuple[int, list[Grid]]:
    import pdfplumber as library

    with library.open(path) as document:
        grids = [table for page in document.pages for table in page.extract_tables()]
        return len(document.pages), [[[cell or "" for cell in row] for row in grid] for grid in grids]


def camelot(path: Path) -> tuple[int, list[Grid]]:
    import camelot as library
    from pypdfium2 import PdfDocument

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = library.read_pdf(str(path), pages="all", flavor="auto", suppress_stdout=True)
    return len(PdfDocument(path)), [[list(map(str, row)) for row in table.data] for table in found]


READERS: dict[str, Callable[[Path], tuple[int, list[Grid]]]] = {
    "us": us,
    "pdfplumber": pdfplumber,
    "camelot": camelot,
    "bare": bare,
}


def truth_of(path: Path) -> list[Grid] | None:
    for candidate in (path.with_suffix(".truth.json"), path.parent / "truth.json"):
        if candidate.exists():
            found = json.loads(candidate.read_text(encoding="utf-8"))
            return [table["rows"] for table in (found["tables"] if isinstance(found, dict) else found)]
    return None


def run(name: str, paths: list[Path], results: Any) -> None:
    """Reads all documents with one reader; puts (pages, CPU seconds, grids by document) on a queue."""
    reader = READERS[name]
    reader(paths[0])  # imports and first-time work are not counted
    pages, found = 0, {}
    start = time.process_time()
    for path in paths:
        try:
            count, grids = reader(path)
        except Exception as problem:  # a peer that fails on a document gets nothing for it
            print(f"  {name} fails on {path.name}: {type(problem).__name__}: {problem}")
            continue
        pages += count
        found[path.name] = grids
    results.put((pages, time.process_time() - start, found))


def _folded(grid: Grid) -> list[list[str]]:
    return [["".join(cell.split()) for cell in row] for row in grid]


def compare(truth: list[Grid], grids: list[Grid]) -> tuple[int, int, int]:
    """Tables exact; cells right and cells there are, tables paired by most cells in common."""
    expected = [_folded(t) for t in truth]
    got = [_folded(g) for g in grids]
    total = sum(bool(c) for t in expected for row in t for c in row)
    pairs = sorted(((_common(t, g), i, j) for i, t in enumerate(expected) for j, g in enumerate(got)), reverse=True)
    used_i: set[int] = set()
    used_j: set[int] = set()
    right = exact = 0
    for score, i, j in pairs:
        if score and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            right += score
            exact += expected[i] == got[j]
    return exact, right, total


def _common(a: list[list[str]], b: list[list[str]]) -> int:
    """Cells in the same column of rows aligned in order."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, row in enumerate(a):
        for j, other in enumerate(b):
            same = sum(bool(x) and x == y for x, y in zip(row, other, strict=False))
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + same)
    return best[-1][-1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default=",".join(READERS))
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.glob("*.pdf"))
    print(f"{'':12} {'pages':>6} {'CPU s':>8} {'pages/s':>8} {'x us':>6}  tables exact      cells right")
    ours: float | None = None
    for name in arguments.only.split(","):
        results: Any = multiprocessing.Queue()
        process = multiprocessing.Process(target=run, args=(name, paths, results))
        process.start()
        pages, seconds, found = results.get()
        process.join()
        rate = pages / max(seconds, 1e-9)
        ours = rate if name == "us" else ours
        ratio = f"{rate / ours:.2f}" if ours else "-"
        print(f"{name:12} {pages:6} {seconds:8.2f} {rate:8.1f} {ratio:>6}  {quality(paths, found)}")


def quality(paths: list[Path], found: dict[str, list[Grid]]) -> str:
    exact = right = total = there = returned = 0
    for path in paths:
        truth = truth_of(path)
        if truth is None:
            continue
        grids = found.get(path.name, [])
        e, r, t = compare(truth, grids)
        exact, right, total = exact + e, right + r, total + t
        there, returned = there + len(truth), returned + len(grids)
    if not total:
        return "(no truth beside the documents)"
    return f"{exact}/{there} ({returned} returned)  {right}/{total} = {right / total:.1%}"


if __name__ == "__main__":
    main()
