"""Which body gives the account: every body a document names is weighed by where and how it is named.

How the evidence is weighed is in ``evidence``. Where the best is not likely enough, nobody is named: no guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.clean.identity.bodies.composed_names import FrontedBody, composed_name
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
from pipeline.clean.identity.bodies.words import (
    ESTABLISHMENT,
    MINISTRY,
    OF_MUNICIPALITIES,
    OFFICE_OF_FUNCTION,
    SERVICE,
    UNIT,
    UPPER_BODY,
)
from pipeline.clean.identity.institution.evidence import CandidateBody, features, probability
from pipeline.clean.identity.institution.front_acronyms import (
    by_acronym_in_prose,
    by_kind_below,
    by_own_acronym,
    by_what_they_do,
    front_acronyms,
    is_said_again,
)
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

_REGIONAL_OFFICE = "secretaria regional ministerial"
"""The key of a regional ministry office that a cover names by its kind only."""
_OF_HEAD = re.compile(
    r"(?:mensaje|discurso|palabras|cuenta(?:\s+p[úu]blica)?|exposici[óo]n)\s+(?:anual\s+)?del?\s+(?:la\s+)?(?:se[ñn]ora?\s+)?"
    r"(?:alcalde(?:sa)?|intendent[ea]|gobernadora?|president[ea])\b",
    re.IGNORECASE,
)
_ASSEMBLY = re.compile(
    r"(?:(?:h\.|honorable)\s+)?(?:concejo|legislatura|congreso|asamblea|c[áa]mara|consejo\s+regional)\b", re.IGNORECASE
)
"""Who is read what its head gives account of, in a line of the cover: "Mensaje del intendente"."""
_UPON = re.compile(r"\b(?:en|a|al|ante|sobre|contra)\s+(?:(?:la|el|las|los)\s+)?$")
"""Before a body that a document is about, folded."""
_SAID = {
    "portada": "portada", "dentro de portada": "portada", "título": "título", "membrete": "encabezado de página",
    "apertura": "primeros párrafos",
    "elaborado por": "el documento dice quién lo elaboró", "habla": "lo dice el texto", "autor": "autor del archivo",
    "título del archivo": "título del archivo", "sitio": "sitio web impreso", "fuentes": "fuentes de las tablas",
    "firma en una línea": "firma", "firma": "cierre del documento", "sujeto de apertura": "abre el texto",
}  # fmt: skip


@dataclass(frozen=True)
class ChosenBody:
    """The body chosen ("" where none is likely enough), how likely, and the evidence in words (Spanish)."""

    name: str = ""
    key: str = ""
    level: int = 0
    probability: float = 0.0
    evidence: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def candidate_bodies(passages: Sequence[Passage]) -> list[CandidateBody]:
    """Every body that the passages name, in order of first mention."""
    found = _Named()
    free = [*by_own_acronym(passages), *by_what_they_do(passages), *((n, "portada") for n in by_kind_below(passages))]
    for name, front in dict(free).items():
        found.add(Body(name, name_key(name), SERVICE, whole=True), front, INSTITUTION_CHOICE.front)
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
        elif not of and (name := by_acronym_in_prose(acronym, passages)):
            found.add(body_named(name), where)
        elif not of and is_said_again(acronym, passages):
            found.add(Body(acronym, acronym.casefold(), SERVICE, whole=True), where, INSTITUTION_CHOICE.front)
    return list(_merged(found.bodies).values())


class _Named:
    """The bodies that passages name, by key, each with how and how often it is named."""

    def __init__(self) -> None:
        self.bodies: dict[str, CandidateBody] = {}
        self._opened = False  # whether a body was named in prose so far
        self.addressed: re.Pattern[str] | None = None  # kinds of bodies that the document is read to
        self._above = ""  # the key of the only body of the last line of a cover that was one alone

    def add(self, body: Body, kind: str, weight: float = 1.0) -> None:
        """Counts that a body is named in a way, its name with a weight among its names."""
        if not body.key:
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
        for body, role in roles(passage.text, named, opens=passage.where == "apertura" and not self._opened):
            self.add(body, role, 1 if role in ("habla", "elaborado por") else 0)
        self._opened |= any(body.level > UNIT and not is_aside(body.name) for body in named)
        for body in named:
            self.add(body, "texto")
            if passage.where in ("apertura", "fuente", "firma"):
                self.add(body, {"apertura": "apertura", "fuente": "fuentes", "firma": "firma"}[passage.where], 0)


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
    """Whether a name begins with these words, of which the last may be the initial of its last."""
    if len(words) > len(longer):
        return False
    initial = len(words) == len(longer) and len(words[-1]) == 1 and longer[-1].startswith(words[-1])
    return list(longer[: len(words)]) == list(words) or (initial and list(longer[:-1]) == list(words[:-1]))


def choose_institution(passages: Sequence[Passage], properties: Mapping[str, str]) -> ChosenBody:
    """The body that gives the account; none where none is likely enough."""
    every = candidate_bodies(passages)
    rows = features(every, passages, properties)
    ranked = sorted(
        zip(every, rows, strict=True), key=lambda pair: (-probability(pair[1]), -pair[0].level, pair[0].order)
    )
    if not ranked:
        return ChosenBody()
    best, row = next((pair for pair in ranked if _part_of_best(pair, ranked[0][0])), ranked[0])
    sure = probability(ranked[0][1] if best.key == _REGIONAL_OFFICE else row)
    if sure < INSTITUTION_CHOICE.likely:
        return ChosenBody(probability=sure, others=tuple(c.name for c, _ in ranked[:3]))
    parents = tuple(c.name for c, _ in ranked if c.key in best.belongs)
    others = tuple(c.name for c, _ in ranked if c is not best)[:3]
    fronted = [
        FrontedBody(c.name, c.key, c.level, c.word == "universidad", c.listed)
        for c, r in ranked
        if c is not best and _fronted(r)
    ]
    name, beside = composed_name(best.name, best.key, fronted), tuple(body.name for body in fronted)
    return ChosenBody(name, best.key, best.level, sure, tuple(_reasons(best, row)), others, parents, beside)


def _fronted(row: Mapping[str, float]) -> bool:
    return bool(row["portada"] or row["título"] or row["membrete"])


def _part_of_best(pair: tuple[CandidateBody, Mapping[str, float]], best: CandidateBody) -> bool:
    """Whether a body is a part of the likeliest one, named with it on the cover or the letterhead and likely itself:
    the School of Public Health of a university gives the account, not the university; the office of one function of the
    government of a region, not the government."""
    candidate, row = pair
    if (
        best.level == MINISTRY
        and candidate.word == "seremi"
        and (candidate.counts["habla"] or candidate.counts["sujeto"])
    ):
        return candidate.key.startswith(f"secretaria regional ministerial {best.key.removeprefix('ministerio ')}")
    if best.level == MINISTRY and candidate.key == _REGIONAL_OFFICE and candidate.counts["portada"]:
        return True  # "Ministerio de Educación" over "Secretaría Regional Ministerial"
    if probability(row) < INSTITUTION_CHOICE.likely:
        return False
    if row["firma en una línea"] and candidate.level == ESTABLISHMENT and best.key.startswith("servicio salud "):
        return True  # a hospital signs below the health service of the cover
    if not _fronted(row):
        return False
    if best.word == "gobierno" and OFFICE_OF_FUNCTION.match(candidate.name):
        return True
    if UPPER_BODY.match(best.name) and candidate.level == best.level and candidate.key in best.followed:
        return True
    of_town = is_municipality(best.key) and candidate.word in OF_MUNICIPALITIES and not row["solo su clase"]
    return of_town or candidate.key.endswith(f" {best.key}")


def _reasons(candidate: CandidateBody, row: Mapping[str, float]) -> Iterator[str]:
    yield from dict.fromkeys(said for name, said in _SAID.items() if row[name])
    if times := candidate.counts["texto"]:
        yield "el texto lo nombra una vez" if times == 1 else f"el texto lo nombra {times} veces"
