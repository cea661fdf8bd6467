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

from pipeline.quantities.numerals import CHILEAN, NumberFormat, parse
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
_SCALES = {"mil", "miles"} | _MILLION
_SMALL = _UNITS | _TENS | _HUNDREDS
_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+", re.UNICODE)
_VAGUE = {"un", "uno", "una"}


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


LONGEST_RUN = 32  # words: "novecientos noventa y nueve mil … millones …" has some twenty


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
            vague = len(part) == 1 and part[0][0] in _VAGUE | {"mil", "miles"} | _MILLION
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
    while end < min(at + LONGEST_RUN, len(tokens)):
        start, _, folded, raw = tokens[end]
        numeric = raw[0].isdigit() or folded in _SMALL or folded in _SCALES or (folded == "y" and end > at)
        if not numeric or (end > at and text[tokens[end - 1][1] : start].strip()):
            break
        end += 1
    return end


def _value(words: list[tuple[str, str]], format: NumberFormat) -> Decimal | None:
    """The value of words in order, by the Spanish grammar of numbers: a part below 1000, times ``mil``, times
    ``millones``, each used once and in descending order; ``None`` where they are no number.
    """
    total = Decimal(0)
    thousands: Decimal | None = None  # the part before "mil", since the last "millones"
    below: Decimal | None = None  # the current part below a thousand
    smallest = 1000  # the value of the last word of that part
    millions = False
    after_and = False
    for position, (folded, raw) in enumerate(words):
        if folded == "y":
            if smallest not in range(30, 91, 10) or position == len(words) - 1:
                return None
            after_and = True
            continue
        if raw[0].isdigit():
            quantity = parse(raw, format=format)
            if quantity is None or below is not None or (thousands is not None and quantity.value >= 1000):
                return None
            below, smallest = quantity.value, 0
        elif folded in _SMALL:
            piece = _SMALL[folded]
            if after_and and piece >= 10:
                return None
            if below is None:
                below, smallest = Decimal(piece), piece
            elif not _follows(piece, smallest, after_and):
                return None
            else:
                below, smallest = below + piece, piece
        elif folded in _MILLION:
            if millions or (below is None and thousands is None):
                return None
            total = ((thousands or Decimal(0)) + (below or Decimal(0))) * 1_000_000
            thousands = below = None
            millions, smallest = True, 1000
        elif folded in ("mil", "miles"):
            if thousands is not None or (folded == "miles" and below is None):
                return None
            thousands = (Decimal(1) if below is None else below) * 1000
            below, smallest = None, 1000
        else:
            return None
        after_and = False
    if below is None and thousands is None and not millions:
        return None
    return total + (thousands or Decimal(0)) + (below or Decimal(0))


def _follows(piece: int, last: int, after_and: bool) -> bool:
    """Whether a word worth ``piece`` may come right after one worth ``last``, below a thousand."""
    if last >= 100:
        return piece < 100 and piece > 0
    return after_and and last in _TENS.values() and 0 < piece < 10
