"""Formulas that labels print: "VIII. Resultado financiero (VI - VII)", "Saldo (4) = (2) - (3)", "Total (a + b)".

Rows or columns are called by the number, Roman number or letter that their label begins with or ends in. A formula is
believed where the table proves it: as much of what formulas of the table say holds as does not, or something does and
all that does not has one figure in common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.quantities.labels import fold_label
from pipeline.validate.arithmetic.identity import Identity
from pipeline.validate.arithmetic.judge import confirms
from pipeline.validate.arithmetic.sheet import AxisView

_NAME = r"(?:\d{1,2}|[ivx]{1,5}|[a-h])"
_BEGINS = re.compile(rf"^\W*({_NAME})\s*[.):–-]\s*(?=[a-z])")
_ENDS = re.compile(rf"\(({_NAME})\)\s*(?:=.*)?$")
_TERM = rf"\(?{_NAME}\)?"
_TERMS = rf"{_TERM}(?:\s*[-–−+]\s*{_TERM})+"
_FORMULA = re.compile(rf"(?:\(\s*(?:{_NAME}\s*=\s*)?|{_TERM}\s*=\s*)({_TERMS})\s*(?:\)|$)")
_STEP = re.compile(rf"([-–−+]?)\s*\(?({_NAME})\)?")


@dataclass(frozen=True, slots=True)
class _Formula:
    """A place as other places, some of them taken away."""

    target: int
    added: tuple[int, ...]
    taken: tuple[int, ...]


def find(view: AxisView) -> list[Identity]:
    """What the formulas in the labels of a view say of each line, where the table proves them."""
    found = [identity for formula in _formulas(view) for identity in _on_lines(view, formula)]
    failing = [set(identity.cells) for identity in found if not confirms(view.sheet, identity)]
    holding = len(found) - len(failing)
    proven = holding >= len(failing) or set.intersection(*failing)  # one wrong figure makes all fail that it is in
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
    """The places by what they are called, each name once."""
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
