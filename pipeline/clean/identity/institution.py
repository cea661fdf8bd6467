"""Which body gives the account: every body a document names is weighed by where and how it is named.

The evidence for a body is a vector of features (on the cover by itself, in page headers, behind "elaborado por", its
share of the mentions in the prose, how particular a kind of body it is …); a linear score, fitted with
``python -m bench.fit_identity`` on annotated documents, orders them. Where the best is not likely enough,
nobody is named: no guess.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.clean.identity.bodies import (
    Body,
    by_acronym,
    in_line,
    in_prose,
    of_domain,
    parts_by_acronym,
    with_parts,
)
from pipeline.clean.identity.body_names import ESTABLISHMENT, KIND_ALONE, MINISTRY, REGIONAL, UNIT
from pipeline.clean.identity.composed_names import FrontedBody, composed
from pipeline.clean.identity.document_kinds import TITLE
from pipeline.clean.identity.offices import by_office
from pipeline.clean.identity.official_bodies import is_municipality
from pipeline.clean.identity.passages import Passage
from pipeline.clean.identity.sentence_roles import roles, signs
from pipeline.clean.identity.settings import INSTITUTION_CHOICE
from pipeline.spanish.folding import fold_line

_LATER = re.compile(
    r"\b(?:la|el|del|al|nuestr[oa]|esta|este)\s+"
    r"(municipalidad|municipio|ayuntamiento|hospital|universidad|liceo|escuela|colegio|servicio|superintendencia"
    r"|subsecretar[íi]a|ministerio|seremi|tribunal|corporaci[óo]n|fundaci[óo]n|consejo|concejo|instituto|empresa)\b"
)
FEATURES = (
    "portada", "dentro de portada", "título", "membrete", "apertura", "habla", "autor", "título del archivo",
    "sitio", "menciones", "parte de las menciones", "fuentes", "firma", "lo llama", "en la lista",
    "establecimiento", "ministerio", "unidad", "único de la portada", "nombre más largo", "sin más evidencia",
    "parte de otra", "suma de partes", "veces en portada", "más particular", "elaborado por", "firma en una línea",
    "sujeto de apertura", "entre otras", "solo su clase",
)  # fmt: skip
_STRONG = (
    "portada", "dentro de portada", "título", "membrete", "elaborado por", "habla", "autor", "sitio",
    "título del archivo", "firma en una línea", "sujeto de apertura",
)  # fmt: skip
_OF_LINES: Mapping[str, str] = {
    "título": "título", "portada": "portada", "membrete": "membrete", "firma": "firma en una línea",
}  # fmt: skip
_INSIDE: Mapping[str, str] = {"portada": "dentro de portada", "firma en una línea": "firma"}
"""What a body named within a line is, that is not the whole of it."""
# Fitted on bench/identity.jsonl; see bench/README.md for how well they do on documents left out.
WEIGHTS: Mapping[str, float] = {
    "portada": 2.20, "dentro de portada": 1.08, "título": 2.20, "membrete": 2.51, "apertura": 0.44, "habla": 1.01,
    "autor": 1.44, "título del archivo": 1.01, "sitio": 1.11, "menciones": 0.68, "parte de las menciones": 2.39,
    "fuentes": 0.92, "firma": 0.84, "lo llama": 0.44, "en la lista": 0.51, "establecimiento": 1.07,
    "ministerio": -0.53, "unidad": -2.82, "único de la portada": 2.44, "nombre más largo": 0.21,
    "sin más evidencia": -1.41, "parte de otra": 0.24, "suma de partes": 0.71, "veces en portada": 0.65,
    "más particular": 1.98, "elaborado por": 1.79, "firma en una línea": 2.34, "sujeto de apertura": 1.20,
    "entre otras": -1.24, "solo su clase": -2.58,
}  # fmt: skip

_SAID = {
    "portada": "portada", "dentro de portada": "portada", "título": "título", "membrete": "encabezado de página",
    "apertura": "primeros párrafos",
    "elaborado por": "el documento dice quién lo elaboró", "habla": "lo dice el texto", "autor": "autor del archivo",
    "título del archivo": "título del archivo", "sitio": "sitio web impreso", "fuentes": "fuentes de las tablas",
    "firma en una línea": "firma", "firma": "cierre del documento", "sujeto de apertura": "abre el texto",
}  # fmt: skip


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


def candidates(passages: Sequence[Passage]) -> list[CandidateBody]:
    """Every body that the passages name, in order of first mention."""
    found: dict[str, CandidateBody] = {}

    def add(body: Body, kind: str, weight: float = 1.0) -> None:
        if not body.key:
            return
        known = found.setdefault(body.key, CandidateBody(body.key, order=len(found)))
        known.names[body.name] += weight  # type: ignore[assignment]
        known.counts[kind] += 1
        known.level, known.word = body.level, known.word or body.word
        known.listed |= body.listed
        if body.part_of:
            known.belongs[body.part_of] += 1

    parts = parts_by_acronym([passage.text for passage in passages])
    opened = False
    for passage in passages:
        if passage.alone:
            kind = _OF_LINES.get(passage.where, "propiedades")
            text = TITLE.sub(" | ", passage.text) if kind == "título" else passage.text
            for body in in_line(with_parts(text, parts)):
                whole = body.whole or (passage.where == "firma" and signs(passage.text, body.name))
                inner = kind if whole else _INSIDE.get(kind, kind)
                add(body, inner, weight=1 if inner == "firma" else INSTITUTION_CHOICE.front)
            for body in by_office(passage.text) if kind in ("firma en una línea", "título", "portada") else ():
                add(body, "firma en una línea")
        else:
            named = tuple(in_prose(passage.text))
            for body, role in roles(passage.text, named, opens=passage.where == "apertura" and not opened):
                add(body, role, 1 if role in ("habla", "elaborado por") else 0)
            opened |= bool(named)
            for body in named:
                add(body, "texto")
                if passage.where in ("apertura", "fuente", "firma"):
                    add(body, {"apertura": "apertura", "fuente": "fuentes", "firma": "firma"}[passage.where], 0)
        for body in of_domain(passage.text):
            add(body, "sitio", INSTITUTION_CHOICE.site)
    for passage in passages:
        if passage.alone and passage.where != "firma" and passage.text.isupper():
            kind = "membrete" if passage.where == "membrete" else "dentro de portada"
            for body in by_acronym(passage.text):
                if body.key in found and found[body.key].names.total() > found[body.key].names[body.name]:
                    add(body, kind)
    return list(_merged(found).values())


def _merged(found: Mapping[str, CandidateBody]) -> dict[str, CandidateBody]:
    """Shorter names of one longer name as one body: "Gendarmería" is "Gendarmería de Chile", "el Honorable Concejo
    Deliberante" that of the only town named with one."""
    merged: dict[str, CandidateBody] = {}
    for key in sorted(found, key=lambda k: -len(k)):
        candidate = found[key]
        words = key.split()
        longer = [c for k, c in merged.items() if k.split()[: len(words)] == words and c.level == candidate.level]
        if len(longer) != 1 or (candidate.listed and not longer[0].listed) or is_municipality(key):
            merged[key] = candidate
            continue
        home = longer[0]
        home.counts += candidate.counts
        home.belongs += candidate.belongs
        home.listed |= candidate.listed
        home.order = min(home.order, candidate.order)
    return merged


def features(
    every: Sequence[CandidateBody], passages: Sequence[Passage], properties: Mapping[str, str]
) -> list[dict[str, float]]:
    """The evidence for each candidate as numbers, in the order given."""
    total = sum(c.counts["texto"] for c in every if c.level > UNIT) or 1
    sources = sum(c.counts["fuentes"] for c in every) or 1
    parts = Counter(parent for c in every for parent in c.belongs)
    keys = {c.key for c in every}
    fronted = [c for c in every if c.counts["portada"] or c.counts["título"] or c.counts["membrete"]]
    top = max((c.level for c in fronted), default=0)
    later: Counter[str] = Counter()
    for passage in passages:
        if not passage.alone:
            later.update(fold_line(m.group(1)) for m in _LATER.finditer(passage.text))
    author, title = fold_line(properties.get("author", "")), fold_line(properties.get("title", ""))
    made = []
    for c in every:
        known = {fold_line(name) for name in c.names}
        called = later[fold_line(c.word)] + later[fold_line(c.name.split()[0])] if c.word or c.name else 0
        row = {
            "portada": float(c.counts["portada"] > 0),
            "dentro de portada": math.log1p(c.counts["dentro de portada"]) if not c.counts["portada"] else 0.0,
            "título": float(c.counts["título"] > 0),
            "membrete": float(c.counts["membrete"] > 0),
            "apertura": float(c.counts["apertura"] > 0),
            "habla": min(2.0, float(c.counts["habla"])),
            "autor": float(any(name in author for name in known)),
            "título del archivo": float(any(name in title for name in known)),
            "sitio": float(c.counts["sitio"] > 0),
            "menciones": math.log1p(c.counts["texto"]),
            "parte de las menciones": c.counts["texto"] / (total + INSTITUTION_CHOICE.few_mentions)
            if c.level > UNIT
            else 0.0,
            "fuentes": c.counts["fuentes"] / sources if c.counts["fuentes"] > 1 else 0.0,
            "firma": float(c.counts["firma"] > 0),
            "lo llama": math.log1p(called) / INSTITUTION_CHOICE.called,
            "en la lista": float(c.listed),
            "establecimiento": float(c.level in (ESTABLISHMENT, REGIONAL)),
            "ministerio": float(c.level == MINISTRY),
            "unidad": float(c.level == UNIT),
            "único de la portada": float(len(fronted) == 1 and fronted[0] is c),
            "nombre más largo": float(len(c.key.split()) >= INSTITUTION_CHOICE.long_name),
        }
        row["firma en una línea"] = float(c.counts["firma en una línea"] > 0)
        row["sujeto de apertura"] = float(c.counts["sujeto"] > 0 and not fronted)
        row["entre otras"] = c.counts["entre otras"] / max(1, c.counts["texto"])
        row["solo su clase"] = float(not c.listed and bool(KIND_ALONE.match(c.name)))
        row["parte de otra"] = float(any(parent in keys for parent in c.belongs))
        row["suma de partes"] = math.log1p(parts[c.key])
        row["más particular"] = float(c in fronted and c.level == top and len({f.level for f in fronted}) > 1)
        row["elaborado por"] = float(c.counts["elaborado por"] > 0)
        row["veces en portada"] = math.log1p(c.counts["portada"] + c.counts["dentro de portada"] + c.counts["título"])
        row["sin más evidencia"] = float(not any(row[name] for name in _STRONG))
        made.append(row)
    return made


def probability(
    row: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS, bias: float = INSTITUTION_CHOICE.bias
) -> float:
    """How likely a body with this evidence is the one that gives the account."""
    return 1 / (1 + math.exp(-(bias + sum(weights[name] * value for name, value in row.items()))))


def choose(passages: Sequence[Passage], properties: Mapping[str, str]) -> ChosenBody:
    """The body that gives the account; none where none is likely enough."""
    every = candidates(passages)
    rows = features(every, passages, properties)
    ranked = sorted(
        zip(every, rows, strict=True), key=lambda pair: (-probability(pair[1]), -pair[0].level, pair[0].order)
    )
    if not ranked:
        return ChosenBody()
    best, row = next((pair for pair in ranked if _part_of_best(pair, ranked[0][0])), ranked[0])
    sure = probability(row)
    if sure < INSTITUTION_CHOICE.likely:
        return ChosenBody(probability=sure, others=tuple(c.name for c, _ in ranked[:3]))
    parents = tuple(c.name for c, _ in ranked if c.key in best.belongs)
    others = tuple(c.name for c, _ in ranked if c is not best)[:3]
    fronted = [
        FrontedBody(c.name, c.key, c.level, c.word == "universidad", c.listed)
        for c, r in ranked
        if c is not best and _fronted(r)
    ]
    name, beside = composed(best.name, best.key, fronted), tuple(body.name for body in fronted)
    return ChosenBody(name, best.key, best.level, sure, tuple(_reasons(best, row)), others, parents, beside)


def _fronted(row: Mapping[str, float]) -> bool:
    return bool(row["portada"] or row["título"] or row["membrete"])


def _part_of_best(pair: tuple[CandidateBody, Mapping[str, float]], best: CandidateBody) -> bool:
    """Whether a body is a part of the likeliest one, named with it on the cover or the letterhead and likely itself:
    the School of Public Health of a university gives the account, not the university."""
    candidate, row = pair
    if (
        best.level == MINISTRY
        and candidate.word == "seremi"
        and (candidate.counts["habla"] or candidate.counts["sujeto"])
    ):
        return candidate.key.startswith(f"secretaria regional ministerial {best.key.removeprefix('ministerio ')}")
    return candidate.key.endswith(f" {best.key}") and _fronted(row) and probability(row) >= INSTITUTION_CHOICE.likely


def _reasons(candidate: CandidateBody, row: Mapping[str, float]) -> Iterator[str]:
    yield from dict.fromkeys(said for name, said in _SAID.items() if row[name])
    if times := candidate.counts["texto"]:
        yield "el texto lo nombra una vez" if times == 1 else f"el texto lo nombra {times} veces"
