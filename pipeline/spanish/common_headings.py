"""Words that head columns in the tables of many offices ("ejecutado", "vigente"): they say not what a table is about.

``common_headings.json`` counts in the tables of how many series of public documents (each of one office) a stem stands
in a header row, made by ``bench/claims_model/common_headings.py``; stems of fewer than ``FEWEST`` are left out.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources

FEWEST = 4
"""Series of documents whose tables must have a word for any table to be able to have it."""


@lru_cache(maxsize=1)
def common_headings() -> frozenset[str]:
    """The stems that any table may have in its headers."""
    read = json.loads(resources.files(__package__).joinpath("common_headings.json").read_text(encoding="utf-8"))
    return frozenset(read["having"])
