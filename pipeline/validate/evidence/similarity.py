"""How a misprinted figure resembles the right one: what typing and copying do to digits."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.quantities.slips import slip_of_digits
from pipeline.validate.evidence.settings import SLIPS

CHANGED = "un dígito cambiado"
SWAPPED = "dos dígitos trocados"


def digits_of(text: str) -> str:
    """The digits of a printed figure, leading zeros kept."""
    return re.sub(r"\D", "", text)


def significant(value: Decimal) -> int:
    """The digits of a value without the zeros at either end: how much it says."""
    return len(f"{abs(value).normalize():f}".replace(".", "").strip("0"))


def numbers_of(digits: int) -> float:
    """How many whole numbers have so many digits."""
    return float(10**digits - 10 ** (digits - 1))


def count_slips(digits: int) -> int:
    """How many numbers a slip makes of one of so many digits: each made into nine others, or swapped with the next."""
    return 10 * digits - 1


def described_slip(printed: str, right: str) -> str:
    """The slip that makes ``right`` into ``printed``, in Spanish, "" where no single slip does.

    A digit changed, perhaps with what it carries, two neighbours swapped, a digit lost or added, the last groups of
    three lost or added. What is further apart (digits swapped across others, groups lost before the others) is no
    sign that two figures of a document are one.
    """
    a, b = digits_of(printed), digits_of(right)
    if not a or not b or a == b:
        return ""
    kind, short, long = slip_of_digits(a, b), *sorted((a, b), key=len)
    if kind == "transposition" and _are_neighbours_swapped(a, b):
        return SWAPPED
    if kind == "digit" or (len(long) - len(short) <= 1 and _carried(int(a), int(b))):
        return CHANGED
    lost = "menos" if len(a) < len(b) else "más"
    if kind in ("lost_group", "extra_group"):
        return f"un grupo de miles de {lost}" if long.startswith(short) else ""
    return f"un dígito de {lost}" if kind and len(long) - len(short) == 1 and len(short) > 1 else ""


def _are_neighbours_swapped(a: str, b: str) -> bool:
    """Whether the two places at which two numbers of one length differ are beside each other."""
    first, second = (i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y)
    return second == first + 1


def _carried(one: int, other: int) -> bool:
    """Whether two numbers differ by one digit of one place (12.088 and 9.088 by 3.000), the digits behind
    it the same; the place is at least the tens of a number of two digits, the hundreds of a longer one."""
    difference = str(abs(one - other))
    place = len(difference) - 1
    longest = len(str(max(one, other)))
    if longest <= SLIPS.group and longest != len(str(min(one, other))):
        return False  # 78 is no 118 with a digit changed
    return (
        difference.strip("0") == difference[0]
        and place >= (1 if longest <= SLIPS.group else 2)
        and place >= longest - SLIPS.carried
    )


def relative_gap(one: Decimal, other: Decimal) -> Decimal:
    """|one - other| over the larger of the two, 0 to 1 for figures of the same sign."""
    larger = max(abs(one), abs(other))
    return abs(one - other) / larger if larger else Decimal(0)
