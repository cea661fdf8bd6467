"""How much of a document is read again by another library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecondReadingSettings:
    """Every limit of the room. Work is counted in characters and drawn objects and not in time, so that the same
    document is always read again alike: some 10 CPU seconds each (.25 and .5 ms apiece on dense pages)."""

    text_work: int = 40_000  # characters and drawn objects of the pages of one document that are read again
    grid_work: int = 20_000  # of those whose grid is found again
    text_work_of_a_page: int = 100  # so much more for every page of the document: .03 CPU seconds each, at any length
    grid_work_of_a_page: int = 50  # the same for grids


SETTINGS = SecondReadingSettings()
