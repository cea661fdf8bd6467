"""Numbers written in Spanish words, entirely or in part: ``cuarenta y dos mil``, ``42 mil 747``, ``2,5 millones``.

Values are exact. A word that is also an article or an ordinal (``un``, ``una``, ``primer``) is a number only within a
longer one or before ``mil`` or ``millón``; ``uno`` alone is not found in prose but :func:`parse_words` reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.model import Quantity
from pipeline.quantities.numerals import CHILEAN, NumberFormat, parse
from pipeline.quantities.settings import WORDS
from pipeline.spanish.folding import fold

_UNITS = {
    "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "dieciseis": 16, "diecisiete": 17, "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21,
    "veintiuno": 21, "veintiuna": 21, "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25,
    "veintiseis": 26, "veintisiete": 27, "veintiocho": 28, "veintinueve": 29,
}  # fmt: skip
_TENS = {
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip
_HUNDREDS = {
    "cien": 100, "ciento": 100, "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
    "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
}  # fmt: skip
_HUNDREDS |= {name[:-2] + "as": value for name, value in _HUNDREDS.items() if name.endswith("os")}
_MILLION = {"millon", "millones"}
_BILLION = {"billon", "billones"}  # a million millions
_A_MILLION = 1_000_000
_ZERO = Decimal(0)
_SCALES = {"mil", "miles"} | _MILLION | _BILLION
_SMALL = _UNITS | _TENS | _HUNDREDS
_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+", re.UNICODE)
_VAGUE = {"un", "uno", "una"} | _SCALES | {"ciento"}
"""No number where they stand alone: articles, words of scale, the "ciento" of "por ciento" (a hundred is "cien")."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number found in a text: its offsets and its value."""

    start: int
    end: int
    value: Decimal


@lru_cache(maxsize=4096)
def parse_words(text: str, *, format: NumberFormat = CHILEAN) -> Decimal | None:
    """The number a whole text states in words, or in digits and words; ``None`` when it states none."""
    words = [(fold(m.group()), m.group()) for m in _WORD.finditer(text)]
    if not words or "".join(m for _, m in words) != "".join(c for c in text if not c.isspace()):
        return None
    return _value(words, format)


def find_words(text: str, *, format: NumberFormat = CHILEAN) -> Iterator[WrittenNumber]:
    """Every number of a text that is written at least in part in words, from left to right, each as long as possible.

    Plain digits are not included.
    """
    tokens = [(m.start(), m.end(), fold(m.group()), m.group()) for m in _WORD.finditer(text)]
    at = 0
    while at < len(tokens):
        run = [(folded, raw) for _, _, folded, raw in tokens[at : _run(tokens, at, text)]]
        spelled = next((n for n, (_, raw) in enumerate(run) if not raw[0].isdigit()), len(run))
        end = at + len(run)
        found = None
        while end > at + spelled:
            part = run[: end - at]
            vague = len(part) == 1 and part[0][0] in _VAGUE
            value = None if vague else _value(part, format)
            if value is not None:
                found = WrittenNumber(tokens[at][0], tokens[end - 1][1], value)
                break
            end -= 1
        if found is None:
            at += 1
            continue
        yield found
        at = end


def _run(tokens: list[tuple[int, int, str, str]], at: int, text: str) -> int:
    """The end of the run of number words and digits that starts at ``at``, with only blanks between them."""
    end = at
    while end < min(at + WORDS.longest_run, len(tokens)):
        start, _, folded, raw = tokens[end]
        numeric = raw[0].isdigit() or folded in _SMALL or folded in _SCALES or (folded == "y" and end > at)
        if not numeric or (end > at and text[tokens[end - 1][1] : start].strip()):
            break
        end += 1
    return end


def _value(words: list[tuple[str, str]], format: NumberFormat) -> Decimal | None:
    """The value of words in order, by the Spanish grammar of numbers: a part below 1000, times ``mil``, times
    ``millones``, and such a number times ``billones``, each used once and in descending order; ``None`` where they are
    no number.
    """
    made = _WordNumber()
    for position, (folded, raw) in enumerate(words):
        if folded == "y":
            if made.last not in range(30, 91, 10) or position == len(words) - 1:
                return None
            made.after_and = True
            continue
        if raw[0].isdigit():
            fits = made.add_digits(parse(raw, format=format))
        elif folded in _SMALL:
            fits = made.add_small(_SMALL[folded])
        elif folded in _MILLION:
            fits = made.add_million()
        elif folded in _BILLION:
            fits = made.add_billion()
        else:
            fits = folded in ("mil", "miles") and made.add_thousand(counted=folded == "miles")
        if not fits:
            return None
        made.after_and = False
    return made.value


@dataclass(slots=True)
class _WordNumber:
    """A number as its words are read: each ``add_`` says whether the grammar allows the word there."""

    total: Decimal = _ZERO
    thousands: Decimal | None = None  # the part before "mil", since the last "millones"
    below: Decimal | None = None  # the current part below a thousand
    last: int = 1000  # the value of the last word of that part
    has_millions: bool = False
    has_billions: bool = False
    after_and: bool = False

    @property
    def value(self) -> Decimal | None:
        if self.below is None and self.thousands is None and not (self.has_millions or self.has_billions):
            return None
        return self.total + (self.thousands or _ZERO) + (self.below or _ZERO)

    def add_digits(self, quantity: Quantity | None) -> bool:
        """A part written in digits ("3 mil")."""
        if quantity is None or self.below is not None or (self.thousands is not None and quantity.value >= 1000):
            return False
        self.below, self.last = quantity.value, 0
        return True

    def add_small(self, piece: int) -> bool:
        if self.after_and and piece >= 10:
            return False
        if self.below is not None and not _follows(piece, self.last, self.after_and):
            return False
        self.below, self.last = (self.below or _ZERO) + piece, piece
        return True

    def add_thousand(self, counted: bool) -> bool:
        """``counted``: "miles", which needs a number before it; "mil" alone is a thousand."""
        if self.thousands is not None or (counted and self.below is None):
            return False
        self.thousands = (Decimal(1) if self.below is None else self.below) * 1000
        self.below, self.last = None, 1000
        return True

    def add_million(self) -> bool:
        if self.has_millions or (self.below is None and self.thousands is None):
            return False
        self.has_millions = True
        self._times(_A_MILLION)
        return True

    def add_billion(self) -> bool:
        """``billones`` come before ``millones``, counted in thousands at most ("6 billones", "mil billones")."""
        counted = self.below is not None or self.thousands is not None
        if self.has_billions or self.has_millions or not counted:
            return False
        self.has_billions = True
        self._times(_A_MILLION * _A_MILLION)
        return True

    def _times(self, scale: int) -> None:
        """Closes what was read since the last scale word: it counts ``scale``."""
        self.total += ((self.thousands or _ZERO) + (self.below or _ZERO)) * scale
        self.thousands = self.below = None
        self.last = 1000


def _follows(piece: int, last: int, after_and: bool) -> bool:
    """Whether a word worth ``piece`` may come right after one worth ``last``, below a thousand."""
    if last >= 100:
        return piece < 100 and piece > 0
    return after_and and last in _TENS.values() and 0 < piece < 10
