"""Thresholds of the rooms that have been gone through stand in their settings, each with what it means."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.places import ROOT
from tests.sources import nodes, tree

# Packages whose numbers stand in their ``settings`` (a module or a package of its own); with a star only the modules
# that are in the package itself and in packages of it without settings of their own.
ROOMS = [
    "clean/*",
    "clean/identity",
    "extract/assembly",
    "extract/coverage",
    "extract/formats",
    "extract/layout",
    "extract/ocr/*",
    "extract/ocr/image",
    "extract/ocr/recognition",
    "extract/pdf",
    "extract/second_reading",
    "extract/tables/*",
    "extract/tables/engines/borderless",
    "extract/tables/engines/ruled",
    "extract/tables/repair",
    "publish/*",
    "publish/html",
    "quantities",
    "run",
    "validate/agreement",
    "validate/arithmetic",
    "validate/calendar",
    "validate/claims/*",
    "validate/claims/fitted_relations",
    "validate/claims/by_labels",
    "validate/claims/cells",
    "validate/claims/computed",
    "validate/claims/linking",
    "validate/claims/paragraph",
    "validate/claims/fitted_partitions",
    "validate/claims/restated",
    "validate/claims/sentence",
    "validate/claims/verdict",
    "validate/confidence",
    "validate/evidence",
]
# No thresholds: whether there is one, whether there are several, half, twice; digits and per cent.
COUNTING = {0, 1, 2, 10, 100}
# What else is a fact of a room's subject and no choice of ours.
FACTS: Mapping[str, frozenset[float]] = {
    # points of an inch, levels of a byte and its bits, quarter turns, half a pixel, and the pixels beside one: the
    # smallest window with a middle, and the neighbours that touch it
    "extract/ocr/image": frozenset({72, 255, 256, 8, 16, 90, 180, 270, 0.5, 3, 4}),
    # units of a Word file and of a shape in it in points, codes of symbols and of control characters
    "extract/formats": frozenset({9, 13, 16, 20, 27, 32, 72, 12_700, 0x3F, 0xD7FF, 0xF000, 0xF0FF}),
    # digits between marks of thousands
    "extract/layout": frozenset({3}),
    # points of an inch, and centimetres
    "extract/coverage": frozenset({72, 2.54}),
    # half turns, levels of a byte, the middle of one of several equal parts
    "extract/ocr/*": frozenset({180, 255, 0.5}),
    # turns, levels of a byte, the smallest window with a middle, marks and digits between marks of thousands
    "extract/ocr/recognition": frozenset({3, 4, 90, 180, 270, 255}),
    # codes of pdfium and of Unicode, sizes of their values, corners of a rectangle, directions, bytes of a colour
    "extract/pdf": frozenset({3, 4, 5, 7, 8, 16, 18, 32, 64, 90, 255, 256, 360, 0xFFFFFF, 0x110000}),
    # what a spreadsheet can hold and how its columns are named, places of columns, bits of a byte, points of an inch,
    # units of a Word file, the digits that check a RUT, nine of ten
    "publish/*": frozenset(
        {3, 4, 5, 6, 7, 8, 9, 11, 15, 20, 26, 31, 39, 65, 72, 164, 16_384, 32_767, 360_000, 1_048_576}
    ),
    # digits between marks of thousands and of a year, months, a thousand, a million, the century of "22", tens
    # in words
    "quantities": frozenset({3, 4, 12, 1000, 1_000_000, 2000, 30, 91}),
    # parts of the address of a cell, bytes of a hash, bits of a megabyte, how far a source file is indented
    "run": frozenset({3, 6, 8, 20}),
    # what floats are off by
    "validate/claims/*": frozenset({1.0001}),
    # places of features, what floats are off by, what keeps a logarithm from zero
    "validate/claims/linking": frozenset({3, 1.0001, 1e-9, 1e-12, 1e-300, 1e9}),
    # a group of thousands
    "validate/claims/sentence": frozenset({1000}),
    # how far apart the ends of three rows or more are
    "validate/claims/verdict": frozenset({3}),
    # what floats are off by, and what keeps a division or a logarithm from zero
    "validate/claims/computed": frozenset({3, 5, 1e-9, 1e-12}),
    # three figures of which one is computed from the others, half a unit, thousands in words, what floats are off by
    "validate/claims/paragraph": frozenset({3, 0.5, 1000, 1e-6, 1e-9}),
    # what floats are off by
    "validate/claims/restated": frozenset({1e-6, 1.0001}),
    # thousands and millions in words
    "validate/evidence": frozenset({1000, 1_000_000}),
}
COLLECTIONS = (ast.Tuple, ast.Call, ast.Dict, ast.Set)
OF_A_MATCH = {"group", "start", "end"}  # which part of a regular expression


OF_CODES = {
    "character_codes.py",
    "native.py",
    "png.py",
    "safe_text.py",
}  # modules whose numbers are those of Unicode, of pdfium and of PNG
# Modules whose numbers scale what fitted weights multiply: another value would have to be fitted again.
OF_FEATURES = {"cell_accusation.py", "computed_accusation.py", "features.py", "label_years.py", "order.py", "years.py"}


def _modules(room: str) -> Iterator[Path]:
    home = _home(room)
    for path in sorted(home.rglob("*.py")):
        of_another = room.endswith("/*") and any(map(_has_settings, _packages_between(home, path)))
        if "settings" not in path.relative_to(home).with_suffix("").parts and not of_another:
            yield path


def _packages_between(home: Path, path: Path) -> list[Path]:
    return [parent for parent in path.parents if home in parent.parents]


def _has_settings(package: Path) -> bool:
    return (package / "settings").is_dir() or (package / "settings.py").is_file()


def _home(room: str) -> Path:
    return ROOT / "pipeline" / room.removesuffix("/*")


def _settings(room: str) -> list[Path]:
    home = _home(room) / "settings"
    return sorted(home.glob("*.py")) if home.is_dir() else [home.with_suffix(".py")]


def _is_constant(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id.strip("_").isupper()


def _places(index: ast.expr) -> list[ast.expr | None]:
    if isinstance(index, ast.Tuple):
        return [place for part in index.elts for place in _places(part)]
    return [index.lower, index.upper, index.step] if isinstance(index, ast.Slice) else [index]


def numbers(every: Sequence[ast.AST]) -> list[ast.Constant]:
    """The numbers of a module that decide something: no size of a cache, no digits of a rounding, no count, no member
    of a collection that has a name, no part of a regular expression, no place in a row of an array, no root."""
    left_out: set[int] = set()
    for node in every:
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign) and isinstance(node.value, COLLECTIONS):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            left_out |= {id(n) for n in ast.walk(node.value) if _is_constant(target)}
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Call):
            left_out |= {id(n) for n in node.value.args if all(map(_is_constant, node.targets[0].elts))}
        if isinstance(node, ast.keyword) and node.arg == "maxsize":
            left_out |= {id(n) for n in ast.walk(node.value)}
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant | ast.Tuple | ast.Slice):
            left_out |= {id(n) for n in _places(node.slice)}
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
            left_out.add(id(node.right))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "round":
            left_out |= {id(n) for argument in node.args[1:] for n in ast.walk(argument)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OF_A_MATCH:
            left_out |= {id(n) for n in node.args}
    return [
        node
        for node in every
        if isinstance(node, ast.Constant)
        and isinstance(node.value, (int, float))
        and not isinstance(node.value, bool)
        and node.value not in COUNTING
        and id(node) not in left_out
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_no_number_decides_outside_the_settings(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for path in _modules(room)
        if path.name not in OF_CODES | OF_FEATURES
        for node in numbers(nodes(path))
        if node.value not in FACTS.get(room, ())
    ]
    assert found == []


# Facts where a room is a module or two: seconds of a minute, who may read a file.
ELSEWHERE = {60, 0o644}


def test_every_other_number_has_a_name() -> None:
    """What stands in no room with settings is named at the top of its module, or a setting of a check."""
    in_rooms = {path for room in ROOMS for path in (*_modules(room), *_settings(room))}
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value}"
        for path in sorted((ROOT / "pipeline").rglob("*.py"))
        if path not in in_rooms and path.name not in OF_CODES | OF_FEATURES
        for node in _unnamed(path)
        if node.value not in ELSEWHERE
    ]
    assert found == []


def _unnamed(path: Path) -> Iterator[ast.Constant]:
    """The numbers of a module that stand in no assignment to a name of it and in no class of settings."""
    named = {
        id(number)
        for node in tree(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        or (isinstance(node, ast.ClassDef) and node.name.endswith("Settings"))
        for number in ast.walk(node)
    }
    yield from (number for number in numbers(nodes(path)) if id(number) not in named)


def test_numbers_that_decide_are_seen() -> None:
    source = (
        "LIMIT = 5\n\n@lru_cache(maxsize=99)\ndef f(x, y=0.3):\n    return x > 7 and -1.5 < x / 2 and round(x, 3) > 0\n"
    )
    found = [n.value for n in numbers(tuple(ast.walk(ast.parse(source))))]
    assert sorted(value for value in found if isinstance(value, (int, float))) == [0.3, 1.5, 5, 7]


def _names(settings: Any) -> Iterator[str]:
    for field in fields(settings):
        value = getattr(settings, field.name)
        if is_dataclass(value):
            yield from _names(value)
        else:
            yield field.name


@cache
def _attributes(path: Path) -> frozenset[str]:
    return frozenset(node.attr for node in nodes(path) if isinstance(node, ast.Attribute))


@pytest.mark.parametrize("room", ROOMS)
def test_every_threshold_is_used_and_says_what_it_means(room: str) -> None:
    module = importlib.import_module(f"pipeline.{room.removesuffix('/*').replace('/', '.')}.settings")
    names = list(_names(module.SETTINGS))
    used = {name for path in _modules(room.removesuffix("/*")) for name in _attributes(path)}
    text = "\n".join(path.read_text(encoding="utf-8") for path in _settings(room))
    explained = set(re.findall(r"^    (?:# .*\n    )+(\w+): |^    (\w+): .*#", text, re.MULTILINE))
    assert [n for n in names if n not in used] == []
    assert [n for n in names if n not in {a or b for a, b in explained}] == []
