"""One call in a child process that can be stopped: how limits hold inside a worker of a cluster.

A worker of a Dask cluster is a daemon, which may have no children by ``multiprocessing``; a plain
subprocess may. It lives on from call to call, loads the pipeline once, and ends with its parent.
What passes between the two is pickled: both are this program, joined by pipes nobody else has.
"""

from __future__ import annotations

import pickle
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import IO, Any

from pipeline.processes import limits as bounds
from pipeline.processes.fork_call import ProcessExpired
from pipeline.processes.limits import Limits

_LENGTH = struct.Struct(">Q")
_own = threading.local()
GRACE = 5.0  # seconds


class Child:
    """A child process that makes calls, one after the other, under a limit of memory (MiB)."""

    def __init__(self, memory: int) -> None:
        self.memory = memory
        program = f"import sys; sys.path[:] = {sys.path!r}; from pipeline.processes.child import serve; serve({memory})"
        self._process = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def stop(self) -> None:
        """Ends the child at once."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                pipe.close()

    def call(self, function: Callable[..., Any], arguments: tuple[Any, ...], timeout: float) -> Any:
        """What ``function(*arguments)`` returns in the child.

        Raises:
            TimeoutError: it took longer than ``timeout`` seconds; the child is stopped.
            ProcessExpired: the child fell.
            Exception: whatever the function raises.
        """
        data = pickle.dumps((function, arguments))
        until = time.monotonic() + timeout
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(_LENGTH.pack(len(data)) + data)
            self._process.stdin.flush()
            answer = self._receive(until)
        except BrokenPipeError as error:
            self.stop()
            raise ProcessExpired("se cerró al recibir el documento", 1) from error
        except TimeoutError:
            self.stop()
            raise
        done, result = pickle.loads(answer)
        if done:
            return result
        raise result

    def _receive(self, until: float) -> bytes:
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, until))
        return self._exactly(length, until)

    def _exactly(self, count: int, until: float) -> bytes:
        pipe = self._process.stdout
        assert pipe is not None
        parts = []
        while count:
            left = until - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                raise TimeoutError
            part = pipe.read1(count)  # type: ignore[attr-defined]
            if not part:
                code = self._process.wait()
                self.stop()
                raise ProcessExpired(f"código {code}", code)
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


def call(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> Any:
    """``function(*arguments)`` in this thread's child, which is born at the first call.

    The child's own clock stops it first; ours is for the one that is too busy to look at it.

    Raises: as :meth:`Child.call`.
    """
    child: Child | None = getattr(_own, "child", None)
    if child is None or not child.alive or child.memory != limits.memory:
        if child is not None:
            child.stop()
        child = _own.child = Child(limits.memory)
    return child.call(bounds.timed, (limits, function, *arguments), limits.longest + GRACE)


def _read(pipe: IO[bytes], count: int) -> bytes:
    data = pipe.read(count)
    if len(data) < count:
        raise EOFError
    return data


def serve(memory: int) -> None:
    """The child's life: reads calls on standard input and answers on standard output, until it closes."""
    bounds.limit_memory(memory)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not get into the answers
    while True:
        try:
            (length,) = _LENGTH.unpack(_read(source, _LENGTH.size))
            function, arguments = pickle.loads(_read(source, length))
        except EOFError:
            return
        try:
            answer = (True, function(*arguments))
        except Exception as error:  # it is the caller's to judge
            answer = (False, bounds.portable(error))
        data = pickle.dumps(answer)
        target.write(_LENGTH.pack(len(data)) + data)
        target.flush()
