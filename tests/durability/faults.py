"""Publishing that fails, or ends as by SIGKILL, at any one of its effects on the disk."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.store import disk

EFFECTS = ("make_folder", "write", "link", "rename", "remove", "temporary", "flush", "exchange")


class Counter:
    """Counts effects, and at the given one (from 0) does what is asked instead; ``None``: never."""

    def __init__(self, at: int | None, instead: Callable[..., Any]) -> None:
        self.at, self.instead, self.seen = at, instead, 0

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            number, self.seen = self.seen, self.seen + 1
            if number == self.at:
                return self.instead(name, function, *arguments, **named)
            return function(*arguments, **named)

        return counted


@contextmanager
def counted(at: int | None, instead: Callable[..., Any]) -> Any:
    """The effects of :mod:`pipeline.store.disk` under a counter."""
    counter = Counter(at, instead)
    with pytest.MonkeyPatch.context() as patch:
        for name in EFFECTS:
            patch.setattr(disk, name, counter.wrap(name, getattr(disk, name)))
        yield counter


def _half(name: str, arguments: tuple[Any, ...]) -> None:
    """What a write leaves that is cut off in the middle."""
    if name == "write":
        path, data = arguments
        Path(path).write_bytes(data[: len(data) // 2])
    elif name == "temporary":
        folder, data = arguments
        (Path(folder) / f"{disk.TEMPORARY}cortado").write_bytes(data[: len(data) // 2])


def dies(name: str, function: Callable[..., Any], *arguments: Any, **_: Any) -> None:
    """The process ends here, a write half done."""
    _half(name, arguments)
    os._exit(9)


def dies_after(name: str, function: Callable[..., Any], *arguments: Any, **named: Any) -> None:
    """The process ends right after the effect."""
    function(*arguments, **named)
    os._exit(9)


def refuses(code: int) -> Callable[..., None]:
    """The system refuses with an error number, a write half done."""

    def refused(name: str, function: Callable[..., Any], *arguments: Any, **_: Any) -> None:
        if name == "write":
            _half(name, arguments)
        raise OSError(code, os.strerror(code))

    return refused


FULL, FORBIDDEN, BROKEN = errno.ENOSPC, errno.EACCES, errno.EIO


def in_child(work: Callable[[], None]) -> int:
    """The exit code of ``work`` done in a copy of this process: 0, 1 where it raised, 9 where it died."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
