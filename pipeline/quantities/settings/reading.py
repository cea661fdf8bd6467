"""Settings of what a printed number, a date or a header says."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class NumeralSettings:
    """Numerals and the format they are printed in."""

    most_digits: int = 24  # ten thousand such numbers add up exactly within decimal's 28 digits; more digits are a code
    longest: int = 200  # characters of a cell that can be one numeral, with its unit, label and notes
    longest_vote: int = 40  # characters of a cell that can say which marks a table uses
    unclear: float = 0.4  # vote of a figure with one mark and three digits behind it, which may group or part decimals


@dataclass(frozen=True, slots=True)
class FormatSettings:
    """The format of one column of a table."""

    fewest_grouped: int = 3  # figures with one group beside a whole number below a thousand
    fewest_summed: int = 3  # figures of which the last is the sum of the others, groups among them


@dataclass(frozen=True, slots=True)
class MisreadingSettings:
    """What a misread numeral can have been."""

    numerals: Fraction = Fraction(3, 5)  # of the filled cells of a column, or of its numerals without a percent sign
    grouped: Fraction = Fraction(9, 10)  # of its large numerals that have marks between thousands
    alike: Fraction = Fraction(4, 5)  # of its numerals that have the same mark
    fewest: int = 3  # numerals that show how their column is printed
    most_digits: int = 15  # of a figure: a longer one is two


@dataclass(frozen=True, slots=True)
class DateSettings:
    """Dates."""

    # a number of four digits before it is not the year of a date (1110.01.02 is an account code) …
    first_year: int = 1800
    last_year: int = 2199  # … nor is one after this
    majority: int = 4  # Where both orders occur, one must occur this many times as often as the other to be accepted.
    longest: int = 80  # characters of a date with its weekday and hour


@dataclass(frozen=True, slots=True)
class HeaderWordSettings:
    """Words of headers that are the same."""

    shortest_word: int = 4  # letters of a word that may be cut or misspelt
    longest_cut: int = 3  # letters that may be cut off a short word
    shortest_misspelt: int = 6  # letters of a word that may be misspelt
    misspelt: float = 0.86  # likeness of two spellings of one word
    longest_name: int = 48  # characters of the name of a column


@dataclass(frozen=True, slots=True)
class CellSettings:
    """Which cells of a table are numbers to relate."""

    max_digits: int = 15  # longer integers are identifiers, no amounts
    max_decimals: int = 4  # with which figures are compared, at most
    max_text: int = 40  # characters of a cell that is a number
    # different figures of a column that all are multiples of a step, beyond which more prove nothing: by chance not one
    # of 3 to this power columns has so many multiples of the smallest step
    enough: int = 13
    longest_vote: int = 24  # characters of a cell that can say which marks a table uses
    first_year: int = 1800  # of numbers with the form of a year …
    last_year: int = 2100  # … and the last
    fewest_ordinals: int = 3  # columns numbered 1, 2, 3 … below a header
    fewest_running: int = 3  # running numbers or codes of a column of labels
    largest_first: int = 31  # first of running numbers: days of a month
    largest_code: int = 100_000  # of codes in rising order
    fewest_nearly: int = 5  # codes of which some repeat
    nearly_running: float = 0.8  # share of such codes that rise by one or repeat


@dataclass(frozen=True, slots=True)
class StubLevelSettings:
    """The levels of a stub with codes."""

    fewest_coded: int = 4  # rows with a code, for a table to be a hierarchy
    coded: float = 0.6  # of the labelled rows that have a code or close a group
    fewest_parts: int = 2  # rows that stand under another row
    longest_part: int = 4  # digits of a code in a column of its own level
    shortest_plain: int = 3  # digits of a code whose final zeros say that it is a group ("340")
    shortest_cut: int = 12  # letters two names share from the start where one of them was cut off by its line


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Numbers in words."""

    longest_run: int = 32  # words: "novecientos noventa y nueve mil … millones …" has some twenty
