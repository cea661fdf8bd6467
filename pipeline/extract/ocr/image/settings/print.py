"""Settings of the print of a picture: its resolution, letters, lines of text, rows of a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderSettings:
    """How finely a page is drawn."""

    least_dpi: float = 150.0  # coarser scans are enlarged: small print needs the pixels
    usual_dpi: float = 200.0  # where the resolution of the scan is unknown
    most_dpi: float = 300.0  # more does not improve recognition and takes longer
    most_pixels: int = 18_000_000  # of one image: a sheet of A3 at 300 dpi; larger pages are rendered coarser
    fewest_dpi: float = 40.0  # a page so large that its image would be coarser cannot be read
    large: float = 0.04  # of the page's area: smaller images (logos, seals) do not determine the resolution
    deepest: int = 6  # levels of form XObjects within form XObjects
    most_objects: int = 5_000  # page objects that are looked at
    colour_depth: int = 24  # bits of a pixel from which on an image is in colour


@dataclass(frozen=True, slots=True)
class ComponentSettings:
    """Connected components and the lines of text they make."""

    max_gap: float = 1.6  # letter heights: components closer than this, side by side, belong to one text line
    max_text_height: float = 3.4  # letter heights: taller components are a title (grouped separately) or no text
    max_component_width: float = 14.0  # letter heights: a wider component is no letter
    min_area: float = 0.02  # of the letter height squared: smaller components are dust
    min_text_height: float = 0.5  # letter heights: a lower line has no letters (it may be a dash)
    line_spacing: float = 0.62  # letter heights between the centres of two lines of one band
    remnant_height: float = 0.6  # letter heights: a lower component on a removed ruling line is a remnant of it
    threshold_offset: int = 18  # grey levels a pixel must be darker than the local mean to be ink
    around: int = 5  # parts of an inch over which the mean around a pixel is taken …
    least_around: int = 15  # … and its pixels, at least
    above_global: int = 50  # grey levels by which ink may be lighter than Otsu's threshold …
    lightest: int = 235  # … and its lightest level
    lowest_letter: float = 0.035  # inches: height of a letter, at least
    highest_letter: float = 0.35  # inches: and at most
    widest_letter: float = 0.5  # inches: width of a letter, at most
    usual_letter: float = 0.08  # inches: height of a letter where none was found
    off_line: float = 1.5  # pixels by which a remnant may stand beside its line
    largest_title: int = 4  # times the tallest letter of text that a letter of a title may be high
    longest_title_letter: int = 3  # times its height that such a letter may be wide
    one_line: float = 2.1  # letter heights: a lower band is one line
    marks_above: int = 4  # letter heights above a line within which small marks are sought
    marks_below: float = 0.6  # letter heights below it
    mark_reach: float = 0.5  # letter heights beside and above which a mark still belongs to a line
    shortest_dash: float = 0.35  # letter heights
    longest_dash: float = 2.2  # letter heights
    flat_dash: float = 1.6  # times its height that a dash is wide, at least
    full_dash: float = 0.6  # of its bounding box that a dash fills
    crop_rim: int = 3  # pixels around a line of text that are read with it
    paper: int = 90  # percentile of the grey levels of a line of text taken as its paper


@dataclass(frozen=True, slots=True)
class DeskewSettings:
    """The angle by which a page is turned."""

    max_skew: float = 10.0  # degrees searched either way
    reduced_width: int = 1100  # pixels the image is scaled down to for the search
    longest_vertical: float = 0.035  # of the image's width: a longer vertical run of ink is a page edge or a photograph
    margin: float = 0.015  # of each side ignored: the scanner's lid leaves edges of another angle there
    min_points: int = 60  # edge points needed to determine an angle
    contrast: int = 12  # grey levels ink must be darker than the local mean
    beyond: float = 0.01  # degrees by which the last step may lie beyond the largest angle
    near_best: float = 0.1  # of the range of scores: angles this near the best are averaged
    around: int = 31  # pixels of the mean around a pixel


@dataclass(frozen=True, slots=True)
class StrokeSettings:
    """Words whose strokes are heavier than most."""

    # percentile of a word's run widths taken as its vertical stroke: wider runs are horizontal strokes
    upright: int = 35
    bold: float = 1.25  # times the usual width from which a word is bold, in a row with other heavy words …
    alone: float = 1.42  # … and in a row without: letters with few vertical strokes are measured too wide
    row: float = 1.2  # times the usual width from which a whole row is bold, if nearly all of it is heavy
    thick: float = 1.08  # heavy there: times the usual width, and share of the row's letters
    nearly: float = 0.85  # heavy there: times the usual width, and share of the row's letters
    mixed: float = 1.1  # times the usual width from which a row has some bold words
    whole: float = 0.7  # share of a text line's letters in bold words from which all of the line is bold
    darkest: int = 90  # percentile of the darkness of a word's runs taken as that of its ink


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """Whether a picture shows a table."""

    dpi: float = 100.0  # of the image that is looked at
    # Log-odds from which a picture may show a table. By series left out of the fit, of 1,215 pictures of tables of
    # documents with an even MD5 (243 in five ways) 2 have less and of 1,230 with an odd one 16, of other pictures 93
    # of 102 and 102 of 105; from -3 on it is 2 and 13, 87 and 98 (``bench.picture_tables``). The seven pictures of
    # tables that stand in these documents have 4.7 and more.
    least_score: float = -2.0
    smallest_side: int = 10  # pixels of a picture: a lower one has no two rows
    contrast: int = 18  # grey levels by which ink differs from the mean around it
    around: int = 21  # pixels of that mean
    dark: int = 110  # grey level of a ground on which print is light
    fewest_letters: int = 4  # of a picture with print
    fewest_stretches: int = 3  # of print: fewer are no table …
    most_stretches: int = 3000  # … and more are noise
    dust: float = 0.02  # of the letter height squared
    tall: float = 2.2  # letter heights: what is higher or wider is no letter
    long: float = 14.0  # letter heights: what is higher or wider is no letter
    joined: float = 1.6  # letter heights between letters of one stretch
    in_line: float = 0.6  # letter heights by which edges in line differ, at most
    next_rows: float = 5.0  # letter heights within which rows are neighbours
    level_line: int = 20  # points of a straight level run that is no letter
    upright_line: int = 18  # points of an upright one
    lowest: float = 2.5  # points of a letter's height, at least
    highest: int = 25  # and at most
    widest: int = 36  # points of its width, at most
    same_row: float = 0.45  # letter heights by which the middles of one row may differ
    least_share: float = 0.01  # added to a share, or its least, before its logarithm is taken
    lowest_stretch: float = 0.5  # letter heights of a stretch of print, at least
    low_letter: float = 0.6  # times the usual height of letters about as high as most, at least …
    high_letter: float = 1.6  # … and at most
    most_drawn: float = 1.5  # of the picture in boxes of drawings, at most: they may lie over each other
    coarse: float = 0.25  # of the picture's size at which its ground is looked at
    ground_window: int = 5  # pixels, at that size, of the square whose median is the ground
