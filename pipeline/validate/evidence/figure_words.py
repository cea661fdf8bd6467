"""Words that are part of a figure: its scale, its currency, a ratio that is said without digits.

Scales and ratios are those of the grammar (Nueva gramática, chapter 21), the abbreviations of money chosen by hand.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.quantities.numeral_shapes import FIGURE_PATTERN as _N

SCALE_WORDS = {
    "mil": Decimal(1000),
    "miles": Decimal(1000),
    "millon": Decimal(1_000_000),
    "millones": Decimal(1_000_000),
    "mil millones": Decimal(1_000_000_000),
    "billon": Decimal(1_000_000_000_000),
    "billones": Decimal(1_000_000_000_000),
}
MONEY_WORDS = {
    "mdp": ("CLP", Decimal(1_000_000)),
    "mmdp": ("CLP", Decimal(1_000_000_000)),
    "mdd": ("USD", Decimal(1_000_000)),
    "mmdd": ("USD", Decimal(1_000_000_000)),
    "€": ("EUR", Decimal(1)),
    "m€": ("EUR", Decimal(1_000_000)),
    "eur": ("EUR", Decimal(1)),
}
"""Unit and scale of the abbreviations behind a figure: in Mexico those of "millones de pesos" and the like."""

RATIO_WORDS = re.compile(
    rf"(?<![\d.,])\b(?:\d+(?:[.,]\d+)?|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\s+de\s+cada\s+(?:{_N}|dos|tres|cuatro|cinco|seis|siete"
    r"|ocho|nueve|diez|cien|mil)\b|\b(?:el\s+|al\s+)(?:doble|triple)\b|\b(?:la|a\s+la)\s+mitad\b|\b(?:un|dos)\s+tercios?\b"
    r"|\btres\s+cuart(?:os|as\s+partes)\b|\b(?:un|la|una)\s+(?:tercera|cuarta|quinta)\s+parte\b",
    re.IGNORECASE,
)
