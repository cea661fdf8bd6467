"""Words of the prose that were read from a picture, settled by their form: "l05" and "2O22" are figures."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.model import SETTLED, Paragraph, ReadPart, Recognition
from pipeline.quantities.misreadings import LETTERS

REASON = "Es una cifra en que se confundieron letras con dígitos."
_LIKE_DIGITS = "OolI|"
_MIXED = re.compile(rf"(?P<before>[(«\"$]*)(?P<core>[\d{_LIKE_DIGITS}][\d{_LIKE_DIGITS}SB.,]*)(?P<after>%?[)»\".,;:]*)")
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|(?:19|20)\d\d|\d{2,4}|\d(?=%)")


def settled_words(paragraph: Paragraph) -> Paragraph:
    """The paragraph with every unsurely read word settled that is a figure but for its letters."""
    for number, part in enumerate(paragraph.readings):
        text = paragraph.text[part.start : part.end]
        if part.reading.sure:
            continue
        meant = figure_meant(text)
        if meant is not None:
            paragraph = with_part(paragraph, number, meant, REASON)
    return paragraph


def figure_meant(word: str) -> str | None:
    """The figure a word with digits and letters stands for; ``None`` where it is none or may be a code."""
    match = _MIXED.fullmatch(word)
    if match is None or match["core"].isdigit() or not any(c.isdigit() for c in match["core"]):
        return None
    core = match["core"].rstrip(".,")
    made = core.translate(LETTERS)
    letters = sum(c.isalpha() or c == "|" for c in core)
    if not letters or letters > len(core) / 2 or (set("SB") & set(core) and "." not in core):
        return None
    if _FIGURE.fullmatch(made) is None:
        return None
    return match["before"] + made + match["core"][len(core) :] + match["after"]


def with_part(paragraph: Paragraph, number: int, text: str, reason: str, confidence: float = SETTLED) -> Paragraph:
    """The paragraph with another text for the word of one of its readings; what was read is kept in the reading.

    Args:
        number: index among the paragraph's readings.
        reason: a Spanish sentence.
        confidence: how sure the settled text can be at most.
    """
    part = paragraph.readings[number]
    read = paragraph.text[part.start : part.end]
    raw = part.reading.raw if part.reading.raw is not None else read
    alternatives = tuple(a for a in dict.fromkeys((raw, *part.reading.alternatives)) if a != text)
    reading = Recognition(min(part.reading.confidence, confidence), raw, reason, alternatives)
    grown = len(text) - len(read)
    parts = tuple(
        replace(part, end=part.end + grown, reading=reading) if i == number else _moved(other, part.end, grown)
        for i, other in enumerate(paragraph.readings)
    )
    return replace(paragraph, text=paragraph.text[: part.start] + text + paragraph.text[part.end :], readings=parts)


def _moved(part: ReadPart, after: int, by: int) -> ReadPart:
    return replace(part, start=part.start + by, end=part.end + by) if by and part.start >= after else part
