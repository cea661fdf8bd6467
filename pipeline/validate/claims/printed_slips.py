"""What a slip of the pen makes of a figure: one digit for another, two neighbours swapped, one place miscounted."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.validate.evidence.numerals import Figure

GROUP = 1000
LONGEST = 15
"""Digits up to which a whole number is exact as a float."""


def printed_digits(figure: Figure) -> str:
    """The digits of a figure as printed, "0,9" with both of its own."""
    return str(int(abs((figure.value or 0) / figure.step).to_integral_value())).zfill(figure.decimals + 1)


def significant_digits(figure: Figure) -> int:
    """How many digits say something: zeros before them do not, nor zeros at the end of a whole number."""
    digits = printed_digits(figure).lstrip("0")
    return max(1, len(digits if figure.decimals else digits.rstrip("0")))


@lru_cache(maxsize=32768)
def slips(digits: str, decimals: int = 0) -> npt.NDArray[np.float64]:
    """Every number one slip away from printed digits; none for a number too long to be exact.

    Only the one digit before the decimal mark may be, or become, a zero at the front ("5,9" for "0,9"). Where a place
    of a figure with decimals is miscounted, what it carries may be a digit more or less ("9,8" for "15,8"); a whole
    number keeps its length, or is one off in a place of a nine ("10.424" for "9.424").
    """
    if len(digits) > LONGEST:
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
            found |= {n for n in (own - 10**place,) if 0.9 * least <= n < least} - {0}
            found |= {n for n in (own + 10**place,) if most <= n < 1.1 * most}
    found.discard(own)
    if len(digits) > 1:
        found.discard(0)
    return np.array(sorted(found), dtype=float)


def slips_of(figure: Figure) -> npt.NDArray[np.float64]:
    """The slips of a figure in its own unit."""
    return slips(printed_digits(figure), figure.decimals) * float(figure.step)


def lost_group(figure: Figure, printed: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which whole numbers (in the unit of the figure's last digit) an amount prints without their last group of
    thousands: "M$ 13.707" for M$ 13.707.901. Only where the figure has a group itself."""
    own = 0.0 if figure.value is None else float(abs(figure.value) / figure.step)
    whole: npt.NDArray[np.float64] = np.floor(printed / GROUP)
    lost: npt.NDArray[np.bool_] = (whole == own) & (own >= GROUP and not figure.decimals)
    return lost


def chance(figure: Figure) -> float:
    """How likely a figure of something else, printed with as many decimals, has just these digits.

    Measured on 8,200 figures of the prose of 50 real documents, each length and kind divided by how many numbers
    it has: one-digit numbers .03, round ones of more digits .006, two digits .0044, three .0004; with decimals,
    where a zero at the end is as likely as another digit, .015, .005 and .0005.
    """
    significant = min(12, significant_digits(figure))
    if figure.decimals:
        return 0.015 if significant == 1 else 0.005 * 10.0 ** (2 - significant)
    if significant == 1:
        return 0.03 if len(printed_digits(figure)) == 1 else 0.006
    return 0.0044 * 10.0 ** (2 - significant)
