"""For all tests: which rules they trigger is noted (``tests/rules_seen.py``), and how properties are tried.

The same examples in every run and no deadline: a busy machine or a lucky draw must not decide whether a change passes.
``pytest --hypothesis-profile=full`` draws all that CI draws, ``hunt`` new ones (``tests/trials.py``).
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.places import DATA, ROOT
from tests.rules_seen import Plugin
from tests.trials import EVERYDAY, FULL

same = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("everyday", same, max_examples=EVERYDAY)
settings.register_profile("full", same, max_examples=FULL)
settings.register_profile("hunt", deadline=None, max_examples=10 * FULL)
settings.load_profile("everyday")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: it is no garbage, and not looked through for some, again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # started in the background: children would ignore Ctrl-C too
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.pluginmanager.register(Plugin(config), "rules_seen")


@pytest.fixture(scope="session", autouse=True)
def golden_files_stay() -> Iterator[None]:
    """No test rewrites what it is compared with: only ``make golden`` does."""
    before = _written()
    yield
    assert _written() == before


def _written() -> dict[str, tuple[int, int]]:
    """When each golden file was written, and its size."""
    every = [path for folder in (DATA / "golden", ROOT / "extracted") for path in folder.rglob("*") if path.is_file()]
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in every}
