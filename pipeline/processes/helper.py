"""A second process for the run of one document, born before the program is loaded.

Half of a short run is loading code, and one half of the code reads documents while the other half
judges them. The helper loads the first while this process loads the second; it reads the
document, and later draws the page while the datasets are written. Where it is not to be had (one
core, no ``fork``) or falls, what it was asked for is done here: the result is the same, only later.
"""

from __future__ import annotations

import importlib
import os
import time
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from pipeline.processes import limits
from pipeline.processes.child import Fork, ProcessExpired
from pipeline.processes.page_progress import Look

T = TypeVar("T")
_current: list[Fork] = []


def spare_core() -> bool:
    """Whether a child would have a core of its own."""
    return hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


class Promise(Generic[T]):
    """What the helper was asked for, to be had once it is wanted; ``begun`` is when it was asked."""

    def __init__(self, helper: Fork | None, function: Callable[..., T], arguments: tuple[Any, ...]) -> None:
        self._function, self._arguments = function, arguments
        self._answer: tuple[bool, Any] | None = None
        self._number = helper.send(function, arguments) if helper is not None else None
        self._helper = helper if self._number is not None else None
        self.begun = time.monotonic()

    def wait(self, meanwhile: Look | None = None) -> bool:
        """Waits until the helper has answered or fallen, so that :meth:`result` need not; whether it answered.
        ``meanwhile`` is called every second of it.

        Raises:
            TimeoutError: the helper was stopped by the clock that its call had set.
        """
        if self._helper is not None and self._number is not None and self._answer is None:
            try:
                self._answer = self._helper.receive(self._number, None, meanwhile)
            except ProcessExpired as fallen:
                if limits.ran_out_of_time(fallen.exitcode):
                    raise TimeoutError from fallen
            finally:
                self._helper = None
        return self._answer is not None

    @property
    def answer(self) -> T | None:
        """What came of it, where the helper has answered and nothing was raised."""
        return self._answer[1] if self._answer is not None and self._answer[0] else None

    def result(self) -> T:
        """What the function returns.

        Raises:
            TimeoutError: as :meth:`wait`.
            Exception: whatever the function raises.
        """
        if not self.wait():
            return self._function(*self._arguments)
        assert self._answer is not None
        done, value = self._answer
        if done:
            returned: T = value
            return returned
        raise value


def start(*shared: str) -> None:
    """Gives this process a helper, if there is a core for it.

    ``shared`` are modules that both need: loaded here first, they cost once and not twice.
    """
    if spare_core() and not _current:
        _load(*shared)
        _current.append(Fork())


def ask(function: Callable[..., T], *arguments: Any) -> Promise[T]:
    """Has ``function(*arguments)`` done by the helper if there is one, else here when it is wanted."""
    return Promise(_current[0] if _current else None, function, arguments)


def dismiss() -> None:
    """Ends the helper, where the run has no use for it."""
    while _current:
        _current.pop().stop()


def present() -> bool:
    """Whether this process has a helper."""
    return bool(_current)


def load(*modules: str) -> None:
    """Has the helper load modules by name, while nobody waits for it."""
    if _current:
        _current[0].send(_load, modules)


def _load(*modules: str) -> None:
    for module in modules:
        importlib.import_module(module)
