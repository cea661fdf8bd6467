"""In which direction text runs: print is never quite level, slanted text runs in none of the four."""

from __future__ import annotations

import pytest

from pipeline.extract.pdf.text.character_boxes import direction_of


@pytest.mark.parametrize(
    ("a", "b", "direction"),
    [(1, 0, 0), (12, 0.9, 0), (0, 1, 1), (-12, 0.9, 2), (0.9, -12, 3), (12, 4, -1), (0.9, 0.9, -1)],
)
def test_directions(a: float, b: float, direction: int) -> None:
    assert direction_of(a, b) == direction
