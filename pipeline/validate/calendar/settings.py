"""The thresholds of the audit of dates, numbering and periods."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """Every threshold of the room; shares are of 1."""

    same_year: float = 0.8  # share of the dates of a list that are of one year
    fewest_dates: int = 3  # dates of a list
    mostly_dates: float = 0.6  # share of the cells of a list that are dates
    # a list in which more of the dates are impossible is one of codes, or has an order that we do not know
    most_impossible: float = 0.2
    year_digits: int = 4  # digits of a year printed in full
    most_days: int = 31  # days of a month
    leap_year: int = 2000  # the year of a date that is printed without one: it has all days
    few_rows: int = 3  # rows of a table whose header rows do not count as one
    fewest_years: int = 5  # so many years in a row, one of them twice, are no groups of columns under a year each
    fewest_numbered: int = 4  # rows that are numbered
    counting: float = 0.6  # share of the numbers of a list that go up by one
    # a row printed twice must have this many digits (or a date, or a long text) to be no coincidence
    distinctive_digits: int = 6
    fewest_letters: int = 4  # letters beside a date that make such a row
    first_numbers: int = 3  # numbers of a list that show where it begins and how it goes on
    longest_label: int = 120  # letters of a row that a message quotes
    shortest_sequence: int = 5  # elements of an ordered sequence
    # a sequence with more than a fifth of its elements out of place is not an ordered one
    most_out_of_place: float = 0.2
    alike: float = 0.6  # share of the words of two sentences about one period
    less_alike: float = 0.2  # by which the share of the longer of the two may be less
    most_agree: float = 0.75  # share of alike sentences that must agree on a period for another one to be odd
    longest_caption: int = 300  # letters of a text before a table that announces its months
    fewest_months: int = 3  # months that a table shows


SETTINGS = CalendarSettings()
