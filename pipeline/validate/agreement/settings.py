"""The thresholds of the comparison of tables with each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class RepeatedLineSettings:
    """What it takes to take two lines for the same, set on the even half of 66 real documents. Of six figures spoilt at
    random in the repeated lines of each, 85 of 96 are named there and 91 of 114 in the other half; as printed, three
    differences are, in both halves together, and all stand so on the page."""

    fewest_digits: int = 2  # a figure of fewer significant digits says nothing about which line it is of
    most_printed: int = 24  # a value that stands in more places distinguishes no lines
    # pairs of equal figures that are looked at in a document, the rarest values first: the most of a real document
    # were 33.400
    most_pairs: int = 200_000
    fewest_labelled: int = 2  # equal figures …
    # … and their significant digits together, where the labels say which figures belong together
    digits_labelled: int = 6
    fewest_in_step: int = 3  # the same where some are matched by their place only
    digits_in_step: int = 8  # the same where some are matched by their place only
    equal_for_one: int = 5  # beside every five equal figures one may differ, and one at any rate
    most_other: float = 0.5  # where more of the figures across the two lines differ, two things meet in one line only


@dataclass(frozen=True, slots=True)
class LongFigureSettings:
    """Figures of two tables that only their length shows to be meant as one. In the tables of 99 documents two of seven
    digits or more are a slip apart once, and both of these are proven."""

    fewest_digits: int = 7  # significant ones
    # pairs like one that is a slip apart that a document is expected to have by chance, from which on they say nothing:
    # 11 of 16 figures of six real documents that repeat a proven one are found spoilt, as many as without this, and no
    # right one of 66 is accused
    chance: float = 0.01
    most_pairs: int = 50_000  # pairs of figures of a length that are looked at (about half a second)


@dataclass(frozen=True, slots=True)
class AgreementSettings:
    """Every threshold of the room; shares are of 1."""

    digits_repeated: int = 4  # significant digits of a total that another table repeats
    digits_of_a_key_figure: int = 3  # a key figure of fewer digits is found among many totals by chance
    # without a slip that explains it, a summary this close to its detail (relative) is still meant to equal it
    near: Decimal = Decimal("0.05")
    # equal figures of this many significant digits beside the one that differs leave no doubt that lines are the
    # same: all three such differences in 66 real documents are so on the page
    sure_digits: int = 8
    fewest_periods: int = 2  # lines of a table of growth
    fewest_rates: int = 3  # so many rates of a table must be those of the levels before another is accused
    rates_for_one: int = 5  # rates that hold for each that does not
    year_before: int = 12  # monthly series compare with the month twelve before
    month_letters: int = 3  # letters by which a month is named in short
    year_digits: int = 4  # digits of a year that names a period without its month
    fewest_highlights: int = 3  # figures of a list of highlights, one less where a title calls it so
    smallest_highlight: int = 100  # smaller figures are met by chance
    highlights_covered: float = 0.6  # share of the words of a highlight that the labels of a figure have
    gap: Decimal = Decimal("0.25")  # a highlight further off than this (relative) is of something else
    common_word: float = 0.5  # share of the captions of a document from which on a word names no table
    rare_word: int = 5  # a word in more than one of so many captions of a chapter distinguishes no tables
    # share of the columns of two tables with the same header from which on they are built alike
    same_headers: float = 0.75
    most_captions: int = 12  # a label in more captions than this, even of its own chapter, names no table
    stem: int = 4  # letters by which words of captions are found
    parallel_headers: float = 0.75  # share of the words of the headers of two tables that are built alike
    parallel_captions: float = 0.4  # or of their captions
    digits_reused: int = 4  # significant digits of a figure that is not met twice by chance
    smallest_reused: int = 1000  # a count with a digit less counts from this size on
    most_places: int = 12  # places that print one figure: more are no reuse of one by another
    most_chance: float = 0.02  # how likely two tables print one figure by chance
    longest_plain: int = 12  # characters of a number that nobody prints without grouping them
    most_shown: int = 4  # other places that a finding shows
    longest_caption: int = 90  # letters of a caption that a message quotes
    shown_of_caption: int = 80  # its last letters, where it is longer
    repeated_lines: RepeatedLineSettings = field(default_factory=RepeatedLineSettings)
    long_figures: LongFigureSettings = field(default_factory=LongFigureSettings)


SETTINGS = AgreementSettings()
REPEATED_LINES = SETTINGS.repeated_lines
LONG_FIGURES = SETTINGS.long_figures
