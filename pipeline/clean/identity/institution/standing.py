"""How the bodies of a document stand to each other: who is above whom, whose head signs, whose acronym is printed.

A cover that names a health service, a hospital of it and a ministry says of each where it stands; which of them gives
the account is chosen by fitted weights, not by rules for hospitals or courts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline import references
from pipeline.clean.identity.bodies.initials import stands_for
from pipeline.clean.identity.bodies.official import is_place
from pipeline.clean.identity.bodies.printed import in_line
from pipeline.clean.identity.bodies.words import ESTABLISHMENT, LINE, OF_MUNICIPALITIES, UPPER_BODY
from pipeline.clean.identity.gazetteer.regions import region_in
from pipeline.clean.identity.institution.candidates import CandidateBody
from pipeline.clean.identity.passages.naming import FRONT, Passage
from pipeline.clean.identity.settings import STANDING
from pipeline.spanish.folding import fold_line

FEATURES = (
    "otro cargo", "su sigla", "tiene superior", "tiene inferior", "unidad interna", "unidad sola", "primera",
    "última", "tras el título", "bajo otra", "lleva su nombre", "firma inferior", "cargo y lugar", "lugar y municipio",
    "nombre libre", "solo sigla",
)  # fmt: skip
_HONOURS = r"(?:(?:i|h|ilustre|honorable|excmo|excma|iltma|ilustrisima)\.? )*"
# Which nouns head a name of each kind of body; chosen by hand.
_HEADS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(rf"{_HONOURS}(?:{kind})"), re.compile(rf"(?:{heads})\b"))
    for kind, heads in (
        (
            r"municipalidad|municipio|ayuntamiento|alcaldia|gobierno (?:autonomo )?(?:descentralizado )?municipal"
            r"|gad\b",
            r"alcalde|alcaldesa|intendent|president[ea] municipal",
        ),
        (r"hospital|complejo|clinica|e\.?s\.?e\.? |empresa social", r"director|gerent"),
        (r"centro|cesfam|consultorio|posta|cosam|museo|biblioteca|teatro|archivo|parque|orquesta", r"director|jef"),
        (r"liceo|escuela|colegio|jardin|sala cuna|internado|c\.?e\.?i\.?p|unidad educ", r"director|rector|sostenedor"),
        (r"universidad|universitat", r"rector"),
        (r"facultad", r"decan"),
        (r"(?:primer |segundo |\S+ )?(?:corte|tribunal|juzgado)", r"president|juez|ministr|magistrad"),
        (r"ministerio", r"ministr"),
        (r"subsecretaria", r"subsecretari"),
        (r"secretaria regional|seremi", r"seremi|secretari[oa] regional"),
        (r"secretaria|consejeria", r"secretari|consejer"),
        (r"gobierno|gobernacion|generalitat|xunta", r"gobernador|president"),
        (r"delegacion", r"delegad"),
        (r"superintendencia", r"superintendent"),
        (r"servicio|direccion|instituto|agencia|oficina|comision", r"director|president|jef"),
        (r"contraloria|auditoria", r"contralor|auditor"),
        (r"fiscalia|ministerio publico", r"fiscal"),
        (r"defensoria|defensor", r"defensor"),
        (r"tesoreria", r"tesorer"),
        (r"empresa|ferrocarriles|aguas|puerto|banco|terminal|metro\b", r"gerent|president|director"),
        (
            r"corporacion|fundacion|asociacion|cooperativa|consorcio|mancomunidad",
            r"secretari|director|president|gerent",
        ),
        (r"concejo|consejo|legislatura|camara|senado|congreso|asamblea|junta", r"president"),
        (r"cuerpo|bomberos", r"comandante|superintendent"),
        (r"policia|carabineros|prefectura|ejercito|armada|gendarmeria|region policial", r"prefect|general|coronel|jef"),
    )
)
"""What the heads of each kind of body are called, both folded; of other kinds nothing is known."""
_HEAD = re.compile(
    r"(?:^|\b(?:palabras|mensaje|carta|saludo|discurso|presentacion|cuenta)\s+(?:del?|de la)\s+(?:senora? )?"
    r"|,\s+|[–—-]\s)"
    r"(?:el |la )?((?:alcalde|alcaldesa|directora?|rectora?|decan[oa]|ministr[oa]|subsecretari[oa]|secretari[oa]"
    r"|gobernadora?|delegad[oa]|superintendent[ea]|contralora?|fiscal|defensora?|gerent[ea]|president[ea]|comandante"
    r"|prefect[oa]|intendent[ea]|seremi|tesorer[oa]|juez|jueza|jef[ea]|consejer[oa]|sostenedora?)"
    r"(?:\s+(?:nacional|regional|general|municipal|ministerial))*)\b"
)
"""Who heads a body, where a line begins with it or a title says whose words follow; folded."""
_UNIT = re.compile(
    r"(?:sub)?direccion (?!general|nacional|regional)|secretaria (?!regional|general|de estado|nacional|distrital)"
    r"|departamento|oficina (?!nacional)|gerencia|subgerencia|unidad|division|coordinacion|area|intendencia de"
    r"|junta directiva|directorio|inspeccion|comite"
    r"|consejo (?:consultivo|directivo|de administracion|de la sociedad civil|escolar)"
    r"|servicio de (?!salud|impuestos|evaluacion|registro|cooperacion|tesoreri)"
)
"""What is often a part within another body, folded."""
_HOLDER = re.compile(
    r"(?:i\.? |ilustre )?municipalidad|municipio|ayuntamiento|alcaldia|universidad|region policial"
    r"|servicio de salud|servicio local|slep|seremi|secretaria regional|diputacion|gobernacion"
)
"""Bodies that have establishments of their own below them, folded."""
_GOVERNMENT = re.compile(r"gobierno (?:regional|provincial|autonomo departamental|de la provincia|del estado)")
"""Governments of regions, whose services have establishments and offices of their own; folded."""
_ACRONYM = re.compile(r"(?<![^\W\d_])[A-ZÁÉÍÓÚÑ]{3,}(?![^\W\d_])")


def standing(every: Sequence[CandidateBody], passages: Sequence[Passage]) -> Iterator[dict[str, float]]:
    """The features of each candidate, in the order given."""
    fronted = [c for c in every if any(map(c.counts.get, FRONT)) and not c.is_kind_alone]
    heads = set(_heads(passages))
    acronyms = _printed_acronyms(passages)
    order = _Order(fronted, passages)
    for c in every:
        folded = fold_line(c.name)
        is_unit, above = bool(_UNIT.match(folded)), [o for o in fronted if o is not c and _rank(o) < _rank(c)]
        others = [o for o in fronted if o is not c and not _UNIT.match(fold_line(o.name))]
        below = [o for o in fronted if o is not c and _rank(o) > _rank(c)]
        has_acronym = any(stands_for(a, name) for a in acronyms for name in c.names)
        unknown = not c.listed and not c.word and not LINE.match(c.name)
        yield {
            "otro cargo": float(bool(heads) and not any(_is_headed(folded, head) for head in heads)),
            "su sigla": float(has_acronym),
            "tiene superior": float(c in fronted and bool(above)),
            "tiene inferior": float(c in fronted and bool(below)),
            "unidad interna": float(is_unit),
            "unidad sola": float(is_unit and not c.listed and not others and not _has_place(c.name)),
            "nombre libre": float(unknown and " " in c.name and not has_acronym),
            "solo sigla": float(unknown and " " not in c.name),
            **order.features(c),
            "bajo otra": float(any(c.key in o.followed for o in fronted if o is not c)),
            "lleva su nombre": float(any(c.key.endswith(f" {o.key}") for o in fronted)),
            "firma inferior": float(
                c.counts["firma en una línea"] > 0
                and c.level == ESTABLISHMENT
                and bool(fronted)
                and all(_rank(o) < _rank(c) for o in fronted if o is not c)
            ),
            "cargo y lugar": float(c.counts["cargo y lugar"] > 0),
            "lugar y municipio": float(c.counts["lugar y municipio"] > 0),
        }


class _Order:
    """The lines of a cover in which bodies and the title stand."""

    def __init__(self, fronted: Sequence[CandidateBody], passages: Sequence[Passage]) -> None:
        lines = [p for p in passages if p.where in ("portada", "título")]
        self._titles = [at for at, line in enumerate(lines) if line.where == "título"]
        keys = {c.key for c in fronted}
        self._at: dict[str, list[int]] = {}
        for at, line in enumerate(lines):
            for body in in_line(line.text):
                if body.key in keys:
                    self._at.setdefault(body.key, []).append(at)
        every = [at for places in self._at.values() for at in places]
        self._first, self._last = (min(every), max(every)) if every else (0, 0)

    def features(self, candidate: CandidateBody) -> Mapping[str, float]:
        """Whether a body is the first or the last of several, and stands behind the title."""
        at = self._at.get(candidate.key, [])
        several = bool(at) and len(self._at) > 1 and self._first != self._last
        return {
            "primera": float(several and min(at) == self._first),
            "última": float(several and max(at) == self._last),
            "tras el título": float(several and bool(self._titles) and max(at) > min(self._titles)),
        }


def _rank(candidate: CandidateBody) -> float:
    """How particular a body is: those that hold others a little less than their kind, governments less than the offices
    of their territory, what municipalities have of their own most."""
    folded = fold_line(candidate.name)
    if candidate.word in OF_MUNICIPALITIES:
        return ESTABLISHMENT
    if _GOVERNMENT.match(folded):
        return candidate.level - STANDING.government
    upper = STANDING.upper if UPPER_BODY.match(candidate.name) else 0.0
    return candidate.level - upper - (STANDING.holder if _HOLDER.match(folded) else 0.0)


def _has_place(name: str) -> bool:
    """Whether a name says which one it is by the place that it ends in."""
    ends = (name[match.end() :] for match in re.finditer(r"\bdel?\s+(?:la\s+)?", name))
    return bool(region_in(name) or region_in(name, foreign=True)) or any(
        is_place(end) or fold_line(end) in references.towns_abroad() for end in ends
    )


def _heads(passages: Sequence[Passage]) -> Iterator[str]:
    """Who heads a body by the short lines of a document, folded."""
    for passage in passages:
        text = passage.text.rstrip()
        if passage.where != "propiedades" and len(text) <= STANDING.longest_head and not text.endswith("."):
            yield from (match.group(1) for match in _HEAD.finditer(fold_line(text)))


def _is_headed(name: str, head: str) -> bool:
    return any(kind.match(name) and heads.match(head) for kind, heads in _HEADS)


def _printed_acronyms(passages: Sequence[Passage]) -> set[str]:
    """What may be acronyms on cover, letterhead and in the properties of the file: "prensa_fiq" and "FIQ"."""
    found: set[str] = set()
    for passage in passages:
        if passage.where in (*FRONT, "propiedades") and not (passage.text.isupper() and " " in passage.text):
            found |= set(_ACRONYM.findall(passage.text.replace(".", "")))
        if passage.where == "propiedades":
            words = re.split(r"[\W\d_]+", passage.text)
            found |= {w.upper() for w in words if STANDING.shortest_acronym <= len(w) <= STANDING.longest_acronym}
    return found
