"""Which of several suspects is wrong, by what stands beside it: the figure that is out of line.

A lone total that its parts miss accuses nobody. Where the same figures stand in other columns too (years, groups), each
keeps about its share of a column: the suspect that leaves it as printed, and keeps it with the value that the sum asks
for, is most likely the wrong one. How far figures of the table stray from their shares by nature is taken from the
table itself; where they stray as far as the wrong one would, nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from statistics import median

from pipeline.validate.arithmetic.error_location.one_change import ErrorLocation, Suspicion
from pipeline.validate.arithmetic.identities.identity import ADDED, SharedAxis, axis_of
from pipeline.validate.arithmetic.identities.sheet import AxisView, Sheet
from pipeline.validate.arithmetic.settings import SETTINGS


def choose_suspect(sheet: Sheet, error: ErrorLocation) -> ErrorLocation:
    """An error that no arithmetic locates, with the one suspect that is out of line."""
    closing = all(v.identity.form == "closing" for v in error.verdicts)
    if error.sure or error.probable or len(error.suspects) < (2 if closing else SETTINGS.fewest_in_line):
        return error  # of few figures that stray from each other any may be wrong
    axes = {axis_of(v.identity) for v in error.verdicts if v.identity.form in ADDED}
    if len(axes) != 1 or (axis := axes.pop()) is None:
        return error
    nearest = sorted(_distances_from_line(sheet, error.suspects, axis), key=lambda pair: pair[0])
    if len(nearest) < 2 or nearest[1][0] - nearest[0][0] < SETTINGS.out_of_line:
        return error
    found = nearest[0][1]
    return replace(error, cell=found.cell, right=found.right, slip=found.slip, probable=True)


def _distances_from_line(
    sheet: Sheet, suspects: Sequence[Suspicion], axis: SharedAxis
) -> list[tuple[float, Suspicion]]:
    """How far all figures are from their lines where each suspect in turn had its right value, in usual spreads.

    Of all comparisons the closest is taken: with other columns, or with what the column is to another one as other
    columns are to theirs (cases and cases an inhabitant, year by year).
    """
    place, lines = suspects[0].cell[axis], [s.cell[1 - axis] for s in suspects]
    view = sheet.rows if axis else sheet.columns
    columns = {p: found for p in view.places if (found := _logarithms(view, lines, p)) is not None}
    if place not in columns or any(s.right <= 0 for s in suspects):
        return []
    shares = place in view.percent_places
    mended = [_with_value(columns[place], n, log(s.right)) for n, s in enumerate(suspects)]
    alike = {p: column for p, column in columns.items() if (p in view.percent_places) == shares}
    options = [_comparison(alike, place, mended, levelled=not shares)]
    for step in sorted({p - place for p in columns} - {0}) if not shares else ():
        pairs = {p: _differences(columns[p], columns[p + step]) for p in columns if p + step in columns}
        ratios = [_differences(column, columns[place + step]) for column in mended]
        options.append(_comparison(pairs, place, ratios, levelled=True))
    known = [o for o in options if o is not None]
    if not known:
        return []
    return list(zip(min(known, key=lambda o: o.spread).strays, suspects, strict=True))


@dataclass(frozen=True)
class _Comparison:
    """How far the mended columns are from what the others show, each in all, and how far figures stray by nature."""

    strays: tuple[float, ...]
    spread: float


def _comparison(
    columns: Mapping[int, Sequence[float]], place: int, mended: Sequence[Sequence[float]], levelled: bool
) -> _Comparison | None:
    """The mended columns of ``place`` beside the others; ``levelled``: only what a figure is of its column counts."""
    beside = [_levelled(column) if levelled else column for p, column in columns.items() if p != place]
    if len(beside) < SETTINGS.fewest_beside:
        return None
    size = len(mended[0])
    usual = [median(column[n] for column in beside) for n in range(size)]
    strays = [median(abs(column[n] - usual[n]) for column in beside) for n in range(size)]
    away = [_levelled(_differences(column, usual)) if levelled else _differences(column, usual) for column in mended]
    by_nature = min(median(map(abs, column)) for column in away)
    spreads = [max(by_nature, stray, SETTINGS.least_stray) for stray in strays]
    apart = [[abs(a) / s for a, s in zip(column, spreads, strict=True)] for column in away]
    if max(min(apart, key=sum)) > SETTINGS.farthest_in_line:
        return None  # the column is of another kind: in line it would not be with any of them mended
    return _Comparison(tuple(map(sum, apart)), median(spreads))


def _levelled(column: Sequence[float]) -> Sequence[float]:
    return _differences(column, [median(column)] * len(column))


def _with_value(column: Sequence[float], at: int, value: float) -> list[float]:
    return [*column[:at], value, *column[at + 1 :]]


def _differences(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [a - b for a, b in zip(one, other, strict=True)]


def _logarithms(view: AxisView, lines: Sequence[int], place: int) -> list[float] | None:
    """The figures of a place on the given lines; ``None`` where one is missing or not positive."""
    found = [view.figure(line, place) for line in lines]
    known = [log(q.amount) for q in found if q is not None and q.amount > 0]
    return known if len(known) == len(lines) else None
