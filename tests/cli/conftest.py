"""The sample published once, for the tests that only look."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.accounts_sample import account, cuenta
from tests.documents import load_what_runs_use


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    load_what_runs_use()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``raw/`` (2022 and 2023) and ``out/``, what is published of them."""
    folder = tmp_path_factory.mktemp("two-years")
    (folder / "raw").mkdir()
    (folder / "raw" / "hospital-2022.txt").write_text(account(2022, spoilt=True), encoding="utf-8")
    (folder / "raw" / "hospital-2023.txt").write_text(account(2023), encoding="utf-8")
    code, _, errors = cuenta("extract", folder / "raw", "--out", folder / "out", "--no-expectations", "--jobs", "1")
    assert code == 0, errors
    return folder
