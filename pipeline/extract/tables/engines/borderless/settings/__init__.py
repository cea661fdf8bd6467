"""The thresholds of the borderless engine: one frozen object, in parts by the step that asks.

Distances are in ems of the line they are measured on (times its font size), shares are of 1, unless a comment says
points, times or a number of things. Where a value was measured its comment says so; of the others
``python -m bench.sensitivity FOLDER --room extract.tables.engines.borderless`` prints which matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.tables.engines.borderless.settings.cells import (
    BodySettings,
    ColumnSettings,
    ExtentSettings,
    HeaderSettings,
    TilingSettings,
)
from pipeline.extract.tables.engines.borderless.settings.charts import ChartSettings
from pipeline.extract.tables.engines.borderless.settings.confidence import ConfidenceSettings
from pipeline.extract.tables.engines.borderless.settings.lines import CommonSettings, DrawnSettings, LineSettings
from pipeline.extract.tables.engines.borderless.settings.zones import PageSettings, ProseSettings, RunSettings


@dataclass(frozen=True, slots=True)
class BorderlessSettings:
    """Every threshold of the engine."""

    common: CommonSettings = field(default_factory=CommonSettings)
    lines: LineSettings = field(default_factory=LineSettings)
    drawn: DrawnSettings = field(default_factory=DrawnSettings)
    page: PageSettings = field(default_factory=PageSettings)
    prose: ProseSettings = field(default_factory=ProseSettings)
    runs: RunSettings = field(default_factory=RunSettings)
    columns: ColumnSettings = field(default_factory=ColumnSettings)
    header: HeaderSettings = field(default_factory=HeaderSettings)
    extent: ExtentSettings = field(default_factory=ExtentSettings)
    body: BodySettings = field(default_factory=BodySettings)
    confidence: ConfidenceSettings = field(default_factory=ConfidenceSettings)
    tiling: TilingSettings = field(default_factory=TilingSettings)
    charts: ChartSettings = field(default_factory=ChartSettings)


SETTINGS = BorderlessSettings()

# The parts by name, as the modules of the engine ask for them.
COMMON = SETTINGS.common
LINES = SETTINGS.lines
DRAWN = SETTINGS.drawn
PAGE = SETTINGS.page
PROSE = SETTINGS.prose
RUNS = SETTINGS.runs
COLUMNS = SETTINGS.columns
HEADER = SETTINGS.header
EXTENT = SETTINGS.extent
BODY = SETTINGS.body
CONFIDENCE = SETTINGS.confidence
CHARTS = SETTINGS.charts
TILING = SETTINGS.tiling
