"""Settings of what stands on a picture of a page besides print: dust, stamps, photographs, what covers figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CleaningSettings:
    """Dust, stamps and signatures."""

    speck: int = 50  # grey levels a pixel must differ from the median around it to be dust
    dusty: float = 0.0001  # share of pixels that are dust from which an image is cleaned; fewer may be print
    coloured: int = 26  # levels between the strongest and the weakest channel from which a pixel is coloured
    large: float = 32.0  # points: smallest long and short side of a stamp or signature; letters are smaller
    lowest: float = 14.0  # points: smallest long and short side of a stamp or signature; letters are smaller
    cut: float = 2.5  # points: a gap this high, left by a removed ruling line, does not split a stamp
    longest: float = 0.6  # of the image's width and height: a larger shape is a drawing, a frame or a photograph
    # largest share of its bounding box that a stamp's strokes cover; shaded areas and photographs cover more
    thin: float = 0.4
    # share of ink in straight horizontal or vertical runs from which a shape is a grid or a chart
    straight: float = 0.4
    line: float = 13.0  # points: length of such a run
    same_colour: float = 0.94  # cosine similarity from which two colours are the same ink
    black: int = 70  # level of the strongest channel below which a pixel is black print, whatever covers it
    lighter: float = 0.72  # a grey stamp can be distinguished if it is lighter than this share of the print's darkness
    more: int = 12  # pixels around a stamp's bounding box in which remnants of it may stand
    rim: int = 2  # pixels over which the edges of strokes are blurred
    dust_window: int = 5  # pixels of the square whose median is the paper around a speck
    dust_reach: int = 7  # pixels around a speck in which the lightest is its paper
    own_level: int = 25  # percentile of a stamp's levels taken as the level of its ink
    deviation: float = 1.48  # standard deviations of noise in a median deviation
    least_darker: float = 24.0  # grey levels of a mark darker than the paper, at least …
    noises: int = 4  # … and standard deviations of the paper's noise
    stroke_level: int = 40  # percentile of the darkness of a grey stamp's strokes taken as its own
    shortest_run: int = 5  # pixels of a straight run, at least, however coarse the picture


@dataclass(frozen=True, slots=True)
class OcclusionSettings:
    """Figures that another mark may cover."""

    reach: float = 1.2  # letter heights beside a numeral, where its next digit would stand
    # letter heights: a component that is larger in both directions is neither a letter nor a line remnant
    large: float = 1.5
    min_area: float = 0.04  # of the letter height squared: less area than this inside the reach is only an edge
    occluded: float = 0.6  # highest confidence of a numeral that may continue under other ink


@dataclass(frozen=True, slots=True)
class GraphicsSettings:
    """Words that are sooner lines of a drawing."""

    # Ink in no text line, as a multiple of that in lines, from which a picture is a drawing; more is allowed where
    # lines are drawn both ways, as of cells. Of 7 pictures of tables in real reports six had .02 or less and one,
    # with drawn cells and underlined words, .20; of 48 made ones all had .00; of 26 charts, maps and signatures 20
    # had .14 or more. Two line charts of one report had .086 and .095, and took 1.8 CPU seconds each to be recognised
    # for nothing.
    most_ink: float = 0.05
    # Ink in no text line, as a multiple of that in lines, from which a picture is a drawing; more is allowed where
    # lines are drawn both ways, as of cells. Of 7 pictures of tables in real reports six had .02 or less and one,
    # with drawn cells and underlined words, .20; of 48 made ones all had .00; of 26 charts, maps and signatures 20
    # had .14 or more. Two line charts of one report had .086 and .095, and took 1.8 CPU seconds each to be recognised
    # for nothing.
    most_ink_in_cells: float = 0.5
    cell_lines: int = 3  # lines each way that make cells
    # Share of a picture that shaded areas without text (bars, slices) may cover. Tables that are printed have .00 to
    # .13 (empty shaded cells), bar charts .16 and more.
    most_empty: float = 0.15


@dataclass(frozen=True, slots=True)
class PhotographSettings:
    """Lines of print that are sooner leaves and windows."""

    # Grey levels (median distance from the median) by which the ground of a line may vary: of the lines of scans 19
    # in 20 have 4 or less, of the lines found in photographs 9 in 10 have 8 or more (four photographs, 1,171 lines;
    # twelve pages of three scans).
    uneven: float = 7.0
    fewest: int = 8  # lines that stand together: fewer are recognised in no time
    apart: float = 2.0  # letter heights between lines of one photograph
    rim: int = 5  # pixels of ink and the grey around it that are no ground
    coarse: int = 8  # pixels of the page for one of the map on which lines are brought together


@dataclass(frozen=True, slots=True)
class StampSettings:
    """Words in the zone of a stamp."""

    around: int = 6  # pixels around a stamp in which remnants of it may stand
    short: int = 2  # letters or digits: a word this short is a remnant unless its confidence …
    sure: float = 0.95  # … is at least this; a longer word …
    doubtful: float = 0.6  # … is one below this
    covered: float = 0.8  # highest confidence of a numeral in the zone of a stamp


@dataclass(frozen=True, slots=True)
class PictureSettings:
    """Pictures that may hold print."""

    smallest: float = 0.01  # of the page: smaller pictures are icons
    fewest_words: int = 3  # words of the page upon a picture that make it a background
    tone: int = 12  # grey levels that count as one tone
    tones: int = 4  # of the ground: paper, and the shades of header, stub and stripes
    # Share of its pixels that the commonest tones of a picture of print cover: in tables .61 and more, in photographs
    # .41 to .45 (of 223 pictures of real reports and 48 made ones).
    ground: float = 0.55
    ink: int = 48  # grey levels by which print differs from its ground
    least_ink: float = 0.004  # of a row's pixels that are ink where print stands in it
    upright_line: float = 0.3  # of a column of pixels that is ink where it is a line and no print
    level_line: float = 0.6  # the same of a row of pixels
    lowest_row: int = 3  # pixels of one row of print; lower ones are lines
    highest_row: int = 24  # pixels of one row of print; higher ones are drawings
    smallest_side: int = 8  # pixels: a lower or narrower picture holds no print
    seam: float = 2.0  # points between two strips of one picture, or by which their edges differ
