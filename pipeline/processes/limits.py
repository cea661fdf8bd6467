"""What a process may take for one document, enforced by the operating system itself.

Time is that of the processor: beside other work a document takes longer, and what becomes of it must not
depend on that. Only one that waits and does not work is ended by the clock on the wall (``PATIENCE``).

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
PATIENCE = 6.0
"""Seconds on the wall for each of the processor. Beside work that filled two cores five times over, documents that need
4 to 10 seconds took more than 300, so that a limit on the wall ended 3 of 31; a stuck one is ended in half an hour."""
_AT_ONCE = 0.001  # seconds: an alarm that is set to none does not ring
_M_ARENA_MAX, _ARENAS = -8, 2  # mallopt(3)
_PR_SET_PDEATHSIG = 1  # prctl(2): the signal this process gets when its parent dies


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    ``timeout`` seconds of processor, and ``per_page`` more for each page that is read from a picture (together
    at most ``LONGEST``, or ``timeout`` where that is more); ``memory`` MiB of address space beyond
    what its process has when it begins.
    """

    timeout: float
    memory: int
    per_page: float = 0.0

    @property
    def longest(self) -> float:
        """Seconds of processor after which it is over whatever was granted."""
        return max(self.timeout, LONGEST) if self.per_page else self.timeout

    @property
    def patience(self) -> float:
        """Seconds on the wall after which it is over whatever was granted and used."""
        return PATIENCE * self.longest


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass
class _Alarm:
    """The alarms of this process: what it had used of the processor when they were set, and when that was; what for,
    and how many pages were granted."""

    limits: Limits
    used: float
    start: float
    pages: int = 0

    @property
    def allowed(self) -> float:
        """Seconds of processor since they were set."""
        more = self.pages * self.limits.per_page
        return min(self.limits.timeout + more, self.limits.longest) if more else self.limits.timeout

    @property
    def left(self) -> float:
        """Seconds of processor until one rings."""
        return max(self.allowed - (time.process_time() - self.used), 0.0)

    def set(self) -> None:
        _ring_after(self.left, self.allowed * PATIENCE - (time.monotonic() - self.start))


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
    """From now on this process has the time of ``limits``; when it is over, the system ends it. The time of processes
    it has made is theirs."""
    _set[:] = [_Alarm(limits, time.process_time(), time.monotonic())]
    _set[0].set()


def stop_clock() -> None:
    """Nothing is being timed any more."""
    _set.clear()
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.setitimer(signal.ITIMER_REAL, 0.0)


def another_page() -> None:
    """A page read from a picture is begun, which takes longer than any other: its time is added."""
    if _set and _set[0].limits.per_page:
        _set[0].pages += 1
        _set[0].set()


def _ring_after(processor: float, wall: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, max(processor, _AT_ONCE))
        signal.setitimer(signal.ITIMER_REAL, max(wall, _AT_ONCE))


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
    """Seconds of processor the clock of this process has left, pages read from pictures included; ``None`` where none
    runs."""
    return _set[0].left if _set else None


def portable(error: Exception) -> Exception:
    """The error itself where it can be sent to another process, else one that says the same."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def ran_out_of_time(status: int | None) -> bool:
    """Whether an exit code as of ``subprocess`` (minus the signal) is an alarm's."""
    return status is not None and hasattr(signal, "setitimer") and -status in (signal.SIGPROF, signal.SIGALRM)


def waited_too_long(status: int | None) -> bool:
    """Whether it is that of the clock on the wall: the process waited, or the machine was too busy to let it work."""
    return status is not None and hasattr(signal, "SIGALRM") and -status == signal.SIGALRM


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
