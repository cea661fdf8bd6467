"""The thresholds by which tables and figures of the prose are read as evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ProseFormatSettings:
    """Which marks the numerals of the prose are printed with. None of the 66 real documents at hand is near these
    bounds: where points group, none has commas."""

    # numerals in which commas group thousands must be so many times as many as those in which points do or may: a few
    # foreign ones are quoted in any report
    times: int = 3
    open: int = 3  # cells such as ``402,118``, which could be either: so many, and no other mark, decide for the prose
    # numerals of the prose that commas alone group, from which on they decide by themselves: of 117 real texts two have
    # four and six, and mean thousands
    alone: int = 4
    # percentages with a decimal point ("12.7%"), where no point groups thousands and no comma sets off decimals: so
    # many say that a comma groups thousands. Chilean print has such percentages too, but beside "1.753"
    percents: int = 2
    # numerals of the prose, and cells of the tables, in which blanks group thousands ("331 905"): two counts side by
    # side look the same
    blanks: int = 3


@dataclass(frozen=True, slots=True)
class ProseNumeralSettings:
    """Figures of the prose."""

    # points to which "la mitad" is said, and at least "dos de cada tres"; "cuarenta por ciento" is said more exactly
    ratio_step: Decimal = Decimal(5)
    round_from: Decimal = Decimal(10_000)  # "42 mil" and whole thousands from here on are rounded to thousands
    near: Decimal = Decimal(10)  # two levels of one thing, before and after, differ by less than this factor
    mark_before: int = 8  # characters before a figure in which the sign of its currency stands


@dataclass(frozen=True, slots=True)
class FigureTableSettings:
    """Columns and rows of a table that state figures."""

    # figures this large in a column that says no unit are pesos: few things but pesos are counted in millions
    pesos: int = 1_000_000
    longest_caption: int = 200  # characters of a paragraph before a table that is its caption
    figures: float = 0.5  # share of the filled cells of a column that are figures
    first_year: int = 1900  # whole numbers of a column that all lie between these are years …
    last_year: int = 2099  # … up to this one
    months: int = 6  # so many columns that begin like months are months
    all_share: int = 3  # columns, or rows, of which fewer may well have a word in common
    fewest_grouped: int = 2  # rows of a table of which groups are named
    grouped_part: int = 3  # the part of the rows that stand within groups where a column names them
    fewest_side_by_side: int = 4  # columns of a table whose headers stand twice
    name_letters: int = 4  # first letters of the longest word of a label by which its row is found
    # digits from which on "más de" and "al menos" leave nothing open, in a cell as in a sentence
    exact_digits: int = 5


@dataclass(frozen=True, slots=True)
class SummedRowSettings:
    """Which row is the total of a table though its label does not say so."""

    fewest_parts: int = 3  # rows that add up: two and their sum are met by chance where figures are small
    large: int = 100  # a sum of so much or more is seldom met by chance; of smaller sums …
    fewest_small: int = 2  # … so many columns have to agree


@dataclass(frozen=True, slots=True)
class SlipSimilaritySettings:
    """When two figures look like one with a slip of the pen."""

    group: int = 3  # digits of a group of thousands; a number of so many is short
    carried: int = 3  # a digit that one carried changes is among the first so many of a longer number


@dataclass(frozen=True, slots=True)
class EvidenceSettings:
    """Every threshold of the room."""

    format: ProseFormatSettings = field(default_factory=ProseFormatSettings)
    numerals: ProseNumeralSettings = field(default_factory=ProseNumeralSettings)
    tables: FigureTableSettings = field(default_factory=FigureTableSettings)
    sums: SummedRowSettings = field(default_factory=SummedRowSettings)
    slips: SlipSimilaritySettings = field(default_factory=SlipSimilaritySettings)


SETTINGS = EvidenceSettings()

# The parts by name, as the modules ask for them.
FORMAT = SETTINGS.format
NUMERALS = SETTINGS.numerals
TABLES = SETTINGS.tables
SUMS = SETTINGS.sums
SLIPS = SETTINGS.slips
