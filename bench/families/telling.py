"""Sentences with the figures that a table confirms, and what a slip of the hand would make of each."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from bench.families.figures import Style, dotted, rounded, wrong_whole
from bench.families.model import Claim, Report, Table


@dataclass(frozen=True)
class Statement:
    """A figure as the sentence prints it, and a wrong one in its place (none: it is never spoilt)."""

    true: str
    wrong: str = ""


@dataclass(frozen=True)
class Teller:
    """Tells figures of a report in the style of its office."""

    report: Report
    style: Style
    rng: random.Random

    def whole(self, value: int, form: str = "{}") -> Statement:
        """A whole number, and one that a slip makes of it."""
        wrong = wrong_whole(self.rng, value)
        while wrong == value:
            wrong = wrong_whole(self.rng, value)
        return Statement(form.format(dotted(value)), form.format(dotted(wrong)))

    def percent(self, part: int | Fraction, whole: int | Fraction = 1, places: int | None = None) -> Statement:
        """A share, and one some points off."""
        value = Fraction(part) / Fraction(whole)
        off = Fraction(self.rng.choice((-9, -6, -4, 3, 5, 8)), 100)
        wrong = value + off if 0 < value + off < 1 or value >= 1 else value - off
        return Statement(self.style.percent_text(value, places), self.style.percent_text(abs(wrong), places))

    def change(self, before: int, after: int, places: int | None = None) -> Statement:
        """How much the second is over or under the first, without a sign."""
        return self.percent(abs(Fraction(after - before, before)), 1, places)

    def rate(self, value: Fraction, places: int = 1) -> Statement:
        """A quotient that is no percentage."""
        right = rounded(value, places)
        wrong = right + (1 if right > 3 else 2)
        return Statement(f"{right}".replace(".", ","), f"{wrong}".replace(".", ","))

    def exact(self, text: str) -> Statement:
        """A figure that stays as it is: rounded, in words, of something else."""
        return Statement(text)

    def say(self, table: Table | None, templates: str | Sequence[str], *statements: Statement) -> None:
        """One of the wordings with the figures in the places of ```{}`` (or ``{0}``, ``{1}``)."""
        template = templates if isinstance(templates, str) else self.rng.choice(list(templates))
        pieces = re.split(r"\{(\d*)\}", template)
        text, places = pieces[0], []
        for number, (index, behind) in enumerate(zip(pieces[1::2], pieces[2::2], strict=True)):
            one = statements[int(index) if index else number]
            places.append((len(text), one))
            text += one.true + behind
        claims = []
        for start, one in places:
            more = re.match(r"\S*(?:\s\S+)?", text[start + len(one.true) :])
            rest = "" if one.true.endswith("%") or more is None else more.group()
            if one.wrong and text.find(one.true + rest) == start:
                claims.append(Claim(one.true + rest, one.wrong + rest, table))
        self.report.say(text, *claims)
