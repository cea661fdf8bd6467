"""What a sentence says of a body that it names: that it speaks, made the document, acts, or stands in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.clean.identity.bodies import Body
from pipeline.clean.identity.settings import INSTITUTION_CHOICE

Role = Literal["habla", "elaborado por", "sujeto", "entre otras"]
_OFFICE = re.compile(
    r"\b(?:director|alcalde|rector|gobernador|intendente|delegad[oa]|presidente|superintendente|jef[ea]|secretari[oa])(?:a|sa)?"
    r"(?:\s+(?:nacional|regional|general|ejecutiv[oa]|provincial|presidencial|municipal|\(s\)))*\s+(?:de\s+la|del|de)\s+$",
    re.IGNORECASE,
)

# What a body does that gives an account, and how others say that it did.
_SPEAKS = re.compile(
    r"\b(?:elaborad[oa]|preparad[oa]|publicad[oa]|emitid[oa]|presentad[oa]|confeccionad[oa])\s+por\b|\bautor[íi]a\b"
    r"|\b(?:presenta(?:mos)?|rinde|rendimos|damos\s+cuenta|pone\s+a\s+disposici[óo]n|da\s+a\s+conocer|da\s+cuenta|sanciona|dicta|entrega|publica|informa)\b",
    re.IGNORECASE,
)
# A document that says who made it.
_MADE_BY = re.compile(
    r"\b(?:informe|documento|reporte|bolet[íi]n|memoria|cuenta|estudio|publicaci[óo]n)\b[^.;]{0,60}?"
    r"\b(?:elaborad[oa]|preparad[oa]|publicad[oa]|emitid[oa]|realizad[oa])\s+por\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[a-záéíóúñ\d)%»]{3}[.;:])\s+(?=[A-ZÁÉÍÓÚÑ])")  # not behind "Dr."
_BEFORE_SUBJECT = re.compile(
    r"^\W*(?:(?:en|durante)\s+(?:el\s+)?(?:a[ñn]o\s+)?\d{4},?\s+)?"
    r"(?:(?:conforme|en\s+(?:cumplimiento|virtud)|de\s+acuerdo|seg[úu]n|dando\s+cumplimiento)\b[^.;]{0,160},\s+)?"
    r"(?:(?:corresponde\s+a|en|como|desde|quienes\s+(?:trabajamos|formamos\s+parte)\s+(?:en|de)"
    r"|[^.;]{0,40}\bcuenta\s+de\s+(?:lo\s+(?:hecho|realizado|obrado)|la\s+(?:gesti[óo]n|labor|marcha))\s+(?:por|de))\s+)?"
    r"(?:(?:la|el|esta|este|nuestr[oa])\s+)?(?:(?:I|H)\.\s*|ilustre\s+|honorable\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^\s*(?:,|;|,?\s+(?:y|e|con|como\s+tambi[ée]n))\s*(?:(?:y|e|con|de|del|por|a|al)\s+)*(?:(?:la|el|las|los)\s+)?(?:I\.\s*|Ilustre\s+)?$",
    re.IGNORECASE,
)


# Who controls others acts in many accounts.
_CONTROLS = re.compile(
    r"contralor[íi]a|fiscal[íi]a|ministerio\s+p[úu]blico|superintendencia|direcci[óo]n\s+de\s+presupuestos",
    re.IGNORECASE,
)


def roles(text: str, named: Sequence[Body], *, opens: bool) -> Iterator[tuple[Body, Role]]:
    """The roles in which a text names bodies; ``opens``: it opens the document, where who gives the account acts."""
    made, speaks = _MADE_BY.search(text), _SPEAKS.search(text)
    for body in named:
        if speaks and _near(body.name, text, speaks):
            yield body, "habla"
        if made and _near(body.name, text, made):
            yield body, "elaborado por"
    for sentence in _SENTENCE.split(text) if len(named) > 1 or opens else ():
        for body, role in _in_sentence(sentence, named, opens=opens):
            yield body, role
            opens &= role != "sujeto"


def signs(text: str, name: str) -> bool:
    """Whether a text at the end of a document names a body as that of the one who signs: "Directora Regional de …"."""
    at = text.find(name)
    return at > 0 and bool(_OFFICE.search(text[:at]))


def _near(name: str, text: str, said: re.Match[str]) -> bool:
    """Whether the words that say who speaks stand right before or after a name."""
    at = text.find(name)
    if at < 0:
        return False
    return (
        0 <= at - said.end() <= INSTITUTION_CHOICE.beside
        or 0 <= said.start() - (at + len(name)) <= INSTITUTION_CHOICE.beside
    )


def _in_sentence(sentence: str, named: Sequence[Body], *, opens: bool) -> Iterator[tuple[Body, Role]]:
    """Who acts in a sentence, and who is named in a list with others."""
    found = {sentence.find(body.name): body for body in sorted(named, key=lambda body: len(body.name))}
    places = sorted((at, body) for at, body in found.items() if at >= 0)
    listed = set()
    for (at, body), (after, other) in pairwise(places):
        if _BETWEEN.match(sentence[at + len(body.name) : after]):
            listed |= {body.key, other.key}
    for at, body in places:
        if body.key in listed:
            yield body, "entre otras"
        elif opens and not _CONTROLS.match(body.name) and _BEFORE_SUBJECT.match(sentence[:at]):
            yield body, "sujeto"
