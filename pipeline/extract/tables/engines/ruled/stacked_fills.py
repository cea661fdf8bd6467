"""Shaded areas of one colour that go on one below the other, between the same sides."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.pdf.page import Fill
from pipeline.extract.tables.engines.ruled.settings import SHADING


def stacked(fills: Iterable[Fill]) -> list[list[Fill]]:
    """The areas, top to bottom in the order given, each with those that it goes on below."""
    stacks: list[list[Fill]] = []
    for fill in fills:
        stack = next((s for s in stacks if _continues(s[-1], fill)), None)
        if stack is None:
            stacks.append([fill])
        else:
            stack.append(fill)
    return stacks


def _continues(above: Fill, below: Fill) -> bool:
    a, b = above.box, below.box
    same = abs(a.x0 - b.x0) < SHADING.touching and abs(a.x1 - b.x1) < SHADING.touching and above.color == below.color
    return same and abs(a.bottom - b.top) < SHADING.touching
