"""From what probability on a figure is contradicted, by its form and by what contradicts it."""

from __future__ import annotations

from pipeline.validate.claims.verdict import SETTINGS


def test_the_less_a_figure_says_the_surer_its_accusation_must_be() -> None:
    assert SETTINGS.contradicted < SETTINGS.computed_decimals < SETTINGS.decimals < SETTINGS.short
