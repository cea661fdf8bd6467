"""Cells of structure trees that forgot spans: columns by where the texts stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.tables.engines.forgotten_spans import columns_under
from pipeline.geometry import Box

COLUMNS = [(50.0, 60.0), (75.0, 120.0), (132.0, 152.0), (165.0, 186.0), (202.0, 216.0), (240.0, 260.0)]


def at(*extents: tuple[float, float] | None) -> list[Box | None]:
    return [None if e is None else Box(e[0], 10, e[1], 20) for e in extents]


def test_a_heading_in_the_middle_of_columns_spans_them() -> None:
    texts = at((70, 100), (156, 236))  # in the middle of 50 to 120, and of 132 to 260
    assert columns_under(texts, [False, False], COLUMNS) == [(0, 2), (2, 4)]


def test_the_label_of_a_total_spans_and_its_figures_do_not() -> None:
    texts = at((76, 94), (140, 152), (173, 186), (206, 216), (245, 260))
    assert columns_under(texts, [False, True, True, True, True], COLUMNS) == [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1)]


def test_headings_below_a_cell_over_two_rows_keep_their_columns() -> None:
    texts = at((139, 145), (172, 179), (206, 212), (247, 253))
    assert columns_under(texts, [False] * 4, COLUMNS) == [(2, 1), (3, 1), (4, 1), (5, 1)]


def test_cells_that_do_not_stand_from_left_to_right_have_no_columns() -> None:
    texts = at((139, 145), (210, 216), (52, 58), (247, 253), (250, 258))
    assert columns_under(texts, [False] * 5, COLUMNS) is None


@given(st.lists(st.integers(0, 5), min_size=1, max_size=6, unique=True))
def test_figures_set_right_stand_in_the_columns_they_were_written_in(chosen: list[int]) -> None:
    chosen = sorted(chosen)
    texts = at(*((COLUMNS[k][1] - 8, COLUMNS[k][1]) for k in chosen))
    assert columns_under(texts, [True] * len(chosen), COLUMNS) == [(k, 1) for k in chosen]
