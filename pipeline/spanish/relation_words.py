"""How Spanish names what figures are to each other: what is left of a whole, a mean, an interval of confidence.

The words are those of the Diccionario de la lengua española for each (*resto, restante, demás, sobrante*; *promedio,
media*; *intervalo de confianza* with its abbreviation, in English too, as epidemiological reports print it). All
folded, as alternatives of a regular expression. Patterns that ask for more add it to these. The models of computed
figures and of figures drawn from each other are fitted to them: with other words they have to be fitted again.
``CONCLUSION`` are the connectives of a consequence or another wording (*Nueva gramática de la lengua española*, 30.9
and 46.12: *es decir*, *o sea*, *esto es*, *vale decir*, *de modo que*, *por lo que*, *por lo tanto*, *por ende*).
``MEAN_FORMS``, which no model asks for, are all forms of the words for a mean, the verb and *per cápita* among them.
"""

from __future__ import annotations

REMAINDER = r"rest(?:o|antes?)|demas|sobrantes?"
MEAN = "promedio|media"
MEAN_FORMS = r"promedi(?:o|os|a|an|aron|ar|aba)|medi(?:a|as|ana)|per\s+capita"
CONCLUSION = (
    r"es\s+decir|o\s+sea|esto\s+es|vale\s+decir|por\s+(?:lo\s+)?tanto|por\s+ende|por\s+consiguiente"
    r"|de\s+(?:modo|manera|forma)\s+que|(?:con|por)\s+lo\s+(?:que|cual)"
    r"|lo\s+(?:que|cual)\s+(?:da|dio|arroja|supone|implica|representa|equivale|corresponde|significa)"
)
CONFIDENCE_INTERVAL = "ic|intervalo|confianza|ci"
