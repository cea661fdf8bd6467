"""Imports go down only, heavy libraries are loaded only where used, modules stay readable."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.places import ROOT
from tests.sources import nodes, tree

PIPELINE = ROOT / "pipeline"

# From the ground up; a room may import rooms below its own line, stages never each other.
LEVELS = [
    {"values"},
    {"geometry", "safe_text", "spanish"},
    {"model", "locations", "processes"},
    {"contract", "references", "rules"},
    {"official_codes", "quantities", "store"},
    {"checks"},
    {"catalogue"},
    {"extract", "clean", "validate", "publish"},
    {"run"},
    {"api", "cli"},
]
LEVEL_OF = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}
HEAVY = {"pandas", "pandera", "great_expectations", "camelot", "pdfplumber", "scipy", "matplotlib", "duckdb", "docx"}


@cache
def _modules() -> tuple[Path, ...]:
    return tuple(sorted(PIPELINE.rglob("*.py")))


def _room(path: Path) -> str:
    return path.relative_to(PIPELINE).parts[0].removesuffix(".py")


@cache
def _imports(path: Path) -> list[tuple[str, bool]]:
    """(module, whether at the top level of the file) of every import; a module that is imported from its package is
    named itself."""
    top = {id(node) for node in tree(path).body}
    found: list[tuple[str, bool]] = []
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            wholes = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [(whole if _is_ours(whole) else node.module, id(node) in top) for whole in wholes]
    return found


@cache
def _is_ours(module: str) -> bool:
    path = ROOT / module.replace(".", "/")
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


@cache
def _uses() -> tuple[tuple[str, str], ...]:
    """Every import of every module of a room: (module, what it imports), without ``pipeline.`` before ours."""
    rooms = [path for path in _modules() if _room(path) != "__init__"]
    return tuple((_named(path), module.removeprefix("pipeline.")) for path in rooms for module, _ in _imports(path))


def test_every_room_has_a_level() -> None:
    assert {_room(path) for path in _modules()} - {"__init__"} == set(LEVEL_OF)


def test_imports_go_down_only() -> None:
    up = []
    for module, used in _uses():
        room, other = module.split(".")[0], used.split(".")[0]
        if other in LEVEL_OF and other != room and LEVEL_OF[other] >= LEVEL_OF[room]:
            up.append((module, used))
    assert up == []


def test_no_module_names_a_schema() -> None:
    assert [(module, used) for module, used in _uses() if used.split(".")[0] == "schemas"] == []


# Inside a room, from the ground up; the longest name that fits says on which floor a module is.
FLOORS = {
    "extract": [
        {"errors", "linear_model", "strict_ooxml"},
        {"pdf"},
        {"layout", "second_reading"},
        {"tables.settings", "tables.periods"},
        {"tables.engine", "tables.column_extents", "tables.header_rows"},
        {"tables.engines.borderless.settings"},
        {"tables.engines.borderless.lines"},
        {"tables.engines.borderless.columns"},
        {"tables.engines.borderless.zones", "tables.engines.borderless.wrapped_rows"},
        {"tables.engines.borderless.header"},
        {"tables.engines.borderless.extent", "tables.engines.borderless.rows"},
        {"tables.engines.borderless.tables"},
        {"tables.engines"},
        {"tables.repair"},
        {"tables"},
        {"coverage", "assembly"},
        {"ocr.recognised_word"},
        {"ocr.image"},
        {"ocr.recognition"},
        {"ocr"},
        {"formats"},
        {"read_again", "reader"},
    ],
    "clean": [
        {"identity.settings", "settings"},
        {"identity.gazetteer", "identity.years_in_words"},
        {"identity.bodies"},
        {"identity.passages"},
        {"identity.places"},
        {"identity.institution", "identity.titles", "identity.year_evidence"},
        {"identity.years"},
        {"identity"},
        {"columns", "dataset_names", "families"},
        {"column_names", "kinds", "recognise"},
        {"group_cells", "united_tables"},
        {"unfold"},
        {"values"},
        {"corrections", "official_names"},
        {"tables"},
    ],
    "validate": [
        {"evidence"},
        {"arithmetic.settings", "calendar", "confidence", "schema"},
        {"arithmetic.identities"},
        {"arithmetic.error_location"},
        {"arithmetic.ratios", "arithmetic.wording"},
        {"arithmetic.sums"},
        {"arithmetic.across_tables", "arithmetic.candidates", "arithmetic.conventions", "arithmetic.explanation"},
        {"arithmetic.findings"},
        {"arithmetic"},
        {"claims.sentence"},
        {"claims.cells"},
        {"claims.linking"},
        {"claims.copied"},
        {"claims.computed", "claims.paragraph", "claims.restated"},
        {"claims.fitted_relations", "claims.fitted_partitions"},
        {"claims.verdict"},
        {"claims.by_labels"},
        {"claims"},
        {"agreement"},
    ],
    "publish": [
        {"settings", "money", "spanish"},
        {"data_files", "office", "quality"},
        {"datasets"},
        {"portals"},
        {"html"},
        {"documents"},
    ],
    "run": [
        {"settings"},
        {"published"},
        {"inputs"},
        {"incremental", "audit"},
        {"ocr_correction"},
        {"options", "report"},
        {"collection", "comparison", "schema", "workers"},
        {"batch"},
        {"runner"},
    ],
}


def _floor(room: str, module: str) -> int | None:
    """The floor of a module by its name within the room, or ``None``."""
    floors = {name: level for level, names in enumerate(FLOORS[room]) for name in names}
    fitting = [name for name in floors if module == name or module.startswith(name + ".")]
    return floors[max(fitting, key=len)] if fitting else None


@cache
def _named(path: Path) -> str:
    return ".".join(path.relative_to(PIPELINE).with_suffix("").parts).removesuffix(".__init__")


def test_imports_go_down_inside_a_room() -> None:
    up = []
    for module, used in _uses():
        room, _, name = module.partition(".")
        if room not in FLOORS or not name:
            continue  # what a room gives to the outside comes from all its floors
        floor = _floor(room, name)
        assert floor is not None, f"on which floor of {room} is {name}?"
        if used.startswith(f"{room}."):
            below = _floor(room, used.removeprefix(f"{room}."))
            if below is None or below > floor:
                up.append((module, used))
    assert up == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {f"pipeline.{_named(p)}": p for p in _modules()}
    uses = {name: {module for module, _ in _imports(path)} for name, path in names.items()}
    while free := [name for name, used in uses.items() if not used & uses.keys()]:
        for name in free:
            del uses[name]
    assert sorted(uses) == []


def test_rooms_beside_each_other_import_in_no_circle() -> None:
    """What stands in one folder, folders and modules, imports each other one way only."""
    for room in sorted({_named(path.parent / "__init__.py") for path in _modules() if path.parent != PIPELINE}):
        beside: dict[str, set[str]] = {}
        for module, used in _uses():
            if module.startswith(f"{room}.") and used.startswith(f"{room}."):
                one, other = (name.removeprefix(f"{room}.").split(".")[0] for name in (module, used))
                beside.setdefault(one, set()).update({other} - {one})
        while free := [name for name, used in beside.items() if not used & beside.keys()]:
            for name in free:
                del beside[name]
        assert sorted(beside) == [], room


MOST_MODULES = 24
"""In one folder, without those of its folders: more are about several things."""


def test_folders_are_small() -> None:
    folders = sorted({path.parent for path in _modules()})
    wide = {_named(home / "__init__.py"): len(list(home.glob("[!_]*.py"))) for home in folders if home != PIPELINE}
    assert {name: count for name, count in wide.items() if count > MOST_MODULES} == {}


def test_schemas_import_the_contract_only() -> None:
    allowed = {"pipeline.contract", "decimal", "__future__"}
    imports = [(path.name, module) for path in (ROOT / "schemas").glob("*.py") for module, _ in _imports(path)]
    assert [(name, module) for name, module in imports if module not in allowed] == []


def test_the_pipeline_names_no_dataset() -> None:
    names = [p.stem for p in (ROOT / "schemas").glob("*.py") if not p.stem.startswith("_")]
    specific = [n for n in names if "_" in n]  # single words are ordinary Spanish
    for path in _modules():
        text = path.read_text(encoding="utf-8")
        assert [n for n in specific if f'"{n}"' in text] == [], path.name


def test_heavy_libraries_are_imported_where_used() -> None:
    at_top = [(_named(path), module) for path in _modules() for module, top in _imports(path) if top]
    assert [(name, module) for name, module in at_top if module.split(".")[0] in HEAVY] == []


def test_the_values_come_through_one_door() -> None:
    """Which module of ``pipeline/model/`` a value stands in is nobody else's business."""
    behind = [(module, used) for module, used in _uses() if used.startswith("model.")]
    assert [(module, used) for module, used in behind if module.split(".")[0] != "model"] == []


def test_reading_a_report_loads_no_heavy_library(tmp_path: Path) -> None:
    code = (
        "import sys; from pipeline import run; from pathlib import Path; "
        f"run.run([{str(ROOT / 'tests/data/forms/ruled.pdf')!r}], run.Options(out=Path({str(tmp_path / 'out')!r}))); "
        f"print(sorted(set(m.split('.')[0] for m in sys.modules) & {HEAVY - {'pdfplumber'}!r}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_nobody_else_asks_for_a_private_name() -> None:
    """What a test or a bench needs of a module has a name without an underscore; so has what another module needs."""
    users = [path for room in ("pipeline", "tests", "bench") for path in (ROOT / room).rglob("*.py")]
    asked = [(path.relative_to(ROOT).as_posix(), name) for path in users for name in _names_of_ours(path)]
    assert [(path, name) for path, name in asked if re.search(r"\._[a-z]", name, re.IGNORECASE)] == []


def _names_of_ours(path: Path) -> Iterator[str]:
    """The names of our modules that a file imports, asks of an imported module, or replaces."""
    modules = {}
    for node in nodes(path):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "pipeline":
            wholes = {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            modules |= {name: whole for name, whole in wholes.items() if _is_ours(whole)}
            yield from wholes.values()
    for node in nodes(path):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in modules:
            yield f"{modules[node.value.id]}.{node.attr}"
        elif isinstance(node, ast.Call) and len(node.args) > 1 and isinstance(node.args[1], ast.Constant):
            of = node.args[0]
            if isinstance(of, ast.Name) and of.id in modules:
                yield f"{modules[of.id]}.{node.args[1].value}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("pipeline."):
            yield node.value


def test_tests_mirror_the_rooms() -> None:
    """A folder of tests is named as the room or the package whose tests stand in it."""
    rooms = [ROOT / "tests" / room for room in LEVEL_OF if (ROOT / "tests" / room).is_dir()]
    folders = [path.parent.relative_to(ROOT / "tests") for room in rooms for path in room.rglob("__init__.py")]
    assert [str(folder) for folder in folders if not (PIPELINE / folder / "__init__.py").is_file()] == []


LONGEST = 300  # lines


def test_modules_are_short() -> None:
    """A module that needs more is about more than one thing."""
    assert [_named(path) for path in _modules() if path.read_bytes().count(b"\n") > LONGEST] == []


LONGEST_FUNCTION = 52  # lines, without signature and docstring


def test_functions_are_short() -> None:
    """A function that needs more does more than one thing."""
    functions = [
        (f"{_named(path)}.{node.name}", node)
        for path in _modules()
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [name for name, node in functions if _lines(node) > LONGEST_FUNCTION] == []


MOST_PARAMETERS = 5
"""More are several things that travel together and want a name, but for what a function is."""
NAMED_AT_THE_CALL = {
    "rules.base.make": "the parts of a finding",
    "validate.evidence.numeral_readings._pattern": "the parts of a pattern",
}
"""Functions that only put a value together, and say by name what goes into it."""


def test_functions_take_few_parameters() -> None:
    """A command of the command line takes what a person may write there, and stands in no other function's way."""
    many = {
        f"{_named(path)}.{node.name}"
        for path in _modules()
        if _room(path) != "cli"
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and _parameters(node) > MOST_PARAMETERS
    }
    assert many == set(NAMED_AT_THE_CALL)


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many parameters a function has, without ``self`` and ``cls``."""
    given = [a.arg for a in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return len(given) - (given[:1] in (["self"], ["cls"]))


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def _nesting(node: ast.AST, depth: int = 0) -> int:
    """How deep loops, branches and the like stand in each other; a further branch of an ``if`` is no deeper."""
    deepest = depth
    for child in ast.iter_child_nodes(node):
        is_elif = isinstance(child, ast.If) and isinstance(node, ast.If) and node.orelse == [child]
        nested = isinstance(child, ast.For | ast.While | ast.If | ast.With | ast.Try | ast.Match) and not is_elif
        deepest = max(deepest, _nesting(child, depth + nested))
    return deepest


def test_nothing_is_nested_deeper_than_four() -> None:
    deep = [
        f"{_named(path)}.{node.name}: {_nesting(node)}"
        for path in _modules()
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and _nesting(node) > 4
    ]
    assert deep == []


def test_decimals_are_rounded_by_the_one_function_that_takes_long_figures() -> None:
    """``Decimal.quantize`` by itself raises on a figure of many digits (see ``quantities.rounding``)."""
    users = [p.relative_to(PIPELINE).as_posix() for p in _modules() if ".quantize(" in p.read_text(encoding="utf-8")]
    assert users == ["quantities/rounding.py"]


def test_a_name_of_a_type_means_one_thing() -> None:
    """Two types of one name, in whatever rooms, are two things for one word: the reader has to open both."""
    homes: dict[str, list[str]] = {}
    for path in _modules():
        for node in tree(path).body:
            if (name := _name_of_type(node)) and not name.startswith("_"):
                homes.setdefault(name, []).append(_named(path))
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}


def _name_of_type(node: ast.stmt) -> str | None:
    """The name of a class or of an alias (``Position = tuple[int, int]``)."""
    if isinstance(node, ast.ClassDef):
        return node.name
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Subscript | ast.BinOp | ast.Name):
        return None
    target = node.targets[0]
    return target.id if isinstance(target, ast.Name) and re.match(r"[A-Z][a-z]", target.id) else None
