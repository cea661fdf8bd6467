"""Whether a text is a figure and nothing else, as tables print them. Cheap; says nothing of its value."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"^[-−–+(]?\s*(?:[A-Z]{0,3}\$|UF|M\$|MM\$|€)?\s*[-−]?\d[\d.,\s]*\)?\s*%?$")


def is_figure(text: str) -> bool:
    """True for "1.234", "$ 12.345.678", "-3,2", "(1.234)", "97,41 %"; not for dates or codes with letters."""
    return bool(_FIGURE.match(text))
