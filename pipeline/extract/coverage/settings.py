"""The limits of what is said and kept of texts that cannot be read well."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CoverageSettings:
    """Every threshold of the room."""

    poor: float = 0.8  # mean confidence of a page's words below which a scan is poor
    fewest_hidden: int = 3  # characters of a page that nobody sees
    fewest_unmapped: int = 5  # characters of a page without a meaning, and at least …
    share_unmapped: float = 0.02  # … this share of its characters
    most_pictures: int = 12  # pictures that a message lists
    most_enclosed: int = 12  # enclosed files that a message lists
    longest_enclosed: int = 80  # characters of the name of one
    most_places: int = 5  # places that a finding has as evidence; its message counts all
    most_pages: int = 20  # pages that a message names
    longest_heading: int = 1000  # characters; a longer one is a paragraph
    most_numerals: int = 150  # words with digits in one paragraph; it is cut behind them
    quoted: int = 60  # characters of a text that a finding quotes


SETTINGS = CoverageSettings()
