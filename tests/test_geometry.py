"""Box arithmetic, on boxes of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.geometry import (
    Box,
    bottom_edge,
    bounding,
    centre_x,
    centre_y,
    contains_centre,
    covers,
    left_edge,
    misalignment,
    overlap,
    right_edge,
    top_edge,
)

_EDGE = st.integers(-1000, 1000).map(lambda n: n / 4)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    x0, x1 = sorted((draw(_EDGE), draw(_EDGE)))
    top, bottom = sorted((draw(_EDGE), draw(_EDGE)))
    return Box(x0, top, x1, bottom)


@given(st.lists(boxes(), min_size=1, max_size=6))
def test_the_bounding_box_covers_all_and_touches_every_edge(items: list[Box]) -> None:
    whole = bounding(items)
    assert all(covers(whole, item) for item in items)
    assert whole.x0 in {i.x0 for i in items}
    assert whole.bottom in {i.bottom for i in items}
    joined = items[0]
    for item in items[1:]:
        joined = joined.union(item)
    assert joined == whole


def test_there_is_no_box_around_nothing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        bounding([])


@given(boxes(), boxes())
def test_overlap_is_a_share_and_the_same_both_ways(a: Box, b: Box) -> None:
    assert 0 <= overlap(a, b) == overlap(b, a) <= 1
    if covers(a, b) and b.width and b.height:
        assert overlap(a, b) == 1


@given(boxes(), boxes(), st.integers(0, 20))
def test_what_is_covered_has_its_centre_inside(outer: Box, inner: Box, margin: int) -> None:
    if covers(outer, inner, margin):
        assert contains_centre(outer, inner, margin)
    assert contains_centre(inner, inner)


def test_centres_and_margins() -> None:
    word = Box(10, 20, 30, 24)
    assert (centre_x(word), centre_y(word)) == (20, 22)
    assert contains_centre(Box(0, 0, 20, 22), word)
    assert not contains_centre(Box(0, 0, 19, 22), word)
    assert contains_centre(Box(0, 0, 19, 22), word, margin=1)
    assert not covers(Box(11, 20, 30, 24), word)
    assert covers(Box(11, 20, 30, 24), word, margin=1)


@given(st.lists(boxes(), min_size=1, max_size=6))
def test_the_outermost_edges_are_those_of_the_bounding_box(items: list[Box]) -> None:
    assert Box(left_edge(items), top_edge(items), right_edge(items), bottom_edge(items)) == bounding(items)


def test_of_nothing_the_outermost_edge_is_the_default_or_none() -> None:
    assert (left_edge([], default=3.0), bottom_edge([], default=0.0)) == (3.0, 0.0)
    with pytest.raises(ValueError, match="empty"):
        right_edge([])


def test_things_stand_under_each_other_by_an_edge_or_by_their_middles() -> None:
    word = Box(10, 0, 30, 5)
    assert misalignment(word, Box(10, 9, 90, 14)) == 0
    assert misalignment(word, Box(25, 9, 31, 14)) == 1
    assert misalignment(word, Box(18, 9, 26, 14)) == 2
