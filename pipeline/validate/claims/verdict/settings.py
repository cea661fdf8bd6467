"""The thresholds by which figures of the prose are judged, in parts by what asks."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class VerdictSettings:
    """From what probability on a figure is called verified, and contradicted; and how seldom figures of a sentence may
    agree by chance to confirm each other.

    Chosen on 66 real documents and six accounts of somebody else as they are. Of what cells would contradict from .04
    on, true by reading were whole numbers of five digits or more (.7 up to .996; .11 one of six) and figures with
    decimals (.39, .71); false were whole numbers of three digits (up to .14), figures with decimals (.19, .14) and
    perhaps one of two digits (.295). Of 260 wrong cells of the six accounts the thresholds of before find six more.
    """

    distinctive: int = 3  # digits of a figure that is seldom met by chance; one of more is long, one of fewer short
    fewest_digits: int = 2  # a figure of fewer digits is contradicted by nothing
    verified: float = 0.9  # by a cell
    # by what is computed or another sentence: something can be computed of many cells, and many sentences print a short
    # figure. Of what other sentences of ten real documents print too, with .9 to .95, four only look like the same fact
    # and one is
    no_cell: float = 0.95
    # by what is computed, where the figure is short: of 35 in six accounts that the fit did not see two right ones had
    # less, and one spoilt had .969
    short_no_cell: float = 0.97
    # a long whole number, by what is computed: of twelve accounts the likeliest accusation of a right one has .063
    contradicted: float = 0.08
    computed_decimals: float = 0.1  # one with decimals: of 51 public texts retyped two right ones have .074 and .078
    # significant digits from which on a figure is not rounded, though "al menos" or "cerca de" stands before it
    never_rounded: int = 5
    # by what is computed where these odds are reached, if it is so likely with all that speaks for it taken together
    # (``computed_accusation.py``) …
    computed_likely: float = 0.7
    computed_by_two: float = 0.5  # … if another sentence says the same
    # … and from here on whatever the odds. By models that have not seen their series 293 of 345 spoilt figures are
    # found and three of 118 true ones accused, 311 and eight from .6 on, 260 and two from .9 on; with the gates around
    # it 297 and one
    computed_surely: float = 0.8
    # … a short whole number: of the true ones the likeliest have .94, .85 and .80, two of them weeks of a year
    computed_surely_short: float = 0.9
    # a short whole number by what is computed, which prints most of them; set while other sentences asked for it too
    short: float = 0.4
    # a short whole number that should be by how much a level of its sentence differs, or its share
    anchored: float = 0.25
    # a figure that its words state as what is computed, a change or a mean ("23 más que en 2021", "en promedio
    # acudieron"): of 66 real documents and eight accounts as they are no true one has .03 or more, of three digits …
    stated_as: float = 0.04
    stated_as_short: float = 0.1  # … or a whole number of two
    # by another sentence alone. By networks that have not seen their series, of 188 figures of three digits that 66
    # documents print twice 82 are found and one pair of other facts accused (70 and three from .25 on, before facts as
    # alike counted against each other), of 423 of two that count or measure something 58 and two (53 and one from .4
    # on); in them as they are nobody is accused that was not, from .1 on two true figures (28,4 % and 27,9 %)
    restated: float = 0.15
    # … a price or rate of each ("$1.911 por persona"): programmes described alike have others, and the source document
    # has a true one with .159, by that of another programme
    rate_restated: float = 0.4
    # … one of more digits than are distinctive: by networks that have not seen their series, of 212 such figures that
    # 66 documents print twice .25 finds 169, .12 finds 178, and nothing in them as they are is accused by either
    restated_long: float = 0.12
    chance_joined: float = 0.05  # figures that the words join confirm each other where they agree by chance so seldom …
    chance_unjoined: float = 0.012  # … figures that no words join
    doubtful: float = 0.02  # a figure that its sentence confirms is verified though so much speaks for a slip
    # by a cell: by the odds of the link alone at least …
    least_slip: float = 0.02
    # … and so likely where all that speaks for it is taken together (``accusing/``). By models that have not seen
    # their series 466 of 534 spoilt cells are found from .6 on, 461 from .7 and 451 from .8 on, and three, two and one
    # of 49 true figures accused; of twelve accounts by two authors these .7 and .05 cost three wrong cells and one true
    # figure less is accused than by .65 and .03
    accused: float = 0.7
    # … and from here on whatever the odds: of the true figures of 66 documents and eight accounts of somebody else that
    # nothing confirms the likeliest has .84
    accused_surely: float = 0.86
    # … where the odds of the link alone are less than ``likely_slip``, what else speaks for it must be surer, and a
    # percentage is not accused at all: of 66 real documents and twelve accounts as they are one true figure is accused
    # so from .02 and .7 on, a ratio of two tables that no cell states
    accused_unlikely: float = 0.8
    likely_slip: float = 0.05  # odds of the link alone that are low below
    accused_by_two: float = 0.6  # … where what is computed, or another sentence, says the same as the cell …
    says_too: float = 0.02  # … with at least these odds of a slip
    # a long whole number (of more digits than are distinctive) by the odds of the link alone from here on …
    long_by_cell: float = 0.08
    # … where the cell is at least so likely meant before the value is looked at: of 253 such in the examples of the
    # regression all are spoilt figures
    meant: float = 0.01
    # prior probability of a cell from which on, where it is ``far_likelier`` than those that the figure prints to the
    # last digit, these are taken for luck: a table of rates has most short percentages somewhere
    surely_meant: float = 0.3
    surely_meant_short: float = 0.6  # … a figure of fewer digits than are distinctive
    far_likelier: float = 20.0  # times as likely meant
    # a figure of no sentence, by a cell, where it is so likely a slip and has …
    unmistakable: float = 0.99
    # … these significant digits: amounts with cents in 35 public texts; of 66 documents it accuses nothing
    unmistakable_digits: int = 8
    # how sure it is that the figure of the year before is wrong where its sentence is about the last year: of 2,032
    # figures that cells of 66 real documents verify none is so, of 381 in six accounts two, both wrong; it only warns
    of_last_year: float = 0.4
    # how likely a figure states a table rightly, from which on another sentence does not blame it: of eight accounts
    # that nobody tuned on the one growth that the sum of another sentence accused has .81, and a percentage spoilt
    # in a report on pensions .54, as so much can be computed of its tables
    right_elsewhere: float = 0.7
    by_its_sentence: float = 0.9  # how sure it is that a figure is wrong which its own sentence contradicts
    error: float = 0.5  # a contradiction so likely is an error, a less likely one a warning


@dataclass(frozen=True, slots=True)
class GroundSettings:
    """What else a figure may mean before a cell accuses it."""

    # Probability from which on a figure is accused by a cell that another sentence of its paragraph states correctly:
    # what the sentences state of it is then stated twice ("un total de 15 homicidios. Las 55 víctimas")
    sure: float = 0.5
    # … and by another sentence in which nothing beside it is the same, where it is long. Of 66 real documents, 44 other
    # real texts and 16 accounts as they are no long figure is accused so from here on; spoilt, .75 loses 3 of the texts
    surely_restated: float = 0.48
    change_before: int = 90  # characters before a percentage in which it is said that something changed …
    change_behind: int = 40  # … and behind it
    mean_behind: int = 45  # characters behind a figure in which it is said to be a mean
    # significant digits from which on a figure is near a cell by no luck, though another column is named beside it …
    no_luck_digits: int = 5
    no_luck: float = 0.9  # … where it is so likely a slip
    long: int = 4  # significant digits of a figure that no slip makes one of a table
    beside: int = 40  # characters between a figure and the percentage that is said of it
    of_like_size: float = 2.0  # two figures that may both be the part of a share differ by less than this factor
    near_share: float = 0.005  # part of a figure by which it may differ from what a percentage makes of another
    # rarity (``spanish.common_words``) from which on a word narrows what a sentence is about
    distinctive_rarity: float = 0.5
    same_cell: int = 4  # the part of a unit of its last digit within which a figure is that of a cell
    alike: float = 0.25  # part of the words of the shorter sentence that both have, where they state one fact
    named: float = 0.5  # share of the weight of a row's words from which on a change of that row is spoken of
    most_rows: int = 30  # rows of a column of which two together are tried as the part of a share, at most


@dataclass(frozen=True, slots=True)
class ExplanationSettings:
    """What a figure that something accuses may follow from exactly instead."""

    # How often one of the values that are tried agrees by chance, at most, times how unsure the accusation is: of
    # eleven right figures that are accused in eight accounts of two authors .12 explains five, and seven of 780 spoilt
    # ones found there and in ten real documents; .2 explains no more right ones and twice as many spoilt ones
    by_chance: float = 0.12
    # of a step that a figure may be from what it follows from, and of what is lost by floats
    rounding: float = 0.500001
    near: float = 1.5  # factor within which the values around a figure are counted, to tell how dense they are
    apart: int = 4  # values closer than this part of a unit of the figure's last digit are one
    fewest_digits: int = 2  # significant digits of a quotient of two figures of the sentence
    sentences: int = 1  # sentences before and behind whose figures may be what a figure follows from
    most_beside: int = 12  # figures before and behind, at most
    most_cells: int = 400  # of a table
    tables_near: int = 3  # tables before and behind that of a cell whose rows of its name are added up
    most_rows: int = 40  # of a column that is added up
    # pairs of a level that the sentence states with the others of its line, at most, of which one may be what changed
    # ("7,1 %, con una baja de 0,3 puntos en un año", and .8 in a quarter)
    most_along: int = 12
    most_open: int = 200  # values that a rounded percentage leaves open


@dataclass(frozen=True, slots=True)
class BaseSettings:
    """When a figure is said to be computed of something else than its sentence says."""

    fewest_digits: int = 3  # of a share: "el 63 %" is met by chance
    whole: float = 99.95  # percent from which on a part is all of its whole
    near: float = 1.5  # factor between the share of the other total and that of its own
    sure: float = 0.4  # how sure it is that such a figure is wrong: it only warns


@dataclass(frozen=True, slots=True)
class JudgingSettings:
    """Every threshold of the room."""

    verdict: VerdictSettings = field(default_factory=VerdictSettings)
    grounds: GroundSettings = field(default_factory=GroundSettings)
    explained: ExplanationSettings = field(default_factory=ExplanationSettings)
    bases: BaseSettings = field(default_factory=BaseSettings)


SETTINGS = JudgingSettings()

# The parts by name, as the modules ask for them.
VERDICT = SETTINGS.verdict
GROUNDS = SETTINGS.grounds
EXPLAINED = SETTINGS.explained
BASES = SETTINGS.bases
