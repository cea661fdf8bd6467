"""How Spanish says that something became more or less: *aumentar*, *disminuir* and their synonyms, verbs and nouns.

Chosen by hand: the plain synonyms of both verbs and their nouns, as beginnings of folded words, to stand behind
``\\b``. Of 13 series of public documents with prose each begins a word in one at least, but for three past tenses of
verbs that do ("subió", "redujo", "cayó") and "más que" (``bench.claims_model.listed_words --beginnings``). A pattern
that asks for more (how something passed from one level to another, who won and who lost) adds it to these.
"""

from __future__ import annotations

RISING = "aument|crec|increment|subi|sube|alza"
FALLING = "disminu|reduc|reduj|baj[oa]|caid|cay|descen|descien"
VARYING = "variac|vari[oa]"
COMPARED = "mas que|menos que|superior|inferior"
BEYOND = r"(?:por\s+)?(?:encima|debajo)"
"""Before what a level is compared with ("un 4 % por encima de los 410"); no change by itself ("por debajo de meta")."""
CHANGE = f"{RISING}|{FALLING}|{VARYING}|{COMPARED}"
CHANGED_BY = rf"\b(?:{RISING}|{FALLING}|baj)[a-z]*\s+en\s+(?:un\s+total\s+de\s+)?"
"""The verb before by how much something changed: "aumentó en un total de"."""
