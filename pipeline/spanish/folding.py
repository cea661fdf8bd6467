"""Writing the same words the same way: lower case, without accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents; ñ becomes n. Each letter stays one letter, so that offsets hold in Spanish."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=32768)
def fold_line(text: str) -> str:
    """:func:`fold`, and every run of white space one space: how labels and headers are compared."""
    return " ".join(fold(text).split())
