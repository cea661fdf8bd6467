"""The year that is said right before or behind a figure of the prose."""

from __future__ import annotations

import re

from pipeline.validate.evidence.numerals import Figure

_YEAR_BEHIND = re.compile(
    r"^(?:(?!,\s*(?:porque|pues|cuando|mientras|aunque|pero|ya\s+que|frente|contra|versus|respecto|que)\b)[^;.:(]){0,30}?"
    r"\b((?:19|20)\d{2})(?![\d]|[.,]\d)"
)
"""A clause of its own behind the figure has a year of its own: "511.206, porque en 2021 …"."""
_YEAR_BEFORE = re.compile(r"((?:19|20)\d{2})\D{0,25}$")
_OF_FIGURE_BEFORE = re.compile(
    r"\s*%?\s*(?:[^\W\d_]+\s+){0,3}?(?:en|de|del|durante|a\s+l[oa]s\s+de|que\s+l[oa]s\s+de)\s+(?:(?:el\s+)?a[nñ]o\s+)?"
    r"(?:19|20)\d{2}\s*(?:,|\s(?:y|e|frente|contra)\b)",
    re.IGNORECASE,
)
"""What stands between two figures where the year belongs to the first: "1.270 mil de 2019, y el centro bajó de 940"."""


def near_year(text: str, figure: Figure, left: int, right: int, *, is_first: bool) -> str:
    """The year that is said right beside a figure, "" where none is: between where the figure before it ends (``left``)
    and the one behind it begins (``right``), in the text; ``is_first`` where none is before it in its sentence."""
    behind = _YEAR_BEHIND.match(text[figure.end : right])
    if behind:
        return behind.group(1)
    between = text[left : figure.start]
    is_taken = not is_first and _OF_FIGURE_BEFORE.match(between)
    before = None if is_taken else _YEAR_BEFORE.search(between)
    return before.group(1) if before else ""
