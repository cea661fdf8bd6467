"""Fixtures of the tests of whole runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import load_what_runs_use


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    load_what_runs_use()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads what another has kept, nor what the user has."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
