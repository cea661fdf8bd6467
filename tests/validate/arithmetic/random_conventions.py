"""Random tables in which every figure is right by some convention of printing, several of them at once."""

from __future__ import annotations

import random
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from pipeline.quantities.numerals import CHILEAN
from pipeline.quantities.printing import show
from tests.validate.arithmetic.random_tables import NAMES, Made


def conventional(rng: random.Random) -> Made:
    """Groups with subtotals in millions and their shares: amounts rounded one by one, shares cut or rounded, those of
    subtotals the sum of the printed ones or of their own, what is new over the month before, steps of five."""
    step = rng.choice((1, 1, 5))
    cut, summed, with_new = rng.random() < 0.3, rng.random() < 0.5, rng.random() < 0.5
    groups = [[Decimal(rng.randint(20_000_000, 900_000_000)) / 1000 for _ in range(rng.randint(2, 5))] for _ in "ab"]
    whole = sum((v for group in groups for v in group), Decimal(0))
    names = iter(rng.sample(NAMES, sum(len(g) for g in groups)))
    made = Made([["Instrumento", "MM$", "% del total"] + ["Nuevos", "Incremento"] * with_new])

    def share(value: Decimal) -> Decimal:
        return (value / whole * 100).quantize(Decimal("0.1"), ROUND_DOWN if cut else ROUND_HALF_UP)

    def line(label: str, value: Decimal, percent: Decimal, new: Decimal | None = None) -> Decimal:
        amount = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        row = [label, show(amount, 0, CHILEAN), show(percent, 1, CHILEAN) + "%"]
        if with_new:
            new = Decimal(rng.randint(1, max(int(amount) // 20, 2))) if new is None else new
            over = (new / (amount - new) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
            row += [show(new, 0, CHILEAN), show(over, 2, CHILEAN) + "%"]
        made.rows.append(row)
        made.figures[len(made.rows) - 1, 1] = amount
        return new or Decimal(0)

    added = Decimal(0)
    for name, group in zip(("Subtotal renta fija", "Subtotal renta variable"), groups, strict=True):
        shares = [share(v) for v in group]
        total = sum(group, Decimal(0))
        new = sum((line(next(names), v, p) for v, p in zip(group, shares, strict=True)), Decimal(0))
        added += line(name, total, sum(shares, Decimal(0)) if summed else share(total), new)
    line("Total", whole, Decimal(100), added)
    return made


def spoil_gravely(made: Made, rng: random.Random) -> tuple[int, int]:
    """Change one of the two first digits of an amount, as no rounding does."""
    row, column = rng.choice(sorted(made.figures))
    text = made.rows[row][column]
    at = rng.choice([i for i, c in enumerate(text) if c.isdigit()][:2])
    digit = rng.choice([d for d in "123456789" if d != text[at]])
    made.rows[row][column] = text[:at] + digit + text[at + 1 :]
    return row, column
