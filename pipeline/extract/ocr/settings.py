"""The thresholds of what is recognised from its image: one frozen object, in parts by the step that asks.

Those of page images and of recognition stand in the settings of these rooms."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageSelectionSettings:
    """Pages that are recognised from their image."""

    covered: float = 0.5  # share of the page that images must cover for it to be a scan
    stamped: float = 0.7  # the same where the page has some text of its own (a signature stamp, a page number)
    few_words: int = 60  # a page with more words than this has text of its own, not a stamp
    fewest_outlines: int = 60  # curves on a page without text from which they may be letters
    garbled: float = 0.1  # share of unmapped characters from which a page is recognised from its image
    samples: int = 24  # places along each side of a page where it is looked whether an image covers it
    edge: float = 0.13  # of the page's height at either end that is its margin
    # of the words of a page over an image that may stand within its margins, where they are a stamp
    beside_text: float = 0.35


@dataclass(frozen=True, slots=True)
class GibberishSettings:
    """Text that no reader can read."""

    fewest_pairs: int = 60  # bigrams below which a page cannot be judged
    # share of bigrams that must be common: 80 % in Chilean reports, 60 % in other languages, under 50 % in shifted
    # letters
    least_known: float = 0.5
    most_odd: float = 0.3  # largest share of characters that are neither letters, digits nor usual punctuation


@dataclass(frozen=True, slots=True)
class EmbeddedPictureSettings:
    """Pictures of print on a page of text."""

    fewest_rows: int = 2  # of print, for a picture to be recognised: a header and a row
    printed_rows: int = 4  # of print, from which a picture is named where it is not read: logos have fewer
    large: float = 0.03  # of the page: smaller pictures of print are not named
    most: int = 12  # of one page that are recognised, the first; more are icons of a catalogue
    margin: float = 12.0  # points of white paper around a picture, so that its shades differ from paper


@dataclass(frozen=True, slots=True)
class CellReadingSettings:
    """Recognised words carried over to cells."""

    edge: float = 1.0  # points the centre of a word may lie outside the box of its cell
    most_alternatives: int = 6  # other texts of a cell that are kept


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """Every threshold of the room."""

    page_selection: PageSelectionSettings = field(default_factory=PageSelectionSettings)
    gibberish: GibberishSettings = field(default_factory=GibberishSettings)
    embedded: EmbeddedPictureSettings = field(default_factory=EmbeddedPictureSettings)
    cell_reading: CellReadingSettings = field(default_factory=CellReadingSettings)


SETTINGS = OcrSettings()

# The parts by name, as the modules ask for them.
PAGE_SELECTION = SETTINGS.page_selection
GIBBERISH = SETTINGS.gibberish
EMBEDDED = SETTINGS.embedded
CELL_READING = SETTINGS.cell_reading
