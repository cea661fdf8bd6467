"""The thresholds of the fitted relations among the figures of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How far around a figure its relations are looked for."""

    left: int = 70  # characters before a figure that say what it is, up to the figure before
    right: int = 45  # characters behind it, up to the next figure
    beside: int = 25  # characters behind it in which a total or an average is named
    most_figures: int = 48  # figures of a paragraph; one with more is a list of figures, not a text
    entry: int = 3  # figures of a paragraph that may be the entry of a list, at most …
    list_figures: int = 20  # … whose entries have so many together, at most
    context: int = 4  # last figures of the paragraph before
    near: int = 3  # places between a result and the nearer of what it is drawn from, at most
    far: int = 9  # places between a result and the farther one
    run: int = 8  # parts of a whole
    all_parts: int = 4  # parts listed beside one, either side, of a whole that is not printed
    most_growth: float = 6.0  # times a level that another is, at most
    near_blocks: int = 2  # blocks up to which the paragraph before still belongs to what one says


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """How a relation that is meant is printed."""

    exact: float = 0.97  # how often it holds within rounding
    other: float = 0.05  # how likely it has the digits of any other figure, seen from their chance
    slip: float = 0.02  # how often a figure is a slip of the pen
    noise: float = 1e-9  # part of a value by which sums of floats are off
    largest_weight: float = 25.0  # of the logarithm of a weight: beyond, nothing is decided
    rounded: float = 1e4  # whole numbers from which on a sum of several may be one of rounded ones


@dataclass(frozen=True, slots=True)
class MendingSettings:
    """When a figure is accused that would make relations hold by one slip, and one of a relation that holds confirmed.

    Chosen on 66 real documents, eight invented accounts and 60 public passages, on which the model was fitted, on the
    41 retyped texts of even MD5, and on the sentences of the tests that only look drawn from each other.
    """

    drawn: float = 0.05  # from which on one that holds says that a figure is drawn from others
    meant: float = 0.01  # probability of a candidate below which it is not looked at
    closing_excess: float = 10.0  # points that parts of 100 add up to more, at most: others are no parts of one whole
    proved: float = 0.5  # how surely a share says amounts to be part and whole where their sum accuses
    # how likely a difference is meant from which on it accuses without such a share, where its two levels stand in
    # brackets behind it: of 66 real documents and 24 other texts it accuses nothing, of seven figures so stated in one
    # of 23 real texts five are found, spoilt
    stated: float = 0.02
    digits: int = 2  # of a figure that is no percentage, at least
    asked: float = 0.002  # probability of a mending from which on it is asked what else speaks for it
    # that it names a relation that is broken, where of those asked half do. By regressions that have not seen their
    # series 151 of 245 spoilt figures are found from .9 on, 125 from .95, and four of 171 paragraphs accused as they
    # are, of which tables prove three right and one is a formula; of 66 real documents as they are none more is accused
    # (from .85 on one, an agreed rate)
    accused: float = 0.92
    # that a figure is drawn as a relation says that holds: from .95 on hardly more right ones are verified, and of 460
    # wrong figures of six accounts 13 instead of nine
    confirmed: float = 0.98
    most_digits: int = 5  # of a figure of which more say no more of a mending, …
    most_figures: int = 8  # … figures of its sentence …
    most_relations: int = 4  # … and relations that it mends
    largest_odds: float = 300.0  # of the logarithm of odds: beyond, nothing is decided, and a float holds no more
    explained: float = 0.7  # that a relation which holds is meant, so that no other one accuses its result


@dataclass(frozen=True, slots=True)
class AmongSettings:
    """Every threshold of the room."""

    windows: WindowSettings = field(default_factory=WindowSettings)
    print: PrintSettings = field(default_factory=PrintSettings)
    mending: MendingSettings = field(default_factory=MendingSettings)


SETTINGS = AmongSettings()
WINDOWS = SETTINGS.windows
PRINT = SETTINGS.print
MENDING = SETTINGS.mending
