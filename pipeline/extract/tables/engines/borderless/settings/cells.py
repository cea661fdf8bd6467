"""Settings of the columns, header and rows of one table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ColumnSettings:
    """Columns, and which of them a text stands in."""

    typical_rank: float = 0.7  # share of the lines with less cells than the typical one
    rich: float = 0.6  # share of the typical number of cells that a line has which shows the columns
    data_figures: float = 0.3  # share of a row's cells that are figures
    usual_rows: int = 3  # one of so many lines has the usual number of cells, at least
    bar_height: float = 0.5  # share of a table's height that a vertical rule between columns covers
    bar_middle: float = 0.5  # share of the height at which it is drawn
    pair_gap: float = 0.6  # white between two texts of one column that may be two columns
    pair_rows: float = 0.3  # share of the column's other lines that have two
    outliers: int = 16  # one of so many lines may cross the white between two columns
    near_dash: float = 0.62  # a dash between a code and its name stands closer to both
    crossing: float = 0.15  # share of the lines with a text printed over other columns that say nothing of them
    thinnest_river: float = 0.6  # points of white between two columns
    # share of the columns that stand under a line of headings: one may have a heading set higher or lower
    most_headed: float = 0.6
    labels_around: float = 0.6  # share of the rows of figures between two lines of text on their left: its labels
    parted_labels: float = 0.5  # share of the texts left of all columns that a line down parts from them
    edge_tolerance: float = 0.8  # edges that the cells of a column share differ by less
    edge_shared: float = 0.7  # share of its cells that share one
    # share of a text over another column from which on it is not of the column its order says
    mostly_elsewhere: float = 0.5
    shared_cost: float = 1.2  # what two texts in one column cost, beside their distances from their columns
    slack: float = 0.15  # that a text may reach into a column beside its own
    spans_column: float = 0.35  # share of a column that a text covers, or of the text that it takes, to stand over it
    near_edge: float = 0.4  # the parts stand at an edge or the middle of their columns, give or take
    # of the font size: how far words that fill a column each may end from where its figures do: over figures set right
    # headings end within .02
    same_right_edge: float = 0.1
    between: float = 0.3  # the blank stands between the columns, give or take
    first_words: int = 5  # words before such a blank, at most, where its width shows little
    fitting_blank: float = 0.14  # by which it is wider than the line's blank where the second part fits its column
    loose_blank: float = 0.22  # the same where it only stands between the columns


@dataclass(frozen=True, slots=True)
class HeaderSettings:
    """Where a header begins, and which columns a heading spans."""

    closing_rule: float = 0.88  # share of a table's width that a rule covers which closes or opens it
    far: float = 3.2  # a line further above is no part of the header
    farthest: int = 5  # the same for a line of several cells right above the first row
    title_size: float = 1.06  # times the type of the headings: a larger text over the first column is a title
    titled_columns: int = 3  # columns of a table whose title can be known from a heading by its middle, at least
    lines_above: int = 3  # lines above a label among which there is one of several cells if it is of the header
    frame_above: float = 5.5  # the rule that closes a header above is no higher over its line
    frame_clear: float = 0.5  # and clear of the line by this
    frame_covers: float = 0.6  # share of the table's width that it covers
    stacked_lines: int = 7  # lines of headings over one another
    leading: float = 2.4  # from line to line within a header, at most
    whole_rule: float = 0.92  # share of the table's width from which on a rule is under all headings
    rule_over: float = 0.5  # share of a column that such a rule covers
    clearly_nearer: float = 0.3  # points by which the middle of other columns must be nearer
    off_middle: float = 0.8  # a heading's middle is off that of what it heads by no more
    own_better: float = 1.5  # times as far its own column's middle must be
    repeated: float = 0.8  # share of the headings below that repeat from group to group
    same_step: float = 0.25  # share by which distances of columns may differ and be the same
    set_aside: float = 0.4  # columns set right have their middle further right, columns set left further left
    three_lines: int = 3  # lines of a header in which a heading can stand in the middle
    panel_off: float = 1.2  # its middle is that of all columns but the first, give or take
    banner_off: float = 0.8  # the middle of a text over all columns is off theirs by no more
    rule_parts: float = 0.4  # share of a heading under which a rule parts it from the next line


@dataclass(frozen=True, slots=True)
class TilingSettings:
    """A header of several levels as one division into cells."""

    same_leading: float = 1.08  # times the tightest distance of headings over one another: lines of one heading
    most_upper: int = 16  # headings over others, at most
    most_spans: int = 6  # choices of columns for one of them
    most_ways: int = 400  # choices for all of them together
    off_level: float = 0.4  # a heading of one level is off the height of others there by no more
    off_levels: float = 0.9  # the same where it goes over several, whose heights need not be alike


@dataclass(frozen=True, slots=True)
class ExtentSettings:
    """Where the body of a table begins and ends."""

    year_value: float = 0.5  # what a year counts as a figure of its column
    numeric: float = 0.55  # share of its cells that are figures in a column of figures
    figures_of_cells: int = 3  # one of so many cells of a row is a figure, at least
    section_gap: float = 3.4  # a label that heads rows is no further above them
    section_indent: int = 3  # it is set in by no more
    many_numeric: int = 4  # columns of figures from which on a first row has two figures, at least
    heading_lines: int = 6  # lines of headings of a table without figures, at most
    headings_above: int = 3  # lines above a first row with one figure that together head all columns of figures
    text_row_columns: int = 3  # columns of a last row of texts under rows with figures, at least
    headed_columns: int = 2  # columns of figures under which another table can begin with headings only
    rows_of_table: int = 2  # lines of the table above such headings, at least
    numbered_columns: int = 3  # numbers of columns that make a line of them
    no_years: float = 0.5  # share of the figures below a line of years that are none
    size_lines: int = 12  # lines of a body that show its type
    note_size: float = 0.88  # times its type: smaller text under a rule is a note
    wide_cell: int = 8  # a text that reaches so far was wrapped
    # times the usual distance of rows: a lone figure further below is the number of the page. At 1.25 a chart of a
    # bulletin is a table more
    stray_apart: float = 1.3
    # points that a text which goes on with a label may reach beyond the last column; without it the running foot of one
    # of 38 tagged documents, set to the right, is text of the last cell
    last_column: float = 20.0
    last_below: int = 3  # how far below the last line a rule may close the table
    closing_rule: float = 2.5  # the same where lines follow


@dataclass(frozen=True, slots=True)
class BodySettings:
    """Which lines of a body are one row."""

    dense: float = 0.75  # share of the lines of the fullest column that a column fills which most rows fill
    longest_fragment: int = 7  # characters of the end of a figure cut in two
    shortest_cut: int = 8  # characters of its beginning
    wrapped_leading: float = 1.9  # from line to line of a wrapped text, at most
    row_leading: float = 0.95  # times the distance of rows: lines set closer are not two rows
    long_label: int = 12  # a label that long was wrapped
    block_indent: float = 0.5  # rows under a heading are set in by more
    few_rows: int = 3  # rows, lines or cells from which on they show anything
    # times the rows that single lines leave incomplete, at most, that cells in the middle of their rows leave
    complete: float = 0.5
    middle_lines: int = 14  # baselines of one such row: two texts of seven lines that alternate
    middle_height: float = 0.2  # middles of the cells of one row differ by no more
    middle_edge: float = 0.35  # lines of one cell differ by no more at the edge or middle they share
    middle_leading: float = 0.1  # the distances of its lines differ by no more
    wide_cell: float = 8.0  # a text reaches this far before anybody wraps it, unless its words say that it goes on
    few_rules: float = 0.12  # share of the lines with a rule or a shade between them from which on these part the rows
    banded: float = 0.7  # share of the several lines between two of them that make one row
    loose_leading: float = 2.2  # lines of one row between rules are no further apart
    tighter: float = 1.12  # times the leading within rows that the leading between rows is, at least
    rounding: float = 0.06  # points by which equal leadings may differ
    widest_leading: float = 1.75  # the leading within rows is no wider
    groups_are_rows: float = 0.9  # share of the groups of close lines that can be a row
    groups_headed: float = 0.7  # share of all groups that have figures
    label_off_middle: float = 0.25  # a label over several rows stands off their middle by no more
    sparse_labels: float = 0.7  # labels a row, at most, where labels stand over several rows
    alike_rows: float = 0.75  # share of the rows that fill the same columns: none is the second line of a wrapped one
    # ems by which the white between rows is wider than the white between lines of a cell: padding of a point above and
    # below is a quarter of usual type
    padding: float = 0.15
    # share of the lines below another of their cell that were wrapped where the column ends
    wrapped_pairs: float = 0.85
    rows_filled: float = 0.7  # share of the rows split by white that fill two columns or more
    deepest: int = 12  # tables of one run, at most, one after the other
