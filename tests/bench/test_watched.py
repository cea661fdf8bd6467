"""Watched numbers: which other value would have decided otherwise."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from bench.watched import Key, Watched


@pytest.fixture
def moved() -> set[Key]:
    return set()


def test_a_comparison_that_another_value_turns_is_noted(moved: set[Key]) -> None:
    gap = Watched(1.5, {("gap", 0): 1.2, ("gap", 1): 6.0}, moved)
    assert gap < 10.0
    assert moved == set()
    assert gap < 2.0
    assert moved == {("gap", 1)}
    assert not gap < 1.3
    assert moved == {("gap", 0), ("gap", 1)}


def test_what_is_computed_with_it_is_watched_too(moved: set[Key]) -> None:
    size = Watched(0.5, {("size", 0): 1.0}, moved)
    reach = 20.0 - 2 * abs(-size) * 10.0
    assert reach == 10.0
    assert moved == {("size", 0)}
    moved.clear()
    assert max(reach, 15.0) == 15.0  # with the other value the reach is 0: no other outcome
    assert moved == set()


def test_two_of_them_are_compared_each_with_the_others_values(moved: set[Key]) -> None:
    low, high = Watched(1, {("low", 0): 5}, moved), Watched(3, {("high", 0): 9}, moved)
    assert low < high
    assert moved == {("low", 0)}


def test_an_index_cannot_be_followed_and_is_noted(moved: set[Key]) -> None:
    rows = Watched(2, {("rows", 0): 3, ("rows", 1): 2}, moved)
    assert [1, 2, 3, 4][-rows:] == [3, 4]
    assert moved == {("rows", 0)}


def test_a_division_by_nothing_is_noted_by_what_asks_for_it(moved: set[Key]) -> None:
    parts = Watched(4, {("parts", 0): 0}, moved)
    assert 8 / parts == 2
    assert moved == {("parts", 0)}


def test_arrays_are_compared_with_every_value(moved: set[Key]) -> None:
    least = Watched(0.5, {("least", 0): 0.1, ("least", 1): 0.55}, moved)
    likely = np.array([0.6, 0.2])
    assert (likely > least).tolist() == [True, False]
    assert moved == {("least", 0)}
    assert np.maximum(likely, least).tolist() == [0.6, 0.5]
    assert moved == {("least", 0), ("least", 1)}


def test_an_array_that_is_changed_in_its_place_has_the_usual_value(moved: set[Key]) -> None:
    more = Watched(4.0, {("more", 0): 1.0}, moved)
    scores = np.array([0.5, 2.0])
    scores[[1]] += more
    assert scores.tolist() == [0.5, 6.0]
    assert moved == {("more", 0)}


def test_decimals_are_followed(moved: set[Key]) -> None:
    near = Watched(Decimal("0.1"), {("near", 0): Decimal("0.4")}, moved)
    assert Decimal(30) > near * Decimal(100)
    assert moved == {("near", 0)}
