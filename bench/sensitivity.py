"""Varies the thresholds of the program one by one and says which of them matter.

    python -m bench.sensitivity FOLDER [--room extract.tables] [--name PART] [--factors 0.8 1.25] [--only PART ...]

FOLDER is a folder of PDFs without structure tree with the tables their trees gave (see ``bench/tagless.py``). A
threshold is a number bound to a capital name at the top of a module below ``pipeline.ROOM``, or a field of the frozen
settings object bound to ``SETTINGS`` or of one of its parts. Pages are read once, then their tables chosen once with
all thresholds watched (``bench/watched.py``), which says on which pages another value can change anything at all; only
there each variation chooses again. It is scored by neighbouring pairs (F1) and exact tables, page by page, since what
crosses a page break is put together later.

A threshold that a fifth more or less does not move is well placed or decides nothing on these documents; large factors
(``--factors 0.25 4``) distinguish the two. One that decides nothing goes, or a document that needs it becomes a test.
The order of work is what the table prints: those that move most first.
"""

from __future__ import annotations

import argparse
import ast
import gzip
import importlib
import json
import pkgutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.watched import Key, Watched

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Threshold:
    """A number that decides something: ``field`` is "" for a name of the module itself, ``part.name`` in a part."""

    module: str
    name: str
    value: float
    field: str = ""

    @property
    def shown(self) -> str:
        return f"{self.module.removeprefix('pipeline.')}.{self.name}" + (f".{self.field}" if self.field else "")


def thresholds(room: str) -> list[Threshold]:
    """The thresholds of all modules below a room, in order of name."""
    found = []
    for module in _modules(f"pipeline.{room}"):
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        for name, value in sorted(vars(module).items()):
            if name == "SETTINGS" and is_dataclass(value) and "\nSETTINGS = " in source:
                found += [Threshold(module.__name__, name, v, f) for f, v in _numbers(value)]
            elif name.strip("_").isupper() and _is_number(value) and f"\n{name} = " in source:
                found.append(Threshold(module.__name__, name, value))
    return found


def _numbers(settings: Any) -> Iterator[tuple[str, float]]:
    """The numbers of a settings object and of its parts, by name."""
    for field in fields(settings):
        value = getattr(settings, field.name)
        if is_dataclass(value):
            yield from ((f"{field.name}.{name}", number) for name, number in _numbers(value))
        elif _is_number(value):
            yield field.name, value


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _modules(root: str) -> Iterator[ModuleType]:
    package = importlib.import_module(root)
    yield package
    for info in pkgutil.walk_packages(getattr(package, "__path__", []), f"{root}."):
        yield importlib.import_module(info.name)


@contextmanager
def varied(threshold: Threshold, value: float | Watched) -> Iterator[None]:
    """The program with another value of a threshold, wherever its name was imported."""
    home = sys.modules[threshold.module]
    if threshold.field:
        *parts, name = threshold.field.split(".")
        settings = getattr(home, threshold.name)
        for part in parts:
            settings = getattr(settings, part)
        object.__setattr__(settings, name, value)
        try:
            yield
        finally:
            object.__setattr__(settings, name, threshold.value)
        return
    holders = [home, *(m for n, m in sys.modules.items() if n.startswith("pipeline.") and _imports(m, threshold))]
    for module in holders:
        setattr(module, threshold.name, value)
    try:
        yield
    finally:
        for module in holders:
            setattr(module, threshold.name, threshold.value)


def _imports(module: ModuleType, threshold: Threshold) -> bool:
    return (threshold.module, threshold.name) in _imported(Path(module.__file__ or ""))


@cache
def _imported(path: Path) -> frozenset[tuple[str, str]]:
    """The names that a module imports, with the modules they are of."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return frozenset((n.module or "", alias.name) for n in nodes if isinstance(n, ast.ImportFrom) for alias in n.names)


@dataclass(frozen=True)
class Case:
    """A page as read, and the tables it should give."""

    page: Any
    truth: tuple[Rows, ...]


def cases(folder: Path, only: Sequence[str]) -> list[Case]:
    """The pages that hold a whole table of the truth; tables over page breaks are left out."""
    from pipeline.extract.pdf.page import Page
    from pipeline.extract.pdf.pdfium import read_pages

    found = []
    for path in sorted((folder / "pdf").glob("*.pdf")):
        if only and not any(part in path.stem for part in only):
            continue
        with gzip.open(folder / "truth" / f"{path.stem}.tables.json.gz") as file:
            tables = [t for t in json.load(file) if len(t["pages"]) == 1]
        wanted = {n: tuple(t["rows"] for t in tables if t["pages"] == [n]) for n in {t["pages"][0] for t in tables}}
        pages = [p for p in read_pages(path.read_bytes()) if isinstance(p, Page)]
        found += [Case(page, wanted[page.number]) for page in pages if page.number in wanted]
    return found


@dataclass(frozen=True)
class Counts:
    """Neighbouring pairs right, true and read of a page, and tables exact."""

    right: int = 0
    true: int = 0
    read: int = 0
    exact: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.true + self.read, 1)


def counted(case: Case) -> Counts:
    """What is read of a page beside its truth."""
    from pipeline.extract.tables.engine import rows_of
    from pipeline.extract.tables.select import choose

    try:
        grids = [rows_of(g.cells) for g in choose(case.page).grids]
    except (ArithmeticError, LookupError, ValueError):
        grids = []  # a value the code cannot take: the page is lost
    neighbours = [(_pairs(rows), rows) for rows in grids]
    found = Counts()
    for rows in case.truth:
        wanted = _pairs(rows)
        pairs, own = max(neighbours, key=lambda n: (n[0] & wanted).total(), default=(Counter(), []))
        right = (pairs & wanted).total()
        found += Counts(right, wanted.total(), pairs.total() if right else 0, int(_folded(own) == _folded(rows)))
    return found


def movable(case: Case, values: Mapping[Threshold, Sequence[float]]) -> set[Key]:
    """Which other values of which thresholds, by name and place among ``values``, may change how a page is read."""
    moved: set[Key] = set()
    with ExitStack() as stack:
        for threshold, others in values.items():
            keyed = {(threshold.shown, place): other for place, other in enumerate(others)}
            stack.enter_context(varied(threshold, Watched(threshold.value, keyed, moved)))
        counted(case)
    return moved


def _folded(rows: Rows) -> list[list[str]]:
    return [["".join(c.split()) for c in row] for row in rows]


def _pairs(rows: Rows) -> Counter[tuple[str, str, bool]]:
    """Each filled cell with the next filled one to the right and below."""
    found: Counter[tuple[str, str, bool]] = Counter()
    grid = _folded(rows)
    for lines, across in ((grid, True), (list(map(list, zip(*grid, strict=False))), False)):
        for line in lines:
            filled = [c for c in line if c]
            found.update((a, b, across) for a, b in pairwise(filled))
    return found


def times(value: float, factor: float) -> float:
    """A threshold times a factor; one that counts moves by one at least."""
    if isinstance(value, Decimal):
        return value * Decimal(str(factor))
    if not isinstance(value, int):
        return value * factor
    return value + (1 if factor > 1 else -1) * max(1, round(abs(value * (factor - 1))))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--room", default="extract.tables")
    parser.add_argument("--name", default="", help="only thresholds whose full name holds this")
    parser.add_argument("--factors", nargs="+", type=float, default=[0.8, 1.25])
    parser.add_argument("--only", nargs="*", default=[], help="only documents whose name holds one of these")
    given = parser.parse_args(arguments)
    among = cases(given.folder, given.only)
    every = [t for t in thresholds(given.room) if given.name in t.shown]
    values = {t: [times(t.value, factor) for factor in given.factors] for t in every}
    before = [counted(case) for case in among]
    total = sum(before, Counts())
    can_move = [movable(case, values) for case in among]
    tables = sum(len(case.truth) for case in among)
    print(f"{len(among)} pages, {tables} tables: F1 {total.f1:.4f}, exact {total.exact}; {len(every)} thresholds")
    moved = []
    for threshold in every:
        results = []
        for place, value in enumerate(values[threshold]):
            with varied(threshold, value):
                key = (threshold.shown, place)
                now = [counted(c) if key in can else b for c, b, can in zip(among, before, can_move, strict=True)]
            results.append((value, sum(now, Counts())))
        change = max(abs(now.f1 - total.f1) + abs(now.exact - total.exact) / 1000 for _, now in results)
        effects = "  ".join(f"{v:g}: {now.f1 - total.f1:+.4f} {now.exact - total.exact:+d}" for v, now in results)
        line = f"{'decides nothing here' if change == 0 else effects:50} {threshold.shown} = {threshold.value:g}"
        print(line, file=sys.stderr, flush=True)  # as it is found: a room takes minutes
        moved.append((change, line))
    for _, line in sorted(moved, key=lambda m: (-m[0], m[1].split(" = ")[0].rsplit(" ", 1)[-1])):
        print(line)


if __name__ == "__main__":
    main()
