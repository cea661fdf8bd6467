"""The thresholds of putting a document together: one frozen object, in parts by the step that asks.

They were set by looking at tables of real documents that cross a page; where one was measured its comment says so."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CaptionSettings:
    """Titles and notes of tables."""

    fewest_letters: int = 3  # of a caption: figures beside a chart are none
    longest_between: int = 60  # characters of a line between a title and its table, and of a sentence that is a title
    most_lines: int = 3  # lines before a table among which its title is looked for
    contents_above: int = 3  # blocks above a table of contents among which the word for it stands
    contents_numbers: float = 0.7  # of the rows of a table of contents that have the number of a page, at least
    contents_rows: int = 5  # numbered titles with their pages that are one without that word, at least
    fewest_columns: int = 3  # columns of a table whose first row can be a title that goes across


@dataclass(frozen=True, slots=True)
class PageBreakSettings:
    """Rows that a page break separates from their table."""

    head: float = 0.8  # of the page's height below which a header may stand alone
    top: float = 0.3  # of the page's height above which rows may be left over
    far: float = 2.5  # times the font size that may separate the remainder of a cut row from the row below it
    near: float = 3.0  # points by which the lines of one cell may be set apart
    few: int = 3  # rows that a page break may leave of a table on columns of their own
    figures: float = 0.6  # of the texts of a column that are figures, where it is one of figures
    headed: float = 0.6  # of the columns of a table that a row of texts above it must fill to be its header
    within: float = 1.0  # points around a cell within which its words lie, and left of its column its text may begin
    at_edge: float = 2.0  # points before the edge of its column at which a line is full
    confidence: float = 0.7  # of a grid that is made of such rows
    rows_above: int = 3  # rows that fill a column, for its text in the last row to be on the next page


@dataclass(frozen=True, slots=True)
class SpanningTableSettings:
    """Tables of several pages."""

    low: float = 0.62  # of the page's height: a table that continues ends below this
    high: float = 0.42  # of the same: the rest of it begins above this
    most_headers: int = 3  # header rows that may stand alone at the foot of a page


@dataclass(frozen=True, slots=True)
class RepeatedHeaderSettings:
    """Headers that are repeated on the next page."""

    alike: float = 0.8  # of the letters of two rows that must agree for one to be the other misread
    figures: float = 0.8  # of the texts of a column that are figures, where it is one of figures
    fewest_headings: int = 2  # beside the labels', by which a page shows that it repeats the lower levels of a header
    # of the cells of a header that may be filled on one page only, where it was read from pictures
    other_cells: float = 0.25


@dataclass(frozen=True, slots=True)
class NextColumnSettings:
    """Columns of a table that stand on later pages."""

    fewest_rows: int = 4  # rows, the header among them, whose heights must agree
    off: float = 1.0  # points by which the rows of both parts may be off: a program prints them at the same heights
    figures: float = 0.9  # of the texts below the headings of such columns that are figures
    most_pages: int = 12  # pages that the rows of the table may take, where a page holds a lone column of it


@dataclass(frozen=True, slots=True)
class AssemblySettings:
    """Every threshold of the room."""

    captions: CaptionSettings = field(default_factory=CaptionSettings)
    page_break: PageBreakSettings = field(default_factory=PageBreakSettings)
    spanning: SpanningTableSettings = field(default_factory=SpanningTableSettings)
    repeated: RepeatedHeaderSettings = field(default_factory=RepeatedHeaderSettings)
    next_columns: NextColumnSettings = field(default_factory=NextColumnSettings)


SETTINGS = AssemblySettings()

# The parts by name, as the modules ask for them.
CAPTIONS = SETTINGS.captions
PAGE_BREAK = SETTINGS.page_break
SPANNING = SETTINGS.spanning
REPEATED = SETTINGS.repeated
NEXT_COLUMNS = SETTINGS.next_columns
