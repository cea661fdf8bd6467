"""The thresholds by which figures of different sentences are found to state the same fact.

What scales a feature of the network (``features.py``) stands beside it: with another value it would have to be fitted
again.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RestatedSettings:
    """Every threshold of the room."""

    exact: float = 0.95  # how often a figure that restates another prints its value, as in the link model
    slip: float = 0.01  # how often it prints that value with one slip of the pen
    # A slip seldom makes a figure that another sentence prints: of 125 figures of three digits spoilt for the fit 2 in
    # 100 became one, of 600 that only look like a slip 25 in 100 are one; that other sentence counts for this …
    printed_elsewhere: float = 0.1
    # … and less where the document prints more of the figures one slip away: so many of those that only look like one
    elsewhere_of_look_alikes: float = 0.25
    # sentences less likely than this to state the same fact accuse nothing, however many digits agree: figures of one
    # document are of one magnitude
    alike: float = 0.03
    fewest_digits: int = 2  # a figure of fewer is no slip of another
    least_slips: int = 10  # slips of a figure, at least, among which the one at hand is one
    most_log_odds: float = 20.0  # what the network says either way, at most
    distinctive_digits: int = 3  # two figures of so many digits that print the same value seldom do so by chance
    near_paragraphs: int = 1  # paragraphs before and behind that belong to one: an item of a list is a paragraph
    prior_figures: int = 2  # figures that are added to those around one, so that few say little …
    prior_repeated: float = 0.5  # … and how many of them count as stated elsewhere
    most_candidates: int = 16  # figures with most words in common that are looked at
    # figures with most words in common among which those that print the value, or a slip of it, are looked at too
    most_agreeing: int = 60
    common: int = 150  # words around more figures than these find nothing: they are everywhere
    reach: float = 8.0  # words over which the weight of a word falls to a third
    # another figure between a word and the figure counts as so many words: "120 hombres y 80 mujeres"
    crossed: int = 3
    words_of_time: int = 4  # words right behind a figure that can say that it is a time
    words_of_name: int = 3  # words right before a figure that may be the name of what it is of
    apart: int = 4  # the part of a unit of the last digit within which a slip is the other figure


SETTINGS = RestatedSettings()
