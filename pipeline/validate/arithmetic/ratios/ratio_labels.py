"""Which two columns the label of a percentage names: meta and % cumplimiento, total and % mujeres."""

from __future__ import annotations

import re

from pipeline.quantities.labels.announcements import fold_label
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.settings import SETTINGS

_STOP = re.compile(r"(?:de|del|la|las|los|el|en|por|sobre|total|numero|cantidad|monto|con|para|al|que)")
_WHOLE = re.compile(r"\btotal(?:es)?\b|contratad|\bmatricula")

# (what the label of the percentage says, what is counted, what it is counted against)
_NAMED = (
    (
        re.compile(r"cumplimiento|avance|logro"),
        re.compile(r"\bcumplid|logrado|alcanzad|realizad|ejecutad|efectiv|\breal\b|resultado"),
        re.compile(r"\bmetas?\b|programad|comprometid|planificad|esperad"),
    ),
    (
        re.compile(r"ejecu|devengad|gasto|avance"),
        re.compile(r"devengad|ejecutad|gastad|pagad|\bgastos?\b|ejecucion|obligad"),
        re.compile(r"presupuesto|vigente|asignad|requerimiento|\bley\b|inicial|marco|autorizad|disponible|convenio"),
    ),
    (
        re.compile(r"satisf|aprob|rechaz|resuelt|respond|asist|ocupac|uso|cobertura"),
        re.compile(r"satisf|aprob|rechaz|resuelt|respond|asist|ocupad|usad|cubiert|atendid"),
        re.compile(r"total|encuest|present|recib|ingresad|inscrit|solicitud|postul|capacidad|cupos|disponib|poblacion"),
    ),
)


def names_pair(view: AxisView, target: int, a: int, b: int) -> int:
    """How plainly labels say that a place is ``a`` over ``b``: 2 naming both, 1 naming one, 0 not at all."""
    words = fold_label(view.place_words[target])
    first, second = fold_label(view.place_words[a]), fold_label(view.place_words[b])
    for name, numerator, denominator in _NAMED:
        if not (name.search(words) and denominator.search(second)):
            continue
        if numerator.search(first):
            return 2
        if not numerator.search(second) and not denominator.search(first):
            return 1
    aimed = any(denominator.search(first) for _, _, denominator in _NAMED)
    if not aimed and _words(second) and _words(second) < _words(first):
        return 1  # "mujeres colocadas" of "colocados"
    shared = _words(words) & _words(first)
    return 2 * (bool(shared - _words(second)) and _WHOLE.search(second) is not None)


def _words(label: str) -> frozenset[str]:
    """Stems (five letters) of the words that carry meaning."""
    return frozenset(w[: SETTINGS.stem] for w in re.findall(r"[a-z]{3,}", label) if not _STOP.fullmatch(w))
