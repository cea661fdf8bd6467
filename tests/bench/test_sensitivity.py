"""The bench that varies thresholds: it finds them, changes them everywhere they are used, and puts them back."""

from __future__ import annotations

import pytest

from bench.sensitivity import Threshold, thresholds, varied
from pipeline.checks import budget_outcomes
from pipeline.extract.formats.word import other_parts
from pipeline.extract.layout import axis_labels, reading_order, running_headers
from pipeline.extract.tables.engines.borderless import settings
from pipeline.extract.tables.engines.borderless.settings import HEADER
from pipeline.extract.tables.settings import EXTENTS


def test_thresholds_of_modules_and_of_settings_are_found() -> None:
    rooms = ("extract.tables", "extract.layout", "checks")
    shown = {t.shown: t.value for room in rooms for t in thresholds(room)}
    assert shown["extract.layout.running_headers.MOST_RUNNING"] == running_headers.MOST_RUNNING
    assert shown["extract.tables.settings.SETTINGS.extents.stray"] == EXTENTS.stray
    assert shown["checks.budget_outcomes.SETTINGS.holding_share"] == 0.75
    assert shown["extract.tables.engines.borderless.settings.SETTINGS.header.leading"] == HEADER.leading
    assert len(shown) == sum(len(list(thresholds(room))) for room in rooms)


@pytest.mark.slow
def test_a_threshold_is_varied_where_it_was_imported_and_put_back() -> None:
    usual_most = running_headers.MOST_RUNNING
    with varied(Threshold(running_headers.__name__, "MOST_RUNNING", usual_most), 99):
        assert (running_headers.MOST_RUNNING, other_parts.MOST_RUNNING) == (99, 99)
    assert usual_most == running_headers.MOST_RUNNING
    with varied(Threshold(axis_labels.__name__, "FEWEST", axis_labels.FEWEST), 7):
        assert axis_labels.FEWEST == 7
        assert reading_order.FEWEST != 7  # another threshold of the same name
    with varied(Threshold(budget_outcomes.__name__, "SETTINGS", 2, "fewest_holding"), 5):
        assert budget_outcomes.SETTINGS.fewest_holding == 5
    assert budget_outcomes.SETTINGS.fewest_holding == 2
    usual = HEADER.leading
    with varied(Threshold(settings.__name__, "SETTINGS", usual, "header.leading"), 9.0):
        assert HEADER.leading == 9.0  # a part of the settings, bound to a name of its own
    assert usual == HEADER.leading
