"""A count that ends in a colon and the items of the list under it: «Los cursos fueron 64:», «- 31 de gestión», …

The items are blocks of their own, behind a mark, beginning with their figure («31 de gestión», «20 de oficios») or with
their name and a colon («Reclamos: 644»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.model import Document, Heading, Paragraph
from pipeline.spanish.folding import fold
from pipeline.spanish.partial_lists import NAMES_ONLY_SOME
from pipeline.validate.claims.paragraph.drawn import says_overlap
from pipeline.validate.claims.paragraph.drawn_figures.drawn_values import sum_of
from pipeline.validate.claims.paragraph.relation import SentenceRelation, is_quantity, may_be_of
from pipeline.validate.claims.paragraph.settings import SUMS, WORDS
from pipeline.validate.claims.sentence.mentions import Mention

_ITEM = re.compile(r"^\s*(?:[-–—•▪·*✓✔➢]|[a-z]\)|\d{1,2}[.)])\s+")
_OPENS = re.compile(r"^(?:[^.;\d]|(?<=[a-z]-)\d+\b)*:\s*$")
"""What stands between a count and the list under it; a number may be part of a name ("covid-19")."""
_SOME = re.compile(rf"\b(?:{NAMES_ONLY_SOME}|como)\b")
"""Words before a list that names only some."""
_NAME = re.compile(r"^[^\d.;]{1,80}[:;,]?\s*$")
_END = re.compile(r"^\s*(?:%\s*)?(?:[^\W\d_][^\d]*)?$")
_NAMED_END = re.compile(r"^\s*(?:%\s*)?(?:[^\W\d_]+\s*){0,3}[.;,]?\s*(?:[ye]\s*)?$")
"""What stands behind the figure of an item that begins with its name: "Río Viejo: 1.642 siniestros."."""
_NAMED = re.compile(r"^[^\d.;:]{2,60}:\s*$")
_BARE = re.compile(r"^\s*(\d{1,3}(?:\.\d{3})+|\d+)(?=\s+[^\W\d_])")
"""An item that begins with its figure."""
_NEXT_ITEM = re.compile(r"\s+[-–—•▪·]\s+(?=\d)")
"""Between two items that stand in one block."""


@dataclass
class _Items:
    """The figures of the items of a list, one each: ``read`` as figures of the prose, ``ordinals`` such as look like
    the number of a heading ("13 Santa Fe")."""

    read: list[Mention]
    ordinals: list[str]


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
        items = _items(document, by_block, block)
        many = len(items.read) + len(items.ordinals)
        if many >= SUMS.list_parts and items.read and all(may_be_of(whole, m) for m in items.read):
            relation = sum_of(items.read, whole, strict=True, others=items.ordinals)
            if relation.holds or relation.culprits:
                yield relation


def _items(document: Document, by_block: Mapping[int, Sequence[Mention]], block: int) -> _Items:
    """The items right under a paragraph; none where one has another form than the others."""
    marked = _marked(document, by_block, block)
    if marked is not None:
        return _Items(list(marked), [])
    bare = _bare(document, by_block, block)
    return bare if bare.read else _Items(_named(document, by_block, block), [])


def _named(document: Document, by_block: Mapping[int, Sequence[Mention]], block: int) -> list[Mention]:
    """The figures of short blocks that are a name, a colon and a figure each: "Reclamos: 644."."""
    found: list[Mention] = []
    for place in range(block + 1, len(document.blocks)):
        item = document.blocks[place]
        own = [m for m in by_block.get(place, ()) if is_quantity(m)]
        if not isinstance(item, Paragraph) or len(own) != 1 or len(item.text) > WORDS.item:
            break
        before, behind = item.text[: own[0].figure.start], item.text[own[0].figure.end :]
        if not _NAMED.match(before) or not _NAMED_END.match(behind):
            break
        found.append(own[0])
    return found


def _marked(document: Document, by_block: Mapping[int, Sequence[Mention]], block: int) -> tuple[Mention, ...] | None:
    """The figures of items behind marks, at the beginning or at the end of all of them; ``None`` where no item has a
    mark, nothing where one has another form."""
    parts: list[Mention] = []
    first: bool | None = None
    for place in range(block + 1, len(document.blocks)):
        item = document.blocks[place]
        mark = _ITEM.match(item.text) if isinstance(item, Paragraph) else None
        if mark is None or not isinstance(item, Paragraph):
            return tuple(parts) if parts else None
        own = [m for m in by_block.get(place, ()) if is_quantity(m)]
        if len(own) != 1 or len(item.text) > mark.end() + WORDS.item:
            return ()
        before, behind = item.text[mark.end() : own[0].figure.start], item.text[own[0].figure.end :]
        leads = not before.strip(" $")
        is_entry = _END.match(behind) if leads else _NAME.match(before) and _NAMED_END.match(behind)
        if not is_entry or first not in (None, leads):
            return ()
        first = leads
        parts.append(own[0])
    return tuple(parts) if parts else None


def _bare(document: Document, by_block: Mapping[int, Sequence[Mention]], block: int) -> _Items:
    """The figures of short blocks that begin with them, or with several joined by dashes; nothing where one says more
    than what it counts, or hardly one is read as a figure."""
    found = _Items([], [])
    for item in range(block + 1, len(document.blocks)):
        here = document.blocks[item]
        if not isinstance(here, Heading | Paragraph) or not _BARE.match(here.text) or len(here.text) > WORDS.item:
            break
        start = 0
        for end in (*(m.start() for m in _NEXT_ITEM.finditer(here.text)), len(here.text)):
            text = here.text[start:end]
            said = _BARE.match(text.lstrip(" -–—•▪·"))
            own = [m for m in by_block.get(item, ()) if start <= m.figure.start < end and not m.in_words]
            if said is None or not _END.match(text.lstrip(" -–—•▪·")[said.end() :]) or len(own) > 1:
                return _Items([], [])
            if own and is_quantity(own[0]):
                found.read.append(own[0])
            else:
                found.ordinals.append(said.group(1))
            start = end
    return found if len(found.read) >= SUMS.list_parts else _Items([], [])
