"""Lists of items in the cells of a table."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows

ITEMS = ("Lectura inicial", "Estimulación del lenguaje", "Hábitos de estudio", "Convivencia escolar")
LEVELS = ("Primero", "Segundo", "Tercero", "Cuarto")


@given(st.lists(st.integers(1, 4), min_size=3, max_size=4), st.sampled_from("•▪➢"), st.sampled_from([4.0, 9.0, 16.0]))
def test_the_mark_of_an_item_is_no_column(counts: list[int], mark: str, gap: float) -> None:
    paper = Paper()
    for x, text in ((50, "Nivel"), (150, "Alumnos"), (240, "Trabajo"), (430, "Horas")):
        paper.left(x, 100, text, bold=True)
    expected = [["Nivel", "Alumnos", "Trabajo", "Horas"]]
    y = 118.0
    for number, count in enumerate(counts):
        paper.left(50, y, LEVELS[number])
        paper.right(185, y, str(41 + 7 * number))
        paper.right(455, y, str(12 + 9 * number))
        for item in ITEMS[:count]:
            paper.left(240, y, mark)
            paper.left(245 + gap, y, item)
            y += 12
        y += 8
        items = " ".join(f"{mark} {item}" for item in ITEMS[:count])
        expected.append([LEVELS[number], str(41 + 7 * number), items, str(12 + 9 * number)])
    assert [rows(grid) for grid in ALIGNED(paper.page())] == [expected]


def test_squares_that_answer_a_question_stay_a_column() -> None:
    paper = Paper()
    for x, text in ((50, "Comuna"), (180, "Sí"), (230, "No"), (300, "Observación")):
        paper.left(x, 100, text, bold=True)
    expected = [["Comuna", "Sí", "No", "Observación"]]
    for i, name in enumerate(("Lota", "Coronel", "Tomé", "Penco")):
        paper.left(50, 118 + 14 * i, name)
        paper.left((180, 230)[i % 2], 118 + 14 * i, "■")
        paper.left(300, 118 + 14 * i, "Sin reparos")
        expected.append([name, "■" if i % 2 == 0 else "", "■" if i % 2 else "", "Sin reparos"])
    assert [rows(grid) for grid in ALIGNED(paper.page())] == [expected]


def test_a_foot_right_of_the_last_column_is_no_text_of_its_last_cell() -> None:
    paper = Paper()
    for x, text in ((50, "Nivel"), (150, "Alumnos"), (240, "Trabajo")):
        paper.left(x, 100, text, bold=True)
    y = 118.0
    for number, level in enumerate(LEVELS):
        paper.left(50, y, level)
        paper.right(185, y, str(41 + 7 * number))
        for item in ITEMS[:3]:
            paper.left(240, y, "•")
            paper.left(254, y, item)
            y += 12
        y += 8
    paper.left(430, y - 4, "Memoria")
    paper.left(430, y + 8, "del año")
    (table,) = (rows(grid) for grid in ALIGNED(paper.page()))
    assert [row[0] for row in table] == ["Nivel", *LEVELS]
    assert not [text for row in table for text in row if "Memoria" in text]
