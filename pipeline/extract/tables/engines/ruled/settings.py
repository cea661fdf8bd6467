"""The thresholds of the engine that reads drawn tables: one frozen object, in parts by the step that asks.

At a quarter and four times their value 6 of 38 of them changed anything on 35 pages of six documents: ``packed``,
``gap`` and ``fewest`` of stacks, ``smallest`` of shading, ``covered`` and ``near`` of the lattice.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LatticeSettings:
    """Boundaries of drawn lines, the cells between them, and whether these are a table. Distances are in points."""

    near: float = 3.0  # two lines may miss each other by so much and still meet
    snap: float = 2.5  # lines nearer than this are one boundary
    widest_boundary: int = 4  # lines of one boundary are no further apart
    off_boundary: float = 2.5  # how much further a line may be off the boundary that it draws
    covered: float = 0.55  # share of a cell's edge that must be drawn for the edge to count
    rounded: float = 1.5  # corners that need not be drawn
    rounded_share: float = 0.2  # and share of a short edge that they may be
    skew: float = 16.0  # one boundary may wander within this from row to row
    slit: float = 5.0  # boundaries nearer than this with no word between are a double line
    level: float = 6.0  # the end of a line down must lie so far from a boundary to part two levels of headings
    cut_letters: float = 0.3  # ems of a word above and below such an end by which it would cut the word
    open_side: float = 8.0  # lines must stick out so far for a missing outer line to be supposed
    fewest_rows: int = 3  # rows of words beyond a boundary for one line that sticks out to be enough
    beside_rows: float = 0.8  # share of them that are beside rows within it
    fewest_filled: int = 3  # cells with text of a table
    sparse: float = 0.15  # share of cells with text below which lines are a drawing rather than a table
    # share of cells with text below which figures without a letter among them are those of the bars of a chart: 14
    # charts of four makers had .24 to .5; 377 tables of tagged documents are read as without it
    of_figures: float = 0.6
    sure: float = 0.95  # confidence of a grid of drawn lines
    packed: float = 0.3  # confidence of a grid whose cells hold several rows each: its rows are not all drawn
    shortest_list: int = 4  # rows of a table of one column
    short_entries: float = 0.9  # share of its cells that are entries and no text
    lines_of_an_entry: int = 4  # ems that an entry is high, at most
    bars: int = 3  # bars one below the other that are a chart, at least
    shared_edges: float = 0.5  # share of the rows that have an edge between areas, on average: bars have fewer


@dataclass(frozen=True, slots=True)
class ShadingSettings:
    """Shaded areas that are cells. Distances are in points."""

    edge: float = 0.6  # one shaded area may stand so far out of another that covers it
    smallest: float = 6.0  # a lower or narrower area is no cell
    tallest_cell: int = 200  # nor is a higher one
    touching: float = 1.0  # between areas that go on one below the other or side by side
    same_level: float = 1.5  # the ends of areas beside each other may differ by so much
    most_width: float = 0.6  # share of the shaded width beside an area that ends where it ends, if it is a row's
    nearly_all: float = 0.9  # share of the width of an area
    meeting: float = 0.3  # between areas that meet side by side: more is room for a line between columns
    tallest: float = 90.0  # higher than a cell of a header
    most_pieces: int = 16  # areas that one shaded cell is drawn in
    covering: float = 0.93  # share of the box of such areas that they cover
    sliver: float = 9.0  # narrower areas are the room left and right of a text
    at_rule: float = 2.5  # an area ends at a drawn line that is no further from its edge
    most: int = 600  # shaded areas of one page; more is a drawing
    pieces_a_cell: int = 4  # times as many before those drawn twice are left out


@dataclass(frozen=True, slots=True)
class StackSettings:
    """Rows and columns of a drawn cell that nobody drew. Distances are in ems."""

    fewest: int = 3  # lines of a stack
    same_level: float = 2.5  # points by which lines beside each other may differ
    fewest_figures: int = 2  # cells of a row that are nothing but figures, one on each line
    figures: float = 0.8  # share of the lines of a stack of figures
    # share of the rows of a cell over several in which it has a figure, or what stands for one; the others have a code
    # ("NE"). In 99 documents .67 and more in 21 cells of figures, none in 20 of texts, .5 in one ("%" over "100")
    figures_of_rows: float = 0.6
    as_many_lines: float = 0.6  # share of its lines that another stack of the row has, at least
    blank: float = 0.3  # the blank before a word that had no room at the end of a line of a cell
    packed_words: float = 0.4  # share of the words that stand in such rows
    gap: float = 1.0  # between words: what stands further apart is in different columns
    fewest_split: int = 3  # cells with such a gap
    split: float = 0.2  # share of the cells with text


@dataclass(frozen=True, slots=True)
class HeadSettings:
    """Rows without lines below drawn heads. Distances are in ems."""

    fewest_columns: int = 4  # columns of the head
    fewest_rows: int = 3  # rows below it
    near: float = 1.15  # a line of a label may stand so far from the level of its figures
    level: float = 2.5  # points within which figures stand on one level
    gap: float = 4.0  # white that ends the body
    leading: float = 1.25  # between the lines of one label
    margin: float = 3.0  # points right of the text of a cell
    beside: int = 12  # points by which a word may stand out of the head left and right
    below: int = 6  # points below the head from which on lines part its rows
    wide_rule: float = 0.8  # share of the head's width that such lines cover
    sure: float = 0.85  # confidence of such a table


@dataclass(frozen=True, slots=True)
class StripeSettings:
    """Rows shaded in turn. Distances are in points unless said otherwise."""

    level: float = 1.5  # the edges of areas of one row may differ by so much, and those of columns from row to row
    tallest: float = 3.0  # times as high as the shaded rows that a row between them may be (wrapped labels)
    tallest_wrapped: float = 6.0  # the same where its label is seen to be one text
    crossing: float = 2.0  # a word may reach so far over the edge of a column
    over_column: float = 0.5  # share of a column that an area above it covers
    leading: float = 1.35  # ems that the next line of a cell is below the last one, at most
    same_type: float = 0.05  # share by which the size of the lines of one cell may differ
    off_middle: float = 0.5  # ems by which a lone text that heads rows is off the middle of its stripe, at most


@dataclass(frozen=True, slots=True)
class BandSettings:
    """Shaded columns between columns without shade. Distances are in points."""

    fewest: int = 3  # areas of a shaded column
    stands_beside: float = 0.5  # share of the height of the lower of two areas side by side that both have
    most_beside: float = 0.2  # share of the areas of a shaded column that may have another beside them (its heading)
    most_lined: float = 0.5  # share of its areas between which lines may be drawn: more are rows with lines
    wider_line: float = 1.5  # times the width of an area that a line beyond its sides is wide
    most: int = 2000  # areas of a page; more is a drawing


@dataclass(frozen=True, slots=True)
class RuledSettings:
    """Every threshold of the engine; shares are of 1."""

    lattice: LatticeSettings = field(default_factory=LatticeSettings)
    shading: ShadingSettings = field(default_factory=ShadingSettings)
    stacks: StackSettings = field(default_factory=StackSettings)
    heads: HeadSettings = field(default_factory=HeadSettings)
    stripes: StripeSettings = field(default_factory=StripeSettings)
    bands: BandSettings = field(default_factory=BandSettings)


SETTINGS = RuledSettings()

# The parts by name, as the modules of the engine ask for them.
LATTICE = SETTINGS.lattice
SHADING = SETTINGS.shading
STACKS = SETTINGS.stacks
HEADS = SETTINGS.heads
STRIPES = SETTINGS.stripes
BANDS = SETTINGS.bands
