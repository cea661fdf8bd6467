"""How much a page shows of a very large document."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BoundSettings:
    """Letters of HTML and numbers of things."""

    max_text: int = 20_000  # characters of one text
    max_findings: int = 2_000  # findings that are spelled out
    max_tables: int = 1_000  # tables that are shown
    findings: int = 5_000_000  # characters of all findings together …
    excerpts: int = 4_000_000  # … of the tables that show them …
    tables: int = 6_000_000  # … of all tables …
    prose: int = 3_000_000  # … and of the prose
    around_finding: int = 2_000  # characters that the page itself puts around a finding …
    around_cell: int = 50  # … around a cell …
    around_term: int = 8  # … and around a term of a sum


@dataclass(frozen=True, slots=True)
class ListSettings:
    """How long lists, pictures and excerpts are."""

    max_notes: int = 200  # notes of one rule that are spelled out; the others are counted
    max_open: int = 1_000  # open findings of all reports that the index lists, errors first
    strip_gap: float = 9.0  # points between two strips of one picture: a band in which dots say that lines are left out
    max_excerpt_rows: int = 24  # rows of a table that show one finding
    last_rows: int = 3  # of them that are the last accused ones
    around_numeral: int = 300  # characters that the page itself puts around a figure of the prose
    short: int = 24  # letters of a text without spaces that is kept on one line where it holds a figure


@dataclass(frozen=True, slots=True)
class CropSettings:
    """Pictures of parts of a page."""

    scale: float = 1.6  # pixels per point: 115 dpi, at which figures of 7 points can be read
    margin: float = 6.0  # points around what is shown
    outline: float = 1.5  # points by which the outline of a cell is larger than it
    # points between a header and the cells up to which the rows between are shown; beyond, the header is set above
    # them
    header_reach: float = 150.0
    max_pictures: int = 60  # of one report
    sentence_margin: float = 14.0  # points above and below a sentence that was read from a picture: a line of text more
    text_margin: float = 3.0  # the same of a sentence that was read as text, whose box is exact
    beside_sentence: int = 4  # times that margin left and right of it
    text_height: float = 110.0  # points of a paragraph up to which it is shown whole, some eight lines; of a higher one
    lines_around: int = 2  # lines above and below a figure
    # letters beside a figure that must be those of its sentence for it to be the one meant: three words or so
    least_context: int = 12
    clearer_context: int = 2  # times as many as at the next place where the figure stands in the paragraph
    raised: float = 0.8  # times the height of the letter before it below which one is the mark of a note
    most_letters: int = 30_000  # of a page on which figures are looked for: a page of a newspaper has as many
    wide: float = 270.0  # points from which on a phone shows a part of a picture, so that figures can be read …
    wider: float = 600.0  # … and from which on a smaller part
    wide_rem: float = 36.0  # width there of the whole picture, in letters as ``style.css`` says it (".crop .wide") …
    wider_rem: float = 64.0  # … and of a wider one (".crop .wider")


@dataclass(frozen=True, slots=True)
class GridSettings:
    """Tables as printed."""

    max_rows: int = 300  # rows of one table; the others are in its CSV
    # points between the margins of a sheet of paper; this and the next three were chosen on printed pages
    sheet: float = 520.0
    padding: float = 5.0  # points beside the text of a cell
    letter: float = 0.62  # width of a letter in parts of its size
    longest_word: int = 18  # letters of a word that is not broken
    beside: int = 7  # columns of clean data that have room beside the printed table
    half_screen: float = 600.0  # pixels of half a page on a screen of 1280
    screen_letter: float = 8.0  # pixels of a letter of a table there …
    screen_padding: float = 28.0  # … and beside the text of a cell, its mark with it
