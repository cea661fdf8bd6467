"""Boxes of pages that lean or lie on their side."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.pdf.rotation import displayed, skewed, straightened_box
from pipeline.geometry import Box
from tests.trials import trials


@settings(max_examples=trials(60))
@given(
    st.floats(-8, 8),
    st.floats(10, 500),
    st.floats(10, 700),
    st.floats(5, 90),
    st.floats(5, 20),
)
def test_a_box_that_leans_is_found_again_when_straightened(
    skew: float, x: float, y: float, wide: float, high: float
) -> None:
    box = Box(x, y, x + wide, y + high)
    back = straightened_box(skewed(box, skew, 612, 792), skew, 612, 792)
    assert [back.x0, back.top, back.x1, back.bottom] == pytest.approx([box.x0, box.top, box.x1, box.bottom], abs=0.01)


def test_a_page_that_lies_on_its_side_shows_its_boxes_where_they_are() -> None:
    """Turned by 90 degrees clockwise to be read: what stands at the top left then is at the bottom left."""
    assert displayed(Box(10, 20, 30, 40), 90, 0.0, 792, 612) == Box(20, 762, 40, 782)
