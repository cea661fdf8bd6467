"""Which characters of a stranger's text are published, and what becomes of the others.

Published text is Unicode in normalisation form C, and every character in it is one that shows or
spaces. Taken out are control characters, marks that turn the direction of writing (with which a
figure can be made to look like another: CVE-2021-42574), code points that are no characters, and
halves of surrogate pairs, which no UTF-8 file can hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SPACES = "\t-\r\x1c-\x1f\x85\u2028\u2029"
_NO_CHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_TAKEN_OUT = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction, and deprecated formatting
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # byte order mark, annotation anchors, tags
    f"\ufdd0-\ufdef{_NO_CHARACTERS}"
)
_spaces = re.compile(f"[{_SPACES}]")
_taken_out = re.compile(f"[{_TAKEN_OUT}]")
_surrogates = re.compile("[\ud800-\udfff]")
_unwanted = re.compile(f"[{_SPACES}{_TAKEN_OUT}\ud800-\udfff]")


def plain(text: str) -> str:
    """``text`` as it is published: controls that space as a blank, what is no text taken out, composed (NFC).

    >>> plain("Total\\u202e 1.234\\x00")
    'Total 1.234'
    """
    if text.isascii() and text.isprintable():
        return text
    if _unwanted.search(text):
        if _surrogates.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _taken_out.sub("", _spaces.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def lost(text: str) -> Counter[str]:
    """How often each character stands in ``text`` that :func:`plain` does not keep, as ``U+202E``."""
    if text.isascii() and text.isprintable():
        return Counter()
    found = _taken_out.findall(text)
    if _surrogates.search(text):
        found += _surrogates.findall(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass"))
    return Counter(f"U+{ord(character):04X}" for character in found)


def shown_path(path: str) -> str:
    r"""A file's path as it is published and printed: bytes that are no UTF-8 and controls as ``\xe9``.

    A file name may hold any byte but two; Python keeps those that are no text as surrogates (PEP 383).
    """
    if path.isascii() and path.isprintable():
        return path
    return _unwanted.sub(_escaped, path)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else match.group().encode("unicode_escape").decode()
