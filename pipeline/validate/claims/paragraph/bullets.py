"""A count that ends in a colon and the items of the list under it: «Los cursos fueron 64:», «- 31 de gestión», …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model import Document, Paragraph
from pipeline.spanish.folding import fold
from pipeline.spanish.partial_lists import NAMES_ONLY_SOME
from pipeline.validate.claims.paragraph.drawn import says_overlap
from pipeline.validate.claims.paragraph.drawn_values import sum_of
from pipeline.validate.claims.paragraph.relation import SentenceRelation, is_quantity, may_be_of
from pipeline.validate.claims.paragraph.settings import SUMS, WORDS
from pipeline.validate.claims.sentence.mentions import Mention

_ITEM = re.compile(r"^\s*(?:[-–—•▪·*✓✔➢]|[a-z]\)|\d{1,2}[.)])\s+")
_OPENS = re.compile(r"^[^.;\d]*:\s*$")
"""What stands between a count and the list under it."""
_SOME = re.compile(rf"\b(?:{NAMES_ONLY_SOME}|como)\b")
"""Words before a list that names only some."""
_NAME = re.compile(r"^[^\d.;]{1,80}[:;,]?\s*$")
_END = re.compile(r"^\s*(?:%\s*)?(?:[^\W\d_][^\d]*)?$")


def bulleted(document: Document, by_block: Mapping[int, Sequence[Mention]]) -> Iterator[SentenceRelation]:
    """Every count whose paragraph ends in a colon right behind what it counts, with the one figure of each of the items
    under it; ``by_block`` are the figures of the document by the position of their block."""
    for block in sorted(by_block):
        here = document.blocks[block]
        whole = by_block[block][-1]
        if not isinstance(here, Paragraph) or not is_quantity(whole) or whole.in_words:
            continue
        behind = fold(here.text[whole.figure.end :])
        said = fold(here.text[whole.claim.sentence.start :])
        if not _OPENS.match(behind) or _SOME.search(said) or says_overlap(said) or whole.value < SUMS.smallest_whole:
            continue
        parts = _items(document, by_block, block)
        if len(parts) >= SUMS.list_parts and all(may_be_of(whole, m) for m in parts):
            relation = sum_of(parts, whole, strict=True)
            if relation.holds or relation.culprits:
                yield relation


def _items(document: Document, by_block: Mapping[int, Sequence[Mention]], block: int) -> tuple[Mention, ...]:
    """The figures of the items right under a paragraph, one each, at the beginning or at the end of all of them; none
    where an item has another form."""
    parts: list[Mention] = []
    first: bool | None = None
    for place in range(block + 1, len(document.blocks)):
        item = document.blocks[place]
        mark = _ITEM.match(item.text) if isinstance(item, Paragraph) else None
        if mark is None or not isinstance(item, Paragraph):
            break
        own = [m for m in by_block.get(place, ()) if is_quantity(m)]
        if len(own) != 1 or len(item.text) > mark.end() + WORDS.item:
            return ()
        before, behind = item.text[mark.end() : own[0].figure.start], item.text[own[0].figure.end :]
        leads = not before.strip(" $")
        is_entry = _END.match(behind) if leads else _NAME.match(before) and not behind.strip(" .;,")
        if not is_entry or first not in (None, leads):
            return ()
        first = leads
        parts.append(own[0])
    return tuple(parts)
