"""Words → lines → chunks: the runs of words that stand together on one line.

A chunk ends where the gap to the next word is wider than a blank can be. How wide that is depends on
the line: a justified line stretches all its blanks alike, so its own gaps are the measure.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.extract.pdf.page import RulingLine, Word
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.baselines import rows_of_words
from pipeline.extract.tables.engines.borderless.lines.word_gaps import (
    is_dialled,
    is_monospaced,
    leads_from_label,
    limit_of,
    two_figures,
    usual_blank,
    without_leaders,
)
from pipeline.extract.tables.engines.borderless.settings import COMMON, LINES
from pipeline.geometry import bottom_edge, centre_x, centre_y, right_edge, top_edge
from pipeline.quantities.numeral_shapes import MONEY, is_annotated_numeral
from pipeline.values import cached_property, dataclass


@dataclass(frozen=True)
class Chunk:
    """Words that stand together on one line."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    top: float
    bottom: float

    @cached_property
    def text(self) -> str:
        return joined_text(self.words)

    @cached_property
    def is_value(self) -> bool:
        return text_kinds.is_value(self.text)

    @cached_property
    def is_figure(self) -> bool:
        return is_annotated_numeral(self.text)

    @property
    def size(self) -> float:
        return self.words[0].size

    @cached_property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def centre(self) -> float:
        return centre_x(self)


@dataclass(frozen=True)
class ChunkLine:
    """Chunks on one baseline, left to right."""

    chunks: tuple[Chunk, ...]
    top: float
    bottom: float
    base: float
    size: float
    leaders: bool = False
    blank: float = LINES.blank

    @property
    def x0(self) -> float:
        return self.chunks[0].x0

    @property
    def x1(self) -> float:
        return self.chunks[-1].x1

    @cached_property
    def text(self) -> str:
        return " ".join(chunk.text for chunk in self.chunks)

    @cached_property
    def pieces(self) -> tuple[Chunk, ...]:
        """The chunks cut once more wherever a gap is clearly wider than a blank (in a justified line: nowhere)."""
        result: list[Chunk] = []
        limit = (self.blank + LINES.piece_gap) * self.size
        for chunk in self.chunks:
            words = chunk.words
            if len(words) < 2 or len(words) > LINES.longest_piece:
                result.append(chunk)
                continue
            start = 0
            for index in range(1, len(words)):
                if words[index].x0 - words[index - 1].x1 > limit and not (
                    index == start + 1 and text_kinds.is_item_mark(words[start].text)
                ):
                    result.append(chunk_of(words[start:index]))
                    start = index
            result.append(chunk_of(words[start:]) if start else chunk)
        return tuple(result)

    @cached_property
    def figures(self) -> int:
        return sum(chunk.is_figure for chunk in self.chunks)


def joined_text(words: Sequence[Word]) -> str:
    """The text of words of one line; a mark set tight against its neighbour is joined without a blank."""
    parts = [words[0].text]
    for before, word in pairwise(words):
        if word.x0 - before.x1 > LINES.tight * min(before.size, word.size):
            parts.append(" ")
        parts.append(word.text)
    return text_kinds.without_leader("".join(parts))


def chunk_of(words: Sequence[Word]) -> Chunk:
    """The chunk that words of one line, in order, make."""
    return Chunk(
        tuple(words),
        words[0].x0,
        right_edge(words),
        top_edge(words),
        bottom_edge(words),
    )


def line_of(chunks: Sequence[Chunk], leaders: bool = False, blank: float = LINES.blank) -> ChunkLine:
    """A line of chunks that stand on one baseline, in any order."""
    ordered = tuple(sorted(chunks, key=lambda c: c.x0))
    main = max((w for c in ordered for w in c.words), key=lambda w: w.size)
    return ChunkLine(
        ordered,
        top_edge(ordered),
        bottom_edge(ordered),
        main.bottom,
        main.size,
        leaders,
        blank,
    )


def white_between(above: ChunkLine, below: ChunkLine) -> tuple[float, float]:
    """The heights between which a rule is under the text of one line and over that of the next."""
    return above.base - COMMON.white_from * above.size, below.base - COMMON.white_to * below.size


def chunk_lines(words: Iterable[Word], verticals: Sequence[RulingLine] = ()) -> list[ChunkLine]:
    """The lines of upright ``words``, cut into chunks at wide gaps and at vertical rules."""
    lines: list[ChunkLine] = []
    bars = sorted(verticals, key=lambda r: r.position)
    places = [b.position for b in bars]
    rows = rows_of_words(words)
    usual = usual_blank(rows)
    for row in rows:
        if not bars and _is_plain(row):
            lines.append(line_of([chunk_of(row)], blank=usual))
            continue
        blank = max(usual, LINES.typewriter_blank) if is_monospaced(row) else usual
        kept, cuts = _without_leaders(row)
        if kept:
            chunks = _chunks(kept, cuts, blank, bars, places)
            lines.append(line_of(_lists_joined(_money_joined(chunks)), bool(cuts), blank))
    return lines


def _is_plain(row: Sequence[Word]) -> bool:
    """Text with no gap wider than a blank, no leaders and hardly a figure: most lines of a page."""
    if len(row) < LINES.plain_words:
        return False
    figures = 0
    for before, word in pairwise(row):
        if word.x0 - before.x1 > LINES.plain_gap * word.size or ".." in word.text or word.text == ".":
            return False
        figures += not word.text[0].isalpha()
    return figures < LINES.plain_figures and ".." not in row[0].text


def _without_leaders(row: Sequence[Word]) -> tuple[list[Word], set[int]]:
    """The words without leaders, and the indices of those that leaders lead to."""
    if any(".." in w.text for w in row):
        row = [part for w in row for part in without_leaders(w)]
    kept: list[Word] = []
    cuts: set[int] = set()
    led = False
    for place, word in enumerate(row):
        led = text_kinds.is_leader(word.text) and (led or leads_from_label(place, row))
        if led:
            cuts.add(len(kept))
        else:
            kept.append(word)
    return kept, cuts


def _chunks(
    words: Sequence[Word], cuts: set[int], blank: float, bars: Sequence[RulingLine], places: Sequence[float]
) -> list[Chunk]:
    """The words of a line in runs that no wide gap, leader or vertical rule parts."""
    limit = limit_of(words, blank)
    values = sum(text_kinds.is_value(w.text) for w in words)
    pair = (
        LINES.close_figures_gap
        if values >= LINES.mostly_figures and values >= LINES.mostly_figures_share * len(words)
        else LINES.figures_gap
    )
    chunks: list[Chunk] = []
    run: list[Word] = [words[0]]
    reach = words[0].x1
    for index in range(1, len(words)):
        word, before = words[index], run[-1]
        gap = word.x0 - reach
        following = words[index + 1] if index + 1 < len(words) else None
        if (
            index in cuts
            or gap > limit * max(word.size, before.size * LINES.smaller_before)
            or (
                gap > pair * word.size and two_figures(before, word, following) and not is_dialled(run, word, following)
            )
            or (text_kinds.is_item_mark(word.text) and _begins_list(before, gap, blank))
            or (bars and gap > -1.0 and _barred(reach, word, bars, places))
        ):
            chunks.append(chunk_of(run))
            run = [word]
            reach = word.x1
        else:
            run.append(word)
            reach = max(reach, word.x1)
    chunks.append(chunk_of(run))
    return chunks


def _begins_list(before: Word, gap: float, blank: float) -> bool:
    """Whether the mark of an item is the first of a cell: behind a figure, or further from a text than a blank."""
    return text_kinds.is_value(before.text) or gap > (blank + LINES.piece_gap) * before.size


def _barred(reach: float, word: Word, bars: Sequence[RulingLine], places: Sequence[float]) -> bool:
    """A vertical rule stands between two words of a line."""
    middle = centre_y(word)
    index = bisect_left(places, reach - LINES.bar_slack)
    while index < len(bars) and places[index] <= word.x0 + LINES.bar_slack:
        if bars[index].start <= middle <= bars[index].end:
            return True
        index += 1
    return False


def _money_joined(chunks: list[Chunk]) -> list[Chunk]:
    """A sign of money set apart joined with its figure."""
    result: list[Chunk] = []
    for chunk in chunks:
        before = result[-1] if result else None
        if before is not None and before.text in MONEY and chunk.is_value:
            result[-1] = chunk_of(before.words + chunk.words)
        else:
            result.append(chunk)
    return result


def _lists_joined(chunks: list[Chunk]) -> list[Chunk]:
    """A bullet or the number of a paragraph is no column of its own where text follows it."""
    if len(chunks) == 2:
        first = chunks[0].text
        if text_kinds.is_bullet(first) and not chunks[1].is_value:
            return [chunk_of(chunks[0].words + chunks[1].words)]
        if len(chunks[1].words) >= LINES.list_words and (
            text_kinds.is_enumerator(first) and chunks[1].x0 - chunks[0].x1 < LINES.list_gap * chunks[0].size
        ):
            return [chunk_of(chunks[0].words + chunks[1].words)]
    result: list[Chunk] = []
    for chunk in chunks:
        mark = result[-1] if result else None
        if (
            mark is not None
            and text_kinds.is_item_mark(mark.text)
            and chunk.x0 - mark.x1 < LINES.list_gap * mark.size
            and not (chunk.is_value or text_kinds.is_item_mark(chunk.text))
        ):
            result[-1] = chunk_of(mark.words + chunk.words)
        else:
            result.append(chunk)
    return result
