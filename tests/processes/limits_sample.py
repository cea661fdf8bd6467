"""Calls that go wrong the way documents do: never ending, eating memory, taking the process down."""

from __future__ import annotations

import os
import time
from typing import Any

MEBIBYTE = 1024 * 1024


def good(value: Any) -> Any:
    return value


def never_ends() -> None:
    while True:
        pass


def waits(seconds: float) -> str:
    time.sleep(seconds)
    return "waited"


def eats_memory(mebibytes: int) -> int:
    return len(bytearray(mebibytes * MEBIBYTE))


def dies() -> None:
    os._exit(11)


def raises() -> None:
    raise ValueError("roto")
