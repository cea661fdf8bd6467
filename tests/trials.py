"""How often what is tried at random is tried: a fifth of the trials every day, all of them in CI.

The profiles of hypothesis say it (``tests/conftest.py``), for examples that hypothesis draws and for seeds that a test
counts by itself: ``everyday`` makes a fifth, ``full`` all (``make test-slow``), ``hunt`` ten times as many. A test that
counts seeds carries the marker ``tried``, by which ``make test-slow`` finds it.
"""

from __future__ import annotations

from hypothesis import settings

FULL = 100
"""Examples of a property that names no number, in the profile ``full``."""
EVERYDAY = FULL // 5
FEWEST = 5


def trials(full: int) -> int:
    """How many of ``full`` trials this run makes, never fewer than a handful."""
    return max(min(full, FEWEST), full * settings.default.max_examples // FULL)
