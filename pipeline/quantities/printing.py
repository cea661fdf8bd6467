"""Numbers formatted as the document itself prints them: from a value back to its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from pipeline.model import Quantity
from pipeline.quantities.numerals import CHILEAN, NumberFormat
from pipeline.quantities.rounding import to_step

_MINUS = re.compile(r"[-−–]\s*(?=\W*\d)")
"""The sign that a negative figure begins with, however it is printed."""


def added(texts: Sequence[str]) -> str:
    """Printed figures as a sum, "" of none; a negative one is taken away: ``1.200 - 105,4``, not ``1.200 + -105,4``."""
    first, others = "".join(texts[:1]).strip(), (text.strip() for text in texts[1:])
    signed = (f"- {text[sign.end() :]}" if (sign := _MINUS.match(text)) else f"+ {text}" for text in others)
    return " ".join([first, *signed])


def as_term(text: str) -> str:
    """A printed figure behind a sign or beside one of multiplication: a negative one in brackets."""
    text = text.strip()
    return f"({text})" if _MINUS.match(text) else text


def show(value: Decimal, decimals: int = 0, format: NumberFormat = CHILEAN, *, grouped: bool = True) -> str:
    """``value`` rounded half up to ``decimals`` decimals, with the marks of ``format``."""
    rounded = to_step(value, Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}" if grouped else f"{abs(rounded):f}"
    text = text.translate({ord(","): format.thousands or None, ord("."): format.decimal or ","})
    return f"-{text}" if rounded < 0 else text


def show_float(value: float, decimals: int) -> str:
    """A computed value, grouped by points, with ``decimals`` decimals behind a comma."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def show_like(value: Decimal, like: Quantity, format: NumberFormat = CHILEAN) -> str:
    """``value`` (in base units) formatted like ``like``: its decimals, grouping, currency or percent sign."""
    grouped = like.grouped or abs(like.value) < 1000
    if like.decimals and not like.grouped and format.decimal not in like.text and format.thousands in like.text:
        format = NumberFormat(format.decimal, format.thousands)  # 45.12% in a table of 1.753
    text = show(value / like.scale, like.decimals, format, grouped=grouped)
    printed = like.text.strip().replace("\\", "").replace("*", "")
    if like.unit == "%":
        return f"{text}%"
    mark = next((m for m in ("MM$", "M$", "US$", "UF", "$") if m in printed), "")
    if not mark:
        return text
    space = " " if f"{mark} " in printed else ""
    return f"{mark}{space}{text}" if printed.startswith(mark) else f"{text} {mark}"
