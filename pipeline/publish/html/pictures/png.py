"""Pixels to a small PNG: a palette of the picture's own colours, written without an imaging library.

Importing one takes longer than all the pictures of a report. Format: PNG specification, third edition (W3C).
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

import numpy as np

MAX_COLOURS = 256
_KEYS = 1 << 15
"""Colours are distinguished by the upper five bits of each channel, which the eye does not miss."""
_LEVEL = 5
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def encode(pixels: Any) -> bytes:
    """An array of height x width x 4 bytes (blue, green, red, anything) as a PNG with at most 256 colours.

    The most frequent colours are kept, a rarer one becomes the nearest of them.
    """
    height, width = pixels.shape[:2]
    colours, lookup, keys = _palette(np.ascontiguousarray(pixels).view(np.uint32).reshape(height, width))
    rows = np.zeros((height, width + 1), np.uint8)  # each row after the number of its filter, 0: none
    rows[:, 1:] = lookup[keys]
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return (
        _SIGNATURE
        + _chunk(b"IHDR", header)
        + _chunk(b"PLTE", colours.tobytes())
        + _chunk(b"IDAT", zlib.compress(rows.tobytes(), _LEVEL))
        + _chunk(b"IEND", b"")
    )


def _palette(pixels: Any) -> tuple[Any, Any, Any]:
    """The colours kept, the place among them of every key, and the key of every pixel."""
    keys = ((pixels >> 9) & 0x7C00) | ((pixels >> 6) & 0x03E0) | ((pixels >> 3) & 0x001F)
    counts = np.bincount(keys.ravel(), minlength=_KEYS)
    found = np.flatnonzero(counts)
    ranked = found[np.argsort(-counts[found], kind="stable")]
    colours = _colours(ranked[:MAX_COLOURS])
    lookup = np.zeros(_KEYS, np.uint8)
    lookup[ranked[:MAX_COLOURS]] = np.arange(min(len(ranked), MAX_COLOURS))
    if len(rare := ranked[MAX_COLOURS:]):
        apart = np.abs(_colours(rare)[:, None, :].astype(np.int16) - colours[None].astype(np.int16)).sum(axis=2)
        lookup[rare] = apart.argmin(axis=1)
    return colours, lookup, keys


def _colours(keys: Any) -> Any:
    """Red, green and blue of the keys, 0 to 255."""
    channels = np.stack([keys >> 10, keys >> 5, keys], axis=1) & 31
    return (channels << 3 | channels >> 2).astype(np.uint8)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
