"""The words of lists, taken out of patterns, and in how many series each stands."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from bench.claims_model.listed_words import Prose, groups, lists, series_with


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("a|b", [("a", "b")]),
        (r"x(?:uno|d(?:os|[|)(]))y", [("os", "[|)(]"), ("uno", "d(?:os|[|)(])"), ("x(?:uno|d(?:os|[|)(]))y",)]),
        (r"(?P<n>uno|dos)\|\(", [("uno", "dos"), (r"(?P<n>uno|dos)\|\(",)]),
    ],
)
def test_alternatives(pattern: str, found: list[tuple[str, ...]]) -> None:
    assert list(groups(pattern)) == found


def test_short_groups_are_no_lists() -> None:
    module = ModuleType("words")
    module.__dict__.update(
        _LONG=re.compile("(?:uno|dos|tres|cuatro|cinco|seis)(?:al|del)?"),
        _AGAIN="(?:uno|dos|tres|cuatro|cinco|seis)",
        _SET=frozenset({"ene", "feb", "mar", "abr", "may", "jun", "1"}),
    )
    assert list(lists(module)) == [
        ("_LONG", ("uno", "dos", "tres", "cuatro", "cinco", "seis")),
        ("_SET", ("abr", "ene", "feb", "jun", "mar", "may")),
    ]


def test_a_short_word_is_a_beginning_where_it_is_asked_to_be() -> None:
    prose = {"a": Prose("la caída de los precios\nla caida de los precios", frozenset())}
    assert series_with("caid", prose) == 0
    assert series_with("caid", prose, beginnings=True) == 1


@pytest.mark.parametrize(("word", "many"), [("aument", 1), ("da", 0), (r"m[aá]s\s+que", 1), ("sobra", 0), ("stem", 2)])
def test_series_with_a_word(word: str, many: int) -> None:
    prose = {
        "a": Prose("Los datos aumentaron más que antes", frozenset({"stem"})),
        "b": Prose("otra cosa", frozenset({"stem"})),
    }
    assert series_with(word, prose) == many
