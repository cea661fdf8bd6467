"""A count stated right before the list of what is counted: «considera 3 umbrales: 500 UCI, 1000 UCI y 2000 UCI»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.spanish.folding import fold
from pipeline.spanish.partial_lists import NAMES_ONLY_SOME
from pipeline.validate.claims.paragraph.relation import SentenceFigures, SentenceRelation, is_quantity
from pipeline.validate.claims.paragraph.settings import LISTS
from pipeline.validate.claims.sentence.mentions import Mention

_COUNTED = re.compile(r"^\s+([^\W\d_]+s)\b[^.;:()\d]{0,60}:\s+")
_END = re.compile(r"\.(?=\s+[A-ZÁÉÍÓÚÑ¿“\"(•-]|\s*$)|\n")
_PARENTHESES = re.compile(r"\([^()]*\)")
_JOINED = re.compile(r"\s+[ye]\s+")
_OPEN = re.compile(rf"\b(?:{NAMES_ONLY_SOME}|como|otr[oa]s|demas|que|cual\w*|cuy[oa]s?|donde)\b")
"""A list that names only some, or explains its entries."""


def listed(passage: SentenceFigures) -> Iterator[SentenceRelation]:
    """Every whole number with a plural noun, a colon and a closed list behind it."""
    for mention in passage.own:
        if (
            not is_quantity(mention)
            or mention.figure.decimals
            or mention.figure.unit
            or mention.value < LISTS.fewest_entries
        ):
            continue
        behind = passage.text[mention.figure.end :]
        match = _COUNTED.match(behind)
        if match is None:
            continue
        end = _END.search(behind, match.end())
        counts = _entries(behind[match.end() : end.start() if end else len(behind)])
        if counts is not None and not _OPEN.search(fold(match.group())):
            yield from _judged(mention, *counts)


def _entries(text: str) -> tuple[int, int] | None:
    """How many entries a list may have, at least and at most ("y" may stand within a name); none where the text is no
    closed list of short entries."""
    text = _PARENTHESES.sub(" ", text).strip()
    if _OPEN.search(fold(text)):
        return None
    mark = ";" if ";" in text else ","
    pieces = [p.strip() for p in re.split(mark + r"(?!\d)", text)]
    if not all(pieces) or any(len(p.split()) > LISTS.longest_entry for p in pieces):
        return None
    last = pieces[-1]
    if len(pieces) < LISTS.whole_list and not fold(last).startswith(("y ", "e ")) and _JOINED.search(last) is None:
        return None
    joined = sum(len(_JOINED.findall(p)) for p in pieces)
    least = len(pieces)
    return (least, least + joined) if least + joined >= LISTS.fewest_entries else None


def _judged(mention: Mention, least: int, most: int) -> Iterator[SentenceRelation]:
    value = mention.value
    if least <= value <= most:
        yield SentenceRelation("count", (mention,), True, True, LISTS.agree)
        return
    one_reading = most <= least + 1  # one "y" more than names is that before the last entry
    if one_reading and most / LISTS.near_count <= value <= most * LISTS.near_count:
        expected, culprit = str(most), ((mention, float(most)),)
        arithmetic = f"la lista que sigue tiene {expected}"
        yield SentenceRelation("count", (mention,), False, True, LISTS.agree, culprit, expected, arithmetic)
