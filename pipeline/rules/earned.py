"""Which severity a rule has earned: by how often it was right on real documents.

``measured.json`` holds, for every rule, how many of its findings on real documents people found true and false by
reading the page, and in how many series of these documents it was awake: it found a figure there that was spoilt
on purpose (``python -m bench.spoilt_rules DOCS --write FILE``, then ``python -m bench.precision OUT --spoilt FILE
--write``).

The convention. The precision of a rule is estimated by the rule of succession, (true + 1) / (true + false + 2)
(Laplace 1774), the mean of a uniform prior: without evidence it is a half, and it takes eight true ones without a false
one to come to .9. Below .9 a rule issues no errors, below .5 no warnings.

Real errors are rare. A series of documents in which the rule is awake and accuses nothing falsely counts as one true
finding, however many figures were spoilt in it: figures of a document are not independent, nor are months of one
report, and what has to be shown is that the rule speaks up and is silent at the right time. Such series count only
for rules with no false finding at all: finding what was planted does not outweigh it.

Rules that state a fact about the reading, a correction or a decision are no estimates: they keep their severity
unless they were judged, and then by the same bounds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import comb
from pathlib import Path

from pipeline.model import SEVERITIES, Severity

_ONE_IN_TWENTY = 0.05
_HALVINGS = 30  # of the interval in which a precision lies: nine digits of it
ERROR = Fraction(9, 10)
WARNING = Fraction(1, 2)
KIN = {"crecimiento-base": "crecimiento"}
"""Rules that report the failures of another rule's identities, with what explains them: they have earned what it has.

A growth that is not the growth over the first figure but that over the last one is wrong either way; the rule only says
more. A judgement of either counts for both.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """How many findings of a rule were judged true and false on real documents, and in how many series of these
    documents it was awake: found a figure spoilt on purpose."""

    true: int = 0
    false: int = 0
    awake: int = 0

    def __add__(self, other: Measured) -> Measured:
        return Measured(self.true + other.true, self.false + other.false, max(self.awake, other.awake))

    @property
    def judged(self) -> int:
        return self.true + self.false

    @property
    def estimate(self) -> Fraction:
        """The precision to be expected of it, 0 to 1."""
        return Fraction(self._true + 1, self._true + self.false + 2)

    @property
    def least(self) -> float:
        """The precision that it has with a chance of nineteen in twenty at least, on the same evidence."""
        low, high = 0.0, 1.0
        trials = self._true + self.false + 1
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            below = sum(
                comb(trials, k) * middle**k * (1 - middle) ** (trials - k) for k in range(self._true + 1, trials + 1)
            )
            low, high = (middle, high) if below < _ONE_IN_TWENTY else (low, middle)
        return low

    @property
    def _true(self) -> int:
        return self.true + (0 if self.false else self.awake)

    @property
    def most(self) -> Severity:
        """The highest severity it has earned."""
        if self.estimate >= ERROR:
            return "error"
        return "warning" if self.estimate >= WARNING else "info"


@dataclass(frozen=True, slots=True)
class Measurement:
    """How many real documents were read and how many accounts that somebody who did not know the program wrote to try
    it, of how many series together, and what was measured of each rule."""

    documents: int
    written: int
    series: int
    rules: Mapping[str, Measured]


@cache
def measurement() -> Measurement:
    """The measurement that severities are earned by."""
    given = json.loads(Path(__file__).with_name("measured.json").read_text(encoding="utf-8"))
    rules = {code: Measured(**counts) for code, counts in given["rules"].items()}
    return Measurement(given["documents"], given["written"], given["series"], rules)


def known_of(code: str) -> Measured:
    """What was measured of a rule, with that of its kin."""
    by_rule = measurement().rules
    kin = {code, KIN.get(code, code), *(rule for rule, of in KIN.items() if of == code)}
    return sum((by_rule.get(rule, Measured()) for rule in sorted(kin)), Measured())


def lowered(code: str, severity: Severity, *, estimates: bool) -> Severity:
    """``severity``, or what the rule ``code`` has earned where that is less.

    Args:
        estimates: whether the rule judges what a document says; one that states a fact is lowered only by judgements.
    """
    known = known_of(code)
    if not estimates and not known.judged:
        return severity
    return max(severity, known.most, key=SEVERITIES.index)
