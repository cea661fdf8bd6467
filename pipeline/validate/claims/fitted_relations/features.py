"""What speaks for a figure being drawn from others, not asking whether it agrees with them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.quantities.table_numbers import Floats
from pipeline.validate.claims.fitted_relations.candidates import DrawnCandidate
from pipeline.validate.claims.fitted_relations.passage import SAID, PlacedFigure
from pipeline.validate.claims.sentence.printed_slips import chance, printed_digits

ORDERS = ((0, 1, 2), (0, 2, 1), (1, 0, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0))
"""The orders of result, first and last operand, as ranks."""
NAMES = (
    "one", *(f"order {r}{a}{b}" for r, a, b in ORDERS), "to first", "to last", "between", "sentence of first",
    "sentence of last", "sentences", "first opened", "last opened", "first beside", "last beside",
    *(f"result {n}" for n in SAID), *(f"first {n}" for n in SAID), *(f"last {n}" for n in SAID),
    "one year", "two years", "labels of both", "labels of first", "labels of last", "alike hold", "alike fail",
    "of one hold", "of one fail", "many", "ends sentence", "nothing between", "of the block before", "all labelled",
    "digits", "end joined", "end closed", "starts list", "ends list", "nearest greater", "greatest", "alike between",
    "opens sentence", "proved by others",
)  # fmt: skip
NONE = (
    "one", "share", "decimals", "short", *SAID, "candidates", "figures", "alone",
)  # fmt: skip
PROVED = NAMES.index("proved by others")
Places = npt.NDArray[np.int_]
"""The places of figures among those of a paragraph, one a candidate."""
MOST_ALIKE, MOST_DIGITS, MOST_BETWEEN = 3.0, 4, 4.0


def rows(found: Sequence[DrawnCandidate], figures: Sequence[PlacedFigure]) -> Floats:
    """The features of candidates in the order of ``NAMES``."""
    if not found:
        return np.zeros((0, len(NAMES)))
    of = _ParagraphArrays(figures)
    r, a, b = (np.array([p(c) for c in found]) for p in (_result, _first, _last))
    columns = [*_of_three(of, r, a, b), *_of_all(of, found, r, a, b)]
    return np.stack([np.asarray(c, dtype=float) for c in columns], axis=1)


class _ParagraphArrays:
    """The figures of a paragraph, what each of them is in an array."""

    def __init__(self, figures: Sequence[PlacedFigure]) -> None:
        self.said = np.array([f.said for f in figures], dtype=float)
        self.sentence = np.array([f.sentence for f in figures])
        self.block = np.array([f.mention.block for f in figures])
        self.value = np.array([f.mention.value for f in figures])
        self.share = np.array([f.share for f in figures])
        self.year = np.array([int(f.year or 0) for f in figures])
        self.digits = np.array([_digits(f) / MOST_DIGITS for f in figures])
        self.overlap = np.array([[shared_labels(a, b) for b in figures] for a in figures])
        self.labelled = np.array([bool(f.labels) for f in figures])
        self.alike = _Alike(self.value, self.share, self.sentence)

    def last_of(self, sentence: int) -> int:
        """The place of the last figure of a sentence."""
        return int(np.flatnonzero(self.sentence == sentence)[-1])


def _digits(figure: PlacedFigure) -> int:
    return min(MOST_DIGITS, len(printed_digits(figure.mention.figure)))


def _of_three(of: _ParagraphArrays, r: Places, a: Places, b: Places) -> list[npt.NDArray[Any]]:
    """What is said of a result, its first and its last operand, and where they stand to each other."""
    places = np.stack((r, a, b), axis=1)
    ranks = places.argsort(axis=1).argsort(axis=1)
    sentences = of.sentence[places].max(axis=1) - of.sentence[places].min(axis=1)
    opened = of.said[:, SAID.index("opened")] > 0
    years = of.year
    return [
        np.ones(len(r)),
        *((ranks == order).all(axis=1) for order in ORDERS),
        np.log(np.abs(r - a)),
        np.log(np.abs(r - b)),
        np.log(np.maximum(1, np.abs(a - b))),
        of.sentence[a] != of.sentence[r],
        of.sentence[b] != of.sentence[r],
        np.log1p(sentences),
        ((a == r + 1) & opened[a]) | ((r == a + 1) & opened[r]),
        ((b == r + 1) & opened[b]) | ((r == b + 1) & opened[r]),
        np.abs(a - r) == 1,
        np.abs(b - r) == 1,
        *of.said[r].T,
        *of.said[a].T,
        *of.said[b].T,
        (years[a] > 0) & (years[a] == years[b]),
        (years[a] > 0) & (years[b] > 0) & (years[a] != years[b]),
        of.overlap[a, b],
        of.overlap[r, a],
        of.overlap[r, b],
    ]


def _of_all(
    of: _ParagraphArrays, found: Sequence[DrawnCandidate], r: Places, a: Places, b: Places
) -> list[npt.NDArray[Any]]:
    """What is drawn alike, and how all operands stand in their list."""
    start = np.array([min(o.place for o in c.operands) for c in found])
    end = np.array([max(o.place for o in c.operands) for c in found])
    many = np.array([len(c.operands) for c in found])
    low, high = np.minimum(r, start), np.maximum(r, end)
    latest = np.array([of.last_of(s) for s in np.maximum(of.sentence[r], of.sentence[end])])
    return [
        *np.array(_alike(found)).T,
        np.log(np.maximum(1, many - 1)),
        high == latest,
        high - low == many,
        (of.block[a] != of.block[r]) | (of.block[b] != of.block[r]),
        np.array([all(of.labelled[o.place] for o in c.operands) for c in found]),
        of.digits[r],
        of.said[high, SAID.index("joined")],
        of.said[end, SAID.index("closed")],
        of.alike.first[start],
        of.alike.last[end],
        np.array([of.alike.next_greater(i, j) for i, j in zip(a, b, strict=True)]),
        of.alike.greatest[b],
        np.array([of.alike.between(i, j) for i, j in zip(a, b, strict=True)]),
        of.alike.first[b],
        np.array(_proved(found)),
    ]


def _proved(found: Sequence[DrawnCandidate]) -> list[float]:
    """For each candidate, how little luck it is that another figure says its operands to be part and whole: the share
    of a part ("27 de 36 (75 %)") where parts are added up, and a sum or a remainder where a share is taken."""
    by_share: dict[tuple[int, int], float] = {}
    by_parts: dict[tuple[int, int], float] = {}
    for c in found:
        if c.holds:
            pairs = part_and_whole(c)
            if pairs:
                known = by_share if c.kind == "share" else by_parts
                sure = 1 - min(1.0, c.values * chance(c.result.mention.figure))
                known.update({p: max(sure, known.get(p, 0.0)) for p in pairs})
    return [
        max((other.get(p, 0.0) for p in part_and_whole(c)), default=0.0)
        for c in found
        for other in (by_parts if c.kind == "share" else by_share,)
    ]


def part_and_whole(candidate: DrawnCandidate) -> list[tuple[int, int]]:
    """The places of what a share, a sum or a remainder says to be part and whole; nothing of other kinds."""
    places = [o.place for o in candidate.operands]
    result = candidate.result.place
    if candidate.kind == "share":
        return [(places[0], places[1])]
    if candidate.kind == "sum":
        return [(p, result) for p in places]
    if candidate.kind == "difference":
        less, more = sorted(candidate.operands, key=lambda o: o.mention.value)
        return [(less.place, more.place), (result, more.place)]
    return []


def none(result: PlacedFigure, many: int, figures: Sequence[PlacedFigure]) -> list[float]:
    """What speaks for a figure being drawn from no others, in the order of ``NONE``; ``many`` are its candidates."""
    beside = sum(f.sentence == result.sentence for f in figures)
    return [
        1.0,
        float(result.share),
        float(result.mention.figure.decimals > 0),
        float(len(printed_digits(result.mention.figure)) < MOST_DIGITS - 1),
        *map(float, result.said),
        math.log1p(many),
        math.log(max(1, beside)),
        float(beside == 1),
    ]


def shared_labels(one: PlacedFigure, two: PlacedFigure) -> float:
    """How much of what is said right beside two figures is the same."""
    return len(one.labels & two.labels) / max(1, min(len(one.labels), len(two.labels)))


def _result(candidate: DrawnCandidate) -> int:
    return candidate.result.place


def _first(candidate: DrawnCandidate) -> int:
    return candidate.operands[0].place


def _last(candidate: DrawnCandidate) -> int:
    return candidate.operands[-1].place


class _Alike:
    """Of the figures of a paragraph that are percentages, or are not: which are first, last, greatest, and between."""

    def __init__(self, value: Floats, share: npt.NDArray[np.bool_], sentence: npt.NDArray[np.int_]) -> None:
        many = len(value)
        self._value, self._share = value, share
        self.first, self.last, self.greatest = np.zeros(many), np.zeros(many), np.zeros(many)
        for kind in (True, False):
            own = np.flatnonzero(share == kind)
            if len(own):
                self.greatest[own] = value[own] >= value[own].max()
            for s in set(sentence[own].tolist()):
                inside = own[sentence[own] == s]
                self.first[inside[0]] = self.last[inside[-1]] = 1.0

    def next_greater(self, part: int, whole: int) -> bool:
        """Whether no figure greater than a part stands nearer to it than the whole."""
        near, far = min(part, whole), max(part, whole)
        reach = far - near
        window = range(max(0, part - reach + 1), min(len(self._value), part + reach))
        greater = self._value > self._value[part]
        return not any(greater[i] and self._share[i] == self._share[whole] for i in window if i != part)

    def between(self, one: int, two: int) -> float:
        """How many figures of the kind of the second stand between two."""
        inside = self._share[min(one, two) + 1 : max(one, two)] == self._share[two]
        return min(MOST_BETWEEN, float(inside.sum()))


def _alike(found: Sequence[DrawnCandidate]) -> list[list[float]]:
    """For each candidate, how many of the other figures are drawn alike and agree, and do not: from figures at the
    same places seen from them, and from one whole."""
    by_shape: dict[object, list[tuple[int, bool, float]]] = {}
    for c in found:
        weight = 1 - min(1.0, c.values * chance(c.result.mention.figure))
        for key in (c.shape, c.of_one):
            by_shape.setdefault(key, []).append((c.result.place, c.holds, weight))
    counted = []
    for c in found:
        row: list[float] = []
        for key in (c.shape, c.of_one):
            others = [(h, w) for place, h, w in by_shape[key] if place != c.result.place]
            agree = sum(w for h, w in others if h)
            row += [min(MOST_ALIKE, agree), min(MOST_ALIKE, float(sum(not h for h, _ in others)))]
        counted.append(row)
    return counted
