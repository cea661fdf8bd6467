"""Ctrl-C, a request to end (SIGTERM) and a terminal that closes (SIGHUP): all end a run in the same orderly way."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MESSAGE = "Interrumpido. Lo publicado está a salvo: ejecute lo mismo otra vez para seguir donde quedó."
_ENDINGS = ("SIGTERM", "SIGHUP")
_FIRST = 128  # what a shell adds to the number of the signal that ended a program


class Ended(KeyboardInterrupt):
    """The program was asked to end by another signal than Ctrl-C's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def heed() -> None:
    """From now on the signals that ask to end raise :class:`Ended`; one that is ignored (``nohup``) stays so."""
    for name in _ENDINGS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _raise)


@contextmanager
def put_off() -> Iterator[None]:
    """Has them wait meanwhile: while code is being loaded an interrupt may fall where Python only mentions it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signals = [getattr(signal, name) for name in ("SIGINT", *_ENDINGS) if hasattr(signal, name)]
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)


def no_longer_heed() -> None:
    """All is done: Ctrl-C is ignored while Python ends, which would otherwise be killed by it and say nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _raise(number: int, frame: FrameType | None) -> None:
    raise Ended(number)


def exit_code(interrupt: BaseException) -> int:
    """What a shell would give for a program that ended by that signal."""
    return _FIRST + (interrupt.number if isinstance(interrupt, Ended) else signal.SIGINT)
