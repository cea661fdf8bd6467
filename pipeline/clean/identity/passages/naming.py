"""Where in a document text stands that can say whose account it is: cover, running heads, properties, prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pipeline.clean.identity.bodies.official import is_acronym_in_small
from pipeline.clean.identity.bodies.printed import in_line, written_out
from pipeline.clean.identity.bodies.words import KIND_ALONE
from pipeline.clean.identity.passages.addresses import is_address
from pipeline.clean.identity.passages.cover_lines import cover_lines, is_of_names
from pipeline.clean.identity.passages.document_kinds import TITLE
from pipeline.clean.identity.passages.spaced_letters import closed_up
from pipeline.clean.identity.settings import COVER
from pipeline.model import Block, Document, Heading, Paragraph, Table
from pipeline.spanish.folding import fold_line

Where = Literal["título", "portada", "membrete", "propiedades", "apertura", "texto", "fuente", "firma"]
FRONT: tuple[Where, ...] = ("título", "portada", "membrete")
"""What a document says before it tells anything."""

_SOURCE = re.compile(r"^\W*fuentes?(\s+de\s+informaci[óo]n)?\s*:", re.IGNORECASE)
_OF_PLANS = re.compile(
    r"\b(?:desaf[íi]os?|proyecciones|perspectivas|compromisos|pr[óo]xim[oa]s?|futuros?|(?:qu[ée]|lo\s+que)\s+(?:viene|vendr[áa]|falta|sigue)"
    r"|metas\s+(?:para|20)|plan\s+de\s+trabajo|tareas\s+pendientes|hacia\s+(?:el\s+)?20\d\d)\b",
    re.IGNORECASE,
)
"""A heading of what is still to come: "Desafíos 2024", "Y lo que viene"."""
_SENTENCE = re.compile(
    r"(?:\S+\s+){7,}\S+[.;:](?<!\sLtda\.)(?<!\sS\.A\.)$|\S+\s+\S+\s+\S+[a-záéíóú]\.(?<!\sLtda\.)(?<!\sCía\.)$"
)
_RUNS_ON = re.compile(r"^[a-záéíóúñ]|,$|[a-záéíóúñ]{3}\.\s+[A-ZÁÉÍÓÚÑ]")
_ADDRESSES = re.compile(
    r"^(?:se[ñn]or(?:a|as|es)?|estimad[oa]s?|honorable|distinguid[oa]s?|querid[oa]s?|vecin[oa]s)\b.*[:,]$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\d{1,5}\b\s*,\s*[A-ZÁÉÍÓÚÑ]|\bwww\.")
_PAGE_BEHIND = re.compile(r"(?<=[^\W\d_]{3})\s+\d{1,3}$")
"""The number of the page behind a running line."""
_DATED_LINE = re.compile(
    r"^(?:al|a|del?|desde|hasta|entre|correspondiente|per[íi]odo|a[ñn]o|ejercicio|gesti[óo]n|vigencia)\s[^.;:]*\b(?:19|20)\d\d$"
)
"""A line that says in lower case of when the document is: "al 31 de diciembre de 2021"."""
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_SECRETARIAT = re.compile(r"secretar[íi]a\s+de\b", re.IGNORECASE)
"""An office that towns, states and countries have: whose it is may stand on the page behind the cover."""
_GOES_ON = re.compile(r".{60,}[^\W\d_]-$")
_STATES = re.compile(r"[^\W\d_][\w .°º]{1,30}:\s*\S")
"""A line that says something under its name: "Ejercicio: 2021", "Hoja: 1 de 12"."""
_ENTRY = re.compile(r"\.{3,}\s*\d*$|^[\W_]+$")  # of the contents, or a rule of signs
_WORD = re.compile(r"[^\W\d_]{4,}")
_CUT_WORD = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text and the part it plays in its document; ``alone``: a line by itself, not a sentence; ``of_plans``: it is or
    stands under a heading of what is still to come."""

    text: str
    where: Where
    alone: bool = False
    of_plans: bool = False


def naming_passages(document: Document) -> tuple[Passage, ...]:
    """Every text of a document that can say whose it is, the most informative first; tables are left out."""
    return tuple(_all_passages(document))


def _all_passages(document: Document) -> Iterator[Passage]:
    cover = _cover(document)

    @lru_cache(maxsize=1)
    def known() -> frozenset[str]:
        """The words of a document, folded."""
        texts = (block.text for block in document.blocks if not isinstance(block, Table))
        return frozenset(word for text in texts for word in _WORD.findall(fold_line(text)))

    whole = [closed_up(written_out(_joined_within_line(text)), known) for text in unbroken(cover)]
    for text in cover_lines(whole):
        yield Passage(text, "título" if TITLE.search(text) else "portada", alone=True)
    for text in letterhead(document.running):
        yield Passage(closed_up(text, known), "membrete", alone=True)
    for _, text in document.properties:
        yield Passage(text, "propiedades", alone=True)
    last = len(document.blocks) - COVER.closing
    opened = 0
    skip = len(cover)
    of_plans = False
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            if block.caption:
                yield Passage(block.caption, "texto")
            continue
        if skip and block.text in cover:
            skip -= 1
            continue
        text = closed_up(block.text, known)
        if isinstance(block, Heading):
            of_plans = bool(_OF_PLANS.search(text))
        if _SOURCE.match(text):
            yield Passage(text, "fuente")
        elif isinstance(block, Paragraph) and opened < COVER.opening:
            opened += 1
            yield Passage(text, "apertura", of_plans=of_plans)
        elif number >= last:
            yield Passage(text, "firma", alone=_is_line(text), of_plans=of_plans)
        else:
            yield Passage(text, "texto", of_plans=of_plans)


def unbroken(texts: Sequence[str]) -> list[str]:
    """Lines with a word that is broken at the end of one put together: "Jar-", "dines Infantiles"."""
    lines: list[str] = []
    for text in texts:
        if lines and _CUT_WORD.search(lines[-1]) and text[:1].isalpha():
            lines[-1] = f"{lines[-1][:-1]}{text}"
        else:
            lines.append(text)
    return lines


def _joined_within_line(text: str) -> str:
    """A line of a cover with the words put together that are broken within it: "MUNICI- PALIDAD"."""

    def joined(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1], text[match.end()]
        return "" if after.islower() or (before.isupper() and after.isupper()) else match.group()

    return _BROKEN_WORD.sub(joined, text)


def _cover(document: Document) -> list[str]:
    """The short lines of the first page (of a text's beginning) before its first table; also those of the next page
    where the first has hardly any and the next says again what the document is: an outer cover, and the title page.
    Where the cover names no body, the line of the next page that is the name of one is of the cover: its imprint."""
    blocks = document.blocks[: COVER.blocks]
    pages = [None if isinstance(block, Table) else block.place.page for block in blocks]
    page = next(filter(None, pages), None)
    lines = _lines_of(blocks, page)
    if page is None or page + 1 not in pages:
        return lines
    behind = _lines_of(blocks[pages.index(page + 1) :], page + 1)
    if len(lines) <= COVER.outer_lines and any(TITLE.search(line) for line in cover_lines(behind)):
        return [*lines, *behind]
    if any(_names_a_body(line) and not _SECRETARIAT.match(line) for line in cover_lines(lines)):
        return lines
    top = [line for line in behind[: COVER.imprint] if ":" not in line]  # not "Secretaria de Salud: …"
    imprint = [line for line in top if _names_a_body(line) and len(list(in_line(line))) == 1]
    return [*lines, *imprint]


def _names_a_body(line: str) -> bool:
    """Whether a line is the name of a body as a whole."""
    return any(body.whole for body in in_line(line))


def _lines_of(blocks: Sequence[Block], page: int | None) -> list[str]:
    """The lines of a cover that blocks begin with, all on one page; behind its title and a text that tells something
    only addresses, as at its foot: what follows are the headings of the text. The source of figures is none."""
    lines: list[str] = []
    text_began = False
    for block in blocks:
        if isinstance(block, Table) or block.place.page != page:
            break
        if _SOURCE.match(block.text):
            continue
        broken = lines and _CUT_WORD.search(lines[-1]) and len(block.text) <= COVER.longest_line
        if (broken or _is_line(block.text) or is_acronym_in_small(block.text) or _is_small_heading(block)) and (
            not text_began or _ADDRESS.search(block.text)
        ):
            lines.append(block.text)
        elif page is None:
            break
        elif _SENTENCE.search(block.text) or _ADDRESSES.match(block.text):
            text_began |= any(TITLE.search(line) for line in lines)
    return lines


def _is_small_heading(block: Block) -> bool:
    """Whether a heading is a few words in small letters, as covers are designed: "memoria anual"."""
    if not isinstance(block, Heading) or not block.text.islower():
        return False
    return len(block.text.split()) <= COVER.small_words and not block.text.endswith((".", ",", ";", ":"))


def _is_line(text: str) -> bool:
    """Whether a text is a line of a cover, or several in one paragraph, and no sentence."""
    if _ENTRY.search(text):
        return False
    names = is_of_names(text)
    short = len(text) <= COVER.longest_line or (len(text) <= COVER.longest_text and names)
    return (
        short
        and not _SENTENCE.search(text)
        and not _GOES_ON.match(text)
        and not _ADDRESSES.match(text)
        and (names or not _RUNS_ON.search(text) or bool(_DATED_LINE.match(text)))
    )


def letterhead(running: Sequence[Paragraph]) -> list[str]:
    """Lines of page headers and footers, those put together that stand closely below each other:
    "Municipalidad de" over "Tres Arroyos" is one name."""
    groups: list[list[Paragraph]] = []
    for line in running:
        # "ALCALDÍA", "Lautaro 275, Arica", "Ejercicio: 2021" end a name
        own = KIND_ALONE.match(line.text) or is_address(line.text) or _STATES.match(line.text)
        home = None if own else next((g for g in groups if _continues_line_above(g[-1], line)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    whole = [" ".join(line.text for line in group) for group in groups if len(group) > 1]
    broken = {
        line.text
        for group, text in zip((g for g in groups if len(g) > 1), whole, strict=True)
        for line in group
        if _is_one_name(text)
    }
    unplaced = [line.text for line in running if line.place.box is None]
    whole += [line for line in cover_lines(unplaced) if line not in unplaced]
    return list(
        dict.fromkeys(
            _PAGE_BEHIND.sub("", line) for line in (*whole, *(line.text for line in running if line.text not in broken))
        )
    )


def _is_one_name(text: str) -> bool:
    """Whether a line is the name of one body as a whole, so that its pieces are names of none."""
    return [body.whole for body in in_line(text)] == [True]


def _continues_line_above(one: Paragraph, other: Paragraph) -> bool:
    """Whether a line stands right below another, flush with it or centred on it."""
    above, below = one.place.box, other.place.box
    if above is None or below is None or one.place.page != other.place.page:
        return False
    height = above.bottom - above.top
    if not -COVER.overlap * height <= below.top - above.bottom <= COVER.near * height:
        return False
    centred = abs((above.x0 + above.x1) - (below.x0 + below.x1)) / 2
    return abs(above.x0 - below.x0) <= height or centred <= height
