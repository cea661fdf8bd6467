"""Tables beside charts, whose labels run through their rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.extract.pdf.page import Fill
from pipeline.extract.tables.engines.borderless import ALIGNED
from pipeline.geometry import Box
from tests.extract.tables.engines.borderless.paper import Paper, rows

STAFF = [["Auxiliar", "49", "14,6%"], ["Administrativo", "63", "18,8%"], ["Técnico", "46", "13,7%"]]
STAFF += [["Profesional", "145", "43,2%"], ["Directivo", "33", "9,8%"]]


def table(paper: Paper, x: float) -> list[list[str]]:
    paper.left(x, 100, "Estamento", bold=True)
    paper.right(x + 140, 100, "Dotación", bold=True)
    paper.right(x + 190, 100, "%", bold=True)
    for i, row in enumerate(STAFF):
        paper.left(x, 114 + 14 * i, row[0])
        for edge, text in zip((140, 190), row[1:], strict=True):
            paper.right(x + edge, 114 + 14 * i, text)
    return [["Estamento", "Dotación", "%"], *STAFF]


def pie(paper: Paper, x: float) -> None:
    paper.curves += [Box(x, 100, x + 35, 135), Box(x + 35, 100, x + 70, 150), Box(x, 135, x + 35, 170)]
    for dx, y, text in ((-14, 108, "14%"), (72, 121, "43%"), (74, 149, "19%"), (-10, 170, "14%")):
        paper.left(x + dx, y, text)


def bars(paper: Paper, x: float) -> None:
    for i, height in enumerate((20, 44, 31, 60)):
        left = x + 30 * i
        paper.fills.append(Fill(Box(left, 170 - height, left + 20, 170), 0x4472C4))
        paper.left(left + 2, 168 - height, f"{height * 7}")
        paper.left(left + 2, 181, "EFMA"[i] * 3)


@pytest.mark.parametrize("chart", [pie, bars])
@pytest.mark.parametrize("left", [True, False])
def test_the_labels_of_a_chart_are_no_cells(chart: Callable[[Paper, float], None], left: bool) -> None:
    paper = Paper()
    expected = table(paper, 60 if left else 300)
    chart(paper, 330 if left else 80)
    assert expected in [rows(grid) for grid in ALIGNED(paper.page())]
