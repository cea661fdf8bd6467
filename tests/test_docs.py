"""What is documented is what there is: rules, datasets, commands."""

from __future__ import annotations

import re
import runpy
import string

import pytest
from typer.main import get_command

from pipeline.catalogue import CATALOGUE
from pipeline.cli import app
from pipeline.rules.base import Rule
from tests.places import ROOT

COMMANDS = sorted(get_command(app).commands)


def test_the_generated_pages_are_up_to_date() -> None:
    generate = runpy.run_path(str(ROOT / "docs" / "generate.py"))
    assert generate["out_of_date"]() == []


@pytest.mark.parametrize("rule", CATALOGUE.values(), ids=lambda r: r.code)
def test_every_rule_is_explained(rule: Rule) -> None:
    for name in ("title", "title_en", "message", "message_en", "explanation", "docs", "tolerance", "silent", "example"):
        assert getattr(rule, name).strip(), f"{rule.code} has no {name}"
    assert rule.message.rstrip().endswith((".", "»", "}")), "a message is a complete sentence"

    def fields(template: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name}

    assert fields(rule.message) == fields(rule.message_en)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
    assert re.search(rf"cuenta {command}\b", text)


def test_every_module_the_documentation_names_exists() -> None:
    """Wherever a page says ``room/module.py``, whole or from some folder on. Decisions speak of their time, and
    the page on adding a service of a file that its reader makes."""
    there = [p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.py") if ".venv" not in p.parts]
    stated = [
        p for p in (ROOT / "docs").rglob("*.md") if p.parent.name != "decisions" and p.name != "adding-a-service.md"
    ]
    pages = [*stated, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md"]
    named = {(page.name, name) for page in pages for name in re.findall(r"`([\w/]+\.py)`", page.read_text("utf-8"))}
    assert len(named) > 50
    assert sorted((page, name) for page, name in named if not any(f"/{t}".endswith(f"/{name}") for t in there)) == []


def test_the_page_of_the_engine_for_unruled_tables_names_its_modules() -> None:
    page = (ROOT / "docs" / "engines-aligned.md").read_text("utf-8")
    named = {name for row in re.findall(r"(?m)^\| (`.*?) \|", page) for name in re.findall(r"`([\w/]+)`", row)}
    of_all = {"engine", "lines/ruling_lines", "tables", "lines/text_kinds"}  # no question of their own
    home = ROOT / "pipeline/extract/tables/engines/borderless"
    modules = {path.relative_to(home).with_suffix("").as_posix() for path in home.rglob("*.py")}
    asked = {name for name in modules if not name.endswith("__init__") and not name.startswith("settings")}
    assert named == asked - of_all
