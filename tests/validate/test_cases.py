"""The planted errors of the cases are found, and nothing else, whatever the form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.catalogue import CATALOGUE
from pipeline.extract.formats.text import read as read_text
from pipeline.extract.formats.word.document import read as read_word
from pipeline.model import Document, Finding, Source
from pipeline.rules import agreement, calendar, claims
from tests.places import DATA
from tests.validate.accounts import findings

CASES = DATA / "cases"
KINDS = {"claim", "cross", "reuse", "date", "sequence", "period"}


def read(path: Path) -> Document:
    if path.suffix == ".docx":
        return read_word(path.read_bytes(), path.stem, Source(path.name, "0", "docx"))
    return read_text(path.read_bytes(), path.stem, Source(path.name, "0", "text"))


def squeezed(text: str) -> str:
    return "".join(text.split())


def names(finding: Finding, plant: dict[str, object], tables: list[str]) -> bool:
    """Whether a finding gives the planted figure in its cell or its sentence."""
    if plant["kind"] in ("claim", "period"):
        return any(
            e.sentence is not None
            and squeezed(str(plant["observed"])) in squeezed(e.sentence)
            and squeezed(e.sentence) in squeezed(str(plant["para"]))
            for e in finding.evidence
        )
    row, column = plant["cell"]
    table = tables[int(str(plant["table"]))]
    return any((e.table, e.row, e.column) == (table, row, column) for e in finding.evidence)


@pytest.mark.parametrize("form", ["txt", "docx"])
@pytest.mark.parametrize("truth", sorted(CASES.glob("*.truth.json")), ids=lambda p: p.name.split(".")[0])
def test_plants(truth: Path, form: str) -> None:
    plants = [p for p in json.loads(truth.read_text())["plants"] if p["kind"] in KINDS]
    others = [p for p in json.loads(truth.read_text())["plants"] if p["kind"] not in KINDS]
    document = read(truth.with_name(truth.name.replace(".truth.json", f".{form}")))
    tables = [t.id for t in document.tables]
    found = findings(document)
    missed = [p for p in plants if not any(names(f, p, tables) for f in found)]
    assert missed == []
    spoilt = {tables[p["table"]] for p in others if p["table"] is not None}
    alarms = [
        f.message
        for f in found
        if not any(names(f, p, tables) for p in plants) and not any(e.table in spoilt for e in f.evidence)
    ]
    assert alarms == []


def test_every_rule_of_the_audit_is_in_the_catalogue_once() -> None:
    codes = [r.code for module in (agreement, calendar, claims) for r in module.RULES]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(CATALOGUE)
