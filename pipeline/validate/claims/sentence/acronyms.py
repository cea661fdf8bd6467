"""Names that a table shortens to their initials and the prose spells out: "CBA" for "canasta básica de alimentos"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.model import Document
from pipeline.spanish.folding import fold
from pipeline.spanish.stop_words import OF_SENTENCES, WITHIN_NAMES
from pipeline.validate.claims.sentence.settings import MENTIONS

_ACRONYM = re.compile(r"(?<![^\W_])[A-ZÑ]{2,8}(?![^\W_])")
_WORD = re.compile(r"[^\W\d_]+|[.;:()]")
_LOWER = re.compile(r"[a-záéíóúñ]")


def table_acronyms(document: Document) -> frozenset[str]:
    """The acronyms in the cells of a document's tables, as printed; in cells in capitals throughout only a word that
    stands alone is one."""
    found: set[str] = set()
    for table in document.tables:
        for cell in table.cells:
            text = cell.text.strip(" .*")
            if _LOWER.search(text) or _ACRONYM.fullmatch(text):
                found.update(_ACRONYM.findall(text))
    return frozenset(found)


def spelled_out(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The acronyms of ``known`` whose words a text says in a row, each with where the first word begins."""
    if not known:
        return
    by_initials = {fold(acronym): acronym for acronym in known}
    words = [(m.start(), fold(m.group())) for m in _WORD.finditer(text)]
    for place, (start, first) in enumerate(words):
        if first in OF_SENTENCES or not first.isalpha():
            continue
        initials = ""
        for _, word in words[place:]:
            if not word.isalpha() or (word in OF_SENTENCES and word not in WITHIN_NAMES):
                break
            if word in WITHIN_NAMES:
                continue
            initials += word[0]
            if len(initials) > MENTIONS.longest_acronym:
                break
            if len(initials) > 1 and initials in by_initials:
                yield start, by_initials[initials]
