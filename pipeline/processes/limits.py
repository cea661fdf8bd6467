"""What a process may take for one document, enforced by the operating system itself.

An alarm whose default action ends the process also stops code that never comes back to Python (a
loop inside a C library), and costs nothing while it does not ring. Where the system has no such
means (Windows), these functions do nothing.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
MIB = 1024 * 1024
LONGEST = 3600.0  # seconds for one document, however many pages it has
_M_ARENA_MAX, _ARENAS = -8, 2  # mallopt(3)
_PR_SET_PDEATHSIG = 1  # prctl(2): the signal this process gets when its parent dies


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    ``timeout`` seconds, and ``per_page`` more for each page that is read from a picture (together
    at most ``LONGEST``, or ``timeout`` where that is more); ``memory`` MiB of address space beyond
    what its process has when it begins.
    """

    timeout: float
    memory: int
    per_page: float = 0.0

    @property
    def longest(self) -> float:
        """Seconds after which it is over whatever was granted."""
        return max(self.timeout, LONGEST) if self.per_page else self.timeout


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass
class _Alarm:
    """The alarm of this process: when it was set, what for, and how many pages were granted."""

    limits: Limits
    start: float
    pages: int = 0

    @property
    def allowed(self) -> float:
        """Seconds from ``start``."""
        more = self.pages * self.limits.per_page
        return min(self.limits.timeout + more, self.limits.longest) if more else self.limits.timeout


_set: list[_Alarm] = []


def limit_memory(mebibytes: int) -> None:
    """Makes this process fail with ``MemoryError`` where it takes so many MiB of address space more than
    it has now, and leave no core file where it falls."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _keep_to_few_arenas()
    wanted = min(_address_space() + mebibytes * MIB, sys.maxsize)
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def _address_space() -> int:
    """Bytes of address space this process has: what libraries and threads reserve, which is no document's."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):  # no Linux
        return 0


def _keep_to_few_arenas() -> None:
    """glibc reserves 64 MiB for each thread that has to wait for another's memory, so that a machine under load would
    take more than an idle one for the same document."""
    if sys.platform == "linux":
        import ctypes

        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
        if mallopt is not None:
            mallopt(_M_ARENA_MAX, _ARENAS)


def start_clock(limits: Limits) -> None:
    """From now on this process has the time of ``limits``; when it is over, the system ends it."""
    _set[:] = [_Alarm(limits, time.monotonic())]
    _ring_after(limits.timeout)


def stop_clock() -> None:
    """Nothing is being timed any more."""
    _set.clear()
    _ring_after(0.0)


def another_page() -> None:
    """A page read from a picture is begun, which takes longer than any other: its time is added."""
    if _set and _set[0].limits.per_page:
        alarm = _set[0]
        alarm.pages += 1
        _ring_after(max(alarm.allowed - (time.monotonic() - alarm.start), 0.001))


def _ring_after(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def timed(limits: Limits, function: Callable[..., T], *arguments: Any) -> T:
    """``function(*arguments)`` with the clock running.

    Raises:
        Exception: whatever the function raises.
    """
    start_clock(limits)
    try:
        return function(*arguments)
    finally:
        stop_clock()


def left() -> float | None:
    """Seconds the clock of this process has left, pages read from pictures included; ``None`` where none runs."""
    if not _set:
        return None
    alarm = _set[0]
    return max(alarm.allowed - (time.monotonic() - alarm.start), 0.0)


def portable(error: Exception) -> Exception:
    """The error itself where it can be sent to another process, else one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def ran_out_of_time(status: int | None) -> bool:
    """Whether an exit code as of ``subprocess`` (minus the signal) is the alarm's."""
    return status is not None and hasattr(signal, "SIGALRM") and status == -signal.SIGALRM


ENDINGS = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


def leave_signals_to_the_parent() -> None:
    """In a child: what ends a run (Ctrl-C, a terminal that closes) goes to a whole group of processes, and is for
    the parent to act on, which ends its children; a plain request to end is followed at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)


def end_with_parent() -> None:
    """Makes this process end when the one that forked it is killed (Linux; elsewhere nothing)."""
    if sys.platform != "linux":
        return
    import ctypes

    parent = os.getppid()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it died in between
        os._exit(1)
