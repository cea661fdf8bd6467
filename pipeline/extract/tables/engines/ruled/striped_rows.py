"""Rows between shaded rows: where every second row of a table is shaded, the others have no edges of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.pdf.page import Fill, Word
from pipeline.geometry import Box, centre_y
from pipeline.quantities.numeral_shapes import is_numeral


@dataclass(frozen=True, slots=True)
class StripedRowSettings:
    """``level``: points by which the edges of areas of one row may differ, and those of columns from row to row.
    ``tallest``: how many times as high as the shaded rows a row between them may be (wrapped labels). ``crossing``:
    points a word may reach over the edge of a column."""

    level: float = 1.5
    tallest: float = 3.0
    crossing: float = 2.0


SETTINGS = StripedRowSettings()


def striped(areas: Sequence[Fill], words: Sequence[Word], settings: StripedRowSettings = SETTINGS) -> list[Box]:
    """The cells of rows without shading right above a row of shaded cells, below other shaded cells.

    ``areas`` are shaded cells. A gap between them is a row where every column of it ends at one level above, it holds
    text, no word stands over the edge of a column, and its figures stand on one level.
    """
    boxes = [area.box for area in areas]
    found: list[Box] = []
    for row in _rows(boxes, settings):
        top = _end_above(row, boxes, settings)
        bottom = min(b.top for b in row)
        if top is None or not settings.level < bottom - top <= settings.tallest * max(b.height for b in row):
            continue
        if _is_row(row, top, bottom, words, settings):
            found += [Box(cell.x0, top, cell.x1, bottom) for cell in row]
    return found


def _end_above(row: Sequence[Box], boxes: Sequence[Box], settings: StripedRowSettings) -> float | None:
    """The level at which shaded areas end above every column of a row; ``None`` where they end at several."""
    ends = []
    for column in row:
        over = [
            b.bottom
            for b in boxes
            if b.bottom <= column.top + settings.level and _shared_width(b, column) > 0.5 * column.width
        ]
        if not over:
            return None
        ends.append(max(over))
    return max(ends) if max(ends) - min(ends) <= settings.level else None


def _shared_width(a: Box, b: Box) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _rows(boxes: Sequence[Box], settings: StripedRowSettings) -> list[list[Box]]:
    """Areas side by side from one level to another, two at least, from the top of the page down."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        row = next(
            (
                r
                for r in reversed(rows)
                if abs(r[-1].top - box.top) <= settings.level
                and abs(r[-1].bottom - box.bottom) <= settings.level
                and -settings.level <= box.x0 - r[-1].x1 <= 2 * settings.level
            ),
            None,
        )
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return [row for row in rows if len(row) > 1]


def _is_row(
    columns: Sequence[Box], top: float, bottom: float, words: Sequence[Word], settings: StripedRowSettings
) -> bool:
    inside = [w for w in words if top < centre_y(w) < bottom and columns[0].x0 < w.x1 and w.x0 < columns[-1].x1]
    levels: dict[int, float] = {}
    for word in inside:
        column = next((i for i, c in enumerate(columns) if word.x0 < c.x1), len(columns) - 1)
        if word.x1 > columns[column].x1 + settings.crossing:
            return False
        level = levels.setdefault(column, word.bottom) if is_numeral(word.text) and column else word.bottom
        if abs(level - word.bottom) > settings.level:
            return False
    return bool(inside)
