"""Work done beside the main line, on another core, in a forked child: for a run of one document.

Half of a short run is loading code; two halves load and work at the same time. The child begins
with all the parent has in memory and gives its result back through a pipe. Where forking is not to
be had (Windows), there is one core, or the child falls, the work is done here when its result is
asked for: the result is the same, only later.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Generic, TypeVar

from pipeline.processes.helper import spare_core

T = TypeVar("T")
_CHUNK = 1 << 16


class Beside(Generic[T]):
    """A call that goes on in a child from the moment this is made, if there is a core for it."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._child: int | None = None
        self._pipe = -1
        if spare_core():
            self._pipe, target = os.pipe()
            self._child = os.fork()
            if self._child == 0:
                os.close(self._pipe)
                _serve(work, target)
            os.close(target)

    def result(self) -> T:
        """What the call returns.

        Raises:
            Exception: whatever the call raises.
        """
        if self._child is None:
            return self._work()
        answer = self._received()
        if not answer:
            return self._work()
        done, result = pickle.loads(answer)
        if done:
            returned: T = result
            return returned
        raise result

    def _received(self) -> bytes:
        assert self._child is not None
        parts = []
        while part := os.read(self._pipe, _CHUNK):
            parts.append(part)
        os.close(self._pipe)
        os.waitpid(self._child, 0)
        self._child = None
        return b"".join(parts)


def _serve(work: Callable[[], T], target: int) -> None:
    """The child's life. It never returns, and leaves without the parent's farewells (exit handlers, buffers)."""
    try:
        try:
            given: tuple[bool, object] = (True, work())
        except Exception as error:
            given = (False, error)
        answer = pickle.dumps(given, protocol=pickle.HIGHEST_PROTOCOL)  # what cannot be sent is no answer
        view = memoryview(answer)
        while view:
            view = view[os.write(target, view[:_CHUNK]) :]
    except Exception:
        os._exit(1)
    finally:
        os._exit(0)
