"""Whether texts below one another can be the lines of one wrapped cell."""

from __future__ import annotations

import pytest

from pipeline.extract.tables.engines.borderless.wrapped_rows.wrapped_lines import are_evenly_set


@pytest.mark.parametrize(
    ("bases", "even"),
    [([100.0], True), ([100.0, 111.0, 122.0], True), ([100.0, 111.0, 128.0], False), ([100.0, 140.0], False)],
)
def test_the_lines_of_a_cell_are_evenly_set(bases: list[float], even: bool) -> None:
    assert are_evenly_set(bases, 9.0) is even
