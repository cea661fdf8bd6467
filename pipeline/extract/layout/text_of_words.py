"""The text of a set of words, line by line: of a cell or a paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from pipeline.extract.layout.settings import WORDS
from pipeline.extract.pdf.page import Word
from pipeline.extract.pdf.rotation import as_read
from pipeline.geometry import Box
from pipeline.quantities.digit_counts import RAISED_DIGITS

WordLines = Sequence[Sequence[Word]]
"""Lines of words, top to bottom, each from left to right."""


def word_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into lines, top to bottom, each from left to right."""
    ordered = sorted(words, key=lambda w: (w.top + w.bottom, w.x0))
    if len(ordered) < 2:
        return [ordered] if ordered else []
    tops: list[float] = []
    bottoms: list[float] = []
    lines: list[list[Word]] = []
    for word in ordered:
        top, bottom = word.top, word.bottom
        height = bottom - top
        for index in range(len(lines) - 1, max(-1, len(lines) - 1 - WORDS.lines_back), -1):
            line_top, line_bottom = tops[index], bottoms[index]
            line_height = line_bottom - line_top
            low = bottom if bottom < line_bottom else line_bottom
            high = top if top > line_top else line_top
            if low - high >= WORDS.same_line * (height if height < line_height else line_height):
                lines[index].append(word)
                if height > line_height:
                    tops[index], bottoms[index] = top, bottom
                break
        else:
            tops.append(top)
            bottoms.append(bottom)
            lines.append([word])
    order = sorted(range(len(lines)), key=bottoms.__getitem__)
    return [sorted(lines[i], key=lambda w: w.x0) for i in order]


def line_text(line: Sequence[Word]) -> str:
    """The words of a line separated by blanks, except where two parts of one word touch."""
    if len(line) == 1:
        return line[0].text
    parts = [line[0].text]
    for before, word in itertools.pairwise(line):
        touching = word.x0 - before.x1 <= WORDS.joined * min(before.size, word.size)
        joined = touching and (_same_level(before, word) or word.text[0] in RAISED_DIGITS)
        parts.append(word.text if joined else " " + word.text)
    return "".join(parts)


def cell_text(words: Iterable[Word], box: Box | None = None) -> str:
    """The text of a cell: its lines joined by blanks, or directly where a line break cut a word or numeral.

    ``box`` is the cell's box; without it only cut numerals are recognised.
    """
    found = as_read(words)
    lines = word_lines(found)
    if not lines:
        return ""
    text = line_text(lines[0])
    for above, below in itertools.pairwise(lines):
        following = line_text(below)
        ends = below is lines[-1] and len(below) == 1
        text += following if _is_cut(text, above, below, box, ends=ends) else f" {following}"
    return text


_CUT_NUMERAL = re.compile(r"(?:^|[\s$(-])\d{1,3}(?:[.,]\d{3})*(?P<mark>[.,])\d{0,2}$")
_REMAINDER_OF_NUMERAL = re.compile(r"\d{1,3}(?:[.,]\d{3})*(?:[.,]\d+)?%?\)?$")


def completes(text: str, following: str) -> bool:
    """Whether a line continues the numeral at the end of a text.

    Its last group has less than three digits, and the line starts with the missing ones ("1.47" above "0",
    "$123.456.789.0" above "12").
    """
    match = _CUT_NUMERAL.search(text)
    first = re.match(r"\d+", following)
    if match is None or first is None:
        return False
    mark = match["mark"]
    open_digits = len(text) - text.rindex(mark) - 1
    grouped = text[: text.rindex(mark)].count(mark) > 0
    remainder = following[first.end() :]
    if not _REMAINDER_OF_NUMERAL.fullmatch(following) or len(first.group()) != 3 - open_digits:
        return False
    if any(len(group) != 3 for group in re.findall(rf"{re.escape(mark)}(\d+)", remainder)):
        return False  # "89.1" above "40.2": two figures with a decimal point
    return grouped or mark == "." or open_digits == 0


_CUT_DATE = re.compile(r"(?:^|[\s(])\d{1,2}(?P<mark>[-/])(?:\d{1,2}(?P=mark))?$")
_REMAINDER_OF_DATE = re.compile(r"(?:\d{1,2}[-/])?\d{4}\b")


def completes_date(text: str, following: str) -> bool:
    """Whether a line continues the date at the end of a text ("28-12-" above "2023")."""
    return _CUT_DATE.search(text) is not None and _REMAINDER_OF_DATE.match(following) is not None


def _is_cut(text: str, above: Sequence[Word], below: Sequence[Word], box: Box | None, *, ends: bool) -> bool:
    """Whether a line ends inside a word: the cell is narrower than the word, so it was broken without a hyphen
    ("$123.456.789.0" above "12", "Telecomunicacion" above "es").

    A numeral with an incomplete last group continues when the next line completes it. A word continues when it is alone
    on its line, fills it to the edge, and the next line starts in lower case: a word that fits is never broken. Where
    the next line could be a word by itself ("Presupuesto" above "vigente"), the first must also end as no word ends:
    of 70 documents all 12 such lines were two words, while all 7 shorter ones ("Concepció" above "n") were one. A word
    that joins others ("a", "de") continues one only where it ``ends`` the cell, as no label does, behind a consonant.
    """
    following = line_text(below)
    if completes(text, following) or completes_date(text, following):
        return True
    if text[-1:] == "/" and text[-2:-1].isalnum() and following[:1].islower():
        return True
    if box is None or len(above) != 1 or not above[0].text[-1:].isalpha() or not following[:1].islower():
        return False
    word, margin = above[0], above[0].x0 - box.x0
    advance = (word.x1 - word.x0) / max(len(word.text), 1)
    room = box.x1 - min(margin, advance) - word.x1
    rest = below[0].text.strip(".,;:").lower()
    consonant = word.text[-1].lower() not in "aeiouáéíóú"
    if len(word.text) < WORDS.shortest_cut or (rest in LINKS and not (ends and consonant)):
        return False
    if len(rest) > WORDS.longest_rest and word.text[-1].lower() in WORDS.last_letters:
        return False
    return room < WORDS.full * advance and len(below[0].text) <= len(word.text)


_LINKS = "a al con de del e el en fin la las lo los mes más ni no o para por que se sin su sus u un una y"
LINKS = frozenset(_LINKS.split())


def _same_level(before: Word, word: Word) -> bool:
    """Whether two words have the same size and baseline, so that the second is not a superscript mark."""
    level = abs(before.bottom - word.bottom) < WORDS.same_foot * word.size
    return level and WORDS.smaller * word.size < before.size < WORDS.larger * word.size
