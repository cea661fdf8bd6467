"""A relation among figures of a paragraph, whether it holds, and which single slip would mend it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.quantities.printing import show_float
from pipeline.spanish import change_words
from pipeline.spanish.folding import fold
from pipeline.validate.claims.paragraph.settings import CHANCE, WORDS
from pipeline.validate.claims.sentence.expressions import MORE_BEHIND
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import printed_digits, slips_of

Bounds = tuple[float, float]
NOISE = 1e-6
"""What sums of floats are off by at most."""
_SCALE_WORD = re.compile(r"\b(?:mil\s+)?(?:bi|mi)ll(?:ones|[oó]n)\b|\bmil(?:es)?\b")
SCALES = (1e3, 1e6, 1e9, 1e12)
"""What words multiply a figure by: mil, millones, mil millones, billones."""


@dataclass(frozen=True, eq=False)
class SentenceRelation:
    """``operands`` with the result last. ``strict``: the words say that it must hold. ``chance``: how likely
    figures that have nothing to do with each other would agree so. ``culprits``: which figure, with the value a
    slip away from it, would make it hold. ``expected`` is what the result should be, as printed."""

    kind: str
    operands: tuple[Mention, ...]
    holds: bool
    strict: bool
    chance: float
    culprits: tuple[tuple[Mention, float], ...] = ()
    expected: str = ""
    arithmetic: str = ""
    fitted: bool = False
    """Found by the fitted model, not by words: it confirms only what a wrong last digit would break."""


@dataclass(frozen=True)
class SentenceFigures:
    """A sentence's figures (``own``, in order), those of the sentence before and of the one before that, with the
    text of the block (offsets of ``own`` are in it)."""

    own: tuple[Mention, ...]
    before: tuple[Mention, ...]
    earlier: tuple[Mention, ...]
    text: str
    lead: str = ""
    """The text of the block before."""
    spelled: tuple[Mention, ...] = ()
    """The figures of the sentence written in words alone."""
    after: tuple[Mention, ...] = ()
    """The figures of the next sentence of the same block."""
    texts: Mapping[int, str] = field(default_factory=dict)
    """The texts of the blocks in which figures of the sentences before stand, where these are others."""

    def between(self, one: Mention, two: Mention) -> str:
        """The folded text between two figures, the second no more than some sentences behind the first."""
        if one.block == two.block:
            return fold(self._text(one)[one.figure.end : two.figure.start])
        return fold(f"{self._text(one)[one.figure.end :]} {self._text(two)[: two.figure.start]}")

    def left(self, mention: Mention, length: int) -> str:
        """The folded text right before a figure."""
        return fold(self._text(mention)[max(0, mention.figure.start - length) : mention.figure.start])

    def right(self, mention: Mention, length: int) -> str:
        """The folded text right behind a figure."""
        return fold(self._text(mention)[mention.figure.end : mention.figure.end + length])

    def opening(self, mention: Mention) -> str:
        """The folded text from the beginning of a figure's sentence to the figure."""
        return self.left(mention, mention.figure.start - mention.claim.sentence.start)

    def _text(self, mention: Mention) -> str:
        return self.texts.get(mention.block, self.text)


_MONEY = r"(?:(?:m?m?|us)\$\s*|uf\s*|\$\s*)?"
THE = r"(?:l[oa]s\s+|un[oa]?s?\s+|el\s+|al\s+)*" + _MONEY
_FROM = re.compile(r"\b(?:del?|desde)\s+" + THE + "$")
_TO = re.compile(
    r"^\s*(?:%\s*)?(?:[a-z%$/.]+\s+){0,6}?(?:\(?(?:en|del?|el|durante)\s+(?:el\s+)?(?:ano\s+)?(?:19|20)\d\d\)?,?\s+)?"
    r"(?:(?:se\s+)?(?:pas|lleg|sub|baj)(?:o|amos|aron|imos|ieron|io)\s+)?(?:al?|hasta)\s+" + THE + "$"
)
CHANGED_BY = re.compile(change_words.CHANGED_BY + THE + "$")
_CHANGE = re.compile(rf"\b(?:{change_words.CHANGE}|decrec|pas[oa](?:ndo|ron)?\b|expansi|contrac)")
_BY = re.compile(r"^[^.;:]{0,70}\ben\s+" + _MONEY + "$")
_SINCE = re.compile(
    r"^\s*(?:[a-z$%/.]+\s+){0,3}?(?:desde|respecto\s+(?:al?|del?)|frente\s+al?|en\s+(?:comparacion|relacion)\s+(?:con|al?)|sobre)\s+"
    + THE
    + "$"
)
EQUALS = re.compile(
    r"^[^.;]{0,70}?\b(?:equival\w+|represent\w+|correspond\w+|signific\w+|supon\w+|es\s+decir|esto\s+es|vale\s+decir|o\s+sea|lo\s+que\s+es)"
    r"\W+(?:al?\s+|el\s+|un[oa]?\s+|del?\s+|alza\s+de\s+|aumento\s+\w*\s*de\s+)*$|^[^.;(]{0,45}\(\s*(?:un\s+|el\s+|es\s+decir,?\s+)?$"
)


def is_quantity(mention: Mention) -> bool:
    """Whether a figure counts things or money."""
    return mention.claim.kind != "percent"


def is_percent(mention: Mention) -> bool:
    """Whether a figure is a percentage."""
    return mention.figure.unit == "%"


def same_kind(one: Mention, two: Mention) -> bool:
    """Whether two figures can be of the same thing: neither has a unit the other has not."""
    a, b = one.figure.unit, two.figure.unit
    return one.claim.kind == two.claim.kind and (a == b or not a or not b)


def may_be_of(amount: Mention, bare: Mention) -> bool:
    """Whether a figure may be of the same thing as one before it: of its kind, or with no unit behind an amount ("UF
    905: 450, 275 y 180")."""
    return same_kind(amount, bare) or (
        amount.claim.kind == "amount" and bare.claim.kind == "count" and not bare.figure.unit
    )


def spread(mention: Mention) -> Bounds:
    """The values a printed figure may stand for; a whole number is exact."""
    value, step = mention.value, mention.step
    return (value, value) if step == 1 and mention.claim.kind != "percent" else (value - step / 2, value + step / 2)


def tolerant_spread(mention: Mention) -> Bounds:
    """As :func:`spread`, a unit either side: it may have been cut, or computed from rounded figures."""
    return mention.value - mention.step, mention.value + mention.step


def meet(one: Bounds, two: Bounds) -> bool:
    """Whether two ranges of values have one in common, but for what floats are off by."""
    return one[0] <= two[1] + 1e-9 and two[0] <= one[1] + 1e-9


def mended(mention: Mention, bounds: Bounds) -> float | None:
    """The value one slip away from a figure's that lies between two bounds, the nearest to their middle."""
    low, high = bounds
    near = slips_of(mention.figure)
    near = near[(near >= low - 1e-9 * abs(low)) & (near <= high + 1e-9 * abs(high))]
    return float(near[abs(near - (low + high) / 2).argmin()]) if len(near) else None


def culprits(*needed: tuple[Mention, Bounds]) -> tuple[tuple[Mention, float], ...]:
    """The figures of which one slip gives what is needed."""
    found = []
    for mention, bounds in needed:
        value = mended(mention, bounds) if bounds[1] > 0 else None
        if value is not None:
            found.append((mention, value))
    return tuple(found)


def scale_of(mention: Mention) -> float:
    """What the word behind a figure ("millones") or the mark before it ("M$") multiplies it by."""
    if not mention.figure.scaled:
        return mention.step * 10.0**mention.figure.decimals
    return next((scale for scale in SCALES if scale >= mention.step), mention.step)


def printed_as(value: float, mention: Mention) -> str:
    """A number in the scale and with the decimals of a figure, its word for the scale behind it."""
    scale = scale_of(mention)
    word = _SCALE_WORD.search(mention.figure.text) if mention.figure.scaled else None
    return show_float(value / scale, max(0, round(math.log10(scale / mention.step)))) + (
        f" {word.group()}" if word else ""
    )


def length(mention: Mention) -> int:
    """How many digits a figure prints."""
    return len(printed_digits(mention.figure))


def by_chance(digits: int) -> float:
    """How likely a figure of so many digits is any given one."""
    return math.pow(10, CHANCE.half_digit - digits)


def agrees_by_chance(result: Mention, room: float) -> float:
    """How likely a figure lies within a room of something that has nothing to do with it: rounded figures ("11 mil
    calles", "9 mil comités") agree with many."""
    return min(1.0, max(by_chance(length(result)), 2 * room / max(result.value, NOISE)))


_BOUND = re.compile(
    r"\b(?:(?:por\s+)?(?:encima|debajo)\s+de|inferior(?:es)?\s+a|superior(?:es)?\s+a|(?:mayor|menor)(?:es)?\s+(?:de|a|que)"
    r"|sobre|bajo|hasta|desde)\s+(?:l[oa]s\s+)?(?:m?\$|us\$|s/)?\s*$"
)
"""What stands before the end of a range: "por encima de 60.000"."""


def is_bound(mention: Mention) -> bool:
    """Whether a figure is the end of a range, not what was counted: "por encima de 60.000 pesos, 57.918"."""
    sentence = mention.claim.sentence
    return _BOUND.search(fold(sentence.text[: mention.figure.start - sentence.start])) is not None


def from_to(passage: SentenceFigures) -> Iterator[tuple[Mention, Mention]]:
    """Neighbours stated as "de A a B"."""
    for one, two in pairwise(passage.own):
        if is_from_to(passage, one, two):
            yield one, two


def is_from_to(passage: SentenceFigures, one: Mention, two: Mention) -> bool:
    """Whether two figures are stated as "de A a B"."""
    return _is_so_stated(passage, one, two) and same_kind(one, two)


def is_from_to_percent(passage: SentenceFigures, one: Mention, two: Mention) -> bool:
    """Whether two percentages are, the first of them perhaps without the word ("de 52,9 a 38,1 por ciento")."""
    first = is_percent(one) or not (one.figure.unit or one.figure.scaled)
    return first and is_percent(two) and _is_so_stated(passage, one, two)


def _is_so_stated(passage: SentenceFigures, one: Mention, two: Mention) -> bool:
    return bool(_FROM.search(passage.left(one, WORDS.origin)) and _TO.match(passage.between(one, two)))


def since(passage: SentenceFigures) -> Iterator[tuple[Mention, Mention, Mention]]:
    """The level before, the level now and the difference of "A, que aumentó en D desde los B"."""
    own = passage.own
    for now, d, then in zip(own, own[1:], own[2:], strict=False):
        said = passage.between(now, d)
        if may_be_of(now, then) and _BY.search(said) and changes(said) and _SINCE.match(passage.between(d, then)):
            yield then, now, d


def is_change(passage: SentenceFigures, mention: Mention) -> bool:
    """Whether a figure states how much more or less there was."""
    inside = mention.figure.start - mention.claim.sentence.start  # what the sentence before states is another thing
    before = passage.left(mention, min(WORDS.change_before, inside))
    return bool(_CHANGE.search(before) or MORE_BEHIND.match(passage.right(mention, WORDS.beside)))


def changes(text: str) -> bool:
    """Whether a folded text is about a change."""
    return _CHANGE.search(text) is not None


def next_to(own: Sequence[Mention], one: Mention, two: Mention) -> list[Mention]:
    """The figure right before a pair and the one right behind it."""
    first, last = own.index(one), own.index(two)
    return [*own[max(0, first - 1) : first], *own[last + 1 : last + 2]]
