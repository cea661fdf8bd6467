"""The thresholds by which figures of the prose are linked to cells and judged, in parts by what asks.

What scales a feature of the fitted links (``linking/features.py``, ``order.py``, ``years.py``) stands beside it:
with another value the links would have to be fitted again.
"""

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
    # a short figure by what is no cell. By networks that have not seen their series it finds 129 of 639 figures of two
    # digits that 66 documents print twice, and accuses nothing in them as they are (from .25 on 144, and three)
    short: float = 0.4
    # a short whole number that should be by how much a level of its sentence differs, or its share
    anchored: float = 0.25
    # by another sentence alone: no true one is known on today's code, and of the false ones in 66 public texts retyped
    # the likeliest has .19. Of 109 restated figures spoilt in seven accounts that the fit of these did not see, .25
    # finds 67 and .15 found 70; .4 finds 63, and of 19 in ``informe-homicidios`` 2 where both others find 6
    restated: float = 0.25
    # … one of more digits than are distinctive: by networks that have not seen their series, of 212 such figures that
    # 66 documents print twice .25 finds 169, .12 finds 178, and nothing in them as they are is accused by either
    restated_long: float = 0.12
    said: float = 0.05  # figures that the words join confirm each other where they agree by chance so seldom …
    unsaid: float = 0.012  # … figures that no words join
    doubtful: float = 0.02  # a figure that its sentence confirms is verified though so much speaks for a slip
    # by a cell: by the odds of the link alone at least …
    least_slip: float = 0.02
    # … and so likely where all that speaks for it is taken together (``accusation.py``). By models that have not seen
    # their series 466 of 534 spoilt cells are found from .6 on, 461 from .7 and 451 from .8 on, and three, two and one
    # of 49 true figures accused; of twelve accounts by two authors these .7 and .05 cost three wrong cells and one true
    # figure less is accused than by .65 and .03
    accused: float = 0.7
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
    # a figure of no sentence, by a cell, where it is so likely a slip and has …
    unmistakable: float = 0.99
    # … these significant digits: amounts with cents in 35 public texts; of 66 documents it accuses nothing
    unmistakable_digits: int = 8
    # how sure it is that the figure of the year before is wrong where its sentence tells the last year: of 2,032
    # figures that cells of 66 real documents verify none is so, of 381 in six accounts two, both wrong; it only warns
    of_last_year: float = 0.4
    by_its_sentence: float = 0.9  # how sure it is that a figure is wrong which its own sentence contradicts
    error: float = 0.5  # a contradiction so likely is an error, a less likely one a warning
    # a sentence has at least so many words that say something for each of its numbers; a row of a table has not …
    words_a_figure: float = 0.75
    # … or so many articles, prepositions and the like ("de 1.983 en 2021 pasamos a 1.989 y a 2.007")
    joining_a_figure: float = 1.5
    # … or some of both ("Del total de 81.001, el 49 % (37.460) son convivientes, el 40 % (32.728) solteros")
    few_words_a_figure: float = 0.5
    joining_few_words: float = 0.8  # of 435 retyped figures in real sentences 21 more are seen in a sentence so
    most_operands: int = 6  # figures that a finding shows of those that something is computed of


@dataclass(frozen=True, slots=True)
class CellLinkSettings:
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
    many: float = 3.0  # what the number of alike figures adds at most
    fewest_votes: float = 0.5  # of alike figures; fewer say nothing
    said_kept: int = 8_000_000  # numbers (64 MB) at hand of what texts say of rows, or columns, or tables
    smallest_vote: float = 0.05  # share of the votes below which a line has none
    unsure_votes: float = 0.5  # votes for no line in particular that are added, so that few votes say little
    hedged: float = 0.25  # how likely a figure said to be about, more or less than something fits a cell not meant
    # digits that say something, from which on a figure in words is exact: "mil noventa y seis" is, "dos" fits much
    exact_in_words: int = 3
    fewest_alike: int = 3  # rows from which on a word that all labels share distinguishes none
    most_group_words: int = 3  # last words before the list of its rows that name a group ("la macrozona norte (…)")
    shortest_code_word: int = 3  # letters of a heading or a word that is abbreviated by the other, at least
    hedge: float = 0.1  # what "más de" and "casi" allow: this part of the figure to one side, half of it to both
    large: float = 1e5  # numbers from which on a table may print thousands of them


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
    # significant digits from which on "al menos" and "más de" leave nothing open: of 23 such of 66 real documents ten
    # print a cell to the last digit. None accuses: three count something else than the cell that they are a slip from
    exact_digits: int = 5
    longest_acronym: int = 8  # letters
    last_century: int = 50  # years of two digits from here on are of the last century


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
class GroundSettings:
    """What else a figure may mean before a cell accuses it."""

    # Probability from which on a figure is accused by a cell that another sentence of its paragraph states correctly:
    # what the sentences state of it is then stated twice ("un total de 15 homicidios. Las 55 víctimas")
    sure: float = 0.5
    # … and by another sentence in which nothing beside it is the same, where it is long. Of 66 real documents and eight
    # accounts as they are no long figure is accused so, of those spoilt in the accounts eight are by more
    surely_restated: float = 0.75
    change_before: int = 90  # characters before a percentage in which it is said that something changed …
    change_behind: int = 40  # … and behind it
    mean_behind: int = 45  # characters behind a figure in which it is said to be a mean
    long: int = 4  # significant digits of a figure that no slip makes one of a table
    beside: int = 40  # characters between a figure and the percentage that is said of it
    like: float = 2.0  # two figures that may both be the part of a share differ by less than this factor
    near_share: float = 0.005  # part of a figure by which it may differ from what a percentage makes of another
    # rarity (``spanish.common_words``) from which on a word narrows what a sentence is about
    distinctive_rarity: float = 0.5
    same_cell: int = 4  # the part of a unit of its last digit within which a figure is that of a cell
    alike: float = 0.25  # part of the words of the shorter sentence that both have, where they tell one fact
    named: float = 0.5  # share of the weight of a row's words from which on a change of that row is spoken of
    most_rows: int = 30  # rows of a column of which two together are tried as the part of a share, at most
    fewest_ranked: int = 3  # rows of a table of which one can be called the largest


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
    sentences: int = 1  # sentences before and behind whose figures may be what a figure follows from
    most_beside: int = 12  # figures before and behind, at most
    most_cells: int = 400  # of a table
    most_rows: int = 40  # of a column that is added up
    most_open: int = 200  # values that a rounded percentage leaves open


@dataclass(frozen=True, slots=True)
class AnnouncedCountSettings:
    """Numbers of the prose that count the entries of a list."""

    close: int = 3  # entries by which a number may be off and still be meant as theirs …
    close_part: int = 5  # … or the fifth part of them
    fewest: int = 3  # entries of a list
    # entries from which on a slip of typing says anything: any figure with a five in it is a slip away from 5
    two_digits: int = 10


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """Every threshold of the room."""

    verdict: VerdictSettings = field(default_factory=VerdictSettings)
    links: CellLinkSettings = field(default_factory=CellLinkSettings)
    mentions: MentionSettings = field(default_factory=MentionSettings)
    chance: DigitChanceSettings = field(default_factory=DigitChanceSettings)
    grounds: GroundSettings = field(default_factory=GroundSettings)
    explained: ExplanationSettings = field(default_factory=ExplanationSettings)
    counts: AnnouncedCountSettings = field(default_factory=AnnouncedCountSettings)


SETTINGS = ClaimSettings()

# The parts by name, as the modules ask for them.
VERDICT = SETTINGS.verdict
LINKS = SETTINGS.links
MENTIONS = SETTINGS.mentions
CHANCE = SETTINGS.chance
GROUNDS = SETTINGS.grounds
EXPLAINED = SETTINGS.explained
COUNTS = SETTINGS.counts
