"""The thresholds of how figures of the prose are read in their sentences, in parts by what asks."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MentionSettings:
    """How the figures of the prose are read with what stands around them."""

    # Letters of a stem that count: a header cut short, a plural or a verb of the same word then agree
    stem_letters: int = 6
    short_beginnings: tuple[int, ...] = (5, 4)  # letters of an abbreviated word ("Rent." of "rentabilidad")
    reference_letters: int = 4  # letters by which the kinds of what a text names are distinguished from each other
    short_block: int = 250  # characters of a block that, right before another, announces what that one is about
    # Figures of the prose that are checked, the first of the document: some 25 CPU seconds. Of 66 real documents none
    # has more than 741. What stands behind them is published without a verdict, and it is said where that begins
    most_checked: int = 20_000
    template_before: int = 60  # characters before a figure of which the last words are its template …
    words_before: int = 3  # … so many of them
    template_behind: int = 40  # characters behind a figure of which the first words are its template …
    words_behind: int = 2  # … so many of them
    unit_before: int = 20  # characters before the clause of a figure in which its unit may stand
    lead: int = 40  # characters before a figure that lead to it
    stated_as_reach: int = 90  # characters before and behind a figure in which words say what it is stated as …
    whole_behind: int = 45  # … and behind it, in which what it is a share of is called a total
    # significant digits from which on "al menos" and "más de" leave nothing open: of 23 such of 66 real documents ten
    # print a cell to the last digit. None accuses: three count something else than the cell that they are a slip from
    exact_digits: int = 5
    longest_acronym: int = 8  # letters


@dataclass(frozen=True, slots=True)
class DigitChanceSettings:
    """How likely a figure of something else has just the digits of one of the prose.

    Measured on 8,200 figures of the prose of 50 real documents, each length and kind divided by how many numbers it
    has. Each further digit makes it a tenth.
    """

    one_digit: float = 0.03  # and nothing else
    round: float = 0.006  # one digit and zeros behind it
    two_digits: float = 0.0044  # that say something, in a whole number
    # with decimals a zero at the end is as likely as another digit
    one_digit_with_decimals: float = 0.015
    two_digits_with_decimals: float = 0.005  # the same of two digits
    most_digits: int = 12  # further ones are counted no more


@dataclass(frozen=True, slots=True)
class RunningTextSettings:
    """What tells a sentence with numbers from a row of a table that was read as text."""

    # a sentence has at least so many words that say something for each of its numbers; a row of a table has not …
    words_a_figure: float = 0.75
    # … or so many articles, prepositions and the like ("de 1.983 en 2021 pasamos a 1.989 y a 2.007")
    joining_a_figure: float = 1.5
    # … or some of both ("Del total de 81.001, el 49 % (37.460) son convivientes, el 40 % (32.728) solteros")
    few_words_a_figure: float = 0.5
    joining_few_words: float = 0.8  # of 435 retyped figures in real sentences 21 more are seen in a sentence so


@dataclass(frozen=True, slots=True)
class SentenceSettings:
    """Every threshold of the room."""

    mentions: MentionSettings = field(default_factory=MentionSettings)
    chance: DigitChanceSettings = field(default_factory=DigitChanceSettings)
    running_text: RunningTextSettings = field(default_factory=RunningTextSettings)


SETTINGS = SentenceSettings()

# The parts by name, as the modules ask for them.
MENTIONS = SETTINGS.mentions
CHANCE = SETTINGS.chance
RUNNING_TEXT = SETTINGS.running_text
