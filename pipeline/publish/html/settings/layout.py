"""Charts: their sizes in units of the picture, which the page scales to its column."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class LetterWidthSettings:
    """Widths of letters in parts of their size, measured on DejaVu Sans."""

    narrow: float = 0.38  # of an i, a point, a blank
    capital: float = 0.72  # of a capital
    other: float = 0.62  # of any other letter and of a figure
    bold: float = 1.1  # times wider that a bold text is


@dataclass(frozen=True, slots=True)
class BarSettings:
    """Charts of bars, one below the other."""

    width: int = 380  # of the picture
    bar: int = 11  # height of a bar
    row: int = 40  # height of a label with its bar
    recomputed_row: int = 16  # height of the line that says what the sum gives
    between: int = 10  # between a label and the value beside it
    most_lines: int = 2  # of a label
    label_line: int = 16  # height of a line of a label above the last
    legend: int = 24  # height of the legend
    many: int = 12  # bars from which on label, bar and value share a line, so that a long chart stays on a page
    # higher than this a chart begins a page with its heading: ``style.css`` keeps 9 cm for both, of which caption and
    # heading take up to 2.5
    below_heading: int = 290
    narrow_row: int = 17  # height of such a line
    bar_from: int = 158  # left end of its bar
    bar_to: int = 286  # right end of its bar
    beside_bar: int = 4  # between that bar and what stands before and behind it
    swatch_top: int = 4  # of a colour of the legend
    swatch: int = 11  # its side
    letter: int = 12  # size of letters
    after_swatch: int = 16  # from a colour to its name
    baseline: int = 14  # from the top of a row to the foot of its letters
    legend_gap: int = 36  # from one name of the legend to the next colour …
    legend_letter: int = 7  # … and for each letter of the name
    bar_top: int = 20  # from the top of a row to its bar
    mark_top: int = 16  # from the top of a row to the mark of what the sum gives …
    mark_foot: int = 24  # … and to its foot, less the bar
    beside_mark: int = 4  # from that mark to its words
    small_letter: int = 11  # size of the words beside it, and of a chart of many bars
    below_row: int = 6  # from the foot of a row to that of the words
    narrow_baseline: int = 12  # from the top of a narrow row to the foot of its letters
    narrow_bar_top: int = 3  # from the top of a narrow row to its bar
    narrow_mark: int = 6  # by which the mark of a narrow row is higher than its bar
    below_narrow: int = 11  # from the foot of a narrow row to that of the words


@dataclass(frozen=True, slots=True)
class ColumnChartSettings:
    """Small multiples: columns, a picture for each service."""

    max_panels: int = 36  # services that are shown
    alike: int = 8  # times the largest figure of one service may be that of another and still share its scale
    width: int = 180  # of one picture
    top: int = 8  # of the highest column
    floor: int = 84  # foot of the columns
    height: int = 102  # of one picture
    widest: int = 30  # column, where years are few
    every_year: int = 6  # years that all fit below their columns; of more only the first and the last are named
    column: float = 0.62  # of its slot that a column takes
    middle: float = 0.5  # of a slot
    mark_over: int = 3  # by which the mark of what the sum gives stands out of its column
    letter: int = 11  # size of letters
    baseline: int = 14  # from the foot of the columns to that of the years


@dataclass(frozen=True, slots=True)
class ChartChoiceSettings:
    """Which charts are drawn."""

    max_charts: int = 10  # of one report
    max_bars: int = 24  # of one chart
    fewest_bars: int = 3  # longer than nothing, besides a total: two say what two figures of a table say
    half_full: int = 50  # percentages none of which reaches it are drawn against the largest
    longest_title: int = 90  # characters of a caption that fit over a chart
    # of a table whose shares are sought: each is tried with every pair of amounts, and for 300 columns it took
    # minutes
    most_columns: int = 40
    first_year: int = 1900  # whole numbers from here …
    last_year: int = 2100  # … to here say which year a row is of
    fitting: Fraction = Fraction(2, 3)  # of the rows that confirm that a column is a share of two others
    failing: Fraction = Fraction(1, 3)  # of all rows that may contradict it
