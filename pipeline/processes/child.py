"""A child process that makes the calls it is sent, one after the other: the one pipe to another process.

A child is a copy of this process (:class:`Fork`), born in milliseconds with all that is loaded, or a
Python of its own (:class:`Interpreter`), for where this one has threads or may have no children by
``multiprocessing`` (a worker of a Dask cluster is a daemon). Calls and what comes of them travel
pickled over a :class:`multiprocessing.connection.Connection`, both ends of which are this program.
Every call has a number, so that the answer to one nobody waits for any more is never taken for another's.
"""

from __future__ import annotations

import multiprocessing.connection
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from pipeline.processes import library_threads, limits
from pipeline.processes.limits import Limits
from pipeline.processes.page_progress import EVERY, Look

Function = Callable[..., Any]
Pipe = Any
"""One end of a pipe: a :class:`multiprocessing.connection.Connection`."""
FAREWELL = 2.0  # seconds in which one that closed its pipe ends: the system closes it before it can be waited for
Number = tuple[int, int]
"""What names a call: the process that asks, which may be a copy of the one that had the child, and a count."""
BORN_WITH: Number = (0, 0)  # the call that a child was made for and need not be sent


class ProcessExpired(Exception):
    """The child fell; ``exitcode`` is its exit code, or minus the signal that ended it."""

    def __init__(self, message: str, exitcode: int) -> None:
        super().__init__(message, exitcode)
        self.exitcode = exitcode

    def __str__(self) -> str:
        return str(self.args[0])


class Child:
    """A child process and this end of its pipe; made by :class:`Fork` or :class:`Interpreter`."""

    def __init__(self, connection: Pipe) -> None:
        self.pipe = connection
        self._count = 0
        self.alive = True
        self.exitcode: int | None = None  # once it ended; minus the signal that ended it

    def _ended(self, falling: bool) -> int | None:
        """Ends the process, where it has not ended (``falling``: it is about to by itself), and waits for it:
        its exit code, ``None`` where a copy of this process asks, whose child it is not."""
        raise NotImplementedError

    def send(self, function: Function, arguments: tuple[Any, ...]) -> Number | None:
        """Asks for a call: its number, ``None`` where the child cannot be asked (it fell, or the call cannot
        be pickled, which ends it, as what it was sent before may matter to the call)."""
        if not self.alive:
            return None
        self._count += 1
        number = (os.getpid(), self._count)
        try:
            self.pipe.send((number, _working_in, (_folder(), function, arguments)))
        except (OSError, pickle.PicklingError, AttributeError, TypeError):
            self.stop()
            return None
        return number

    def receive(self, number: Number, timeout: float | None = None, meanwhile: Look | None = None) -> tuple[bool, Any]:
        """The answer to the call of a number: whether it returned, and what. Answers to earlier calls are dropped.

        ``meanwhile`` is called every second of the wait.

        Raises:
            TimeoutError: there was none within ``timeout`` seconds; the child is stopped.
            ProcessExpired: the child fell.
        """
        until = None if timeout is None else time.monotonic() + timeout
        try:
            while self.alive:
                self._wait(until, meanwhile)
                answered, done, value = self.pipe.recv()
                if answered == number:
                    return done, value
        except TimeoutError:
            self.stop()
            raise
        except (OSError, EOFError, pickle.UnpicklingError):
            self.stop(falling=True)
        except BaseException:  # interrupted, perhaps in the middle of an answer
            self.stop()
            raise
        code = 1 if self.exitcode is None else self.exitcode
        raise ProcessExpired(f"código {code}", code)

    def _wait(self, until: float | None, meanwhile: Look | None) -> None:
        """Waits for something to be there to be received.

        Raises:
            TimeoutError: it is ``until`` on the monotonic clock, and nothing is.
        """
        while until is not None or meanwhile is not None:
            left = None if until is None else max(until - time.monotonic(), 0.0)
            step = left if meanwhile is None else min(EVERY, EVERY if left is None else left)
            if self.pipe.poll(step):
                return
            if left is not None and left <= (step or 0.0):
                raise TimeoutError
            if meanwhile is not None:
                meanwhile()

    def call(self, function: Function, arguments: tuple[Any, ...], timeout: float | None = None) -> Any:
        """What ``function(*arguments)`` returns in the child.

        Raises:
            TimeoutError, ProcessExpired: as :meth:`receive`.
            Exception: whatever the function raises.
        """
        number = self.send(function, arguments)
        if number is None:
            code = 1 if self.exitcode is None else self.exitcode
            raise ProcessExpired("se cerró al recibir el documento", code)
        return self.received(number, timeout)

    def received(self, number: Number, timeout: float | None = None, meanwhile: Look | None = None) -> Any:
        """What the call of a number returned; ``meanwhile`` as in :meth:`receive`.

        Raises: as :meth:`call`.
        """
        done, value = self.receive(number, timeout, meanwhile)
        if done:
            return value
        raise value

    def stop(self, falling: bool = False) -> None:
        """Ends the child at once; one that is ``falling`` by itself is waited for, to know by what."""
        if self.alive:
            self.alive = False
            self.pipe.close()
            self.exitcode = self._ended(falling)


class Fork(Child):
    """A copy of this process that leads the life it is given. Only where there is ``os.fork``."""

    def __init__(self, life: Callable[[Pipe], None] | None = None) -> None:
        ours, theirs = multiprocessing.connection.Pipe()
        blocked_before = signal.pthread_sigmask(
            signal.SIG_BLOCK, limits.ENDINGS
        )  # none must come before the copy knows it is one
        with library_threads.ended():
            self._process = os.fork()
            if self._process == 0:
                _live(ours, theirs, life or serve)
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked_before)
        theirs.close()
        super().__init__(ours)

    def _ended(self, falling: bool) -> int | None:
        until = time.monotonic() + (FAREWELL if falling else 0.0)
        try:
            ended, status = os.waitpid(self._process, os.WNOHANG)
            while not ended and time.monotonic() < until:
                time.sleep(_PAUSE)
                ended, status = os.waitpid(self._process, os.WNOHANG)
            if not ended:
                os.kill(self._process, signal.SIGKILL)
                status = os.waitpid(self._process, 0)[1]
        except ChildProcessError:
            return None
        return os.waitstatus_to_exitcode(status)


class Interpreter(Child):
    """A Python of its own, under a limit of memory (MiB)."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        ours, theirs = multiprocessing.connection.Pipe()
        program = f"import sys; sys.path[:] = {sys.path!r}; from pipeline.processes.child import live; "
        command = [sys.executable, "-c", f"{program}live({theirs.fileno()}, {memory})"]
        self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=[theirs.fileno()])
        theirs.close()
        super().__init__(ours)

    def _ended(self, falling: bool) -> int:
        try:
            return self._process.wait(FAREWELL if falling else 0.0)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()


def _folder() -> str:
    """The folder this process works in; "" where it was taken away."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def _working_in(folder: str, function: Function, arguments: tuple[Any, ...]) -> Any:
    if folder not in ("", _folder()):  # one that may no longer be entered is not entered again
        os.chdir(folder)  # relative paths of a call are those of the caller, who may have moved since the child's birth
    return function(*arguments)


def _live(ours: Pipe, connection: Pipe, life: Callable[[Pipe], None]) -> None:
    """The life of a copy. It never returns, and leaves without the farewells of the process it is a copy of
    (exit handlers, buffers, destructors of threads it does not have)."""
    try:
        limits.leave_signals_to_the_parent()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, limits.ENDINGS)
        ours.close()
        limits.end_with_parent()
        life(connection)
    except BaseException:  # no answer is an answer
        os._exit(1)
    os._exit(0)


def live(descriptor: int, memory: int) -> None:
    """The life of a Python of its own, which ends when the other end of its pipe closes."""
    limits.leave_signals_to_the_parent()
    limits.limit_memory(memory)
    serve(multiprocessing.connection.Connection(descriptor))


def serve(connection: Pipe) -> None:
    """Makes the calls that come and answers, until the other end closes."""
    while True:
        try:
            number, function, arguments = connection.recv()
        except EOFError:
            return
        answer(connection, number, function, arguments)


def answer(connection: Pipe, number: Number, function: Function, arguments: tuple[Any, ...]) -> None:
    """Makes one call and sends what came of it under its number."""
    try:
        result = (number, True, function(*arguments))
    except Exception as error:  # it is the caller's to judge
        result = (number, False, limits.portable(error))
    try:
        connection.send(result)
    except MemoryError as error:
        connection.send((number, False, error))


_own = threading.local()
_PAUSE = 0.001  # seconds between two looks at whether a child has ended
GRACE = 5.0  # seconds more than its own clock gives it, for a child that is too busy to look at it


def call(function: Function, arguments: tuple[Any, ...], allowed: Limits) -> Any:
    """``function(*arguments)`` in this thread's own :class:`Interpreter`, which is born at the first call and works in
    the folder that this process works in at each.

    Raises: as :meth:`Child.call`.
    """
    child: Interpreter | None = getattr(_own, "child", None)
    if child is None or not child.alive or child.memory != allowed.memory:
        if child is not None:
            child.stop()
        child = _own.child = Interpreter(allowed.memory)
    return child.call(limits.timed, (allowed, function, *arguments), allowed.patience + GRACE)
