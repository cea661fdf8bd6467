"""Tables side by side, and a table beside a chart: what the rules of a table frame is a zone of its own."""

from __future__ import annotations

from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks, RuledFrame
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine, line_of
from pipeline.extract.tables.engines.borderless.settings import COMMON, DRAWN, PAGE
from pipeline.extract.tables.engines.borderless.zones.running_text import Barrier, Zone


def split_side_by_side(zone: Zone, marks: Marks) -> list[Zone]:
    """The zone, and a zone for every framed table that has something else on its lines."""
    zones: list[Zone] = []
    rest = zone
    for frame in sorted(marks.frames, key=lambda f: f.x1 - f.x0):
        if any(_is_within_wider(other, frame) for other in marks.frames if other is not frame):
            continue
        taken = _taken(rest, frame, marks)
        if taken is None:
            continue
        inner, outer = taken
        zones.append(Zone(tuple(inner), ()))
        rest = Zone(tuple(outer), (*rest.barriers, Barrier(frame.x0, frame.x1, frame.top, frame.bottom)))
    return [*zones, rest]


def _taken(zone: Zone, frame: RuledFrame, marks: Marks) -> tuple[list[ChunkLine], list[ChunkLine]] | None:
    """Lines inside the frame and those left, if the frame holds a table of its own beside something."""
    inner: list[ChunkLine] = []
    outer: list[ChunkLine] = []
    beside = rows = labelled = 0
    for line in zone.lines:
        if not frame.top - 2 <= line.base - COMMON.white_from * line.size <= frame.bottom + 2:
            outer.append(line)
            continue
        framed = [c for c in line.chunks if frame.x0 - DRAWN.at_ends <= c.centre <= frame.x1 + DRAWN.at_ends]
        left = [c for c in line.chunks if not frame.x0 - DRAWN.at_ends <= c.centre <= frame.x1 + DRAWN.at_ends]
        if any(_near(c, frame) for c in left) or any(
            c.x0 < frame.x0 - DRAWN.same_ends or c.x1 > frame.x1 + DRAWN.same_ends for c in framed
        ):
            return None
        if framed:
            inner.append(line_of(framed, line.leaders, line.blank))
            rows += len(framed) > 1
            labelled += len(framed) > 1 and not framed[0].is_value
        if left:
            outer.append(line_of(left, line.leaders, line.blank))
        beside += bool(framed and left)
    if beside < 2 or rows < 2 or labelled < PAGE.labelled * rows:
        return None
    if len(frame.rules) < PAGE.frame_rules and not _has_side_rules(frame, marks):
        return None
    return inner, outer


def _is_within_wider(outer: RuledFrame, frame: RuledFrame) -> bool:
    """A wider frame goes over the whole height of a frame: the inner one is part of a table."""
    wider = (
        outer.x0 <= frame.x0 + DRAWN.at_ends
        and outer.x1 >= frame.x1 - DRAWN.at_ends
        and outer.x1 - outer.x0 > frame.x1 - frame.x0 + PAGE.frame_wider
    )
    return wider and outer.top <= frame.bottom and outer.bottom >= frame.top


def _near(chunk: Chunk, frame: RuledFrame) -> bool:
    """The chunk stands so close to the frame that it may belong to it."""
    return (
        -DRAWN.at_ends < frame.x0 - chunk.x1 < PAGE.frame_near * chunk.size
        or -DRAWN.at_ends < chunk.x0 - frame.x1 < PAGE.frame_near * chunk.size
    )


def _has_side_rules(frame: RuledFrame, marks: Marks) -> bool:
    """Vertical rules close the frame left and right."""
    sides = [
        any(
            abs(r.position - x) < DRAWN.same_ends
            and r.start <= frame.top + DRAWN.same_ends
            and r.end >= frame.bottom - DRAWN.same_ends
            for r in marks.verticals
        )
        for x in (frame.x0, frame.x1)
    ]
    return all(sides)
