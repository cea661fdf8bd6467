"""How much is computed for a figure of the prose, and how often figures print what they state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ComputedSettings:
    """``rows`` and ``tables`` are how many of the likeliest rows and tables of a mention are computed with (rows no
    further ``behind`` the likeliest, a logarithm),
    ``rows_compared`` and ``tables_compared`` how many of them are set against each other, ``named`` how many rows a
    sentence names at most, each with the share ``named_by`` of the weight of its words; rows less likely than
    ``likely_row`` (a logarithm) are not summed over columns. ``exact`` and ``slip`` as in the link model.
    A figure that a cell prints with the probability ``printed`` is not computed. Figures stated alike count where there
    are ``fewest_alike`` others, each sure from ``remembered`` on; ``many`` caps how much their number adds.
    Something of which a figure is more than ``size`` times as large or as small is not what it states, not even with
    wrong digits; neither has at least the probability ``least_neither``. A level is stated in the sentence where a cell
    of it is ``anchored`` so likely.
    A figure in thousands or millions can state what is known to ``widest_scaled`` of its last digit.
    So many ``features_kept`` (256 MB) are at hand until the other figures are known; those of further figures are read
    again then."""

    rows: int = 8
    behind: float = 6.0
    tables: int = 2
    rows_compared: int = 3
    tables_compared: int = 4
    named: int = 6
    exact: float = 0.93
    slip: float = 0.01
    named_by: float = 0.6
    likely_row: float = -4.0
    printed: float = 0.95
    fewest_alike: float = 1.0
    remembered: float = 0.3
    many: float = 3.0
    widest_scaled: float = 4.0
    size: float = 20.0
    least_neither: float = 0.02
    anchored: float = 0.5
    features_kept: int = 32_000_000


SETTINGS = ComputedSettings()
