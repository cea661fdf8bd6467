"""The evidence for a body that a document names, as numbers, and how likely it makes the body the one that reports.

The evidence is a vector of features (on the cover by itself, in page headers, behind "elaborado por", its share of the
mentions in the prose, how particular a kind of body it is …); a linear score, fitted with
``python -m bench.fit_identity`` on annotated documents, orders them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.clean.identity.bodies.words import ESTABLISHMENT, KIND_ALONE, MINISTRY, REGIONAL, UNIT
from pipeline.clean.identity.passages.naming import FRONT, Passage
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
    "sujeto de apertura", "entre otras", "solo su clase", "de otros",
)  # fmt: skip
_STRONG = (
    "portada", "dentro de portada", "título", "membrete", "elaborado por", "habla", "autor", "sitio",
    "título del archivo", "firma en una línea", "sujeto de apertura",
)  # fmt: skip
# Fitted on bench/identity.jsonl; see bench/README.md for how well they do on documents left out.
WEIGHTS: Mapping[str, float] = {
    "portada": 2.20, "dentro de portada": 1.08, "título": 2.20, "membrete": 2.51, "apertura": 0.44, "habla": 1.01,
    "autor": 1.44, "título del archivo": 1.01, "sitio": 1.11, "menciones": 0.68, "parte de las menciones": 2.39,
    "fuentes": 0.92, "firma": 0.84, "lo llama": 0.44, "en la lista": 0.51, "establecimiento": 1.07,
    "ministerio": -0.53, "unidad": -2.82, "único de la portada": 2.44, "nombre más largo": 0.21,
    "sin más evidencia": -1.41, "parte de otra": 0.24, "suma de partes": 0.71, "veces en portada": 0.65,
    "más particular": 1.98, "elaborado por": 1.79, "firma en una línea": 2.80, "sujeto de apertura": 1.60,
    "entre otras": -1.24, "solo su clase": -2.58, "de otros": -0.50,
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
    followed: set[str] = field(default_factory=set)
    """The keys of the bodies that lines of a cover name right below it."""

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


def features(
    every: Sequence[CandidateBody], passages: Sequence[Passage], properties: Mapping[str, str]
) -> list[dict[str, float]]:
    """The evidence for each candidate as numbers, in the order given."""
    total = sum(c.counts["texto"] for c in every if c.level > UNIT) or 1
    sources = sum(c.counts["fuentes"] for c in every) or 1
    parts = Counter(parent for c in every for parent in c.belongs)
    keys = {c.key for c in every}
    fronted = [c for c in every if any(map(c.counts.get, FRONT)) and not _is_kind_alone(c)]
    top = max((c.level for c in fronted), default=0)
    later = Counter(fold_line(m.group(1)) for p in passages if not p.alone for m in _LATER.finditer(p.text))
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
        row["solo su clase"] = float(_is_kind_alone(c))
        row["de otros"] = c.counts["de otros"] / max(1, c.counts["texto"])
        row["parte de otra"] = float(any(parent in keys for parent in c.belongs))
        row["suma de partes"] = math.log1p(parts[c.key])
        row["más particular"] = float(c in fronted and c.level == top and len({f.level for f in fronted}) > 1)
        row["elaborado por"] = float(c.counts["elaborado por"] > 0)
        row["veces en portada"] = math.log1p(c.counts["portada"] + c.counts["dentro de portada"] + c.counts["título"])
        row["sin más evidencia"] = float(not any(row[name] for name in _STRONG))
        made.append(row)
    return made


def _is_kind_alone(candidate: CandidateBody) -> bool:
    """Whether a body is named by its kind only, which says not whose: "el Consejo Escolar"."""
    return not candidate.listed and bool(KIND_ALONE.match(candidate.name))


def probability(
    row: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS, bias: float = INSTITUTION_CHOICE.bias
) -> float:
    """How likely a body with this evidence is the one that gives the account."""
    return 1 / (1 + math.exp(-(bias + sum(weights[name] * value for name, value in row.items()))))
