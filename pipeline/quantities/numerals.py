"""The value of one printed numeral: the text of a whole cell in, an exact :class:`Quantity` out.

A number format says which mark groups thousands and which is the decimal mark; what it cannot explain is ``None``,
never a guess. The default is how Chile prints: ``12.345.678.901``, ``97,41%``, ``M$ 1.250,5``, ``(1.234)``. Where the
other mark cannot be grouping (``62.8 %``: no group of three), it is read as a decimal mark in any format.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.model import Quantity
from pipeline.quantities.numeral_shapes import NOTE_SIGNS
from pipeline.quantities.settings import NUMERALS


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The marks of printed numbers; an empty string where a mark is not used."""

    thousands: str
    decimal: str


CHILEAN = NumberFormat(".", ",")
ENGLISH = NumberFormat(",", ".")
SPACED_COMMA = NumberFormat(" ", ",")
SPACED_POINT = NumberFormat(" ", ".")
APOSTROPHE = NumberFormat("'", ".")
FORMATS = (CHILEAN, ENGLISH, SPACED_COMMA, SPACED_POINT, APOSTROPHE)
"""The formats that are distinguished; where two explain as many numerals, the earlier."""

_APOSTROPHES = "’´"  # printed for the plain one
_MARKS = "".join(sorted({m for f in FORMATS for m in (f.thousands, f.decimal)} - {" "}))

_THOUSAND = Decimal(1000)
_MILLION = Decimal(1_000_000)
# Printed mark of a unit (folded: no spaces, upper case) → (unit, scale).
_UNITS: dict[str, tuple[str, Decimal]] = {
    "": ("", Decimal(1)),
    "$": ("CLP", Decimal(1)),
    "CLP": ("CLP", Decimal(1)),
    "CLP$": ("CLP", Decimal(1)),
    "CH$": ("CLP", Decimal(1)),
    "PESOS": ("CLP", Decimal(1)),
    "M$": ("CLP", _THOUSAND),
    "MILES$": ("CLP", _THOUSAND),
    "MILESDE$": ("CLP", _THOUSAND),
    "MILESDEPESOS": ("CLP", _THOUSAND),
    "MM$": ("CLP", _MILLION),
    "$MM": ("CLP", _MILLION),
    "$M": ("CLP", _THOUSAND),
    "MILLONESDE$": ("CLP", _MILLION),
    "MILLONESDEPESOS": ("CLP", _MILLION),
    "MIL": ("", _THOUSAND),
    "MILES": ("", _THOUSAND),
    "MILLON": ("", _MILLION),
    "MILLONES": ("", _MILLION),
    "US$": ("USD", Decimal(1)),
    "U$S": ("USD", Decimal(1)),
    "USD": ("USD", Decimal(1)),
    "USD$": ("USD", Decimal(1)),
    "MUS$": ("USD", _THOUSAND),
    "MMUS$": ("USD", _MILLION),
    "US$MM": ("USD", _MILLION),
    "€": ("EUR", Decimal(1)),
    "EUR": ("EUR", Decimal(1)),
    "£": ("GBP", Decimal(1)),
    "UF": ("UF", Decimal(1)),
    "UTM": ("UTM", Decimal(1)),
    "UTA": ("UTA", Decimal(1)),
    "%": ("%", Decimal(1)),
    "PORCIENTO": ("%", Decimal(1)),
    "PP": ("pp", Decimal(1)),
    "P.P.": ("pp", Decimal(1)),
    "PTS": ("pp", Decimal(1)),
}

_MINUS = "-−–‒—"
_SPACES = "\u00a0\u2007\u2009\u202f\u2002\u2003\t\n\r "
_MARKS_BEFORE = (
    r"MM\s?US\$|M\s?US\$|US\$\s?MM|US\$|U\$S|USD\s?\$|USD|MM\s?\$|M\s?\$|\$\s?MM|\$\s?M(?=[\s\d])"
    r"|CLP\s?\$|CH\s?\$|CLP|\$|€|EUR|£|UF|UTM|UTA"
)
_MARKS_AFTER = (
    r"%|MM\s?US\$|M\s?US\$|US\$|USD|MM\s?\$|M\s?\$|\$|CLP|€|EUR|£|UF|UTM|UTA|por\s?ciento|p\.p\.|pp|pts"
    r"|miles(?:\s?de)?\s?\$|miles\s?de\s?pesos|millones\s?de\s?pesos|millones\s?de\s?\$|pesos|miles|mil|mill[oó]n(?:es)?"
)
# What cells of statistics say before a figure, in Spanish and English: chosen by hand.
_LABEL = (
    r"(?:sub-?total(?:es)?|total(?:es)?(?:,?\s?general)?|prom(?:edio)?|media|mediana|avg|average|mean|suma|sum"
    r"|acum(?:ulado)?|m[aá]x(?:imo)?|m[ií]n(?:imo)?|var(?:iaci[oó]n)?|aprox(?:imadamente)?|n\s?=)"
)
# A footnote mark behind a numeral: 1.234*, 1.234¥, 1.234 (1), 1.234 [2], 1.234¹, 1.234 1/, 1.234 (p), 1.234 a/, 1.234a)
_NOTE_SIGN = f"[{NOTE_SIGNS}]"
_NOTE = (
    rf"(?:{_NOTE_SIGN}{{1,3}}|[¹²³⁴⁵⁶⁷⁸⁹⁰ªº]+|\(\s?(?:\d|{_NOTE_SIGN}+|[a-z])\s?\)"
    rf"|\[\s?(?:\d{{1,2}}|{_NOTE_SIGN}+|[a-z])\s?\]|\s\d[/)]|\s?[a-z][/)])"
)
_CELL = re.compile(
    rf"""
    (?P<label>{_LABEL}\.?\s*[:=]?\s*)?
    (?P<pre1>{_MARKS_BEFORE})?\s*
    (?P<open>\()?\s*
    (?P<sign>[{_MINUS}+])?\s*
    (?P<pre2>{_MARKS_BEFORE})?\s*
    (?P<sign2>[{_MINUS}])?\s*
    (?P<body>\d[\d{_MARKS}{_APOSTROPHES}\s]*|[.,]\d+)\s*
    (?P<post1>{_MARKS_AFTER})?\s*
    (?P<minus_behind>(?<=\d)-)?
    (?P<close>\))?\s*
    (?P<post2>{_MARKS_AFTER})?
    \s*(?P<note>{_NOTE})*
    (?P<label_behind>\s*\(?\s*{_LABEL}\.?\s*\)?)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(r"\d+")
_STARRED = re.compile(r"\*\*|\\(?=[$%*_#])")
_BLANK = re.compile(
    r"[-−–‒—_.…·*]*|s\.?\s?/?\s?[id]\.?|n\.?\s?/?\s?[adso]\.?|n\.?e\.?|n\.?d\.?|sin\s(?:informaci[oó]n|datos?|dato|movimiento)"
    r"|no\s(?:aplica|disponible|informado|informada|hay|corresponde)|none|null|nil|nan|ninguno|ninguna|:|//|/|x|#",
    re.IGNORECASE,
)


def without_markup(text: str) -> str:
    """The text without Markdown's bold marks and escapes, white space collapsed."""
    if "*" in text or "\\" in text:
        text = _STARRED.sub("", text)
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def is_blank(text: str) -> bool:
    """Whether a cell states that there is no value: empty, a dash, ``s/i``, ``n/a``, dots…"""
    return len(text) <= NUMERALS.longest and _BLANK.fullmatch(" ".join(text.split())) is not None


@lru_cache(maxsize=131072)
def parse(text: str, *, format: NumberFormat = CHILEAN, percent: bool = False) -> Quantity | None:
    """The one numeral a cell prints, or ``None`` where the cell is not exactly one numeral.

    Sign, currency or unit, footnote marks and a label (``PROM``) are parsed with it; parentheses, or a minus before or
    behind, make it negative.

    Args:
        text: the text of the whole cell.
        format: the number format of the document, table or column.
        percent: percentages are expected: a numeral without a unit gets ``%``, and a point may be its decimal mark.
    """
    if len(text) > NUMERALS.longest:
        return None
    if _PLAIN.fullmatch(text) and len(text) <= NUMERALS.most_digits:
        return Quantity(text, Decimal(text), unit="%" if percent else "")
    stripped = without_markup(text)
    if not stripped or not any(c.isdigit() for c in stripped):
        return None
    match = _CELL.fullmatch(stripped)
    if match is None:
        return None
    part = match.groupdict()
    if bool(part["open"]) != bool(part["close"]):
        return None
    marks = [_fold_mark(part[name]) for name in ("pre1", "pre2", "post1", "post2") if part[name]]
    unit, scale = _unit(marks)
    if unit is None:
        return None
    if percent and unit == "":
        unit = "%"
    body = part["body"].strip()
    if sum(c.isdigit() for c in body) > NUMERALS.most_digits:
        return None
    read = _body(body, format, unit == "%")
    if read is None:
        return None
    value, decimals, grouped = read
    signs = sum(1 for name in ("sign", "sign2", "minus_behind") if part[name] and part[name] != "+")
    if signs > 1:
        return None
    if signs or part["open"]:
        value = value.copy_negate()
    label = (part["label"] or part["label_behind"] or "").strip(" .:=()")
    return Quantity(text, value, decimals, unit, scale, label, grouped)


def _fold_mark(mark: str) -> str:
    return "".join(mark.split()).upper().replace("Ó", "O")


def _unit(marks: list[str]) -> tuple[str, Decimal] | tuple[None, Decimal]:
    """Unit and scale of several marks together (``$ 3 millones``); unit ``None`` where two contradict each other."""
    unit, scale = "", Decimal(1)
    for mark in marks:
        name, factor = _UNITS[mark]
        if name and unit and name != unit:
            return None, scale
        unit = unit or name
        scale *= factor
    return unit, scale


def _body(body: str, format: NumberFormat, percent: bool) -> tuple[Decimal, int, bool] | None:
    """(value, number of printed decimals, whether thousands are grouped) of digits and marks."""
    if body.isdigit():
        return Decimal(body), 0, False
    body = body.replace("’", "'").replace("´", "'")
    if " " in body and format.thousands != " ":
        # A blank is no part of the number, except one that a line break left after a mark.
        body = re.sub(r"(?<=[.,]) (?=\d)", "", body)
        if " " in body:
            return None
    thousands, decimal = format.thousands, format.decimal
    whole, _, fraction = body.partition(decimal) if decimal else (body, "", "")
    if decimal and body.count(decimal) <= 1 and (fraction == "" or fraction.isdigit()) and body[-1:].isdigit():
        digits = _ungroup(whole, thousands)
        if digits is not None:
            grouped = digits != whole
            if not (grouped and not fraction and percent and _rather_decimal(whole, thousands)):
                return Decimal(f"{digits or 0}.{fraction}" if fraction else digits or "0"), len(fraction), grouped
    # The other mark, once, where it cannot be grouping (or in a percentage): it is a decimal mark.
    other = "." if decimal == "," else ","
    whole, mark, fraction = body.partition(other)
    if mark and fraction.isdigit() and (whole.isdigit() or not whole):
        return Decimal(f"{whole or 0}.{fraction}"), len(fraction), False
    return None


def _ungroup(whole: str, thousands: str) -> str | None:
    """The digits of an integer part; ``None`` where its marks do not form groups of three."""
    if whole.isdigit() or not whole:
        return whole
    if not thousands:
        return None
    first, *groups = whole.split(thousands)
    if not 1 <= len(first) <= 3 or not first.isdigit() or (first[0] == "0"):
        return None
    if all(len(group) == 3 and group.isdigit() for group in groups):
        return first + "".join(groups)
    return None


def _rather_decimal(whole: str, thousands: str) -> bool:
    """Whether a percentage such as 46.125 has three decimals: tens of thousands of percent are not printed."""
    first, *groups = whole.split(thousands)
    return len(groups) == 1 and len(first) > 1


_NUMBER = re.compile(rf"\d[\d{_MARKS}’]*(?: \d{{3}}(?!\d)[\d.,]*)*")


def infer_format(texts: Iterable[str], default: NumberFormat = CHILEAN) -> NumberFormat:
    """The number format that explains most of the numerals in ``texts``; ``default`` where they do not decide.

    A numeral votes for each format that can explain it; ``1.234`` has little weight (grouping is likelier than three
    decimals), ``1.234.500`` and ``1.234,5`` have full weight. Percentages do not vote: much Chilean print has
    ``68.57%`` next to ``1.753`` (thousands).
    """
    votes = [0.0] * len(FORMATS)
    for text in texts:
        if len(text) > NUMERALS.longest_vote or "%" in text:
            continue
        for fits in _fits(text):
            votes = [vote + fit for vote, fit in zip(votes, fits, strict=True)]
    best = max(votes)
    if best <= 0 or votes[FORMATS.index(default)] == best:
        return default
    return FORMATS[votes.index(best)]


@lru_cache(maxsize=20_000)  # each table is looked at by several stages
def _fits(text: str) -> tuple[tuple[float, ...], ...]:
    """How well each format explains each numeral of a text; numbers without marks say nothing."""
    bodies = (found.replace("’", "'").rstrip(".,'") for found in _NUMBER.findall(without_markup(text)))
    return tuple(tuple(_fit(body, format) for format in FORMATS) for body in bodies if not body.isdigit())


def _fit(body: str, format: NumberFormat) -> float:
    """How well a format explains a numeral: 0 not at all, 0.4 with three decimals, 1 with groups of three."""
    if body.count(format.decimal) > 1:
        return 0.0
    whole, _, fraction = body.partition(format.decimal)
    if fraction and not fraction.isdigit():
        return 0.0
    digits = _ungroup(whole, format.thousands)
    if digits is None or not digits:
        return 0.0
    if fraction:
        return NUMERALS.unclear if len(fraction) == 3 and digits == whole and whole != "0" else 1.0
    return 1.0
