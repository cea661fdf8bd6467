"""What a page shows at most, and how its pictures are laid out: one frozen object, in parts by what asks.

Colours, fonts and distances of the page itself stand in ``templates/style.css``. Limits keep a page that a browser
opens without a wait; what is left out is in the files for programs, and the page says so."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.publish.html.settings.layout import (
    BarSettings,
    ChartChoiceSettings,
    ColumnChartSettings,
    LetterWidthSettings,
)
from pipeline.publish.html.settings.limits import BoundSettings, CropSettings, GridSettings, ListSettings


@dataclass(frozen=True, slots=True)
class HtmlSettings:
    """Every threshold of the room."""

    bounds: BoundSettings = field(default_factory=BoundSettings)
    lists: ListSettings = field(default_factory=ListSettings)
    crops: CropSettings = field(default_factory=CropSettings)
    grids: GridSettings = field(default_factory=GridSettings)
    letter_widths: LetterWidthSettings = field(default_factory=LetterWidthSettings)
    bars: BarSettings = field(default_factory=BarSettings)
    columns: ColumnChartSettings = field(default_factory=ColumnChartSettings)
    choice: ChartChoiceSettings = field(default_factory=ChartChoiceSettings)


SETTINGS = HtmlSettings()

# The parts by name, as the modules ask for them.
BOUNDS = SETTINGS.bounds
LISTS = SETTINGS.lists
CROPS = SETTINGS.crops
GRIDS = SETTINGS.grids
LETTER_WIDTHS = SETTINGS.letter_widths
BARS = SETTINGS.bars
COLUMN_CHARTS = SETTINGS.columns
CHOICE = SETTINGS.choice
