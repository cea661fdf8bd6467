"""The lines of a cover as what stands in them: a name, a title, a date.

How lines are grouped differs with the maker of a document: two names in one paragraph ("MINISTERIO DE OBRAS PÚBLICAS
DIRECCIÓN DE ARQUITECTURA"), one name over two lines ("Subsecretaría de Redes" / "Asistenciales"). Paragraphs are cut
where a second name or the title begins, and lines put together where one name or title goes on in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.clean.identity.bodies.official import is_official, is_place, official_name_at_start, spans_a_name
from pipeline.clean.identity.bodies.words import KIND_ALONE, KINDS, LINE, ONE_PER_REGION, SECOND_NAME, UNIVERSITY_PART
from pipeline.clean.identity.gazetteer.regions import official_region
from pipeline.clean.identity.passages.document_kinds import TITLE
from pipeline.clean.identity.settings import COVER
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import NAME_PATTERN
from pipeline.spanish.stop_words import LINKING

_STARTS = re.compile(rf"(?<![\w-])(?:{SECOND_NAME}|{TITLE.pattern})(?![\w-])", re.IGNORECASE)
_NAMES_A_BODY = re.compile(rf"(?<![\w-])(?:{KINDS})(?![\w-])", re.IGNORECASE)
_YEARS = re.compile(r"^\W*(?:a[ñn]o\s+)?(?:19|20)\d{2}(?:\s*[-–/]\s*(?:19|20)\d{2})?\W*$", re.IGNORECASE)
_QUOTED = re.compile(r"^[«“\"][^»”\"]+[»”\"]$")
_PERSON = re.compile(r"^(?:dr|dra|doctor|doctora|monse[ñn]or)\b\.?\s+\S", re.IGNORECASE)
_BEARS_A_PERSON = re.compile(r"^(?:hospital|complejo|instituto|cl[íi]nica|cesfam|centro|consultorio)\b", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\s+(?=[-–|·]?\s*(?:av(?:da|enida)?\.?|pje\.|pasaje|casilla|fono|tel(?:[ée]fono|\.))\s[^,;]{0,40}\d)",
    re.IGNORECASE,
)
"""Before an address in a letterhead: "LICEO POLIVALENTE Av. Portales 365"."""
_DATELINE = re.compile(
    rf"^[A-ZÁÉÍÓÚÑ][\w'’ ]{{2,30}},\s+(?:(?:a\s+)?\d{{1,2}}\s+de\s+)?(?i:{NAME_PATTERN})\s+(?:del?\s+)?(?:19|20)\d\d"
    r"\.?(?=\s+[A-ZÁÉÍÓÚÑ])"
)
"""Where and when a document was written, before what stands behind it in one paragraph."""
_SIDE_BY_SIDE = re.compile(r"[|·•]")
_WORD = re.compile(r"[^\W\d_]+")


def cover_lines(texts: Sequence[str]) -> list[str]:
    """The texts of a cover, in order, one name, title or other statement a line."""
    lines: list[str] = []
    for piece in (piece for text in texts for piece in _pieces(text)):
        if lines and _continues(lines[-1], piece):
            lines[-1] = f"{lines[-1]} {piece}"
        elif lines and ONE_PER_REGION.fullmatch(piece) and official_region(lines[-1]):
            lines[-1] = f"{piece} {lines[-1]}"
        else:
            lines.append(piece)
    return lines


def _pieces(text: str) -> Iterator[str]:
    """What stands in a text of a cover; names set side by side between bars or dots stay in one line."""
    if len(_SIDE_BY_SIDE.findall(text)) > 1:
        yield text
        return
    for part in _ADDRESS.split(text, maxsplit=1):
        yield from cut_at_names(part)


def cut_at_names(text: str) -> Iterator[str]:
    """A paragraph cut where a second name of a public body or the title of a document begins, and behind an official
    name with which more stands ("SERVICIO ELECTORAL SANTIAGO DE CHILE")."""
    if (dated := _DATELINE.match(text)) and text[dated.end() :].strip():
        yield dated.group().strip()
        text = text[dated.end() :].strip()
    start = 0
    for match in _STARTS.finditer(text):
        before = text[start : match.start()].strip()
        if match.start() > start and match.group()[:1].isupper() and _is_whole(before, match.group()):
            yield from _split_after_official_name(before)
            start = match.start()
    if rest := text[start:].strip():
        yield from _split_after_official_name(rest)


def _split_after_official_name(text: str) -> Iterator[str]:
    name = official_name_at_start(text)
    if name and len(name) < len(text) and not _belongs_to_name(name, text[len(name) :]):
        yield name
        yield text[len(name) :].strip()
    else:
        yield text


def _belongs_to_name(name: str, rest: str) -> bool:
    """Whether what stands behind a name belongs to it: joined by a preposition, a comma or a hyphen."""
    words = _WORD.findall(fold_line(rest))
    if _BEARS_A_PERSON.match(name) and len(words) == 1 and not is_place(words[0]):
        return True  # the second surname of the person that a hospital is called by
    return not words or words[0] in LINKING or not rest[0].isspace() or not rest.lstrip()[0].isupper()


def is_of_names(text: str) -> bool:
    """Whether a text is of names and titles and no sentence: most of its longer words begin with a capital."""
    words = [word for word in text.split() if word[0].isalpha() and len(word) >= COVER.long_word]
    return sum(word[0].isupper() for word in words) >= COVER.names * max(1, len(words))


def _is_whole(before: str, name: str) -> bool:
    """Whether what stands before a second name is complete without it: more than a kind of body, and not joined to
    it by a preposition, a comma or a parenthesis."""
    words = _WORD.findall(fold_line(before))
    if len(words) < 2 or words[-1] in LINKING or before[-1] in ',«“"' or before.count("(") > before.count(")"):
        return False
    if TITLE.match(name) and not _NAMES_A_BODY.search(before):
        return False
    if UNIVERSITY_PART.match(before) and fold_line(name).startswith("universidad"):
        return False
    return not KIND_ALONE.match(before)


def _continues(line: str, after: str) -> bool:
    """Whether a name or title that begins in one line goes on in the next."""
    last, first = _WORD.findall(fold_line(line))[-1:], _WORD.findall(fold_line(after))[:1]
    if not first:
        return bool(_YEARS.match(after)) and _ends_with_title(line)
    if _YEARS.match(after):
        return _ends_with_title(line)
    if line[-1] in ".:;" or ":" in after or (not after[0].isupper() and after[0].isdigit()):
        return False
    if _QUOTED.match(after) and LINE.match(line) and not TITLE.search(line):
        return True
    if last and last[0] in LINKING and not line[-1].isdigit():
        return is_of_names(line)
    if spans_a_name(line, after):
        return True
    if first[0] in ("de", "del", "y", "e") and not KIND_ALONE.match(after) and (after[0].islower() or line.isupper()):
        return True
    if is_official(f"{line} {after}") and not is_official(after):
        return True
    if (said := TITLE.search(f"{line} {after}")) and said.start() < len(line) < said.end() - 1:
        return True
    if _PERSON.match(after) and _BEARS_A_PERSON.match(line):
        return len(after.split()) <= COVER.completing
    return bool(KIND_ALONE.match(line)) and (
        _completes(after) or (ONE_PER_REGION.fullmatch(line) is not None and bool(official_region(after)))
    )


def _ends_with_title(line: str) -> bool:
    said = TITLE.search(line)
    return said is not None and not re.search(r"\d", line[said.end() :]) and len(line) - said.end() <= 1


def _completes(line: str) -> bool:
    """Whether a short line of capitalised words without figures can be what a kind of body lacks to be a name."""
    words = line.split()
    return (
        len(words) <= COVER.completing
        and not any(c.isdigit() for c in line)
        and not _STARTS.match(line)
        and not LINE.match(line)
        and all(w[:1].isupper() or fold_line(w) in LINKING for w in words)
    )
