"""Words that point to a time from where the text stands, and name none: "en julio recién pasado", "el presente año".

The adverbs are the demonstratives of time of the Nueva gramática de la lengua española (Real Academia Española, section
17.8), the adjectives those of order in time that its chapter 13 treats with them. Folded.
"""

from __future__ import annotations

TIME_POINTERS = (
    "actual", "actuales", "actualmente", "ahora", "anterior", "anteriores", "ayer", "corriente", "corrientes", "hoy",
    "pasado", "pasada", "pasados", "pasadas", "presente", "presentes", "previo", "previa", "previos", "previas",
    "proximo", "proxima", "recien", "reciente", "recientes", "recientemente", "siguiente", "siguientes", "ultimo",
    "ultima", "ultimos", "ultimas",
)  # fmt: skip
