"""Whether a table shows that it was rounded: then sums that miss by no more than rounding are no errors.

Integers are exact by default; measures (pounds, hectares) are rounded when they are printed whole. A
table whose sums miss by little in several places that no single figure explains was rounded before it
was printed: to units, to hundreds, or at random to fives.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.spanish.folding import fold
from pipeline.validate.arithmetic.error_location.one_change import locate
from pipeline.validate.arithmetic.identities.identity import LINEAR
from pipeline.validate.arithmetic.identities.judge import Verdict
from pipeline.validate.arithmetic.identities.sheet import RANDOM_STEPS, Sheet
from pipeline.validate.arithmetic.settings import SETTINGS

_MEASURE = re.compile(
    r"\b(?:kg|kilos?|kilogramos?|ton(?:elada)?s?|quintal(?:es)?|libras?|pounds?|lbs?|litros?|m[23²³]|km[2²]?|metros?"
    r"|ha|hectareas?|[kmg]wh|t?co2e?)\b"
)


def with_rounding_excused(sheet: Sheet, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, misses within rounding forgiven where the table shows that it was rounded."""
    missed = [v for v in verdicts if v.fails and _within_rounding(sheet, v)]
    steps = {int(sheet.steps[c]) for v in missed for c in v.identity.cells if c in sheet.quantity}
    missed_measures = [v for v in missed if _is_measured(sheet, v)]
    if missed_measures:
        verdicts = [replace(v, outcome="holds") if v in missed_measures else v for v in verdicts]
        missed = [v for v in missed if v not in missed_measures]
    if not missed:
        return list(verdicts)
    separate = len(locate(sheet, [v for v in verdicts if not v.fails or v in missed]))
    if separate < _misses_that_show_rounding(steps):
        return list(verdicts)
    return [replace(v, outcome="holds") if v in missed else v for v in verdicts]


def _misses_that_show_rounding(steps: set[int]) -> int:
    """How many separate misses show rounding, by the steps to which the figures seem to be rounded."""
    if min(steps) <= 1:
        return SETTINGS.misses_that_show_rounding
    return 1 if steps <= RANDOM_STEPS else SETTINGS.coarse_misses_that_show_rounding


def _is_measured(sheet: Sheet, verdict: Verdict) -> bool:
    """Whether the labels of the result say that it was weighed or measured, not counted."""
    row, column = verdict.identity.target
    return _MEASURE.search(fold(f"{sheet.row_labels[row]} {sheet.column_labels[column]}")) is not None


def _within_rounding(sheet: Sheet, verdict: Verdict) -> bool:
    if verdict.identity.form not in LINEAR:
        return False
    cells = [c for c in verdict.identity.cells if c in sheet.quantity]
    gap = abs(sheet.quantity[verdict.identity.target].amount - verdict.expected.middle)
    return gap <= sum((sheet.slack(c) for c in cells), Decimal(0))
