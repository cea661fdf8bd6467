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
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log2

from pipeline.model import Position
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.settings import PATTERNS
from pipeline.validate.arithmetic.identities.identity import LINEAR, Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.identities.summands import gap_of, is_a_slip
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.validate.arithmetic.sums.movement_equations import MovementArrays, MovementEquation, every_equation

_FIRST = re.compile(r"\binicial(?:es)?\b|\banterior(?:es)?\b|\bapertura\b|\bal inicio\b|\bde enero\b|\bopening\b")
_LAST = re.compile(r"\bfinal(?:es)?\b|\bcierre\b|\bal fin\b|\bal 31 de dic|\bclosing\b")


def find(view: AxisView, known: Sequence[Identity]) -> list[Identity]:
    """The equations of a view that ``known`` does not say already."""
    places = tuple(p for p in view.places if p not in view.percent_places and not _is_rate(view, p))
    if (
        not SETTINGS.fewest_terms <= len(places) <= SETTINGS.most_places_of_movements
        or len(view.lines) > SETTINGS.lines_in_proportion
    ):
        return []
    figures = MovementArrays(view, places)
    if not figures.lines:
        return []
    sums = {frozenset(i.cells) for i in known if i.form in LINEAR}
    every = [e for e in every_equation(figures) if not _is_composed(figures, e, sums)]
    linked = _best_chain(every, log2(len(places)))
    alone = _best_equations(linked, [e for e in every if _is_proven(figures, e)])
    found = [i for e in [*alone, *linked] for i in _identities(figures, e)]
    return [*found, *(i for e in alone for i in _carried_over(figures, e))]


def _is_rate(view: AxisView, place: int) -> bool:
    label = view.place_labels[place]
    return label.average or label.percent


def _is_composed(figures: MovementArrays, equation: MovementEquation, sums: set[frozenset[Position]]) -> bool:
    """Whether sums that are known already lie within an equation: it says no more than they do."""
    line = figures.lines[equation.holds[0]]
    cells = {figures.view.at(line, figures.places[p]) for p in range(equation.start, equation.end + 1)}
    return any(s < cells for s in sums)


def _is_proven(figures: MovementArrays, equation: MovementEquation) -> bool:
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


def _best_equations(
    linked: Sequence[MovementEquation], equations: Iterable[MovementEquation]
) -> list[MovementEquation]:
    """The best proven equations that share no figure but a result with each other or with those of a chain."""
    chosen = list(linked)
    for equation in sorted(equations, key=lambda e: (-e.score, e.start, e.end, e.signs)):
        if all(equation.start >= c.end or equation.end <= c.start for c in chosen):
            chosen.append(equation)
    return chosen[len(linked) :]


def _best_chain(equations: Sequence[MovementEquation], starts: float) -> list[MovementEquation]:
    """The best chain of equations: each starts at the result of the one before, or right behind its group.

    ``starts``: of how many places the first one could start at, in bits; the others start where they must.
    """
    useful = [e for e in equations if len(e.holds) >= len(e.fails) and e.score - e.cost >= SETTINGS.bits_of_a_link]
    ordered = sorted(useful, key=lambda e: (e.start, e.end, e.target, e.signs))
    best: list[tuple[float, tuple[MovementEquation, ...]]] = []
    for equation in ordered:
        own: tuple[float, tuple[MovementEquation, ...]] = (equation.score - equation.cost - starts, (equation,))
        for score, chain in best:
            if _follows(equation, chain[-1]):
                own = max(own, (score + equation.score - equation.cost, (*chain, equation)), key=lambda o: o[0])
        best.append(own)
    score, chain = max(best, key=lambda o: o[0], default=(0.0, ()))
    lines = sum(len(e.holds) for e in chain)
    proven = len(chain) > 1 and lines >= SETTINGS.fewest_movements and score >= SETTINGS.bits_of_movements
    return list(chain) if proven else []


def _follows(equation: MovementEquation, before: MovementEquation) -> bool:
    """Whether an equation starts with the result before it, or right behind it where both head or close groups."""
    if before.target == before.end == equation.start:
        return equation.target == equation.end
    groups = equation.is_sum and before.is_sum and (equation.target == equation.end) == (before.target == before.end)
    return groups and equation.start == before.end + 1


def _identities(figures: MovementArrays, equation: MovementEquation) -> Iterator[Identity]:
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


def _carried_over(figures: MovementArrays, equation: MovementEquation) -> list[Identity]:
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
