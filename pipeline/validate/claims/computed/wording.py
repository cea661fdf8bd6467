"""How a computed quantity is explained to a reader: in words, and as arithmetic with the printed figures."""

from __future__ import annotations

from pipeline.quantities.printing import added, as_term
from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.computed.kinds import POINTS
from pipeline.validate.claims.computed.settings import SETTINGS
from pipeline.validate.claims.computed.tables import Computed

_HOW = {
    "growth across": "la variación de {0} a {1}",
    "difference across": "la diferencia entre {0} y {1}",
    "points": "la diferencia entre {0} y {1}",
    "points down": "la diferencia entre {0} y {1}",
    "named points": "la diferencia entre {0} y {1}",
    "share of table": "{0} de {1}",
    "share across": "{0} de {1}",
    "share of row sum": "{0} del total de su fila",
    "share of sums": "la parte de esa columna en el total",
    "for each": "{0} por cada uno de {1}",
    "for each thousand": "{0} por cada mil de {1}",
    "for each day": "{0} por día",
    "for each week": "{0} por semana",
    "for each month": "{0} por mes",
    "named ratio": "cuántas veces {1} es {0}",
    "named part": "{0} de {1}",
    "share of another total": "{0} de {1}",
    "ratio of sums": "una suma como parte de la otra",
    "growth of sums": "la variación de la suma",
    "difference of sums": "la diferencia entre las sumas",
    "years mean": "el promedio de los años",
    "mean of percentages": "el promedio de la columna",
    "range": "la diferencia entre {0} y {1}",
    "range of percentages": "la diferencia entre {0} y {1}",
    "largest": "la suma de las mayores cifras de la columna",
    "share of the largest": "la parte de las mayores cifras en el total",
    "columns difference": "la diferencia entre {0} y {1}",
    "columns points": "la diferencia entre {0} y {1}",
    "balance": "la diferencia entre {0} y {1}",
    "rest": "lo que queda del total",
    "rest share": "la parte que queda del total",
    "columns count": "el número de columnas",
    "rows up": "el número de filas que aumentan",
    "rows down": "el número de filas que disminuyen",
    "rows not up": "el número de filas que no aumentan",
    "growth": "la variación de {0} a {1}",
    "growth down": "la variación de {0} a {1}",
    "difference": "la diferencia entre {0} y {1}",
    "difference down": "la diferencia entre {0} y {1}",
    "named difference": "la diferencia entre {0} y {1}",
    "share": "{0} de {1}",
    "share of row": "{0} de {1}",
    "share of subtotal": "{0} de {1}",
    "growth of columns": "la variación de {0} a {1}",
    "times of years": "cuántas veces {1} es {0}",
    "ratio": "{0} de {1}",
    "share of the sum": "{0} del total de su columna",
    "columns share": "la parte de esas columnas en el total",
    "named share": "la parte de esas filas en el total",
    "group share": "la parte de esas filas en el total",
    "mean": "el promedio de la columna",
    "count": "el número de filas",
    "lowest": "la menor cifra de la columna",
    "highest": "la mayor cifra de la columna",
    "lowest of percentages": "la menor cifra de la columna",
    "highest of percentages": "la mayor cifra de la columna",
}
_OF_A_YEAR = {"for each day": "365", "for each week": "52", "for each month": "12"}
_GROWTH = ("growth", "growth down", "growth across", "growth of columns")
_DIFFERENCE = ("difference", "difference down", "difference across", "named difference", "columns difference",
               "balance", "range", *sorted(POINTS))  # fmt: skip
_RATIO = (
    "share",
    "share of row",
    "share of table",
    "share across",
    "ratio",
    "for each",
    "named ratio",
    "named part",
    "share of another total",
    "times of years",
)
_ROWS_COMPARED = ("rows up", "rows down", "rows not up")


def _texts(space: CellSpace, one: Computed) -> list[str]:
    return [space.facts[c].text.strip() for c in one.operands]


def described(space: CellSpace, one: Computed) -> str:
    """What a quantity is, in words."""
    texts = _texts(space, one)
    return _HOW.get(one.kind, "su suma").format(texts[0], texts[-1])


def _sum(texts: list[str]) -> str:
    return added(texts[: SETTINGS.most_terms]) + (" + …" if len(texts) > SETTINGS.most_terms else "")


def arithmetic(space: CellSpace, one: Computed) -> str:
    """How a quantity is computed, spelled out with the printed figures."""
    texts = _texts(space, one)
    terms = [as_term(text) for text in texts]
    if one.kind in _GROWTH:
        return f"({texts[1]} - {terms[0]}) / {terms[0]}"
    if one.kind in _DIFFERENCE:
        return f"{texts[1]} - {terms[0]}"
    if one.kind in _RATIO:
        return f"{texts[0]} / {terms[-1]}"
    if one.kind in _OF_A_YEAR:
        return f"{texts[0]} / {_OF_A_YEAR[one.kind]}"
    if one.kind == "for each thousand":
        return f"{texts[0]} / {terms[1]} × 1.000"
    if one.kind in ("rest", "rest share"):
        whole, named = _sum(texts[: one.whole]), " - ".join(terms[one.whole :])
        return f"{whole} - {named}" if one.kind == "rest" else f"({whole} - {named}) / ({whole})"
    if one.kind in ("share of the sum", "share of row sum"):
        return f"{texts[0]} / ({_sum(texts[1:])})"
    if one.kind in ("growth of sums", "difference of sums"):
        before, after = _sum(texts[: -one.whole]), _sum(texts[-one.whole :])
        change = f"({after}) - ({before})"
        return change if one.kind == "difference of sums" else f"({change}) / ({before})"
    if one.kind in ("mean", "years mean", "mean of percentages"):
        return f"({_sum(texts)}) / {len(texts)}"
    if one.kind == "count":
        return f"{len(texts)} filas"
    if one.kind == "columns count":
        return f"{len(texts)} columnas"
    if one.kind in _ROWS_COMPARED:
        return f"{int(one.value)} filas"
    if one.kind in (
        "named share",
        "group share",
        "columns share",
        "share of sums",
        "share of subtotal",
        "ratio of sums",
        "share of the largest",
    ):
        return f"({_sum(texts[: -one.whole])}) / ({_sum(texts[-one.whole :])})"
    return _sum(texts)
