"""Tables of two accounts that are the same although their titles say of what date, or by what number, each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pipeline.contract import TITLE
from pipeline.quantities.labels.label_words import tokens
from pipeline.run.comparison.row_pairs import DATES
from pipeline.run.published.reports import Rows
from pipeline.run.settings import COMPARING
from pipeline.spanish.folding import fold_line

_OF_NUMBERS = frozenset({"tabla", "cuadro", "grafico", "numero"})
"""Words before the number of a table."""


def plain_title(title: str) -> str:
    """The words of a title that say what a table is of, without dates, numbers and marks: "fondos pensiones" of "Tabla
    N° 4. Fondos de Pensiones, marzo de 2018"."""
    return " ".join(
        word
        for word in tokens(title)
        if not any(letter.isdigit() for letter in word) and word not in DATES | _OF_NUMBERS
    )


def with_plain_titles(rows: Rows) -> Rows:
    """A dataset of several tables, each row with the plain title of its own."""
    if TITLE not in rows.types:
        return rows
    return replace(rows, rows=tuple({**row, TITLE: plain_title(str(row[TITLE] or ""))} for row in rows.rows))


def named_as_later(before: Mapping[str, Rows], after: Mapping[str, Rows]) -> Mapping[str, Rows]:
    """The earlier datasets, one that the later account has not by its name under that of the only one there that is the
    same table: the words of one title are all in the other, and most of its rows are called alike."""
    alone = [name for name in after if name not in before]
    pairs = [
        (one, other) for one in before if one not in after for other in alone if _is_same(before[one], after[other])
    ]
    earlier, later = [one for one, _ in pairs], [other for _, other in pairs]
    names = {one: other for one, other in pairs if earlier.count(one) == later.count(other) == 1}
    return {names.get(name, name): rows for name, rows in before.items()}


def _is_same(one: Rows, other: Rows) -> bool:
    fewer, more = sorted((set(plain_title(rows.title).split()) for rows in (one, other)), key=len)
    if len(fewer) < COMPARING.fewest_words or not fewer <= more:
        return False
    few, many = sorted((_labels(one), _labels(other)), key=len)
    return bool(few) and len(few & many) >= COMPARING.same_labels * len(few)


def _labels(rows: Rows) -> set[str]:
    """What the rows are called: the folded texts of the first column of words."""
    words = [
        name for name, type_ in rows.types.items() if type_ == "texto" and name not in ("fila", "tipo_fila", TITLE)
    ]
    return {fold_line(str(row[words[0]])) for row in rows.rows if row[words[0]]} if words else set()
