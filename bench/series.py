"""Which documents are of one series: the months of a report, the years of a form.

What is measured on eighteen months of a report is measured on one report. ``series.json`` names the series of which
documents are at hand under several names, by how these begin; where it names none, as of a collection made of reports
of many offices, each document is alone.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from pipeline.spanish.months import MONTHS

_DATE_WORDS = frozenset({*MONTHS, "al"})


def series_of(name: str) -> str:
    """The series of a document, by its file name without suffix: as it is listed, else what stays of the name without
    months, numbers and dates."""
    for series, beginnings in _listed():
        if name.startswith(beginnings):
            return series or name
    words = re.split(r"[-_. ]+", name)
    return "-".join(w for w in words if not re.search(r"\d", w) and w not in _DATE_WORDS)


@cache
def _listed() -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    listed = json.loads(Path(__file__).with_name("series.json").read_text(encoding="utf-8"))
    return tuple((one["series"], tuple(one["documents"])) for one in listed)
