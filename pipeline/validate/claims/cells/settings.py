"""The thresholds of the cells that figures of the prose can state."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellSpaceSettings:
    """Every threshold of the room."""

    said_kept: int = 8_000_000  # numbers (64 MB) at hand of what texts say of rows, or columns, or tables
    fewest_alike: int = 3  # rows from which on a word that all labels share distinguishes none
    most_group_words: int = 3  # last words before the list of its rows that name a group ("la macrozona norte (…)")
    last_century: int = 50  # years of two digits from here on are of the last century


SETTINGS = CellSpaceSettings()
