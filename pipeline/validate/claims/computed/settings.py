"""How much is computed for a figure of the prose, and how often figures print what they state.

What scales a feature of the fitted scores (``choice/features.py``) stands beside it: with another value they would have
to be fitted again.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ComputedSettings:
    """Every threshold of the room."""

    rows: int = 8  # likeliest rows of a mention that are computed with …
    behind: float = 6.0  # … no further behind the likeliest than this (a logarithm)
    tables: int = 2  # likeliest tables of a mention that are computed with
    rows_compared: int = 3  # of these rows, those that are set against each other
    tables_compared: int = 4  # likeliest tables whose rows are set against each other
    named: int = 6  # rows that a sentence names together at most …
    fewest_parts: int = 3  # rows that a last row adds up to, from which on it is their total whatever it is called
    most_pairs: int = 4  # rows named together of which two and two are set against each other, at most
    named_by: float = 0.6  # … each with this share of the weight of its words
    likely_row: float = -4.0  # a row less likely than this (a logarithm) is not summed over columns
    most_columns: int = 14  # columns of a table that are computed with
    most_paired_columns: int = 6  # columns of a table that are set against the total of another
    most_compared: int = 6  # columns of a row that are set against each other
    most_summed: int = 6  # columns of a row without a total that are summed: more are seldom parts of one thing
    most_years: int = 6  # years of a thing that are added up, or averaged, the last of them
    # words that the headers of two columns of a pair do not share: that of the one group and that of the other
    own_words: int = 2
    most_balances: int = 16  # pairs of columns without a common name in which two totals are set against each other
    most_subtotals: int = 4  # rows of totals that are not the grand total of which a cell may be a share
    whole: float = 101.0  # percentages of parts add up to no more, rounding aside
    most_ratio: float = 150.0  # the largest ratio stated in percent
    thousand: float = 1000.0  # what a rate is for each of, where it is not for each one
    # a rate whose bounds lie further apart, by its own size, says nothing: small figures make any rate. At .15 the
    # growth of a rate printed with one decimal ("de 8,5 a 7,8") was none, and the right figure was compared with
    # another growth
    widest: float = 0.5
    always: float = 0.2  # … unless they lie no further apart than this many points
    month_letters: int = 3  # letters of the name of a month that say which it is
    fewest_periods: int = 3  # rows from which on months or quarters are a series …
    few_periods: int = 4  # … and up to which each of them is compared with each, not with its neighbours only
    fewest_ranked: int = 4  # rows from which on a text may state in how many of them a thing rose
    # operands up to which it is looked whether all are stated: of more a sentence states only the sum
    most_operands: int = 6
    most_terms: int = 6  # figures of a sum that a message writes out
    exact: float = 0.93  # how often a figure prints what it states, as in the link model
    slip: float = 0.01  # how often it prints that with one slip of the pen
    as_printed: float = 0.5  # how often what is computed of rounded figures is printed as it follows from their print
    printed: float = 0.95  # a figure that a cell prints with this probability is not computed
    anchor: float = 0.3  # how likely a cell is what a figure states, from which on it is an anchor for others
    anchored: float = 0.5  # a cell is stated in the sentence, as a level of what is computed, from this probability on
    fewest_alike: float = 1.0  # figures stated alike from which on they count …
    remembered: float = 0.3  # … each sure from this probability on
    many: float = 3.0  # what their number adds at most
    unsure_votes: float = 0.5  # votes for nothing in particular that are added, so that few votes say little
    # units of the last digit of a figure in thousands or millions by which what it states may be unsure
    widest_scaled: float = 4.0
    # what a figure is more than so many times as large or as small as is not what it states, not even with wrong digits
    size: float = 20.0
    least_neither: float = 0.02  # how likely a figure states neither a cell nor what is computed, at least
    features_kept: int = 32_000_000  # numbers (256 MB) at hand until the other figures are known; others are read again
    texts_remembered: int = 64  # texts of which is remembered which rows they name, and what the tables lack of them
    first_room: int = 1024  # quantities that there is room for at first


SETTINGS = ComputedSettings()
