"""How common the words of prose are: those that any office uses say little of what a sentence is about.

``common_words.json`` counts in how many of a number of series of public documents (each of one office) a word stands,
made by ``bench/claims_model/common_words.py``; words of fewer than three are left out.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib import resources

FEWEST = 3
"""Series of documents in which a word must stand to be listed."""


@lru_cache(maxsize=1)
def listed() -> tuple[int, dict[str, int]]:
    """How many series of documents were counted, and in how many of them each listed word stands."""
    read = json.loads(resources.files(__package__).joinpath("common_words.json").read_text(encoding="utf-8"))
    return read["series"], read["having"]


def rarity(key: str) -> float:
    """How much a word (as ``keys`` in ``validate.claims.sentence.mentions`` shortens it) says: its inverse document
    frequency, scaled to 0 where every office uses it and 1 where fewer than ``FEWEST`` do."""
    series, having = listed()
    many = having.get(key, FEWEST - 1)
    return math.log(series / many) / math.log(series / (FEWEST - 1))
