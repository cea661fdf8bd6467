"""The digits of a figure of the prose, what a slip makes of them, and how likely they are met by chance."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.quantities.slips import one_slip_away
from pipeline.validate.claims.sentence.settings import CHANCE
from pipeline.validate.evidence.numerals import Figure

GROUP = 1000


def printed_digits(figure: Figure) -> str:
    """The digits of a figure as printed, "0,9" with both of its own."""
    return str(int(abs((figure.value or 0) / figure.step).to_integral_value())).zfill(figure.decimals + 1)


def significant_digits(figure: Figure) -> int:
    """How many digits say something: zeros before them do not, nor zeros at the end of a whole number."""
    digits = printed_digits(figure).lstrip("0")
    return max(1, len(digits if figure.decimals else digits.rstrip("0")))


def slips_of(figure: Figure) -> npt.NDArray[np.float64]:
    """The slips of a figure in its own unit."""
    return one_slip_away(printed_digits(figure), figure.decimals) * float(figure.step)


def lost_group(figure: Figure, printed: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which whole numbers (in the unit of the figure's last digit) an amount prints without their last group of
    thousands: "M$ 13.707" for M$ 13.707.901. Only where the figure has a group itself."""
    own = 0.0 if figure.value is None else float(abs(figure.value) / figure.step)
    whole: npt.NDArray[np.float64] = np.floor(printed / GROUP)
    lost: npt.NDArray[np.bool_] = (whole == own) & (own >= GROUP and not figure.decimals)
    return lost


def chance(figure: Figure) -> float:
    """How likely a figure of something else, printed with as many decimals, has just these digits."""
    significant = min(CHANCE.most_digits, significant_digits(figure))
    if figure.decimals:
        one, two = CHANCE.one_digit_with_decimals, CHANCE.two_digits_with_decimals
        return one if significant == 1 else two * 10.0 ** (2 - significant)
    if significant == 1:
        return CHANCE.one_digit if len(printed_digits(figure)) == 1 else CHANCE.round
    return CHANCE.two_digits * 10.0 ** (2 - significant)
