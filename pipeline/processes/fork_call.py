"""One call in a copy of this process, so that whatever a document does to it is not done to us.

The copy is made by ``fork`` when everything is loaded, which takes some milliseconds; it makes the
call under limits of time and memory and hands back what came of it. Where there is no ``fork``
(Windows) the call is made here, without limits.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from pipeline.processes import limits
from pipeline.processes.child import BORN_WITH, Fork, Pipe, answer
from pipeline.processes.limits import Limits
from pipeline.processes.page_progress import Look


def call(
    function: Callable[..., Any], arguments: tuple[Any, ...], allowed: Limits, meanwhile: Look | None = None
) -> Any:
    """What ``function(*arguments)`` returns in a copy of this process; ``meanwhile`` is called every second of it.

    Raises:
        pipeline.processes.child.ProcessExpired: the copy fell, or was stopped by its clock (see
            ``limits.ran_out_of_time``).
        Exception: whatever the function raises.
    """
    if not hasattr(os, "fork"):
        return function(*arguments)

    def life(connection: Pipe) -> None:
        limits.limit_memory(allowed.memory)
        answer(connection, BORN_WITH, limits.timed, (allowed, function, *arguments))

    child = Fork(life)
    try:
        return child.received(BORN_WITH, None, meanwhile)
    finally:
        child.stop()
