"""The evidence for each body that a document names, as numbers: the features that the weights of ``choice`` weigh.

On the cover by itself, in page headers, behind "elaborado por", its share of the mentions in the prose, how particular
a kind of body it is; how bodies stand to each other is in ``standing``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.clean.identity.bodies.composed_names import FrontedBody, composed_name
from pipeline.clean.identity.bodies.words import ESTABLISHMENT, MINISTRY, REGIONAL, UNIT
from pipeline.clean.identity.institution.candidates import CandidateBody
from pipeline.clean.identity.institution.standing import FEATURES as STANDING_FEATURES
from pipeline.clean.identity.institution.standing import standing
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
    "sujeto de apertura", "entre otras", "solo su clase", "de otros", "sujeto tardío", *STANDING_FEATURES,
)  # fmt: skip
_STRONG = (
    "portada", "dentro de portada", "título", "membrete", "elaborado por", "habla", "autor", "sitio",
    "título del archivo", "firma en una línea", "sujeto de apertura", "sujeto tardío", "cargo y lugar",
    "lugar y municipio",
)  # fmt: skip


def features(
    every: Sequence[CandidateBody], passages: Sequence[Passage], properties: Mapping[str, str]
) -> list[dict[str, float]]:
    """The evidence for each candidate as numbers, in the order given."""
    total = sum(c.counts["texto"] for c in every if c.level > UNIT) or 1
    sources = sum(c.counts["fuentes"] for c in every) or 1
    parts = Counter(parent for c in every for parent in c.belongs)
    keys = {c.key for c in every}
    fronted = [c for c in every if any(map(c.counts.get, FRONT)) and not c.is_kind_alone]
    top = max((c.level for c in fronted), default=0)
    standings = list(standing(every, passages))
    signed_below = any(stands["firma inferior"] for stands in standings)
    later = Counter(fold_line(m.group(1)) for p in passages if not p.alone for m in _LATER.finditer(p.text))
    author, title = fold_line(properties.get("author", "")), fold_line(properties.get("title", ""))
    made = []
    for c, stands in zip(every, standings, strict=True):
        known = {fold_line(name) for name in c.names}
        called = later[fold_line(c.word)] + later[fold_line(c.name.split()[0])] if c.word or c.name else 0
        row = {
            **_counted(c),
            "autor": float(any(name in author for name in known)),
            "título del archivo": float(any(name in title for name in known)),
            "parte de las menciones": c.counts["texto"] / (total + INSTITUTION_CHOICE.few_mentions)
            if c.level > UNIT
            else 0.0,
            "fuentes": c.counts["fuentes"] / sources if c.counts["fuentes"] > 1 else 0.0,
            "lo llama": math.log1p(called) / INSTITUTION_CHOICE.called,
            "único de la portada": float(len(fronted) == 1 and fronted[0] is c),
            "sujeto de apertura": float(c.counts["sujeto"] > 0 and not fronted),
            "sujeto tardío": float(c.counts["sujeto tardío"] > 0 and not fronted),
            "solo su clase": float(
                c.is_kind_alone and composed_name(c.name, c.key, fronted_bodies(every, c)) == c.name
            ),
            "parte de otra": float(any(parent in keys for parent in c.belongs)),
            "suma de partes": math.log1p(parts[c.key]),
            "más particular": float(c in fronted and c.level == top and len({f.level for f in fronted}) > 1),
        }
        row |= stands
        # what a document is about, a part of a body that is not named, one of which a part signs
        if stands["nombre libre"] or stands["unidad sola"] or (signed_below and not stands["firma inferior"]):
            row["único de la portada"] = 0.0
        row["sin más evidencia"] = float(not any(row[name] for name in _STRONG))
        made.append(row)
    return made


def _counted(c: CandidateBody) -> dict[str, float]:
    """What the counts and the kind of a body say by themselves."""
    times = c.counts
    return {
        "portada": float(times["portada"] > 0),
        "dentro de portada": math.log1p(times["dentro de portada"]) if not times["portada"] else 0.0,
        "título": float(times["título"] > 0),
        "membrete": float(times["membrete"] > 0),
        "apertura": float(times["apertura"] > 0),
        "habla": min(2.0, float(times["habla"])),
        "sitio": float(times["sitio"] > 0),
        "menciones": math.log1p(times["texto"]),
        "firma": float(times["firma"] > 0),
        "firma en una línea": float(times["firma en una línea"] > 0),
        "entre otras": times["entre otras"] / max(1, times["texto"]),
        "de otros": times["de otros"] / max(1, times["texto"]),
        "elaborado por": float(times["elaborado por"] > 0),
        "veces en portada": math.log1p(times["portada"] + times["dentro de portada"] + times["título"]),
        "en la lista": float(c.listed),
        "establecimiento": float(c.level in (ESTABLISHMENT, REGIONAL)),
        "ministerio": float(c.level == MINISTRY),
        "unidad": float(c.level == UNIT),
        "nombre más largo": float(len(c.key.split()) >= INSTITUTION_CHOICE.long_name),
    }


def fronted_bodies(every: Sequence[CandidateBody], beside: CandidateBody) -> list[FrontedBody]:
    """The other bodies that cover, title or letterhead name."""
    return [
        FrontedBody(c.name, c.key, c.level, c.word == "universidad", c.listed)
        for c in every
        if c is not beside and any(map(c.counts.get, FRONT))
    ]
