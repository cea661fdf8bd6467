"""One call in a copy of this process, so that whatever a document does to it is not done to us.

The copy is made by ``fork`` when everything is loaded, which takes some milliseconds; it makes the
call under limits of time and memory and hands back what came of it. Where there is no ``fork``
(Windows) the call is made here, without limits.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable
from typing import Any

from pipeline.processes import limits as bounds
from pipeline.processes.limits import Limits


class ProcessExpired(Exception):
    """The copy fell; ``exitcode`` is its exit code, or minus the signal that ended it."""

    def __init__(self, message: str, exitcode: int) -> None:
        super().__init__(message, exitcode)
        self.exitcode = exitcode

    def __str__(self) -> str:
        return str(self.args[0])


def call(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits) -> Any:
    """What ``function(*arguments)`` returns in a copy of this process.

    Raises:
        ProcessExpired: the copy fell, or was stopped by its clock (see ``bounds.ran_out_of_time``).
        Exception: whatever the function raises.
    """
    if not hasattr(os, "fork"):
        return function(*arguments)
    answers, to_us = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(answers)
        _make(function, arguments, limits, to_us)
    os.close(to_us)
    try:
        answer = _everything(answers)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
    except BaseException:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        raise
    finally:
        os.close(answers)
    if code:
        raise ProcessExpired(f"código {code}", code)
    done, result = pickle.loads(answer)
    if done:
        return result
    raise result


def _make(function: Callable[..., Any], arguments: tuple[Any, ...], limits: Limits, answers: int) -> None:
    """The copy's life; it leaves without the farewells of the process it is a copy of."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who waits, who stops us
        bounds.end_with_parent()
        bounds.limit_memory(limits.memory)
        try:
            answer: tuple[bool, Any] = (True, bounds.timed(limits, function, *arguments))
        except Exception as error:  # it is the caller's to judge
            answer = (False, bounds.portable(error))
        with os.fdopen(answers, "wb") as pipe:
            pipe.write(pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))
        os._exit(0)
    except BaseException:
        os._exit(1)


def _everything(pipe: int) -> bytes:
    parts = []
    while part := os.read(pipe, 1 << 20):
        parts.append(part)
    return b"".join(parts)
