"""What the outline of a path is: a rectangle, one with rounded corners, a line with slanted ends."""

from __future__ import annotations

from pipeline.extract.pdf.settings import PATHS
from pipeline.geometry import Box

PathPoint = tuple[float, float]


def is_rectangle(points: list[PathPoint], box: Box) -> bool:
    """Whether all points lie on corners of the bounding box, so that the area is the box."""
    if len(points) < 4:
        return False
    for x, y in points:
        if (x - box.x0 > PATHS.straight and box.x1 - x > PATHS.straight) or (
            y - box.top > PATHS.straight and box.bottom - y > PATHS.straight
        ):
            return False
    return True


def is_mitred(points: list[PathPoint], box: Box) -> bool:
    """Whether an area is a line with slanted ends: a browser draws the four borders of a cell as trapezoids that meet
    in its corners."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    thin, long = min(width, height), max(width, height)
    return 4 <= len(points) <= 5 and thin <= PATHS.thin and long >= 2 * thin


def is_rounded_box(points: list[PathPoint], box: Box) -> bool:
    """Whether a path with curves is a rectangle with rounded corners (points only near its edges)."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    if min(width, height) < PATHS.smallest_rounded:
        return False
    near = min(width, height) * PATHS.corner
    edges = sum(
        abs(xa - xb) > PATHS.straight_width * width or abs(ya - yb) > PATHS.straight_height * height
        for (xa, ya), (xb, yb) in zip(points, [*points[1:], points[0]], strict=True)
        if abs(xa - xb) <= PATHS.straight or abs(ya - yb) <= PATHS.straight
    )
    return edges >= 2 and all(
        min(abs(x - box.x0), abs(x - box.x1)) <= near and min(abs(y - box.top), abs(y - box.bottom)) <= near
        for x, y in points
    )
