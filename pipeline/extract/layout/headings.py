"""Recognises headings by their text alone, for sources without styles (text files, untagged PDFs)."""

from __future__ import annotations

import re

from pipeline.extract.layout.settings import HEADING
from pipeline.spanish.caption_words import CHART, TABLE

_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})\s*[-.)°º–—]*\s+(?=[^\W\d_])")
_ROMAN = re.compile(r"^[IVXL]{1,6}\s*[-.)–—]+\s+(?=[^\W\d_])")
_NAMED = re.compile(r"^(cap[ií]tulo|t[ií]tulo|secci[oó]n|anexo|parte)\s+(\d+|[IVXL]+|[A-Z])\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.;,]$")
_BULLET = re.compile(r"^[-•*·–—▪➢✓]\s")


def heading_level(text: str) -> int | None:
    """The level of a line as a heading, from 1; ``None`` if it is not one.

    A heading is short and numbered ("3.1- FORTALECIMIENTO"), named ("Capítulo 2: …") or in capitals. A numbered line
    that ends like a sentence and is not in capitals is a list item.
    """
    if not text or len(text) > HEADING.longest or _BULLET.match(text):
        return None
    letters = [c for c in text if c.isalpha()]
    capitals = bool(letters) and all(c.isupper() for c in letters)
    if match := _NUMBERED.match(text):
        remainder = text[match.end() :]
        if (_SENTENCE_END.search(text) and not capitals) or not remainder[:1].isupper():
            return None
        return match.group(1).count(".") + 1
    if _NAMED.match(text) or _ROMAN.match(text):
        return None if _SENTENCE_END.search(text) and not capitals else 1
    if capitals and len(letters) >= HEADING.fewest_capitals and not _SENTENCE_END.search(text):
        return 2
    return None


def can_be_caption(text: str) -> bool:
    """Whether a paragraph right before a table can be its caption: a short line, or a longer one that starts as
    captions do ("Cantidad de …", "Cuadro 3: …").
    """
    return 0 < len(text) <= HEADING.longest_caption or (
        len(text) <= 2 * HEADING.longest_caption and begins_as_caption(text)
    )


def begins_as_caption(text: str) -> bool:
    """Whether a text begins with a word that captions begin with: a numbered title, "Cantidad de", "Distribución"."""
    return _CAPTION.match(text) is not None


_CAPTION = re.compile(
    rf"({TABLE}|{CHART}|anexo|cantidad|distribuci[óo]n|n[úu]mero|porcentaje|total|detalle|listado|n[óo]mina|"
    r"evoluci[óo]n|montos?|resumen|principales|presupuesto|ejecuci[óo]n|personas|beneficiarios?)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"cuenta\s+p[úu]blica|memoria|balance\s+de\s+gesti[oó]n", re.IGNORECASE)


def is_title(text: str) -> bool:
    """Whether a line near the top is the title of the whole document."""
    return len(text) <= HEADING.longest and bool(_TITLE.search(text)) and not _SENTENCE_END.search(text)
