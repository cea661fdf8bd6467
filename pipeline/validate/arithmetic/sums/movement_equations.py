"""Equations over neighbouring places that hold on lines of a table: every choice of signs tried at once, in floats.

In: a view of a sheet, its figures as arrays (``MovementArrays``). Out: ``MovementEquation``, each with the lines on
which it holds and fails, and how much that shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product
from math import log2

import numpy as np

from pipeline.quantities.table_numbers import Bools, Floats
from pipeline.validate.arithmetic.identities.sheet import AxisView, unit
from pipeline.validate.arithmetic.identities.summands import is_rate, percent_lines
from pipeline.validate.arithmetic.settings import SETTINGS

Signs = tuple[int, ...]


@dataclass(frozen=True)
class MovementArrays:
    """The figures of a view as arrays of lines by places, in the order of ``places``; zero where nothing is printed."""

    view: AxisView
    places: tuple[int, ...]

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The lines that can be added up: no rates, whose parts each have a base of their own."""
        return tuple(n for n in self.view.lines if n not in percent_lines(self.view) and not _is_mean(self.view, n))

    @cached_property
    def amounts(self) -> Floats:
        return self._array(lambda line, place: float(q.amount) if (q := self.view.figure(line, place)) else 0.0)

    @cached_property
    def steps(self) -> Floats:
        return self._array(lambda line, place: float(unit(q)) if (q := self.view.figure(line, place)) else 0.0)

    @cached_property
    def slack(self) -> Floats:
        """Half a unit of the last printed digit of each figure; nothing for counts."""
        known = self.view.sheet.interval
        return self._array(lambda n, place: float(i.width) / 2 if (i := known.get(self.view.at(n, place))) else 0.0)

    @cached_property
    def known(self) -> Bools:
        """Cells that print a figure, or nothing where nothing means zero."""
        return self._array(lambda line, place: self.view.at(line, place) in self.view.sheet.interval).astype(np.bool_)

    def _array(self, of: Callable[[int, int], float]) -> Floats:
        return np.array([[of(line, place) for place in self.places] for line in self.lines], dtype=np.float64)


@dataclass(frozen=True)
class MovementEquation:
    """The figure at ``target`` (an index of places) is the rest of the run from ``start`` to ``end``, each with its
    sign; the lines, by their index, on which that holds and fails by more than rounding, and what those that hold show,
    in bits."""

    start: int
    end: int
    target: int
    signs: Signs
    holds: tuple[int, ...]
    fails: tuple[int, ...]
    bits: float

    @property
    def score(self) -> float:
        return self.bits - SETTINGS.bits_lost_by_a_failure * len(self.fails)

    @property
    def cost(self) -> float:
        """How many equations of its kind could start where it does, in bits: those of one sign are few."""
        return log2(SETTINGS.longest_movement) + (1 if self.is_sum else len(self.signs))

    @property
    def is_sum(self) -> bool:
        return min(self.signs) > 0

    @property
    def operands(self) -> list[int]:
        return [p for p in range(self.start, self.end + 1) if p != self.target]


def _is_mean(view: AxisView, line: int) -> bool:
    label = view.line_labels[line]
    return label.average or label.change or is_rate(view, line)


def every_equation(figures: MovementArrays) -> Iterator[MovementEquation]:
    """Every run of neighbours with every choice of signs that holds on a line at least."""
    count = len(figures.places)
    for start in range(count):
        for end in range(start + SETTINGS.fewest_terms - 1, min(start + SETTINGS.longest_movement, count)):
            inner = end - start - 1
            for signs in likely_signs(figures, start, end):
                yield from equations_that_hold(figures, start, end, end, signs)
            yield from equations_that_hold(figures, start, end, start, (1,) * (inner + 1))


@cache
def every_sign(many: int) -> Floats:
    """Every choice of signs for so many figures behind the first, in order; the result, behind them, is taken away."""
    return np.array([(1.0, *signs, -1.0) for signs in product((1.0, -1.0), repeat=many)])


def likely_signs(figures: MovementArrays, start: int, end: int) -> Iterator[Signs]:
    """The choices of signs with which a run may hold on a line, all tried at once: hardly any does."""
    usable = figures.known[:, start : end + 1].all(axis=1) & (figures.amounts[:, end] != 0)
    if not usable.any():
        return
    amounts = figures.amounts[:, start : end + 1]
    every = every_sign(end - start - 1)
    most = figures.slack[:, start : end + 1].sum(axis=1) + SETTINGS.float_error * figures.steps[:, start : end + 1].max(
        axis=1
    )
    most += SETTINGS.float_doubt * np.abs(amounts).sum(axis=1)  # sums in another order are other floats
    for n in np.flatnonzero((np.abs(amounts[usable] @ every.T) <= most[usable, None]).any(axis=0)):
        yield tuple(int(sign) for sign in every[n][:-1])


def equations_that_hold(
    figures: MovementArrays, start: int, end: int, target: int, signs: Signs
) -> Iterator[MovementEquation]:
    """The run with these signs as an equation for the figure ``target``; nothing where too few lines show it."""
    run = slice(start, end + 1)
    usable = figures.known[:, run].all(axis=1) & (figures.amounts[:, target] != 0)
    if not usable.any():
        return
    own = np.array([*signs, -1.0] if target == end else [-1.0, *signs])
    amounts, steps = figures.amounts[:, run], figures.steps[:, run]
    slack = figures.slack[:, run].sum(axis=1)
    gap = np.abs(amounts @ own)
    holds = usable & (gap <= slack + SETTINGS.float_error * steps.max(axis=1))
    if not holds.any():
        return  # nearly all: what follows takes four times as long
    terms = np.minimum(np.sort(np.abs(amounts), axis=1)[:, -SETTINGS.fewest_terms], _nearest(amounts * own))
    informative = holds & (terms > 0)
    if not informative.any():
        return
    lines = [int(n) for n in np.flatnonzero(informative)]
    if (amounts[lines] != 0).any(axis=0).all():
        bits = np.log2(1 + terms[lines] / np.maximum(slack, steps.max(axis=1))[lines])
        different = {tuple(np.abs(amounts[n])): float(b) for n, b in zip(lines, bits, strict=True)}
        failing = tuple(
            int(n) for n in np.flatnonzero(usable & (2 * gap > steps.sum(axis=1) * (1 + SETTINGS.float_error)))
        )
        yield MovementEquation(start, end, target, signs, tuple(lines), failing, sum(different.values()))


def _nearest(signed: Floats) -> Floats:
    """How near on each line a figure that is added comes to one that is taken away: what a stock hardly changes by, or
    yearly figures differ by, is all that their agreement can show."""
    apart = np.abs(signed[:, :, None] + signed[:, None, :])
    opposite = signed[:, :, None] * signed[:, None, :] < 0
    nearest: Floats = np.where(opposite, apart, np.inf).min(axis=(1, 2))
    return nearest
