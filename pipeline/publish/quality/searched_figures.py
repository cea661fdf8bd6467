"""The figures of a report by which it is found in the index: what a person types who has one and seeks its account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Report
from pipeline.publish.settings import SAYING

_FIGURE = re.compile(r"\d[\d.,]*\d")
_NOT_SEARCHED = re.compile(r"[^\d,]")
_YEAR = re.compile(r"(?:19|20)\d\d")


def searched_figures(report: Report) -> str:
    """Its figures of some digits, each once, tables first, without the marks between thousands, apart by a blank.

    A figure of fewer digits, and a year, stand in every report. The index has room for so many of each.
    """
    found: dict[str, None] = {}
    for text in _texts(report):
        for figure in _FIGURE.findall(text):
            key = _NOT_SEARCHED.sub("", figure)
            if sum(c.isdigit() for c in key) >= SAYING.searched_digits and not _YEAR.fullmatch(key):
                found.setdefault(key)
        if len(found) >= SAYING.searched:
            break
    return " ".join(list(found)[: SAYING.searched])


def _texts(report: Report) -> Iterator[str]:
    for table in report.document.tables:
        for row in table.rows:
            yield from row
    for numeral in report.numerals:
        if numeral.reading == "claim":
            yield numeral.text
