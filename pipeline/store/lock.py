"""One run at a time in one output.

The lock is on the folder itself (``flock``): it needs no file of its own, and the system takes it
from a process that dies. Where there is none to be had (Windows, some network disks) runs are not
kept apart.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.store import disk
from pipeline.store.base import Waiting

_descriptors: set[int] = set()


def _let_go() -> None:
    """In a child: a helper that outlives its run must not keep the next one waiting."""
    while _descriptors:
        os.close(_descriptors.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)


@contextmanager
def locked(folder: Path, waiting: Waiting) -> Iterator[None]:
    """Holds a folder, which is made if it is not there; waits where another run holds it.

    Raises:
        OSError: it cannot be made or opened.
    """
    descriptor = _take(folder, waiting)
    try:
        yield
    finally:
        if descriptor is not None and descriptor in _descriptors:
            _descriptors.discard(descriptor)
            os.close(descriptor)


def _take(folder: Path, waiting: Waiting) -> int | None:
    disk.make_folder(folder, parents=True)
    try:
        import fcntl
    except ImportError:
        return None
    while True:
        descriptor = os.open(folder, os.O_RDONLY)
        _descriptors.add(descriptor)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            except OSError:  # this disk knows no locks
                _drop(descriptor)
                return None
            disk.make_folder(folder, parents=True)  # it may have been removed while we waited
            if os.path.samestat(os.fstat(descriptor), os.stat(folder)):
                return descriptor
        except BaseException:
            _drop(descriptor)
            raise
        _drop(descriptor)


def _drop(descriptor: int) -> None:
    _descriptors.discard(descriptor)
    os.close(descriptor)
