"""The thresholds of cleaning: one frozen object, in parts by the step that asks.

Likenesses and shares run from 0 to 1. Where a value was measured its comment says so."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DatasetRecognitionSettings:
    """Which dataset a table is of."""

    sure: float = 0.8  # above it a match needs no comment
    enough: float = 0.62  # below it a table is published under a name of its own
    header: float = 0.6  # a header less alike than this is another column
    context_bonus: float = 0.12  # what the words of the captions, or the labels of the stub, add where all are there
    untitled: float = 0.95  # how alike a column without a header and a field that may have none are
    period: float = 0.6  # how alike a column of a year and its field must be, type included
    evidence: float = 0.5  # of the words or labels that a dataset without headers of its own must show
    fewest_labels: int = 3  # labels that dataset and table must have for none in common to mean other rows
    optional: float = 0.4  # what a field that may be missing weighs against one that may not
    key_loss: float = 0.25  # what is lost where fields that distinguish the rows are missing
    near_type: float = 0.93  # how well a type goes with one that is often printed like it, or an empty column with any
    numeric_type: float = 0.7  # how well two types of figures go together
    other_type: float = 0.5  # how well any other two types go together
    far: float = 0.9  # what a form counts whose words stand around the table and not in its caption
    columns: float = 0.5  # what the columns that have a field count against the fields that have a column


@dataclass(frozen=True, slots=True)
class ColumnTypeSettings:
    """The type of a column."""

    enough: float = 0.8  # share of the filled cells that must read as a type for the column to be of it
    fewest_pesos: int = 1000  # below this a bare figure among pesos is likelier a count
    most_percent: int = 1000  # per cent that a figure under a header of percentages can be, less than


@dataclass(frozen=True, slots=True)
class DatasetNameSettings:
    """Names of tables that are of no known dataset."""

    shared: float = 0.6  # of the captions of a family that have a word of its name
    long_word: int = 5  # letters of a word that can name a table alone; of shorter ones it takes two
    title_words: int = 3  # words that say something, from which on the header of the labels is a title of the table
    longest: int = 48  # letters of a name made of headers
    short_word: int = 3  # letters up to which a word of a caption says nothing


@dataclass(frozen=True, slots=True)
class LikenessSettings:
    """How alike tables of one family must be; of 50 pairs of 82 families of 66 real documents 49 were right."""

    headers: float = 0.8  # words of headers shared (Dice), at least
    plain: int = 4  # different words of headers up to which caption or stub must agree too
    caption: float = 0.6  # words of captions shared, where the headers are plain and the stubs do not distinguish them
    other: float = 0.4  # words of captions shared below which tables are of other things, whatever their headers
    labels: float = 0.5  # labels of the shorter stub that the other has, where the headers are plain
    # words of what is measured ("Error muestral por región") shared, below which it is another measure. Set with all 66
    # documents in view, none left out, by the two pairs of one survey that it decides: an error is kept from another
    # (.33 shared), and a sample "en celdas con menor población" from the other tables of samples (.25), of whose
    # family it is. No value is right in both; a family that lacks a table is better than one that mixes measures
    measure: float = 0.4
    worded_measure: int = 2  # words of a measure that says which
    worded: int = 3  # words of a caption that says what its table is about
    fewest_under_one: int = 3  # columns under a heading over all of them
    most_labels: int = 20  # labels of a stub that are kept of a kind
    most_columns: int = 60  # columns that are kept of a kind
    # of the columns of the narrower table by which another of its family may be wider; one at least
    other_columns: float = 0.25
    same_column: float = 0.5  # of the words of two headers that must be shared for columns at the same place to be one


@dataclass(frozen=True, slots=True)
class GroupCellSettings:
    """Labels that hold for the rows below them."""

    fewest: int = 2  # labels in a column for its blanks to be parts of groups
    blank: float = 0.3  # share of the rows that leave the column of groups blank, at least
    fewest_columns: int = 3  # columns of a table whose first can be one of groups


@dataclass(frozen=True, slots=True)
class DocumentCleaningSettings:
    """The document as a whole."""

    few_words: int = 20  # a document of fewer words says nothing
    before: int = 200  # characters before a table among whose words its dataset is looked for
    # letters of a caption that a note repeats, to be recognised by: some captions are a paragraph
    longest_caption: int = 90


@dataclass(frozen=True, slots=True)
class CleanSettings:
    """Every threshold of the room."""

    recognition: DatasetRecognitionSettings = field(default_factory=DatasetRecognitionSettings)
    typing: ColumnTypeSettings = field(default_factory=ColumnTypeSettings)
    names: DatasetNameSettings = field(default_factory=DatasetNameSettings)
    likeness: LikenessSettings = field(default_factory=LikenessSettings)
    groups: GroupCellSettings = field(default_factory=GroupCellSettings)
    document: DocumentCleaningSettings = field(default_factory=DocumentCleaningSettings)


SETTINGS = CleanSettings()

# The parts by name, as the modules ask for them.
RECOGNITION = SETTINGS.recognition
TYPING = SETTINGS.typing
NAMES = SETTINGS.names
LIKENESS = SETTINGS.likeness
GROUPS = SETTINGS.groups
DOCUMENT = SETTINGS.document
