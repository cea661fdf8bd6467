"""Which characters of a document's text are published, and what happens to the others.

Published text is Unicode in normalisation form C without invisible characters other than spaces. Removed are
control characters, directional formatting characters (with which a number can be made to look like another:
CVE-2021-42574), noncharacters, and lone surrogates, which cannot be encoded in UTF-8.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_SPACES = "\t-\r\x1c-\x1f\x85\u2028\u2029"
_NONCHARACTERS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
_REMOVED = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction, and deprecated formatting
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # byte order mark, annotation anchors, tags
    f"\ufdd0-\ufdef{_NONCHARACTERS}"
)
_spaces = re.compile(f"[{_SPACES}]")
_removed = re.compile(f"[{_REMOVED}]")
_surrogates = re.compile("[\ud800-\udfff]")
_unwanted = re.compile(f"[{_SPACES}{_REMOVED}\ud800-\udfff]")


def plain(text: str) -> str:
    """``text`` as it is published: white-space controls as blanks, unpublishable characters removed, composed (NFC).

    >>> plain("Total\\u202e 1.234\\x00")
    'Total 1.234'
    """
    if text.isascii() and text.isprintable():
        return text
    if _unwanted.search(text):
        if _surrogates.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _removed.sub("", _spaces.sub(" ", text))
    return unicodedata.normalize("NFC", text)


def removed_characters(text: str) -> Counter[str]:
    """How often each character that :func:`plain` removes occurs in ``text``, by code point (``U+202E``)."""
    if text.isascii() and text.isprintable():
        return Counter()
    found = _removed.findall(text)
    if _surrogates.search(text):
        found += _surrogates.findall(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass"))
    return Counter(f"U+{ord(character):04X}" for character in found)


def shown_path(path: str) -> str:
    r"""A file's path as it is published and printed: bytes that are not UTF-8, and controls, as ``\xe9``.

    A file name may contain any byte but two; Python represents undecodable ones as surrogates (PEP 383).
    """
    if path.isascii() and path.isprintable():
        return path
    return _unwanted.sub(_escaped, path)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else match.group().encode("unicode_escape").decode()
