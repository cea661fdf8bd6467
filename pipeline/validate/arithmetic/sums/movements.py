"""What is left after what came in and went out: a figure that is its neighbours, some added and some taken away.

In: a view of a sheet, and the identities found otherwise. Out: identities for lines on which such an equation holds,
and for a line that misses it by one slip of typing.

An equation is over neighbouring places: what there was at first, movements with either sign, what is left behind them.
On which side a movement counts is not read from its label but from the figures: the lines of a table must agree on it
beyond chance, counted in bits. Where few lines print many equations that follow each other (a statement of results
whose every result starts the next, groups each under its own head), they are proven together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise, product
from math import log2

import numpy as np

from pipeline.model import Position
from pipeline.quantities.labels import fold_label
from pipeline.quantities.settings import PATTERNS
from pipeline.quantities.table_numbers import Bools, Floats
from pipeline.validate.arithmetic.identities.identity import LINEAR, Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView, unit
from pipeline.validate.arithmetic.identities.summands import gap_of, is_a_slip, is_rate, percent_lines
from pipeline.validate.arithmetic.settings import SETTINGS

_FIRST = re.compile(r"\binicial(?:es)?\b|\banterior(?:es)?\b|\bapertura\b|\bal inicio\b|\bde enero\b|\bopening\b")
_LAST = re.compile(r"\bfinal(?:es)?\b|\bcierre\b|\bal fin\b|\bal 31 de dic|\bclosing\b")
Signs = tuple[int, ...]


@dataclass(frozen=True)
class _Arrays:
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
class _Equation:
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


def find(view: AxisView, known: Sequence[Identity]) -> list[Identity]:
    """The equations of a view that ``known`` does not say already."""
    places = tuple(p for p in view.places if p not in view.percent_places and not _is_rate(view, p))
    if (
        not SETTINGS.fewest_terms <= len(places) <= SETTINGS.most_places_of_movements
        or len(view.lines) > SETTINGS.lines_in_proportion
    ):
        return []
    figures = _Arrays(view, places)
    if not figures.lines:
        return []
    sums = {frozenset(i.cells) for i in known if i.form in LINEAR}
    every = [e for e in _equations(figures) if not _is_composed(figures, e, sums)]
    linked = _best_chain(every, log2(len(places)))
    alone = _best_equations(linked, [e for e in every if _is_proven(figures, e)])
    found = [i for e in [*alone, *linked] for i in _identities(figures, e)]
    return [*found, *(i for e in alone for i in _carried_over(figures, e))]


def _is_mean(view: AxisView, line: int) -> bool:
    label = view.line_labels[line]
    return label.average or label.change or is_rate(view, line)


def _is_rate(view: AxisView, place: int) -> bool:
    label = view.place_labels[place]
    return label.average or label.percent


def _equations(figures: _Arrays) -> Iterator[_Equation]:
    """Every run of neighbours with every choice of signs that holds on a line at least."""
    count = len(figures.places)
    for start in range(count):
        for end in range(start + SETTINGS.fewest_terms - 1, min(start + SETTINGS.longest_movement, count)):
            inner = end - start - 1
            for signs in _likely_signs(figures, start, end):
                yield from _equations_that_hold(figures, start, end, end, signs)
            yield from _equations_that_hold(figures, start, end, start, (1,) * (inner + 1))


@cache
def _every_sign(many: int) -> Floats:
    """Every choice of signs for so many figures behind the first, in order; the result, behind them, is taken away."""
    return np.array([(1.0, *signs, -1.0) for signs in product((1.0, -1.0), repeat=many)])


def _likely_signs(figures: _Arrays, start: int, end: int) -> Iterator[Signs]:
    """The choices of signs with which a run may hold on a line, all tried at once: hardly any does."""
    usable = figures.known[:, start : end + 1].all(axis=1) & (figures.amounts[:, end] != 0)
    if not usable.any():
        return
    amounts = figures.amounts[:, start : end + 1]
    every = _every_sign(end - start - 1)
    most = figures.slack[:, start : end + 1].sum(axis=1) + SETTINGS.float_error * figures.steps[:, start : end + 1].max(
        axis=1
    )
    most += SETTINGS.float_doubt * np.abs(amounts).sum(axis=1)  # sums in another order are other floats
    for n in np.flatnonzero((np.abs(amounts[usable] @ every.T) <= most[usable, None]).any(axis=0)):
        yield tuple(int(sign) for sign in every[n][:-1])


def _equations_that_hold(figures: _Arrays, start: int, end: int, target: int, signs: Signs) -> Iterator[_Equation]:
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
        yield _Equation(start, end, target, signs, tuple(lines), failing, sum(different.values()))


def _nearest(signed: Floats) -> Floats:
    """How near on each line a figure that is added comes to one that is taken away: what a stock hardly changes by, or
    yearly figures differ by, is all that their agreement can show."""
    apart = np.abs(signed[:, :, None] + signed[:, None, :])
    opposite = signed[:, :, None] * signed[:, None, :] < 0
    nearest: Floats = np.where(opposite, apart, np.inf).min(axis=(1, 2))
    return nearest


def _is_composed(figures: _Arrays, equation: _Equation, sums: set[frozenset[Position]]) -> bool:
    """Whether sums that are known already lie within an equation: it says no more than they do."""
    line = figures.lines[equation.holds[0]]
    cells = {figures.view.at(line, figures.places[p]) for p in range(equation.start, equation.end + 1)}
    return any(s < cells for s in sums)


def _is_proven(figures: _Arrays, equation: _Equation) -> bool:
    """Whether the lines of a table show an equation by themselves, with what its labels say."""
    if equation.is_sum:
        return False  # proven as sums are
    words = figures.view.place_words
    first, last = (fold_label(words[figures.places[p]]) for p in (equation.start, equation.end))
    named = bool(_FIRST.search(first) and _LAST.search(last))
    enough = len(equation.holds) >= SETTINGS.fewest_movements - named
    few = len(equation.holds) >= SETTINGS.holds_for_one * len(equation.fails) or len(equation.fails) <= named
    score = equation.score + PATTERNS.label_bits * named - equation.cost - log2(len(figures.places))
    return enough and few and score >= SETTINGS.bits_of_movements


def _best_equations(linked: Sequence[_Equation], equations: Iterable[_Equation]) -> list[_Equation]:
    """The best proven equations that share no figure but a result with each other or with those of a chain."""
    chosen = list(linked)
    for equation in sorted(equations, key=lambda e: (-e.score, e.start, e.end, e.signs)):
        if all(equation.start >= c.end or equation.end <= c.start for c in chosen):
            chosen.append(equation)
    return chosen[len(linked) :]


def _best_chain(equations: Sequence[_Equation], starts: float) -> list[_Equation]:
    """The best chain of equations: each starts at the result of the one before, or right behind its group.

    ``starts``: of how many places the first one could start at, in bits; the others start where they must.
    """
    useful = [e for e in equations if len(e.holds) >= len(e.fails) and e.score - e.cost >= SETTINGS.bits_of_a_link]
    ordered = sorted(useful, key=lambda e: (e.start, e.end, e.target, e.signs))
    best: list[tuple[float, tuple[_Equation, ...]]] = []
    for equation in ordered:
        own: tuple[float, tuple[_Equation, ...]] = (equation.score - equation.cost - starts, (equation,))
        for score, chain in best:
            if _follows(equation, chain[-1]):
                own = max(own, (score + equation.score - equation.cost, (*chain, equation)), key=lambda o: o[0])
        best.append(own)
    score, chain = max(best, key=lambda o: o[0], default=(0.0, ()))
    lines = sum(len(e.holds) for e in chain)
    proven = len(chain) > 1 and lines >= SETTINGS.fewest_movements and score >= SETTINGS.bits_of_movements
    return list(chain) if proven else []


def _follows(equation: _Equation, before: _Equation) -> bool:
    """Whether an equation starts with the result before it, or right behind it where both head or close groups."""
    if before.target == before.end == equation.start:
        return equation.target == equation.end
    groups = equation.is_sum and before.is_sum and (equation.target == equation.end) == (before.target == before.end)
    return groups and equation.start == before.end + 1


def _identities(figures: _Arrays, equation: _Equation) -> Iterator[Identity]:
    """What an equation says of the lines on which it holds, and of those that one slip of typing explains."""
    view, target = figures.view, figures.places[equation.target]
    signs = sorted(zip(equation.operands, equation.signs, strict=True), key=lambda pair: -pair[1])
    group = f"{view.axis}:movement:{equation.start}:{equation.end}:{equation.signs}"
    rule = "movimiento"
    if equation.is_sum:
        rule = "suma-fila" if view.axis == "row" else "suma-columna"
    elif sorted(equation.signs) == [-1, 1]:
        rule = "diferencia"
    for n in sorted((*equation.holds, *equation.fails)):
        line = figures.lines[n]
        cells = [(view.at(line, figures.places[p]), sign) for p, sign in signs]
        printed = [(cell, sign) for cell, sign in cells if cell in view.sheet.quantity]
        if view.at(line, target) not in view.sheet.quantity or len(printed) < 2:
            continue
        identity = Identity(
            rule,
            "sum" if equation.is_sum else "flow",
            view.at(line, target),
            tuple(cell for cell, _ in printed),
            group,
            announced=True,
            taken=sum(sign < 0 for _, sign in printed),
        )
        if n in equation.holds or is_a_slip(view.sheet, identity):
            yield identity


def _carried_over(figures: _Arrays, equation: _Equation) -> list[Identity]:
    """That each line starts with what the one before left, where nearly all do; the newest may stand first."""
    view, figure = figures.view, figures.view.sheet.quantity
    lines = [n for n in figures.lines if not view.line_labels[n].total]
    first, last = figures.places[equation.start], figures.places[equation.end]
    found: list[Identity] = []
    for order in (lines, lines[::-1]):
        pairs = [(view.at(now, first), view.at(before, last)) for before, now in pairwise(order)]
        pairs = [p for p in pairs if all(cell in figure for cell in p)]
        equal = {figure[a].amount for a, b in pairs if figure[a].amount == figure[b].amount}
        if len(equal) >= SETTINGS.fewest_movements - 1 and len(equal) >= 2 * (len(pairs) - len(equal)):
            group = f"{view.axis}:carried:{first}:{last}"
            made = [Identity("movimiento", "flow", a, (b,), group, announced=True) for a, b in pairs]
            found += [i for i in made if not gap_of(view.sheet, i) or is_a_slip(view.sheet, i)]
    return found
