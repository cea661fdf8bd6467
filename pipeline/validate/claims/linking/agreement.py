"""Which cells a figure of the prose prints: rounded or cut as it is, scaled, "cerca de", or with one slip."""

from __future__ import annotations

import numpy as np

from pipeline.quantities.slips import are_among
from pipeline.validate.claims.cells.space import CellSpace, Flags, Floats
from pipeline.validate.claims.linking.settings import SETTINGS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import lost_group


def _allowed(amount: Floats, hedge: str, value: float, step: float) -> Flags:
    """The amounts that "cerca de", "más de" and "casi" allow."""
    room = max(value * SETTINGS.hedge, step)
    low, high = {"about": (value - room / 2, value + room / 2), "more": (value, value + room)}.get(
        hedge, (value - room, value)
    )
    return (amount >= low) & (amount <= high)


_SCALES = (1.0, 1e3, 1e6)
"""A table may print thousands or millions and not say so beside the column."""


def scales(mention: Mention) -> tuple[float, ...]:
    """By how much the figures that a mention prints may be printed smaller in a table: an amount, or a number stated in
    thousands, by thousands or millions."""
    money = mention.figure.scaled or mention.claim.kind == "amount" or mention.value >= SETTINGS.large
    return _SCALES if money else _SCALES[:1]


def agreement(space: CellSpace, mention: Mention) -> tuple[Flags, Flags]:
    """Which cells a mention prints: exactly (as rounded or cut as it is), and with one slip."""
    figure = mention.figure
    exact = np.zeros(len(space), dtype=bool)
    slipped = np.zeros(len(space), dtype=bool)
    wrong, hedge = mention.slips, mention.rounding
    several = scales(mention)
    printed = space.amount / space.scale, space.step / space.scale
    ways = [(scale, space.amount, space.step) for scale in several]
    if mention.claim.kind == "count" and not figure.unit and not figure.scaled and (space.scale != 1).any():
        ways.append((1.0, *printed))  # "se gastaron 96.310" of a column in thousands of pesos
    for scale, amount, steps in ways:
        value, step = mention.value / scale, mention.step / scale
        off = np.abs(amount - value)
        counted = (steps == 1) & (mention.claim.kind != "percent")
        room = np.where(counted & (step == 1), 0.0, np.maximum(step, steps) / 2)
        fine = steps <= step * 1.0001
        same = off <= min(1e-9 * max(value, 1e-9), step / 2)  # large numbers print more digits than that
        cut = (amount > value) & (amount < value + step) & (steps < step)
        if mention.claim.kind == "count" and not (len(several) > 1 or mention.figure.decimals or hedge):
            cut, fine = np.zeros_like(cut), fine & (steps >= 1)  # "12 meses" is no 12,32
        exact |= same | (fine & (off <= room * (1 + 1e-9))) | cut
        if hedge:
            exact |= _allowed(amount, hedge, value, step)
        if len(wrong) and figure.unit != "pp":  # points lie between two percentages: they are none of them
            slipped |= fine & are_among(np.rint(amount / step), np.rint(wrong / (step * scale)))
    if mention.claim.kind == "amount":
        slipped |= lost_group(figure, space.amount / mention.step) & (space.step == mention.step)
    return exact, slipped & ~exact
