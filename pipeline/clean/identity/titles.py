"""The title of a document: the line of its cover, letterhead or properties that most says what it is about.

Every line is weighed: a kind of document and a subject speak for it; a line that is only a body, a place, a date, a
person, a file number or the beginning of a sentence is none, nor one read from a picture in words that stand nowhere
else in the document. Where no line is good the file name stands in, and is said to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from pipeline.clean.identity.bodies.printed import in_line
from pipeline.clean.identity.gazetteer.regions import official_region
from pipeline.clean.identity.passages.document_kinds import KIND, OF_PERIOD, TITLE
from pipeline.clean.identity.passages.naming import Passage
from pipeline.clean.identity.places.institution_region import comuna_named
from pipeline.clean.identity.settings import TITLE_OF
from pipeline.model import Document, Table
from pipeline.spanish.folding import fold_line
from pipeline.spanish.stop_words import LINKING

BY_NAME = "según el nombre del archivo"

_SIGNS = re.compile(r"[$=<>|\\^~{}\[\]]")
"""Signs that no title has: an emblem or a border that was read as text."""
_DATE_FIRST = re.compile(r"^\W*\d{1,2}\s*(?:[./-]\s*\d{1,2}\s*[./-]|de\s+[a-z])", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"^[\w' ]{3,30},\s*(?:a\s+)?\d{1,2}\s+(?:de\s+)?[a-z]+", re.IGNORECASE)
_BEHIND_TITLE = re.compile(
    r"\s*[“«\"]|\.\s+(?=\d{1,2}[./]\d)|\s(?=(?:Dr|Dra|Sr|Sra)\.\s)|\s+[·|–—-]\s+(?=(?i:p[áa]g(?:ina|\.)?)\s*\d)"
)
"""Where something else begins behind a title: a quotation, a date, a person, the number of the page."""
_PARTS = re.compile(r"(?<=[a-z)])\.\s|\s[-–—]\s|:\s")
_NUMBER = re.compile(r"\bn[°ºo]\.?\s*\d", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:\d{2}){1,2}\b")
_NUMBERED = re.compile(
    r"^\W*(?:(?:expte|expediente|ord|rbd|fax|tel|fono|av|avda|calle|www|https?|art[íi]culo|cap[íi]tulo|hoja|p[áa]gina|autor)\b"
    r"|n[°º]|\w*@|\d+\s*[.)-]*\s|\w{1,9}\s*\.?\s*:)",
    re.IGNORECASE,
)
_AUTHORED = re.compile(r"\b(?:elaborad|preparad|publicad|emitid|firmad)[oa]s?\b", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|pdf|rpt|xlsx?|html?|odt|indd|pptx?)\b|\bcrystal reports\b|^microsoft\b", re.IGNORECASE)
_SPACED = re.compile(r"^(?:\w{1,2}\s+){3,}\w{1,2}\s*:?$")
_PERSON = re.compile(r"^(?:[A-ZÁÉÍÓÚÑ][\w'’]+\s+){1,3}(?:[A-ZÁÉÍÓÚÑ]\.\s*)?(?:[A-ZÁÉÍÓÚÑ][\w'’]+)?\s*(?:\(|$)")
_COMUNA_OF = re.compile(r"^comuna\s+de\s+", re.IGNORECASE)
_WORD = re.compile(r"[a-zñ]+")


class _Says(Enum):
    """What a line says, and how much that speaks for it: that it heads an account; a kind of document with what it is
    about, or with its number; words of something; a kind alone. The order decides, the values are not measured."""

    ACCOUNT = TITLE_OF.account
    KIND_AND_SUBJECT = TITLE_OF.kind_and_subject
    KIND_AND_NUMBER = TITLE_OF.kind_and_number
    SUBJECT = 1.0
    KIND_ONLY = TITLE_OF.kind_only


def document_title(document: Document, passages: Sequence[Passage]) -> str:
    """The title of a document, as printed; its file name in words, said to be that, where no line is one."""
    words = _Words(document)
    ranked = [
        (score - TITLE_OF.later * number, -number, line)
        for number, (line, score) in enumerate(_scored(passages, words))
        if score is not None
    ]
    if ranked:
        return max(ranked)[2]
    said = next((m[0] for p in passages if p.where == "título" and (m := TITLE.search(p.text))), "")
    return said or f"{_in_words(document.report)} ({BY_NAME})"


@dataclass(frozen=True)
class _Words:
    """The words of a document, counted, and whether its cover was read from a picture."""

    document: Document

    @cached_property
    def counts(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for block in self.document.blocks:
            texts = [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
            for text in texts:
                found.update(set(_WORD.findall(fold_line(text))))
        return found

    @property
    def read_from_picture(self) -> bool:
        return dict(self.document.account.pages).get(1) == "ocr"

    def are_of(self, line: str) -> bool:
        """Whether enough words of a line stand elsewhere in the document too."""
        long = [w for w in _WORD.findall(fold_line(line)) if len(w) >= TITLE_OF.long_word]
        seen = sum(self.counts[word] > 1 or bool(KIND.fullmatch(word)) for word in long)
        return bool(long) and seen >= TITLE_OF.seen_elsewhere * len(long)


def _scored(passages: Sequence[Passage], words: _Words) -> Iterator[tuple[str, float | None]]:
    """Each line that could be the title, put in order, and how much speaks for it; ``None``: it is none."""
    for passage in passages:
        if (
            not passage.alone
            or passage.where == "firma"
            or (passage.where == "propiedades" and (_FILE.search(passage.text) or " " not in passage.text))
        ):
            continue
        line = _tidy(passage.text)
        says, dated = _statement_of(line)
        from_properties = passage.where == "propiedades"
        if words.read_from_picture and not from_properties and not words.are_of(line):
            says = None
        if from_properties and not TITLE.search(line):
            says = None
        if says is _Says.SUBJECT and (passage.where == "membrete" or words.read_from_picture):
            says = None
        yield (
            line,
            None
            if says is None
            else says.value - (TITLE_OF.dated if dated else 0) - (TITLE_OF.in_properties if from_properties else 0),
        )


def _statement_of(line: str) -> tuple[_Says | None, bool]:
    """What a line says, ``None`` where it is no title, and whether it holds a date besides."""
    folded = fold_line(line)
    every = _WORD.findall(folded)
    said = [w for w in every if w not in LINKING and w not in OF_PERIOD and len(w) > 2]
    if (
        len(line) > TITLE_OF.longest
        or not said
        or folded.split()[-1] in LINKING
        or _SIGNS.search(line)
        or line[-1] in ":,;"
    ):
        return None, False
    if _DATE_FIRST.match(line) or _PLACE_AND_DATE.match(folded) or _NUMBERED.match(line) or _AUTHORED.search(line):
        return None, False
    dated = _DATE.search(line) is not None
    if TITLE.search(line):
        return _Says.ACCOUNT, dated
    if next(c for c in line if c.isalpha()).islower():
        return None, False
    kind = KIND.search(line)
    subject = [w for w in said if not KIND.fullmatch(w)]
    besides = _besides_names(line, said)
    if kind is None:
        is_subject = besides >= (TITLE_OF.with_date if dated else 2) and not _PERSON.match(line)
        return _Says.SUBJECT if is_subject else None, dated
    if subject and besides > 1:
        return _Says.KIND_AND_SUBJECT, dated
    return _Says.KIND_AND_NUMBER if _NUMBER.search(line) else _Says.KIND_ONLY, False


def _besides_names(line: str, said: Sequence[str]) -> int:
    """How many words of a line are not of the bodies and places that it names."""
    if official_region(line) or comuna_named(_COMUNA_OF.sub("", line)):
        return 0
    named = {word for body in in_line(line) for word in _WORD.findall(fold_line(body.name))}
    return len([word for word in said if word not in named])


def _tidy(text: str) -> str:
    """A line without letters set apart, up to what stands behind its title."""
    text = " ".join(text.split()).strip("[]")
    if _SPACED.match(text):
        return re.sub(r"\s+|:", "", text)
    text = text[:1] + _BEHIND_TITLE.split(text[1:], maxsplit=1)[0]
    if len(text) > TITLE_OF.longest:
        text = _PARTS.split(text, maxsplit=1)[0]
    return text.removesuffix(" :").strip(" .|-–—/")


def _in_words(report: str) -> str:
    words = re.sub(r"[-_\s]+", " ", report).strip()
    return words[:1].upper() + words[1:]
