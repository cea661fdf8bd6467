"""Writing the same words the same way: lower case, without accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


class _Letters(dict[int, str]):
    """What each letter is folded to, looked up once: most of a text are the same few."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code).casefold())
        found = self[code] = "".join(c for c in parts if not unicodedata.combining(c))
        return found


_LETTERS = _Letters()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents; ñ becomes n. Each letter stays one letter, so that offsets hold in Spanish."""
    if text.isascii():
        return text.lower()
    return text.translate(_LETTERS)


def fold_plain(text: str) -> str:
    """:func:`fold`, and other forms of a letter or digit as the plain one: "ﬁ", "²", full-width letters. For names of
    files, not for texts: offsets do not hold."""
    return fold(unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=32768)
def fold_line(text: str) -> str:
    """:func:`fold`, and every run of white space one space: how labels and headers are compared."""
    return " ".join(fold(text).split())
