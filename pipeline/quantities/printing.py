"""Numbers formatted as the document itself prints them: from a value back to its text."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from pipeline.model import Quantity
from pipeline.quantities.numerals import CHILEAN, NumberFormat
from pipeline.quantities.rounding import to_step


def show(value: Decimal, decimals: int = 0, format: NumberFormat = CHILEAN, *, grouped: bool = True) -> str:
    """``value`` rounded half up to ``decimals`` decimals, with the marks of ``format``."""
    rounded = to_step(value, Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,f}" if grouped else f"{abs(rounded):f}"
    text = text.translate({ord(","): format.thousands or None, ord("."): format.decimal or ","})
    return f"-{text}" if rounded < 0 else text


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
