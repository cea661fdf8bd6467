"""The months as Spanish texts write them, folded: in full, and cut to three letters.

Source: Real Academia Española, Diccionario panhispánico de dudas ("mes", "setiembre") and the list of abbreviations of
its Ortografía: both "septiembre" and "setiembre" are right, and the latter's abbreviation is "set".
"""

from __future__ import annotations

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
          "noviembre", "diciembre")  # fmt: skip
ABBREVIATED = tuple(month[:3] for month in MONTHS)
NUMBER_OF = {name: number for names in (MONTHS, ABBREVIATED) for number, name in enumerate(names, start=1)}
NUMBER_OF |= {"setiembre": 9, "sept": 9, "set": 9}
"""The number of a month, from 1, by every spelling."""
WORDS = frozenset(NUMBER_OF) - {"set"}
"""The spellings that mean nothing else ("set de datos")."""
NAME_PATTERN = "|".join((*MONTHS, "setiembre"))
"""The months in full, as alternatives of a pattern."""
WORD_PATTERN = "|".join(sorted(WORDS, key=lambda word: (-len(word), word)))
"""As ``NAME_PATTERN``, with the abbreviations."""
