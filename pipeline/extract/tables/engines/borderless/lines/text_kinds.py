"""What kind of thing a printed text is, by its form alone and in any locale."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.extract.layout.vocabulary import CAPTION, TABLE_CAPTION
from pipeline.extract.tables.engines.borderless.settings import BODY, LINES
from pipeline.quantities.numeral_shapes import is_annotated_numeral

_BLANK_FIGURE = re.compile(
    r"^(?:[-–—−.…:*]{1,3}|[-–—−]\s?%|n\.?\s?[adr]\.?|n/[adr]|s/[id]|\([a-z*]{1,2}\)|[xX]"
    r"|\$\s?[-–—−]|NA|N/A|ND|N\.D\.|[✓✔✗✘☑☒])$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[•●○◦▪■□▫◆◇►▶➢➤✓✔–—\-*·\uf0b7\uf0a7\uf0d8\uf02d\uf0fco§]$")
_ENUMERATOR = re.compile(
    r"^[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)\]](?:-|°)?$|^\d{1,2}(?:\.\d{1,2}){1,4}$"
)
_LEADER = re.compile(r"^[.…·_]{2,}$|^\.$|^…$")
_TRAILING_LEADER = re.compile(r"\s*(?:\.{3,}|…{2,}|_{3,}|(?:\s\.){2,}|(?:\. ){2,}\.?)\s*$")
_CONNECTIVE = re.compile(
    r"(?:(?<!/)\b(?:de|del|la|las|el|los|y|e|o|u|en|por|para|con|a|al|sin|sobre|of|the|and|or|in|for|to|by|with|on|at|from|per|than|as)|\by/o|\bN\.?[°º]|[,&(\-–]|(?<!\d)/)$",
    re.IGNORECASE,
)
_NAMED_BY_LETTER = re.compile(r"[a-záéíóúüñ]\s[A-Z]$")


@lru_cache(maxsize=1 << 13)
def is_blank_figure(text: str) -> bool:
    """What stands where a figure would: ``-``, ``n.a.``, ``s/i``, ``..``, ``(X)``, a tick or a cross."""
    return _BLANK_FIGURE.match(text) is not None


def is_digits(text: str) -> bool:
    """Digits and marks of a number, nothing else: what may be the end of a figure cut in two."""
    return text[:1].isdigit() and all(c.isdigit() or c in ".,%" for c in text)


_BRACKETED_SHARE = re.compile(r"^\([\d.,]+\s?%\)$")


def is_share_of(text: str, figure: str) -> bool:
    """A share in parentheses, and a figure that is none: what part of a whole it is may stand below a number."""
    return _BRACKETED_SHARE.match(text) is not None and figure[:1].isdigit() and "%" not in figure


_NUMBER_AT_END = re.compile(r"[\d.,]+$")
_WHOLE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?")


def completes_figure(figure: str, rest: str) -> bool:
    """Whether digits below a figure can be its end, cut off by a narrow cell: together they are one number as it is
    written ("12.345.67" and "8"), which two whole figures one under the other are not ("5.364.912" and "415.449")."""
    if not is_digits(rest) or len(rest) > BODY.longest_fragment:
        return False
    if figure[-1:] in ("-", "/"):
        return True
    match = _NUMBER_AT_END.search(figure)
    return match is not None and _WHOLE_NUMBER.fullmatch(match[0] + rest.rstrip("%")) is not None


@lru_cache(maxsize=1 << 13)
def is_value(text: str) -> bool:
    """A figure, or what stands in its place."""
    return is_annotated_numeral(text) or is_blank_figure(text)


_RECKONED = re.compile(r"^[(\[]\d{1,2}[)\]]\s?=")


def is_numbering(texts: Sequence[str]) -> bool:
    """Numbers of columns: ``(1) (2) (3)``, in order; what they are reckoned from may follow: ``(3)=(1)-(2)``."""
    if texts and all(_RECKONED.match(t) for t in texts):
        return True
    bare = [t.partition("=")[0].strip("()[] ") for t in texts]
    if len(texts) < 2 or not all(t.isdecimal() for t in bare):
        return False
    numbers = [int(t) for t in bare]
    return numbers[0] <= 2 and all(b == a + 1 for a, b in pairwise(numbers))


def is_bullet(text: str) -> bool:
    """Whether a text begins with the mark of a list item."""
    return _BULLET.match(text) is not None


_ITEM_MARK = re.compile(r"^[•◦▪▫►▶➢➤\uf0b7\uf0a7\uf0d8]$")


def is_item_mark(text: str) -> bool:
    """A mark that begins an item of a list and stands for nothing else: no dash or letter, which may stand where a
    figure would, and no square, circle or tick, which answer a question in a column of their own."""
    return _ITEM_MARK.match(text) is not None


def is_enumerator(text: str) -> bool:
    """``1.``, ``a)``, ``(iv)``, ``2.1``: what numbers a paragraph or a heading."""
    return _ENUMERATOR.match(text) is not None


_CODE = re.compile(r"^\d+(?:[.\-]\d+)*$")


def is_code(text: str) -> bool:
    """``21``, ``21.01.001``, ``3-40``: digits in groups, as accounts and items are numbered."""
    return _CODE.match(text) is not None


def is_capitals(text: str) -> bool:
    """A text in capitals: several letters, none of them small."""
    return text.isupper() and sum(c.isalpha() for c in text) > LINES.capitals


def counts_on(code: str, following: str) -> bool:
    """Whether two codes number one thing after another: the next of its kind, or a part of the first ("21" and "22",
    "21.01" and "21.01.001", "21" and "211")."""
    code, following = code.rstrip(".)-"), following.rstrip(".)-")
    if not (is_code(code) and is_code(following)):
        return False
    part = following.startswith(code) and len(following) > len(code)
    digits, next_digits = (re.sub(r"\D", "", t) for t in (code, following))
    return part or (len(code) == len(following) and int(next_digits) == int(digits) + 1)


def is_leader(text: str) -> bool:
    """Dots or low lines that lead the eye from a label to its figure."""
    return _LEADER.match(text) is not None


def without_leader(text: str) -> str:
    """``text`` without the run of dots that ends it; dots alone stand where a figure would."""
    return _TRAILING_LEADER.sub("", text) or text


def is_numbered_caption(text: str) -> bool:
    """``Table 3``, ``Cuadro N° 2:``, ``Figure 4.1``."""
    return CAPTION.match(text) is not None


def is_table_caption(text: str) -> bool:
    """``Tabla 3``, ``Cuadro N° 2:``, and no chart's."""
    return TABLE_CAPTION.match(text) is not None


def is_open(text: str) -> bool:
    """The text cannot end here: it stops at a connective, "N°", a comma, a hyphen or inside parentheses. A capital
    behind small letters is a name: "Fondo A", "Serie E"."""
    named = _NAMED_BY_LETTER.search(text) is not None
    return (not named and _CONNECTIVE.search(text) is not None) or text.count("(") > text.count(")")


def continues(text: str) -> bool:
    """The text cannot begin here: it starts in lower case or with a closing mark."""
    first = text.lstrip("(\"'“‘«")[:1]
    return first.islower() or text[:1] in ",;.)%/&" or (text.count(")") > text.count("("))
