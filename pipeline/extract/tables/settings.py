"""The thresholds of what chooses between readings of a table and says how sure it is."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SelectSettings:
    """Which engine's reading stands for a table. Shares of areas are of the smaller of two boxes."""

    same_table: float = 0.5  # of the smaller grid's area that two readings of one table share
    doubtful: int = 3  # rows: a drawn grid of no more may be the head of a table that goes on without lines
    paired: float = 0.05  # of the cells may hold two figures in rows under drawn heads
    clearly: float = 1.25  # times as much a reading by alignment must be worth to replace such a grid
    touching: float = 0.05  # share of its area from which on two readings are of the same place
    whole_width: float = 0.8  # share of a drawn head's width from which on the table under it is as wide
    under_head: int = 40  # points below a drawn head within which its table begins
    found_again: float = 0.6  # share of the words of a drawn grid that another reading must have
    level: float = 0.5  # share of the lower table's height that two tables side by side have in common
    above: int = 16  # … and above and below it
    page_head: float = 0.25  # share of the page's height at whose top a table may go on from the page before
    page_foot: float = 0.8  # and from which on it may go on on the next
    off_rule: int = 3  # points above and below a table within which a rule is its own …
    rule_sticks_out: int = 6  # … and by which such a rule may stand out
    own_fill: float = 0.8  # share of a fill within a table from which on it is the table's
    long_cell: int = 60  # characters of a cell …
    digits: float = 0.3  # … and share of digits in it from which on it holds several figures
    unknown_purity: float = 0.5  # purity of a table without columns of its own
    least_purity: float = 0.5  # weight of a reading whose columns are of no kind …
    purity: float = 0.5  # … and what columns of one kind each add to it
    least_trust: float = 0.8  # weight of a reading of which its engine is not sure at all …
    trust: float = 0.2  # … and what being sure adds to it
    packed_figures: int = 3  # figures of a cell that holds several
    only_figures: float = 0.8  # share of its parts that are figures


@dataclass(frozen=True, slots=True)
class SecondOpinionSettings:
    """When other engines are asked. Work is in engines times pages."""

    unsure: float = 0.5  # confidence below which other engines are asked
    better: float = 1.15  # another reading must have this many times the quality to be taken
    # quality no other reading surpasses, since other engines are .5 sure of theirs (``select.quality``)
    ceiling: float = 0.9
    # Characters and drawn objects of the pages that other engines are asked about, in one document: some 2 to 4 CPU
    # seconds (47 tables of 29 real documents: .2 to .4 ms each, both engines together). Work is counted and not time,
    # so that the same document gives the same tables on every machine.
    work: int = 10_000
    # So much more for every page read: .02 to .04 CPU seconds, whatever the length of the document.
    work_of_a_page: int = 100
    around: int = 4  # points around a table that they look at
    # share of the cells of another reading that have text, at least: of two pages of small charts .13 and .14 have. A
    # third chart has .17, and without that reading two of its labels would stand nowhere
    filled: float = 0.15
    same_table: float = 0.6  # share of the smaller box that two readings of one table share


@dataclass(frozen=True, slots=True)
class TableConfidenceSettings:
    """The features by which a table's confidence is calibrated."""

    # A grid read by alignment with a score below this is a chart, a drawing or a footnote and no table: 40 of 57 of
    # those fitted on, and one of 299 tables, each scored by weights that saw none of its series (docs/table-
    # confidence.md).
    chart: float = -1.75
    long: int = 80  # characters of a cell that is rather a sentence
    fewest_ticks: int = 4  # figures at even distances that label an axis
    surest: float = 30.0  # log-odds beyond which nothing changes
    on_picture: float = 0.2  # share of a table that lies on a picture
    ticks: float = 0.6  # share of the figures of an axis that stand at even distances


@dataclass(frozen=True, slots=True)
class CellConfidenceSettings:
    """The features by which a cell's confidence is calibrated."""

    far: float = 4.0  # standard deviations that one feature may count for
    most_lines: float = 6.0  # heights of a text that the height of a cell counts for
    most_off: float = 5.0  # heights of a text that a cell may be off the edges of its column
    most_over: float = 3.0  # heights of a text that a cell may reach into the next column
    surest: float = 0.998  # a table is never surer than that
    least_sure: float = 0.01  # nor less sure than that
    # how sure a cell is at most whose text runs two words together, sooner of two columns: 50 of 52 cells of .99 and
    # more that were wrong in 16 unseen documents, none of 36,509 cells of tagged documents
    run_together: float = 0.8


@dataclass(frozen=True, slots=True)
class ColumnExtentSettings:
    """From where to where columns reach."""

    stray: float = 6.0  # points by which a text may stand out of its column …
    wider: float = 4.0  # … or times the width of the column, for a head over short figures
    part: float = 0.6  # of the font size: words further apart stand in two cells
    shared: float = 0.6  # share of the columns of the wider of two tables that the other has as well


@dataclass(frozen=True, slots=True)
class HeaderRowSettings:
    """How many rows head a table."""

    most: int = 6  # rows of a header
    filled: float = 0.5  # share of the open columns that a row of headings fills
    figures: float = 0.5  # share of the texts of a row of figures that are figures
    titled_columns: int = 3  # columns from which on texts over all of them, one below the other, are titles
    below_years: int = 3  # rows of a table whose first one may be a header by its years alone, at least


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What every engine keeps to."""

    # Words from which on a text alone in its row, or over the edge of its column, is prose and no label.
    sentence: int = 14
    # Of the font size: the blank before a word that had no room at the end of a line of a cell. In most fonts it is .25
    # to .35; with .2 to .3, as it was in four places, 37 documents are read the same.
    blank: float = 0.25
    of_libraries: float = 0.5  # how sure a grid of camelot or pdfplumber is before it is compared with others


@dataclass(frozen=True, slots=True)
class TaggedSettings:
    """Tables of the structure tree."""

    confidence: float = 0.9  # how sure a table of the tree is before it is compared with others
    contradicted: float = 0.1  # share of cells that may stand where the tree does not put them
    # what finds spans that a tree left out, in points of distance: that a cell over several columns must spare (most
    # cells have one column) …
    spanned: float = 0.5
    uncovered: float = 0.2  # … that a column under no cell is worth: of cells that fit alike the wider is taken …
    sticks_out: float = 2.0  # … times the points by which a text reaches into columns that are not its own


@dataclass(frozen=True, slots=True)
class TablesSettings:
    """Every threshold of the room."""

    select: SelectSettings = field(default_factory=SelectSettings)
    second_opinion: SecondOpinionSettings = field(default_factory=SecondOpinionSettings)
    of_tables: TableConfidenceSettings = field(default_factory=TableConfidenceSettings)
    of_cells: CellConfidenceSettings = field(default_factory=CellConfidenceSettings)
    extents: ColumnExtentSettings = field(default_factory=ColumnExtentSettings)
    header_rows: HeaderRowSettings = field(default_factory=HeaderRowSettings)
    engine: EngineSettings = field(default_factory=EngineSettings)
    tagged: TaggedSettings = field(default_factory=TaggedSettings)


SETTINGS = TablesSettings()

# The parts by name, as the modules ask for them.
SELECT = SETTINGS.select
SECOND_OPINION = SETTINGS.second_opinion
OF_TABLES = SETTINGS.of_tables
OF_CELLS = SETTINGS.of_cells
EXTENTS = SETTINGS.extents
HEADER_ROWS = SETTINGS.header_rows
ENGINE = SETTINGS.engine
STRUCTURE_TREE = SETTINGS.tagged
