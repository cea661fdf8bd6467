"""The thresholds by which figures of the prose are linked to cells.

What scales a feature of the fitted links (``features.py``, ``order.py``, ``years.py``) stands beside it: with another
value the links would have to be fitted again.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """How figures that state a cell print it, and how those around them support a cell.

    Of 900 annotated figures of ten real documents 3 in 100 were wrong, a third of these one slip from the right cell.
    """

    exact: float = 0.93  # how often a figure prints the value of the cell it states
    slip: float = 0.01  # how often that value with one slip of the pen
    least_slips: int = 10  # slips of a figure, at least, among which the one at hand is one
    remembered: float = 0.02  # from what probability on a cell counts for the figures around
    # what speaks for a row whose code the sentence says ("subtítulo 24"), in log odds: it is not fitted, for few tables
    # of the real documents have codes and none is referred to so; a row named in full has half as much
    coded: float = 4.0
    # how much of the probability of a level is left where the figure is stated as a change ("23 más que en 2021"), and
    # of a change where it is stated as a share
    level_of_change: float = 0.05
    many: float = 3.0  # what the number of alike figures adds at most
    fewest_votes: float = 0.5  # of alike figures; fewer say nothing
    smallest_vote: float = 0.05  # share of the votes below which a line has none
    unsure_votes: float = 0.5  # votes for no line in particular that are added, so that few votes say little
    hedged: float = 0.25  # how likely a figure said to be about, more or less than something fits a cell not meant
    # digits that say something, from which on a figure in words is exact: "mil noventa y seis" is, "dos" fits much
    exact_in_words: int = 3
    shortest_code_word: int = 3  # letters of a heading or a word that is abbreviated by the other, at least
    hedge: float = 0.1  # what "más de" and "casi" allow: this part of the figure to one side, half of it to both
    large: float = 1e5  # numbers from which on a table may print thousands of them
    least: float = 1e-6  # probability below which it makes no difference: so far a logarithm of one is taken


SETTINGS = LinkSettings()
