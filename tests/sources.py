"""Our own modules as syntax trees, each read once for all the tests that look at them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module, as ``ast.walk`` gives them."""
    return tuple(ast.walk(tree(path)))
