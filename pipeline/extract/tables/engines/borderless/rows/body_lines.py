"""What the lines of a table's body show of its rows: figures, leading, marks between them, wrapped texts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedChunk, PlacedLines
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.header.spanning import in_the_middle, over_the_whole
from pipeline.extract.tables.engines.borderless.lines import text_kinds
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine, white_between
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON


class BodyLines:
    """The lines of a body, top to bottom, with what each fills. An index ``i`` is of the pair of lines ``i``, ``i + 1``
    where two lines are compared.

    ``pitch`` are the distances of the baselines, ``filled`` the columns each line fills, ``values`` those of figures
    among them, ``separated`` the pairs that a rule or a shade parts, ``dense`` the columns that most lines fill.
    """

    def __init__(
        self,
        lines: Sequence[ChunkLine],
        rows: PlacedLines,
        columns: Sequence[ColumnExtent],
        numeric: frozenset[int],
        marks: Marks,
    ) -> None:
        self.lines, self.rows, self.columns, self.numeric, self.marks = lines, rows, columns, numeric, marks
        self.x0, self.x1 = columns[0].x0, columns[-1].x1
        n = len(lines) - 1
        self.pitch = [lines[i + 1].base - lines[i].base for i in range(n)]
        self.filled = [frozenset(s.first for s in r) for r in rows]
        self.values = [frozenset(s.first for s in r if s.first in numeric and s.chunk.is_value) for r in rows]
        self.separated = [self._separated(i) for i in range(n)]
        self.dense = self._dense()

    def _separated(self, index: int) -> bool:
        a, b = self.lines[index], self.lines[index + 1]
        if self.marks.long_between(*white_between(a, b), self.x0, self.x1):
            return True
        left, right = (
            min(a.x0, b.x0),
            max(a.x1, b.x1),
        )  # a shade of one column that only one line stays in parts no rows
        return self.marks.band_at(a.top, a.bottom, left, right) != self.marks.band_at(b.top, b.bottom, left, right)

    def _dense(self) -> frozenset[int]:
        """Columns that most rows fill."""
        counts = [0] * len(self.columns)
        for filled in self.filled:
            for k in filled:
                counts[k] += 1
        most = max(counts)
        return frozenset(k for k, h in enumerate(counts) if h >= BODY.dense * most)

    def is_panel(self, index: int) -> bool:
        """Text of its own in the middle of the figures: it heads the rows below it."""
        slots = self.rows[index]
        if not self.numeric or len(slots) != 1 or slots[0].first == 0 or slots[0].chunk.is_value:
            return False
        above = next((s.chunk for s in self.rows[index - 1] if s.first == slots[0].first), None) if index else None
        if above is not None and not above.is_value:
            return False
        chunk = slots[0].chunk
        return in_the_middle(chunk, self.columns) or (
            slots[0].first in self.numeric and over_the_whole(chunk, self.columns)
        )

    def clash(self, i: int) -> bool:
        """Both lines have a figure in one column: two rows, unless the figure was cut or has its share below."""
        common = self.values[i] & self.values[i + 1]
        if not common:
            return False
        return not all(self.cut_figure(i, k) or self.share_below(i, k) for k in common)

    def changes_weight(self, i: int) -> bool:
        """A bold label alone on its line, over one that is not and has figures: it heads rows."""
        above, below = self.rows[i], self.rows[i + 1]
        alone = len(above) == 1 and above[0].first == below[0].first == 0
        return alone and above[0].chunk.bold and not below[0].chunk.bold and bool(self.values[i + 1])

    def share_below(self, i: int, column: int) -> bool:
        """The second line of a cell has the share of the figure above in parentheses: ``988`` over ``(27,4%)``."""
        above = next((s.chunk for s in self.rows[i] if s.first == column), None)
        below = next((s.chunk for s in self.rows[i + 1] if s.first == column), None)
        return above is not None and below is not None and text_kinds.is_share_of(below.text, above.text)

    def cut_figure(self, i: int, column: int) -> bool:
        """A figure too long for its cell goes on in the next line: nothing but digits there, set close."""
        label = self.rows[i + 1][0]
        if (label.first == 0 and not text_kinds.continues(label.chunk.text)) or self.pitch[
            i
        ] > COMMON.cell_leading * self.lines[i].size:
            return False
        above = next((s.chunk for s in self.rows[i] if s.first == column), None)
        below = next((s.chunk for s in self.rows[i + 1] if s.first == column), None)
        if above is None or below is None:
            return False
        if not text_kinds.completes_figure(above.text, below.text):
            return False
        if above.text[-1:] in ".,-/":
            return True
        return len(above.text) >= BODY.shortest_cut and "." in above.text + below.text

    def goes_on(self, i: int) -> bool:
        """The words of some column say that the second line goes on with the first."""
        above = {s.first: s.chunk.text for s in self.rows[i]}
        return any(
            s.first in above and (text_kinds.continues(s.chunk.text) or text_kinds.is_open(above[s.first]))
            for s in self.rows[i + 1]
        )

    def wraps(self, i: int) -> bool:
        """The second line goes on with a text of the first."""
        if self.pitch[i] > BODY.wrapped_leading * self.lines[i].size:
            return False
        above = {s.first: s for s in self.rows[i]}
        for slot in self.rows[i + 1]:
            upper = above.get(slot.first)
            if upper is None or (slot.first in self.numeric and upper.chunk.is_value):
                continue
            if self._text_wraps(upper, slot, i):
                return True
        lower = self.filled[i + 1]
        labels = {s.first for s in self.rows[i] if not s.chunk.is_value}
        return bool(0 not in lower and not self.values[i + 1] and labels >= lower)

    def _text_wraps(self, upper: PlacedChunk, lower: PlacedChunk, i: int) -> bool:
        first, second = upper.chunk, lower.chunk
        if first.bold != second.bold:
            return False
        if text_kinds.is_capitals(first.text) and not text_kinds.is_capitals(second.text) and second.text[:1].isupper():
            return False
        if first.text.rstrip().endswith(":") or text_kinds.counts_on(first.words[0].text, second.words[0].text):
            return False
        if text_kinds.continues(second.text) and not text_kinds.is_enumerator(second.words[0].text):
            return True
        if text_kinds.is_open(first.text):
            return True
        indent = second.x0 - first.x0
        column = self.columns[upper.first]
        next_word = second.words[0].x1 - second.words[0].x0 + COMMON.blank * second.size
        reach = self.label_reach if upper.first == 0 else column.x1
        if reach - first.x1 >= next_word or indent < -COMMON.indent * first.size:
            return False
        if self.values[i] and not self.values[i + 1]:
            if self.labels_lead is True:
                return False
            hung = indent > COMMON.indent * first.size
            close = self.pitch[i] < BODY.row_leading * self.row_pitch and not self.has_sections
            return not self._starts_block(i + 1) and (hung or close)
        if self.values[i + 1] and not self.values[i]:
            back = (
                i + 2 < len(self.lines)
                and self.values[i + 2]
                and self.lines[i + 2].x0 < second.x0 - COMMON.indent * first.size
            )
            hung = indent > COMMON.indent * first.size and bool(back)
            return (self.labels_lead is True and abs(indent - self.hang) < COMMON.same_place * first.size) or (
                self.labels_lead is None
                and (hung or (first.x1 - column.x0 > BODY.long_label * first.size and not self.has_group_rows))
            )
        return True

    @cached_property
    def row_pitch(self) -> float:
        """The usual distance of two lines that both have figures."""
        pitches = sorted(p for i, p in enumerate(self.pitch) if self.values[i] and self.values[i + 1])
        return pitches[len(pitches) // 2] if pitches else 0.0

    @cached_property
    def hang(self) -> float:
        """How far the remainder of a wrapped label is set in, where lower case shows that it is one."""
        indents = sorted(
            self.rows[i + 1][0].chunk.x0 - self.rows[i][0].chunk.x0
            for i in range(len(self.pitch))
            if 0 in self.filled[i] & self.filled[i + 1]
            and not (self.values[i] and self.values[i + 1])
            and not self.separated[i]
            and text_kinds.continues(self.rows[i + 1][0].chunk.text)
        )
        return max(indents[len(indents) // 2], 0.0) if indents else 0.0

    @cached_property
    def has_sections(self) -> bool:
        """Some label without figures cannot be the remainder of the label above it: there was room for it there."""
        for i in range(len(self.pitch)):
            if self.values[i] and not self.values[i + 1] and self.filled[i + 1] == {0} and 0 in self.filled[i]:
                upper, lower = self.rows[i][0].chunk, self.rows[i + 1][0].chunk
                room = self.label_reach - upper.x1
                if room >= lower.words[0].x1 - lower.words[
                    0
                ].x0 + COMMON.blank * lower.size and not text_kinds.continues(lower.text):
                    return True
        return False

    @cached_property
    def has_group_rows(self) -> bool:
        """Some label without figures is too short to go on in the row below, or had room for that row's first word."""
        for i in range(len(self.pitch)):
            alone = self.filled[i] == {0} and not self.values[i]
            if not alone or not self.values[i + 1] or 0 not in self.filled[i + 1]:
                continue
            upper, lower = self.rows[i][0].chunk, self.rows[i + 1][0].chunk
            room = self.label_reach - upper.x1
            first_word = lower.words[0].x1 - lower.words[0].x0 + COMMON.blank * lower.size
            short = upper.x1 - self.columns[0].x0 <= BODY.long_label * upper.size
            goes_on = text_kinds.continues(lower.text) or text_kinds.is_open(upper.text)
            if (short or room >= first_word) and not goes_on:
                return True
        return False

    @cached_property
    def label_reach(self) -> float:
        """How far right the labels go that share their line with figures (headings of sections may go over)."""
        reach = [
            r[0].chunk.x1 for r, v in zip(self.rows, self.values, strict=True) if v and r[0].first == r[0].last == 0
        ]
        return max(reach, default=self.columns[0].x1) if self.labels_lead is not True else self.columns[0].x1

    @cached_property
    def labels_lead(self) -> bool | None:
        """Whether wrapped labels have their figures on the last line, judged by lines that start in lower case."""
        lead = trail = 0
        for i in range(len(self.pitch)):
            if self.separated[i] or 0 not in self.filled[i] or 0 not in self.filled[i + 1]:
                continue
            if bool(self.values[i]) == bool(self.values[i + 1]):
                continue
            if not text_kinds.continues(self.rows[i + 1][0].chunk.text):
                continue
            if self.values[i]:
                trail += 1
            else:
                lead += 1
        return None if lead == trail else lead > trail

    def _starts_block(self, index: int) -> bool:
        """The line heads rows set further in."""
        if index + 1 >= len(self.lines):
            return False
        return self.lines[index + 1].x0 - self.lines[index].x0 > BODY.block_indent * self.lines[index].size
