"""The thresholds of recognising a page image: one frozen object, in parts by the step that asks.

Confidences and legibilities run from 0 to 1; lengths are shares of what the comment names. Where a value was measured
its comment says so; the others were set on scans of the test suite and of real documents (docs/ocr.md)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GlyphShapeSettings:
    """What the components of a word say about its punctuation."""

    small: float = 0.45  # of the word's tallest component: a punctuation mark is no taller
    tall: float = 0.6  # of the same: a letter is at least this tall
    heavy: float = 0.012  # of the tallest component's height squared: a mark has more area, dust less
    sharp: int = 14  # pixels a letter must be tall for a point to be distinguishable from a comma
    raised: float = 0.12  # of the tallest component: a raised sign ends at least this far above the foot of the digits
    bar: float = 0.04  # of a capital's height by which the bar of "$" sticks out at both ends
    n_width: float = 1.3  # width of the N of "N°" in widths of a digit
    ring_width: float = 0.75  # width of its ring in widths of a digit
    ring_start: float = 0.2  # widths of a digit behind the N where its ring is looked for
    ring_end: float = 0.1  # widths of a digit before the end of the ring where that ends
    ring_foot: float = 0.7  # of the tallest component below the top: the ink of a raised ring ends above it
    mark_foot: float = 0.15  # of the tallest component above the baseline: a mark of the foot ends below it
    rim: float = 0.12  # of the tallest component: the edge of a letter that may be a mark touching it
    rim_low: int = 2  # pixels of that edge, at least
    bowl: float = 0.34  # of the letter's height: ink of its edge that is as tall is a bowl of the letter, no mark
    foot: float = 0.6  # of the letter's height below which a mark of the foot has all its ink
    head: float = 0.4  # of the letter's height above which a raised mark has all its ink
    mark_top: float = 0.5  # of the tallest component above the baseline: a mark inside a numeral begins below it
    comma_hangs: float = 0.14  # of the tallest component that a comma hangs below the baseline, at least
    comma_slender: float = 1.3  # height over width of a comma, at least
    point_hangs: float = 0.06  # of the tallest component that a point hangs below the baseline, at most
    point_slender: float = 1.25  # height over width of a point, at most


@dataclass(frozen=True, slots=True)
class NumeralCheckSettings:
    """Numerals that are recognised again, each from its own image."""

    scales: tuple[float, ...] = (1.5, 2.2, 0.8, 1.25)  # scale of the image for each rereading in turn
    most_others: int = 4  # alternatives that are kept
    least_weight: float = 0.02  # weight that Tesseract gives a character for it to be an alternative
    agreed: float = 0.985  # confidence of a numeral that two readings agree on; they share the image's defects
    majority: float = 0.75  # highest confidence where two of three readings agree
    split: float = 0.35  # highest confidence where all readings differ
    no_opinion: float = 0.2  # a rereading of lower confidence is ignored where others exist
    doubted: float = 0.7  # a word alone on its line with lower confidence may be a misread numeral
    # a single rereading does not overrule letters recognised with more confidence than this
    overrules_letter: float = 0.9
    surest: float = 0.99  # confidence of any recognised word, at most
    longest_alone: int = 3  # characters similar to digits that may be a misread numeral alone on its line


@dataclass(frozen=True, slots=True)
class TextLineSettings:
    """One line of text."""

    margin: int = 8  # pixels of background around what is recognised
    illegible: float = 0.3  # confidence below which one or two characters are taken for a stain
    near: float = 0.6  # letter heights between two parts of one numeral
    longest_numeral: int = 16  # characters: a longer word alone on its line is not a misread numeral
    isolated: int = 4  # letter heights: a narrower line of which nothing is read may be a digit taken for a stain


@dataclass(frozen=True, slots=True)
class PageImageSettings:
    """A page as a whole."""

    straight: float = 0.03  # degrees of skew that need no correction
    upright: float = 0.6  # legibility from which the orientation is taken to be right
    sample: int = 12  # text lines by which orientations, and photographs, are judged: the longest
    low: float = 0.5  # letter heights: a lower text line is a dash or a remnant of a ruling line
    dash: float = 0.8  # confidence of a dash, which is recognised by its shape alone
    black: float = 0.5  # of the usual darkness of print that a dash must have
    near: float = 3.0  # points from a ruling line within which a dash may be a remnant of it
    most_lines: int = 1000  # text lines of one page that are read, the largest; more are noise
    spread: int = 100  # text lines sampled to judge a page with more
    paper_edge: float = 6.0  # points from the edge of the paper within which nothing is printed (2 mm)
    widest_edge: float = 20.0  # points of the same where the paper lay skewed and its edge leans
    poor: float = 0.75  # mean confidence of a page below which stains are read as text
    some: float = 0.25  # legibility from which a page with too many text lines is taken to show text
    # legibility of their longest lines from which what stands on a photograph is text. What is read in photographs
    # without any has .21 to .44 (of four, upright or turned), pages of text have .6 and more
    written: float = 0.5
    scrap: int = 3  # letters: a shorter word without much confidence is as likely a stain, on a poor page
    around: int = 4  # pixels around a dash that show how light the paper is
    paper: int = 95  # percentile of the grey levels around a dash that is its paper
    ink: int = 30  # percentile of the grey levels of a dash that is its ink


@dataclass(frozen=True, slots=True)
class VoteSettings:
    """What independent rereadings make of a first reading."""

    # confidence of a reading that two rereadings agree with, none contradicting; the same misreading twice is rare
    agreed_by_two: float = 0.93
    agreed_by_three: float = 0.96  # the same for three or more: no higher, since they share the defects of one image
    open: float = 0.7  # highest confidence of a reading that a rereading contradicts
    against: float = 0.5  # confidence from which a rereading counts against a reading
    covered: float = 0.6  # highest confidence of a reading part of which may be hidden by a stamp or a stroke
    # rereadings that must agree to raise the confidence of a reading, or to replace one that none confirms
    agreeing: int = 2
    other_length: int = 1  # characters by which a numeral that replaces another may be longer or shorter


@dataclass(frozen=True, slots=True)
class RereadingSettings:
    """Places that are recognised again."""

    treatments: int = 3  # of the isolated components, each at another scale; one more reads the untreated image
    smallest: int = 8  # pixels of the shorter side of a place below which its untreated image is not read


@dataclass(frozen=True, slots=True)
class TextLayerSettings:
    """Sizes and baselines of recognised words."""

    # ems above the baseline of b, d, f: the mean of Arial, Calibri, Times and Verdana, which differ by about 10 %
    ascender: float = 0.73
    capital: float = 0.66  # ems of a capital and of a digit, by the same fonts
    small: float = 0.49  # ems of a small letter without ascender, by the same fonts
    same_line: float = 0.16  # ems by which baselines of one row may differ in a scan
    few: int = 3  # letters: the font size of a text line with no more than these is unsure
    same_size: float = 1.07  # sizes that differ by a smaller factor are one
    large: float = 0.45  # of a line's tallest component: smaller ones are marks and do not show its baseline
    letter: float = 0.55  # ems of the letter height of a page, where a line is a mark alone
    mark_middle: float = 0.26  # ems from the baseline to the middle of such a mark
    ascending: float = 0.1  # of the letters of a line: with more ascenders its tallest components are ascenders


@dataclass(frozen=True, slots=True)
class RecognitionSettings:
    """Every threshold of the room."""

    glyph_shapes: GlyphShapeSettings = field(default_factory=GlyphShapeSettings)
    numeral_check: NumeralCheckSettings = field(default_factory=NumeralCheckSettings)
    text_line: TextLineSettings = field(default_factory=TextLineSettings)
    page_image: PageImageSettings = field(default_factory=PageImageSettings)
    voting: VoteSettings = field(default_factory=VoteSettings)
    rereading: RereadingSettings = field(default_factory=RereadingSettings)
    text_layer: TextLayerSettings = field(default_factory=TextLayerSettings)


SETTINGS = RecognitionSettings()

# The parts by name, as the modules ask for them.
GLYPH_SHAPES = SETTINGS.glyph_shapes
NUMERAL_CHECK = SETTINGS.numeral_check
TEXT_LINE = SETTINGS.text_line
PAGE_IMAGE = SETTINGS.page_image
VOTING = SETTINGS.voting
REREADING = SETTINGS.rereading
TEXT_LAYER = SETTINGS.text_layer
