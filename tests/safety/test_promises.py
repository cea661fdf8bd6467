"""What the pages about security and reliability promise is kept by tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.places import ROOT

PAGES = [ROOT / "SECURITY.md", ROOT / "docs" / "reliability.md"]
WANTED = ("Hostile input", "Output that is safe to open", "Nothing lost", "Accounting", "Supply chain")
NAMED = re.compile(r"`(tests/[\w/.]+?)(?:::(\w+))?`")


def names_of_tests(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_test_named_exists(page: Path) -> None:
    named = NAMED.findall(page.read_text(encoding="utf-8"))
    assert len(named) > 8
    for where, test in named:
        path = ROOT / where
        if path.is_dir():
            assert any(names_of_tests(file) for file in path.rglob("test_*.py")), where
        else:
            assert path.is_file(), where
            assert test in names_of_tests(path) if test else names_of_tests(path), f"{where}::{test}"


@pytest.mark.parametrize("page", [*PAGES, ROOT / "docs" / "using-the-data.md"], ids=lambda p: p.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_pages_say_what_they_have_to() -> None:
    reliability = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (.+)$", reliability)
    assert [heading for heading in headings if heading in WANTED] == [*WANTED]
