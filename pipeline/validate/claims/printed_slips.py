"""What a slip of the pen makes of a figure: one digit for another, two neighbours swapped, one place miscounted."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.validate.evidence.numerals import Figure

LONGEST = 15
"""Digits up to which a whole number is exact as a float."""


def printed_digits(figure: Figure) -> str:
    """The digits of a figure as printed, without zeros before them."""
    return str(int(abs((figure.value or 0) / figure.step).to_integral_value()))


def significant_digits(figure: Figure) -> int:
    """How many digits say something: zeros at the end do not."""
    return max(1, len(printed_digits(figure).rstrip("0")))


@lru_cache(maxsize=32768)
def slips(digits: str) -> npt.NDArray[np.float64]:
    """Every number one slip away from printed digits, of the same length; none for a number too long to be exact."""
    if len(digits) > LONGEST:
        return np.zeros(0)
    found = set()
    for place, digit in enumerate(digits):
        others = "123456789" if not place and len(digits) > 1 else "0123456789"
        found |= {int(digits[:place] + other + digits[place + 1 :]) for other in others if other != digit}
        behind = digits[place + 1 : place + 2]
        if behind and behind != digit and (place or behind != "0"):
            found.add(int(digits[:place] + behind + digit + digits[place + 2 :]))
    own = int(digits)
    for place in range(len(digits)):  # 2.077 for 1.977: one place off, with what it carries
        for many in range(1, 10):
            found |= {
                n for n in (own - many * 10**place, own + many * 10**place) if len(str(n)) == len(digits) and n > 0
            }
    found.discard(own)
    if len(digits) > 1:
        found.discard(0)
    return np.array(sorted(found), dtype=float)


def slips_of(figure: Figure) -> npt.NDArray[np.float64]:
    """The slips of a figure in its own unit."""
    return slips(printed_digits(figure)) * float(figure.step)


def chance(figure: Figure) -> float:
    """How likely a figure of something else is printed with just these digits (Benford aside: all alike)."""
    return 0.11 * 10.0 ** (1 - min(12, significant_digits(figure)))
