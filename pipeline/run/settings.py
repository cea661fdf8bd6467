"""The limits and thresholds of a run: one frozen object, in parts by what is run.

Most are limits of time, memory and length; where one was measured its comment says so."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RunLimitSettings:
    """Time and memory of one document, and of the workers that read them."""

    timeout: float = 300.0  # seconds of processor for one document
    per_page: float = 10.0  # seconds more for each page read from a picture, where no time was asked for
    memory: int = 4096  # miB for one worker
    save_every: float = 2.0  # seconds between two records of what is done, for a run that is cut off
    grace: float = 60.0  # seconds after which a worker whose own clock did not stop it is killed
    most_calls: int = 200  # documents of one worker, which then gives its memory back
    least_clock: float = 0.001  # seconds: a clock that is set to none does not ring
    connect: float = 20.0  # seconds to reach the scheduler
    ahead: int = 2  # calls under way for each thread of the cluster, so that none waits for the next
    compression: int = 1  # level of compression of the cache: a third of the size for a few milliseconds


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Documents and what is stated beside them."""

    longest_name: int = 120  # characters of a report's id, of the 255 that a folder's name may have
    largest_sidecar: int = 4 << 20  # bytes of what is stated beside a document
    most_to_name: int = 64 << 20  # bytes of a document that is read only to name its report by its format
    earliest_year: int = 1900  # no account is of a year before
    latest_year: int = 2100  # no account is of a year after
    # figures by which a document is known: those with the smallest hashes, so that any two share theirs
    sketch: int = 64
    fewest_figures: int = 24  # different figures; a document of fewer is known by its hash alone
    # of the figures of two sketches that must be the same; monthly reports of one series share under a half
    same_figures: float = 0.9


@dataclass(frozen=True, slots=True)
class RunListSettings:
    """How much of a list is kept or shown."""

    most_drawn: int = 40  # datasets looked at for charts over years: those that most reports hold
    most_lines: int = 40  # lines of one list on the page; the command ``diff`` has them all
    # reports whose datasets are kept at hand: a report is compared with its earlier one, and its later one with it
    most_read: int = 16
    most_listed: int = 30  # open findings of a report that the index lists; the rest are on its page
    most_named: int = 8  # names that a message lists of those there are
    most_datasets: int = 3  # datasets that are named, the likeliest first, where none is asked for by name
    worth_keeping: int = 20  # reports in a dataset from which on its parts are kept


@dataclass(frozen=True, slots=True)
class CompareSettings:
    """Two reports of one service."""

    jump: float = 2.0  # times larger or smaller that makes a jump worth reporting
    points: float = 20.0  # percentage points that do
    large_enough: int = 100  # a smaller figure is the same two years running by chance
    few: int = 10  # from 2 to 5 people is no jump
    fewest_digits: int = 3  # a figure of fewer says the same two years running by chance
    fewest_words: int = 3  # of two letters or more, in what is compared as a sentence
    first_year: int = 1950  # a column of whole numbers from this one on
    last_year: int = 2100  # up to this one is a column of years
    # more than these of the words of the shorter title make two reports of one kind. Of 12 pairs of the services of
    # 64 real documents that share no dataset none is one; their titles share half at most ("ejecución … de
    # recursos", "ejecución … de gastos"), those of a series all but its month
    same_title: float = 0.5
    # of the labels of the shorter of two tables that must be labels of the other, where the title of one says all that
    # the other says, but for its date. In four pairs of real reports two pairs of tables have such titles: one shares
    # 24 of 25 labels, one none of 5, whose first column was read without its names
    same_labels: float = 0.5


@dataclass(frozen=True, slots=True)
class RunFamilySettings:
    """Tables of one family, and drafts of schemas made of them."""

    fewest: int = 2  # tables that make a family
    alike: float = 0.6  # headers of columns less alike than this are matched by their place
    most_labels: int = 12  # a longer first column is a list of things, not a set of labels to know a table by
    most_synonyms: int = 12  # synonyms of a field that a draft states
    most_totals: int = 4  # rows that are no detail whose labels a draft shows
    shared: float = 0.6  # of the members' captions that have a word for it to be one of the family
    half: float = 0.5  # of the words or labels that a table without headers must show, as recognition asks
    line_width: int = 120  # characters of a line of a draft, as the source files of schemas have


@dataclass(frozen=True, slots=True)
class CorrectionSettings:
    """Corrections of recognised numerals."""

    most_audits: int = 120  # audits of one table; each takes milliseconds. Candidates beyond the limit are not tried
    most_trials: int = 20  # audits of a document's prose
    rounds: int = 3  # times that arithmetic and types are asked, since one correction makes another possible
    # places of a document that are read again: more do not help a scan in which so much is in doubt
    most_looks: int = 400
    faint: float = 0.6  # below this confidence a similar digit is as good a candidate as one that a rereading has seen
    most_listed: int = 8  # readings listed in one message; its evidence has all
    longest_cell: int = 24  # characters of a cell that says how the numerals of its table are printed


@dataclass(frozen=True, slots=True)
class ReportRunSettings:
    """Every threshold of the room."""

    limits: RunLimitSettings = field(default_factory=RunLimitSettings)
    found: SourceSettings = field(default_factory=SourceSettings)
    shown: RunListSettings = field(default_factory=RunListSettings)
    comparing: CompareSettings = field(default_factory=CompareSettings)
    families: RunFamilySettings = field(default_factory=RunFamilySettings)
    correcting: CorrectionSettings = field(default_factory=CorrectionSettings)


SETTINGS = ReportRunSettings()

# The parts by name, as the modules ask for them.
LIMITS = SETTINGS.limits
FOUND = SETTINGS.found
SHOWN = SETTINGS.shown
COMPARING = SETTINGS.comparing
FAMILIES = SETTINGS.families
CORRECTING = SETTINGS.correcting
