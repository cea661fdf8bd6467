"""Words of labels and sentences, reduced so that the same thing said twice can be recognised.

``stems("Personas capacitadas")`` and ``stems("se capacitó a 20 personas")`` share two stems. The
stemmer is light (plural, gender, participles, verb endings and the nouns made of verbs); endings
follow the Spanish light stemmer of Savoy (2006), and a truncated header (``MUJERE``, ``HOMBR``) is met by
letting one stem be the beginning of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.spanish.folding import fold
from pipeline.spanish.stop_words import OF_SENTENCES, WITHIN_NAMES

_TOKEN = re.compile(r"[a-z]+\d*|\d+")
_LONG_ENDINGS = (
    "amientos", "imientos", "amiento", "imiento", "aciones", "iciones", "adores", "adoras", "idores",
    "ciones", "siones", "acion", "icion", "adora", "edora", "ador", "edor", "idor", "cion", "sion", "mente",
    "ieron", "iendo", "aron", "aran", "ando", "aban", "ados", "adas", "idos", "idas", "ado", "ada", "ido", "ida",
    "aba", "ian", "ar", "er", "ir",
)  # fmt: skip
_SHORT_ENDINGS = ("es", "os", "as", "io", "s", "o", "a", "e")
_SHORTEST_AFTER_LONG = 4
_SHORTEST_AFTER_SHORT = 3
_SHORTEST_BEGINNING = 4
_LONGEST_REST = 2
_LONGEST_UNSTEMMED = 3
_LONGEST_ACRONYM = 8
"""Letters: of what is left of a word without its ending, of a beginning, of a word without endings, of an acronym."""


# Words that name the same thing in accounts, or the same kind of change, up or down: stem → the stem it is counted as.
# Chosen by hand.
_SAME = {
    "femenin": "mujer", "femen": "mujer", "masculin": "hombr", "mascul": "hombr", "varon": "hombr",
    "pais": "nacion", "nacional": "nacion", "deveng": "ejecut", "ejecu": "ejecut", "aument": "crec",
    "increment": "crec", "variac": "crec", "vari": "crec", "var": "crec", "alza": "crec", "alz": "crec",
    "crecimient": "crec",
    "alumn": "estudi", "estudiant": "estudi", "matricul": "estudi",
    "disminu": "crec", "disminuy": "crec", "reduc": "crec", "redu": "crec", "baj": "crec", "caid": "crec",
}  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one folded word."""
    if word.isdigit() or len(word) <= _LONGEST_UNSTEMMED:
        return _SAME.get(word, word)
    for ending in _LONG_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_AFTER_LONG:
            word = word[: -len(ending)]
            return _SAME.get(word, word)
    for ending in _SHORT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_AFTER_SHORT:
            word = word[: -len(ending)]
            break
    return _SAME.get(word, word)


@lru_cache(maxsize=32768)
def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say something (no articles, no prepositions)."""
    return frozenset(_in_order(text))


def same_stem(one: str, other: str) -> bool:
    """Whether two stems are the same word, one perhaps cut short."""
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_BEGINNING and len(long) - len(short) <= _LONGEST_REST and long.startswith(short)


@lru_cache(maxsize=8192)
def _by_beginning(words: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Stems by their first letters, so that a cut one is looked for among few."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):  # the order of a set is another in each process
        found.setdefault(word[:_SHORTEST_BEGINNING], []).append(word)
    return {key: tuple(same) for key, same in found.items()}


def alike(words: frozenset[str], word: str) -> list[str]:
    """The stems of ``words`` that are the same word as a stem, one of the two perhaps cut short."""
    return [o for o in _by_beginning(words).get(word[:_SHORTEST_BEGINNING], ()) if same_stem(word, o)]


def says(words: frozenset[str], word: str) -> bool:
    """Whether a stem is among others, one of the two perhaps cut short."""
    if word in words:
        return True
    return any(same_stem(word, other) for other in _by_beginning(words).get(word[:_SHORTEST_BEGINNING], ()))


def shared(words: Iterable[str], among: frozenset[str]) -> frozenset[str]:
    """The stems of ``words`` that ``among`` has too."""
    return frozenset(w for w in words if says(among, w))


@lru_cache(maxsize=16384)
def _in_order(text: str) -> tuple[str, ...]:
    return tuple(stem(w) for w in _TOKEN.findall(fold(text)) if w not in OF_SENTENCES and (len(w) > 1 or w.isdigit()))


def in_one_place(words: frozenset[str], text: str) -> bool:
    """Whether a text says all the words next to each other, in any order, with at most one other between."""
    order = [w for w in _in_order(text) if not w.isdigit() or w in words]
    size = len(words) + 1
    if len(words) == 1:
        return True
    places = [i for i, said in enumerate(order) if says(words, said)]
    return any(len(shared(words, frozenset(order[i : i + size]))) == len(words) for i in places)


def coverage(words: frozenset[str], among: frozenset[str]) -> float:
    """The share of ``words`` that ``among`` has too, 0 for no words."""
    return len(shared(words, among)) / len(words) if words else 0.0


@lru_cache(maxsize=8192)
def initials(text: str) -> frozenset[str]:
    """The acronyms a text could be called by: initials of every run of two words and more that carry meaning."""
    words = [w for w in _TOKEN.findall(fold(text)) if w not in WITHIN_NAMES and not w.isdigit()]
    found: set[str] = set()
    for start in range(len(words)):
        for end in range(start + 2, min(len(words), start + _LONGEST_ACRONYM) + 1):
            found.add("".join(w[0] for w in words[start:end]))
    return frozenset(found)


def is_acronym(label: str) -> bool:
    """Whether a label is one word of 2 to 8 capitals (``SEJ``, ``BTM``)."""
    return re.fullmatch(r"[A-ZÑ]{2,8}", label.strip(" .*")) is not None
