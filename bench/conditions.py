"""Which conditions of the program decide nothing: python -m bench.conditions RECORD pages|documents|tests|report ...

    ... seen.bin pages FOLDER ...       reads the PDFs of folders, pictures and scans left aside
    ... seen.bin documents FOLDER ...   audits documents as read, pickled (``bench.claims_model.documents``)
    ... tests.bin tests tests/extract   runs tests
    ... seen.bin report extract.tables [--tests tests.bin]

A condition is a part of ``and`` or ``or``, or what an ``if`` asks, that compares with a number, a constant or a
setting. Every run notes in the file RECORD whether it was ever true and ever false. A part of ``and`` that was never
false, a part of ``or`` that was never true and an ``if`` that was never true can be taken out without any effect on
what was run; those that no test needs either are marked. This is condition coverage (ISO 26262-6, table 9) with the
documents as test cases; it says nothing of documents that nobody has.
"""

from __future__ import annotations

import argparse
import ast
import builtins
import importlib.abc
import importlib.machinery
import mmap
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TRUE, FALSE = 1, 2
_NOTE = "__note_condition__"


@dataclass(frozen=True)
class Condition:
    """A condition in the source: ``part`` is ``and``, ``or`` or ``if``."""

    path: Path
    line: int
    text: str
    part: str

    @property
    def idle(self) -> int:
        """What it must never have been for it to decide something."""
        return TRUE if self.part == "and" else FALSE


def _decides_by_number(node: ast.expr) -> bool:
    """Whether an expression compares with a number, a constant or a setting."""
    for compare in (n for n in ast.walk(node) if isinstance(n, ast.Compare)):
        for n in ast.walk(compare):
            if isinstance(n, ast.Constant) and isinstance(n.value, (int, float)) and not isinstance(n.value, bool):
                return True
            if isinstance(n, ast.Name) and n.id.strip("_").isupper():
                return True
    return False


class _Marker(ast.NodeTransformer):
    """Finds the conditions of a module in order; with a first number it wraps each in a call that notes its value."""

    def __init__(self, path: Path, source: str, first: int | None = None) -> None:
        self.path, self.source, self.first = path, source, first
        self.found: list[Condition] = []

    def _noted(self, node: ast.expr, part: str) -> ast.expr:
        if isinstance(node, ast.BoolOp) or not _decides_by_number(node):
            return node
        text = ast.get_source_segment(self.source, node) or ""
        self.found.append(Condition(self.path, node.lineno, " ".join(text.split()), part))
        if self.first is None:
            return node
        number = ast.Constant(self.first + len(self.found) - 1)
        return ast.copy_location(ast.Call(ast.Name(_NOTE, ast.Load()), [number, node], []), node)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        part = "and" if isinstance(node.op, ast.And) else "or"
        node.values = [self._noted(self.visit(value), part) for value in node.values]
        return node

    def visit_If(self, node: ast.If) -> ast.stmt:
        self.generic_visit(node)
        node.test = self._noted(node.test, "if")
        return node

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        self.generic_visit(node)
        node.test = self._noted(node.test, "if")
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        self.generic_visit(node)
        node.ifs = [self._noted(test, "and") for test in node.ifs]
        return node


def _modules() -> Iterator[tuple[Path, str]]:
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        yield path, path.read_text(encoding="utf-8")


def conditions() -> tuple[list[Condition], dict[Path, int]]:
    """All conditions of the program, and the number of the first of each module."""
    every: list[Condition] = []
    first: dict[Path, int] = {}
    for path, source in _modules():
        marker = _Marker(path, source)
        marker.visit(ast.parse(source))
        first[path] = len(every)
        every += marker.found
    return every, first


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a module with its conditions noted, never from byte code."""

    first: dict[Path, int]

    def get_code(self, fullname: str) -> Any:
        path = Path(self.path)
        source = path.read_text(encoding="utf-8")
        tree = _Marker(path, source, self.first[path]).visit(ast.parse(source))
        return compile(ast.fix_missing_locations(tree), self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname: str, path: Any, target: Any = None) -> Any:
        if fullname.split(".")[0] != "pipeline":
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


def watch(record: Path) -> None:
    """From now on modules of the program are imported with their conditions noted in a file, which processes share."""
    every, _Loader.first = conditions()
    size = max(len(every), 1)
    if not record.exists() or record.stat().st_size != size:
        record.write_bytes(bytes(size))
    handle = os.open(record, os.O_RDWR)
    seen = mmap.mmap(handle, size)

    def note(number: int, value: Any) -> Any:
        try:
            seen[number] |= TRUE if value else FALSE
        except ValueError:  # an array, which is no condition
            seen[number] |= TRUE | FALSE
        return value

    setattr(builtins, _NOTE, note)
    sys.meta_path.insert(0, _Finder())


def read_pages(folders: Sequence[Path]) -> None:
    """Reads the PDFs of folders, pictures and scans left aside."""
    from unittest import mock

    from pipeline.extract.errors import Unread
    from pipeline.extract.formats import pdf
    from pipeline.extract.ocr import scanned_pages
    from pipeline.model import Source

    with mock.patch.object(scanned_pages, "recogniser", return_value=Unread("", "")):
        for path in (p for folder in folders for p in sorted(folder.rglob("*.pdf"))):
            try:
                pdf.read(path.read_bytes(), path.stem, Source(path.name, "", "pdf"))
            except Exception as problem:
                print(f"{path.stem}: {problem!r}", file=sys.stderr)


def audit_documents(folders: Sequence[Path]) -> None:
    """Cleans and audits documents as read."""
    from bench.claims_model.documents import load
    from pipeline import contract
    from pipeline.clean import clean
    from pipeline.run.audit.validators import audit

    datasets = contract.datasets()
    for path in (p for folder in folders for p in sorted(folder.glob("*.pickle"))):
        audit(clean(load(path), datasets), datasets)


def report(record: Path, room: str, tests: Path | None) -> None:
    """Prints the conditions of a room that decided nothing."""
    every, _ = conditions()
    seen = record.read_bytes()
    needed = tests.read_bytes() if tests else bytes(len(every))
    below = ROOT / "pipeline" / room.replace(".", "/")
    own = [n for n, c in enumerate(every) if below in c.path.parents or c.path == below.with_suffix(".py")]
    idle = [n for n in own if seen[n] == every[n].idle]
    print(f"{len(own)} conditions, {sum(not seen[n] for n in own)} never reached, {len(idle)} that decided nothing")
    for n in (*idle, *(n for n in own if not seen[n])):
        one = every[n]
        by_tests = "test" if needed[n] & ~one.idle else "    "
        what = f"{one.part:3}" if seen[n] else "---"
        print(f"{by_tests} {what} {one.path.relative_to(ROOT / 'pipeline')}:{one.line}: {one.text[:110]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("what", choices=["pages", "documents", "tests", "report"])
    parser.add_argument("given", nargs="+")
    parser.add_argument("--tests", type=Path, help="for a report: what the tests noted")
    given = parser.parse_args()
    if given.what == "report":
        report(given.record, given.given[0], given.tests)
        return
    watch(given.record)
    if given.what == "pages":
        read_pages([Path(g) for g in given.given])
    elif given.what == "documents":
        audit_documents([Path(g) for g in given.given])
    else:
        import pytest

        sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow", *given.given]))


if __name__ == "__main__":
    main()
