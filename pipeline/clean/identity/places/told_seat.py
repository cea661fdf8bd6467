"""Where the prose says that the body which gives an account has its seat: "El hospital, ubicado en Molina, …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.identity.passages.naming import Passage
from pipeline.clean.identity.places.prose import first_place
from pipeline.clean.identity.settings import PLACE
from pipeline.spanish.folding import fold_line

# What prose calls a body, whatever its kind; establishments are called so by themselves, and by a body that has many.
_OF_ANY = "institucion|organismo|entidad"
_ESTABLISHMENT = "establecimiento|recinto|centro asistencial"
_SITED = "(?:ubicad|emplazad|situad|domiciliad|asentad|localizad|radicad)[oa]"
_SEAT = "(?:sede(?: (?:central|principal))?|casa (?:central|matriz)|domicilio(?: legal)?|asiento)"
_SAYS = (
    rf"{_SITED}|con (?:su )?{_SEAT}|(?:tiene|fija|mantiene) su {_SEAT}"
    rf"|se (?:ubica|emplaza|encuentra(?: {_SITED})?|situa|localiza)|esta(?: {_SITED})?|funciona"
)
_NAME = r"(?:[A-ZÁÉÍÓÚÑ][\w'’.]*|de|del|la|las|los|el|y)"


def seat_told(passages: Sequence[Passage], institution: str, *, establishment: bool) -> tuple[str, str]:
    """The region of the first place of Chile in which a sentence says that the institution is, and that place as
    folded; ("", "") where none says it.

    The sentence is about it by its kind ("El hospital, …", "La Fundación …") or by a general word; ``establishment``:
    it is one and is called so.
    """
    kind = fold_line(institution.partition(" ")[0])
    subject = "|".join(filter(None, (re.escape(kind), _OF_ANY, _ESTABLISHMENT if establishment else "")))
    says = re.compile(
        rf"(?:^|[.;:,] |\by |\ben )(?:el|la|este|esta|nuestro|nuestra)\s+(?:{subject})\b(?P<name>[^,.;:]*?)"
        rf"(?:,[^,.;:]{{0,{PLACE.longest_aside}}},|,)?\s+(?:{_SAYS})\b(?P<where>[^.;:]*)"
    )
    for passage in passages:
        if passage.where not in ("apertura", "texto") or passage.of_plans:
            continue
        folded = fold_line(passage.text)
        if len(folded) != len(passage.text):
            continue  # the capitals of a place are looked for where it stands
        for match in says.finditer(folded):
            name = passage.text[match.start("name") : match.end("name")].split()
            where = passage.text[match.start("where") : match.end("where")]
            if all(re.fullmatch(_NAME, word) for word in name) and (found := first_place(where)):
                return found
    return "", ""
