"""Settings of relations between numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IntervalSettings:
    """What a printed number can stand for."""

    precision: int = 60  # digits of sums and quotients: more than any figure that is read has, times any scale


@dataclass(frozen=True, slots=True)
class PatternSettings:
    """What a relation of all kinds must show."""

    enough: float = 4.0  # bits beyond chance that a relation must show
    label_bits: float = 5.0  # what a label that announces the relation is worth
    fail_cost: float = 1.5  # bits that a contradicting line takes away
    other_kind_cost: float = 0.2  # the same where the line is printed another way (percentages below counts)
    kind_bits: float = 6.0  # bits that lines printed one way (with so many decimals) must show to count
    witnesses: int = 96  # more lines than these add nothing new
    near: float = 0.01  # a line this near (relative) belongs to a pattern that other lines prove
    alternatives: float = 4.0  # values a figure may have for each step up to its own: of either sign, up to its double


@dataclass(frozen=True, slots=True)
class SumSettings:
    """Sums and differences."""

    total_bits: float = 3.0  # what a label that says "total" is worth
    difference_bits: float = 5.0  # what "balance" or "change" is worth for a difference of two
    loose: float = 0.005  # the part of a sum by which chained volumes and suppressed parts may miss
    mixed_cost: float = 8.0  # bits that a sum of cells printed in several ways takes away
    max_rounds: int = 6  # passes over a table, each with the sums found before taken out
    max_pair_width: int = 120  # beyond this many positions pairs and distant runs are not tried
    long_table_stride: int = 6  # of every how many positions terms are tried in a longer table, at most
    trial_lines: int = 3  # lines on which a sum is sought before it is tried on all


@dataclass(frozen=True, slots=True)
class AverageSettings:
    """Averages."""

    no_label_cost: float = 10.0  # bits that an average takes away which no label announces
    fewest_unlabelled: int = 3  # an average of two figures that nothing announces is a coincidence
    fails_unlabelled: float = 0.1  # lines that may fail for each that holds
    longest_unlabelled: int = 16  # figures it may be of


@dataclass(frozen=True, slots=True)
class RatioSettings:
    """Divisions and relative changes."""

    no_label_cost: float = 6.0  # bits that a ratio takes away which no label announces
    of_ratios_cost: float = 4.0  # bits of a ratio of ratios
    max_width: int = 100  # positions beyond which ratios are not sought
    trial_lines: int = 2  # lines on which a ratio is sought before it is tried on all
    close: int = 3  # units by which a near line may miss
    half: float = 0.5000001  # half a unit, and a hair for binary fractions
    same_bits: int = 4  # bits within which two ratios are as good


@dataclass(frozen=True, slots=True)
class SlipSettings:
    """Slips of typing."""

    longest: int = 15  # Digits up to which a whole number is exact as a float.
    below: float = 0.9  # of the least number of its digits: one place off may take a digit away …
    above: float = 1.1  # … and of the first number that has a digit more
