"""Lines whose letters are set apart as an ornament, put together again: "C U E N T A P Ú B L I C A 2 0 2 1".

Where the gaps between words are wider than those between letters they part the words. Where a reader has made all gaps
alike, the line is cut into the fewest words of the official names, of what heads documents and of the document itself;
letters that are of no such word stay together, and a line most of which is of none stays one word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from pipeline import references
from pipeline.clean.identity.bodies.official import words_of_names
from pipeline.clean.identity.settings import SPACED
from pipeline.spanish.folding import fold_line
from pipeline.spanish.months import MONTHS

_APART = re.compile(r"(?<!\S)[^\W_](?:(?:\s+|\s*[-–·:/.,]\s*)[^\W_]){3,}(?!\S)")
_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"\s{2,}")
# Words of the titles of accounts and of the periods they are of, beside those of the official names.
_OF_COVERS = (
    "cuenta cuentas publica publicas participativa memoria memorias anual institucional informe balance gestion "
    "integral rendicion ejercicio periodo ano vigencia labores resultado resultados general generales presupuesto "
    "ejecucion presupuestaria ordenanza acuerdo decreto ley boletin anuario reporte resumen acta plan programa "
    "estado situacion financiera ilustre honorable municipalidad municipio ayuntamiento alcaldia intendencia "
    "gobierno regional provincial ministerio servicio direccion nacional hospital clinico escuela liceo colegio "
    "universidad corporacion fundacion empresa junta corte apelaciones tribunal consejo comite asociacion "
    "cooperativa instituto agencia comision region provincia departamento comuna oficial "
    "al a de del la las los el y e en"
)


def closed_up(text: str, known: Callable[[], frozenset[str]] = frozenset) -> str:
    """A text with the letters that are set apart in it put together; ``known`` gives the folded words of its document,
    and is asked only where letters are."""
    return _APART.sub(lambda match: _words(match.group(), known()), text)


def _words(run: str, known: frozenset[str]) -> str:
    pieces = _GAP.split(run)
    if len(pieces) > 1 and all(len(piece) < SPACED.longest_word * 2 for piece in pieces):
        return " ".join(re.sub(r"\s+", "", piece) for piece in pieces)
    joined = re.sub(r"\s+", "", run)
    return re.sub(
        r"[^\W\d_]+", lambda match: " ".join(_cut_into_words(match.group(), known)), _with_spaced_numbers(joined)
    )


def _with_spaced_numbers(text: str) -> str:
    """Figures and letters apart: "al31dediciembre"."""
    return re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", text)


def _cut_into_words(letters: str, known: frozenset[str]) -> list[str]:
    """Letters cut into words: the fewest letters that are of no word, then the fewest words; not cut where most of
    them are of none."""
    folded = fold_line(letters)
    if len(folded) != len(letters):
        return [letters]
    vocabulary = _vocabulary() | known
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # letters of no word, words, where the last word begins
    for end in range(1, len(letters) + 1):
        ways = [(best[end - 1][0] + 1, best[end - 1][1], end - 1)]
        for start in range(max(0, end - SPACED.longest_word), end):
            if folded[start:end] in vocabulary:
                ways.append((best[start][0], best[start][1] + 1, start))
        best.append(min(ways))
    if best[-1][0] > SPACED.unknown * len(letters):
        return [letters]
    return _without_rests(letters, best)


def _without_rests(letters: str, best: list[tuple[int, int, int]]) -> list[str]:
    """The words of the best cut, letters of no word together; no name ends in a short word behind such letters."""
    words: list[str] = []
    end, unknown = len(letters), ""
    while end:
        start = best[end][2]
        piece = letters[start:end]
        if best[end][1] == best[start][1]:
            unknown = piece + unknown
            if len(words) == 1 and len(words[0]) < SPACED.whole_word:
                unknown += words.pop()
        else:
            words += [unknown, piece] if unknown else [piece]
            unknown = ""
        end = start
    return [word for word in reversed([*words, unknown]) if word]


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    abroad = (word for region in references.foreign_regions() for word in _WORD.findall(fold_line(region.name)))
    return words_of_names() | {*MONTHS, *_OF_COVERS.split(), *(word for word in abroad if len(word) > 1), "y", "e", "a"}
