"""The thresholds by which readings that are not sure keep findings from accusing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnsureReadingSettings:
    """Every threshold of the room; probabilities and shares are of 1."""

    many: int = 3  # independent findings of arithmetic in one table from which on its reading is to blame …
    share: float = 0.2  # … where they are this share of the relations tested in it
    # below this a table's cells are too often not where they are printed for an error to stand on them
    sure_table: float = 0.9
    # below this a cell read from a picture is rather misread than not. Of 41 pictures of tables and scans of the real
    # documents one accusation stood on such a cell, a misread ordinal; it was false
    guessed: float = 0.5
    blank: float = 0.95  # how sure it is that a cell is blank in which nothing was read
    unseen: float = 0.5  # the same where the grid has no cell


SETTINGS = UnsureReadingSettings()
