"""How an account calls the year before the one it is about: "el ejercicio anterior", "la vigencia pasada".

The nouns are those of the Diccionario de la lengua española for a year of accounts (*año*, *ejercicio*, *período*), of
the Diccionario de americanismos (*gestión*, Bolivia) and of Colombia's budget law (*vigencia*, Decreto 111 of 1996,
article 14); the adjectives are the dictionary's synonyms of *anterior* in time. All folded, as regular expressions.
"""

from __future__ import annotations

_YEAR = "ano|ejercicio|gestion|vigencia"
NOUN = rf"(?:{_YEAR}|periodo)s?"
BEFORE = r"(?:inmediatamente\s+)?(?:anterior(?:es)?|pasad[oa]s?|previ[oa]s?|precedentes?)"
_ARTICLE = r"(?:(?:el|la)\s+)?(?:mism[oa]\s+)?"
_ONE_BEFORE = r"\s+(?:inmediatamente\s+)?(?:anterior|pasad[oa]|previ[oa]|precedente)\b"
YEAR_BEFORE = rf"{_ARTICLE}(?:{_YEAR}|periodo){_ONE_BEFORE}"
"""The one year before, with its article; a *período* may be another time than a year."""
CERTAIN_YEAR_BEFORE = rf"{_ARTICLE}(?:{_YEAR}){_ONE_BEFORE}"
COMPARING = (
    r"(?:que|al?|respecto|comparacion|comparado|contra|frente|versus|sobre|mas|menos|superior|inferior|mayor|menor)"
)
"""Words behind which a time is what something is compared with, not when it was."""
