"""The prose of two years of an account: sentences that were not brought up to date, and those with other figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.run.settings import COMPARING
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NUMBER_OF

_FIGURE = re.compile(r"\d[\d.,]*")
_WORD = re.compile(r"[^\W\d_]{2,}")
MONTH_WORDS = frozenset(NUMBER_OF)


def repeated_sentences(before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]) -> list[str]:
    """Sentences that say this year what they said last year, with a figure of some digits that is a claim: either
    nothing moved, or the text was not brought up to date. Arguments are the numerals of two ``claims.json``."""
    said = {fold_line(n["sentence"]) for n in _claims(before)}
    long_enough = (n for n in _claims(after) if sum(c.isdigit() for c in n["text"]) >= COMPARING.fewest_digits)
    return list(dict.fromkeys(n["sentence"] for n in long_enough if fold_line(n["sentence"]) in said))


def moved_sentences(before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Sentences with a claim that both accounts write, with other figures: (as it was, as it is), in the order of the
    later. Arguments as in :func:`repeated_sentences`."""
    earlier: dict[str, list[str]] = {}
    for numeral in _claims(before):
        said = earlier.setdefault(without_figures(numeral["sentence"]), [])
        said += [numeral["sentence"]] if numeral["sentence"] not in said else []
    found = []
    for sentence in dict.fromkeys(n["sentence"] for n in _claims(after)):
        said = earlier.get(without_figures(sentence), [])
        if len(said) == 1 and _FIGURE.findall(said[0]) != _FIGURE.findall(sentence):
            found.append((said[0], sentence))
    return found


def _claims(numerals: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The numerals that claim something in a sentence that reads as one, which the marks of a picture's axis and a
    formula do not: it has some words, and more of them than figures."""
    return [n for n in numerals if n["reading"] == "claim" and _reads_as_a_sentence(n["sentence"])]


def _reads_as_a_sentence(text: str) -> bool:
    words = len(_WORD.findall(text))
    return words >= COMPARING.fewest_words and words > len(_FIGURE.findall(text))


def without_figures(sentence: str) -> str:
    """A sentence folded, without the digits of its figures and without months, to know it again in another year."""
    words = (w for w in _FIGURE.sub("#", fold_line(sentence)).split() if w not in MONTH_WORDS)
    return " ".join(words)
