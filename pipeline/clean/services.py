"""Names of public services as documents print them: on the cover, and in the prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pipeline.spanish.folding import fold_line

# What kinds of public bodies call themselves, the particular before what it belongs to: a cover that reads
# "Ministerio de Salud / Servicio de Salud del Maule / Hospital de Curicó" is the hospital's.
_KINDS = (
    r"hospital|instituto|consultorio|cesfam|centro\s+de\s+salud|complejo\s+asistencial|liceo|escuela|universidad"
    r"|(?:i\.|ilustre)?\s*municipalidad|corporaci[óo]n\s+municipal|parque\s+metropolitano|museo|biblioteca",
    r"gobierno\s+regional|gendarmer[íi]a|carabineros|polic[íi]a\s+de\s+investigaciones|superintendencia|fiscal[íi]a"
    r"|subsecretar[íi]a|secretar[íi]a\s+regional\s+ministerial|seremi|servicio|direcci[óo]n|delegaci[óo]n\s+presidencial"
    r"|defensor[íi]a|contralor[íi]a|comisi[óo]n|consejo|agencia|fondo|junta|tesorer[íi]a|corporaci[óo]n|empresa|comit[ée]",
    r"ministerio|secretar[íi]a\s+general",
)
# "y" joins words of a name ("Pesca y Acuicultura") but not two names ("y la Universidad").
_JOIN = r"(?:(?:y|e|la|las|los|el)\s+|(?:de|del|para|al)\s+(?:(?:la|las|los|el)\s+)?)"
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'’-]*"
_LINE = [re.compile(rf"^(?:la\s+|el\s+)?(?:{kinds})\b", re.IGNORECASE) for kinds in _KINDS]
_MENTION = re.compile(rf"\b(?=[A-ZÁÉÍÓÚÑ])(?i:{'|'.join(_KINDS)})(?:\s+{_JOIN}?{_CAPITAL}){{1,7}}")
_LONGEST = 90  # characters of a line that is a name and no sentence
_OFTEN, _CLEARLY = 3, 2  # mentions, and times those of the next, that make a service the one that speaks
_SMALL = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "para", "al", "a", "en"})


def on_cover(lines: Iterable[str]) -> str:
    """The name of a service that stands on a line of its own among ``lines``; "" where none does.

    The most particular kind of body wins, of equals the first.
    """
    listed = [line.strip(" .-–—:|") for line in lines]
    for kind in _LINE:
        for line in listed:
            if kind.match(line) and len(line) <= _LONGEST and not line.endswith((",", ";")) and len(line.split()) > 1:
                return in_case(line)
    return ""


def in_prose(text: str) -> str:
    """The service the prose names most, where that is often and clearly more than any other; else ""."""
    found = [" ".join(m.group().split()) for m in _MENTION.finditer(text)]
    counted = Counter(fold_line(name) for name in found)
    if not counted:
        return ""
    (name, count), *rest = counted.most_common(2)
    if count < _OFTEN or (rest and count < _CLEARLY * rest[0][1]):
        return ""
    return next(one for one in found if fold_line(one) == name)


def in_case(name: str) -> str:
    """A name in capitals as it is written in prose: "HOSPITAL DEL VALLE" is "Hospital del Valle"."""
    words = name.split()
    if name != name.upper() or len(words) < 2:
        return name
    made = [w.lower() if w.lower() in _SMALL else w if _is_acronym(w) else w.capitalize() for w in words]
    return " ".join([made[0].capitalize() if made[0] in _SMALL else made[0], *made[1:]])


def _is_acronym(word: str) -> bool:
    """Whether a word in capitals stays so: one with a point inside, or without vowels to say it by."""
    letters = [c for c in fold_line(word) if c.isalpha()]
    return "." in word.rstrip(".") or (len(letters) > 1 and not any(c in "aeiou" for c in letters))
