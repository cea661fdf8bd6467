"""The thresholds of the audit of arithmetic: what each means and what it was measured on.

Measured on the tables of 68 real documents (pension reports, health bulletins, budgets, municipal and school
papers), as read, and on the same with one figure spoilt (``bench/spoilt_tables.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ArithmeticSettings:
    """Every threshold of the audit of one table.

    max_cells: a larger grid is a register; its sums are not searched for.
    near: a total this near to its parts (relative) may be meant as their sum though no slip of typing explains the
        difference. At .3 two of three such accusations on real tables were false (totals of another level, blocks
        that begin on the page before); every true one lay within .1.
    near_alone: the same where fewer than ``supported`` other lines support the relation.
    supported: see ``near_alone``.
    next_to_nothing, long_gap: a total that no other line supports is meant all the same where it misses by this part
        of itself, or by a slip of so many units: of random gaps of three digits about one in thirty is a slip.
    holds_for_a_failure: lines that must support a relation for each line that fails it.
    systematic: separate failures of one relation, no slips of typing, that are one note about the relation.
    closing_units: units of the last digit by which a share may miss so that the printed shares add up to 100, or a
        subtotal of shares so that it is the sum of the printed ones. Of 43 such accusations on real documents none
        was a mistake; the largest missed by 1.9 units.
    unit_of_many: parts from which on a sum that misses by one unit is only suspicious.
    many_digits: figures of so many units that miss their sum by one unit are rounded, not miscounted. Of seven such
        misses in 200 tables of statistical agencies none was a mistake; the true ones were of smaller figures.
    large: figures of so many units are measured or rounded amounts, not counts: a sum of theirs that alone misses by
        no more than half a unit for each figure is rounding.
    rounded_parts: parts from which on that is so although nothing says that the figures are amounts.
    no_chance: figures are taken for rounded to a step when so many tables would show it once by chance.
    rounded_alone: how likely figures rounded one by one may meet their rounded totals as often as the rest of a table
        does, and one that misses by a unit still be excused as rounded. It is a warning at most, and of figures below
        ``large`` only: a pension report exact on its other rows rounds a total of 5.660.525.
    rounded_crossed: the same where a row and a column miss by the unit at the same place. At .05 a table of trade in
        millions, exact on eleven of twelve rows, was accused.
    steps_of_a_measure: steps that the middle one of rounded figures must be worth: smaller ones (20, 30, 50 hours)
        are round by nature, and exact. In the two tables of vacancies rounded to hundreds it is 8 and 75.
    chance: how likely another base may explain a percentage by chance and still excuse it.
    same_words: of the words of a cell's labels that another cell's labels and title must have, and every number, for an
        equal figure to be the same thing printed twice.
    twin: of the other suspects of an error, the part that another table must print under the same labels for its
        figures to say which of them is wrong. Without it 8 of 10 cells so named in bulletins of several days were not
        the spoilt ones.
    held_beside_a_note: other lines on which a relation must hold, all of them, for a note that totals need not be sums
        to be about something else.
    fewest_closing: lines in which parts must close to 100 before one in which they do not is an error.
    fewest_constant: pairs of figures that must show a constant ratio before it is looked for elsewhere.
    """

    max_cells: int = 20_000
    near: Decimal = Decimal("0.1")
    near_alone: Decimal = Decimal("0.02")
    supported: int = 3
    next_to_nothing: Decimal = Decimal("0.001")
    long_gap: int = 100
    holds_for_a_failure: int = 1
    systematic: int = 3
    closing_units: Decimal = Decimal(2)
    unit_of_many: int = 6
    many_digits: int = 10_000
    large: int = 100_000
    rounded_parts: int = 4
    no_chance: int = 1000
    rounded_alone: float = 0.001
    rounded_crossed: float = 0.01
    steps_of_a_measure: int = 8
    chance: float = 0.05
    same_words: float = 0.5
    twin: float = 0.8
    held_beside_a_note: int = 5
    fewest_closing: int = 4
    fewest_constant: int = 4


SETTINGS = ArithmeticSettings()
