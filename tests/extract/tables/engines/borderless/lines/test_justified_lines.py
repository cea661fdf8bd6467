"""Justified lines of few words, their blanks as wide as columns are apart."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless import ALIGNED
from tests.extract.tables.engines.borderless.paper import Paper, rows

TEXT = (
    "Estímase en la suma de PESOS SEIS MIL QUINIENTOS",
    "DOSCIENTOS CINCUENTA Y DOS MILLONES",
    "OCHOCIENTOS UN MIL el cálculo de los recursos",
    "MILLONES DOSCIENTOS DIECISIETE MIL",
    "CUATROCIENTOS SETENTA Y SEIS PESOS",
)


def justified(paper: Paper, x: float, y: float, text: str, width: float) -> None:
    parts = text.split()
    blank = (width - sum(paper.width(p) for p in parts)) / (len(parts) - 1)
    for part in parts:
        paper.left(x, y, part)
        x += paper.width(part) + blank


@pytest.mark.parametrize("width", [290.0, 330.0])
def test_justified_lines_of_few_words_are_no_table(width: float) -> None:
    paper = Paper()
    for i, text in enumerate(TEXT):
        justified(paper, 100, 100 + 14 * i, text, width)
    assert ALIGNED(paper.page()) == []


def test_headings_at_even_distances_stay_apart() -> None:
    paper = Paper()
    names = ("Hombres", "Mujeres", "Hombres", "Mujeres")
    expected = [["Región", *names]]
    paper.left(50, 100, "Región")
    for k, name in enumerate(names):
        paper.centre(200 + 60 * k, 100, name)
    for i, region in enumerate(("Arica", "Tarapacá", "Atacama")):
        figures = [str(123 + 41 * i + 7 * k) for k in range(4)]
        paper.left(50, 116 + 14 * i, region)
        for k, text in enumerate(figures):
            paper.centre(200 + 60 * k, 116 + 14 * i, text)
        expected.append([region, *figures])
    (grid,) = ALIGNED(paper.page())
    assert rows(grid) == expected
