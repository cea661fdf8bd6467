"""Whole documents give what they gave; ``make golden`` rewrites what is meant to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import run
from tests.golden import DOCUMENTS, outcome, path_of
from tests.places import ROOT

NOT_STABLE = {"run.json"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_gives_what_it_gave(document: str) -> None:
    assert outcome(document) == path_of(document).read_text(encoding="utf-8"), "if this is meant: make golden"


@pytest.mark.slow
def test_a_run_reproduces_extracted_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    out = tmp_path / "extracted"
    run.run(["raw"], run.Options(out=out))

    def kept(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.name not in NOT_STABLE and ".cuenta" not in path.parts
        }

    made, committed = kept(out), kept(ROOT / "extracted")
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []
