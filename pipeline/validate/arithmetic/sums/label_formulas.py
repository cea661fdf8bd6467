"""Formulas that labels print: "VIII. Resultado financiero (VI - VII)", "Saldo (4) = (2) - (3)", "Total (a + b)".

A formula names rows or columns by the number, Roman number or letter with which their labels begin or end. The
formulas of a table are believed where its figures confirm them: they hold at least as often as they fail, or they hold
somewhere and all the failures have one figure in common, so that one wrong figure explains them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.quantities.labels.announcements import fold_label
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.judge import confirms
from pipeline.validate.arithmetic.identities.sheet import AxisView

_NAME = r"(?:\d{1,2}|[ivx]{1,5}|[a-h])"
_BEGINS = re.compile(rf"^\W*({_NAME})\s*[.):–-]\s*(?=[a-z])")
_ENDS = re.compile(rf"\(({_NAME})\)\s*(?:=.*)?$")
_TERM = rf"\(?{_NAME}\)?"
_TERMS = rf"{_TERM}(?:\s*[-–−+]\s*{_TERM})+"
_FORMULA = re.compile(rf"(?:\(\s*(?:{_NAME}\s*=\s*)?|{_TERM}\s*=\s*)({_TERMS})\s*(?:\)|$)")
_STEP = re.compile(rf"([-–−+]?)\s*\(?({_NAME})\)?")


@dataclass(frozen=True, slots=True)
class _Formula:
    """A row or column computed from others: the sum of ``added`` minus the sum of ``taken``."""

    target: int
    added: tuple[int, ...]
    taken: tuple[int, ...]


def find(view: AxisView) -> list[Identity]:
    """The identities that the formulas in the labels of a view state for each line, where the table confirms them."""
    found = [identity for formula in _formulas(view) for identity in _on_lines(view, formula)]
    failing = [set(identity.cells) for identity in found if not confirms(view.sheet, identity)]
    holding = len(found) - len(failing)
    proven = holding >= len(failing) or set.intersection(*failing)  # one wrong figure explains all
    return found if holding and proven else []


def _formulas(view: AxisView) -> Iterator[_Formula]:
    labels = {place: fold_label(view.own_words[place]) for place in view.places}
    named = _named(labels)
    for place, label in labels.items():
        match = _FORMULA.search(label)
        if match is None:
            continue
        steps = [(sign, named.get(name)) for sign, name in _STEP.findall(match[1])]
        places = [at for _, at in steps if at is not None and at != place]
        if len(places) == len(steps) == len(set(places)):
            added = tuple(at for sign, at in steps if at is not None and sign in ("", "+"))
            yield _Formula(place, added, tuple(at for at in places if at not in added))


def _named(labels: Mapping[int, str]) -> Mapping[str, int]:
    """The places by the names that their labels give them; a name that two labels give is left out."""
    names = {p: m[1] for p, label in labels.items() if (m := _BEGINS.search(label) or _ENDS.search(label))}
    count = Counter(names.values())
    return {name: place for place, name in names.items() if count[name] == 1}


def _on_lines(view: AxisView, formula: _Formula) -> Iterator[Identity]:
    group = f"{view.axis}:formula:{formula.target}:{formula.added}:{formula.taken}"
    places = (*formula.added, *formula.taken)
    for line in view.lines:
        if any(view.figure(line, place) is None for place in (formula.target, *places)):
            continue
        target, cells = view.at(line, formula.target), tuple(view.at(line, place) for place in places)
        if not formula.taken:
            rule = "suma-fila" if view.axis == "row" else "suma-columna"
            yield Identity(rule, "sum", target, cells, group, announced=True)
        elif len(cells) == 2:
            yield Identity("diferencia", "difference", target, cells, group, announced=True)
        else:
            yield Identity("movimiento", "flow", target, cells, group, announced=True, taken=len(formula.taken))
