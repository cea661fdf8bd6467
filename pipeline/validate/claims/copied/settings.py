"""The thresholds by which a figure is said to be that of another row or column.

What scales a feature of the model (``features.py``) stands beside it: with another value it would have to be fitted
again.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CopiedSettings:
    """Every threshold of the room."""

    most_rivals: int = 3  # cells of other rows, and of other columns, that are looked at, by either score
    # by how many times the cell meant may be larger or smaller than the one printed: who copies a figure of another
    # size notices. Of ten pairs that were accused wrongly by models that had not seen their series two differ by more
    most_times: float = 5.0
    # how likely it is that a figure states the cell that it prints, at least, and no other that prints the same: a true
    # 402 of one column was taken for the 402 of a total (.63, the right cell .37), and accused by the row of that
    stated: float = 0.8
    # how many of the figures that state a cell state that of another row or column: of 900 annotated figures of ten
    # real documents 3 in 100 are wrong, a third of them one slip from the right cell, and a third copied
    copied: float = 0.01
    # how likely a figure is a copy from which on it is not verified, and from which on contradicted. By models that
    # have not seen their series .2 doubts 16 of 1,717 true figures and .8 accuses none; of eight accounts by an author
    # whom no model had seen .8 accused one true figure (.88) beside three copies, .9 the copies alone
    doubted: float = 0.2
    accused: float = 0.9
    error: float = 0.95  # … and from which on that is an error, and no warning


SETTINGS = CopiedSettings()
