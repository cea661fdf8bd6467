"""Words of the prose corrected by their spelling: "l05" and "2O22" are numerals."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import CORRECTED, Paragraph, ReadPart, Recognition
from pipeline.quantities.misreadings import LETTERS
from pipeline.quantities.numeral_shapes import is_unambiguous_numeral

REASON = "Es una cifra en que se confundieron letras con dígitos."
_LIKE_DIGITS = "OolI|"
_MIXED = re.compile(rf"(?P<before>[(«\"$]*)(?P<core>[\d{_LIKE_DIGITS}][\d{_LIKE_DIGITS}SB.,]*)(?P<after>%?[)»\".,;:]*)")


def corrected_by_spelling(paragraph: Paragraph) -> Paragraph:
    """The paragraph with every unsure word corrected that is a numeral except for letters similar to digits."""
    for number, part in enumerate(paragraph.readings):
        text = paragraph.text[part.start : part.end]
        if part.reading.sure:
            continue
        intended_numerals = numeral_intended(text)
        if intended_numerals is not None:
            paragraph = with_part(paragraph, number, intended_numerals, REASON)
    return paragraph


def numeral_intended(word: str) -> str | None:
    """The numeral a word of digits and letters stands for; ``None`` where it is none or may be a code."""
    match = _MIXED.fullmatch(word)
    if match is None or match["core"].isdigit() or not any(c.isdigit() for c in match["core"]):
        return None
    core = match["core"].rstrip(".,")
    made = core.translate(LETTERS)
    letters = sum(c.isalpha() or c == "|" for c in core)
    if not letters or letters > len(core) / 2 or (set("SB") & set(core) and "." not in core):
        return None
    if not is_unambiguous_numeral(made):
        return None
    return match["before"] + made + match["core"][len(core) :] + match["after"]


def with_part(paragraph: Paragraph, number: int, text: str, reason: str) -> Paragraph:
    """The paragraph with another text for one of its recognised words; the recognised text is kept in its ``reading``.

    Args:
        number: index among the paragraph's readings.
        reason: why, as a Spanish sentence.
    """
    part = paragraph.readings[number]
    read = paragraph.text[part.start : part.end]
    raw = part.reading.raw if part.reading.raw is not None else read
    alternatives = tuple(a for a in dict.fromkeys((raw, *part.reading.alternatives)) if a != text)
    reading = Recognition(min(part.reading.confidence, CORRECTED), raw, reason, alternatives)
    grown = len(text) - len(read)
    parts = tuple(
        replace(part, end=part.end + grown, reading=reading) if i == number else _moved(other, part.end, grown)
        for i, other in enumerate(paragraph.readings)
    )
    return replace(paragraph, text=paragraph.text[: part.start] + text + paragraph.text[part.end :], readings=parts)


def _moved(part: ReadPart, after: int, by: int) -> ReadPart:
    return replace(part, start=part.start + by, end=part.end + by) if by and part.start >= after else part
