"""The thresholds of lines, paragraphs and reading order: one frozen object, in parts by the step that asks.

They were set by looking at pages of reports; where one was measured its comment says so."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class WordTextSettings:
    """Words that make the text of a line or a cell."""

    same_line: float = 0.5  # share of the lower word's height that must overlap
    joined: float = 0.09  # of the font size: words closer than this are parts of one word
    lines_back: int = 3  # lines back among which a word's own line is looked for
    shortest_cut: int = 8  # letters: a shorter word fits into any column and is not cut
    longest_rest: int = 3  # letters: a longer word below a whole word is the next word
    # with which Spanish words end (Ortografía de la lengua española: vowels and the consonants of native words)
    last_letters: frozenset[str] = frozenset("aeiouáéíóúnsrldzyjx")
    full: float = 1.5  # widths of a letter left at the end of a line that a cut word fills
    # of the font size by which the feet of two parts of one word may differ; a superscript is higher
    same_foot: float = 0.15
    smaller: float = 0.85  # size of one part over that of the next, at least
    larger: float = 1.18  # the same, at most


@dataclass(frozen=True, slots=True)
class PageLineSettings:
    """Lines of a page."""

    wide: float = 1.8  # of the font size: a gap at least this wide may separate two columns
    beside: float = 0.5  # of the height of a line, or of the lower of two, that both share to stand beside each other


@dataclass(frozen=True, slots=True)
class ReadingOrderSettings:
    """Columns of text."""

    gutter: float = 9.0  # points: smallest gap between two columns
    narrowest: float = 0.16  # of the total width: narrower columns are labels beside values, which are read row by row
    fewest: int = 3  # items in a column of text
    deepest: int = 8  # levels of recursion
    high: float = 60.0  # points: a column of fewer items that is higher is text all the same
    overlap: float = 0.5  # points that two items of one band share at least


@dataclass(frozen=True, slots=True)
class ParagraphSettings:
    """Lines that make a paragraph, and headings by their looks."""

    # of the font size, baseline to baseline: more ends a paragraph unless its lines are set wider
    leading: float = 1.45
    looser: float = 1.25  # times a paragraph's own line distance from which a line no longer belongs to it
    second: float = 1.9  # times the font size from the first line of a paragraph to its second, at most
    leading_off: float = 0.9  # of the usual leading up to which lines are of one paragraph whatever its own
    same_size: float = 0.6  # points by which the font sizes of two lines of one paragraph may differ
    longest_bold: int = 240  # characters of a bold line that can be a heading
    ended: float = 0.12  # of the width of its column that a line of a heading ends before its edge
    short: float = 0.18  # of the width of its column that the last line of a paragraph ends before its edge
    slack: float = 0.5  # of the font size that the next word must have had room besides its own width
    indent: float = 0.8  # of the font size by which the first line of a paragraph is indented
    most_heading_lines: int = 5  # lines of a heading
    most_named_lines: int = 2  # lines of a heading that is known by its words alone
    larger: float = 1.12  # times the size of the body from which a line stands out
    smaller: float = 0.92  # of the size of the body below which a line is no heading, whatever its words
    title: float = 1.5  # times the size of the body from which a heading is of the first level


@dataclass(frozen=True, slots=True)
class HeadingSettings:
    """Headings by their words."""

    longest: int = 140  # characters of a heading
    longest_caption: int = 160  # characters of a caption; twice as many where it begins as captions do
    fewest_capitals: int = 4  # letters of a heading in capitals; fewer are an acronym


@dataclass(frozen=True, slots=True)
class AxisSettings:
    """Labels of the axes of charts."""

    fewest: int = 4  # labels of one axis
    longest: int = 15  # digits of one label
    first_year: int = 1900  # figures of which all are years since this one …
    last_year: int = 2099  # … up to this one are no scale
    aligned: float = 3.0  # points by which labels of one axis may be misaligned
    reach: float = 45.0  # points between a drawing and the labels of its axes
    adjacent: float = 20.0  # points between two curves of one drawing
    most_curves: int = 2000  # curves of a page among which drawings are looked for, the first
    widest_mark: float = 80.0  # points: a drawing that is no wider is a mark
    highest_mark: float = 40.0  # points: a drawing that is no higher is a mark


@dataclass(frozen=True, slots=True)
class ColumnHeadingSettings:
    """Headings of columns at the top of every page."""

    apart: float = 0.8  # times the font size between two headings; a blank is a third of that
    fewest: int = 3  # headings of a line, the stub's among them
    fewest_rows: int = 2  # figures under a heading for it to head their column
    # times the font size that a heading and its figures may differ at the right, the left or the middle
    same_edge: float = 0.5
    most: float = 0.6  # of the columns of figures that the headings stand over
    close: float = 0.6  # times the font size between two lines of one header


@dataclass(frozen=True, slots=True)
class RunningHeaderSettings:
    """Running headers and footers."""

    margin: float = 0.16  # share of the page's height, at either end, in which they are searched
    same_place: float = 4.0  # points by which they may move from page to page
    same_place_in_scans: float = 8.0  # the same in scans
    long_line: int = 12  # letters: a line of a scan this long may match although some letters were misread
    alike: float = 0.9  # share of the letters of two such lines that must agree
    set_apart: float = 0.8  # of a line's height: smallest gap between running lines and the body
    wider_than_usual: float = 1.3  # times the usual gap between the lines of the body that it is wide, besides
    most: int = 60  # different running lines of a document that are kept
    same_level: float = 0.4  # of the height of a word that it must share with a line of the page to be of it
    after: float = 0.3  # of a line's height that the next line may reach into it
    gaps: int = 3  # gaps between lines of the body that say which is usual
    short: int = 8  # characters: a shorter line at the very end is a page number or a mark
    short_apart: float = 0.4  # of its height that such a line stands from the next
    into_body: float = 40.0  # points that an upright line must reach into the body to be of a table
    beside_rule: float = 2.0  # points by which a text may stick out of such lines
    ruled_off: float = 12.0  # points from a line to the rule that separates it from the body, at most
    wide_rule: float = 0.5  # of the page's width that such a rule runs, at least
    crossing: float = 3.0  # points that an upright line must reach past a rule to cross it


@dataclass(frozen=True, slots=True)
class PageLayoutSettings:
    """Every threshold of the room."""

    words: WordTextSettings = field(default_factory=WordTextSettings)
    lines: PageLineSettings = field(default_factory=PageLineSettings)
    order: ReadingOrderSettings = field(default_factory=ReadingOrderSettings)
    paragraph: ParagraphSettings = field(default_factory=ParagraphSettings)
    heading: HeadingSettings = field(default_factory=HeadingSettings)
    axes: AxisSettings = field(default_factory=AxisSettings)
    column_headings: ColumnHeadingSettings = field(default_factory=ColumnHeadingSettings)
    running: RunningHeaderSettings = field(default_factory=RunningHeaderSettings)


SETTINGS = PageLayoutSettings()

# The parts by name, as the modules ask for them.
WORDS = SETTINGS.words
LINES = SETTINGS.lines
ORDER = SETTINGS.order
PARAGRAPH = SETTINGS.paragraph
HEADING = SETTINGS.heading
AXES = SETTINGS.axes
COLUMN_HEADINGS = SETTINGS.column_headings
RUNNING = SETTINGS.running
