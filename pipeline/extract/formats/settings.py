"""The limits and thresholds of the formats of documents: one frozen object, in parts by the format that asks.

Limits are far beyond what any printed document has; they keep a damaged or hostile one from taking all memory."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PackageSettings:
    """Packages (.docx, .odt) and what shows the kind of a file."""

    # a PDF may have junk before its mark; readers look this far (ISO 32000-1, annex H), and so for a ZIP's
    head: int = 1024
    most_unpacked: int = 192 * 1024 * 1024  # bytes a part of a package may unpack to: some 500,000 cells of a table
    most_picture: int = 64 * 1024 * 1024  # bytes a picture of a package may unpack to
    part: int = 65_536  # bytes of a part of a package, or of a file, that are looked at
    control: float = 0.005  # of the bytes of a text that may be control characters


@dataclass(frozen=True, slots=True)
class StatedTableSettings:
    """Tables that a document states cell by cell."""

    widest: int = 1000  # columns: word processors stop at 63
    most_positions: int = 2_000_000  # rows times columns of one table
    most_repeated: int = 1000  # rows a table may repeat by one number: programs pad tables with thousands of empty ones


@dataclass(frozen=True, slots=True)
class TextSettings:
    """Plain text and Markdown."""

    widest: int = 1000  # columns; a line with more tabs than that is no row of a table
    longest_marked: int = 10_000  # characters of a line whose marks are taken off: finding pairs takes their square
    looked_at: int = 65_536  # bytes of a file by whose nulls UTF-16 without a mark is known
    # of every second byte that are null in a text in Latin letters: typographic quotes and dashes have none
    nulls: float = 0.7
    no_nulls: float = 0.02  # most of the others that may be: only a text of other letters has any
    page_break_blanks: int = 2  # blank lines that end a table as a page break does
    # columns of the longest line of prose of a file at which its lines may be broken: a terminal has 80
    narrowest_broken: int = 60
    widest_broken: int = 120  # beyond it a line is a paragraph
    full: int = 12  # columns that a line broken at that width lacks of it, at most: the first word of the next
    fewest_full: int = 3  # full lines by which a file is known to have its lines broken
    least_of_width: float = 0.5  # of that width that a line must have to go on in the next


@dataclass(frozen=True, slots=True)
class StatedParagraphSettings:
    """Paragraphs of documents that state them."""

    title_within: int = 3  # paragraphs of a document among which its title stands
    deepest: int = 9  # levels of headings


@dataclass(frozen=True, slots=True)
class DocumentPictureSettings:
    """Pictures of a document without pages."""

    screen: float = 96.0  # pixels per inch of a picture whose size is not stated
    smallest: float = 5_000.0  # square points (about 2.5 cm by 2.5 cm): smaller pictures are icons
    most_read: int = 60  # pictures of one document that are recognised


@dataclass(frozen=True, slots=True)
class PictureTableSettings:
    """Tables in pictures: what is no table for certain is not published."""

    legible: float = 0.7  # least mean confidence of the words of a picture
    in_cells: float = 0.75  # least share of the words that stand in cells where no lines are drawn
    filled: float = 0.6  # least share of the places of a table without lines that have text
    fewest_cells: int = 6  # cells with text of a table
    most_packed: float = 0.05  # of the cells with text that may hold several figures
    fewest_figures: int = 2  # figures of a picture that is named although it has few rows
    scale: int = 4  # numerals in equal steps down a column that are the scale of an axis


@dataclass(frozen=True, slots=True)
class PdfFormatSettings:
    """Pages of a PDF."""

    around: int = 6  # pages before and after in which running headers are looked for
    fewest_letters: int = 3  # of a text at an angle that is one; less is a label of an axis
    fewest_words: int = 2  # of one direction on a page for a table to be looked for


@dataclass(frozen=True, slots=True)
class OverlaySettings:
    """The picture of a page with what was read drawn on it."""

    scale: float = 2.0  # pixels per point
    font: float = 7.0  # points of the labels
    above: float = 11.0  # points from the head of a table up to its label
    beside: float = 3.0  # points from a table to the numbers of its rows and columns
    rim: int = 2  # pixels of white around letters


@dataclass(frozen=True, slots=True)
class DocumentFormatSettings:
    """Every threshold of the room."""

    packages: PackageSettings = field(default_factory=PackageSettings)
    tables: StatedTableSettings = field(default_factory=StatedTableSettings)
    text: TextSettings = field(default_factory=TextSettings)
    paragraphs: StatedParagraphSettings = field(default_factory=StatedParagraphSettings)
    pictures: DocumentPictureSettings = field(default_factory=DocumentPictureSettings)
    picture_tables: PictureTableSettings = field(default_factory=PictureTableSettings)
    pdf: PdfFormatSettings = field(default_factory=PdfFormatSettings)
    overlay: OverlaySettings = field(default_factory=OverlaySettings)


SETTINGS = DocumentFormatSettings()

# The parts by name, as the modules ask for them.
PACKAGES = SETTINGS.packages
TABLES = SETTINGS.tables
TEXT = SETTINGS.text
PARAGRAPHS = SETTINGS.paragraphs
PICTURES = SETTINGS.pictures
PICTURE_TABLES = SETTINGS.picture_tables
PDF = SETTINGS.pdf
OVERLAY = SETTINGS.overlay
