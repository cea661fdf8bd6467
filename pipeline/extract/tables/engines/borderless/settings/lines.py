"""Settings of words, lines and what is drawn."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommonSettings:
    """Distances of lines and texts that several steps ask about."""

    apart: float = 0.5  # white between words on lines of uneven height that stand beside one another
    same_line: float = 0.3  # bottoms of one line differ by less
    # lines whose baselines are closer than this are set upon one another: one line of cells at two heights
    upon: float = 0.85
    cell_leading: float = 1.6  # from line to line of one cell or of a text set close, at most
    same_place: float = 0.5  # edges or middles of texts set alike differ by less
    indent: float = 0.3  # a text set in by more than this is set in on purpose
    same_size: float = 0.1  # share by which the type of lines of one text or table may differ
    looser: float = 1.15  # times a leading: lines further apart are not set as close
    set_off: float = 1.25  # times a distance: what is further away is set off
    blank: float = 0.2  # the narrowest blank between two words
    white_from: float = 0.3  # above the bottom of a line's boxes from which on a rule is under its text
    white_to: float = 0.6  # above the bottom of the next line's boxes up to which a rule is over its text


@dataclass(frozen=True, slots=True)
class LineSettings:
    """Words that are a line, white that parts cells, marks and leaders."""

    level: float = 0.3  # bottoms of words of one size that share a line differ by less
    mixed_level: float = 0.25  # the same for words of different sizes, whose baselines are estimated
    uneven_level: float = 0.42  # bottoms of cells of one row that are set at heights of their own differ by less
    size_shrunk: float = 0.8  # times a line's size: a word of smaller type is of another size
    size_grown: float = 1.25  # times a line's size: a word of larger type is of another size
    tiniest: float = 0.1  # points: a word of no size counts as so high
    recent: int = 5  # lines that a word, taken in order of height, may still belong to
    longest_mark: int = 6  # characters of an exponent or a footnote mark
    mark_size: float = 0.85  # times its host's size: a mark is smaller
    # the same for a mark that touches its host and is raised: browsers' "smaller" makes 7.2 points of 7.5
    large_mark_size: float = 0.99
    large_mark_raised: float = 0.2  # ems of the host by which such a mark's baseline is above the host's, at least
    mark_within: float = 0.55  # share of a mark's height that lies within its host's
    large_mark_within: float = 0.4  # the same of a large mark: being higher, it stands out further
    mark_raised: float = 0.08  # ems of the host by which the mark's baseline is off the host's, at least
    mark_against: float = 0.5  # ems of the host: a mark stands closer than a wide blank
    mark_overlaps: float = 0.2  # ems of the host that a mark may reach into it
    mark_touches: float = 0.01  # points: the distance of a mark that touches its host
    fewest_words: int = 4  # words of a page or region in which a table is looked for
    capitals: int = 3  # letters: a text in capitals has more
    # white that parts two cells. A blank is .25 to .35 in most fonts; cells are padded by more on both sides
    gap: float = 0.62
    figures_gap: float = 0.36  # white that parts two figures side by side
    close_figures_gap: float = 0.1  # the same on a line that is mostly figures
    mostly_figures: int = 3  # figures of such a line, at least
    mostly_figures_share: float = 0.4  # share of its words that are figures, at least
    dialled_digits: int = 10  # digits of a telephone number with the code of its country, at least
    stretched: float = 1.35  # blanks of a justified line may be stretched up to this and are still blanks
    blank: float = 0.28  # the usual blank, where a page does not show its own
    fewest_gaps: int = 8  # gaps between words of letters that show a page's own blank
    blank_rank: int = 3  # the gap that is its blank: one of so many is narrower
    measured_from: float = 0.1  # gaps between words that are measured for it, from
    measured_to: float = 0.85  # and up to
    over_blank: float = 0.3  # a gap is wider than the page's blank by more
    piece_gap: float = 0.1  # a gap by which a chunk may be cut once more is wider than the blank by more
    longest_piece: int = 8  # words of a chunk that may be cut once more
    tight: float = 0.08  # a mark closer than this to its neighbour is joined without a blank
    typewriter: float = 0.6  # width of a typewriter's letters
    typewriter_off: float = 0.06  # by which a letter of it may differ; grows with the root of the letters of a word
    typewriter_share: float = 0.9  # share of its words that are so wide
    typewriter_blank: float = 0.6  # width of its blank
    long_word: int = 3  # characters of words that are measured for it
    plain_words: int = 4  # words of a line without cells, at least
    plain_gap: float = 0.3  # no gap of such a line is wider
    plain_figures: int = 3  # it has fewer words that begin with no letter
    smaller_before: float = 0.9  # times the size of the word before: a gap before a smaller word is measured by this
    bar_slack: float = 1.5  # points that a vertical rule between two words may be drawn into one of them
    list_words: int = 3  # words of a text behind the number of its paragraph
    list_gap: int = 5  # it stands closer to it
    short_line: int = 6  # words: a shorter line does not show its own blanks
    fifth: int = 5  # of the gaps: the low and the high one leave one of so many aside
    worded: float = 0.7  # share of a justified line's words that are no figures
    even_gaps: float = 0.4  # share of the widest gap that the low one of a justified line is wider than
    wide_gaps: float = 0.3  # the middle gap of a justified line is wider
    # share of the high gap that the low one of a line drawn out to the full width is wider than
    alike_gaps: float = 0.94
    alike_range: float = 0.7  # the same of its widest gap
    justified_words: int = 4  # words of a line whose blanks, all of one width, show that it is justified, at least
    same_blank: float = 0.03  # by which blanks of one width may differ
    other_width: float = 0.2  # by which a word and the next but one differ in width, somewhere in such a line
    drawn_out: float = 3.0  # its gaps are narrower
    before_group: int = 7  # characters of a figure that a group of thousands set apart may follow
    ellipsis: int = 3  # dots that stand for a figure, at most
    letter_before: float = 0.5  # width of a letter before leaders that have grown together with it, estimated
    letter_after: float = 0.52  # the same behind them


@dataclass(frozen=True, slots=True)
class DrawnSettings:
    """Rules, frames and shaded bands."""

    long: float = 0.6  # share of a width that rules at one height cover together to be long
    one_height: float = 1.5  # points: rules closer than this are one
    beside_text: int = 8  # points beside a text that a vertical rule which bridges white may stand
    shortest: int = 60  # points of a rule of a frame
    same_ends: int = 4  # points by which the ends of rules and shades of one table may differ
    at_ends: int = 3  # points that rules, shades and texts may miss one another where they meet
    inner_rule: float = 0.2  # share of the width that a rule between two others covers
    inner_start: int = 12  # points from the frame's end where the rule of one of two tables side by side begins
    inner_short: int = 30  # points that it is shorter than the frame
    double_rule: int = 4  # points between the two lines of a double rule, at most
    one_line: float = 2.6  # times its type that the space around a single line between two rules is high, at most
    narrowest_group: int = 12  # points that the line between two groups begins further left than those in them
    fewest_groups: int = 2  # groups beside which lines begin at one place
    most_of_group: int = 100  # lines above or below one among which that between two groups is looked for
    tallest_band: float = 0.4  # share of the page's height that a shaded band is high, at most
    flattest_band: int = 4  # points that it is high, at least
