"""What a sentence says of a body that it names: that it speaks, made the document, acts, or stands in a list.

The words were chosen by hand: titles of heads of public bodies in Chile, Argentina and Spain with their honours, verbs
of giving account and of making a document, nouns of what a body does. ``python -m bench.claims_model.listed_words``
counts in how many series of public documents with prose each stands: of 136 in the lists of six words or more 114 stand
in one of 14, 88 in three or more. The honours, which addresses and titles have more than prose, are most of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pipeline.clean.identity.bodies.printed import Body
from pipeline.clean.identity.settings import INSTITUTION_CHOICE

Role = Literal["habla", "elaborado por", "sujeto", "entre otras", "de otros"]
_OFFICE = re.compile(
    r"\b(?:director|alcalde|rector|gobernador|intendente|delegad[oa]|presidente|superintendente|jef[ea]|secretari[oa])(?:a|sa)?"
    r"(?:\s+(?:nacional|regional|general|ejecutiv[oa]|provincial|presidencial|municipal|\(s\)))*(?:,|\s+(?:de\s+la|del|de))\s+$",
    re.IGNORECASE,
)

_HONOUR = r"(?:(?:I|H)\.\s*|(?:ilustre|honorable|ilustr[íi]sima|iltma\.?|excelent[íi]sim[oa]|excm[oa]\.?)\s+)?"

# What a body does that gives an account, and how others say that it did.
_SPEAKS = re.compile(
    r"\b(?:elaborad[oa]|preparad[oa]|publicad[oa]|emitid[oa]|presentad[oa]|confeccionad[oa])\s+por\b|\bautor[íi]a\b"
    r"|\b(?:presenta(?:mos)?|(?:rinde|rendimos)\s+(?:(?:la|su|esta|nuestra|presente|p[úu]blica)\s+)*cuentas?|damos\s+cuenta|pone\s+a\s+disposici[óo]n|da\s+a\s+conocer|da\s+cuenta|sanciona|dicta|entrega|publica|informa)\b",
    re.IGNORECASE,
)
# A document that says who made it.
_MADE_BY = re.compile(
    r"\b(?:informe|documento|reporte|bolet[íi]n|memoria|cuenta|estudio|publicaci[óo]n)\b[^.;]{0,60}?"
    r"\b(?:elaborad[oa]|preparad[oa]|publicad[oa]|emitid[oa]|realizad[oa])\s+por\b",
    re.IGNORECASE,
)
_HEAD_OF = re.compile(
    r"^\W*(?:el|la)\s+(?:director|alcalde|rector|gobernador|intendente|president|superintendente|jef|secretari)[a-z]*"
    r"(?:\s+(?:nacional|regional|general|ejecutiv[oa]|ministerial|municipal|\(s\)))*\s+(?:de\s+la|del|de)\s+$",
    re.IGNORECASE,
)
_GIVES = re.compile(
    r"\b(?:(?:da|rinde|presenta)\s+(?:\w+\s+){0,2}cuenta|informa\s+(?:a|de|que|sobre))\b", re.IGNORECASE
)
"""Who heads a body gives its account: "La Directora del Servicio, doña Ana Soto, da cuenta de lo realizado"."""
_LABELLED = re.compile(
    r"^\W*(?:nombre(?:\s+(?:de\s+la\s+(?:entidad|instituci[óo]n|empresa)|del\s+(?:servicio|establecimiento|organismo)))?"
    r"|raz[óo]n\s+social|instituci[óo]n|entidad|establecimiento|organismo)\s*:\s*(?:(?:la|el)\s+)?$",
    re.IGNORECASE,
)
"""Before the name of the body in a sheet of data: "Nombre: Empresa de Correos"."""
_SENTENCE = re.compile(
    r"(?<=[a-záéíóúñ\d)%»]{3}[.;:])(?<!ltma\.)(?<!xcma\.)(?<!xcmo\.)\s+(?=[A-ZÁÉÍÓÚÑ])"
)  # not behind "Dr.", "Iltma."
_BEFORE_SUBJECT = re.compile(
    r"^\W*(?:(?:en|durante)\s+(?:el\s+)?(?:a[ñn]o\s+)?\d{4},?\s+)?"
    r"(?:(?:conforme|en\s+(?:cumplimiento|virtud)|de\s+acuerdo|seg[úu]n|dando\s+cumplimiento)\b[^.;]{0,160},\s+)?"
    r"(?:(?:corresponde\s+a|en|como|desde|quienes\s+(?:trabajamos|formamos\s+parte)\s+(?:en|de)"
    r"|[^.;]{0,40}\bcuenta\s+de\s+(?:lo\s+(?:hecho|realizado|obrado)|la\s+(?:gesti[óo]n|labor|marcha))\s+(?:por|de))\s+)?"
    rf"(?:(?:la|el|esta|este|nuestr[oa])\s+)?{_HONOUR}$",
    re.IGNORECASE,
)
# What stands before a name that begins a clause, and how goes on what is its subject: by a verb, so by no word of the
# closed classes that join or relate.
_ACCOUNT_OF = re.compile(
    rf"\b(?:rindo|rendimos|rinde|rendir|doy|damos|dar)\s+(?:\w+\s+)?cuentas?\b[^.;]{{0,80}}?\bdel?\s+(?:(?:la|el)\s+)?{_HONOUR}$",
    re.IGNORECASE,
)
"""Before whose account is given: "Rindo cuenta del ejercicio 2022 del Gobierno Regional"."""
_CREATED = re.compile(
    r"\b(?:cre[óo]|cr[ée]ase|constituy[óo]|dio\s+origen\s+a(?=l))\s*(?:(?:la|el|l)\s+)?$", re.IGNORECASE
)
"""Before the name of a body that a law created: "La Ley N° 8.835 creó el Ente Regulador"."""
_BEFORE_CLAUSE = re.compile(rf"(?:^|[,;:»)]\s+)(?:la|el|esta|este|nuestr[oa])\s+{_HONOUR}$", re.IGNORECASE)
_VERB_BEHIND = re.compile(
    r"^\s+(?!(?:de|del|y|e|o|u|a|al|en|con|por|para|que|quien|cuy[oa]s?|como|sin|seg[úu]n|durante|desde|hasta|ante|entre"
    r"|sobre|contra|mediante|la|el|las|los|un|una|su|sus)\b)[a-záéíóúñ]+"
)
# One that speaks in the first person, or is given the name by which the text calls it from there on.
_AS_WE = re.compile(r"\b(?:como|en|desde|quienes\s+\w+\s+(?:en|de))\s+(?:(?:la|el)\s+)?$", re.IGNORECASE)
_WE_ARE = re.compile(r"(?:\bsomos\s+(?:(?:la|el)\s+)?|\b(?:a|en)\s+nombre\s+del?\s+(?:la\s+)?)$", re.IGNORECASE)
_WE = re.compile(r"^,?\s+(?:no\s+)?(?:nos\s+)?[a-záéíóú]{2,}(?:amos|emos|imos|omos)\b")
_CALLED_HERE = re.compile(r"^,?\s*\(?\s*en\s+adelante\b", re.IGNORECASE)
_IS = re.compile(r"^,?\s+(?:es|naci[óo]|fue\s+cread[oa]|cumple|tiene\s+(?:por|como|a)|presenta|rinde)\b")
_UPON_US = re.compile(r"^,?\s+nos\s+[a-záéíóúñ]+(?<!mos)\b")
_AND_OTHERS = re.compile(r"^,\s+(?:(?:la|el)\s+del?|las|los)\s")
"""Behind the first of several: "La Municipalidad de Quilpué, la de Limache y …"."""
_OF_SEVERAL = re.compile(r"^\s+[a-záéíóúñ]+n\b")
# What a body does or has charge of, before "de" or "por" and its name.
_WORK_OF = re.compile(
    r"\b(?:labor(?:es)?|gesti[óo]n|trabajo|quehacer|desempe[ñn]o|marcha|estado|balance|memoria|(?:rendici[óo]n\s+de\s+)?cuentas?|historia|jurisdicci[óo]n|territorio|[áa]mbito"
    r"|consejo\s+(?:de\s+administraci[óo]n|directivo)|junta\s+directiva|directorio"
    r"|(?:cumplid|realizad|desarrollad|ejecutad|efectuad|obrad|hech)[oa]s?)"
    rf"\s+(?:\w+\s+){{0,2}}?(?:de|del|por)\s+(?:(?:la|el|esta|este|nuestr[oa])\s+)?{_HONOUR}$",
    re.IGNORECASE,
)
# Who is thanked, takes part, pays or decides beside the body that gives the account.
_BESIDE = re.compile(
    r"\b(?:agradec|gracias\b|reconocemos)[^.;]*$"
    r"|\b(?:con|ante|hacia|junto\s+a|(?:apoyo|aportes?|fondos|recursos|financiamiento|convenios?|donaci[óo]n|transferencias?|representantes?)\s+del?"
    r"|(?:aprobad|auditad|financiad|observad|autorizad|entregad|aportad|fallad)[oa]s?\s+por)\s+(?:(?:la|el|las|los)\s+)?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^\s*(?:,|;|,?\s+(?:y|e|con|como\s+tambi[ée]n))\s*(?:(?:y|e|con|de|del|por|a|al)\s+)*(?:(?:la|el|las|los)\s+)?(?:I\.\s*|Ilustre\s+)?$",
    re.IGNORECASE,
)


_CONTROLS = re.compile(
    r"contralor[íi]a|fiscal[íi]a|ministerio\s+p[úu]blico|superintendencia|direcci[óo]n\s+de\s+presupuestos",
    re.IGNORECASE,
)


def roles(text: str, named: Sequence[Body], *, opens: bool) -> Iterator[tuple[Body, Role]]:
    """The roles in which a text names bodies; ``opens``: it opens the document, where who gives the account acts."""
    made, speaks = _MADE_BY.search(text), _SPEAKS.search(text)
    for body in named:
        if speaks and _near(body.name, text, speaks) and not _BESIDE.search(text[: max(0, text.find(body.name))]):
            yield body, "habla"
        if made and _near(body.name, text, made):
            yield body, "elaborado por"
        if _HEAD_OF.search(text[: max(0, text.find(body.name))]) and _GIVES.search(text[text.find(body.name) :]):
            yield body, "habla"
        if _LABELLED.search(text[: max(0, text.find(body.name))]):
            yield body, "elaborado por"
    for number, sentence in enumerate(_SENTENCE.split(text)):
        for body, role in _in_sentence(sentence, named, opens=opens and number < INSTITUTION_CHOICE.opening_sentences):
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
        before, behind = sentence[:at], sentence[at + len(body.name) :]
        if _BESIDE.search(before) or _UPON_US.match(behind):
            yield body, "de otros"
        elif _CALLED_HERE.match(behind) or _WE_ARE.search(before) or (_AS_WE.search(before) and _WE.match(behind)):
            yield body, "habla"
            if opens:
                yield body, "sujeto"
                opens = False
        if body.key in listed:
            yield body, "entre otras"
        elif opens and (_IS.match(behind) or not is_aside(body.name)) and _acts(body.name, before, behind):
            yield body, "sujeto"


def _acts(name: str, before: str, behind: str) -> bool:
    """Whether what stands around a name says that its body acts, or that what is reported is its work; not where it
    acts upon who writes ("nos otorgó"), nor where several act ("visitaron"), of which a name in the singular is the
    last."""
    several = _OF_SEVERAL.match(behind) and not name.split()[0].endswith("s")
    if _UPON_US.match(behind) or several or _AND_OTHERS.match(behind):
        return False
    if (
        _BEFORE_SUBJECT.match(before)
        or _WORK_OF.search(before)
        or _CREATED.search(before)
        or _ACCOUNT_OF.search(before)
    ):
        return True
    return bool(_BEFORE_CLAUSE.search(before) and _VERB_BEHIND.match(behind))


def is_aside(name: str) -> bool:
    """Whether a name is of who controls others: it acts in many accounts without giving them."""
    return bool(_CONTROLS.match(name))
