"""What a sentence draws from its own figures: «W, se ejecutaron P, un p %», «A y B, C en total», «A entre B, R por …».

The figures of a sentence are read from left to right. What is stated by itself is kept; a figure that the words draw
from what is kept (``drawn.py``) is tried as its change, share, sum, rest or quotient, as the words say. It confirms
where one of these holds; it accuses where the words leave one reading and one slip would make it true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.spanish.folding import fold
from pipeline.spanish.relation_words import OF_THESE
from pipeline.validate.claims.paragraph import drawn as words
from pipeline.validate.claims.paragraph.changes.growth import growth_of, scale_of_both
from pipeline.validate.claims.paragraph.changes.levels import two_levels
from pipeline.validate.claims.paragraph.differences import level_difference
from pipeline.validate.claims.paragraph.drawn_figures.drawn_values import (
    done_of,
    growth_of_difference,
    part_of,
    quotient_of,
    remainder_of,
    sum_of,
)
from pipeline.validate.claims.paragraph.percentages.shares import share_of
from pipeline.validate.claims.paragraph.relation import (
    SentenceFigures,
    SentenceRelation,
    is_percent,
    is_quantity,
    length,
    may_be_of,
    same_kind,
)
from pipeline.validate.claims.paragraph.settings import CHANCE, DRAWN, SUMS, WORDS
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import slips_of

_NAMED_WHOLE = re.compile(
    r"\b(?:(?:de|entre|sobre)\s+(?:un\s+(?:total|universo)\s+de\s+|l[oa]s\s+)|(?:presupuest\w+|total\w*|asignad\w+|disponib\w+|autorizad\w+"
    r"|programad\w+|aprobad\w+|marco|dotacion|universo|padron|matricula|meta)\b[^;:.,\d]{0,40})(?:m?m?\$|us\$|uf)?\s*$"
)
_WHOLE = re.compile(r"\b(?:de|del|entre|sobre)\s+(?:m?m?\$|us\$|uf)?\s*$")
_DONE = re.compile(
    r"\b(?:gast|ejecut|invert|invirt|pag|deveng|utiliz|cumpl|conclu|termin|resolv|resuelv|cerr|entreg)\w+\s+(?:[a-z]+\s+){0,2}(?:m?m?\$|us\$|uf)?\s*$"
)
"""What was done with a part of a whole."""
"""What is said before a figure of which others are parts."""
_OWN_COUNT = re.compile(r"^\s*%?\s*\(\s*(?:m?m?\$|us\$|uf)?\s*\d")
"""Behind a percentage that says itself how many it is: "el 40 % (1.016 personas)"."""
_AND = re.compile(r"\b[ye]\b")
_BY_MONTH = re.compile(r"\bmensual\w*|\b(?:al|por|cada)\s+mes\b")
_PER = re.compile(r"^\s*%?\s*(?:[a-z]+\s+){0,6}?(?:por|de|en|a)\s+cada\s+(\d[\d.,]*\d|cien|mil)\b")
"""Of how many others a figure is said: "8,5 estudiantes de posgrado por cada 100 de pregrado"."""
_FOR_EACH = re.compile(r"^\s*(?:[a-z]+\s+){0,3}?por\s+(?:cada\s+)?(?!ciento\b)([a-z]{3,})")
_UNITS = {"cien": 100.0, "mil": 1000.0}
_TO_THE = re.compile(r"\ba\s+l[oa]s\s+$")
_BARE_END = re.compile(r"^\s*%?\s*(?:[.;,)]|$)")
"""What stands behind a result of which nothing is said."""
_ADDED = re.compile(r"\bse\s+(?:le\s+|les\s+)?(?:suma|agrega|anadi|incorpora)[a-z]*\s+(?:otr[oa]s\s+)?$")
_SOME = re.compile(OF_THESE)
"""Words that say that some figures are parts of others, so that not all of them add up to a total."""


def results(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every figure of a sentence that is drawn from those before it."""
    figures = sorted((*passage.own, *(m for m in passage.spelled if is_quantity(m))), key=lambda m: m.figure.start)
    kept = _carried(passage, figures)
    last: Mention | None = None
    changed: Mention | None = None
    for mention in figures:
        gap = passage.between(last, mention) if last is not None else passage.opening(mention)
        drawn = bool(kept) and (
            last is None
            or words.is_drawn(gap)
            or words.is_left(gap, passage.right(mention, WORDS.beside))
            or words.is_reached(passage.opening(figures[0]), gap)
        )
        if drawn or (last is not None and words.is_concluded(gap)):
            result = _DrawnResult(passage, mention, gap, tuple(kept), said=drawn, changed=changed)
            relation = result.relation()
            if relation is not None:
                yield relation
        if not drawn or not _is_result(passage, gap, mention):
            kept.append(mention)
        is_change = drawn and not is_percent(mention) and words.operation(passage, gap, mention) == "change"
        changed = mention if is_change else None
        last = mention


def _carried(passage: SentenceFigures, figures: Sequence[Mention]) -> list[Mention]:
    """The figures of the sentence before, where the first one of this is drawn from them."""
    first = figures[0] if figures else None
    near = passage.before[-1:]
    if first is None or not near or first.in_words or len(passage.before) > DRAWN.most_before:
        return []
    behind = passage.right(first, WORDS.before_result)
    return list(passage.before) if words.is_drawn_apart(passage.opening(first), behind) else []


def _is_result(passage: SentenceFigures, gap: str, mention: Mention) -> bool:
    """Whether a drawn figure is no level or part itself: those in a list are drawn by nothing but a comma."""
    return is_percent(mention) or words.operation(passage, gap, mention) not in ("", "share")


@dataclass(frozen=True)
class _DrawnResult:
    """A figure that is drawn from ``kept``, those stated before it; ``said`` where only the words of ``drawn.py`` join
    it to them; ``changed`` is the figure right before it where that is a change drawn from them, too."""

    passage: SentenceFigures
    mention: Mention
    gap: str
    kept: tuple[Mention, ...]
    said: bool
    changed: Mention | None

    def relation(self) -> SentenceRelation | None:
        """The likeliest of what holds, else what must hold and does not."""
        operation = words.operation(self.passage, self.gap, self.mention)
        if operation == "share" and self.changed:
            operation = "change"  # "172 más (7,4 %)"
        kinds = {
            "change": self._changes, "points": self._points, "share": self._shares, "sum": self._sums,
            "rest": self._rests, "quotient": self._quotients, "": self._any,
        }  # fmt: skip
        found = list(kinds[operation]())
        holding = [r for r in found if r.holds]
        if holding:
            return min(holding, key=lambda r: (not r.strict, r.chance))
        if not (self.said or self._is_added()) or (
            operation != "rest" and words.is_of_something_else(self.passage, self.mention)
        ):
            return None
        broken = [r for r in found if r.strict and r.culprits]
        return broken[0] if len(broken) == 1 else None

    def _counts(self) -> list[Mention]:
        return [m for m in self.kept if is_quantity(m)]

    def _changes(self) -> Iterator[SentenceRelation]:
        base = self._counts() if is_percent(self.mention) else self._alike()
        found = two_levels(self.passage, base)
        adjusted = words.is_adjusted(self.passage, self.gap, self.mention)
        if found is None:
            if is_percent(self.mention) and self.changed is not None and len(base) == 1 and not adjusted:
                yield from growth_of_difference(self.mention, self.changed, base[0])
            yield from self._unsure_changes(base)
            return
        then, now = found
        if is_percent(self.mention):
            relation = growth_of(self.mention, then, now, strict=not adjusted, scale=scale_of_both(then, now))
            if relation is not None:
                yield relation
        elif length(self.mention) >= DRAWN.shortest or length(then) >= DRAWN.shortest:
            yield level_difference(then, now, self.mention)

    def _unsure_changes(self, base: Sequence[Mention]) -> Iterator[SentenceRelation]:
        for one, two in (base[-2:], base[-2:][::-1]) if len(base) > 1 else ():
            if is_percent(self.mention) and same_kind(one, two):
                relation = growth_of(self.mention, one, two, strict=False)
                if relation is not None and relation.holds:
                    yield relation

    def _alike(self) -> list[Mention]:
        """The figures of the same kind and unit as the result."""
        return [m for m in self.kept if same_kind(m, self.mention) and not is_percent(m)]

    def _points(self) -> Iterator[SentenceRelation]:
        percents = [m for m in self.kept if is_percent(m)]
        index = [] if self.mention.figure.unit == "pp" else self._alike()  # "de 71,2 a 74,6, una mejora de 3,4 puntos"
        found = two_levels(self.passage, percents if len(percents) > 1 else index)
        if found is not None and not words.is_adjusted(self.passage, self.gap, self.mention):
            yield level_difference(*found, self.mention)

    def _shares(self) -> Iterator[SentenceRelation]:
        counts = self._counts()
        if _OWN_COUNT.match(self.passage.right(self.mention, WORDS.beside)):
            yield from self._share_in_brackets(counts)
            return
        one, two = counts[-2:] if len(counts) > 1 else (None, None)
        if one is None or two is None or not same_kind(one, two):
            return
        wholes = self._wholes(one, two)
        whole = wholes[0] if len(wholes) == 1 else max((one, two), key=lambda m: m.value)
        part = two if whole is one else one
        if wholes and words.is_share_done(self.passage.left(part, WORDS.beside), self.gap):
            yield from done_of(self.mention, part, whole)
            return
        ends = _BARE_END.match(self.passage.right(self.mention, WORDS.interval)) is not None
        bare = ends or not set(part.claim.nouns[:1]) - set(whole.claim.nouns)
        yield from share_of(self.mention, part, whole, strict=bool(wholes) and bare and len(counts) == 2)
        for other in counts[:-2]:
            yield from share_of(self.mention, two, other, strict=False)
        both = one.value + two.value
        if both and abs(two.value / both * 100 - self.mention.value) <= self.mention.step / 2:
            likely = min(1.0, self.mention.step / CHANCE.closing_range)
            yield SentenceRelation("share", (one, two, self.mention), True, False, likely)

    def _share_in_brackets(self, counts: Sequence[Mention]) -> Iterator[SentenceRelation]:
        """What the count in brackets behind a percentage is of the whole that the sentence names."""
        own = self.passage.own
        place = own.index(self.mention) + 1
        named = [m for m in counts if _NAMED_WHOLE.search(self.passage.left(m, WORDS.change_of_other))]
        if place < len(own) and len(named) == 1 and same_kind(own[place], named[0]):
            bare = not set(own[place].claim.nouns[:1]) - set(named[0].claim.nouns)
            yield from share_of(self.mention, own[place], named[0], strict=bare)

    def _wholes(self, one: Mention, two: Mention) -> list[Mention]:
        """Which of two figures are said to be a whole, or to be what was spent, done or settled of the other."""
        before = [self.passage.left(m, min(WORDS.change_of_other, m.figure.start)) for m in (one, two)]
        before[1] = self.passage.between(one, two)
        for said in (_NAMED_WHOLE, _WHOLE):
            found = [m for m, text in zip((one, two), before, strict=True) if said.search(text)]
            if len(found) == 1:
                return found
        done = [m for m, text in zip((one, two), before, strict=True) if _DONE.search(text)]
        return [two if done[0] is one else one] if len(done) == 1 else []

    def _sums(self) -> Iterator[SentenceRelation]:
        parts = [m for m in self.kept if may_be_of(m, self.mention) or may_be_of(self.mention, m)]
        parts = [m for m in parts if not is_percent(m)][-SUMS.most_parts :]
        sentence = fold(self.mention.claim.sentence.text)
        if length(self.mention) < DRAWN.shortest or len(parts) < 2:
            return
        strict = not (_SOME.search(sentence) or words.says_overlap(sentence))
        for first in range(len(parts) - 1):
            relation = sum_of(parts[first:], self.mention, strict=strict)
            if first == 0 or relation.holds:
                yield relation

    def _rests(self) -> Iterator[SentenceRelation]:
        base = [m for m in self._alike() if m.figure.scaled == self.mention.figure.scaled]
        if len(base) < 2:
            return
        whole, taken = base[-2:] if base[-2].value >= base[-1].value else base[-2:][::-1]
        coordinate = _AND.search(self.gap) is not None
        left = self.passage.left(whole, WORDS.change_of_other)
        called = any(said.search(left) for said in (_NAMED_WHOLE, _WHOLE))
        if length(whole) >= DRAWN.shortest:
            yield remainder_of(whole, taken, self.mention, strict=len(base) == 2 and (called or not coordinate))

    def _quotients(self) -> Iterator[SentenceRelation]:
        base = self._counts()[-2:]
        per = _PER.match(self.passage.right(self.mention, WORDS.behind_result))
        if per is not None:
            part, whole = sorted(base, key=lambda m: m.value) if len(base) == 2 else (None, None)
            unit = _UNITS.get(per.group(1)) or float(per.group(1).replace(".", "").replace(",", ""))
            if part is not None and whole is not None:
                yield from quotient_of(part, whole.value / unit, self.mention, (part, whole), strict=False)
            return
        if len(base) == 2:
            total, many = base if base[0].value >= base[1].value else base[::-1]
            of_many = self._is_of(many)
            yield from quotient_of(total, many.value, self.mention, (total, many), strict=of_many)
        around = f"{self.gap}|{self.passage.right(self.mention, WORDS.beside)}"
        if base and _BY_MONTH.search(around):
            yield from quotient_of(base[-1], DRAWN.months, self.mention, (base[-1],), strict=self._is_long())

    def _is_of(self, many: Mention) -> bool:
        """Whether nothing says that a quotient is for each of something else: "900 viviendas, a razón de 2,9 personas
        por hogar"."""
        each = _FOR_EACH.match(self.passage.right(self.mention, WORDS.behind_result))
        if each is None or not many.claim.nouns:
            return True
        word, known = each.group(1)[: DRAWN.beginning], [noun[: DRAWN.beginning] for noun in many.claim.nouns]
        return any(word.startswith(noun) or noun.startswith(word) for noun in known)

    def _is_added(self) -> bool:
        """Whether the sentence says that one figure was added to another: "a las 320 se sumaron 45, de modo que"."""
        if len(self.kept) < 2:
            return False
        one, two = self.kept[-2:]
        gap = self.passage.between(one, two)
        first = _ADDED.search(self.passage.left(one, WORDS.beside)) and _TO_THE.search(gap)
        return bool(first or _ADDED.search(gap))

    def _is_long(self) -> bool:
        """Whether a figure of something else would seldom be one slip away from what this one should be."""
        return len(slips_of(self.mention.figure)) / 10.0 ** length(self.mention) < DRAWN.luck_of_average

    def _any(self) -> Iterator[SentenceRelation]:
        """A count concluded without a word for how: a part that a percentage says, a sum, a rest."""
        counts = self._alike()
        percents = [m for m in self.kept if is_percent(m)]
        if percents and counts and not _OWN_COUNT.match(self.passage.right(percents[-1], WORDS.beside)):
            yield from part_of(percents[-1], counts[-1], self.mention)
        if len(counts) < 2 or length(self.mention) <= DRAWN.shortest:
            return
        added = sum_of(counts, self.mention, strict=self._is_added() and len(counts) == 2)
        one, two = counts[-2:]
        whole, taken = (one, two) if one.value >= two.value else (two, one)
        for relation in (added, remainder_of(whole, taken, self.mention, strict=False)):
            if relation.holds or relation.strict:
                yield relation
