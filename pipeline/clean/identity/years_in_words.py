"""Years that a text writes in words."""

from __future__ import annotations

import re

from pipeline.quantities.number_words import parse_words
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NAME_PATTERN

_SPELLED = re.compile(
    r"(\b(?:a[ñn]o(?:\s+(?:calendario|fiscal|judicial|acad[ée]mico))?|gesti[óo]n|ejercicio|per[íi]odo"
    rf"|(?:{NAME_PATTERN})\s+de)\s+)"
    r"(dos\s+mil(?:\s+[a-záéíóú]+(?:\s+y\s+[a-záéíóú]+)?)?)",
    re.IGNORECASE,
)  # "año calendario dos mil veintidós"
_SPELLED_ALONE = re.compile(r"^dos\s+mil(?:\s+[a-záéíóú]+(?:\s+y\s+[a-záéíóú]+)?)?$", re.IGNORECASE)


def in_figures(text: str) -> str:
    """A text with its years in words as figures: "año dos mil veintidós"."""

    def written(match: re.Match[str]) -> str:
        words = match.group(2).split()
        for count in range(len(words), 1, -1):
            if (value := parse_words(" ".join(words[:count]))) is not None:
                return f"{match.group(1)}{' '.join([str(int(value)), *words[count:]])}"
        return match.group()

    if _SPELLED_ALONE.match(text) and (value := parse_words(fold_line(text))) is not None:
        return str(int(value))
    return _SPELLED.sub(written, text) if "mil" in text or "MIL" in text else text
