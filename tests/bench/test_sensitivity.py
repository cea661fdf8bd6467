"""The bench that varies thresholds: it finds them, changes them everywhere they are used, and puts them back."""

from __future__ import annotations

import pytest

from bench.sensitivity import Threshold, thresholds, varied
from pipeline.checks import budget_outcomes
from pipeline.extract.coverage import ledger
from pipeline.extract.tables.engines.borderless import settings
from pipeline.extract.tables.engines.borderless.settings import HEADER
from pipeline.extract.tables.settings import EXTENTS
from pipeline.rules import accounting


def test_thresholds_of_modules_and_of_settings_are_found() -> None:
    rooms = ("extract.tables", "rules", "checks")
    shown = {t.shown: t.value for room in rooms for t in thresholds(room)}
    assert shown["rules.accounting.MOST_NAMED"] == accounting.MOST_NAMED
    assert shown["extract.tables.settings.SETTINGS.extents.stray"] == EXTENTS.stray
    assert shown["checks.budget_outcomes.SETTINGS.holding_share"] == 0.75
    assert shown["extract.tables.engines.borderless.settings.SETTINGS.header.leading"] == HEADER.leading
    assert len(shown) == sum(len(list(thresholds(room))) for room in rooms)


@pytest.mark.slow
def test_a_threshold_is_varied_where_it_was_imported_and_put_back() -> None:
    usual_most = accounting.MOST_NAMED
    with varied(Threshold(accounting.__name__, "MOST_NAMED", usual_most), 99):
        assert (accounting.MOST_NAMED, ledger.MOST_NAMED) == (99, 99)
    assert usual_most == accounting.MOST_NAMED
    with varied(Threshold(budget_outcomes.__name__, "SETTINGS", 2, "fewest_holding"), 5):
        assert budget_outcomes.SETTINGS.fewest_holding == 5
    assert budget_outcomes.SETTINGS.fewest_holding == 2
    usual = HEADER.leading
    with varied(Threshold(settings.__name__, "SETTINGS", usual, "header.leading"), 9.0):
        assert HEADER.leading == 9.0  # a part of the settings, bound to a name of its own
    assert usual == HEADER.leading
