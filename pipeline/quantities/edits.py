"""Typing errors that turn one number into another: a digit, two digits swapped, a group of three lost.

Pure arithmetic on digits: two numbers in, the one error that explains the difference out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

Slip = Literal["digit", "transposition", "lost_group", "extra_group", "lost_digit", "extra_digit", "sign", "shift"]


def slip(printed: Decimal, right: Decimal, decimals: int = 0) -> Slip | None:
    """The one typing error that turns ``right`` into ``printed``, both with ``decimals`` printed decimals.

    ``None`` where they are equal, where ``right`` needs more decimals, or where no single error explains the
    difference.
    """
    if printed == right:
        return None
    if printed == -right:
        return "sign"
    if (printed < 0) != (right < 0):
        return None
    scaled = abs(right).scaleb(decimals)
    if scaled != scaled.to_integral_value():
        return None
    wrong, good = str(int(abs(printed).scaleb(decimals))), str(int(scaled))
    if len(wrong) == len(good):
        return _same_length(wrong, good)
    short, long = sorted((wrong, good), key=len)
    lost = short is wrong
    missing = len(long) - len(short)
    if missing % 3 == 0 and len(short) >= 3 and (long.startswith(short) or long.endswith(short)):
        return "lost_group" if lost else "extra_group"
    if long == short + "0" * missing:
        return "shift"
    if missing == 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long))):
        return "lost_digit" if lost else "extra_digit"
    return None


def _same_length(wrong: str, good: str) -> Slip | None:
    differ = [i for i in range(len(wrong)) if wrong[i] != good[i]]
    if len(differ) == 1:
        return "digit"
    if len(differ) == 2:
        i, j = differ
        if wrong[i] == good[j] and wrong[j] == good[i]:
            return "transposition"
    return None
