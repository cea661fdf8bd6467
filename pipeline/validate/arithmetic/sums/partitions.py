"""Totals beside parts whose labels together make up a whole: women and men, urban and rural."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.quantities.labels.announcements import fold_label
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.sheet import AxisView
from pipeline.validate.arithmetic.identities.summands import (
    holds_exactly,
    may_be_meant,
    parts_of,
)
from pipeline.validate.arithmetic.settings import SETTINGS
from pipeline.validate.arithmetic.sums.announced_totals import is_supported

_DIGITS = frozenset("123456789")
# Stems of labels that together make up a whole: a total beside them needs no other proof.
_PARTITIONS = (
    frozenset({"mujer", "hombr"}),
    frozenset({"femen", "mascu"}),
    frozenset({"urban", "rural"}),
    frozenset({"si", "no"}),
    frozenset({"prese", "remot"}),
    frozenset({"nacio", "extra"}),
    frozenset({"chile", "extra"}),
    frozenset({"publi", "priva"}),
    frozenset({"aprob", "repro"}),
    frozenset({"1", "2", "3", "4"}),
    frozenset({"enero", "febre", "marzo"}),
)
_OWN = frozenset().union(*_PARTITIONS) - frozenset({"si", "no"}) - _DIGITS


def partitions(view: AxisView, wholes: frozenset[int] = frozenset()) -> Iterator[Identity]:
    """A total beside parts whose labels make up a whole (women and men): true of a single line too.

    ``wholes`` are places that something else shows to be the whole (a share of women is of it).
    """
    words = {p: _bare(view.place_words[p]) for p in view.places}
    own = {p: _bare(view.own_words[p]) for p in view.places}
    printed = frozenset().union(*words.values())
    if not any(partition <= printed for partition in _PARTITIONS):
        return
    order = [p for p in view.places if p not in view.percent_places]
    for at, target in enumerate(order):
        parts = _partition_near(order, at, words) or _partition_near(order, at, own)
        if parts is None:
            continue
        named = "total" in _bare(view.own_words[target]) or target in wholes
        found = list(_partition_lines(view, target, parts))
        if is_supported(view, found) if named else _nearly_all_hold(view, found):
            yield from found


def _nearly_all_hold(view: AxisView, found: list[Identity]) -> bool:
    """Whether a partition whose total is not called so holds on every line but one, which is near it or a slip away."""
    failing = [s for s in found if not holds_exactly(view, s)]
    return not failing or (
        len(failing) == 1
        and len(found) > len(failing) + 1
        and may_be_meant(view.sheet, failing[0], SETTINGS.near_alone)
    )


def _partition_lines(view: AxisView, target: int, parts: tuple[int, ...]) -> Iterator[Identity]:
    rule = "suma-fila" if view.axis == "row" else "suma-columna"
    for line in view.lines:
        cells, position = parts_of(view, line, parts), view.at(line, target)
        if cells is None or position not in view.sheet.quantity:
            continue
        yield Identity(rule, "sum", position, tuple(cells), f"{view.axis}:partition:{target}", announced=True)


@lru_cache(maxsize=16384)
def _bare(label: str) -> frozenset[str]:
    """The stems (five letters) of a label's words, numbers of quarters apart from their letter."""
    return frozenset(w[: SETTINGS.stem] for w in re.findall(r"[a-z]+|\d+", fold_label(label)))


def _partition_near(order: list[int], at: int, words: dict[int, frozenset[str]]) -> tuple[int, ...] | None:
    """The run of places right before (or behind) a total whose labels differ only by a partition."""
    for partition in _PARTITIONS:
        size = len(partition)
        for run in (order[max(at - size, 0) : at], order[at + 1 : at + 1 + size]):
            if len(run) != size:
                continue
            if len(words[order[at]] & partition & _OWN) == 1:
                continue  # "mujeres" is no total of women and men
            keys = [words[p] & partition for p in run]
            if all(len(k) == 1 for k in keys) and frozenset().union(*keys) == partition:
                rests = [words[p] - partition for p in run]
                alike = [p for p in order if p != order[at] and words[p] - _DIGITS == rests[0]]
                if all(r == rests[0] for r in rests) and (partition & _DIGITS == set() or len(alike) == size):
                    return tuple(run)
    return None
