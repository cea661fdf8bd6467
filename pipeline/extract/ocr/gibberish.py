"""Whether the text of a page is text, or letters that a font without a true encoding stands for.

Source of the pairs: those that make up 93 % of the pairs of letters in Chilean public reports. In
them at least eight pairs of ten are among these on every page, in other European languages six;
letters in disorder (shifted, swapped at random) come to less than half.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.spanish.folding import fold

FEWEST_PAIRS = 60  # with fewer there is too little to judge by
LEAST_KNOWN = 0.5  # share of pairs that must be known
MOST_ODD = 0.3  # share of characters that belong to no text

_PAIRS = frozenset(
    "ab ac ad ag al am an ap ar as at ba be bi bl br ca ce ch ci co ct cu da de di do du ec ed eg ej el em en er es "  # noqa: SIM905
    "et ev ex fe fi ga ge gi go gr ha ho ia ic id ie if ig il im in io ip is it iv iz je la le li ll lo ma mb me mi "
    "mo mp mu na nc nd ne ni no ns nt ob oc od og ol om on op or os ot pa pe po pr pu qu ra rc re ri rm ro rr rs rt "
    "sa se si so sp st su ta te ti to tr tu ua ub uc ue ui uj ul um un ur va ve vi xt za".split()
)
_LETTERS = re.compile(r"[a-z]{3,}")
_USUAL = frozenset(".,;:¿?¡!()[]%$°ºª'\"«»“”‘’/-–—_+*=#&@|•·…<>€")


def is_gibberish(texts: Sequence[str]) -> bool:
    """Whether the words of a page, taken together, cannot be text of a European language."""
    if _odd(texts):
        return True
    known = total = 0
    for text in texts:
        for run in _LETTERS.findall(fold(text)):
            total += len(run) - 1
            known += sum(run[i : i + 2] in _PAIRS for i in range(len(run) - 1))
    return total >= FEWEST_PAIRS and known < LEAST_KNOWN * total


def _odd(texts: Sequence[str]) -> bool:
    """Whether too many characters are no letters, figures or usual signs."""
    total = sum(map(len, texts))
    if total < FEWEST_PAIRS:
        return False
    odd = sum(not (c.isalnum() or c in _USUAL) for text in texts for c in text)
    return odd > MOST_ODD * total
