"""Settings of how sure a reading is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConfidenceSettings:
    """How sure a reading is: a sum of what speaks for a table, less what speaks against it."""

    no_table: float = 0.2  # how sure a chart, a table of contents, a row of years or too few rows are to be one
    least: float = 0.5  # a reading less sure is none
    most: float = 0.97  # no reading is surer
    base: float = 0.3  # where the sum begins
    by_rows: float = 0.1  # what rows add, when there are enough
    rows_counted: int = 3  # rows that are enough, beside the first
    by_figures: float = 0.25  # what figures add
    figures_counted: float = 2.2  # times the share of figures, up to 1
    by_rules: float = 0.2  # what rules or shades add
    one_rule: float = 0.5  # share of it that a single rule adds
    by_edges: float = 0.2  # what cells set alike add
    by_columns: float = 0.1  # what many columns add
    many_columns: int = 3  # columns that are many
    by_header: float = 0.05  # what a header adds
    no_header: float = 0.1  # what its lack takes away
    texts_only: float = 0.15  # what a table without columns of figures loses
    two_texts_only: float = 0.3  # the same with two columns
    wordy: int = 6  # words a cell from which on it is sooner text
    by_wordy: float = 0.2  # what it then loses
    filled: float = 0.4  # share of the cells that are filled, at least
    by_blanks: float = 0.2  # what it otherwise loses
    one_row: float = 0.15  # what a single row without a rule loses
    two_columns: float = 0.2  # what few rows of two columns without a rule lose
    labelled: float = 0.4  # share of the rows of texts that begin in the first column, at least
    by_labels: float = 0.15  # what they otherwise lose
    row_figures: float = 0.3  # share of the cells that are figures in a single row, at least
    by_texts: float = 0.2  # what it otherwise loses
    few_rows: int = 3  # rows that are few
    by_caption: float = 0.2  # what the numbered caption of a table right above adds
    caption_above: float = 3.5  # times the type of its first line that it stands above the table, at most
    by_white: float = 0.15  # what rows of wrapped texts add that white parts
    curves: int = 3  # curves of a chart
    chart_fills: int = 6  # fills of a chart, at least
    chart_edges: float = 0.4  # different edges of its fills, a fill
    bars: int = 4  # fills that may be bars, at least
    on_bars: float = 0.4  # share of the figures printed on bars
    bar_wider: float = 1.3  # times the width of its figure that a bar is wide
    at_bars: float = 0.7  # share of the lines with a figure at the end of a bar
    bar_end: float = 1.5  # times its type that the figure stands behind the bar, at most
    rules_near: int = 8  # points above and below a table where its rules are
    rule_covers: float = 0.7  # share of its width that they cover
    edges_shared: float = 0.6  # share of a column's cells that share an edge
    contents_columns: int = 3  # columns of a table of contents, at most
    page_digits: int = 4  # digits of its page numbers, at most
    contents_rows: int = 3  # page numbers that it has, at least
    contents_numbered: float = 0.7  # share of its rows that end in one
    contents_growing: float = 0.9  # share of them that are no smaller than the one before
    contents_led: float = 0.5  # share of its lines with leaders or numbers of sections
    leader_covers: float = 0.7  # share of the white before a number that a line drawn as leader covers
