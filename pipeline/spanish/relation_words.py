"""How Spanish names what figures are to each other: what is left of a whole, a mean, an interval of confidence.

The words are those of the Diccionario de la lengua española for each (*resto, restante, demás, sobrante*; *promedio,
media*; *intervalo de confianza* with its abbreviation, in English too, as epidemiological reports print it). All
folded, as alternatives of a regular expression. Patterns that ask for more add it to these. The models of computed
figures and of figures drawn from each other are fitted to them: with other words they have to be fitted again.
The connectives are those of the *Nueva gramática de la lengua española*, 30.9 and 46.12: ``REWORDING`` says the same in
other words, ``RESULTING`` opens a clause of result, ``CONSEQUENCE`` draws a consequence, ``CONCLUSION`` are all three.
``MEAN_FORMS``, which no model asks for, are all forms of the words for a mean, the verb and *per cápita* among them.
"""

from __future__ import annotations

REMAINDER = r"rest(?:o|antes?)|demas|sobrantes?"
MEAN = "promedio|media"
MEAN_FORMS = r"promedi(?:o|os|a|an|aron|ar|aba)|medi(?:a|as|ana)|per\s+capita"
REWORDING = r"es\s+decir|o\s+sea|esto\s+es|vale\s+decir"
RESULTING = r"de\s+(?:modo|manera|forma|suerte)\s+que|(?:con|por)\s+lo\s+(?:que|cual)"
CONSEQUENCE = r"por\s+(?:lo\s+)?tanto|por\s+ende|por\s+consiguiente"
WHICH_GIVES = r"lo\s+(?:que|cual)\s+(?:da|dio|arroja|supone|implica|representa|equivale|corresponde|significa)"
CONCLUSION = f"{REWORDING}|{CONSEQUENCE}|{RESULTING}|{WHICH_GIVES}"
CONFIDENCE_INTERVAL = "ic|intervalo|confianza|ci"

OF_THESE = r"\b(?:de|entre)\s+(?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s\s+(?:cuales|que))\b"
"""Says that what follows is a part of what was just said: "de los cuales"."""
