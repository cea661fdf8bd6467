"""The dialect of all CSV files we write, and the protection against cells that a spreadsheet would execute.

Fields are separated by ``;``, the decimal mark is a comma, text is UTF-8 with a byte order mark, lines end in a line
feed: a spreadsheet set to Spanish (Chile) opens it without asking, and ``datapackage.json`` declares it. See
``docs/decisions/0010-csv-dialect.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

DELIMITER = ";"
DECIMAL = ","
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_OPENERS = "=+@\\-＝＋＠－﹣"
_UNSEEN = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff"
RISKY = rf"""^(?:[\s'"{_UNSEEN}]*[{_OPENERS}]|'*[\t\r\n])"""
"""Beginnings of texts that a spreadsheet takes for a formula (OWASP, CSV injection), and of texts that
:func:`guard` may have produced: both get an apostrophe, so that removing one always restores the text. Blanks,
quotes, invisible characters and full-width forms are included, as some programs drop or normalise them."""

RISKY_AFTER_COMMA = rf"""(?<=,)(?=['"{_UNSEEN}]*[{_OPENERS}])"""
"""The beginning of a field for a spreadsheet that splits at commas; protected in the same way (after a blank it
is a text anyway)."""

_BLANK = " \u00a0\u202f"
PLAIN_NUMBER = rf"[+-]?[{_BLANK}]?\$?[{_BLANK}]?[\d.,]*\d[{_BLANK}]?%?"
"""A signed number is not a formula and is written unchanged."""

_quotable = re.compile(r'[;"\r\n]|^\s|\s$')
_risky = re.compile(RISKY)
_risky_after_comma = re.compile(RISKY_AFTER_COMMA + r"(?P<segment>[^,]*)")
_guarded_after_comma = re.compile(rf"""(?<=,)'(?=['"{_UNSEEN}]*[{_OPENERS}])""")
_plain_number = re.compile(PLAIN_NUMBER)
_harmless = re.compile(rf"{PLAIN_NUMBER}|-+")


def guard(text: str) -> str:
    """``text`` as written to a CSV file: with an apostrophe before anything that could be taken for a formula."""
    if "," in text:
        text = _risky_after_comma.sub(_guarded, text)
    if _risky.match(text) and not _plain_number.fullmatch(text):
        return "'" + text
    return text


def _guarded(match: re.Match[str]) -> str:
    segment = match["segment"]
    return segment if _harmless.fullmatch(segment) else "'" + segment


def unguard(text: str) -> str:
    """The inverse of :func:`guard`."""
    if text.startswith("'") and _risky.match(text):
        text = text[1:]
    return _guarded_after_comma.sub("", text) if ",'" in text else text


def quote(text: str) -> str:
    """``text`` in quotation marks where the dialect needs them."""
    if _quotable.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


@lru_cache(maxsize=16384)
def field(text: str) -> str:
    """``text`` as a field of a file: guarded, and quoted where needed."""
    if text[:1].isalnum() and "," not in text and not _quotable.search(text):
        return text
    return quote(guard(text))


def encode(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of texts as the bytes of a CSV file, every text guarded.

    A row of one empty text is written as a pair of quotes, since readers skip empty lines.
    """
    lines = [DELIMITER.join(map(field, row)) or '""' for row in rows]
    return BYTE_ORDER_MARK + ("\n".join(lines) + "\n").encode("utf-8")
