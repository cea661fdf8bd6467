"""For all tests: which rules they trigger is noted (``tests/rules_seen.py``), and how properties are tried.

The same examples in every run and no deadline: a busy machine or a lucky draw must not decide whether a change passes.
``pytest --hypothesis-profile=hunt`` draws new ones.
"""

from __future__ import annotations

import signal

import pytest
from hypothesis import HealthCheck, settings

from tests.rules_seen import Plugin

settings.register_profile("everyday", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("hunt", deadline=None, max_examples=1000)
settings.load_profile("everyday")


def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background: children would ignore Ctrl-C too
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.pluginmanager.register(Plugin(config), "rules_seen")
