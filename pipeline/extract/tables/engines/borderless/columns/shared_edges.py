"""Columns set so close that no gap shows them: words of many lines begin at one place, whatever stands before them.

A narrow column of numbers before a column of names leaves hardly a blank between them, and so does a wrapped text that
fills its cell. In running text such words begin wherever the words before them end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine, chunk_of, line_of
from pipeline.extract.tables.engines.borderless.settings import RUNS
from pipeline.geometry import left_edge, right_edge
from pipeline.values import dataclass


@dataclass(frozen=True)
class _Beginning:
    """A word of a line that may begin a cell: the line, the chunk and the place of the word in it."""

    line: int
    chunk: Chunk
    word: int

    @property
    def x(self) -> float:
        return self.chunk.words[self.word].x0

    @property
    def before(self) -> float:
        """How wide the text before the word is."""
        return self.chunk.words[self.word - 1].x1 - self.chunk.x0

    @property
    def is_numbered(self) -> bool:
        """Whether a number or a code is all that stands before the word."""
        return self.word == 1 and self.chunk.words[0].text[:1].isdigit()

    @property
    def is_marked(self) -> bool:
        """Whether the mark of an item is all that stands before the word."""
        return self.word == 1 and text_kinds.is_bullet(self.chunk.words[0].text)


def cut_at_shared_edges(lines: Sequence[ChunkLine]) -> list[ChunkLine]:
    """The lines, their chunks cut where words of many lines begin at one place."""
    found: dict[int, list[_Beginning]] = {}
    for place, line in enumerate(lines):
        for chunk in line.chunks:
            for index, word in enumerate(chunk.words):
                found.setdefault(round(word.x0), []).append(_Beginning(place, chunk, index))
    left = left_edge(lines, default=0.0)
    found = {x: beginnings for x, beginnings in found.items() if x > left + beginnings[0].chunk.size}
    edges = [edge for place in sorted(found) if (edge := _edge(place, found, lines)) is not None]
    if not edges:
        return list(lines)
    return [_cut(line, edges) for line in lines]


def _edge(place: int, found: dict[int, list[_Beginning]], lines: Sequence[ChunkLine]) -> float | None:
    """The edge near a place (in points) at which a column begins that is set close to the one before, if one does."""
    if len(found[place]) < len(found.get(place - 1, ())) or len(found[place]) <= len(found.get(place + 1, ())):
        return None
    size = found[place][0].chunk.size
    edge = Counter(round(b.x, 1) for b in found[place]).most_common(1)[0][0]
    near = [
        b
        for key in (place - 1, place, place + 1)
        for b in found.get(key, ())
        if abs(b.x - edge) <= RUNS.begun_off * size
    ]
    inside = [b for b in near if b.word]
    begun = [b for b in near if not b.word and not b.chunk.is_value]
    if len(begun) < RUNS.begun_lines:
        inside = [b for b in inside if b.is_numbered and len(lines[b.line].chunks) > 1]
        widths = [b.before for b in inside]
        if len(inside) < (RUNS.begun_lines if len(begun) < RUNS.begun_some else RUNS.begun_some):
            return None
        even = max(widths) - min(widths) <= RUNS.uneven_numbers * size
        if even and not _are_headed(inside, edge, lines) and not _share_a_heading_line(near, inside, lines):
            return None
    ends = [b.chunk.x1 for b in (*inside, *begun)]
    if (
        len(inside) < RUNS.close_lines
        or any(b.is_marked for b in inside)
        or max(ends) - min(ends) <= RUNS.ragged * size
    ):
        return None
    here = {b.line for b in near}
    over = sum(
        i not in here
        and not text_kinds.is_numbered_caption(lines[i].text)
        and any(c.x0 < edge - RUNS.begun_off * size and c.x1 > edge + RUNS.begun_off * size for c in lines[i].chunks)
        for i in range(min(here), max(here) + 1)
    )
    return edge if over <= RUNS.crossed * (len(inside) + len(begun)) else None


def _are_headed(numbered: Sequence[_Beginning], edge: float, lines: Sequence[ChunkLine]) -> bool:
    """Whether a heading of their own stands over the numbers, and another over the texts behind them.

    The heading of numbers that are set right may end a little left of them where nothing else stands under it.
    """
    left, right = left_edge(b.chunk for b in numbered), right_edge(b.chunk for b in numbered)
    size = numbered[0].chunk.size
    if all(b.chunk is lines[b.line].chunks[0] for b in numbered):
        left -= RUNS.numbers_right * size
    for line in lines:
        for first, second in pairwise(line.chunks):
            over = left < first.x1 <= edge <= second.x0 + second.size
            if over and second.x0 < right and not first.is_value and not second.is_value:
                return True
    return False


def _share_a_heading_line(
    near: Sequence[_Beginning], numbered: Sequence[_Beginning], lines: Sequence[ChunkLine]
) -> bool:
    """Whether the headings of the numbers and of the texts, both set left, stand hardly a blank apart: on a line above
    all numbers the second word begins where the texts do."""
    first = min(b.line for b in numbered)
    return any(
        b.word == 1 and b.line < first and len(lines[b.line].chunks) > 1 and not b.chunk.is_value
        for b in near
        if not b.is_numbered
    )


def _cut(line: ChunkLine, edges: Sequence[float]) -> ChunkLine:
    chunks: list[Chunk] = []
    for chunk in line.chunks:
        near = RUNS.begun_off * chunk.size
        cuts = [i for i, word in enumerate(chunk.words) if i and any(abs(word.x0 - edge) <= near for edge in edges)]
        bounds = [0, *cuts, len(chunk.words)]
        chunks.extend(chunk_of(chunk.words[a:b]) for a, b in pairwise(bounds))
    return line if len(chunks) == len(line.chunks) else line_of(chunks, line.leaders, line.blank)
