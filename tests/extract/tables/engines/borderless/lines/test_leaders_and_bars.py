"""What is no table although its figures stand in line: contents with drawn leaders, bars with figures at their ends."""

from __future__ import annotations

import pytest

from pipeline.extract.pdf.page import Fill
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.geometry import Box
from tests.extract.tables.engines.borderless.paper import Paper, rows

TITLES = ("Presentación", "Marco legal", "Gestión de las personas", "Obras", "Anexos")


def listed(figures: tuple[str, ...]) -> Paper:
    paper = Paper()
    for k, (title, figure) in enumerate(zip(TITLES, figures, strict=True)):
        paper.row(200 + 14 * k, title, [figure], [450.0])
    return paper


def test_a_line_drawn_to_a_growing_number_leads_to_a_page() -> None:
    paper = listed(("2", "5", "8", "11", "14"))
    assert ALIGNED(paper.page())
    for k, title in enumerate(TITLES):
        paper.rule(201 + 14 * k, 50 + paper.width(title), 438)
    assert not ALIGNED(paper.page())


@pytest.mark.parametrize("lengths", [(200, 150, 120, 60, 30)])
def test_figures_at_the_ends_of_bars_are_a_chart(lengths: tuple[int, ...]) -> None:
    paper = Paper()
    for k, (title, length) in enumerate(zip(TITLES, lengths, strict=True)):
        paper.left(50, 200 + 14 * k, title)
        paper.fills.append(Fill(Box(190.0, 192.0 + 14 * k, 190.0 + length, 202.0 + 14 * k), 0x3366CC))
        paper.left(195.0 + length, 200 + 14 * k, str(7 * length))
    assert not ALIGNED(paper.page())


def test_a_telephone_number_is_one_cell() -> None:
    paper = Paper()
    for k, name in enumerate(("Oficina", "Tránsito", "Salud", "Educación")):
        paper.left(50, 200 + 14 * k, name)
        paper.left(150, 200 + 14 * k, "Prat 921" if k else "Dirección")
        paper.left(260, 200 + 14 * k, f"+56 32 274556{k}" if k else "Teléfono")
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1] == ["Tránsito", "Prat 921", "+56 32 2745561"]


def test_ticks_and_dashes_stand_in_columns_of_their_own() -> None:
    paper = Paper()
    body = [["Patrullas", "✓", "–"], ["Cámaras", "–", "✓"], ["Talleres", "✓", "✓"]]
    for k, row in enumerate([["Medida", "2022", "2023"], *body]):
        paper.left(50, 200 + 14 * k, row[0])
        for x, text in zip((190, 240), row[1:], strict=True):
            paper.centre(x, 200 + 14 * k, text)
    (grid,) = ALIGNED(paper.page())
    assert rows(grid)[1:] == body
