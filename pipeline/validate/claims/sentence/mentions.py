"""The figures of the prose that claim something, each with the words around it that may say what it is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from pipeline.model import Document, Heading, Paragraph
from pipeline.spanish import change_words
from pipeline.spanish.caption_words import CAPTIONED
from pipeline.spanish.folding import fold
from pipeline.spanish.stems import stem
from pipeline.spanish.stop_words import OF_SENTENCES
from pipeline.validate.claims.sentence.acronyms import spelled_out, table_acronyms
from pipeline.validate.claims.sentence.context import Claim, Hedge, claims_of
from pipeline.validate.claims.sentence.expressions import YEAR, own_years
from pipeline.validate.claims.sentence.near_years import near_year
from pipeline.validate.claims.sentence.printed_slips import printed_digits, significant_digits, slips_of
from pipeline.validate.claims.sentence.settings import MENTIONS
from pipeline.validate.evidence.numerals import Figure, figures
from pipeline.validate.evidence.prose_format import prose_format
from pipeline.validate.evidence.sentences import Sentence, sentences
from pipeline.values import cached_property

PRICE = "unit-price"
WORD = re.compile(r"[^\W\d_]+\d*|\d+(?:[.,]\d+)*")
_REFERENCE = re.compile(rf"\b({CAPTIONED}|anexo)s?\s+(?:n[°ºo.]*\s*)?(\d+(?:\.\d+)*)", re.IGNORECASE)
_PAUSE = re.compile(r"[;,:.()](?!\d)")
_FIRST_LETTER = re.compile(r"\W*([A-Z])\b(?=\W*\w)")
_IN_BRACKETS = re.compile(r"\s*%?\s*\((?!\s*\d)")
"""What is said in brackets right behind a figure names it: "9,00% (Fondo C)"."""
CHANGE = re.compile(
    rf"\b(?:{change_words.CHANGE}|ganaron|gano\b|perdio\b|perdieron|mejor[oa]|empeor|retroced|trepa|repunt|ahorr|duplic|triplic)"
)

Keys = frozenset[str]
Reference = tuple[str, str]
"""What a table or chart is called by: the first letters of its kind, and its number."""
Template = tuple[tuple[str, ...], tuple[str, ...], str]
"""The words right before and right behind a figure (other figures masked) and its unit."""


@dataclass(frozen=True, eq=False)
class Mention:
    """A figure of the prose and the words around it, as keys (see :func:`keys`).

    ``before`` reaches back to the figure before, ``close`` to the last pause at most, ``behind`` to the next pause and
    ``further`` from there to the next figure; ``sentence`` is the whole sentence, ``previous`` what was said right
    before it, ``heading`` what it stands under.
    """

    claim: Claim
    number: int
    before: Keys
    behind: Keys
    further: Keys
    sentence: Keys
    previous: Keys
    heading: Keys
    references: tuple[Reference, ...]
    template: Template
    near_year: str
    change: bool
    close: Keys = frozenset()

    @property
    def figure(self) -> Figure:
        return self.claim.figure

    @property
    def block(self) -> int:
        return self.claim.sentence.block

    @property
    def page(self) -> int | None:
        return self.claim.sentence.place.page

    @cached_property
    def surroundings(self) -> Keys:
        """The words of its sentence, of what was said right before it, and of its heading."""
        return self.sentence | self.previous | self.heading

    @cached_property
    def in_words(self) -> bool:
        """Whether a figure is written in words alone, or said in round parts ("1 de cada 10" is 6 % as well as 14 %);
        "6 mil 721" is not."""
        return self.figure.spelled

    @cached_property
    def rounding(self) -> Hedge:
        """How far the words before a figure leave it open; "al menos 1.109.742" rounds nothing."""
        return "" if self.claim.digits >= MENTIONS.exact_digits else self.claim.hedge

    @cached_property
    def value(self) -> float:
        return abs(float(self.figure.value or 0))

    @cached_property
    def step(self) -> float:
        return float(self.figure.step)

    @cached_property
    def is_negative(self) -> bool:
        return self.figure.value is not None and self.figure.value < 0

    @cached_property
    def digits(self) -> str:
        """Its digits as printed (see :func:`printed_digits`)."""
        return printed_digits(self.figure)

    @cached_property
    def significant(self) -> int:
        """How many of its digits say something (see :func:`significant_digits`)."""
        return significant_digits(self.figure)

    @cached_property
    def slips(self) -> npt.NDArray[np.float64]:
        """What one slip makes of it, ascending (see :func:`slips_of`)."""
        return slips_of(self.figure)


@lru_cache(maxsize=131072)
def _key(word: str) -> str:
    if word[0].isdigit():
        return word
    if len(word) == 1:
        return "=" + word if word.isupper() else ""  # "Fondo A", "sector F"
    folded = fold(word)
    return "" if folded in OF_SENTENCES or len(folded) < 2 else stem(folded)[: MENTIONS.stem_letters]


def placed_keys(text: str) -> list[tuple[int, str]]:
    """The words of a text that say something, shortened, with where they begin."""
    found = []
    for match in WORD.finditer(text):
        key = _key(match.group())
        if key and not (key[0] == "=" and match.start() == 0):
            found.append((match.start(), key))
    return found


@lru_cache(maxsize=65536)
def keys(text: str) -> Keys:
    """The words of a text that say something, shortened so that the same word agrees in all its forms. A letter
    alone is a name ("F"); one that begins a text is not, it may be the preposition."""
    alone = text.strip(" .*")
    if len(alone) == 1:
        return frozenset({_key(alone)} - {""})
    return frozenset(key for _, key in placed_keys(text))


def first_letter(text: str) -> str:
    """The capital letter alone that a text begins with ("A Más riesgoso"), as a key, or ""."""
    match = _FIRST_LETTER.match(text)
    return "=" + match.group(1) if match else ""


def beginnings(key: str) -> tuple[str, ...]:
    """A key, and what may stand for it in a narrow column: "Rent." is a beginning of "rentabilidad"."""
    lengths = MENTIONS.short_beginnings
    return (key, *(key[:n] for n in lengths)) if len(key) > lengths[-1] else (key,)


def with_beginnings(text: Keys) -> Keys:
    """Words, with what may stand for them in a narrow column."""
    return frozenset(short for key in text for short in beginnings(key))


def references(text: str) -> tuple[Reference, ...]:
    """The tables and charts a text names ("Tabla 5", "el Cuadro N° 3")."""
    return tuple((fold(m.group(1))[: MENTIONS.reference_letters], m.group(2)) for m in _REFERENCE.finditer(text))


def read(document: Document, year: int | None = None) -> tuple[Mention, ...]:
    """The figures of the prose that claim something and have a value, in reading order, up to the paragraph in which
    they are ``MENTIONS.most_checked``; ``year`` is the one that the document accounts for."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        by_block.setdefault(sentence.block, []).append(sentence)
    format = prose_format(document)
    known = table_acronyms(document)
    found: list[Mention] = []
    announced: Keys = frozenset()
    spoken = str(year or "")
    number = 0
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Heading | Paragraph):
            continue
        if len(found) >= MENTIONS.most_checked:
            break
        heading = isinstance(block, Heading)
        inside = by_block.get(index, [])
        spelled = [(start, key) for start, short in spelled_out(block.text, known) if (key := _key(short))]
        placed = sorted(placed_keys(block.text) + spelled)
        section = keys(block.text if isinstance(block, Heading) else block.section)
        named = references(block.text)
        if heading and year is None:
            spoken = (YEAR.findall(block.text) or [spoken])[-1]
        read_figures = figures(block.text, heading=heading, format=format)
        for position, sentence in enumerate(inside):
            until = inside[position + 1].start if position + 1 < len(inside) else len(block.text) + 1
            claiming = [
                c for f in read_figures if sentence.start <= f.start < until and (c := _claiming(f)) is not None
            ]
            said = own_years(block.text[: sentence.start])
            claims = claims_of(sentence, block.text, claiming, said[-1] if said else spoken)
            earliest = inside[max(0, position - 2)].start
            previous = _between(placed, earliest if position else 0, sentence.start if position else 0)
            around = _Around(placed, block.text, sentence, until, previous or announced, section, named)
            found += [around.mention(claims, place, number) for place in range(len(claims))]
            number += 1
        announced = keys(block.text) if len(block.text) < MENTIONS.short_block else frozenset()
    return tuple(m for m in found if m.figure.value is not None)


def _claiming(figure: Figure) -> Figure | None:
    """A figure as a claim: a price ("$41.982 por persona") may be that of a table, then it is one."""
    if figure.reading != PRICE:
        return figure if figure.reading == "claim" else None
    inside = [f for f in figures(figure.text) if f.reading == "claim"]
    if len(inside) != 1:
        return None
    return replace(inside[0], start=figure.start, end=figure.end, text=figure.text, reading=PRICE)


def _between(placed: Sequence[tuple[int, str]], start: int, end: int) -> Keys:
    """The words that begin in a part of a text; ``placed`` are all of it, in order."""
    return frozenset(key for _, key in placed[bisect_left(placed, (start,)) : bisect_left(placed, (end,))])


@dataclass(frozen=True)
class _Around:
    """One sentence, cut at its figures."""

    placed: Sequence[tuple[int, str]]
    text: str
    sentence: Sentence
    until: int
    previous: Keys
    section: Keys
    named: tuple[Reference, ...]

    def mention(self, claims: list[Claim], place: int, number: int) -> Mention:
        claim = claims[place]
        figure = claim.figure
        left = claims[place - 1].figure.end if place else self.sentence.start
        last = place + 1 == len(claims)
        right = min(self.until, max(self.sentence.end, figure.end)) if last else claims[place + 1].figure.start
        named = _IN_BRACKETS.match(self.text, figure.end, right)
        pause = _PAUSE.search(self.text, named.end() if named else figure.end, right)
        cut = pause.start() if pause else right
        pauses = [m.end() for m in _PAUSE.finditer(self.text, left, figure.start)]
        return Mention(
            claim,
            number,
            _between(self.placed, left, figure.start),
            _between(self.placed, figure.end, cut),
            _between(self.placed, cut, right),
            _between(self.placed, self.sentence.start, self.until) - _between(self.placed, figure.start, figure.end),
            self.previous,
            self.section,
            self.named,
            _template(self.text, figure),
            claim.previous_year or near_year(self.text, figure, left, right, is_first=not place),
            bool(CHANGE.search(fold(claim.clause))),
            _between(self.placed, pauses[-1] if pauses else left, figure.start),
        )


def _template(text: str, figure: Figure) -> Template:
    before = WORD.findall(text[max(0, figure.start - MENTIONS.template_before) : figure.start])
    behind = WORD.findall(text[figure.end : figure.end + MENTIONS.template_behind])
    return _masked(before[-MENTIONS.words_before :]), _masked(behind[: MENTIONS.words_behind]), figure.unit


def _masked(words: Iterable[str]) -> tuple[str, ...]:
    return tuple("#" if word[0].isdigit() else fold(word) for word in words)
