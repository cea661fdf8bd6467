"""The rows that a sentence lists with one figure for all of them: "en las categorías A-IIIa, A-IIIb y A-IIIc, 19".

Such a figure is said of the rows together, most often of their sum, and not of the cell of one of them. A list is two
labels or more, joined by commas and a last "y", "e", "o", "u" or "ni". Where each row has its own figure ("12 en A-I y
15 en A-II", "A-I y A-II, 12 y 15", "19 cada una") there is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.spanish.folding import fold
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.sentence.mentions import WORD, Keys, Mention, placed_keys

_JOINED = re.compile(
    r"\s*(?:,|(?:,\s*|\s)(?P<and>y|e|o|u|ni)\b)\s*"
    r"(?:(?:a|al|con|de|del|el|en|la|las|lo|los|para|por)\s+){0,3}",
    re.IGNORECASE,
)
"""What joins two labels of a list; ``and`` is the conjunction, behind which no comma goes on with the list."""
_SEPARATOR = re.compile(r",|\s(?:y|e|o|u|ni)\s", re.IGNORECASE)
_PAUSE = re.compile(r"[;:()]|\.(?=\s)")
_FIGURE = re.compile(r"(?<![\w-])\d")
_ANOTHER_FIGURE = re.compile(r"[^\w,;.]*(?:,|\s(?:y|e|o)\s)\s*\$?\d")
"""Right behind a figure: it is one of several ("12, 15 y 19")."""
_ONE_OF_THEM = re.compile(r"\bcada\b|\brespectiva|\bultim[oa]\b|\bprimer[oa]?\b|\bsegund[oa]\b|\bsendos\b|\best[ea]\b")
"""Words that give the figure to one of the rows, or to each; the text is folded."""
_EACH_BEHIND = re.compile(r"[^.;:]{0,40}?\b(?:cada|respectiva)")


class _PrintedLabel(NamedTuple):
    """Where a text prints the label of rows, and which these are (tables may have rows of one name)."""

    start: int
    end: int
    rows: frozenset[int]


class ListedRows:
    """The rows of a document's tables by the words of their labels; totals are in no list."""

    def __init__(self, space: CellSpace) -> None:
        self._words, self._table = space.rows.words, space.row_table
        self._having: dict[str, list[int]] = defaultdict(list)
        for row, words in enumerate(self._words):
            if not space.row_total[row]:
                for key in words:
                    self._having[key].append(row)
        self._known: dict[Mention, frozenset[int]] = {}

    def of(self, mention: Mention) -> frozenset[int]:
        """The rows that are listed right before a figure, or else right behind it, with no other figure between; none
        where the words give the figure to one of them or each its own."""
        found = self._known.get(mention)
        if found is None:
            found = self._known[mention] = self._read(mention)
        return found

    def _read(self, mention: Mention) -> frozenset[int]:
        after = mention.claim.after
        if _ANOTHER_FIGURE.match(after) or _EACH_BEHIND.match(fold(after)):
            return frozenset()
        return self._before(mention) or self._behind(after)

    def _before(self, mention: Mention) -> frozenset[int]:
        text, first = _before(mention)
        if not first and (own := _SEPARATOR.search(text)):
            text = text[own.start() :]  # "12 en A-I y en A-II 15": what comes first is of the figure before
        lists = self._lists(text)
        if not lists or _ONE_OF_THEM.search(fold(text[lists[-1][-1].end :])):
            return frozenset()
        return self._rows(lists[-1])

    def _behind(self, text: str) -> frozenset[int]:
        pause = _PAUSE.search(text)
        text = text[: pause.start()] if pause else text
        if figure := _FIGURE.search(text):
            last = max((m.start() for m in _SEPARATOR.finditer(text, 0, figure.start())), default=0)
            text = text[:last]  # "12 en A-I y en A-II 15": what comes last is of the figure behind
        lists = self._lists(text)
        if not lists or "," in text[: lists[0][0].start]:
            return frozenset()
        return self._rows(lists[0])

    def _lists(self, text: str) -> list[list[_PrintedLabel]]:
        """The labels of a text in lists: each goes on as long as the next is joined to it."""
        if not _SEPARATOR.search(text):
            return []
        found: list[list[_PrintedLabel]] = []
        closing = False
        for label in self._labels(text):
            joined = _JOINED.fullmatch(text, found[-1][-1].end, label.start) if found else None
            if joined is None or (closing and not joined["and"]):
                found.append([label])
                closing = False
            else:
                found[-1].append(label)
                closing = joined["and"] is not None
        return [labels if _closes(text, labels) else labels[:1] for labels in found]

    def _rows(self, labels: list[_PrintedLabel]) -> frozenset[int]:
        """The rows of a list, of each table that has all of them."""
        by_table: dict[int, set[int]] = defaultdict(set)
        having: dict[int, int] = defaultdict(int)
        for label in labels:
            for row in label.rows:
                by_table[int(self._table[row])].add(row)
            for table in {int(self._table[row]) for row in label.rows}:
                having[table] += 1
        whole = [rows for table, rows in by_table.items() if having[table] == len(labels) and len(rows) > 1]
        return frozenset[int]().union(*whole) if len(labels) > 1 else frozenset()

    def _labels(self, text: str) -> Iterator[_PrintedLabel]:
        """Where a text has all words of a row's label and none between, the longest labels first."""
        placed = placed_keys(text)
        at = 0
        while at < len(placed):
            best, rows = at, set[int]()
            for row in self._having.get(placed[at][1], ()):
                end = _end_of(placed, at, self._words[row])
                if end > best:
                    best, rows = end, set()
                if end == best and end > at:
                    rows.add(row)
            if rows:
                last = WORD.match(text, placed[best - 1][0])
                yield _PrintedLabel(placed[at][0], last.end() if last else placed[best - 1][0], frozenset(rows))
            at = max(best, at + 1)


def _end_of(placed: list[tuple[int, str]], at: int, words: Keys) -> int:
    """Behind which of the words of a text, from one on, all of a label have been said; the first where they are not."""
    end = at
    while end < len(placed) and placed[end][1] in words and end - at < len(words):
        end += 1
    return end if {key for _, key in placed[at:end]} == words else at


def _closes(text: str, labels: list[_PrintedLabel]) -> bool:
    """Whether a conjunction joins the last label of a list."""
    if len(labels) < 2:
        return False
    joined = _JOINED.fullmatch(text, labels[-2].end, labels[-1].start)
    return joined is not None and joined["and"] is not None


def _before(mention: Mention) -> tuple[str, bool]:
    """What stands between a figure and the one before it, from the last pause on, and whether that is the beginning of
    a clause."""
    claim = mention.claim
    text, start = claim.sentence.text, claim.sentence.start
    clause_end = start + len(claim.lead) + len(claim.clause)
    left = max(clause_end, claim.figure.end) - len(claim.span) - start
    right = claim.figure.start - start
    pauses = [m.end() for m in _PAUSE.finditer(text, max(0, left), right)]
    return text[pauses[-1] if pauses else max(0, left) : right], bool(pauses) or left <= 0
