"""Reads PDFs whose structure tree was taken away and compares with the tables that the tree gave.

    python -m bench.tagless FOLDER [--out OUT] [--only PART ...] [--diff [LINES]] [--peer camelot]

FOLDER holds ``pdf/``, ``truth/`` (``NAME.tables.json.gz``: a list of ``{"pages", "rows"}``) and ``score_tagless.py``,
whose measures are used. Prints a line for each document, the same by series of documents that are alike (months of
one report), and two halves apart: documents whose name has an even MD5 are those that may be tuned on. ``--diff``
prints, for every table that is not exact, the rows that differ, grouped by what is different.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.halves import is_tuned
from bench.series import series_of

Rows = Sequence[Sequence[str]]


@dataclass
class Score:
    """Sums over tables: neighbouring pairs right, true and read; tables exact; figures under their label."""

    tables: int = 0
    exact: int = 0
    right: int = 0
    true: int = 0
    read: int = 0
    placed: int = 0
    figures: int = 0

    def add(self, other: Score) -> None:
        for name in vars(self):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def line(self) -> str:
        f1 = 2 * self.right / max(1, self.true + self.read)
        exact = self.exact / max(1, self.tables)
        placed = self.placed / max(1, self.figures)
        return f"{self.tables:4} tables  F1 {f1:.3f}  exact {exact:.3f}  figures under their label {placed:.3f}"


@dataclass
class Differences:
    """Tables that are not exact by what is different: lines to print."""

    by_kind: dict[str, list[list[str]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, truth: dict[str, Any], read: dict[str, Any] | None, lines: int) -> None:
        rows = [" | ".join(" ".join(c.split()) for c in row) for row in truth["rows"]]
        own = [" | ".join(" ".join(c.split()) for c in row) for row in read["rows"]] if read else []
        head = f"{name} {truth['pages']}" + (f" {read['method']} {read['confidence']}" if read else "")
        shown = list(unified_diff(rows, own, lineterm="", n=0))[2 : 2 + lines]
        self.by_kind[kind_of(truth["rows"], read["rows"] if read else None)].append([head, *shown])

    def show(self) -> None:
        for kind, tables in sorted(self.by_kind.items(), key=lambda item: -len(item[1])):
            series = {series_of(table[0].split()[0]) for table in tables}
            print(f"{kind}: {len(tables)} tables of {len(series)} series")
            for head, *shown in tables:
                print(f"  {head}")
                for line in shown:
                    print(f"      {line[:200]}")


def folded(rows: Rows) -> list[list[str]]:
    return [["".join((c or "").split()) for c in row] for row in rows]


def kind_of(truth: Rows, read: Rows | None) -> str:
    """What is different between two grids, in few words."""
    if read is None:
        return "not found"
    a, b = folded(truth), folded(read)
    wide = [max(map(len, grid), default=0) for grid in (a, b)]
    cells = [Counter(c for row in grid for c in row if c) for grid in (a, b)]
    letters = [sorted("".join(c for row in grid for c in row)) for grid in (a, b)]
    parts = []
    if wide[0] != wide[1]:
        parts.append(f"{wide[1] - wide[0]:+} columns")
    if len(a) != len(b):
        parts.append(f"{len(b) - len(a):+} rows")
    if cells[0] == cells[1]:
        parts.append("the same cells elsewhere")
    elif letters[0] == letters[1]:
        parts.append("the same text cut otherwise")
    elif not cells[1] - cells[0]:
        parts.append("cells missing")
    elif not cells[0] - cells[1]:
        parts.append("cells too many")
    else:
        parts.append("other text")
    return ", ".join(parts)


def us(path: Path) -> list[dict[str, Any]]:
    from pipeline.extract.formats.pdf import read
    from pipeline.model import Source

    document = read(path.read_bytes(), path.stem, Source(path.name, "", "pdf"))
    return [
        {"pages": list(t.pages), "rows": [list(r) for r in t.rows], "method": t.method, "confidence": t.confidence}
        for t in document.tables
    ]


def camelot(path: Path) -> list[dict[str, Any]]:
    import camelot as library

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = library.read_pdf(str(path), pages="all", flavor="hybrid", suppress_stdout=True)
    return [
        {"pages": [t.page], "rows": [list(map(str, r)) for r in t.data], "method": "camelot", "confidence": 1.0}
        for t in found
    ]


def pdfplumber(path: Path) -> list[dict[str, Any]]:
    import pdfplumber as library

    with library.open(path) as document:
        return [
            {"pages": [n], "rows": [[c or "" for c in r] for r in t], "method": "pdfplumber", "confidence": 1.0}
            for n, page in enumerate(document.pages, 1)
            for t in page.extract_tables()
        ]


READERS: dict[str, Callable[[Path], list[dict[str, Any]]]] = {"us": us, "camelot": camelot, "pdfplumber": pdfplumber}


def compared(
    scorer: ModuleType,
    name: str,
    truth: Iterable[dict[str, Any]],
    tables: list[dict[str, Any]],
    diff: Differences,
    lines: int,
) -> Score:
    """The score of one document; each true table is compared with the one of its pages that shares most pairs."""
    total = Score()
    pairs = [scorer.pairs(t["rows"]) for t in tables]
    for table in truth:
        own = scorer.pairs(table["rows"])
        shared = [
            sum((own & p).values()) if set(t["pages"]) & set(table["pages"]) else 0
            for t, p in zip(tables, pairs, strict=True)
        ]
        best = max(range(len(tables)), key=lambda i: shared[i], default=None)
        read = tables[best] if best is not None and shared[best] else None
        records = scorer.records(table["rows"])
        exact = read is not None and folded(read["rows"]) == folded(table["rows"])
        total.add(
            Score(
                1,
                exact,
                shared[best] if best is not None else 0,
                sum(own.values()),
                sum(pairs[best].values()) if read is not None and best is not None else 0,
                sum((records & scorer.records(read["rows"])).values()) if read is not None else 0,
                sum(records.values()),
            )
        )
        if not exact:
            diff.add(name, table, read, lines)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="where to keep what was read; what is there is not read again")
    parser.add_argument("--only", nargs="*", default=[], help="documents whose name has one of these parts")
    parser.add_argument("--peer", choices=READERS, default="us")
    parser.add_argument("--diff", nargs="?", type=int, const=12, default=0, metavar="LINES")
    arguments = parser.parse_args()
    specification = importlib.util.spec_from_file_location("score_tagless", arguments.folder / "score_tagless.py")
    if specification is None or specification.loader is None:
        sys.exit(f"no score_tagless.py in {arguments.folder}")
    scorer = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(scorer)
    diff = Differences()
    parts: dict[str, Score] = {"tuned half": Score(), "other half": Score(), "all": Score()}
    series: dict[str, Score] = defaultdict(Score)
    spent = 0.0
    for path in sorted((arguments.folder / "pdf").glob("*.pdf")):
        if arguments.only and not any(part in path.stem for part in arguments.only):
            continue
        kept = arguments.out / f"{path.stem}.json" if arguments.out else None
        if kept is not None and kept.exists():
            tables = json.loads(kept.read_text(encoding="utf-8"))
        else:
            start = time.process_time()
            tables = READERS[arguments.peer](path)
            spent += time.process_time() - start
            if kept is not None:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
        with gzip.open(arguments.folder / "truth" / f"{path.stem}.tables.json.gz", "rt", encoding="utf-8") as file:
            truth = json.load(file)
        score = compared(scorer, path.stem, truth, tables, diff, arguments.diff)
        print(f"{path.stem[:50]:50} {score.line()}")
        for part in (
            parts["all"],
            parts["tuned half" if is_tuned(path.stem) else "other half"],
            series[series_of(path.stem)],
        ):
            part.add(score)
    print("\nby series")
    for name, score in sorted(series.items()):
        print(f"  {name[:48]:48} {score.line()}")
    print()
    for name, score in parts.items():
        print(f"{name:50} {score.line()}")
    print(f"{spent:.1f} CPU seconds")
    if arguments.diff:
        diff.show()


if __name__ == "__main__":
    main()
