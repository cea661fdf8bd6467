"""How many pages of its document a child has read, for the process that waits for it to say so.

A child writes two numbers into memory that it shares with the process it is a copy of, which looks there now and then.
Nothing is sent, so nobody waits for anybody.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable

EVERY = 1.0  # seconds between two looks of one who waits
LONE = 0  # the slot of a document that is read alone
SLOTS = 64
_ENTRY = struct.Struct("II")
_shared = mmap.mmap(-1, SLOTS * _ENTRY.size)  # made when this is loaded, which is before any copy is
_own = [LONE]

Look = Callable[[], None]


def take(slot: int) -> None:
    """In a child: its pages are counted in this slot from now on."""
    _own[0] = slot


def begin(pages: int) -> None:
    """In a child: a document of so many pages is begun."""
    _ENTRY.pack_into(_shared, _own[0] * _ENTRY.size, 0, pages)


def another() -> None:
    """In a child: one more page has been read."""
    done, pages = seen(_own[0])
    _ENTRY.pack_into(_shared, _own[0] * _ENTRY.size, done + 1, pages)


def clear(slot: int) -> None:
    """Nothing has been read for this slot yet."""
    _ENTRY.pack_into(_shared, slot * _ENTRY.size, 0, 0)


def seen(slot: int) -> tuple[int, int]:
    """How many pages of a slot's document have been read, and how many it has; 0 of 0 where none is begun."""
    done, pages = _ENTRY.unpack_from(_shared, slot * _ENTRY.size)
    return done, pages
