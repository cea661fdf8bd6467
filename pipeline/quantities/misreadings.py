"""What numerals a recognised text can stand for: letters read for digits, lost and false punctuation.

Similar characters are confused: ``l`` for 1, ``O`` for 0, ``S`` for 5 or $, ``96`` for %, a point for a comma or
for nothing. :class:`NumeralForm` says how the numerals of a column are printed, :func:`intended_numerals` which of
them a text stands for if only signs were confused, :func:`possible_numerals` what else it might be with one digit
changed, where other evidence (arithmetic, a rereading) can decide.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.quantities.numerals import CHILEAN, NumberFormat, infer_format, is_blank, parse
from pipeline.quantities.settings import MISREADINGS

LETTERS = str.maketrans("OoQDlIi|!][ZzAsSGbTB§gq", "00001111111224556678599")
"""Letters and signs, each with the digit it is read for."""
ALIKE = ("17", "38", "56", "68", "08", "06", "58", "89", "35", "27", "49", "14", "09", "39")
"""Pairs of digits that are confused in small or faint print."""

_ZERO_OR_ONE = frozenset("OolI")
_OFTEN = frozenset("OolIi|!][")
_MARKS = ".,;:'’‘`´·•_"
_CORE = re.compile(r"(?P<open>[-−–(+]?\s?)(?P<core>\d[\d.,;:'’‘`´·•_ ]*?)(?P<close>\s?\)?)")
_PERCENT_TAILS = re.compile(r"\s?(?:[°º*o0Yy%]/[o0%]|%[6o%°]|[°º]%|Y[o0]|9[6G])$")
_CURRENCY_HEADS = re.compile(r"(?:[S58§$&]|\$[S58])\s?(?=[\d(-])")
_PERCENT = re.compile(r"(?P<blank>\s?)%\s*$")
_CURRENCY = re.compile(r"^(?P<mark>(?:MM?\s?|US|CLP)?\$\s?)")
_LINES = "|!][_"
"""What ruling lines around a cell are read as, other than a 1."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class NumeralForm:
    """How the numerals of a column are printed.

    ``percent`` is what follows nearly all of them ("%", " %"), ``currency`` what precedes them ("$ "), "" where they
    differ; ``decimals`` the numbers of decimals that occur; ``grouped``: numerals from 1000 on always have group marks.
    """

    format: NumberFormat
    percent: str
    currency: str
    decimals: frozenset[int]
    grouped: bool

    def matches(self, text: str) -> bool:
        """Whether a text is a numeral of this form."""
        quantity = parse(text, format=self.format)
        if quantity is None or (self.percent and quantity.unit != "%"):
            return False
        return self.matches_but_for_signs(text)

    def matches_but_for_signs(self, text: str) -> bool:
        """Whether a text is a numeral of this form, except that its percent or currency sign may be missing."""
        quantity = parse(text, format=self.format, percent=bool(self.percent))
        if quantity is None or quantity.decimals not in self.decimals:
            return False
        if quantity.unit == "%" and not self.percent and self.currency:
            return False
        digits = len(quantity.value.as_tuple().digits) - quantity.decimals
        return digits <= MISREADINGS.most_digits and (
            quantity.grouped or not self.grouped or abs(quantity.value) < 1000
        )


def form_of(texts: Iterable[str], format: NumberFormat = CHILEAN, *, percent: bool = False) -> NumeralForm | None:
    """How the numerals of a row or column of cells (without header) are printed; ``None`` where too few are numerals.

    ``percent``: the label of the row or column announces percentages.
    """
    printed = [text for text in texts if not is_blank(text)]
    found = [(text, q) for text in printed if (q := parse(text, format=format)) is not None]
    if len(found) < MISREADINGS.fewest or len(found) < MISREADINGS.numerals * len(printed):
        return None
    sign = _percent_sign([text for text, _ in found], announced=percent)
    currency = _common([m["mark"] if (m := _CURRENCY.match(text)) else "" for text, _ in found])
    large = [q.grouped for _, q in found if abs(q.value) >= 1000]
    counted = Counter(q.decimals for _, q in found)
    if sign:
        signed = [text for text, _ in found if not _is_unsigned(text)]
        format = infer_format((_PERCENT.sub("", text) for text in signed), default=format)
        counted = Counter(q.decimals for text in signed if (q := parse(text, format=format))) or counted
    decimals = frozenset(d for d, times in counted.items() if times >= 2)
    grouped = sum(large) >= MISREADINGS.grouped * len(large) and len(large) >= MISREADINGS.fewest
    return NumeralForm(format, sign, currency, decimals or frozenset(counted), grouped)


def _percent_sign(texts: Sequence[str], announced: bool) -> str:
    """The percent sign behind nearly all numerals, those left out that end in something a percent sign is read as."""
    signs = [m["blank"] + "%" if (m := _PERCENT.search(text)) else "" for text in texts if not _is_unsigned(text)]
    unsigned = len(texts) - len(signs)
    if announced and unsigned >= MISREADINGS.numerals * len(texts):
        return _common(signs) or "%"
    return _common(signs) if unsigned <= len(signs) else ""


def _is_unsigned(text: str) -> bool:
    """Whether a text has no percent sign but ends in something one is read as."""
    return _PERCENT.search(text) is None and (tail := _PERCENT_TAILS.search(text)) is not None and tail.start() > 0


def _common(marks: Sequence[str]) -> str:
    """The mark that at least four fifths of the numerals have, in its most frequent spelling."""
    there = [mark for mark in marks if mark]
    return Counter(there).most_common(1)[0][0] if there and len(there) >= MISREADINGS.alike * len(marks) else ""


def intended_numerals(text: str, form: NumeralForm) -> tuple[str, ...]:
    """The numerals of a form that a text can stand for if only signs were confused.

    Empty where the text is a numeral of that form already, or where a digit would have to change. More than one
    answer means that the form does not decide. A percent or currency sign that all the others have is restored from
    what it was read as, never added where nothing stands for it.
    """
    if form.matches(text):
        return ()
    made = list(dict.fromkeys(_spelled(text, form)))
    whole = [candidate for candidate in made if form.matches(candidate)]
    if whole:
        return tuple(whole)
    return (
        ()
        if form.matches_but_for_signs(text)
        else tuple(candidate for candidate in made if form.matches_but_for_signs(candidate))
    )


def possible_numerals(text: str, form: NumeralForm) -> tuple[str, ...]:
    """What a text may be if one character was misread, likeliest first: :func:`intended_numerals`, then one digit
    replaced by a similar one, a lost decimal mark or currency sign, a ruling line read as a 1.
    """
    made: dict[str, None] = dict.fromkeys(intended_numerals(text, form))
    for base in (text, *made):
        made |= dict.fromkeys(c for c in _one_off(base, form) if c != text and form.matches_but_for_signs(c))
    return tuple(made)


def _spelled(text: str, form: NumeralForm) -> Iterator[str]:
    """Every way of writing a text as a numeral of the form, digits and their order kept."""
    for body, tail in _without_percent(text.strip(_LINES + " "), form):
        yield from _with_currency(body, tail, form)
    if text.strip(_LINES) != text:
        for body, tail in _without_percent(text.strip(), form):
            yield from _with_currency(body, tail, form)


def _with_currency(body: str, tail: str, form: NumeralForm) -> Iterator[str]:
    for head, remainder in _without_currency(body, form):
        bare = remainder.lstrip(_MARKS + " ") if head else remainder
        match = _CORE.fullmatch(_digits(bare).rstrip(_MARKS + " "))
        if match is not None:
            for core in _marked(match["core"], form):
                yield head + match["open"] + core + match["close"] + tail


def _digits(text: str) -> str:
    """Letters similar to digits as digits, unless there are so many that the text may be a word or a code."""
    often = sum(c in _OFTEN for c in text)
    seldom = sum(ord(c) in LETTERS for c in text) - often
    digits = sum(c.isdigit() for c in text)
    if (digits and often <= digits + 1 and seldom * 2 <= digits) or (text and set(text) <= _ZERO_OR_ONE):
        return text.translate(LETTERS)
    return text


def _without_percent(text: str, form: NumeralForm) -> Iterator[tuple[str, str]]:
    if (printed := _PERCENT.search(text)) is not None:
        yield text[: printed.start()], printed.group()
    elif form.percent:
        if (tail := _PERCENT_TAILS.search(text)) is not None and tail.start() > 0:
            yield text[: tail.start()], form.percent
        else:
            yield text, ""
    else:
        yield text, ""


def _without_currency(text: str, form: NumeralForm) -> Iterator[tuple[str, str]]:
    if (printed := _CURRENCY.match(text)) is not None:
        yield printed.group(), text[printed.end() :]
        return
    if form.currency and (head := _CURRENCY_HEADS.match(text)) is not None:
        yield form.currency, text[head.end() :]
    yield "", text


def _marked(core: str, form: NumeralForm) -> Iterator[str]:
    """The digits of a numeral with group and decimal marks where the form has them."""
    groups = re.split(rf"\s?[{re.escape(_MARKS)}]\s?", core.strip())
    if any(not group.isdigit() for group in groups):
        return
    if len(groups) == 1:
        lost = form.grouped and len(core) > 3 and not _YEAR.fullmatch(core)
        yield _written(_regrouped(groups), "", form) if lost else core
        return
    for decimals in sorted(form.decimals):
        whole = groups if decimals == 0 else groups[:-1]
        fraction = "" if decimals == 0 else groups[-1]
        if len(fraction) != decimals or not whole[0]:
            continue
        if all(len(group) == 3 for group in whole[1:]) and (len(whole) == 1 or len(whole[0]) <= 3):
            yield _written(whole, fraction, form)
        elif (joined := _regrouped(whole)) and form.grouped:
            yield _written(joined, fraction, form)


def _regrouped(groups: Sequence[str]) -> list[str]:
    """Groups of three digits where a mark between two was lost ("1.234567"); empty where other marks contradict it."""
    if any(len(group) % 3 for group in groups[1:]):
        return []
    digits = "".join(groups)
    first = len(digits) % 3 or 3
    return [digits[:first], *(digits[i : i + 3] for i in range(first, len(digits), 3))]


def _written(whole: Sequence[str], fraction: str, form: NumeralForm) -> str:
    return form.format.thousands.join(whole) + (form.format.decimal + fraction if fraction else "")


def _one_off(text: str, form: NumeralForm) -> Iterator[str]:
    for at, digit in enumerate(text):
        if digit.isdigit():
            for pair in ALIKE:
                if digit in pair:
                    yield text[:at] + pair.replace(digit, "", 1) + text[at + 1 :]
    yield from _with_lost_mark(text, form)
    if form.currency and not _CURRENCY.match(text) and text[:1] in "58":
        yield form.currency + text[1:].lstrip()
    if form.percent and not _PERCENT.search(text):
        yield text + form.percent
        yield text[:-1] + form.percent
    if len(text) > 1 and text[0] in "1|" and text[1].isdigit():
        yield text[1:]
    if len(text) > 1 and text[0] in "-–—" and text[1:].lstrip()[:1].isdigit():
        yield text[1:].lstrip()
    if len(text) > 1 and text[-1] in "1|" and text[-2].isdigit():
        yield text[:-1]


def _with_lost_mark(text: str, form: NumeralForm) -> Iterator[str]:
    """A numeral without marks, with the decimal mark where the form has it."""
    match = re.fullmatch(r"(\D*)(\d+)(\D*)", text)
    if match is None:
        return
    for decimals in sorted(form.decimals - {0}):
        if len(match[2]) > decimals:
            whole, fraction = match[2][:-decimals], match[2][-decimals:]
            yield match[1] + whole + form.format.decimal + fraction + match[3]
