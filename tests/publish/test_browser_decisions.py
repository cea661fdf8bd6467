"""Decided on the page in a real browser, saved beside the document, read again: the report says so.

Needs what ``test_browser`` needs; skipped without.
"""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.accounts_sample import account, cuenta
from tests.publish.browsing import CHROMIUM, NEEDED, SCRIPTS

pytestmark = [pytest.mark.slow, *NEEDED]


def extract(folder: Path) -> dict[str, dict[str, Any]]:
    code, _, errors = cuenta("extract", folder / "raw", "--out", folder / "out", "--no-expectations")
    assert code == 0, errors
    found = json.loads((folder / "out" / "hospital-2022" / "findings.json").read_text())["findings"]
    return {f["key"]: f for f in found}


def decided(folder: Path) -> dict[str, Any]:
    done = subprocess.run(
        [
            "node",
            str(SCRIPTS / "decide.mjs"),
            str(folder / "out" / "hospital-2022" / "quality-report.html"),
            str(folder),
        ],
        env={**os.environ, "CHROMIUM": str(CHROMIUM)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_decide_save_run_again_and_see_it(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    spoilt = account(2022, spoilt=True).replace("$ 12.750.000", "$ 12.760.000")
    (tmp_path / "raw" / "hospital-2022.txt").write_text(spoilt, encoding="utf-8")
    before = '# de la unidad de control\n\n[[accepted]]\nfinding = "nadie"\nreason = "de antes"\n'
    (tmp_path / "raw" / "hospital-2022.decisions.toml").write_text(before, encoding="utf-8")
    first = extract(tmp_path)
    assert [f["status"] for f in first.values()].count("open") == len(first) >= 2

    seen = decided(tmp_path)
    assert seen["messages"] == []
    assert seen["withoutReason"] == "Escriba por qué."
    assert seen["unfit"].startswith("Escriba la cifra como la imprimiría el documento")
    assert sorted(seen["badges"]) == ["Corregido (sin guardar)", "Está bien así (sin guardar)"]
    assert seen["pending"] == 2
    assert seen["files"] == ["hospital-2022.decisions.toml", "hospital-2022.corrections.toml"]

    written = (tmp_path / "hospital-2022.decisions.toml").read_text(encoding="utf-8")
    assert written.startswith(before), "what was decided before stays, word for word"
    accepted = tomllib.loads(written)["accepted"][1]
    assert accepted["reason"] == "Lo confirmó la oficina\nde partes"
    assert accepted["by"] == 'Juana "la" Pérez'
    (correction,) = tomllib.loads((tmp_path / "hospital-2022.corrections.toml").read_text())["correction"]
    assert (correction["value"], correction["by"], correction["on"]) == ("1.503", "M. Soto", "2024-03-31")

    for name in seen["files"]:
        (tmp_path / name).replace(tmp_path / "raw" / name)
    again = extract(tmp_path)
    assert again[accepted["finding"]]["status"] == "accepted"
    assert again[accepted["finding"]]["decision"]["by"] == 'Juana "la" Pérez'
    (mended,) = [f for f in again.values() if f["status"] == "corrected"]
    assert mended["decision"]["on"] == "2024-03-31"
    page = (tmp_path / "out" / "hospital-2022" / "quality-report.html").read_text(encoding="utf-8")
    assert "→ <ins>1.503</ins>" in page
    assert "Lo confirmó la oficina" in page


@pytest.fixture(autouse=True)
def _spanish_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "es_CL.UTF-8")
