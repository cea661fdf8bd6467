"""The pictures of a paragraph of a Word file: which parts they are, and their sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.extract.formats.word.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_EMU = 12700.0  # English Metric Units of a point
_VML_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]+)(pt|in|cm|mm|px)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75}


def pictures(paragraph: Any, package: Package) -> Iterator[tuple[bytes, tuple[float, float] | None]]:
    """The pictures of a paragraph that lie in the file, with width and height in points where these are stated;
    those in its text boxes belong to the paragraphs there."""
    for element, size in _placed(paragraph, None):
        relation = element.get(f"{_R}embed") or element.get(f"{_R}id")
        data = package.related_part(relation) if relation else None
        if data is not None:
            yield data, size


def _placed(element: Any, size: tuple[float, float] | None) -> Iterator[tuple[Any, tuple[float, float] | None]]:
    """The references to pictures below an element, with the size of the frame that each stands in."""
    for child in element:
        own = size
        if child.tag in (f"{_W}txbxContent", f"{_W}p", f"{_W}del", _FALLBACK):
            continue
        if child.tag in (f"{_WP}inline", f"{_WP}anchor"):
            own = _extent(child.find(f"{_WP}extent"))
        elif child.tag == f"{_V}shape":
            own = _vml_size(child.get("style", ""))
        elif child.tag in (f"{_A}blip", f"{_V}imagedata"):
            yield child, own
        yield from _placed(child, own)


def _extent(extent: Any | None) -> tuple[float, float] | None:
    stated = [extent.get(name, "") for name in ("cx", "cy")] if extent is not None else []
    if len(stated) == 2 and all(n.isascii() and n.isdigit() and 0 < len(n) < 10 for n in stated):
        wide, high = (int(n) / _EMU for n in stated)
        return (wide, high) if wide and high else None
    return None


def _vml_size(style: str) -> tuple[float, float] | None:
    found = {name: float(number) * _POINTS[unit] for name, number, unit in _VML_SIZE.findall(style) if number[0] != "."}
    return (found["width"], found["height"]) if all(found.get(name) for name in ("width", "height")) else None
