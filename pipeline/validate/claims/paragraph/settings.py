"""The thresholds of the relations between figures of a sentence and of the sentences before it, by kind of relation.

A probability is how often figures that have nothing to do with each other would agree so; windows are characters of the
folded text beside a figure.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PassageSettings:
    """What of a text is looked at together."""

    most_figures: int = 40  # figures of a sentence; one with more is a table that was read as text
    near_blocks: int = 2  # blocks up to which the one before with figures still belongs to what a sentence says
    figures_before: int = 6  # last figures of the sentence before
    figures_earlier: int = 4  # last figures of the sentence before that
    # amounts of a sentence that are in one scale, and levels of one thing, differ by a factor of less than this
    one_scale: float = 100.0


@dataclass(frozen=True, slots=True)
class WordWindowSettings:
    """How far from a figure the words stand that say what it is."""

    beside: int = 40  # "de", "entre", "de las cuales", "pendientes", "más": words right before or behind
    of_these: int = 20  # "de ellas" right behind a part
    clause: int = 80  # what is said of a level before it
    origin: int = 30  # "desde los" before the first of two levels
    change_before: int = 90  # "disminuyó", "un alza de" before how much more or less there was
    change_by: int = 60  # "aumentó en un total de" before a difference
    before_result: int = 60  # what a level, a whole or a result is called, before or behind it
    behind_result: int = 90  # what a figure drawn from others is said to be of, behind it
    change_of_other: int = 80  # "más que en 2022" behind it, or the change that a difference before a percentage states
    group: int = 30  # the group that a percentage is of, named before it
    remainder: int = 12  # "restante" behind a percentage
    label: int = 60  # "en", "con", "para" and what a part is, behind it
    interval: int = 4  # the mark or "a" of an interval, or a bracket, behind a figure
    preposition: int = 5  # "en" before a percentage
    item: int = 120  # an item of a list under a count; a longer one is a paragraph of its own
    aside: int = 24  # a bracket or ", es decir, el" before a percentage that stands between two parts


@dataclass(frozen=True, slots=True)
class EllipticScaleSettings:
    """Amounts that leave out the scale of the amount before."""

    behind: int = 20  # characters behind a figure in which a noun would say what it counts
    fewest_digits: int = 2  # of the bare figure; one digit may be the mark of a footnote


@dataclass(frozen=True, slots=True)
class ChanceSettings:
    """How likely figures agree that have nothing to do with each other."""

    half_digit: float = 0.5  # of n digits, one figure in 10 ** (n - this) agrees: the first digits are uneven
    of_long_figures: int = 2  # the same, where any three figures of neighbouring sentences may be a sum
    least_power: float = 0.5  # of ten, for a difference of one digit
    change_range: float = 60.0  # points: the percentages of changes and shares commonly lie in a range of this width
    quotient_range: float = 1.5  # a quotient lies in an interval as often as this many times its share of the value
    multiple: float = 0.2  # "el doble" of figures of other things, so loosely said: it confirms nothing
    closing_range: float = 30.0  # the same for what is left to 100
    # what words, signs or order join closely: several parts and their percentages, "de los A se eliminan B, quedando
    # C", three figures with an operator and an equals sign
    joined: float = 0.001
    in_words: float = 0.0001  # a figure and the words of it


@dataclass(frozen=True, slots=True)
class StatedSumSettings:
    """Parts that add up to a whole."""

    smallest_whole: int = 10  # of smaller ones many figures are the sum
    most_parts: int = 12  # figures of a sentence that are tried as parts
    list_parts: int = 3  # so many parts are a list though nothing closes it
    most_near: int = 9  # long figures of neighbouring sentences; among more some add up by chance
    long_digits: int = 3  # digits of figures that no words join, up from which a sum is no coincidence
    wholes_before: int = 3  # last figures of the sentence before that may be the whole


@dataclass(frozen=True, slots=True)
class PartitionSettings:
    """A whole and all of its parts behind it."""

    fewest_parts: int = 2  # behind their whole
    apart: float = 10.0  # the parts, with a slip in one of them, differ from their whole by less than this factor
    # parts that a preposition follows each ("609 encuestados, 512 con Erasmus y 97 en casa") are said to add up to the
    # figure before them where figures of other things would seldom, with this probability, be one slip away from it
    luck: float = 0.15
    # parts of which words say that they are of the whole are said to add up to it where figures of other things would
    # seldom, with this probability, be one slip away from it: they often leave others out. In 74 documents two parts
    # behind "de los cuales" or "de ellas" add up to the whole twice and leave some out five times
    luck_of_some: float = 0.03


@dataclass(frozen=True, slots=True)
class StatedShareSettings:
    """Percentages beside part and whole."""

    rare_share: float = 0.04  # part and whole that no words join confirm a percentage where they agree so seldom
    most_wholes: int = 6  # figures that are tried as the whole of a part
    most_percentages: int = 8  # percentages that may close to 100
    fewest_listed: int = 2  # percentages, each with its count, that are a list
    long_whole: int = 3  # digits of a whole that parts do not add up to by chance
    most_pairs: int = 6  # pairs of part and whole from which a percentage may be concluded
    stem: int = 5  # first letters that forms of one word share ("aprobación", "aprobadas")
    ending: int = 6  # letters behind them, at most


@dataclass(frozen=True, slots=True)
class StatedGrowthSettings:
    """Percentages and differences beside the levels they are computed from."""

    most_levels: int = 5  # figures of a sentence that are tried as levels of a percentage
    rare_growth: float = 0.02  # levels that no words join to a percentage confirm it where they agree so seldom
    most_levels_before: int = 2  # levels of the sentence before that a difference is tried with
    # a percentage that is no slip from what its two levels give is blamed where both have so many significant digits:
    # of 92 documents two are, both wrong by reading …
    certain_digits: int = 5
    # … and differ by less than this factor: else a growth since last year is taken for one of two totals ("7.618
    # empresas, un 28 % más", of 21.891 in all)
    near_levels: float = 1.5
    shortest_level: int = 2  # digits of a level of another sentence; of fewer, figures differ by anything


@dataclass(frozen=True, slots=True)
class StatedProductSettings:
    """Products of two figures."""

    most_factors: int = 9  # figures among which products are looked for
    fewest_factors: int = 3  # two factors and the result
    factors_before: int = 3  # last figures of the sentence before among them
    least_factor: float = 1.5  # what is multiplied by one says nothing
    beside: int = 6  # characters before and behind a formula by which it may be part of a longer one
    rare_product: float = 0.004  # figures that no words join are a product where they agree so seldom


@dataclass(frozen=True, slots=True)
class DrawnFigureSettings:
    """Figures that the words draw from others of their sentence."""

    beginning: int = 5  # letters by which the words for one thing, and for many of them, are compared
    shortest: int = 2  # digits of a sum, rest or difference; of fewer, figures agree by anything
    most_before: int = 4  # figures of the sentence before, from which those of the next are drawn
    fewest: int = 2  # of so many a total is the average
    months: float = 12.0  # of which a total has its monthly average where nothing else is said
    # an average by month, of a total whose months nobody counts, is wrong where figures that have nothing to do with
    # each other would seldom be one slip away from it
    luck_of_average: float = 0.05
    short_stem: int = 2  # letters of a stem that is too short to stand for a longer one ("taller", "talleres")


@dataclass(frozen=True, slots=True)
class MultipleSettings:
    """How many times a figure is another, in words."""

    loose: float = 0.2  # so much of it more or less is still called the double or the half
    close: float = 0.05  # so much more or less is what a slip is tried against
    points: float = 10.0  # percentage points by which "la mitad" may miss the percentage beside it
    near_points: float = 5.0  # the same, for what a slip is tried against


@dataclass(frozen=True, slots=True)
class CountedListSettings:
    """A count right before the list of what is counted."""

    fewest_entries: int = 3  # two names joined by "y" may be one
    whole_list: int = 5  # entries of a list that need no "y" before the last to be whole
    longest_entry: int = 8  # words; a longer one is a sentence of its own
    near_count: float = 2.5  # a count farther from the entries than by this factor counts something else
    agree: float = 0.03  # how likely a count of something else agrees with the entries


@dataclass(frozen=True, slots=True)
class SpelledSettings:
    """A figure in words with its digits beside."""

    reach: int = 300  # characters before the digits in which the words stand
    alike: float = 0.6  # share of the digits that are those of the words, else words are missing
    longest_unit: int = 4  # words behind a number in words that say what it counts ("pesos moneda nacional")
    same_value: int = 1000  # both may differ by this part of a unit of the last digit


@dataclass(frozen=True, slots=True)
class SentenceRelationSettings:
    """Every threshold of the room."""

    passage: PassageSettings = field(default_factory=PassageSettings)
    words: WordWindowSettings = field(default_factory=WordWindowSettings)
    elliptic: EllipticScaleSettings = field(default_factory=EllipticScaleSettings)
    chance: ChanceSettings = field(default_factory=ChanceSettings)
    sums: StatedSumSettings = field(default_factory=StatedSumSettings)
    partitions: PartitionSettings = field(default_factory=PartitionSettings)
    shares: StatedShareSettings = field(default_factory=StatedShareSettings)
    growth: StatedGrowthSettings = field(default_factory=StatedGrowthSettings)
    products: StatedProductSettings = field(default_factory=StatedProductSettings)
    drawn: DrawnFigureSettings = field(default_factory=DrawnFigureSettings)
    multiples: MultipleSettings = field(default_factory=MultipleSettings)
    lists: CountedListSettings = field(default_factory=CountedListSettings)
    spelled: SpelledSettings = field(default_factory=SpelledSettings)


SETTINGS = SentenceRelationSettings()

# The parts by name, as the modules ask for them.
PASSAGE = SETTINGS.passage
WORDS = SETTINGS.words
ELLIPTIC = SETTINGS.elliptic
CHANCE = SETTINGS.chance
SUMS = SETTINGS.sums
PARTITIONS = SETTINGS.partitions
SHARES = SETTINGS.shares
GROWTH = SETTINGS.growth
PRODUCTS = SETTINGS.products
DRAWN = SETTINGS.drawn
MULTIPLES = SETTINGS.multiples
LISTS = SETTINGS.lists
SPELLED = SETTINGS.spelled
