"""Settings of what stands on a page: columns, running text, lines that may be one table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageSettings:
    """Columns of a page, and tables beside one another."""

    head: float = 0.085  # share of the page's height that is running header
    foot: float = 0.93  # share of it where the running footer begins
    fewest_words: int = 40  # words of a page set in columns
    gutter_left: float = 0.3  # share of the text's width where a gutter may be, from
    gutter_right: float = 0.7  # and up to
    gutter_width: float = 1.1  # width of a gutter, at least
    same_height: float = 0.14  # lines of both sides whose bottoms differ by less stand at one height
    column_rows: int = 6  # lines of each column
    # share of the lines of one side with one at the same height on the other from which on it is a table
    shared_heights: float = 0.62
    # share of the rows of one side with nothing else in them: columns of a table, beside labels of several lines
    only_figures: float = 0.6
    frame_near: float = 0.5  # a text closer to a frame may belong to it
    frame_wider: int = 8  # points that a frame around another is wider
    frame_rules: int = 3  # horizontal rules of a framed table without side rules
    labelled: float = 0.5  # share of a framed table's rows that begin with a label


@dataclass(frozen=True, slots=True)
class ProseSettings:
    """Running text, which is no table."""

    fewest_words: int = 4  # words of a line of running text
    shortest: int = 10  # width of it
    letters: float = 0.6  # share of its words that are no figures
    leading: float = 2.1  # from line to line of a paragraph, at most
    same_line: float = 0.5  # a line closer than this is none of its own
    cell_leading: float = 1.15  # times the leading of a text in a cell: the text of the next cell is further below
    edge: float = 0.8  # lines of a paragraph begin at one edge, give or take
    indent: int = 5  # how far the first line of a paragraph may be set in
    last_leading: float = 0.12  # share by which its leading may differ
    many_lines: int = 3  # lines of a paragraph that its words alone do not show to be one
    words_in_line: float = 5.0  # words a line, on average, of such a paragraph
    words_in_two: int = 16  # words of a paragraph of two lines
    full_line: float = 0.72  # share of the width that a full line fills
    full_lines: float = 0.75  # share of its lines, but the last, that are full
    runs_on: float = 0.25  # share of its lines, but the first, that begin in the middle of a sentence
    right_edge: float = 0.3  # lines of a paragraph set exactly end, or begin, at one edge, give or take
    justified: float = 0.7  # share of its lines, but the last, that do
    column_lines: int = 4  # lines of a column of text that is no cell
    column_width: int = 16  # width of it
    column_words: int = 5  # words a line of it, on average
    long_column: int = 6  # lines of it where they end raggedly
    companions: float = 0.25  # share of a paragraph's lines with a text beside them from which on it is a cell
    column_companions: float = 0.7  # the same of a column of text
    near_rule: float = 2.5  # a rule over a paragraph and its companion this near to it makes it a cell


@dataclass(frozen=True, slots=True)
class RunSettings:
    """Lines that may be one table: where it ends, where another header begins, columns set close."""

    white: float = 1.6  # white between two rows that may end a table, at least
    wide_white: float = 4.5  # white that ends it whatever its rows are apart
    most_white: float = 4.0  # white over which a table may go on in the same columns
    row_gap: float = 2.6  # times the usual distance of rows from which on the next row begins another table
    text_gap: float = 1.7  # the same where the line above or below has but one text
    pitches_back: int = 6  # lines before that show the usual distance
    lines_ahead: int = 4  # lines after the white that are looked at
    lines_back: int = 10  # lines before it
    rows_back: int = 4  # rows before it
    loose_rows: int = 2  # rows after the white that stand as far apart as it is high, at least
    loose_above: int = 2  # lines before it of which one has several cells
    heading_words: int = 4  # words of a heading alone on a line above others, at most
    near_column: float = 0.4  # edges of cells in one column differ by less
    in_columns: float = 0.8  # share of the cells after the white that stand in the columns before it
    barrier_clear: float = 0.5  # a paragraph that ends higher above a line stands between it and the line before
    heading_lines: int = 9  # lines of a single text over a new header, at most
    header_lines: int = 8  # lines from its first line of several cells to the first row
    apart: float = 1.2  # times the usual distance of rows: a new header is set off by more
    clearly_apart: float = 1.6  # the same where nothing else but its headings shows it
    header_apart: float = 1.05  # times the usual distance of rows between a new header's cells and the row before it
    full_header: int = 3  # cells of a full header, at least
    headed_figures: float = 0.6  # share of the first row's figures under its headings, and of its cells in number
    between_rules: float = 0.6  # white between the rule that closes a table and the rule that opens the next
    rows_compared: int = 3  # rows before and after a header that it is compared with
    lines_after: int = 5  # lines after it among which they are
    beside_headings: int = 4  # headings on one line of which two tables may have their own, at least
    beside_rows: int = 3  # rows of figures of each of them, at least
    beside_alike: float = 0.8  # share of their rows that begin with a label and end in a figure
    gutter: float = 2.0  # white between them, at least
    # times the widest white between the columns of one of them that it is wide: 2.1 and more on made pages with two
    # tables side by side
    gutter_wider: float = 1.5
    begun_lines: int = 3  # lines in which a text begins at a column's edge, or has but a number before it
    begun_some: int = 2  # lines of each kind, where both are found
    close_lines: int = 2  # lines in which no gap parts it from the text before
    begun_off: float = 0.08  # texts of one cell or column begin at one place, give or take
    uneven_numbers: float = 0.3  # by which numbers before the edge must differ in width where no text begins there
    # ems that the heading of numbers set right may end left of them: both are in a cell two or three numbers wide
    numbers_right: float = 1.5
    ragged: float = 1.0  # by which the texts after it must differ in their ends: they are set left
    crossed: float = 0.1  # share of those lines that may run over the edge: titles and notes
