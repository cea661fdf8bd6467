"""How one office writes its figures, and cells that know how to be wrong."""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from bench.families.model import Cell


def dotted(value: int) -> str:
    """1234567 → 1.234.567"""
    return f"{value:,}".replace(",", ".")


def rounded(value: Fraction, places: int, *, truncate: bool = False) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_DOWN if truncate else ROUND_HALF_UP)


def wrong_whole(rng: random.Random, value: int) -> int:
    """A whole number that a slip of the hand makes of `value`: a digit, two swapped, a lost group of thousands."""
    digits = list(str(abs(value)))
    sign = -1 if value < 0 else 1
    how = rng.random()
    if how < 0.15 and len(digits) > 6:
        return sign * int("".join(digits[:-3]))
    if how < 0.35 and len(digits) > 2:
        places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and not (i == 0 and digits[1] == "0")]
        if places:
            i = rng.choice(places)
            digits[i], digits[i + 1] = digits[i + 1], digits[i]
            return sign * int("".join(digits))
    i = rng.randrange(len(digits))
    digits[i] = rng.choice([d for d in "123456789" if d != digits[i]])
    return sign * int("".join(digits))


@dataclass(frozen=True)
class Style:
    """An office's way of writing: percentages' decimals, mark and sign, truncated or rounded, how money looks."""

    rng: random.Random
    places: int
    mark: str
    gap: str
    truncate: bool
    money: str
    negative: str
    dash: str

    @classmethod
    def draw(cls, rng: random.Random) -> Style:
        return cls(
            rng,
            places=rng.choice((0, 1, 1, 2, 2)),
            mark=rng.choice((",", ",", ",", ".")),
            gap=rng.choice(("", "", " ")),
            truncate=rng.random() < 0.15,
            money=rng.choice(("$ {}", "${}", "{}")),
            negative=rng.choice(("-{}", "-{}", "({})")),
            dash=rng.choice(("-", "–", "", "s/i", "0")),
        )

    def percent_text(self, value: Fraction, places: int | None = None) -> str:
        shown = rounded(value * 100, self.places if places is None else places, truncate=self.truncate)
        return f"{shown}".replace(".", self.mark) + self.gap + "%"

    def whole(self, value: int) -> str:
        return self.negative.format(dotted(-value)) if value < 0 else dotted(value)

    def pesos(self, value: int) -> str:
        return self.money.format(self.whole(value))

    def decimal(self, value: Fraction, places: int = 1) -> str:
        shown = rounded(value, places, truncate=self.truncate)
        whole, _, rest = f"{abs(shown)}".partition(".")
        text = dotted(int(whole)) + ("," + rest if rest else "")
        return self.negative.format(text) if shown < 0 else text

    # Cells ---------------------------------------------------------------------------------------------------------

    def add(self, value: int, *, money: bool = False, rough: bool = False) -> Cell:
        """A figure that takes part in a sum; in a `rough` table (rounded parts) a plant is plainly wrong."""
        show = self.pesos if money else self.whole
        if value == 0:
            return Cell(self.dash)
        wrong = {wrong_whole(self.rng, value) for _ in range(3)} - {value}
        if rough:
            wrong = {w for w in wrong if abs(w - value) * 20 > abs(value)}
        return Cell(show(value), "sum", tuple(show(w) for w in sorted(wrong)))

    def plain(self, value: int, *, money: bool = False) -> Cell:
        return Cell((self.pesos if money else self.whole)(value))

    def ratio(self, part: int | Fraction, whole: int | Fraction, places: int | None = None) -> Cell:
        if not whole:
            return Cell(self.dash)
        value = Fraction(part) / Fraction(whole)
        off = Fraction(self.rng.choice((-9, -7, -5, 5, 8, 10, 20)), 100)
        wrong = value + off if value + off > 0 else value + abs(off)
        return Cell(self.percent_text(value, places), "ratio", (self.percent_text(wrong, places),))

    def per(self, part: int | Fraction, whole: int | Fraction, places: int = 1) -> Cell:
        """A quotient that is no percentage: a rate, an average, a unit cost."""
        value = Fraction(part) / Fraction(whole)
        return Cell(self.decimal(value, places), "ratio", (self.decimal(value * Fraction(13, 10) + 2, places),))

    def growth(self, before: int, after: int, places: int | None = None) -> Cell:
        if not before:
            return Cell(self.dash)
        value = Fraction(after - before, before)
        text = self._signed(value, places)
        wrong = [
            self._signed(-value, places),
            self._signed(value + Fraction(self.rng.choice((7, 12, -15)), 100), places),
        ]
        if abs(Fraction(after - before, after) - value) > Fraction(2, 100):
            wrong.append(self._signed(Fraction(after - before, after), places))
        return Cell(text, "growth", tuple(w for w in wrong if w != text))

    def _signed(self, value: Fraction, places: int | None) -> str:
        text = self.percent_text(abs(value), places)
        return "-" + text if value < 0 else text
