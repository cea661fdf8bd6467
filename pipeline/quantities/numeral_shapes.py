"""The shapes in which numerals are printed: whether a text is one, judged by its characters alone.

Cheaper than :func:`pipeline.quantities.numerals.parse` and without an opinion on the value. A page is taken apart by
its numerals long before the number format of the document is known, so each step asks for the shape that it can
meet: a running text, a table cell with its footnote mark, a header row, a scan. The predicates differ only in which of
the pieces below they allow; each says which.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.spanish.months import ABBREVIATED

MONEY = frozenset(("$", "€", "£", "¥", "US$", "M$", "MM$", "UF", "$("))
"""Signs of money that may stand apart from their numeral, at the left edge of its cell."""

MARKS = ".,"
"""What groups thousands and sets off decimals within a printed figure, but for blanks and apostrophes."""
FIGURE_PATTERN = rf"\d+(?:[{MARKS}]\d+)*"
"""A figure with its marks as it stands in a sentence, for patterns of the prose."""

# Pieces, to be put into patterns. Classes of characters are written without their brackets.
_HYPHENS = r"\-−–"  # hyphen, minus sign, en dash
_DASHES = _HYPHENS + "—"
_BLANKS = r" \u00a0\u2009\u202f"
_APOSTROPHES = "'’"
_CURRENCIES = "$€£"
_GROUPED = rf"\d[\d{MARKS}\s]*"
"""Digits with group and decimal marks, and blanks between groups."""
_COMPACT = rf"\d[\d{MARKS}]*"
"""The same without blanks."""
_EXTENDED = rf"[{MARKS}]?\d[\d{MARKS}:/{_APOSTROPHES} %{_HYPHENS.replace('−', '')}"
"""Digits with group and decimal marks, also those of times, dates, fractions and ranges; the class is left open."""
NOTE_SIGNS = "*∗†‡§¶¤¥"
"""Signs that stand behind a figure for a note below its table; the yen there too, never its money, which stands before
it."""
_NOTE_MARK = (
    rf"(?:\s*(?:[{NOTE_SIGNS}]+|[(\[][{NOTE_SIGNS}]+[)\]]|\(?[a-z0-9]{{1,2}}\)|/[a-z0-9]{{1,2}}/?|[a-z]/)"
    r"|[a-zA-Z]{1,2}|\s?[a-e¹²³⁴⁵⁶⁷⁸⁹])"
)
"""The mark of a footnote behind a numeral: ``*``, ``(1)``, ``a)``, ``/2``, ``r``, ``¹``."""
_LONE_NOTE_MARK = re.compile(rf"[{NOTE_SIGNS}]+|\(?[a-z]\)|[¹²³⁴⁵⁶⁷⁸⁹]{{1,2}}")
_LETTERS_LIKE_DIGITS = "lIi|!OoQDSsBZzgqTtLJ"

_NUMERAL = re.compile(rf"^[{_HYPHENS}+(]?\s*(?:[A-Z]{{0,3}}\$|UF|€)?\s*[-−]?{_GROUPED}\)?\s*%?$")
_NUMERAL_DATE_OR_RANGE = re.compile(
    rf"^[(\[+{_HYPHENS}]?\s*(?:[A-Z]{{0,3}}[{_CURRENCIES}]|UF|UTM)?\s*[+{_HYPHENS}]?{_EXTENDED}]*"
    r"\s*[)\]]?\s*[%*†]{0,3}$"
)
_ANNOTATED = re.compile(
    rf"^[(\[<>≤≥±~+{_DASHES}]?\s*"
    rf"(?:(?:US|CH|C|M|MM|MUS|A|NZ|HK)?[{_CURRENCIES}¥]\s?|UF\s?|UTM\s?|CLP\s?|USD\s?|EUR\s?)?"
    rf"[(+{_DASHES}]?\s*{_EXTENDED}{_BLANKS}]*"
    rf"\s*[)\]]?\s*(?:%|‰|°|º|ª|°C|[{_CURRENCIES}¥]|[kKMm](?![a-z]))?[)\]]?"
    rf"{_NOTE_MARK}?$"
)
_WITH_SHARE_OR_ERROR = re.compile(
    rf"^[+{_HYPHENS}]?[{_CURRENCIES}]?\d[\d., ]*%?\s*"
    rf"(?:[(\[]\s*[+±{_HYPHENS}]?[{_CURRENCIES}]?[\d.,;– -]+\s*%?[)\]]|±\s*[\d.,]+|[-–]\s?{_COMPACT}%?)[*†‡a-c]{{0,3}}$"
)
_AXIS_LABEL = re.compile(
    rf"^[{_HYPHENS}+(]?\s*[$€]?\s*{_COMPACT}\s*%?\)?$|^(?:{'|'.join(ABBREVIATED)})\w*[-./ ]?\d{{2,4}}$", re.IGNORECASE
)
_PERHAPS_MISREAD = re.compile(
    rf"[{_HYPHENS}(+]?(?:[A-Z]{{0,2}}\$)?[\d{_LETTERS_LIKE_DIGITS}][\d{_LETTERS_LIKE_DIGITS}.,]*[)%]*"
)
_UNAMBIGUOUS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|(?:19|20)\d\d|\d{2,4}|\d(?=%)")
_FIRST_CHARACTERS = frozenset("0123456789$-−–(+MU")

CHILEAN_IN_TEXT = re.compile(r"(?:M{0,2}\$\s?)?\d(?:[\d.]*\d)?(?:,\d+)?(?:\s?%)?")
"""A numeral as this program prints it within a text: ``$``, ``M$`` or ``MM$`` before it, ``%`` behind it."""


@lru_cache(maxsize=1 << 15)
def is_numeral(text: str) -> bool:
    """A number with its sign or parentheses, currency and percent, and nothing else.

    True for "1.234", "$ 12.345.678", "-3,2", "(1.234)" and "97,41 %"; false for dates, codes and footnote marks.
    """
    return _NUMERAL.match(text) is not None


def is_numeral_date_or_range(text: str) -> bool:
    """:func:`is_numeral`, or a date, time or range in digits; ``*``, ``†`` and ``%`` may follow."""
    return _NUMERAL_DATE_OR_RANGE.match(text) is not None


@lru_cache(maxsize=1 << 15)
def is_annotated_numeral(text: str) -> bool:
    """:func:`is_numeral_date_or_range` in any locale, with what table cells add to a number: a comparison sign, a
    unit, the mark of a footnote, or its share or error behind it, ``63 (18.5%)``, ``12 ± 3``."""
    return text.isdigit() or _ANNOTATED.match(text) is not None or _WITH_SHARE_OR_ERROR.match(text) is not None


def is_note_mark(text: str) -> bool:
    """The mark of a footnote that stands alone: ``(a)``, ``*``, ``²``; not ``(1)``, which may be a negative figure."""
    return _LONE_NOTE_MARK.fullmatch(text) is not None


def is_axis_label(text: str) -> bool:
    """A number, or a month with its year, as they label the axis of a chart."""
    return _AXIS_LABEL.match(text) is not None


def is_perhaps_misread_numeral(text: str) -> bool:
    """A recognised text whose digits may have been read as letters: ``l2.5OO``, ``$ l05`` without the blank."""
    return _PERHAPS_MISREAD.fullmatch(text) is not None


def is_unambiguous_numeral(text: str) -> bool:
    """A Chilean number that cannot be a code: grouped in threes, with a decimal comma, or of two to four digits."""
    return _UNAMBIGUOUS.fullmatch(text) is not None


def begins_like_numeral(text: str) -> bool:
    """Whether the first character is a digit, a sign, an opening parenthesis or the start of ``$``, ``M$``, ``UF``."""
    return text[:1] in _FIRST_CHARACTERS
