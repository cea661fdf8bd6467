"""The unit that a header or caption states for the numbers below it: pesos, thousands of pesos, UF…

The forms are those in which Chilean accounts print the peso, the dollar and the units of account (UF, UTM): chosen by
hand.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.spanish.folding import fold_line

_THOUSAND = Decimal(1000)
_MILLION = Decimal(1_000_000)
_ANNOUNCED: tuple[tuple[re.Pattern[str], str, Decimal], ...] = (
    (re.compile(r"\bmmus\$|\bmm\s?us\$|millones de dolares"), "USD", _MILLION),
    (re.compile(r"\bmus\$|\bm\s?us\$|miles de dolares"), "USD", _THOUSAND),
    (re.compile(r"\bus\$|\busd\b|\bdolares\b"), "USD", Decimal(1)),
    (
        re.compile(r"\bmm\s?\$|\$\s?mm\b|\bmillones de (pesos|\$)|\ben millones\b|\bmillones\s?\$|\bmmclp\b"),
        "CLP",
        _MILLION,
    ),
    (
        re.compile(r"(?<![a-z])m\s?\$|\$\s?m\b|\bmiles de (pesos|\$)|\ben miles\b|\bmiles\s?\$|\bmclp\b"),
        "CLP",
        _THOUSAND,
    ),
    (re.compile(r"\bu\.?f\.?\b"), "UF", Decimal(1)),
    (re.compile(r"\butm\b"), "UTM", Decimal(1)),
    (re.compile(r"%|\bporcentajes?\b|\bporcentual\b"), "%", Decimal(1)),
    (re.compile(r"\$|\bpesos\b|\bclp\b"), "CLP", Decimal(1)),
)


@lru_cache(maxsize=8192)
def stated_unit(text: str) -> tuple[str, Decimal] | None:
    """(unit, scale) of the first unit ``text`` states, ``None`` where it states none.

    "Presupuesto (M$)" gives ("CLP", 1000): 1.250 below it is 1.250.000 pesos.
    """
    folded = fold_line(text)
    for pattern, unit, scale in _ANNOUNCED:
        if pattern.search(folded):
            return unit, scale
    return None
