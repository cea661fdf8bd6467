"""The thresholds of page images: one frozen object, in parts by the step that asks.

Where a value was measured its comment says so; the others were set on scans of the test suite and of real documents."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.extract.ocr.image.settings.lines import AreaSettings, RulingSettings, UnshadingSettings
from pipeline.extract.ocr.image.settings.marks import (
    CleaningSettings,
    GraphicsSettings,
    OcclusionSettings,
    PhotographSettings,
    PictureSettings,
    StampSettings,
)
from pipeline.extract.ocr.image.settings.print import (
    ComponentSettings,
    DeskewSettings,
    LayoutSettings,
    RenderSettings,
    StrokeSettings,
)


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """Every threshold of the room."""

    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    occlusion: OcclusionSettings = field(default_factory=OcclusionSettings)
    graphics: GraphicsSettings = field(default_factory=GraphicsSettings)
    photographs: PhotographSettings = field(default_factory=PhotographSettings)
    stamps: StampSettings = field(default_factory=StampSettings)
    pictures: PictureSettings = field(default_factory=PictureSettings)
    rendering: RenderSettings = field(default_factory=RenderSettings)
    components: ComponentSettings = field(default_factory=ComponentSettings)
    deskew: DeskewSettings = field(default_factory=DeskewSettings)
    strokes: StrokeSettings = field(default_factory=StrokeSettings)
    layout: LayoutSettings = field(default_factory=LayoutSettings)
    ruling: RulingSettings = field(default_factory=RulingSettings)
    areas: AreaSettings = field(default_factory=AreaSettings)
    shading: UnshadingSettings = field(default_factory=UnshadingSettings)


SETTINGS = ImageSettings()

# The parts by name, as the modules ask for them.
CLEANING = SETTINGS.cleaning
OCCLUSION = SETTINGS.occlusion
GRAPHICS = SETTINGS.graphics
PHOTOGRAPHS = SETTINGS.photographs
STAMPS = SETTINGS.stamps
PICTURES = SETTINGS.pictures
RENDERING = SETTINGS.rendering
COMPONENTS = SETTINGS.components
DESKEW = SETTINGS.deskew
STROKES = SETTINGS.strokes
LAYOUT = SETTINGS.layout
RULING = SETTINGS.ruling
AREAS = SETTINGS.areas
SHADING = SETTINGS.shading
