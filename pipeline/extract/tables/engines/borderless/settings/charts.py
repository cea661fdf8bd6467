"""Settings of charts beside tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartSettings:
    """Where charts are drawn and which texts label them."""

    most_drawn: int = 2000  # curves or areas of a page among which charts are looked for, the first
    touching: float = 2.0  # points between two slices or pieces of one drawing
    smallest: float = 25.0  # points that a drawing is wide and high, at least; a smaller one is a mark
    background: float = 0.5  # share of the page that a chart covers, at most
    bars: int = 3  # different ends of the bars of a chart, at least
    reach: float = 1.6  # between a chart and a text that labels it
    marker: float = 9.0  # points: the square before a name in a legend is no larger
    legend: float = 90.0  # points between a chart and such a square
