"""The thresholds of numerals, dates and relations between numbers: one frozen object, in parts by the step that asks.

A bit is a factor of two in how likely something is by chance. Those of relations were set on tables of statistical
agencies with known sums, with and without one figure spoilt; where one was measured its comment says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.quantities.settings.reading import (
    CellSettings,
    DateSettings,
    FormatSettings,
    HeaderWordSettings,
    MisreadingSettings,
    NumeralSettings,
    StubLevelSettings,
    WordSettings,
)
from pipeline.quantities.settings.relating import (
    AverageSettings,
    IntervalSettings,
    PatternSettings,
    RatioSettings,
    SlipSettings,
    SumSettings,
)


@dataclass(frozen=True, slots=True)
class QuantitiesSettings:
    """Every threshold of the room."""

    numerals: NumeralSettings = field(default_factory=NumeralSettings)
    formats: FormatSettings = field(default_factory=FormatSettings)
    misreadings: MisreadingSettings = field(default_factory=MisreadingSettings)
    dates: DateSettings = field(default_factory=DateSettings)
    headers: HeaderWordSettings = field(default_factory=HeaderWordSettings)
    cells: CellSettings = field(default_factory=CellSettings)
    stub: StubLevelSettings = field(default_factory=StubLevelSettings)
    words: WordSettings = field(default_factory=WordSettings)
    intervals: IntervalSettings = field(default_factory=IntervalSettings)
    patterns: PatternSettings = field(default_factory=PatternSettings)
    sums: SumSettings = field(default_factory=SumSettings)
    averages: AverageSettings = field(default_factory=AverageSettings)
    ratios: RatioSettings = field(default_factory=RatioSettings)
    slips: SlipSettings = field(default_factory=SlipSettings)


SETTINGS = QuantitiesSettings()

# The parts by name, as the modules ask for them.
NUMERALS = SETTINGS.numerals
FORMATS_OF_COLUMNS = SETTINGS.formats
MISREADINGS = SETTINGS.misreadings
DATES = SETTINGS.dates
HEADERS = SETTINGS.headers
CELLS = SETTINGS.cells
STUB = SETTINGS.stub
WORDS = SETTINGS.words
INTERVALS = SETTINGS.intervals
PATTERNS = SETTINGS.patterns
SUMS = SETTINGS.sums
AVERAGES = SETTINGS.averages
RATIOS = SETTINGS.ratios
SLIPS = SETTINGS.slips
