"""Whether texts below one another can be the lines of one wrapped cell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedLines
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON


def extents(rows: PlacedLines, columns: int) -> list[tuple[float, float]]:
    """How wide the widest text of each column is, and how far right its texts go (some may be set in), in points."""
    found = [(0.0, 0.0)] * columns
    for slots in rows:
        for s in slots:
            if s.first == s.last:
                width, reach = found[s.first]
                found[s.first] = max(width, s.chunk.x1 - s.chunk.x0), max(reach, s.chunk.x1)
    return found


def are_evenly_set(bases: Sequence[float], size: float) -> bool:
    """Whether baselines, in points, follow each other as those of the lines of a cell do, in type of a ``size``."""
    leadings = [below - above for above, below in pairwise(bases)]
    if not leadings:
        return True
    return max(leadings) <= COMMON.cell_leading * size and max(leadings) - min(leadings) <= BODY.middle_leading * size


def had_no_room(upper: Chunk, lower: Chunk, extent: tuple[float, float]) -> bool:
    """Whether a line ended because the first word of the next had no room in a column of an ``extents`` entry."""
    word, (widest, reach) = lower.words[0], extent
    blank = min((b.x0 - a.x1 for a, b in pairwise(upper.words)), default=COMMON.blank * lower.size)
    need = word.x1 - word.x0 + blank
    return upper.x1 - upper.x0 + need > widest or upper.x1 + need > reach
