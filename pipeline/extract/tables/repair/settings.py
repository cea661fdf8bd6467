"""The thresholds of the repairs of grids: one frozen object, in parts by the repair that asks.

Distances are in points unless a comment says otherwise. Most were set by looking at the tables of real documents that
a repair is for; ``python -m bench.sensitivity FOLDER --room extract.tables.repair`` prints which matter."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AdjacentTableSettings:
    """Tables that stand side by side."""

    gutter: float = 2.0  # of the font size: the least white between the two
    touching_gutter: float = 0.8  # the same where each has its title at its left edge: two tables of a word processor
    off_middle: float = 1.0  # of the font size by which a title may stand off the middle of its table
    headings: int = 2  # words of a header, at least
    next: float = 3.0  # of the font size: the most from one line's foot to the next one's head
    fewest: int = 2  # rows that both have
    at_edge: float = 2.0  # points by which a title may stand right of the texts of its table
    labelled: float = 0.8  # share of the rows of one side that have a label and a figure of their own


@dataclass(frozen=True, slots=True)
class NumberedLabelSettings:
    """Numbers set right at the labels that follow them."""

    fewest: int = 3  # rows with a number and a label
    same_start: float = 1.0  # points by which the places where the labels begin may differ


@dataclass(frozen=True, slots=True)
class CellWordSettings:
    """Which words a cell holds, and a row."""

    around: float = 1.0  # points around the box of a cell in which the middle of a word of it may lie
    beside: int = 40  # left and right of a table within which words of rows beyond its own stand
    same_level: int = 4  # rows, and the lines between them, that are nearer to each other are one


@dataclass(frozen=True, slots=True)
class ColumnsBesideSettings:
    """Columns right of a drawn grid that nobody drew."""

    fewest_rows: int = 2  # rows of the grid: what stands beside a lone one may be the mark of a margin
    fewest_columns: int = 2  # columns beside it: a lone one may be the numbers of lines


@dataclass(frozen=True, slots=True)
class FootLabelSettings:
    """Labels of merged cells that stand at the foot of their rows."""

    fewest_groups: int = 2  # labels
    fewest_rows: float = 2.0  # rows a label, on average, at least
    year: int = 4  # digits of a numeral that is a label


@dataclass(frozen=True, slots=True)
class MergedRowSettings:
    """Rows that were read as one, and words cut in two."""

    shortest_broken: int = 8  # letters of a word that a column may be too narrow for
    drawn: float = 0.5  # points between the text of a cell and its box, where the box is drawn
    longest_rest: int = 3  # letters left of it on the next line
    # cells of a row with lines on the same levels, figures or repetitions in one, that show packed rows
    fewest: int = 2
    beside_part: int = 3  # left and right of the rows of a part that is read again by itself
    same_level: int = 3  # by which the lines of two cells of one row may differ


@dataclass(frozen=True, slots=True)
class MisplacedHeadingSettings:
    """Headings that stand over the wrong column."""

    deepest: int = 3  # rows of a header
    fewest: int = 3  # filled cells of a column below its heading
    filled: float = 0.8  # of the rows below the heading that the column fills
    fewest_columns: int = 3  # columns of a table whose labels may have their heading beside them


@dataclass(frozen=True, slots=True)
class PartlyRuledSettings:
    """Tables of which lines enclose only a part."""

    close: float = 4.0  # of the font size from a drawn part to the first line outside it
    # of the font size between two words of a line that stand in two cells; in running text it is less
    apart: float = 0.55
    beside: float = 12.0  # points by which text of the table may stand out left and right of its drawn part
    within: float = 0.6  # of the width of a column's texts that lies within the drawn column
    seen: float = 0.8  # of the words of the drawn part that alignment must see as part of the same table
    taken: float = 0.97  # of the words inside the whole table
    fewest_codes: int = 3  # labels that begin with a code
    confidence: float = 0.9  # of such a table, at most


@dataclass(frozen=True, slots=True)
class UnshadedHeaderSettings:
    """Headers without shade over striped rows. Distances are in ems unless said otherwise."""

    close: float = 1.5  # from the header to the first row, and from headings over several columns to the header
    leading: float = 1.35  # from one line of a heading to the next
    same_type: float = 0.05  # share by which the size of the lines of one heading may differ
    crossing: float = 2.0  # points by which a heading may reach over the edge of its column
    centred: float = 0.5  # by which a heading over several columns may be off their middle


@dataclass(frozen=True, slots=True)
class RotatedHeadingSettings:
    """Headings that stand upright."""

    close: float = 2.5  # times the font size between the headings and the first row
    headed: float = 0.5  # of the columns but the first have such a heading, at least
    fewest: int = 2  # such headings: a lone one is a note in the margin


@dataclass(frozen=True, slots=True)
class RuledRowSettings:
    """Rows that lines of one reach part."""

    reach: float = 4.0  # points by which the ends of such lines may differ
    tallest: float = 130.0  # points: a higher band is no row
    around: float = 12.0  # points above and below a grid within which lines are its own
    same_pad: float = 4.0  # points by which the room between a line and the text below it may differ
    outside: float = 2.0  # points left of all cells: there stands no cell
    fewest: int = 3  # lines of the same reach through a table for its rows to count as ruled off
    slack: int = 3  # by which a line may lie within the table it is above or below
    below: int = 40  # from the last row of a table to the end of a band that shows how rows are padded
    long: float = 0.9  # share of the width of a table that its lines run
    between_rows: float = 0.6  # share of the boundaries of rows that have a line


@dataclass(frozen=True, slots=True)
class SplitTableSettings:
    """Blocks of one table that were read as several."""

    same_drawn: float = 3.0  # points by which drawn columns of two blocks of one table may differ
    usual: float = 1.3  # times the usual white between rows that may part the two


@dataclass(frozen=True, slots=True)
class StackedTableSettings:
    """Tables drawn one on top of the other."""

    blank: float = 4.0  # points of drawn height without text between two rows
    white: float = 1.5  # times the font size of white above a title in its own row: another line has room there


@dataclass(frozen=True, slots=True)
class AlternateShadeSettings:
    """Rows shaded in turn."""

    shown_by: int = 3  # rows that show it: the first as the third, the second otherwise


@dataclass(frozen=True, slots=True)
class TrailingRowSettings:
    """Lines below a table that belong to it."""

    most: int = 3  # lines that are taken up
    close: float = 0.6  # of the font size between a line and the one it goes on from
    figures: float = 0.7  # of the texts of a column of figures are figures
    pitch: float = 1.7  # times the least distance of rows that a last row of figures may stand apart
    last_words: int = 3  # words of the end of a table whose size is that of the lines below it
    usual_size: float = 10.0  # size of a font where a table has no words
    into_row: float = 0.35  # of the font size that a line may begin above the end of the table
    below: int = 3  # of the font size below the table within which such a line begins


@dataclass(frozen=True, slots=True)
class WrappedCellSettings:
    """Texts that go on in the next row."""

    tight: float = 0.5  # of the usual white between rows: less is white within a row
    # of the height of a line that such white is less than the usual: .11 before the rows of a section
    clearly: float = 0.15
    padding: float = 1.0  # of the font size: the least white between a text and the next column's
    # of the widest text of a column: a figure that was cut fills its cell, but for the digits it lost
    full: float = 0.7
    leading: float = 1.3  # of the height of a line: lines further apart are not those of one text
    fewest: int = 2  # rows of figures that show the usual white
    figures: float = 0.6  # share of the texts of a column of figures that are figures
    same_left: float = 0.3  # of the font size by which the beginning of a text that goes on may differ


@dataclass(frozen=True, slots=True)
class WrappedLabelSettings:
    """Labels of groups of rows that go on beside the next row. Distances are in heights of the label."""

    fewest_without: int = 2  # rows with a name of their own and no label, which show that labels are of groups
    edge: float = 0.3  # by which the lines of one label may begin, end or have their middle apart
    apart: float = 0.8  # between two lines of it, at most


@dataclass(frozen=True, slots=True)
class RepairSettings:
    """Every threshold of the room."""

    adjacent: AdjacentTableSettings = field(default_factory=AdjacentTableSettings)
    beside: ColumnsBesideSettings = field(default_factory=ColumnsBesideSettings)
    numbered: NumberedLabelSettings = field(default_factory=NumberedLabelSettings)
    cell_words: CellWordSettings = field(default_factory=CellWordSettings)
    foot_labels: FootLabelSettings = field(default_factory=FootLabelSettings)
    merged: MergedRowSettings = field(default_factory=MergedRowSettings)
    misplaced: MisplacedHeadingSettings = field(default_factory=MisplacedHeadingSettings)
    partly_ruled: PartlyRuledSettings = field(default_factory=PartlyRuledSettings)
    unshaded_header: UnshadedHeaderSettings = field(default_factory=UnshadedHeaderSettings)
    rotated: RotatedHeadingSettings = field(default_factory=RotatedHeadingSettings)
    ruled_rows: RuledRowSettings = field(default_factory=RuledRowSettings)
    split: SplitTableSettings = field(default_factory=SplitTableSettings)
    stacked: StackedTableSettings = field(default_factory=StackedTableSettings)
    stripes: AlternateShadeSettings = field(default_factory=AlternateShadeSettings)
    trailing: TrailingRowSettings = field(default_factory=TrailingRowSettings)
    wrapped: WrappedCellSettings = field(default_factory=WrappedCellSettings)
    wrapped_labels: WrappedLabelSettings = field(default_factory=WrappedLabelSettings)


SETTINGS = RepairSettings()

# The parts by name, as the modules ask for them.
ADJACENT = SETTINGS.adjacent
COLUMNS_BESIDE = SETTINGS.beside
NUMBERED = SETTINGS.numbered
CELL_WORDS = SETTINGS.cell_words
FOOT_LABELS = SETTINGS.foot_labels
MERGED = SETTINGS.merged
MISPLACED = SETTINGS.misplaced
PARTLY_RULED = SETTINGS.partly_ruled
UNSHADED_HEADER = SETTINGS.unshaded_header
ROTATED = SETTINGS.rotated
RULED_ROWS = SETTINGS.ruled_rows
SPLIT = SETTINGS.split
STACKED = SETTINGS.stacked
STRIPES = SETTINGS.stripes
TRAILING = SETTINGS.trailing
WRAPPED = SETTINGS.wrapped
WRAPPED_LABELS = SETTINGS.wrapped_labels
