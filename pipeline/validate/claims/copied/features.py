"""What speaks for a figure being copied from the row or column beside the one it is about.

A figure that prints a cell digit for digit is that cell as a rule. Where its sentence names another row beside the
figure, states its own cell a second time, or walks along rows of which this one is out of turn, it may be a copy.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import CellSpace, Floats
from pipeline.validate.claims.copied.candidates import Rival
from pipeline.validate.claims.linking.link import MentionLink
from pipeline.validate.claims.linking.logistic import LEAST, logit
from pipeline.validate.claims.sentence.mentions import Keys, Mention, beginnings, placed_keys, with_beginnings
from pipeline.validate.claims.sentence.together import by_block, by_sentence, text_between

NAMES = (
    "prior of the one meant", "prior of either", "probability", "one meant before", "one printed before",
    "one meant behind", "one printed behind", "one meant in the sentence", "one printed in the sentence",
    "one meant around", "one printed around", "one meant without a name", "one printed without a name",
    "printed again in the sentence", "short and printed again in the sentence", "printed again in the paragraph",
    "one meant stated in the sentence", "one meant stated in the paragraph", "others of the line meant",
    "others of the line printed", "order of the line meant", "order of the line printed", "side of the line meant",
    "side of the line printed", "year meant beside", "year printed beside", "year meant said", "year printed said",
    "later year meant", "years stated are of the one meant", "years stated are of the one printed", "total meant",
    "total printed", "of rows", "of tables", "digits", "other cells alike", "percentage", "lines of another year",
    "next line", "several of the sentence", "line meant just before", "line printed just before",
    "line meant just behind", "line printed just behind", "other magnitude",
)  # fmt: skip
_EQUAL = re.compile(
    r"\b(?:igual(?:es|mente)?|mism[oa]s?|ambas|ambos|identic[oa]s?|cada\s+un[oa]|coinciden?|tambien|tampoco)\b"
)
"""What says that a sentence prints one value of two things: "igual en valor absoluto", "ambas con 12"."""
_PART_ENDS = re.compile(r"[;:]")
_SHORT = 2
"""Digits of a figure that two things of one sentence may have by chance."""
_MOST, _MOST_DIGITS = 2, 6


class CopyFeatureReader:
    """The features of the figures of one document; ``stated`` are the cells that they state rightly, as it seems."""

    def __init__(
        self, space: CellSpace, mentions: Sequence[Mention], links: Sequence[MentionLink], stated: Sequence[int | None]
    ) -> None:
        self._space, self._mentions, self._links, self._stated = space, mentions, links, stated
        self._sentence, self._block = by_sentence(mentions), by_block(mentions)
        self._placed: dict[int, list[tuple[int, str]]] = {}

    def of(self, number: int, rival: Rival) -> Floats:
        """What speaks for and against a mention meaning the rival's cell, in the order of ``NAMES``."""
        space, mention, link = self._space, self._mentions[number], self._links[number]
        lines = rival.lines(space)
        labels, own, other = lines.labels, int(lines.of_cell[rival.printed]), int(lines.of_cell[rival.meant])
        mine, meant = labels.words[own], labels.words[other]
        printed_only, meant_only = mine - meant, meant - mine
        weight = labels.weight
        near = [_share(meant_only, mention.before, weight), _share(printed_only, mention.before, weight),
                _share(meant_only, mention.behind, weight), _share(printed_only, mention.behind, weight)]  # fmt: skip
        around = mention.previous | mention.heading
        far = [_share(meant_only, mention.sentence, weight), _share(printed_only, mention.sentence, weight),
               _share(meant_only, around, weight), _share(printed_only, around, weight)]  # fmt: skip
        mates = [n for n in self._sentence[mention.number] if n != number]
        paragraph = [n for n in self._block[mention.block] if n != number and n not in mates]
        again = self._states(mates, rival.printed) and not _EQUAL.search(fold(mention.claim.sentence.text))
        prior = math.log(link.prior[rival.meant] + LEAST)
        return np.array(
            [
                prior,
                prior - math.log(link.prior[rival.printed] + LEAST),
                logit(link.right),
                *near, *far, not meant_only, not printed_only,
                again, again and len(mention.digits) <= _SHORT, self._states(paragraph, rival.printed),
                self._prints(mates, rival.meant, mention), self._prints(paragraph, rival.meant, mention),
                *self._lines(mates, rival), *self._order(number, mates, rival, printed_only, meant_only),
                *self._sides(mates, rival, near), *self._years(mention, [*mates, *paragraph], rival),
                self._is_total(rival, meant=True), self._is_total(rival, meant=False),
                rival.way == "rows", rival.way == "tables",
                min(len(mention.digits), _MOST_DIGITS), math.log1p(float(link.exact.sum()) - 1),
                mention.claim.kind == "percent",
                bool(printed_only | meant_only) and printed_only | meant_only <= lines.years[own] | lines.years[other],
                abs(own - other) == 1, math.log1p(len(mates)),
                *self._beside(number, rival, -1), *self._beside(number, rival, 1), self._magnitude(rival),
            ],
            dtype=float,
        )  # fmt: skip

    def _states(self, numbers: Sequence[int], cell: int) -> bool:
        return any(self._stated[n] == cell for n in numbers)

    def _prints(self, numbers: Sequence[int], cell: int, mention: Mention) -> bool:
        """Whether others of some figures print the value of a cell."""
        amount = float(self._space.amount[cell])
        return any(
            self._stated[n] == cell or abs(self._mentions[n].value - amount) <= self._mentions[n].step / 2
            for n in numbers
            if self._mentions[n].claim.kind == mention.claim.kind
        )

    def _lines(self, mates: Sequence[int], rival: Rival) -> tuple[int, int]:
        """How many others of the sentence state cells of the line meant, and of the one printed."""
        line = rival.lines(self._space).of_cell
        cells = [c for n in mates if (c := self._stated[n]) is not None and c not in (rival.printed, rival.meant)]
        meant, printed = (sum(int(line[c] == line[of]) for c in cells) for of in (rival.meant, rival.printed))
        return min(meant, _MOST), min(printed, _MOST)

    def _beside(self, number: int, rival: Rival, step: int) -> tuple[bool, bool]:
        """Whether the figure before or behind in the part of the sentence states the line meant, and whether the line
        printed."""
        other = number + step
        if not 0 <= other < len(self._mentions) or self._mentions[other].number != self._mentions[number].number:
            return False, False
        first, last = (self._mentions[n] for n in sorted((number, other)))
        cell = self._stated[other]
        parted = _PART_ENDS.search(text_between(first, last))
        if parted or cell is None or cell in (rival.printed, rival.meant):
            return False, False
        line = rival.lines(self._space).of_cell
        return bool(line[cell] == line[rival.meant]), bool(line[cell] == line[rival.printed])

    def _magnitude(self, rival: Rival) -> float:
        """By how many powers of ten the two cells differ."""
        return abs(math.log10(float(self._space.amount[rival.printed]) / float(self._space.amount[rival.meant])))

    def _order(
        self, number: int, mates: Sequence[int], rival: Rival, printed_only: Keys, meant_only: Keys
    ) -> tuple[float, float]:
        """Whether the lines that the figures of the sentence state are named in the order of the figures, if this one
        is of the line meant, and if it is of the one printed: 1 if they are, -1 if not, 0 where that says nothing."""
        space = self._space
        labels, line, crossing, _ = rival.lines(space)
        others = {n: c for n in mates if (c := self._stated[n]) is not None and crossing[c] == crossing[rival.printed]}
        if not others:
            return 0.0, 0.0
        placed = self._words_of(self._mentions[number])
        found = []
        for cell, words in ((rival.meant, meant_only), (rival.printed, printed_only)):
            named = {number: words}
            for n, c in others.items():
                named[n] = labels.words[int(line[c])] - labels.words[int(line[cell])]
            lines = {int(line[c]) for c in others.values()} | {int(line[cell])}
            places = [p for n in sorted(named) if (p := _place(placed, named[n])) is not None]
            if len(lines) < len(named):
                found.append(-1.0)
            elif len(places) < len(named):
                found.append(0.0)
            else:
                found.append(1.0 if all(a < b for a, b in pairwise(places)) else -1.0)
        return found[0], found[1]

    def _words_of(self, mention: Mention) -> list[tuple[int, str]]:
        found = self._placed.get(mention.number)
        if found is None:
            found = self._placed[mention.number] = placed_keys(mention.claim.sentence.text)
        return found

    def _sides(self, mates: Sequence[int], rival: Rival, near: Sequence[float]) -> tuple[float, float]:
        """How much of the line meant, and of the one printed, is said on the side on which the others of the sentence
        have their lines: before each figure, or behind."""
        space = self._space
        labels, line, crossing, _ = rival.lines(space)
        before = behind = 0.0
        for n in mates:
            cell = self._stated[n]
            if cell is None or crossing[cell] != crossing[rival.printed] or cell == rival.printed:
                continue
            words = labels.words[int(line[cell])]
            before += _share(words, self._mentions[n].before, labels.weight)
            behind += _share(words, self._mentions[n].behind, labels.weight)
        if before == behind:
            return 0.0, 0.0
        return (near[0], near[1]) if before > behind else (near[2], near[3])

    def _years(self, mention: Mention, around: Sequence[int], rival: Rival) -> tuple[float, ...]:
        space = self._space
        _, line, _, labels_years = rival.lines(space)
        meant, printed = labels_years[int(line[rival.meant])], labels_years[int(line[rival.printed])]
        if meant == printed:
            return (0.0,) * 7
        near = {mention.near_year} - {""}
        said = mention.claim.years | ({mention.claim.spoken_year} - {""} if not mention.claim.years else frozenset())
        stated = [
            labels_years[int(line[c])]
            for n in around
            if (c := self._stated[n]) is not None
            and space.table[c] in (space.table[rival.printed], space.table[rival.meant])
        ]
        count = max(1, len(stated))
        return (
            bool(meant & near), bool(printed & near), bool(meant & said), bool(printed & said),
            max(meant, default="") > max(printed, default=""),
            sum(y == meant for y in stated) / count, sum(y == printed for y in stated) / count,
        )  # fmt: skip

    def _is_total(self, rival: Rival, *, meant: bool) -> bool:
        space, cell = self._space, rival.meant if meant else rival.printed
        if rival.way == "columns":
            return bool(space.column_total[int(space.column[cell])])
        return bool(space.row_total[int(space.row[cell])])


def _share(words: Keys, text: Keys, weight: Mapping[str, float]) -> float:
    """How much of the weight of some words a text says."""
    whole = sum(weight[w] for w in words)
    if not whole:
        return 0.0
    said = with_beginnings(text)
    return sum(weight[w] for w in sorted(words) if w in said) / whole


def _place(placed: Sequence[tuple[int, str]], words: Keys) -> int | None:
    """Where in a sentence the first of some words stands."""
    return next((at for at, key in placed if any(short in words for short in beginnings(key))), None)
