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

_OPENERS = "=+@\\-＝＋＠－﹣"
_UNSEEN = "\\u00ad\\u200b-\\u200d\\u2060\\ufeff"
RISKY = rf"""^(?:[\s'"{_UNSEEN}]*[{_OPENERS}]|'*[\t\r\n])"""
"""How a text begins that a spreadsheet takes for a formula (OWASP, CSV injection), or that our own guard
made: one apostrophe is put in front of all of them, so that taking one away always gives the text back.
Blanks, quotes, letters that do not show and full-width forms count, as some programs drop or fold them."""

RISKY_AFTER_COMMA = rf"""(?<=,)(?=['"{_UNSEEN}]*[{_OPENERS}])"""
"""Where a field would begin for a spreadsheet that splits at commas: it is guarded in the same way
(a blank there makes it a text)."""

_BLANK = " \u00a0\u202f"
PLAIN_NUMBER = rf"[+-]?[{_BLANK}]?\$?[{_BLANK}]?[\d.,]*\d[{_BLANK}]?%?"
"""A signed number is a number, not a formula: it stays as it is."""

_quotable = re.compile(r'[;"\r\n]|^\s|\s$')
_risky = re.compile(RISKY)
_risky_after_comma = re.compile(RISKY_AFTER_COMMA + r"(?P<segment>[^,]*)")
_guarded_after_comma = re.compile(rf"""(?<=,)'(?=['"{_UNSEEN}]*[{_OPENERS}])""")
_plain_number = re.compile(PLAIN_NUMBER)
_harmless = re.compile(rf"{PLAIN_NUMBER}|-+")


def guard(text: str) -> str:
    """``text`` as it may stand in a CSV: with an apostrophe before what could be taken for a formula."""
    if "," in text:
        text = _risky_after_comma.sub(_guarded, text)
    if _risky.match(text) and not _plain_number.fullmatch(text):
        return "'" + text
    return text


def _guarded(match: re.Match[str]) -> str:
    segment = match["segment"]
    return segment if _harmless.fullmatch(segment) else "'" + segment


def unguard(text: str) -> str:
    """The text that :func:`guard` was given."""
    if text.startswith("'") and _risky.match(text):
        text = text[1:]
    return _guarded_after_comma.sub("", text) if ",'" in text else text


def quote(text: str) -> str:
    """``text`` between quotes where the dialect needs them."""
    if _quotable.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def field(text: str) -> str:
    """``text`` as it stands in a file: guarded, and between quotes where needed."""
    if text[:1].isalnum() and "," not in text and not _quotable.search(text):
        return text
    return quote(guard(text))


def encode(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of texts as the bytes of a CSV file, every text guarded.

    A row that is one empty text is written as quotes: readers skip a line with nothing on it.
    """
    lines = [DELIMITER.join(map(field, row)) or '""' for row in rows]
    return BYTE_ORDER_MARK + ("\n".join(lines) + "\n").encode("utf-8")
