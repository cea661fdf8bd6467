"""For all tests: which rules they trigger is noted (``tests/rules_seen.py``)."""

from __future__ import annotations

import pytest

from tests.rules_seen import Plugin


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Plugin(config), "rules_seen")
