"""``cuenta schema draft`` writes code from what a document prints: none of it is code."""

from __future__ import annotations

import ast

import pytest

from pipeline.model import Cell, Table
from pipeline.run.schema.draft import draft
from tests.safety.hostile_texts import CORPUS, LONG

BREAKOUTS = (
    '"""\nimport os\n"""',
    'x""" + __import__("os").system("id") + """',
    "\\",
    '\\"',
    'a\\" + exit() + \\"',
    "'''\nx",
    "{0}{exit()}",
    "# x\nexit()",
    "x\r\nexit()",
    "x\u2028exit()\u0085exit()",
    "»\nimport os\n# «",
)


@pytest.mark.parametrize("text", [*(t for t in CORPUS if t not in LONG), *BREAKOUTS], ids=lambda t: ascii(t)[:40])
def test_a_draft_declares_a_dataset_and_does_nothing_else(text: str) -> None:
    rows = ((text, f"{text} 2", "Total"), (text, "1", "2"), (f"b{text}", "3", "4"), (f"Total {text}", "4", "6"))
    cells = tuple(Cell(r, c, cell) for r, row in enumerate(rows) for c, cell in enumerate(row))
    name, code = draft(Table("t01", cells, 1, text, text), institution=text)
    assert name.isidentifier()
    module = ast.parse(code)
    assert [type(node).__name__ for node in module.body] == ["Expr", "ImportFrom", "Assign"]
    assert {ast.unparse(n.func) for n in ast.walk(module) if isinstance(n, ast.Call)} == {"Dataset", "Field"}
    assert not any(isinstance(n, ast.Attribute | ast.Subscript | ast.BinOp | ast.JoinedStr) for n in ast.walk(module))
