"""Whether a figure stands in a sentence, not in a table or chart that was read as text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.spanish.folding import fold
from pipeline.spanish.stop_words import OF_SENTENCES
from pipeline.validate.claims.sentence.mentions import Keys, Mention
from pipeline.validate.claims.sentence.settings import RUNNING_TEXT

_NUMBER = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b(?![.,]\d))\d(?:[\d.,]*\d)?")
_LETTER = re.compile(r"[^\W\d_]")
_DIVIDED = re.compile(r"[\s%]*[:/]|[^,;(]*[,;(]")
"""What parts one figure from the next: a pause somewhere between them, or a colon right behind the first."""
_PLAIN_WORD = re.compile(r"\b[^\W\d_]?[a-záéíóúñü]{2,}\b")
_CLOSED = re.compile(r"\d[\s%]*\)?(?:\s+[a-záéíóúñü]{2,}){0,4}[.;]\s*$")
"""What stands behind the only figure of a statement: "Nacieron 1.106 niños."."""


def is_in_sentence(mention: Mention) -> bool:
    """Whether a figure stands in a sentence: one with words that join others, or one that only names what it counts,
    figure by figure ("Actividades 130, asistentes 8.609: extensión 3.816.")."""
    return _is_sentence(mention.claim.sentence.text, mention.sentence)


@lru_cache(maxsize=256)  # asked twice for each figure of a sentence
def _is_sentence(text: str, keys: Keys) -> bool:
    words = sum(not k[0].isdigit() for k in keys)
    said = [word for word in text.split() if _LETTER.search(word)]
    plain = [word for n, word in enumerate(said) if word[0].islower() or (n == 0 and len(word) > 1)]  # no "TIPO A"
    joining = sum(fold(word) in OF_SENTENCES for word in plain)
    numbers = len(_NUMBER.findall(text))
    enough = words >= RUNNING_TEXT.words_a_figure * numbers
    if enough and (joining > 0 or _are_divided_by_pauses(text)):
        return True
    few = words >= RUNNING_TEXT.few_words_a_figure * numbers and joining >= RUNNING_TEXT.joining_few_words * numbers
    return few or (joining >= RUNNING_TEXT.joining_a_figure * numbers and words > 0)


def _are_divided_by_pauses(text: str) -> bool:
    """Whether pauses part every figure of a text from the next, with a word that is no label in capitals between each
    two; one figure alone has such a word before it, and a full stop behind it or behind what it counts."""
    found = list(_NUMBER.finditer(text))
    if not found or not _PLAIN_WORD.search(text[: found[0].start()]):
        return False
    if len(found) == 1:
        return _CLOSED.search(text) is not None
    gaps = [text[one.end() : two.start()] for one, two in pairwise(found)]
    return all(_DIVIDED.match(gap) and _LETTER.search(gap) for gap in gaps)
