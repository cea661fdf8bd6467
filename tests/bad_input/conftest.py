"""Whole runs: what they use is loaded once."""

from __future__ import annotations

import pytest

from tests.documents import load_what_runs_use


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    load_what_runs_use()
