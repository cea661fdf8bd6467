"""Lines of a body grouped into rows: which lines are one row that was wrapped.

Evidence, strongest first: rules and shaded bands between rows; lines that overlap; a leading that is
tighter within rows than between them; figures, of which a row has one per column; and the words
themselves (a label that cannot end here, a line that cannot begin here, a line too short to have
been wrapped).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from pipeline.extract.tables.engines.borderless import text_kinds
from pipeline.extract.tables.engines.borderless.column_assignment import PlacedChunk
from pipeline.extract.tables.engines.borderless.columns import ColumnExtent
from pipeline.extract.tables.engines.borderless.middle_aligned import middle_aligned_rows
from pipeline.extract.tables.engines.borderless.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.spanning_headers import in_the_middle
from pipeline.extract.tables.engines.borderless.text_lines import ChunkLine

PlacedRows = Sequence[Sequence[PlacedChunk]]


def grouped(
    lines: Sequence[ChunkLine], rows: PlacedRows, columns: Sequence[ColumnExtent], numeric: frozenset[int], marks: Marks
) -> list[list[int]]:
    """Indices of the lines of each row, top to bottom."""
    count = len(lines)
    if count < 2:
        return [[i] for i in range(count)]
    joins = _Joins(lines, rows, columns, numeric, marks)
    in_the_middle_of_rows = middle_aligned_rows(lines, rows, numeric, joins.separated)
    if in_the_middle_of_rows is not None:
        return in_the_middle_of_rows
    groups: list[list[int]] = [[0]]
    for index, join in enumerate(joins.decide()):
        if join:
            groups[-1].append(index + 1)
        else:
            groups.append([index + 1])
    return groups


class _Joins:
    """Decides for every pair of neighbouring lines whether they are one row."""

    def __init__(
        self,
        lines: Sequence[ChunkLine],
        rows: PlacedRows,
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
        if self.marks.long_between(a.base - 0.3 * a.size, b.base - 0.65 * b.size, self.x0, self.x1):
            return True
        above = self.marks.band_at(a.top, a.bottom, a.x0, a.x1)
        below = self.marks.band_at(b.top, b.bottom, b.x0, b.x1)
        return above != below

    def _dense(self) -> frozenset[int]:
        """Columns that most rows fill."""
        counts = [0] * len(self.columns)
        for filled in self.filled:
            for k in filled:
                counts[k] += 1
        most = max(counts)
        return frozenset(k for k, h in enumerate(counts) if h >= 0.75 * most)

    def decide(self) -> list[bool]:
        n = len(self.pitch)
        decided: list[bool | None] = [None] * n
        for i in range(n):
            if self.separated[i] or self._is_panel(i) or self._is_panel(i + 1):
                decided[i] = False
            elif self.pitch[i] < 0.85 * min(self.lines[i].size, self.lines[i + 1].size) and not self._clash(i):
                decided[i] = True
        self._share_values(decided)
        self._by_bands(decided)
        self._by_leading(decided)
        if self.numeric:
            self._by_figures(decided)
        else:
            self._by_columns(decided)
        self._last(decided)
        return [bool(d) for d in decided]

    def _share_values(self, decided: list[bool | None]) -> None:
        """Lines that are one row for certain have their figures in common from here on."""
        start = 0
        for i in range(len(decided) + 1):
            if i == len(decided) or not decided[i]:
                if i > start:
                    common = frozenset().union(*self.values[start : i + 1])
                    self.values[start : i + 1] = [common] * (i + 1 - start)
                start = i + 1

    def _is_panel(self, index: int) -> bool:
        """Text of its own in the middle of the figures: it heads the rows below it."""
        slots = self.rows[index]
        if not self.numeric or len(slots) != 1 or slots[0].first == 0 or slots[0].chunk.is_value:
            return False
        above = next((s.chunk for s in self.rows[index - 1] if s.first == slots[0].first), None) if index else None
        if above is not None and not above.is_value:
            return False
        return in_the_middle(slots[0].chunk, self.columns)

    def _last(self, decided: list[bool | None]) -> None:
        """Text under the last figures heads nothing: it goes on with the last row, unless it is a row in which no
        figure is given: in several columns and as far below as rows are apart."""
        if not self.numeric:
            return
        for i in range(len(decided) - 1, -1, -1):
            if self.values[i + 1] or self.separated[i]:
                break
            apart = self.pitch[i] >= 0.95 * self.row_pitch > 0
            if apart and 0 in self.filled[i + 1] and len(self.filled[i + 1]) > 1 and not self._wraps(i):
                break
            if self.pitch[i] <= 1.6 * self.lines[i].size:
                decided[i] = True

    def _clash(self, i: int) -> bool:
        """Both lines have a figure in one column: two rows, unless the figure itself was cut."""
        common = self.values[i] & self.values[i + 1]
        if not common:
            return False
        return not all(self._cut_figure(i, k) for k in common)

    def _cut_figure(self, i: int, column: int) -> bool:
        """A figure too long for its cell goes on in the next line: nothing but digits there, set close."""
        label = self.rows[i + 1][0]
        if (label.first == 0 and not text_kinds.continues(label.chunk.text)) or self.pitch[i] > 1.6 * self.lines[
            i
        ].size:
            return False
        above = next((s.chunk for s in self.rows[i] if s.first == column), None)
        below = next((s.chunk for s in self.rows[i + 1] if s.first == column), None)
        if above is None or below is None:
            return False
        if not text_kinds.is_digits(below.text) or len(below.text) > 7:
            return False
        if above.text[-1:] in ".,-/":
            return True
        column_width = self.columns[column].x1 - self.columns[column].x0
        return len(above.text) >= 8 and above.x1 - above.x0 >= 0.9 * column_width and "." in above.text + below.text

    def _by_bands(self, decided: list[bool | None]) -> None:
        """Where rules or shades separate the rows, what stands between two of them is one row."""
        n = len(self.pitch)
        cuts = sum(self.separated)
        if cuts < 2 or cuts < 0.12 * n:
            return
        start = 0
        bands: list[tuple[int, int]] = []
        for i in range(n + 1):
            if i == n or self.separated[i]:
                bands.append((start, i))
                start = i + 1
        between = min(self.pitch[i] for i in range(n) if self.separated[i])
        several = [b for b in bands if b[1] > b[0] and max(self.pitch[b[0] : b[1]]) < 0.95 * between]
        whole = [b for b in several if self._one_row(*b)]
        if not several or len(whole) < 0.7 * len(several):
            return
        for first, last in whole:
            for i in range(first, last):
                decided[i] = True

    def _one_row(self, first: int, last: int) -> bool:
        """No column has two figures, and the lines are set close."""
        for k in self.numeric:
            filled = [i for i in range(first, last + 1) if k in self.values[i]]
            if any(b != a + 1 or not self._cut_figure(a, k) for a, b in pairwise(filled)):
                return False
        loose = max(self.pitch[i] for i in range(first, last)) > 2.2 * self.lines[first].size
        if self.numeric:
            return not loose or not any(len(self.filled[i]) > 1 for i in range(first + 1, last + 1))
        full = sum(len(self.filled[i]) >= len(self.columns) for i in range(first, last + 1))
        return full <= max(1, (last - first + 1) // 2) or last - first < 3

    def _by_leading(self, decided: list[bool | None]) -> None:
        """A leading within rows that is tighter than the one between them, if the table has both."""
        open_ = [i for i, d in enumerate(decided) if d is None]
        if not open_:
            return
        values = sorted({round(self.pitch[i], 1) for i in range(len(self.pitch)) if decided[i] is None})
        best: tuple[float, float] | None = None
        for low, high in pairwise(values):
            ratio = high / low if low > 0 else 1.0  # lines upon each other have no leading
            if ratio >= 1.12 and (best is None or ratio > best[1]) and self._tight(low, decided):
                best = ((low + high) / 2, ratio)
        if best is None:
            return
        for i in open_:
            if self.pitch[i] <= best[0]:
                decided[i] = not self._clash(i)
            elif self.pitch[i] > 1.0 * best[0]:
                decided[i] = False

    def _tight(self, limit: float, decided: list[bool | None]) -> bool:
        """Lines set this close are rows: each group has one line of figures (or one full line), and most
        groups have one."""
        joined = [d or (d is None and self.pitch[i] <= limit + 0.06) for i, d in enumerate(decided)]
        close = [i for i, d in enumerate(decided) if d is None and joined[i]]
        if not close or limit > 1.75 * self.lines[close[0]].size or all(joined):
            return False
        groups: list[list[int]] = [[0]]
        for i, join in enumerate(joined):
            if join:
                groups[-1].append(i + 1)
            else:
                groups.append([i + 1])
        wrapped = [g for g in groups if len(g) > 1]
        whole = sum(self._is_row(g, decided) for g in wrapped)
        headed = sum(self._heads_row(g) for g in groups)
        return whole >= 0.9 * len(wrapped) and headed >= 0.7 * len(groups)

    def _is_row(self, group: list[int], decided: list[bool | None]) -> bool:
        open_ = [i for i in group[:-1] if decided[i] is None]
        if self.numeric:
            pairs = [(a, b) for a in group for b in group if a < b and not all(decided[a:b])]
            return not any(self._clash(i) for i in open_) and not any(
                self.values[a] & self.values[b] for a, b in pairs if b != a + 1
            )
        return all(
            (0 in self.filled[group[0]] and 0 not in self.filled[i + 1])
            or self.filled[i + 1] < self.filled[i]
            or not self.dense <= self.filled[i + 1]
            or self._goes_on(i)
            for i in open_
        )

    def _heads_row(self, group: list[int]) -> bool:
        return any(self.values[i] for i in group) if self.numeric else any(0 in self.filled[i] for i in group)

    def _lone_fragment(self, i: int) -> bool:
        return any(self._cut_figure(i, k) for k in self.values[i] & self.values[i + 1])

    def _goes_on(self, i: int) -> bool:
        """The words of some column say that the second line goes on with the first."""
        above = {s.first: s.chunk.text for s in self.rows[i]}
        return any(
            s.first in above and (text_kinds.continues(s.chunk.text) or text_kinds.is_open(above[s.first]))
            for s in self.rows[i + 1]
        )

    def _by_figures(self, decided: list[bool | None]) -> None:
        """Lines without figures go to the row above, to the row below, or stand alone (a section)."""
        anchors = [i for i, v in enumerate(self.values) if v]
        for i in range(len(decided)):
            if decided[i] is None and self.values[i] and self.values[i + 1]:
                fragment = not self._clash(i) and self._lone_fragment(i)
                decided[i] = fragment or self._half(i)
        bounds = [-1, *anchors, len(self.lines)]
        for above, below in pairwise(bounds):
            if below - above < 2:
                continue
            for i in range(max(above, 0), min(below, len(self.lines) - 1)):
                if decided[i] is None:
                    decided[i] = self._wraps(i)

    def _half(self, i: int) -> bool:
        """Figures of one row set on two lines: no column in common and less than a line apart."""
        return not (self.values[i] & self.values[i + 1]) and self.pitch[i] < 0.9 * self.lines[i].size

    def _wraps(self, i: int) -> bool:
        """The second line goes on with a text of the first."""
        if self.pitch[i] > 1.9 * self.lines[i].size:
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
        if first.text.rstrip().endswith(":"):
            return False
        if text_kinds.continues(second.text) and not text_kinds.is_enumerator(second.words[0].text):
            return True
        if text_kinds.is_open(first.text):
            return True
        indent = second.x0 - first.x0
        column = self.columns[upper.first]
        next_word = second.words[0].x1 - second.words[0].x0 + 0.2 * second.size
        reach = self.label_reach if upper.first == 0 else column.x1
        if reach - first.x1 >= next_word or indent < -0.5 * first.size:
            return False
        if self.values[i] and not self.values[i + 1]:
            if self.labels_lead is True:
                return False
            hung = indent > 0.3 * first.size
            close = self.pitch[i] < 0.95 * self.row_pitch and not self.has_sections
            return not self._starts_block(i + 1) and (hung or close)
        if self.values[i + 1] and not self.values[i]:
            back = (
                i + 2 < len(self.lines) and self.values[i + 2] and self.lines[i + 2].x0 < second.x0 - 0.3 * first.size
            )
            hung = indent > 0.3 * first.size and bool(back)
            return (self.labels_lead is True and abs(indent - self.hang) < 0.4 * first.size) or (
                self.labels_lead is None and (hung or first.x1 - column.x0 > 12 * first.size)
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
                if room >= lower.words[0].x1 - lower.words[0].x0 + 0.2 * lower.size and not text_kinds.continues(
                    lower.text
                ):
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
        return self.lines[index + 1].x0 - self.lines[index].x0 > 0.5 * self.lines[index].size

    def _by_columns(self, decided: list[bool | None]) -> None:
        """Without figures: a line that lacks a column the others fill goes on with the row above."""
        first = 0 in self.dense
        for i in range(len(decided)):
            if decided[i] is not None:
                continue
            missing = self.dense - self.filled[i + 1]
            close = self.pitch[i] <= 1.9 * self.lines[i].size
            decided[i] = close and bool(missing) and (not first or 0 in missing or self._goes_on(i))
