"""Which rows and columns the figures around one speak for."""

from __future__ import annotations

from collections import defaultdict

from pipeline.validate.claims.cells.space import CellSpace
from pipeline.validate.claims.linking.order import ALIKE, BEFORE, BEHIND, BETWEEN, FigureOrder
from pipeline.validate.claims.sentence import mentions
from tests.validate.accounts import account

ROWS = """
Comuna | Casas | Obras
Lanco | 35 | 7
Máfil | 21 | 4
Paillaco | 48 | 9
Corral | 12 | 3
"""


def marked(text: str, number: int) -> set[tuple[str, str, int]]:
    """The lines (by label) and features that speak for a figure, where every other one is known to print its cell."""
    document = account("Cuenta 2022", ROWS, text)
    space, read = CellSpace(document), mentions.read(document)
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for n, mention in enumerate(read):
        by_sentence[mention.number].append(n)
    meant = {
        n: {} if n == number else {c: 1.0 for c in range(len(space)) if space.amount[c] == mention.value}
        for n, mention in enumerate(read)
    }
    labels = {"rows": {}, "columns": {}}
    for cell, fact in enumerate(space.facts):
        labels["rows"][int(space.row[cell])] = fact.row_label
        labels["columns"][int(space.column[cell])] = fact.column.label
    return {
        (lines, labels[lines][n], at) for lines, n, at, _ in FigureOrder(space, read, by_sentence).of(number, meant)
    }


def test_the_row_between_those_of_the_figures_around() -> None:
    found = marked("Hubo 35 casas en la primera, 99 en la segunda y 48 en la tercera.", 1)
    assert {(line, at) for lines, line, at in found if lines == "rows"} == {
        ("Lanco", BEFORE), ("Máfil", BEFORE + 1), ("Paillaco", BEHIND), ("Máfil", BEHIND + 1), ("Máfil", BETWEEN),
    }  # fmt: skip


def test_the_columns_of_the_figures_around() -> None:
    found = marked("En Lanco hubo 35 casas y 99 obras.", 1)
    assert {(line, at) for lines, line, at in found if lines == "columns"} == {("Casas", BEFORE), ("Obras", BEFORE + 1)}


def test_sentences_alike_walk_down_a_column() -> None:
    found = marked("Lanco tuvo 35 casas y 7 obras. Máfil tuvo 21 casas y 99 obras.", 3)
    assert ("columns", "Obras", ALIKE) in found
    assert ("rows", "Máfil", ALIKE + 1) in found


def test_a_sentence_with_fewer_figures_is_not_alike() -> None:
    found = marked("Lanco tuvo 35 casas. Máfil tuvo 21 casas y 99 obras.", 2)
    assert not {one for one in found if one[2] in (ALIKE, ALIKE + 1)}
