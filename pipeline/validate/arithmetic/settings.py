"""The thresholds of the audit of arithmetic: what each means and what it was measured on.

Measured on the tables of 68 real documents (pension reports, health bulletins, budgets, municipal and school
papers), as read, and on the same with one figure spoilt (``bench/spoilt_tables.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ArithmeticSettings:
    """Every threshold of the audit of one table."""

    max_cells: int = 20_000  # a larger grid is a register; its sums are not searched for
    # a total this near to its parts (relative) may be meant as their sum though no slip of typing explains the
    # difference. At .3 two of three such accusations on real tables were false (totals of another level, blocks that
    # begin on the page before); every true one lay within .1
    near: Decimal = Decimal("0.1")
    # the same where fewer than ``supported`` other lines support the relation, or no label calls a total so
    near_alone: Decimal = Decimal("0.02")
    supported: int = 3  # other lines that support a relation; where there are fewer ``near_alone`` counts
    # a total that no other line supports is meant all the same where it misses by this part of itself …
    next_to_nothing: Decimal = Decimal("0.001")
    long_gap: int = 100  # … or by a slip of so many units: of random gaps of three digits about one in thirty is a slip
    holds_for_a_failure: int = 1  # lines that must support a relation for each line that fails it
    # the same for a relation of many lines: shares that close, averages, weighted means, movements, constant ratios,
    # tables that add up. These had values of their own, 4 and 5, which no document distinguished
    holds_for_one: int = 4
    systematic: int = 3  # separate failures of one relation, no slips of typing, that are one note about the relation
    # units of the last digit by which a share may miss so that the printed shares add up to 100, or a subtotal of
    # shares so that it is the sum of the printed ones. Of 43 such accusations on real documents none was a mistake;
    # the largest missed by 1.9 units
    closing_units: Decimal = Decimal(2)
    unit_of_many: int = 6  # parts from which on a sum that misses by one unit is only suspicious
    # figures of so many units that miss their sum by one unit are rounded, not miscounted. Of seven such misses in
    # 200 tables of statistical agencies none was a mistake; the true ones were of smaller figures
    many_digits: int = 10_000
    # figures of so many units are measured or rounded amounts, not counts: a sum of theirs that alone misses by no
    # more than half a unit for each figure is rounding
    large: int = 100_000
    rounded_parts: int = 4  # parts from which on that is so although nothing says that the figures are amounts
    no_chance: int = 1000  # figures are taken for rounded to a step when so many tables would show it once by chance
    # how likely figures rounded one by one may meet their rounded totals as often as the rest of a table does, and
    # one that misses by a unit still be excused as rounded. It is a warning at most, and of figures below ``large``
    # only: a pension report exact on its other rows rounds a total of 5.660.525
    rounded_alone: float = 0.001
    # the same where a row and a column miss by the unit at the same place. At .05 a table of trade in millions, exact
    # on eleven of twelve rows, was accused
    rounded_crossed: float = 0.01
    # steps that the middle one of rounded figures must be worth: smaller ones (20, 30, 50 hours) are round by nature,
    # and exact. In the two tables of vacancies rounded to hundreds it is 8 and 75
    steps_of_a_measure: int = 8
    chance: float = 0.05  # how likely another base may explain a percentage by chance and still excuse it
    # of the words of a cell's labels that another cell's labels and title must have, and every number, for an equal
    # figure to be the same thing printed twice
    same_words: float = 0.5
    # of the other suspects of an error, the part that another table must print under the same labels for its figures
    # to say which of them is wrong. Without it 8 of 10 cells so named in bulletins of several days were not the
    # spoilt ones
    twin: float = 0.8
    # figures of a sum that other tables print as they stand under the same names beside the one that they print
    # otherwise, for that one to be the likely wrong one
    fewest_agreeing: int = 2
    # how many spreads nearer to its line than any other suspect one must come by its right value to be the likely one
    out_of_line: float = 4.0
    farthest_in_line: float = 5.0  # spreads that any of the figures may be from its line once the likely one is mended
    # suspects from which on their shares show one out of line: at 4 a right share was named beside a wrong total
    fewest_in_line: int = 5
    fewest_beside: int = 2  # other columns (or rows) that print all suspects of an error, to see which is out of line
    least_stray: float = 0.03  # natural logarithm by which a figure strays from its share of a column at least
    # other lines on which a relation must hold, all of them, for a note that totals need not be sums to be about
    # something else
    held_beside_a_note: int = 5
    fewest_closing: int = 4  # lines in which parts must close to 100 before one in which they do not is an error
    fewest_constant: int = 4  # pairs of figures that must show a constant ratio before it is looked for elsewhere
    fewest_figures: int = 3  # figures between which anything can be calculated
    fewest_summed: int = 3  # places of a column with a total, the total included
    fewest_divisions: int = 3  # regions beside which a place with the name of their country is their total
    fewest_unnamed: int = 4  # the same where nothing names the total
    # lines that may contradict a named total for each that supports it, where there are several
    rivals_of_a_total: int = 3
    columns_with_slips: int = 2  # columns of a table that may all be wrong by a slip each
    fewest_parts: int = 2  # parts of a row's total that print something
    fewest_running: int = 3  # figures of a running total
    # printable values that rounding leaves for a wrong figure among which one is a slip of typing by little chance
    values_to_choose_from: int = 3
    longest_movement: int = 7  # neighbouring figures of which one is what the others leave
    most_places_of_movements: int = 120  # places of a longer table between which none is looked for
    fewest_terms: int = 3  # figures other than zero without which an equation says nothing
    float_error: float = 0.001  # part of a unit that sums of floats may be off
    # part of the figures by which quotients of floats may be off, far above their sixteen digits: what fails by more
    # fails in exact decimals too
    float_doubt: float = 1e-9
    least_float: float = 1e-100  # smaller figures keep fewer digits in floats
    bits_of_a_link: float = 2.0  # evidence beyond chance of each equation of a chain
    fewest_movements: int = 3  # lines that must show an equation with signs of its own, or equations in one chain
    bits_of_movements: float = 16.0  # evidence beyond chance, all runs and signs that were tried counted
    fewest_changes: int = 2  # lines of a table of changes, the one that is judged included
    fewest_places: int = 3  # places of the table of figures that the changes are of
    largest_change: int = 1000  # per cent: more is no change but an amount
    months_of_a_year_over: int = 13  # months from one month to the same of the next year, both counted
    fewest_weights: int = 3  # parts of which a weighted mean is made
    fewest_weighted: int = 3  # rates of a total that are met by their weighted means before one that is not is an error
    most_weighed: int = 8  # and at most
    most_lines_compared: int = 12  # lines of a table between which a constant ratio is looked for
    largest_denominator: int = 6  # of such a ratio
    least_measured: int = 100  # units: a ratio of smaller figures is no measure of anything
    # share of a table's hierarchical sums that must hold for the others to be meant too: in the accounting prints
    # read so far all but those with a misread figure do; a numbering that is no hierarchy makes none hold
    holding: float = 0.8
    # the same for one column: below it the column prints something else, or its figures in another notation
    holding_of_a_column: float = 0.5
    stem: int = 5  # letters of a word by which labels are compared
    proven_bits: float = 12.0  # evidence beyond chance that a pattern needs which no label announces
    labelled_bits: float = 4.0  # and one that a label announces
    fewest_row_sums: int = 3  # lines on which a sum of columns holds that some line contradicts
    row_sums_for_one: int = 3  # lines on which it holds for each that contradicts it
    # lines on which a pattern holds for each that another explanation of the same total explains
    holds_for_a_rival: int = 4
    columns_compared: int = 12  # other columns of which two are added to see whether a column is their sum
    signed: float = 0.8  # share of a place's figures with a percent sign from which on they all are percentages
    fewest_percentages: int = 3  # percentages beside one another of which one can measure another against a goal
    most_operands: int = 10  # places nearest to a percentage of which it may be calculated
    largest_fraction: int = 10  # a fraction of a whole is smaller: amounts grow tenfold at most
    # share of the figures of a place that are fractions where it prints shares without a percent sign
    mostly_fractions: float = 0.9
    most_parts_of_a_whole: int = 200  # parts of a whole that is not printed
    bits_of_a_definition: float = 7.0  # bits beyond chance that a definition of a percentage must show
    bits_lost_by_a_failure: float = 3.0  # bits that each line takes from it which does not follow it
    sampled_lines: int = 48  # lines on which the definitions of a long table are tried
    lines_a_label_explains: int = 3  # lines with which a label may carry a definition that they do not prove
    definition_may_fail: int = 3  # one of so many lines may not follow a definition
    fewest_rates: int = 3  # lines that follow a definition of bare rates
    rates_for_one: int = 3  # lines that follow it for each that does not
    round_percentage_bits: float = 0.5  # bits that 0 % or 100 % show, which are often met by chance
    most_factor_places: int = 8  # places of a table in which a product is looked for
    fewest_products: int = 3  # lines that must support a product
    products_for_one: int = 3  # and as many for each that does not: at 4 one wrong of four products is not found
    misses_that_show_rounding: int = 3  # separate misses by units that show rounding
    coarse_misses_that_show_rounding: int = 2  # and where all figures are multiples of five, a hundred…
    missed_of_counts: int = 5  # one of so many sums of counts misses where a table prints rounded figures
    off_a_whole: int = 30  # points by which the parts of a printed 100 % may miss it and still be its parts
    distinctive_digits: int = 3  # as many equal digits may be chance
    # significant digits of a called total from which on it is no mean of its column where it is one slip from the sum:
    # of three digits 3 in 100 means are, of four 4 in 1000
    digits_of_no_mean: int = 4
    sister_cells: int = 4  # cells that sister tables have in common, and sums of theirs that hold
    sisters_alike: float = 0.75  # of the cells of two sister tables, those under labels of both
    most_sisters: int = 24  # tables that another one adds
    fewest_shares: int = 4  # percentages under the same labels that are of wholes in another table
    bits_of_wholes: float = 16.0  # evidence beyond chance that they are
    most_lines_of_figures: int = 4000  # of a document in which wholes are looked for in other tables
    most_lines_of_parts: int = 24  # lines of a table that percentages could be parts of a whole of
    places_in_proportion: int = 12  # of a table between which a proportion is looked for, the first ones
    lines_in_proportion: int = 200  # on which it is tried; a longer table is a register
    fewest_in_proportion: int = 5  # lines that must agree on the factor
    out_of_proportion: int = 1  # lines that may miss it; where more do it is another relation
    bits_of_a_proportion: float = 16.0  # evidence beyond chance, the line that says most left out
    # Places of the same kind (two years of a series) differ from one ratio by so little of a figure by nature.
    nature_of_a_ratio: float = 0.05
    ratio_of_a_kind: float = 3.0  # places whose ratio is within this factor are of the same kind
    digits_of_a_factor: int = 15  # that a factor may need: no more are exact in a float
    shown_of_a_factor: int = 6  # digits of a factor that a message shows
    many_in_proportion: int = 8  # percentages in proportion beside which one of two digits is no chance
    least_copied: int = 10  # a smaller figure repeats its neighbour by chance
    fewest_not_copied: int = 5  # cells of a line that do not repeat their neighbour, so that one that does is odd …
    not_copied_for_one: int = 10  # … and as many for each other that does
    most_candidates: int = 3  # parts that a message names of which one must be wrong
    digits_of_a_slip: int = 3  # of fewer digits one figure in five is a slip away from any other
    longest_label: int = 60  # letters of a label that a message quotes
    rounding_variance: float = 1 / 12  # of an error within half a unit, any as likely


SETTINGS = ArithmeticSettings()
