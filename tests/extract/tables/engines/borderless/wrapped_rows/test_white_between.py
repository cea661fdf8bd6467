"""Rows of wrapped texts that only the white between them parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.tables.engines.borderless.wrapped_rows.white_between import CellLine, white_between_rows

LEADING, SIZE, PADDED = 11.0, 9.0, 6.0


def column(cells: list[list[str]], tops: list[float], x0: float = 50.0) -> list[CellLine]:
    """The lines of a column of cells whose first lines stand at given heights, 5 points a letter."""
    return [
        CellLine(text, x0, x0 + 5.0 * len(text), y, y + SIZE, 5.0 * len(text.split()[0]), 2.5, SIZE)
        for lines, top in zip(cells, tops, strict=True)
        for text, y in ((text, top + LEADING * k) for k, text in enumerate(lines))
    ]


def tops_of(heights: list[int]) -> list[float]:
    """Where rows of so many lines begin, the padding of their cells between them."""
    tops = [100.0]
    for height in heights[:-1]:
        tops.append(tops[-1] + LEADING * height + PADDED)
    return tops


TEXTS = [["Mejorar la atención de", "las personas mayores"], ["Reparar las veredas del", "centro"], ["Abrir dos salas"]]


def test_wider_white_parts_rows_of_wrapped_texts() -> None:
    tops = tops_of([2, 2, 1])
    columns = [column([["Salud"], ["Obras"], ["Salud"]], tops), column(TEXTS, tops, 150.0)]
    assert white_between_rows(columns) == [
        (tops[0] + LEADING + SIZE + tops[1]) / 2,
        (tops[1] + LEADING + SIZE + tops[2]) / 2,
    ]


def test_cells_set_in_the_middle_of_their_row_hide_no_white() -> None:
    tops = tops_of([3, 2, 1])
    middles = [tops[0] + LEADING, tops[1] + LEADING / 2, tops[2]]
    texts = [[*TEXTS[0], "y de sus familias"], *TEXTS[1:]]
    columns = [column([["Salud"], ["Obras"], ["Salud"]], middles), column(texts, tops, 150.0)]
    assert len(white_between_rows(columns)) == 2


def test_a_date_that_a_narrow_column_cuts_is_no_two_figures() -> None:
    tops = tops_of([2, 2, 1])
    dates = [["28-12-", "2023"], ["06-01-", "2023"], ["n.d."]]
    assert len(white_between_rows([column(dates, tops), column(TEXTS, tops, 150.0)])) == 2


def test_two_figures_of_one_column_are_two_rows() -> None:
    tops = tops_of([2, 2, 1])
    figures = [["1.204", "998"], ["75", "12"], ["8"]]
    assert white_between_rows([column(TEXTS, tops), column(figures, tops, 250.0)]) == []


def test_groups_of_rows_that_were_not_wrapped_are_not_put_together() -> None:
    tops = tops_of([3, 3])
    names = [["Norte", "Sur austral", "Este"], ["Oeste", "Centro", "Costa"]]
    states = [["Abierta", "Cerrada", "Abierta"], ["En obras", "Abierta", "Cerrada"]]
    assert white_between_rows([column(names, tops), column(states, tops, 150.0)]) == []


@given(st.lists(st.integers(1, 4), min_size=2, max_size=6).filter(lambda heights: max(heights) > 1))
def test_there_is_one_cut_less_than_rows(heights: list[int]) -> None:
    tops = tops_of(heights)
    texts = [["Una frase larga de", *["palabras que siguen y"] * (n - 1)] for n in heights]
    cuts = white_between_rows([column([["Fila"]] * len(heights), tops), column(texts, tops, 150.0)])
    assert len(cuts) == len(heights) - 1 or sum(heights) + len(heights) < 6
    assert cuts == sorted(cuts)
