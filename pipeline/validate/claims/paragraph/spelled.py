"""Figures written in words with their digits beside: «DOSCIENTOS NOVENTA Y OCHO (298)», «298 (doscientos noventa y
ocho)»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.quantities.number_words import parse_words
from pipeline.quantities.printing import show_float
from pipeline.quantities.slips import one_slip_away
from pipeline.spanish.folding import fold
from pipeline.validate.claims.paragraph.relation import SentenceFigures, SentenceRelation
from pipeline.validate.claims.paragraph.settings import CHANCE, SPELLED
from pipeline.validate.claims.sentence.mentions import Mention
from pipeline.validate.claims.sentence.printed_slips import printed_digits

_OPENED = re.compile(r"[^\W\d_]\s*\(\s*(?:[A-Za-z.]{0,4}\s*[$€]\s*|UF\s*|[A-Z]\$[A-Z]?\s*)?$")
_WORD = re.compile(r"[^\W\d_]+")
_UNITS = frozenset(("pesos", "peso", "por", "ciento", "porciento", "dolares", "unidades", "de", "euros"))
_BEHIND = re.compile(r"\s*%?\s*(?:(?:[Pp]esos|[Dd][oó]lares|[Ee]uros|[Uu]nidades)\s*)?\(([^()\d]*)\)")
""" "298 (doscientos noventa y ocho)": the words in a bracket behind the digits."""
_HEDGED = re.compile(r"\b(?:menos|mas|cerca|alrededor|casi|aproximadamente|unos|unas)\s+(?:del?\s+)?(?:un\s+)?$")
"""What leaves a number in words open: "menos de uno por ciento (0.7)"."""
_SCALES = {"mil": 1000, "millon": 10**6, "millones": 10**6, "billon": 10**12, "billones": 10**12}
_JOINING = frozenset(("y", "e"))
_POINT = frozenset(("coma", "con"))
"""What stands for the decimal mark: "veintitrés coma cuarenta", in brackets also "cero con cinco"."""
_SMALL = {"un": 1, "uno": 1, "una": 1, "veintiun": 21}


def spelled(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every figure in parentheses right behind the same figure in words, or right before it in parentheses."""
    for mention in passage.own:
        value = mention.figure.value
        if value is None:
            continue
        said, words = _said_before(passage, mention)
        if said is None:
            said, words = _said_behind(passage.text[mention.figure.end : mention.figure.end + SPELLED.reach])
        if said is None:
            continue
        holds = abs(abs(value) - said) < mention.figure.step / SPELLED.same_value
        before = passage.text[: mention.figure.start].rpartition(words)[0]
        if not holds and (_HEDGED.search(fold(before)) or not _alike(mention, said)):
            continue
        expected = show_float(float(said), mention.figure.decimals) + ("%" if mention.figure.unit == "%" else "")
        culprit = () if holds else ((mention, float(said)),)
        yield SentenceRelation(
            "words", (mention,), holds, True, CHANCE.in_words, culprit, expected, f"«{words}» = {expected}"
        )


def _said_before(passage: SentenceFigures, mention: Mention) -> tuple[Decimal | None, str]:
    """The number in words right before a bracket that opens with a figure."""
    inside = passage.text[max(0, mention.figure.start - SPELLED.reach) : mention.figure.start]
    if not _OPENED.search(inside):
        return None, ""
    return _number_before(inside if len(inside) == SPELLED.reach else f"{passage.lead[-SPELLED.reach :]} {inside}")


def _said_behind(behind: str) -> tuple[Decimal | None, str]:
    """The number in words that alone, or with its unit, fills a bracket right behind a figure."""
    bracket = _BEHIND.match(behind)
    if bracket is None:
        return None, ""
    words = _WORD.findall(bracket.group(1))
    said = [fold(word) for word in words]
    known = next(
        (n for n, word in enumerate(said) if _value(word) is None and word not in _JOINING | _POINT), len(said)
    )
    while known and said[known - 1] in _JOINING | _POINT:
        known -= 1
    rest = said[known:]
    if not known or (rest and rest[0] not in _UNITS) or len(rest) > SPELLED.longest_unit:
        return None, ""
    return _number(said[:known]), " ".join(words[:known])


def _alike(mention: Mention, said: Decimal) -> bool:
    one, two = printed_digits(mention.figure), str(int(said / mention.figure.step))
    if float(said / mention.figure.step) in one_slip_away(one, mention.figure.decimals):
        return True
    return len(one) == len(two) and sum(a == b for a, b in zip(one, two, strict=True)) >= SPELLED.alike * len(one)


def _number_before(lead: str) -> tuple[Decimal | None, str]:
    """The number that the last words of a text say, and these words; none where a word before them, run together
    with another, may be part of it."""
    found = list(_WORD.finditer(lead[: lead.rfind("(")]))
    while found and fold(found[-1].group()) in _UNITS:
        found.pop()
    first = len(found)
    while first and (_value(fold(found[first - 1].group())) is not None or _joins(found, first - 1)):
        first -= 1
    run = found[first:]
    while run and fold(run[0].group()) in _JOINING:
        run = run[1:]
    if not run or (first and _run_together(fold(found[first - 1].group()))):
        return None, ""
    number = _number([fold(m.group()) for m in run])
    return number, lead[run[0].start() : run[-1].end()]


def _joins(found: Sequence[re.Match[str]], place: int) -> bool:
    """ "y" or "coma" between two words of a number."""
    word = fold(found[place].group())
    return (word in _JOINING or word == "coma") and place > 0 and _value(fold(found[place - 1].group())) is not None


def _value(word: str) -> int | None:
    if word in _SCALES:
        return _SCALES[word]
    if word in _SMALL:
        return _SMALL[word]
    number = parse_words(word)
    return int(number) if number is not None else None


def _run_together(word: str) -> bool:
    return any(word.startswith(s) or word.endswith(s) for s in ("mil", "cientos", "millones", "enta", "veinti"))


def _number(words: Sequence[str]) -> Decimal | None:
    """«nueve billones trescientos … mil», «un mil noventa y nueve», «veintitrés coma cuarenta»."""
    at = next((n for n, word in enumerate(words) if word in _POINT), None)
    if at is not None:
        whole, part = _number(words[:at]), _number(words[at + 1 :])
        if whole is None or part is None:
            return None
        zeros = next((n for n, word in enumerate(words[at + 1 :]) if word != "cero"), 0)
        return whole + part.scaleb(-zeros - len(str(int(part))))
    total = group = thousands = 0
    for word in words:
        value = _value(word)
        if word in _JOINING:
            continue
        if value is None:
            return None
        if word == "mil":
            thousands, group = thousands + (group or 1) * 1000, 0
        elif value >= 10**6 and word in _SCALES:
            total, group, thousands = total + (thousands + group or 1) * value, 0, 0
        elif group and group % 10 ** len(str(value)):
            return None  # two numbers side by side
        else:
            group += value
    return Decimal(total + thousands + group)
