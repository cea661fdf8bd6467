"""The thresholds of verdicts by whole labels of rows and columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class LabelSettings:
    """Every threshold of the room."""

    # What the link model must grant a cell that contradicts, or all cells of the table that a computed quantity is of,
    # before the value is looked at. Of 66 real documents as they are no contradiction by a cell lies between .0015 and
    # .005; a true one of the source document has .002. Of tables nothing lies between .0005 and .5
    granted: float = 0.002
    right: float = 0.3  # a figure that some cell states rightly with more than this probability is left alone
    computed_digits: int = 3  # figures of fewer digits, other than percentages, are met by chance by what is computed
    fewest_digits: int = 2  # figures of fewer digits equal some cell by chance, percentages what is computed
    long: int = 5  # digits from which on a figure is met by hardly anything by chance
    most_read: int = 60  # more ways to understand a sentence than these say nothing
    most_together: int = 6  # rows or columns that a sentence states together
    rows_before: int = 2  # last rows named before a figure that it may be of
    named: float = 0.8  # share of the words of a header that a clause says where the column is meant
    partly_named: float = 0.5  # share of them where it may be meant
    total_named: float = 0.6  # share of them from which on a column is meant rather than the total
    all_said: float = 0.999  # share of the words of a label that is all of them
    around: float = 0.8  # what a word counts that stands in another part of the sentence than the figure
    stem_letters: int = 6  # first letters of a word by which a header has it
    near_blocks: int = 6  # blocks between a sentence and a table that it is about
    most_near: int = 8  # tables near a sentence that are compared with it
    narrowing: float = 0.5  # rarity (``spanish.common_words``) from which on a word narrows what a sentence is about
    points: Decimal = Decimal(12)  # a percentage further off than this is of something else, whatever the words say
    # words that the table does not know which a sentence may have, by the digits of its figure …
    strange: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({2: 2, 3: 1, 4: 2}))
    most_strange: int = 6  # … and of longer figures
    strange_where_sure: int = 2  # so many more where the cell is sure and the figure nearly long
    alike: float = 0.5  # share of the words of two headers from which on tables are built alike
    most_operands: int = 6  # figures of a sum that a finding writes out


SETTINGS = LabelSettings()
