"""The bodies that a document names, each with how and how often: who may be the one that gives the account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.clean.identity.bodies.initials import stands_for
from pipeline.clean.identity.bodies.offices import by_office
from pipeline.clean.identity.bodies.official import is_municipality, name_key
from pipeline.clean.identity.bodies.printed import (
    Body,
    by_acronym,
    in_line,
    in_prose,
    of_domain,
    parts_by_acronym,
    with_parts,
)
from pipeline.clean.identity.bodies.printed import body as body_named
from pipeline.clean.identity.bodies.words import KIND_ALONE, OF_PERSONS, SERVICE, UNIT
from pipeline.clean.identity.institution.front_acronyms import (
    by_acronym_in_prose,
    by_definition,
    by_kind_below,
    by_own_acronym,
    by_what_they_are,
    by_what_they_do,
    front_acronyms,
    is_said_again,
)
from pipeline.clean.identity.institution.headed_government import department_of_town, governed_town, headed_government
from pipeline.clean.identity.passages.document_kinds import TITLE
from pipeline.clean.identity.passages.naming import FRONT, Passage
from pipeline.clean.identity.passages.sentence_roles import is_aside, roles, signs
from pipeline.clean.identity.settings import INSTITUTION_CHOICE
from pipeline.spanish.folding import fold_line

_OF_LINES: Mapping[str, str] = {
    "título": "título",
    "portada": "portada",
    "membrete": "membrete",
    "firma": "firma en una línea",
}
_INSIDE: Mapping[str, str] = {"portada": "dentro de portada", "firma en una línea": "firma"}
"""What a body named within a line is, that is not the whole of it."""

_OF_HEAD = re.compile(
    r"(?:mensaje|discurso|palabras|cuenta(?:\s+p[úu]blica)?|exposici[óo]n)\s+(?:anual\s+)?del?\s+(?:la\s+)?(?:se[ñn]ora?\s+)?"
    r"(?:alcalde(?:sa)?|intendent[ea]|gobernadora?|president[ea])\b",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(
    r"(?:(?:h\.|honorable)\s+)?(?:concejo|legislatura|congreso|asamblea|c[áa]mara|consejo\s+regional)\b", re.IGNORECASE
)
"""Who is read what its head gives account of, in a line of the cover: "Mensaje del intendente"."""
_OF_KIND = frozenset({"distrital", "municipal", "provincial", "comunal", "departamental"})
"""Words that say again what kind of body it is: "Concejo Distrital de Cali" is "Concejo de Cali"."""
_UPON = re.compile(r"\b(?:en|a|al|ante|sobre|contra)\s+(?:(?:la|el|las|los)\s+)?$")
"""Before a body that a document is about, folded."""


@dataclass
class CandidateBody:
    """A body with the evidence for it: how often it is named in each kind of passage."""

    key: str
    names: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    level: int = 0
    word: str = ""
    listed: bool = False
    order: int = 0
    belongs: Counter[str] = field(default_factory=Counter)
    followed: set[str] = field(default_factory=set)
    """The keys of the bodies that lines of a cover name right below it."""

    @property
    def is_kind_alone(self) -> bool:
        """Whether a body is named by its kind only, which says not whose: "el Consejo Escolar"."""
        return not self.listed and bool(KIND_ALONE.match(self.name))

    @property
    def name(self) -> str:
        """The form it is named by most where it counts most, the longer of equals; a short form only where there is
        no other, an acronym only where the cover and letterhead write it nowhere in full."""
        return max(
            self.names,
            key=lambda n: (
                len(n.split()) > 1 and self.names[n] >= INSTITUTION_CHOICE.front,
                len(n.split()) > 1 or n.isupper(),
                self.names[n],
                len(n),
            ),
        )


def candidate_bodies(passages: Sequence[Passage]) -> list[CandidateBody]:
    """Every body that the passages name, in order of first mention."""
    found = _Named()
    free = [*by_own_acronym(passages), *by_what_they_do(passages), *((n, "portada") for n in by_kind_below(passages))]
    for name, front in dict(free).items():
        found.add(Body(name, name_key(name), SERVICE, whole=True), front, INSTITUTION_CHOICE.front)
    for name in dict.fromkeys(by_what_they_are(passages)):
        if name_key(name) not in found.bodies:
            for kind in ("sujeto", "apertura", "texto"):
                found.add(Body(name, name_key(name), SERVICE), kind)
    for name in filter(None, (department_of_town(passages), headed_government(passages))):
        found.add(body_named(name), "cargo y lugar", INSTITUTION_CHOICE.front)
    if name := governed_town(passages):
        found.add(body_named(name), "lugar y municipio", INSTITUTION_CHOICE.front)
    if any(p.alone and p.where in FRONT and _OF_HEAD.match(p.text) for p in passages):
        found.addressed = _ASSEMBLY
    parts = parts_by_acronym([passage.text for passage in passages])
    for passage in passages:
        if passage.alone:
            found.read_line(passage, parts)
        else:
            found.read_prose(passage)
        for body in of_domain(passage.text):
            found.add(body, "sitio", INSTITUTION_CHOICE.site)
    for passage in passages:
        if passage.alone and passage.where != "firma" and passage.text.isupper():
            kind = "membrete" if passage.where == "membrete" else "dentro de portada"
            for body in by_acronym(passage.text):
                known = found.bodies.get(body.key)
                if known is not None and known.names.total() > known.names[body.name]:
                    found.add(body, kind)
    for acronym, where in front_acronyms(passages):
        of = [c for c in found.bodies.values() if any(stands_for(acronym, name) for name in c.names)]
        if len(of) == 1 and not any(of[0].counts[kind] for kind in FRONT):
            of[0].counts[where] += 1
        elif not of and (name := by_acronym_in_prose(acronym, passages) or by_definition(acronym, passages)):
            found.add(body_named(name), where)
        elif not of and is_said_again(acronym, passages):
            found.add(Body(acronym, acronym.casefold(), SERVICE, whole=True), where, INSTITUTION_CHOICE.front)
    return list(_merged(found.bodies).values())


class _Named:
    """The bodies that passages name, by key, each with how and how often it is named."""

    def __init__(self) -> None:
        self.bodies: dict[str, CandidateBody] = {}
        self._opened = False  # whether a body was named in prose so far
        self._began = False  # whether a paragraph of the opening was read so far
        self.addressed: re.Pattern[str] | None = None  # kinds of bodies that the document is read to
        self._above = ""  # the key of the only body of the last line of a cover that was one alone

    def add(self, body: Body, kind: str, weight: float = 1.0) -> None:
        """Counts that a body is named in a way, its name with a weight among its names."""
        if not body.key or _names_a_person(body.name):
            return
        known = self.bodies.setdefault(body.key, CandidateBody(body.key, order=len(self.bodies)))
        known.names[body.name] += weight  # type: ignore[assignment]
        known.counts[kind] += 1
        known.level, known.word = body.level, known.word or body.word
        known.listed |= body.listed
        if body.part_of:
            known.belongs[body.part_of] += 1

    def read_line(self, passage: Passage, parts: Mapping[str, str]) -> None:
        """Reads a line that stands alone: of a cover, a letterhead, a title, a signature."""
        kind = _OF_LINES.get(passage.where, "propiedades")
        text = TITLE.sub(" | ", passage.text) if kind == "título" else passage.text
        bodies = tuple(in_line(with_parts(text, parts)))
        if passage.where != "propiedades" and _are_partners(bodies):
            kind = "texto"
        for body in bodies:
            if body.word == "programa" and passage.where == "firma":
                continue
            whole = body.whole or (passage.where == "firma" and signs(passage.text, body.name))
            inner = kind if whole else _INSIDE.get(kind, kind)
            if self.addressed is not None and self.addressed.match(body.name):
                inner = "texto"
            if kind == "título" and _is_object(passage.text, body.name):
                inner = "texto"
            self.add(body, inner, weight=1 if inner == "firma" else INSTITUTION_CHOICE.front)
        if passage.where == "portada" and len(bodies) == 1 and bodies[0].whole:
            if self._above in self.bodies and self._above != bodies[0].key:
                self.bodies[self._above].followed.add(bodies[0].key)
            self._above = bodies[0].key
        for body in by_office(passage.text) if kind in ("firma en una línea", "título", "portada") else ():
            self.add(body, "firma en una línea")

    def read_prose(self, passage: Passage) -> None:
        """Reads sentences, and in what role they name a body."""
        named = tuple(in_prose(passage.text))
        opens = passage.where == "apertura" and not self._opened
        for body, role in roles(passage.text, named, opens=opens):
            if role == "sujeto" and self._began and _is_behind_sentence(passage.text, body.name):
                self.add(body, "sujeto tardío", 0)
                continue
            self.add(body, role, 1 if role in ("habla", "elaborado por") else 0)
        self._began |= passage.where == "apertura"
        self._opened |= any(body.level > UNIT and not is_aside(body.name) for body in named)
        for body in named:
            self.add(body, "texto")
            if passage.where in ("apertura", "fuente", "firma"):
                self.add(body, {"apertura": "apertura", "fuente": "fuentes", "firma": "firma"}[passage.where], 0)


def _names_a_person(name: str) -> bool:
    """Whether a name holds the title of a person: "Presidencia de Señor Juan Soto"."""
    return any(fold_line(word).strip(".") in OF_PERSONS for word in name.split())


def _is_behind_sentence(text: str, name: str) -> bool:
    """Whether a name stands behind the first sentence of a text."""
    return re.search(r"[a-záéíóúñ\d)%»][.;:]\s", text[: max(0, text.find(name))]) is not None


def _is_object(title: str, name: str) -> bool:
    """Whether a title names a body as what it is about, not as whose it is: "Auditoría a las finanzas en la …"."""
    folded = fold_line(title)
    at = folded.find(fold_line(name))
    return at > 0 and _UPON.search(folded[:at]) is not None


def _are_partners(bodies: Sequence[Body]) -> bool:
    """Whether the bodies of one line stand side by side: several, none within the next, as the emblems at a foot."""
    levels = [body.level for body in bodies]
    within = all(a < b for a, b in pairwise(levels)) or all(a > b for a, b in pairwise(levels))
    return len({body.key for body in bodies}) >= INSTITUTION_CHOICE.partners and not within


def _merged(found: Mapping[str, CandidateBody]) -> dict[str, CandidateBody]:
    """Shorter names of one longer name as one body: "Gendarmería" is "Gendarmería de Chile", "el Honorable Concejo
    Deliberante" that of the only town named with one."""
    merged: dict[str, CandidateBody] = {}
    for key in sorted(found, key=lambda k: -len(k)):
        candidate = found[key]
        words = key.split()
        longer = [c for k, c in merged.items() if _begins_with(words, k.split()) and c.level == candidate.level]
        if len(longer) != 1 or (candidate.listed and not longer[0].listed) or is_municipality(key):
            merged[key] = candidate
            continue
        home = longer[0]
        home.counts += candidate.counts
        home.belongs += candidate.belongs
        home.listed |= candidate.listed
        home.order = min(home.order, candidate.order)
    return merged


def _begins_with(words: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether a name begins with these words, of which the last may be the initial of its last, or has all but those
    that say its kind again."""
    if len(words) > len(longer):
        return False
    if list(words) == [word for word in longer if word not in _OF_KIND]:
        return True
    initial = len(words) == len(longer) and len(words[-1]) == 1 and longer[-1].startswith(words[-1])
    return list(longer[: len(words)]) == list(words) or (initial and list(longer[:-1]) == list(words[:-1]))
