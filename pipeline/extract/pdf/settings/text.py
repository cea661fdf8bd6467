"""Settings of characters and the words they make."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CharacterSettings:
    """Where a character stands and how high it is."""

    other_unit: float = 3.0  # only Type 3 fonts have boxes higher than this many times their font size
    widest: float = 8.0  # largest height of a character as a multiple of its width
    smallest: float = 1.5  # points: smaller characters cannot be read by a person …
    # … on a page whose longer side has so many points (A6); a smaller page is shown enlarged, as one drawn in tenths
    enlarged: float = 420.0
    ascent: float = 0.78  # of the font size above the baseline, the same for all fonts so that lines can be compared
    descent: float = 0.22  # of the font size below the baseline
    slant: float = 0.1  # of its run by which a baseline may rise and text still be level


@dataclass(frozen=True, slots=True)
class GlyphSettings:
    """Which characters can be seen."""

    transparent: int = 13  # of 255: text, lines and areas that are less opaque cannot be seen
    # share of a character's width or height that may lie outside the page before it counts as cut off
    outside: float = 0.3
    white: int = 0xF4  # a colour is white when each channel is at least this high


@dataclass(frozen=True, slots=True)
class FontSettings:
    """How heavy a font is."""

    bold: int = 600  # weight of a font from which on it is bold (400 is regular, 700 bold)


@dataclass(frozen=True, slots=True)
class WordGapSettings:
    """Characters that make a word."""

    blank: float = 0.22  # of the font size: a gap at least this wide is a blank even where none was written
    # of the font size: white between two digits from which on they are of two figures (columns set a point apart)
    between_figures: float = 0.1
    close_digits: float = 0.05  # where a digit beside them stands closer than this: who spaces digits out spaces all
    least_size: float = 0.1  # points: type of no size counts as so high
    blank_written: float = 0.02  # the same where the content stream has a blank
    # of the font size: a character may start this far before the end of the previous one (kerning)
    max_backwards: float = 0.5
    same_baseline: float = 0.25  # of the font size by which baselines within a word may differ
    # of the font size: largest distance between the centres of consecutive characters of a slanted line
    next: float = 1.8
    touching: float = 0.08  # of the font size: words written apart but closer than this are one
    blank_off: float = 0.3  # points by which a written blank may be narrower than that
    same_foot: float = 0.3  # points by which the feet of two parts of one word may differ
    same_size: float = 0.5  # points by which their sizes may


@dataclass(frozen=True, slots=True)
class RaisedMarkSettings:
    """Small high digits behind a figure."""

    smaller: float = 0.95  # of the figure's size: a mark is smaller than that
    # the same for a mark high above the foot of the figure: browsers' "smaller" makes 7.2 points of 7.5
    barely_smaller: float = 0.99
    high: float = 0.3  # of the figure's size that the foot of such a mark is above that of the figure
    touching: float = 0.25  # of the figure's size that a mark may stand from its end
    raised: float = 0.12  # of the figure's size that the foot of the mark is above that of the figure
    within: float = 0.3  # of the mark's height beside the figure: what is higher stands on the line above
    longest: int = 2  # digits of a mark


@dataclass(frozen=True, slots=True)
class TurnSettings:
    """Pages of which most text runs another way."""

    upright: float = 0.4  # of the words of the commonest direction that run upright, from which on a page is not turned


@dataclass(frozen=True, slots=True)
class FieldSettings:
    """Forms that are filled in."""

    largest: float = 11.0  # points: the assumed font size where the box is high enough
    advance: float = 0.5  # of the font size: the assumed width of a character
    most_asked: int = 5000  # annotations of a page: with more, pdfium's form is asked only where necessary
    font: float = 0.8  # of the height of a line in a box
    smallest: float = 4.0  # points of the assumed font size, at least
    leading: float = 1.2  # from line to line
