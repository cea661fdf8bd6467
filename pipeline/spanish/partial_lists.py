"""Words of a list that names only some of what it is of: it closes to no whole, and its entries are not counted.

The words are those that the Nueva gramática of the Real Academia Española describes for it: what ends an open
enumeration (*etcétera*, *entre otros*), adverbs of focus that single out a part (chapter 40: *principalmente,
especialmente, sobre todo*), the verb *destacar*, indefinite quantifiers (chapter 19: *algunos, varios, numerosos*),
comparatives that choose (*los más frecuentes*), and what introduces examples (*por ejemplo*). Which of them public
documents print, ``bench.claims_model.listed_words`` counts. All folded, as regular expressions to stand behind ``\\b``.
"""

from __future__ import annotations

OTHERS = r"entre\s+(?:otr|ell)[oa]s|etc|etcetera"
SINGLED_OUT = r"principal(?:es|mente)?|especialmente|sobre\s+todo|destac\w+"
QUANTIFIERS = r"vari[oa]s|algun[oa]s|numeros[oa]s"
CHOSEN = r"mas\s+(?:relevantes|importantes|frecuentes)"
EXAMPLE = "ejemplo"
NAMES_ONLY_SOME = f"{OTHERS}|{SINGLED_OUT}|{QUANTIFIERS}|{CHOSEN}|{EXAMPLE}"
