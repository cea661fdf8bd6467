"""Finds every numeral of a text and says what kind it is; no digit is left out.

The patterns are tried in order, each on what the ones before have left, so that the special
readings (a date, a law, an address, an age) take their digits before the general ones. What no
pattern claims is a plain figure: a claim about a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from pipeline.model import LONGEST_AUDITED
from pipeline.quantities import number_words, numerals
from pipeline.quantities.numeral_shapes import FIGURE_PATTERN, MARKS
from pipeline.quantities.numerals import CHILEAN, ENGLISH, NumberFormat
from pipeline.spanish.folding import fold
from pipeline.validate.evidence.figure_words import MONEY_WORDS, RATIO_WORDS, SCALE_WORDS
from pipeline.validate.evidence.numeral_readings import PATTERNS
from pipeline.validate.evidence.settings import NUMERALS

ONE = Decimal(1)
HUNDRED = Decimal(100)
_ANY = re.compile(
    r"\d|\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci|veint|treint|cuarent"
    r"|cincuent|sesent|setent|ochent|novent|cien|doscient|trescient|cuatrocient|quinient|seiscient|setecient|ochocient"
    r"|novecient|mil|doble|triple|mitad|tercio|tercera|cuarta|quinta)",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?<![\w{MARKS}])[-−–]?{FIGURE_PATTERN}|{FIGURE_PATTERN}")
_BLANK = r"[ \u00a0\u2009\u202f]"
BLANKS = re.compile(rf"(?<![\d.,])(?<!\d{_BLANK})\d{{1,3}}(?:{_BLANK}\d{{3}})+(?!\d|\.\d|,\d{{3}}|{_BLANK}\d)")
"""A numeral whose thousands blanks part: "331 905", also at the end of a sentence."""
_SCALE = re.compile(r"\s+(mil\s+millones|millones|mill[oó]n|bill[oó]n(?:es)?|miles|mil)\b(?:\s+de)?", re.IGNORECASE)
_MONEY = re.compile(r"\s*(mm?d[pd](?!\w)|EUR(?!\w)|M?€)", re.IGNORECASE)
_CURRENCY = re.compile(
    r"\s*(?:de\s+)?(%|(?:pesos|d[oó]lares|euros|UF|UTM|U\.F\.|por\s+ciento|puntos\s+porcentuales|p\.p\.|pp)(?!\w))",
    re.IGNORECASE,
)
_PERCENT_WORDS = re.compile(r"\d\s+por\s+$", re.IGNORECASE)
_RANGE_FROM = re.compile(r"\b(?:de|desde|entre)\s+(?:los\s+|las\s+)?$", re.IGNORECASE)
_RANGE_TO = re.compile(r"\s+(?:a|hasta|y)\s+(?:los\s+|las\s+)?", re.IGNORECASE)
_UNIT_OF = {
    "pesos": "CLP", "dolares": "USD", "euros": "EUR", "uf": "UF", "u.f.": "UF", "utm": "UTM", "%": "%",
    "por ciento": "%", "puntos porcentuales": "pp", "p.p.": "pp", "pp": "pp",
}  # fmt: skip

_UNIT_BEFORE = {"US$": "USD", "U$S": "USD", "USD": "USD", "UF": "UF", "UTM": "UTM"}  # of other marks, pesos


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeral of a text: offsets, the text, its reading, and what it says.

    ``value`` is in base units ("2,5 millones" is 2500000) and ``step`` is the unit of its last
    printed digit in the same terms (100000), so that it stands for ``value ± step / 2``. ``scaled``
    says that a word (millones) multiplied it.
    """

    start: int
    end: int
    text: str
    reading: str
    value: Decimal | None = None
    step: Decimal = ONE
    unit: str = ""
    decimals: int = 0
    scaled: bool = False
    spelled: bool = False


@lru_cache(maxsize=4096)
def figures(text: str, *, heading: bool = False, format: NumberFormat = CHILEAN) -> tuple[Figure, ...]:
    """Every numeral of a text, in order; together they cover all its digits. ``format`` is that of the document's prose
    (``pipeline.validate.evidence.prose_format``)."""
    if len(text) > LONGEST_AUDITED or not _ANY.search(text):
        return ()
    if format.thousands == " ":
        unspaced = CHILEAN if format.decimal == CHILEAN.decimal else ENGLISH
        marked = BLANKS.sub(lambda m: re.sub(r"\s", unspaced.thousands, m.group()), text)
        found_in = figures(marked, heading=heading, format=unspaced)
        return tuple(replace(f, text=text[f.start : f.end]) for f in found_in)
    taken = bytearray(len(text))
    found: list[Figure] = []

    def take(figure: Figure) -> None:
        taken[figure.start : figure.end] = b"\1" * (figure.end - figure.start)
        found.append(figure)

    lower = text.lower()
    for pattern in PATTERNS:
        if pattern.headings_only and not heading:
            continue
        if pattern.hints and not any(hint in lower for hint in pattern.hints):
            continue
        for match in pattern.expression.finditer(text):
            start, end = match.span(1) if match.re.groups else match.span()
            if not any(taken[start:end]) and (pattern.accepts is None or pattern.accepts(text, match)):
                take(_special(text, start, end, pattern.reading, format))
    for figure in _ratios(text, format):
        if not any(taken[figure.start : figure.end]):
            take(figure)
    for figure in _written(text, taken, format):
        take(figure)
    for match in _PLAIN.finditer(text):
        start, end = match.span()
        while start < end and taken[start]:
            start += 1
        if start < end and not any(taken[start:end]):
            take(_plain(text, start, end, taken, format))
    for match in re.finditer(r"\d+", text):  # what a half-taken run may have left
        start, end = match.span()
        while start < end and taken[start]:
            start += 1
        if start < end and not any(taken[start:end]):
            take(Figure(start, end, text[start:end], "name"))
    return tuple(_share_scales(sorted(found, key=lambda f: f.start), text))


def _share_scales(found: list[Figure], text: str) -> Iterator[Figure]:
    """Figures of which the next states the scale too: "de 36,8 a 38,4 mil" is 36,800 and 38,400."""
    for figure, behind in zip_longest(found, found[1:]):
        shared = (
            behind is not None
            and behind.scaled
            and not (figure.scaled or figure.spelled or figure.unit)
            and figure.reading == behind.reading == "claim"
            and (figure.decimals > 0 or _is_far_less(figure, behind))
            and _RANGE_TO.fullmatch(text, figure.end, behind.start) is not None
            and _RANGE_FROM.search(text, 0, figure.start) is not None
        )
        scale = _SCALE.search(behind.text) if shared and behind is not None else None
        if scale is None or behind is None or figure.value is None:
            yield figure
            continue
        factor = SCALE_WORDS[" ".join(fold(scale.group(1)).split())]
        value, step = figure.value * factor, figure.step * factor
        yield replace(figure, value=value, step=step, unit=behind.unit, decimals=0, scaled=True)


def _is_far_less(figure: Figure, behind: Figure) -> bool:
    """Whether a whole number is near the next figure in the scale of that one alone: "de 1.284 a 1.443 millones"."""
    if not figure.value or not behind.value:
        return False
    scale = behind.step * 10**behind.decimals
    ratio = figure.value * scale / behind.value
    return bool(1 / NUMERALS.near < ratio < NUMERALS.near < behind.value / figure.value)


def _special(text: str, start: int, end: int, reading: str, format: NumberFormat) -> Figure:
    piece = text[start:end]
    value = None
    if reading in ("year", "age", "duration", "unit-price", "measure"):
        parsed = numerals.parse(piece, format=format, percent="%" in piece)
        if reading == "measure":
            number = _PLAIN.search(piece)
            parsed = numerals.parse(number.group(), format=format) if number else None
            if parsed is not None and number is not None:
                return Figure(start, end, piece, "claim", parsed.value, ONE.scaleb(-parsed.decimals),
                              fold(piece[number.end() :].strip()), parsed.decimals)  # fmt: skip
        value = parsed.amount if parsed else None
    return Figure(start, end, piece, reading, value)


def _ratios(text: str, format: NumberFormat) -> Iterator[Figure]:
    for match in RATIO_WORDS.finditer(text):
        folded = fold(match.group())
        value: Decimal | None = None
        step, unit, decimals = NUMERALS.ratio_step, "%", 0
        if "cada" in folded:
            parts = re.split(r"\s+de\s+(?:cada\s+)", folded)
            read = [number_words.parse_words(part, format=format) or _number(part, format) for part in parts]
            if len(read) == 2 and read[0] is not None and read[1]:
                value, step = read[0] / read[1] * 100, HUNDRED / read[1]
                if read[1] == HUNDRED and read[0] != read[0].to_integral_value():
                    decimals = -int(read[0].as_tuple().exponent)  # "67,5 de cada cien" is no round part
                    step = ONE.scaleb(-decimals)
        else:
            value = next((v for name, v in _RATIO_VALUES if name in folded), None)
            if value is not None and value > 1:
                step, unit = Decimal("0.1"), "razón"
            elif value is not None:
                value *= 100
        start, end, text = match.start(), match.end(), match.group()
        yield Figure(start, end, text, "claim", value, step, unit, decimals, spelled=not decimals)


_RATIO_VALUES = (
    ("dos tercios", Decimal(2) / 3), ("tres cuart", Decimal("0.75")), ("doble", Decimal(2)), ("triple", Decimal(3)),
    ("mitad", Decimal("0.5")), ("tercio", ONE / 3), ("tercera", ONE / 3), ("cuart", Decimal("0.25")),
    ("quint", Decimal("0.2")),
)  # fmt: skip


def _number(text: str, format: NumberFormat) -> Decimal | None:
    quantity = numerals.parse(text.strip(), format=format)
    return quantity.value if quantity else None


def _written(text: str, taken: bytearray, format: NumberFormat) -> Iterator[Figure]:
    """Numbers in words, or in digits and words (``42 mil 747``, ``$ 2,5 millones``)."""
    for number in number_words.find_words(text, format=format):
        start, end = number.start, number.end
        piece = text[start:end]
        if any(taken[start:end]) or (piece.lower() == "ciento" and _PERCENT_WORDS.search(text, 0, start)):
            continue
        step = ONE
        digits = _PLAIN.match(piece)
        if digits and (said := _SCALE.match(text, start + digits.end())) and _of_thousands(text, said):
            continue
        *_, last = _PLAIN.finditer(piece) if digits else (None,)
        if last and (scale := _SCALE.fullmatch(piece, last.end())):
            step = _step(last.group(), format) * SCALE_WORDS[" ".join(fold(scale.group(1)).split())]
        elif number.value >= NUMERALS.round_from and number.value % 1000 == 0:
            step = Decimal(1000) if number.value % 1_000_000 else Decimal(1_000_000)
        before = re.search(r"(US\$|U\$S|USD|MM\$|M\$|\$|UF|UTM)\s*$", text[:start])
        after = _CURRENCY.match(text, end) or re.compile(r"\s+de\s+(pesos|d[oó]lares)(?!\w)").match(text, end)
        unit, factor = "", ONE
        if after:
            unit, end = _UNIT_OF[" ".join(fold(after.group(1)).split())], after.end()
        elif money := _MONEY.match(text, end):
            (unit, factor), end = MONEY_WORDS[money.group(1).lower()], money.end()
        if before:
            unit, start = _UNIT_BEFORE.get(before.group(1), "CLP"), before.start()
        spelled, value = digits is None, number.value * factor
        yield Figure(start, end, text[start:end], "claim", value, step * factor, unit, 0, not spelled, spelled)


def _step(number: str, format: NumberFormat) -> Decimal:
    quantity = numerals.parse(number, format=format)
    return ONE.scaleb(-quantity.decimals) if quantity else ONE


def _of_thousands(text: str, scale: re.Match[str]) -> bool:
    """ "19.697 miles de m³" is a figure in the unit its table has, not nineteen million."""
    return fold(scale.group(1)) == "miles" and not re.match(r"\s*(?:pesos|\$|d[oó]lares|personas)", text[scale.end() :])


_BEFORE = re.compile(
    r"(US\$\s?MM|\$\s?MM|MM\s?US\$|M\s?US\$|US\$|U\$S|USD\$?|MM\s?\$|M\s?\$|\$|UF|UTM|€)\s*(?:\(?\s*)$"
)


def _plain(text: str, start: int, end: int, taken: bytearray, format: NumberFormat) -> Figure:
    """A figure in digits with the currency, percent sign and scale word around it."""
    number = text[start:end]
    if number[0] in "-−–" and start and not text[start - 1].isspace() and text[start - 1] not in "(":
        start, number = start + 1, number[1:]
    if number[0] in "−–" or (number[0] == "-" and re.search(r"[\d)]\s*$", text[:start])):
        start, number = start + 1, number[1:]  # a dash between two figures
    marks_before = _BEFORE.search(text, max(0, start - NUMERALS.mark_before), start)
    scale = _SCALE.match(text, end)
    scaled = ONE
    if scale and not any(taken[scale.start() : scale.end()]) and not _of_thousands(text, scale):
        scaled, end = SCALE_WORDS[" ".join(fold(scale.group(1)).split())], scale.end(1)
    currency = _CURRENCY.match(text, end)
    unit = ""
    if currency and not any(taken[currency.start() : currency.end()]):
        unit, end = _UNIT_OF[" ".join(fold(currency.group(1)).split())], currency.end()
    elif (money := _MONEY.match(text, end)) and not any(taken[money.start() : money.end()]):
        (unit, factor), end = MONEY_WORDS[money.group(1).lower()], money.end()
        scaled *= factor
    prefix = ""
    if marks_before and not any(taken[marks_before.start() : start]):
        prefix, start = marks_before.group(1), marks_before.start()
    percent = unit in ("%", "pp")
    other = CHILEAN if format == ENGLISH else ENGLISH  # "3,603,190" is plain in any document
    tried = ((prefix + number, format), (number, format), (prefix + number, other))
    read = (numerals.parse(text, format=marks, percent=percent) for text, marks in tried)
    quantity = next((q for q in read if q is not None), None)
    if quantity is None:
        return Figure(start, end, text[start:end], "claim", None, ONE, unit)
    factor = quantity.scale * scaled
    return Figure(
        start, end, text[start:end], "claim", quantity.value * factor, ONE.scaleb(-quantity.decimals) * factor,
        unit or quantity.unit, quantity.decimals, scaled != 1,
    )  # fmt: skip
