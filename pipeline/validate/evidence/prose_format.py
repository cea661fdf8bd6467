"""Which marks the numerals of a document's prose are printed with.

``1.234`` is a thousand and something in Chile and a little more than one in Peru or Mexico: one numeral is not enough,
the document is. Only numerals that can be read in one way give evidence; what a table prints speaks for the table
alone (a spreadsheet pasted into a Chilean report has its own marks), unless the prose leaves it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.model import LONGEST_AUDITED, Document, Heading, Paragraph
from pipeline.quantities.numerals import CHILEAN, ENGLISH, SPACED_COMMA, SPACED_POINT, NumberFormat
from pipeline.spanish.stop_words import OF_SENTENCES
from pipeline.validate.evidence.numerals import BLANKS
from pipeline.validate.evidence.settings import FORMAT

_NUMERAL = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w])")
_COMMAS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+")
_COMMA_DECIMALS = re.compile(r"\d+,\d{1,2}|0,\d+|\d{4,},\d+|\d+,\d{4,}")
_PERCENT = re.compile(r"\d+\.\d{1,2}\s?(?:%|por\s+ciento\b)")
_DECIMAL_POINT = re.compile(r"\d\.\d{1,2}(?!\d)")
_DECIMAL_COMMA = re.compile(r"\d,\d{1,2}(?!\d)")
_ONE_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_COUNTED = re.compile(r"(?<![\w.,])\d{1,3}\s+([^\W\d_]{4,})")
_DIVIDED = re.compile(r"\d[.,]\d{1,2}\s+([^\W\d_]{4,})")
_WORD_BEHIND = re.compile(r"\s+([^\W\d_]{4,})(?!\s+por\s)")
_PERCENT_BEHIND = re.compile(r"\s?(?:%|por\s+ciento\b)", re.IGNORECASE)
_ONE_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")


@dataclass(frozen=True, slots=True)
class _MarkVotes:
    """How many numerals group thousands with commas (also those of a thing that the text counts whole elsewhere), with
    points, how many of one mark could do so, and how many have decimals that a comma, or in a percentage a point, sets
    off (the numbers of sections have points too)."""

    commas: int = 0
    points: int = 0
    one_comma: int = 0
    one_point: int = 0
    comma_decimals: int = 0
    percents: int = 0

    @property
    def chilean(self) -> int:
        return self.points + self.comma_decimals


def prose_format(document: Document) -> NumberFormat:
    """The number format of a document's prose: the Chilean one unless its numerals say the other."""
    prose = _votes(_prose(document))
    if _blanks_group(document, prose):
        return _spaced(document)
    if prose.commas or prose.chilean:
        return ENGLISH if _say_commas(prose) else CHILEAN
    if _decimal_points_alone(prose) or _commas_alone(prose, FORMAT.alone):
        return ENGLISH
    if prose.one_comma and prose.one_comma >= FORMAT.times * prose.one_point:
        tables = _votes(cell.text for table in document.tables for cell in table.cells)
        if _say_commas(tables) or _decimal_points_alone(tables) or _commas_alone(tables, FORMAT.open):
            return ENGLISH
    return CHILEAN


def _commas_alone(votes: _MarkVotes, fewest: int) -> bool:
    """Whether so many commas have three digits behind them and no other has, and no point may group thousands."""
    return votes.one_comma >= fewest and not (votes.chilean or votes.one_point)


def _decimal_points_alone(votes: _MarkVotes) -> bool:
    """Whether ``1,204`` is a thousand because all decimals have a point ("12.7%") and no point groups thousands."""
    if votes.chilean or votes.one_point or not votes.one_comma:
        return False
    return votes.percents >= FORMAT.percents


def _blanks_group(document: Document, prose: _MarkVotes) -> bool:
    """Whether blanks part the thousands of the prose as they do in the tables; without tables, where no mark does.

    Beside tables that part them so, one numeral of a prose without other marks is enough: read as two, "2 357" would be
    a wrong 357.
    """
    found = sum(len(BLANKS.findall(text)) for text in _prose(document))
    if found < max(1, FORMAT.times * (prose.one_point + prose.one_comma)):
        return False
    is_only_mark = not (prose.commas or prose.points or prose.one_comma or prose.one_point)
    if not document.tables:
        return found >= FORMAT.blanks and is_only_mark
    in_tables = sum(BLANKS.fullmatch(c.text) is not None for t in document.tables for c in t.cells)
    return in_tables >= FORMAT.blanks and (found >= FORMAT.blanks or is_only_mark)


def _spaced(document: Document) -> NumberFormat:
    points, commas = (
        sum(len(mark.findall(text)) for text in _prose(document)) for mark in (_DECIMAL_POINT, _DECIMAL_COMMA)
    )
    return SPACED_POINT if points > commas else SPACED_COMMA


def _prose(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and len(block.text) <= LONGEST_AUDITED:
            yield block.text


def _say_commas(votes: _MarkVotes) -> bool:
    return votes.commas > 0 and votes.commas >= FORMAT.times * (votes.chilean + votes.one_point)


def _votes(texts: Iterable[str]) -> _MarkVotes:
    commas = points = one_comma = one_point = comma_decimals = percents = 0
    texts = list(texts)
    counted = _counted(texts)
    for text in texts:
        if "," not in text and "." not in text:
            continue
        for match in _NUMERAL.finditer(text):
            numeral = match.group()
            one = _ONE_COMMA.fullmatch(numeral) is not None
            percent = one and _PERCENT_BEHIND.match(text, match.end()) is not None
            behind = _WORD_BEHIND.match(text, match.end()) if one else None
            whole = behind is not None and behind.group(1).casefold() in counted
            commas += whole or _COMMAS.fullmatch(numeral) is not None
            points += _POINTS.fullmatch(numeral) is not None
            comma_decimals += percent or _COMMA_DECIMALS.fullmatch(numeral) is not None
            percents += _PERCENT.match(text, match.start()) is not None
            one_comma += one and not percent
            one_point += _ONE_POINT.fullmatch(numeral) is not None
    return _MarkVotes(commas, points, one_comma, one_point, comma_decimals, percents)


def _counted(texts: Sequence[str]) -> frozenset[str]:
    """The words behind whole numbers of up to three digits, and never behind decimals: what a text counts by ones
    ("356 internos"), so that it has no thousandths of it."""
    whole, divided = (
        {word.casefold() for text in texts for word in found.findall(text)} for found in (_COUNTED, _DIVIDED)
    )
    return frozenset(whole - divided) - OF_SENTENCES
