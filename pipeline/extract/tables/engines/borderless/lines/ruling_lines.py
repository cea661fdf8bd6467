"""Rules and fills of a page, as the engine asks for them: what lies between two lines, what frames them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.extract.pdf.page import Fill, RulingLine
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine, white_between
from pipeline.extract.tables.engines.borderless.settings import COMMON, DRAWN, HEADER
from pipeline.geometry import Box


@dataclass(frozen=True)
class RuledFrame:
    """A stack of long rules with the same ends, or a filled or stroked box: ``rules`` are their heights."""

    x0: float
    x1: float
    rules: tuple[float, ...]

    @property
    def top(self) -> float:
        return self.rules[0]

    @property
    def bottom(self) -> float:
        return self.rules[-1]


@dataclass(frozen=True)
class Marks:
    """Horizontal and vertical rules and shaded bands of a page."""

    horizontals: tuple[RulingLine, ...]
    verticals: tuple[RulingLine, ...]
    bands: tuple[Box, ...]
    lines: tuple[ChunkLine, ...] = ()

    @cached_property
    def _heights(self) -> list[float]:
        return [r.position for r in self.horizontals]

    def between(self, top: float, bottom: float, x0: float, x1: float) -> list[RulingLine]:
        """Horizontal rules between two heights that reach into x0…x1."""
        low = bisect_left(self._heights, top)
        high = bisect_right(self._heights, bottom)
        return [r for r in self.horizontals[low:high] if r.end > x0 and r.start < x1]

    def parts(self, above: ChunkLine, below: ChunkLine, chunk: Chunk) -> bool:
        """Whether a rule over most of a chunk of the line below parts it from the line above."""
        return any(
            min(r.end, chunk.x1) - max(r.start, chunk.x0) > HEADER.rule_parts * (chunk.x1 - chunk.x0)
            for r in self.between(*white_between(above, below), chunk.x0, chunk.x1)
        )

    def long_between(
        self, top: float, bottom: float, x0: float, x1: float, share: float | None = None
    ) -> list[RulingLine]:
        """Of these, heights at which rules cover ``share`` of x0…x1 together (one rule stands for each);
        where no share is given that of a long rule."""
        found: list[RulingLine] = []
        level: list[RulingLine] = []
        need = (DRAWN.long if share is None else share) * (x1 - x0)
        for rule in self.between(top, bottom, x0, x1):
            if level and rule.position - level[0].position > DRAWN.one_height:
                level = []
            before = _covered(level, x0, x1)
            level.append(rule)
            if before < need <= _covered(level, x0, x1):
                found.append(rule)
        return found

    def bridged(self, top: float, bottom: float, x0: float, x1: float) -> bool:
        """A frame or vertical rules go over the white between two heights."""
        if any(f.top < top and f.bottom > bottom and f.x0 < x1 and f.x1 > x0 for f in self.frames):
            return True
        return any(
            r.start < top and r.end > bottom and x0 - DRAWN.beside_text <= r.position <= x1 + DRAWN.beside_text
            for r in self.verticals
        )

    @cached_property
    def frames(self) -> tuple[RuledFrame, ...]:
        """Stacks of at least two long rules with the same ends."""
        groups: list[tuple[float, float, list[float]]] = []
        frames: list[RuledFrame] = []
        for rule in self.horizontals:
            if rule.end - rule.start < DRAWN.shortest:
                continue
            for x0, x1, heights in groups:
                if abs(rule.start - x0) < DRAWN.same_ends and abs(rule.end - x1) < DRAWN.same_ends:
                    heights.append(rule.position)
                    break
            else:
                groups.append((rule.start, rule.end, [rule.position]))
        for x0, x1, heights in groups:
            part = heights[:1]
            for above, below in pairwise(heights):
                if not self._one_table(above, below, x0, x1):
                    if len(part) > 1:
                        frames.append(RuledFrame(x0, x1, tuple(part)))
                    part = []
                part.append(below)
            if len(part) > 1:
                frames.append(RuledFrame(x0, x1, tuple(part)))
        return tuple(frames)

    def _one_table(self, top: float, bottom: float, x0: float, x1: float) -> bool:
        """What stands between two rules with the same ends is a row or a header, no text between tables."""
        if any(
            r.start <= top + 2 and r.end >= bottom - 2 and x0 - DRAWN.at_ends <= r.position <= x1 + DRAWN.at_ends
            for r in self.verticals
        ):
            return True
        inner = [
            r
            for r in self.between(top + DRAWN.at_ends, bottom - DRAWN.at_ends, x0, x1)
            if r.end - r.start > DRAWN.inner_rule * (x1 - x0)
        ]
        ends = [r.end for r in inner if r.start < x0 + DRAWN.inner_start and r.end < x1 - DRAWN.inner_short]
        starts = [r.start for r in inner if r.end > x1 - DRAWN.inner_start and r.start > x0 + DRAWN.inner_short]
        if ends and starts and len(ends) > 1 and len(starts) > 1 and max(ends) <= min(starts):
            return False  # two tables side by side stand between the rules of others
        enclosed = [
            n for n in self.lines if top < n.base - COMMON.white_from * n.size < bottom and n.x0 < x1 and n.x1 > x0
        ]
        if not enclosed:
            return bottom - top < DRAWN.double_rule
        inside = [[c for c in n.chunks if c.x0 < x1 and c.x1 > x0] for n in enclosed]
        if any(len(chunks) > 1 for chunks in inside):
            return True
        printed = [(n, chunks[0]) for n, chunks in zip(enclosed, inside, strict=True) if chunks]  # not white only
        if any(_are_beside(a, b, n.base - m.base) for (m, a), (n, b) in pairwise(printed)):
            return True
        return len(enclosed) == 1 and bottom - top < DRAWN.one_line * enclosed[0].size

    def band_at(self, top: float, bottom: float, x0: float, x1: float) -> Box | None:
        """The shaded band a line of these bounds stands on, if any."""
        middle = (top + bottom) / 2
        for band in self.bands:
            if band.top <= middle <= band.bottom and band.x0 <= x0 + 2 and band.x1 >= x1 - 2:
                return band
        return None


def _are_beside(above: Chunk, below: Chunk, distance: float) -> bool:
    """Whether two texts are cells of one row at heights of their own: less than a line apart and beside each other."""
    close = distance < COMMON.upon * min(above.size, below.size)
    return close and (above.x1 < below.x0 or below.x1 < above.x0)


def _covered(rules: Sequence[RulingLine], x0: float, x1: float) -> float:
    reach, total = x0, 0.0
    for rule in sorted(rules, key=lambda r: r.start):
        start, end = max(rule.start, reach), min(rule.end, x1)
        if end > start:
            total += end - start
            reach = end
    return total


def marks_of(rules: Sequence[RulingLine], fills: Sequence[Fill], height: float) -> Marks:
    """Marks of a page; fills of one shade side by side are one band, whatever is white or very tall is none."""
    horizontals = tuple(sorted((r for r in rules if r.horizontal), key=lambda r: (r.position, r.start)))
    verticals = tuple(r for r in rules if not r.horizontal)
    rows: dict[tuple[int, int, int], list[Box]] = {}
    for fill in fills:
        box = fill.box
        if (
            fill.is_white
            or box.bottom - box.top > DRAWN.tallest_band * height
            or box.bottom - box.top < DRAWN.flattest_band
        ):
            continue
        rows.setdefault((round(box.top), round(box.bottom), fill.color), []).append(box)
    bands: list[Box] = []
    for boxes in rows.values():
        boxes.sort(key=lambda b: b.x0)
        current = boxes[0]
        for box in boxes[1:]:
            if box.x0 - current.x1 < DRAWN.at_ends:
                current = current.union(box)
            else:
                bands.append(current)
                current = box
        bands.append(current)
    return Marks(horizontals, verticals, tuple(bands))
