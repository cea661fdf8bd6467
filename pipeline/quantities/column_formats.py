"""The number format of one column, where it is another than that of its table: ``16,854`` for 16854 beside ``1.234,5``.

A figure with three digits behind the decimal mark of its table may as well have a group of three there. A column says
which: one of decimals prints as many of them everywhere, so whole numbers below a thousand beside such figures show
groups, and so does a total that only groups add up to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from pipeline.quantities.numerals import CHILEAN, ENGLISH, NumberFormat, is_blank, parse, without_markup
from pipeline.quantities.settings import FORMATS_OF_COLUMNS

OTHER = {CHILEAN: ENGLISH, ENGLISH: CHILEAN}
_WHOLE = re.compile(r"[1-9]\d{0,2}")


def column_format(texts: Iterable[str], table: NumberFormat) -> NumberFormat:
    """The number format of a column.

    Args:
        texts: the cells of its body, top to bottom, as printed.
        table: the number format of its table.
    """
    if table not in OTHER:
        return table
    other = OTHER[table]
    bodies = [without_markup(text).strip("-−–()$ ") for text in texts if not is_blank(text)]
    marked = [body for body in bodies if table.decimal in body]
    grouped = re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(other.thousands)}\d{{3}})+")
    if not marked or not all(map(grouped.fullmatch, marked)):
        return table
    whole = [body for body in bodies if body.isdigit()]
    if len(marked) + len(whole) < len(bodies) or any(len(body) > 3 for body in whole):
        return table
    if any(body.count(other.thousands) > 1 for body in marked):
        return other
    sums = [_adds_up(bodies, format) for format in (table, other)]
    if any(sums):
        return other if sums[1] and not sums[0] else table
    below_a_thousand = sum(_WHOLE.fullmatch(body) is not None for body in whole)
    return other if len(marked) >= FORMATS_OF_COLUMNS.fewest_grouped and below_a_thousand else table


def _adds_up(bodies: list[str], format: NumberFormat) -> bool:
    """Whether the last figure is the sum of those above it."""
    values = [q.value for body in bodies if (q := parse(body, format=format)) is not None]
    return len(values) == len(bodies) >= FORMATS_OF_COLUMNS.fewest_summed and sum(values[:-1], Decimal(0)) == values[-1]
