"""A part of a page that shows a finding: pieces of the page one below the other, with what it is about outlined."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.geometry import Box, left_edge, shared_width
from pipeline.model import Evidence, Table
from pipeline.publish.html.pictures import crops
from pipeline.publish.html.settings import CROPS, LISTS

ROLE_NAMES = {
    "observed": "cifra señalada",
    "operand": "cifra que entra en la cuenta",
    "expected": "cifra con que se compara",
    "context": "contexto",
}


@dataclass(frozen=True, slots=True)
class Outline:
    """A marked cell, in points from the picture's top left corner."""

    x: float
    y: float
    width: float
    height: float
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a page in a picture, ``y`` points below its top. ``data`` is a data URI."""

    data: str
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class EvidencePicture:
    """Cells of a table on a page, outlined: the rows in question and, above them, the table's header."""

    page: int
    caption: str
    strips: tuple[Strip, ...]
    outlines: tuple[Outline, ...]
    labels: float = 0.0
    """How far from its left the labels of the rows in question reach, in points: what stays in sight where a narrow
    screen shows only a part. 0 for none."""

    @property
    def width(self) -> float:
        return max(strip.width for strip in self.strips)

    @property
    def height(self) -> float:
        return round(self.strips[-1].y + self.strips[-1].height, 1)

    @property
    def gaps(self) -> tuple[float, ...]:
        """How far below its top the middle lies of what is left out between two pieces."""
        return tuple(round(strip.y - LISTS.strip_gap / 2, 1) for strip in self.strips[1:])

    @property
    def style(self) -> str:
        """How a phone shows it: "" whole, "wide" or "wide wider" in part."""
        return "" if self.width <= CROPS.wide else "wide" if self.width <= CROPS.wider else "wide wider"

    def rem(self, points: float) -> float:
        """What a length of it takes on a phone that shows a part."""
        return round(points * (CROPS.wide_rem if self.width <= CROPS.wider else CROPS.wider_rem) / self.width, 2)

    @property
    def alternative(self) -> str:
        named = dict.fromkeys(f"{ROLE_NAMES[o.role]}: {o.text}" for o in self.outlines[:12])
        apart = " El encabezado está recortado aparte de las filas." if self.gaps else ""
        return f"Recorte de la página {self.page}, {self.caption}. {'; '.join(named)}.{apart}"


def picture(
    table: Table | None,
    parts: Sequence[crops.Crop],
    evidence: Iterable[Evidence],
    uris: Mapping[crops.Crop, str],
) -> EvidencePicture:
    """Parts of a page that show cells of a table; without one, a sentence."""
    listed, of = tuple(evidence), table.id if table else ""
    strips: list[Strip] = []
    outlines: dict[Box, Outline] = {}
    y = 0.0
    for region in parts:
        page, box = region
        height = round(box.bottom - box.top, 1)
        strips.append(Strip(uris[region], round(y, 1), round(box.x1 - box.x0, 1), height))
        for e in listed:
            at = e.place.box
            if (e.table or "") == of and e.place.page == page and at is not None and shows(box, at):
                outlines.setdefault(at, _outline(at, box, y, e))
        y += height + LISTS.strip_gap
    title, reach = (_title(table), _reach_of_labels(table, parts[-1], listed)) if table else ("texto", 0.0)
    return EvidencePicture(parts[-1][0], title, tuple(strips), tuple(outlines.values()), reach)


def shows(area: Box, box: Box) -> bool:
    """Whether what stands in a box is seen in an area of its page: beside it, in another column, it is not."""
    return area.top <= box.top <= area.bottom and shared_width(area, box) > 0


def _reach_of_labels(table: Table, part: crops.Crop, evidence: Iterable[Evidence]) -> float:
    """How far from the left of a part of a page the words reach that stand before the first cell in question, in
    points; 0 where none do."""
    page, area = part
    own = [e for e in evidence if e.table == table.id and e.place.page == page and e.place.box is not None]
    rows = {e.row for e in own if e.row is not None and e.row >= table.header_rows}
    first = left_edge((e.place.box for e in own if e.place.box is not None and e.row in rows), default=0.0)
    ends = (
        box.x1
        for cell in table.cells
        if cell.row in rows and cell.place.page == page and (box := cell.place.box) is not None
        if box.x1 <= first + CROPS.outline and any(letter.isalpha() for letter in cell.text)
    )
    return round(max(0.0, max(ends, default=area.x0) - area.x0), 1)


def _outline(at: Box, box: Box, y: float, evidence: Evidence) -> Outline:
    """Drawn around the cell, whose box may be no wider than its figure."""
    around, pen = CROPS.outline, CROPS.outline / 2
    x0, top = max(at.x0 - around, box.x0 + pen), max(at.top - around, box.top + pen)
    x1, bottom = min(at.x1 + around, box.x1 - pen), min(at.bottom + around, box.bottom - pen)
    return Outline(
        round(x0 - box.x0, 1),
        round(top - box.top + y, 1),
        round(max(x1 - x0, 0.0), 1),
        round(max(bottom - top, 0.0), 1),
        evidence.role,
        evidence.text,
    )


def data_uri(png: bytes) -> str:
    """A picture as an address. It is markup of ours and no text of a document: it is never cut."""
    from markupsafe import Markup

    return Markup("data:image/png;base64," + base64.b64encode(png).decode("ascii"))


def _title(table: Table) -> str:
    return f"tabla {table.id}" + (f" «{table.caption}»" if table.caption else "")
