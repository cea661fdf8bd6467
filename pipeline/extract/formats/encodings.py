"""In which encoding a file of text is written, by its marks, its nulls, and the letters within its words."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from pipeline.extract.formats.settings import TEXT

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1252", "cp850", "mac_roman")  # Windows, DOS, old Macintosh; the likeliest first
_LETTERS = frozenset("áéíóúüñÁÉÍÓÚÜÑ")
_WITHIN_WORDS = re.compile(rb"(?<=[A-Za-z])[\x80-\xff](?=[A-Za-z])")
_WESTERN = "cuenta-cp1252"


def _in_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_WESTERN, _in_windows)


def marked(data: bytes) -> str | None:
    """The encoding that the mark at the head of a file states, or its nulls do: UTF-16 without a mark has one in every
    second byte of a text in Latin letters; ``None`` where neither says anything."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[: TEXT.looked_at]
    half = len(head) // 2
    if not half:
        return None
    first, second = head[::2].count(0) / half, head[1::2].count(0) / half
    if second >= TEXT.nulls and first <= TEXT.no_nulls:
        return "utf-16-le"
    return "utf-16-be" if first >= TEXT.nulls and second <= TEXT.no_nulls else None


def decode(data: bytes) -> str:
    """The text of a file: UTF-16 and UTF-32, UTF-8, UTF-8 into which pieces of Windows-1252 were pasted, or that of
    Windows-1252, the DOS and the Macintosh encoding in which most bytes within words are Spanish letters."""
    if (encoding := marked(data)) is not None:
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors=_WESTERN)
    pairs = sum(character >= "\x80" for character in data.decode("utf-8", errors="ignore"))
    if pairs > sum(character >= "\x80" for character in text) - pairs:
        return text
    likeliest = max(_ONE_BYTE, key=lambda name: _spanish(data, name))
    try:
        return data.decode(likeliest)
    except UnicodeDecodeError:
        return data.decode("latin-1")  # which has a character for every byte


def _spanish(data: bytes, encoding: str) -> int:
    """How many more bytes within words are Spanish letters in an encoding than are anything else."""
    counts = Counter(_WITHIN_WORDS.findall(data))
    return sum(n if byte.decode(encoding, "replace") in _LETTERS else -n for byte, n in counts.items())
