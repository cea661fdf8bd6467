"""A second process for the run of one document, born before the program is loaded.

Half of a short run is loading code, and one half of the code reads documents while the other half
judges them. The companion loads the first while this process loads the second; it reads the
document, and later draws the page while the datasets are written. Where it is not to be had (one
core, no ``fork``) or falls, what it was asked for is done here: the result is the same, only later.
"""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import struct
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from pipeline.processes import limits

T = TypeVar("T")
_LENGTH = struct.Struct(">Q")
_current: list[Companion] = []


def spare_core() -> bool:
    """Whether a child would have a core of its own."""
    return hasattr(os, "fork") and hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


class Promise(Generic[T]):
    """What the companion was asked for; promises are kept in the order in which they were made."""

    def __init__(self, companion: Companion | None, function: Callable[..., T], arguments: tuple[Any, ...]) -> None:
        self._companion, self._function, self._arguments = companion, function, arguments
        self._answer: tuple[bool, Any] | None = None
        if companion is not None and not companion.send(function, arguments):
            self._companion = None

    def wait(self) -> None:
        """Waits until the companion has answered or fallen, so that :meth:`result` need not.

        Raises:
            TimeoutError: the companion was stopped by the clock that its call had set.
        """
        if self._companion is not None and self._answer is None:
            self._answer = self._companion.receive()
            if self._answer is None and limits.ran_out_of_time(self._companion.exitcode):
                raise TimeoutError
            self._companion = None

    def result(self) -> T:
        """What the function returns.

        Raises:
            TimeoutError: as :meth:`wait`.
            Exception: whatever the function raises.
        """
        self.wait()
        if self._answer is None:
            return self._function(*self._arguments)
        done, value = self._answer
        if done:
            returned: T = value
            return returned
        raise value


class Companion:
    """The other process. It makes the calls it is sent, one after the other."""

    def __init__(self) -> None:
        requests, self._to = os.pipe()
        self._from, answers = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._to)
            os.close(self._from)
            _serve(requests, answers)
        os.close(requests)
        os.close(answers)
        self._alive = True
        self.exitcode: int | None = None  # once it fell; minus the signal that ended it

    def send(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> bool:
        """Asks for a call; whether the companion could be asked."""
        if not self._alive:
            return False
        try:
            _write(self._to, pickle.dumps((function, arguments), protocol=pickle.HIGHEST_PROTOCOL))
        except (OSError, pickle.PicklingError, AttributeError, TypeError):
            self.stop()
        return self._alive

    def receive(self) -> tuple[bool, Any] | None:
        """The next answer: whether the call returned, and what; ``None`` where the companion fell."""
        if not self._alive:
            return None
        try:
            answer: tuple[bool, Any] = pickle.loads(_read(self._from))
        except (OSError, EOFError, pickle.UnpicklingError):
            self.stop()
            return None
        return answer

    def stop(self) -> None:
        """Ends the companion at once."""
        if self._alive:
            self._alive = False
            os.close(self._to)
            os.close(self._from)
            self.exitcode = _ended(self._process)


def _ended(process: int) -> int | None:
    """The exit code of a child that is at its end, or is brought to it now; ``None`` where a copy of
    this process asks, whose child it is not."""
    try:
        ended, status = os.waitpid(process, os.WNOHANG)
        if not ended:
            os.kill(process, signal.SIGKILL)
            status = os.waitpid(process, 0)[1]
    except ChildProcessError:
        return None
    return os.waitstatus_to_exitcode(status)


def start(*shared: str) -> None:
    """Gives this process a companion, if there is a core for it.

    ``shared`` are modules that both need: loaded here first, they cost once and not twice.
    """
    if spare_core() and not _current:
        _load(*shared)
        _current.append(Companion())


def ask(function: Callable[..., T], *arguments: Any) -> Promise[T]:
    """Has ``function(*arguments)`` done by the companion if there is one, else here when it is wanted."""
    return Promise(_current[0] if _current else None, function, arguments)


def dismiss() -> None:
    """Ends the companion, where the run has no use for it."""
    while _current:
        _current.pop().stop()


def present() -> bool:
    return bool(_current)


def load(*modules: str) -> None:
    """Has the companion load modules by name, while nobody waits for it."""
    if _current:
        _current[0].send(_load, modules)


def _load(*modules: str) -> None:
    for module in modules:
        importlib.import_module(module)


def _serve(requests: int, answers: int) -> None:
    """The companion's life: it ends when the other end closes, and leaves without the parent's farewells."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limits.end_with_parent()
    try:
        while True:
            function, arguments = pickle.loads(_read(requests))
            try:
                answer = (True, function(*arguments))
            except Exception as error:
                answer = (False, limits.portable(error))
            if function is not _load:
                _write(answers, pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))
    except BaseException:  # no answer is an answer: the other side does it itself
        os._exit(1)


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(_LENGTH.pack(len(data)) + data)
    while view:
        view = view[os.write(pipe, view) :]


def _read(pipe: int) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    return _exactly(pipe, length)


def _exactly(pipe: int, count: int) -> bytes:
    parts = []
    while count:
        part = os.read(pipe, min(count, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
