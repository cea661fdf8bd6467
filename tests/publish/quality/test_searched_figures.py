"""By which figures the index finds a report."""

from __future__ import annotations

from pipeline.publish import settings
from pipeline.publish.quality.searched_figures import searched_figures
from tests.publish.publish_sample import sample


def test_figures_of_four_digits_or_more_once_each_without_years_and_dates() -> None:
    assert searched_figures(sample()).split() == ["1000", "3000", "2700", "6000", "11000", "8100", "1005"]
    assert settings.SAYING.searched >= 1000
