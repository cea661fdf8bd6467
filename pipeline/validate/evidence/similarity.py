"""How a misprinted figure resembles the right one: what typing and copying do to digits."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.validate.evidence.settings import SLIPS


def digits(text: str) -> str:
    """The digits of a printed figure, leading zeros kept."""
    return re.sub(r"\D", "", text)


def significant(value: Decimal) -> int:
    """The digits of a value without the zeros at either end: how much it says."""
    return len(f"{abs(value).normalize():f}".replace(".", "").strip("0"))


def numbers_of(digits: int) -> float:
    """How many whole numbers have so many digits."""
    return float(10**digits - 10 ** (digits - 1))


def neighbours(digits: int) -> int:
    """How many numbers a slip makes of one of so many digits: each made into nine others, or swapped with the next."""
    return 10 * digits - 1


def slip(printed: str, right: str) -> str:
    """The slip that makes ``right`` into ``printed``, in Spanish, "" where no single slip does.

    A digit changed, two neighbours swapped, a digit lost or added, groups of three lost.
    """
    a, b = digits(printed), digits(right)
    if not a or not b or a == b:
        return ""
    if len(a) == len(b):
        different = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(different) == 1:
            return "una cifra cambiada"
        if len(different) == 2 and different[1] - different[0] == 1:
            i = different[0]
            if a[i] == b[i + 1] and a[i + 1] == b[i]:
                return "dos cifras trocadas"
        return "una cifra cambiada" if _carried(int(a), int(b)) else ""
    if abs(len(a) - len(b)) == 1 and _carried(int(a), int(b)):
        return "una cifra cambiada"
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) == 1 and len(short) >= 2:
        if any(long[:i] + long[i + 1 :] == short for i in range(len(long))):
            return "una cifra de menos" if len(a) < len(b) else "una cifra de más"
        return ""
    if (len(long) - len(short)) % SLIPS.group == 0 and len(short) >= SLIPS.group and long.startswith(short):
        return "un grupo de miles de menos" if len(a) < len(b) else "un grupo de miles de más"
    return ""


def _carried(one: int, other: int) -> bool:
    """Whether two numbers differ by one digit of one place (12.088 and 9.088 by 3.000), the digits behind
    it the same; the place is at least the tens of a number of two digits, the hundreds of a longer one."""
    difference = str(abs(one - other))
    place = len(difference) - 1
    longest = len(str(max(one, other)))
    return (
        difference.strip("0") == difference[0]
        and place >= (1 if longest <= SLIPS.group else 2)
        and place >= longest - SLIPS.carried
    )


def relative_gap(one: Decimal, other: Decimal) -> Decimal:
    """|one - other| over the larger of the two, 0 to 1 for figures of the same sign."""
    larger = max(abs(one), abs(other))
    return abs(one - other) / larger if larger else Decimal(0)
