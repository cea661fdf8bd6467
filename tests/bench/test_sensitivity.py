"""The bench that varies thresholds: it finds them, changes them everywhere they are used, and puts them back."""

from __future__ import annotations

import pytest

from bench.sensitivity import Threshold, thresholds, varied
from pipeline.checks import budget_outcomes
from pipeline.extract.tables import column_extents
from pipeline.extract.tables.engines.borderless import settings
from pipeline.extract.tables.engines.borderless.settings import HEADER
from pipeline.extract.tables.repair import wrapped_cells


def test_thresholds_of_modules_and_of_settings_are_found() -> None:
    shown = {t.shown: t.value for t in [*thresholds("extract.tables"), *thresholds("checks")]}
    assert shown["extract.tables.column_extents.STRAY"] == column_extents.STRAY
    assert shown["checks.budget_outcomes.SETTINGS.holding_share"] == 0.75
    assert shown["extract.tables.engines.borderless.settings.SETTINGS.header.leading"] == HEADER.leading
    assert len(shown) == len([*thresholds("extract.tables"), *thresholds("checks")])


@pytest.mark.slow
def test_a_threshold_is_varied_where_it_was_imported_and_put_back() -> None:
    threshold = Threshold("pipeline.extract.tables.column_extents", "STRAY", column_extents.STRAY)
    with varied(threshold, 99.0):
        assert column_extents.STRAY == 99.0
    assert threshold.value == column_extents.STRAY
    own = Threshold(wrapped_cells.__name__, "FEWEST", wrapped_cells.FEWEST)
    with varied(own, 7):
        assert wrapped_cells.FEWEST == 7
        from pipeline.extract.tables.repair import merged_rows

        assert merged_rows.FEWEST != 7  # another threshold of the same name
    with varied(Threshold(budget_outcomes.__name__, "SETTINGS", 2, "fewest_holding"), 5):
        assert budget_outcomes.SETTINGS.fewest_holding == 5
    assert budget_outcomes.SETTINGS.fewest_holding == 2
    usual = HEADER.leading
    with varied(Threshold(settings.__name__, "SETTINGS", usual, "header.leading"), 9.0):
        assert HEADER.leading == 9.0  # a part of the settings, bound to a name of its own
    assert usual == HEADER.leading
