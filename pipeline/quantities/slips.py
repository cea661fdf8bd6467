"""Slips: errors of typing or counting that turn one number into another.

:func:`slip` names the one error between two numbers and :func:`slip_of_digits` that between two prints;
:func:`one_slip_away` lists the numbers that an error of the same length makes of one: a digit for another, two
neighbours swapped, one place miscounted. Pure arithmetic on digits.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pipeline.quantities.settings import SLIPS

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
    return slip_of_digits(str(int(abs(printed).scaleb(decimals))), str(int(scaled)))


def slip_of_digits(wrong: str, good: str) -> Slip | None:
    """The one typing error that turns the digits ``good`` into ``wrong``; ``None`` where they are equal or no single
    error explains the difference."""
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


def are_among(values: NDArray[np.float64], ascending: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which values are among some in ascending order, few of them."""
    if not len(ascending):
        return np.zeros(len(values), dtype=bool)
    found: NDArray[np.bool_] = ascending[np.minimum(np.searchsorted(ascending, values), len(ascending) - 1)] == values
    return found


@lru_cache(maxsize=32768)
def one_slip_away(digits: str, decimals: int = 0) -> NDArray[np.float64]:
    """Every number one slip away from printed digits; none for a number too long to be exact.

    Only the one digit before the decimal mark may be, or become, a zero at the front ("5,9" for "0,9"). Where a place
    of a figure with decimals is miscounted, what it carries may be a digit more or less ("9,8" for "15,8"); a whole
    number keeps its length, or is one off in a place of a nine ("10.424" for "9.424").
    """
    if len(digits) > SLIPS.longest:
        return np.zeros(0)
    zero = decimals > 0 and len(digits) == decimals + 1
    found = set()
    for place, digit in enumerate(digits):
        others = "123456789" if not place and len(digits) > 1 and not zero else "0123456789"
        found |= {int(digits[:place] + other + digits[place + 1 :]) for other in others if other != digit}
        behind = digits[place + 1 : place + 2]
        if behind and behind != digit and (place or zero or behind != "0"):
            found.add(int(digits[:place] + behind + digit + digits[place + 2 :]))
    own = int(digits)
    least, most = (1, 10 ** (len(digits) + 1)) if decimals else (10 ** (len(digits) - 1), 10 ** len(digits))
    for place in range(len(digits)):  # 2.077 for 1.977: one place off, with what it carries
        for many in range(1, 10):
            found |= {n for n in (own - many * 10**place, own + many * 10**place) if least <= n < most}
        if not decimals:
            found |= {n for n in (own - 10**place,) if SLIPS.below * least <= n < least} - {0}
            found |= {n for n in (own + 10**place,) if most <= n < SLIPS.above * most}
    found.discard(own)
    if len(digits) > 1:
        found.discard(0)
    return np.array(sorted(found), dtype=float)
