"""Which severity a rule has earned: by how often it was right on real documents.

``measured.json`` holds, for every rule, how many of its findings on real documents people found true and false by
reading the page, and how many figures it found among those spoilt on purpose in copies of these documents
(``python -m bench.spoilt_rules OUT --write FILE``, ``python -m bench.precision OUT --spoilt FILE --write``).

The convention. The precision of a rule is estimated by the rule of succession, (true + 1) / (true + false + 2)
(Laplace 1774): without evidence it is a half, and it takes eight true ones without a false one to come to .9.
Figures spoilt on purpose count as true ones only where no finding of the rule was false: they show that it finds
errors, not that it accuses nothing else. Below .9 a rule issues no errors, below .5 no warnings.

Rules that state a fact about the reading, a correction or a decision are no estimates: they keep their severity
unless they were judged, and then by the same bounds.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from pipeline.model import SEVERITIES, Severity

ERROR = Fraction(9, 10)
WARNING = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Measured:
    """How many findings of a rule were judged true and false on real documents, and how many figures that were
    spoilt on purpose it found."""

    true: int = 0
    false: int = 0
    spoilt_found: int = 0

    @property
    def judged(self) -> int:
        return self.true + self.false

    @property
    def estimate(self) -> Fraction:
        """The precision to be expected of it, 0 to 1."""
        true = self.true + (0 if self.false else self.spoilt_found)
        return Fraction(true + 1, true + self.false + 2)

    @property
    def most(self) -> Severity:
        """The highest severity it has earned."""
        if self.estimate >= ERROR:
            return "error"
        return "warning" if self.estimate >= WARNING else "info"


@cache
def measured() -> tuple[int, Mapping[str, Measured]]:
    """How many documents were read for the measurement, and what was measured of each rule."""
    given = json.loads(Path(__file__).with_name("measured.json").read_text(encoding="utf-8"))
    return given["documents"], {code: Measured(**counts) for code, counts in given["rules"].items()}


def lowered(code: str, severity: Severity, *, estimates: bool) -> Severity:
    """``severity``, or what the rule ``code`` has earned where that is less.

    Args:
        estimates: whether the rule judges what a document says; one that states a fact is lowered only by judgements.
    """
    known = measured()[1].get(code, Measured())
    if not estimates and not known.judged:
        return severity
    return max(severity, known.most, key=SEVERITIES.index)
