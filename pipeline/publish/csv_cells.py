"""The dialect of every CSV we write, and the guard against cells a spreadsheet would run.

Fields are separated by ``;``, decimals marked by a comma, text is UTF-8 with a byte order mark, lines end
in a line feed: what a spreadsheet set to Spanish (Chile) opens without asking, and what
``datapackage.json`` declares. See ``docs/decisions/0010-csv-dialect.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

DELIMITER = ";"
DECIMAL = ","
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

RISKY = r"^'*[=+\-@\t\r]"
"""How a text begins that a spreadsheet takes for a formula (OWASP, CSV injection), or that our own guard
made: one apostrophe is put in front of all of them, so that taking one away always gives the text back."""

PLAIN_NUMBER = r"^[+-]?[\d.,]*\d\s?%?$"
"""A signed number is a number, not a formula: it stays as it is."""

_SUSPECT = frozenset("'=+-@\t\r")
_quotable = re.compile(r'[;"\r\n]|^\s|\s$')
_risky = re.compile(RISKY)
_plain_number = re.compile(PLAIN_NUMBER)


def guard(text: str) -> str:
    """``text`` as it may stand in a CSV: with an apostrophe before it if it could be taken for a formula."""
    if _risky.match(text) and not _plain_number.match(text):
        return "'" + text
    return text


def unguard(text: str) -> str:
    """The text that :func:`guard` was given."""
    return text[1:] if text.startswith("'") and _risky.match(text) else text


def quote(text: str) -> str:
    """``text`` between quotes where the dialect needs them."""
    if _quotable.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def field(text: str) -> str:
    """``text`` as it stands in a file: guarded, and between quotes where needed."""
    return quote(guard(text)) if text[:1] in _SUSPECT or _quotable.search(text) else text


def encode(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of texts as the bytes of a CSV file, every text guarded."""
    lines = [DELIMITER.join(map(field, row)) for row in rows]
    return BYTE_ORDER_MARK + ("\n".join(lines) + "\n").encode("utf-8")
