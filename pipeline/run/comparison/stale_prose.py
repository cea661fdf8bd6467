"""Figures of the prose that were not brought up to date: last year's, repeated where the table says another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pipeline.run.comparison.prose import without_figures
from pipeline.run.comparison.tables import Change
from pipeline.run.settings import COMPARING

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]*\d)")
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9))  # units in which tables print what prose says in full


@dataclass(frozen=True, slots=True)
class StaleFigure:
    """A sentence of the later account, its figure as printed, and what the figure's cell says in both accounts."""

    sentence: str
    text: str
    change: Change


def stale_figures(
    before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]], changes: Iterable[Change], year: int | None
) -> list[StaleFigure]:
    """Figures that the earlier account proved by a cell and that the later one repeats in the same words, although
    its own table says another in that cell and nothing in it proves them.

    ``before`` and ``after`` are the numerals of two ``claims.json``, ``changes`` what moved in their datasets, ``year``
    the earlier one: a sentence that names it or one before, and none after, tells the past and is not stale.
    """
    proven: dict[tuple[str, str], list[Change]] = {}
    moved = list(changes)
    for numeral in before:
        if numeral["reading"] == "claim" and numeral["verdict"] == "verified" and len(numeral["evidence"]) == 1:
            found = [change for change in moved if _is_cell_of(numeral, change)]
            proven.setdefault((without_figures(numeral["sentence"]), numeral["text"]), []).extend(found)
    stale = []
    for numeral in after:
        said = set(proven.get((without_figures(numeral["sentence"]), numeral["text"]), ()))
        is_unproven = numeral["reading"] == "claim" and numeral["verdict"] != "verified"
        if len(said) == 1 and is_unproven and not _is_about_the_past(numeral["sentence"], year):
            stale.append(StaleFigure(numeral["sentence"], numeral["text"], said.pop()))
    return stale


def _is_cell_of(numeral: Mapping[str, Any], change: Change) -> bool:
    """Whether the figure that moved is the cell that the earlier account proves the numeral by."""
    value = Decimal(numeral["value"])
    if sum(c.isdigit() for c in numeral["text"]) < COMPARING.fewest_digits or not value:
        return False
    was = Decimal(str(change.before))
    return change.was_in.startswith(f"{numeral['evidence'][0]['table']}/") and value in [was * s for s in _SCALES]


def _is_about_the_past(sentence: str, year: int | None) -> bool:
    named = [int(y) for y in _YEAR.findall(sentence)]
    return year is not None and bool(named) and max(named) <= year
