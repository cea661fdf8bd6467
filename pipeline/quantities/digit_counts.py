"""How many digits and numerals texts have: the unit in which what is seen of a document and what is published of it
are compared. Raised digits (``1.234¹``) count as digits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NUMERAL = re.compile(rf"[0-9](?:[0-9.,]*[0-9])?|(?<![0-9])[{RAISED_DIGITS}]+")

Digits = Counter[str]


def count_digits(texts: Iterable[str]) -> Digits:
    """How often each digit occurs in texts, raised ones included."""
    joined = "".join(texts)
    digits = zip("0123456789", RAISED_DIGITS, strict=True)
    return Counter({digit: n for digit, raised in digits if (n := joined.count(digit) + joined.count(raised))})


def count_numerals(text: str) -> int:
    """The number of numerals in a text; a raised mark counts where no figure stands before it."""
    return len(_NUMERAL.findall(text))
