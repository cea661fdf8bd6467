"""The thresholds of reading a page of a PDF: one frozen object, in parts by what is read.

Distances are shares of the font size unless a comment says points. They were set on PDFs of LaTeX, browsers, office
programs and printers' drivers; where one was measured its comment says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.pdf.settings.drawing import (
    ClipSettings,
    FileSettings,
    PathSettings,
    PictureCheckSettings,
    SegmentSettings,
    StructureSettings,
)
from pipeline.extract.pdf.settings.text import (
    CharacterSettings,
    FieldSettings,
    FontSettings,
    GlyphSettings,
    RaisedMarkSettings,
    TurnSettings,
    WordGapSettings,
)


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """Every threshold of the room."""

    characters: CharacterSettings = field(default_factory=CharacterSettings)
    glyphs: GlyphSettings = field(default_factory=GlyphSettings)
    fonts: FontSettings = field(default_factory=FontSettings)
    words: WordGapSettings = field(default_factory=WordGapSettings)
    raised_marks: RaisedMarkSettings = field(default_factory=RaisedMarkSettings)
    turning: TurnSettings = field(default_factory=TurnSettings)
    fields: FieldSettings = field(default_factory=FieldSettings)
    paths: PathSettings = field(default_factory=PathSettings)
    clips: ClipSettings = field(default_factory=ClipSettings)
    segments: SegmentSettings = field(default_factory=SegmentSettings)
    structure: StructureSettings = field(default_factory=StructureSettings)
    picture_check: PictureCheckSettings = field(default_factory=PictureCheckSettings)
    file: FileSettings = field(default_factory=FileSettings)


SETTINGS = PdfSettings()

# The parts by name, as the modules ask for them.
CHARACTERS = SETTINGS.characters
GLYPHS = SETTINGS.glyphs
FONTS = SETTINGS.fonts
WORDS = SETTINGS.words
RAISED_MARKS = SETTINGS.raised_marks
TURNING = SETTINGS.turning
FIELDS = SETTINGS.fields
PATHS = SETTINGS.paths
CLIPS = SETTINGS.clips
SEGMENTS = SETTINGS.segments
STRUCTURE = SETTINGS.structure
PICTURE_CHECK = SETTINGS.picture_check
FILE = SETTINGS.file
