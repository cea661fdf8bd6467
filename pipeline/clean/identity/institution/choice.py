"""Which body gives the account: every body a document names is weighed by where and how it is named.

The weights (``weights.json``, by ``python -m bench.fit_identity``) are those of a conditional logit over all bodies
named and "none of them": how likely each is depends on what speaks for the others. Where the best is not likely enough,
nobody is named: no guess.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from pipeline.clean.identity.bodies.composed_names import composed_name
from pipeline.clean.identity.institution.candidates import CandidateBody, candidate_bodies
from pipeline.clean.identity.institution.evidence import FEATURES, features, fronted_bodies
from pipeline.clean.identity.passages.naming import Passage
from pipeline.clean.identity.settings import INSTITUTION_CHOICE

_SAID = {
    "portada": "portada", "dentro de portada": "portada", "título": "título", "membrete": "encabezado de página",
    "apertura": "primeros párrafos",
    "elaborado por": "el documento dice quién lo elaboró", "habla": "lo dice el texto", "autor": "autor del archivo",
    "título del archivo": "título del archivo", "sitio": "sitio web impreso", "fuentes": "fuentes de las tablas",
    "firma en una línea": "firma", "firma": "cierre del documento", "sujeto de apertura": "abre el texto",
    "cargo y lugar": "el cargo de quien la encabeza y su lugar", "lugar y municipio": "la comuna y su municipalidad",
}  # fmt: skip


@dataclass(frozen=True)
class ChosenBody:
    """The body chosen ("" where none is likely enough), how likely, and the evidence in words (Spanish)."""

    name: str = ""
    key: str = ""
    level: int = 0
    probability: float = 0.0
    evidence: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


def choose_institution(passages: Sequence[Passage], properties: Mapping[str, str]) -> ChosenBody:
    """The body that gives the account; none where none is likely enough."""
    every = candidate_bodies(passages)
    if not every:
        return ChosenBody()
    rows = features(every, passages, properties)
    likely = chances(rows, _weights())
    at = max(range(len(every)), key=lambda n: (likely[n], every[n].level, -every[n].order))
    return chosen_body(every, at, rows[at], likely[at])


def chosen_body(every: Sequence[CandidateBody], at: int, row: Mapping[str, float], sure: float) -> ChosenBody:
    """One of the bodies named as the one chosen, with the bodies it is part of; nobody where it is not ``sure``
    enough."""
    if sure < INSTITUTION_CHOICE.likely:
        return ChosenBody(probability=sure)
    best = every[at]
    fronted = fronted_bodies(every, best)
    parents = tuple(c.name for c in every if c.key in best.belongs)
    name, beside = composed_name(best.name, best.key, fronted), tuple(body.name for body in fronted)
    return ChosenBody(name, best.key, best.level, sure, tuple(_reasons(best, row)), parents, beside)


def chances(rows: Sequence[Mapping[str, float]], weights: Mapping[str, float]) -> list[float]:
    """How likely each body with this evidence is the one that gives the account; the rest up to 1 is "none of them"."""
    scores = [weights["bias"] + sum(weights[name] * row[name] for name in FEATURES) for row in rows]
    top = max(0.0, *scores)
    odds = [math.exp(score - top) for score in scores]
    return [one / (math.exp(-top) + sum(odds)) for one in odds]


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    read: dict[str, float] = json.loads(
        resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    )
    if set(read) != {*FEATURES, "bias"}:
        raise ValueError("the weights of the institution were fitted on other features: fit them again")
    return read


def _reasons(candidate: CandidateBody, row: Mapping[str, float]) -> Iterator[str]:
    yield from dict.fromkeys(said for name, said in _SAID.items() if row[name])
    if times := candidate.counts["texto"]:
        yield "el texto lo nombra una vez" if times == 1 else f"el texto lo nombra {times} veces"
