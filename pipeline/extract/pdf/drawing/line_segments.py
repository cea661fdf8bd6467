"""Joins drawn line segments: a line drawn in pieces becomes one rule again."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.extract.pdf.page import RulingLine
from pipeline.extract.pdf.settings import SEGMENTS


def join(rules: Iterable[RulingLine]) -> list[RulingLine]:
    """Collinear pieces that touch or nearly touch as one rule each; shorter remainders are dropped.

    Horizontal rules first, each kind by position and start. Double lines (two strokes close to each other) become one.
    """
    joined: list[RulingLine] = []
    for horizontal in (True, False):
        pieces = sorted((r for r in rules if r.horizontal == horizontal), key=lambda r: (r.position, r.start))
        group: list[RulingLine] = []
        for piece in pieces:
            if group and (
                piece.position - group[-1].position > SEGMENTS.aligned / 2
                or piece.position - group[0].position > SEGMENTS.aligned
            ):
                joined.extend(_join_line(group))
                group = []
            group.append(piece)
        if group:
            joined.extend(_join_line(group))
    return [r for r in joined if r.end - r.start >= SEGMENTS.shortest]


def _join_line(group: list[RulingLine]) -> list[RulingLine]:
    lines: list[RulingLine] = []
    for piece in sorted(group, key=lambda r: r.start):
        if lines and piece.start - lines[-1].end <= SEGMENTS.gap:
            last = lines[-1]
            longer = last if last.end - last.start >= piece.end - piece.start else piece
            lines[-1] = RulingLine(
                last.horizontal,
                longer.position,
                last.start,
                max(last.end, piece.end),
                max(last.thickness, piece.thickness),
                longer.color,
            )
        else:
            lines.append(piece)
    return lines
