"""The pictures of a letter: parts of the page one below the other, with what is asked about outlined."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.model import Evidence, Report
from pipeline.publish.html.pictures import crops, evidence_pictures, places
from pipeline.publish.html.settings import CROPS
from pipeline.publish.settings import LETTER

if TYPE_CHECKING:
    from PIL.Image import Image

COLOURS = {"observed": (195, 39, 31), "expected": (30, 122, 64)}


def size_on_paper(png: bytes) -> tuple[float, float]:
    """Width and height of a picture in centimetres: as on the page, or smaller as far as its figures can be read, so
    that it leaves room for other points."""
    from PIL import Image

    across, down = Image.open(io.BytesIO(png)).size
    own = across / CROPS.scale / 72 * LETTER.inch
    width = min(LETTER.width, own, max(LETTER.height * across / down, LETTER.smallest * own))
    return width, width * down / across


def pictures_of(report: Report, source: bytes) -> Mapping[str, bytes]:
    """The parts of a page that show each finding, the header above the rows, with what it accuses outlined in red and
    what that is compared with in green."""
    if report.document.source.format != "pdf":
        return {}
    located = places.figures_of_the_prose(report, source)
    planned = places.regions_by_finding(report, located, every_sentence=True)
    shown = {id: _shown(plans) for id, plans in planned.items() if plans}
    regions = dict.fromkeys(region for parts in shown.values() for part in parts for region in part)
    rendered = crops.render(source, list(regions))
    evidence = {
        f.id: [e for e in places.with_figures(f.evidence, located) if e.role in COLOURS] for f in report.findings
    }
    return {
        id: together([[outlined(rendered[region], region, evidence[id]) for region in part] for part in parts])
        for id, parts in shown.items()
    }


def _shown(plans: Sequence[places.Plan]) -> Sequence[tuple[crops.Crop, ...]]:
    """The first sentence that a finding is about and, below it, the first table, or without one the second sentence."""
    sentences = [regions for table, regions in plans if not table]
    tables = [regions for table, regions in plans if table]
    return [*sentences[:1], *tables[:1]] if tables else sentences[:2]


def together(parts: Sequence[Sequence[Image]]) -> bytes:
    """Sentences and tables one below the other, as PNG; between the pieces of a table a band with dots says that rows
    are left out."""
    from PIL import Image as images
    from PIL import ImageDraw

    pieces = [(piece, bool(number)) for part in parts for number, piece in enumerate(part)]
    size = max(piece.width for piece, _ in pieces), sum(piece.height + LETTER.gap for piece, _ in pieces) - LETTER.gap
    whole = images.new("RGB", size, "white")
    pen = ImageDraw.Draw(whole)
    at = 0
    for piece, goes_on in pieces:
        if goes_on:
            middle = at - LETTER.gap // 2
            pen.rectangle((0, at - LETTER.gap, whole.width, at - 1), fill=LETTER.cut)
            for x in range(LETTER.gap // 2, whole.width, LETTER.gap):
                pen.rectangle((x, middle, x + 1, middle + 1), fill=LETTER.dots)
        whole.paste(piece, (0, at))
        at += piece.height + LETTER.gap
    out = io.BytesIO()
    whole.convert("P", palette=images.Palette.ADAPTIVE, colors=LETTER.colours).save(out, "PNG", optimize=True)
    return out.getvalue()


def outlined(png: bytes, region: crops.Crop, evidence: list[Evidence]) -> Image:
    """The picture of a part of a page with each cell of the evidence outlined in the colour of its role."""
    from PIL import Image as images
    from PIL import ImageDraw

    page, area = region
    picture = images.open(io.BytesIO(png)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for e in sorted(evidence, key=lambda e: e.role == "observed"):  # red over green
        box = e.place.box
        if e.place.page == page and box is not None and evidence_pictures.shows(area, box):
            corners = (box.x0 - area.x0, box.top - area.top, box.x1 - area.x0, box.bottom - area.top)
            x0, top, x1, bottom = (round(side * CROPS.scale) for side in corners)
            last = picture.width - 1, picture.height - 1
            pen.rectangle(
                (
                    max(0, x0 - LETTER.beside),
                    max(0, top - LETTER.above),
                    min(last[0], x1 + LETTER.beside),
                    min(last[1], bottom + LETTER.above),
                ),
                outline=COLOURS[e.role],
                width=LETTER.pen,
            )
    return picture
