"""Lines of a body grouped into rows: which lines are one row that was wrapped.

Evidence, strongest first: rules and shaded bands between rows; lines that overlap; a leading that is
tighter within rows than between them; figures, of which a row has one per column; and the words
themselves (a label that cannot end here, a line that cannot begin here, a line too short to have
been wrapped).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.tables.engines.borderless.columns.assignment import PlacedLines
from pipeline.extract.tables.engines.borderless.columns.whitespace import ColumnExtent
from pipeline.extract.tables.engines.borderless.lines.ruling_lines import Marks
from pipeline.extract.tables.engines.borderless.lines.text_lines import ChunkLine
from pipeline.extract.tables.engines.borderless.rows.body_lines import BodyLines
from pipeline.extract.tables.engines.borderless.settings import BODY, COMMON
from pipeline.extract.tables.engines.borderless.wrapped_rows.edge_aligned import edge_aligned_rows
from pipeline.extract.tables.engines.borderless.wrapped_rows.middle_aligned import middle_aligned_rows
from pipeline.extract.tables.engines.borderless.wrapped_rows.white_between import lines_by_column, white_between_rows


def grouped(
    lines: Sequence[ChunkLine],
    rows: PlacedLines,
    columns: Sequence[ColumnExtent],
    numeric: frozenset[int],
    marks: Marks,
) -> list[list[int]]:
    """Indices of the lines of each row, top to bottom."""
    count = len(lines)
    if count < 2:
        return [[i] for i in range(count)]
    joins = _Joins(lines, rows, columns, numeric, marks)
    split = _split_by_white(lines, rows, columns, joins.separated)
    if split is not None:
        return split
    in_the_middle_of_rows = middle_aligned_rows(lines, rows, numeric, joins.separated)
    if in_the_middle_of_rows is not None:
        return in_the_middle_of_rows
    at_an_edge_of_rows = edge_aligned_rows(lines, rows, numeric, joins.separated)
    if at_an_edge_of_rows is not None:
        return at_an_edge_of_rows
    groups: list[list[int]] = [[0]]
    for index, join in enumerate(joins.decide()):
        if join:
            groups[-1].append(index + 1)
        else:
            groups.append([index + 1])
    return groups


def _split_by_white(
    lines: Sequence[ChunkLine],
    rows: PlacedLines,
    columns: Sequence[ColumnExtent],
    separated: Sequence[bool],
) -> list[list[int]] | None:
    """The rows that the white between them shows; ``None`` where it shows none or something drawn parts others."""
    cuts = white_between_rows(lines_by_column(rows, len(columns)))
    if not cuts:
        return None
    row_of = [sum(line.top + line.bottom > 2 * cut for cut in cuts) for line in lines]
    if any(apart and row_of[i] == row_of[i + 1] for i, apart in enumerate(separated)):
        return None
    groups: list[list[int]] = []
    for index, row in enumerate(row_of):
        if index and row == row_of[index - 1]:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


class _Joins(BodyLines):
    """Decides for every pair of neighbouring lines whether they are one row."""

    def decide(self) -> list[bool]:
        n = len(self.pitch)
        decided: list[bool | None] = [None] * n
        for i in range(n):
            if self.separated[i] or self.is_panel(i) or self.is_panel(i + 1):
                decided[i] = False
            elif self.pitch[i] < COMMON.upon * min(self.lines[i].size, self.lines[i + 1].size) and not self.clash(i):
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

    def _last(self, decided: list[bool | None]) -> None:
        """Text under the last figures heads nothing: it goes on with the last row, unless it is a row in which no
        figure is given: in several columns and as far below as rows are apart."""
        if not self.numeric:
            return
        for i in range(len(decided) - 1, -1, -1):
            if self.values[i + 1] or self.separated[i]:
                break
            apart = self.pitch[i] >= BODY.row_leading * self.row_pitch > 0
            if apart and 0 in self.filled[i + 1] and len(self.filled[i + 1]) > 1 and not self.wraps(i):
                break
            if self.pitch[i] <= COMMON.cell_leading * self.lines[i].size:
                decided[i] = True

    def _by_bands(self, decided: list[bool | None]) -> None:
        """Where rules or shades separate the rows, what stands between two of them is one row."""
        n = len(self.pitch)
        cuts = sum(self.separated)
        if cuts < 2 or cuts < BODY.few_rules * n:
            return
        start = 0
        bands: list[tuple[int, int]] = []
        for i in range(n + 1):
            if i == n or self.separated[i]:
                bands.append((start, i))
                start = i + 1
        between = min(self.pitch[i] for i in range(n) if self.separated[i])
        several = [b for b in bands if b[1] > b[0] and max(self.pitch[b[0] : b[1]]) < BODY.row_leading * between]
        whole = [b for b in several if self._one_row(*b)]
        if not several or len(whole) < BODY.banded * len(several):
            return
        for first, last in whole:
            for i in range(first, last):
                decided[i] = True

    def _one_row(self, first: int, last: int) -> bool:
        """No column has two figures, and the lines are set close."""
        for k in self.numeric:
            filled = [i for i in range(first, last + 1) if k in self.values[i]]
            if any(b != a + 1 or not (self.cut_figure(a, k) or self.share_below(a, k)) for a, b in pairwise(filled)):
                return False
        loose = max(self.pitch[i] for i in range(first, last)) > BODY.loose_leading * self.lines[first].size
        if self.numeric:
            return not loose or not any(len(self.filled[i]) > 1 for i in range(first + 1, last + 1))
        full = sum(len(self.filled[i]) >= len(self.columns) for i in range(first, last + 1))
        return full <= max(1, (last - first + 1) // 2)

    def _by_leading(self, decided: list[bool | None]) -> None:
        """A leading within rows that is tighter than the one between them, if the table has both."""
        open_ = [i for i, d in enumerate(decided) if d is None]
        if not open_:
            return
        values = sorted({round(self.pitch[i], 1) for i in range(len(self.pitch)) if decided[i] is None})
        best: tuple[float, float] | None = None
        for low, high in pairwise(values):
            ratio = high / low if low > 0 else 1.0  # lines upon each other have no leading
            if ratio >= BODY.tighter and (best is None or ratio > best[1]) and self._tight(low, decided):
                best = ((low + high) / 2, ratio)
        if best is None:
            return
        for i in open_:
            if self.pitch[i] <= best[0]:
                decided[i] = not self.clash(i) and not self.changes_weight(i)
            elif self.pitch[i] > 1.0 * best[0]:
                decided[i] = False

    def _tight(self, limit: float, decided: list[bool | None]) -> bool:
        """Lines set this close are rows: each group has one line of figures (or one full line), and most
        groups have one."""
        joined = [d or (d is None and self.pitch[i] <= limit + BODY.rounding) for i, d in enumerate(decided)]
        close = [i for i, d in enumerate(decided) if d is None and joined[i]]
        if not close or limit > BODY.widest_leading * self.lines[close[0]].size or all(joined):
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
        return whole >= BODY.groups_are_rows * len(wrapped) and headed >= BODY.groups_headed * len(groups)

    def _is_row(self, group: list[int], decided: list[bool | None]) -> bool:
        open_ = [i for i in group[:-1] if decided[i] is None]
        if self.numeric:
            pairs = [(a, b) for a in group for b in group if a < b and not all(decided[a:b])]
            return not any(self.clash(i) for i in open_) and not any(
                self.values[a] & self.values[b] for a, b in pairs if b != a + 1
            )
        return all(
            (0 in self.filled[group[0]] and 0 not in self.filled[i + 1])
            or self.filled[i + 1] < self.filled[i]
            or not self.dense <= self.filled[i + 1]
            or self.goes_on(i)
            for i in open_
        )

    def _heads_row(self, group: list[int]) -> bool:
        return any(self.values[i] for i in group) if self.numeric else any(0 in self.filled[i] for i in group)

    def _lone_fragment(self, i: int) -> bool:
        return any(self.cut_figure(i, k) or self.share_below(i, k) for k in self.values[i] & self.values[i + 1])

    def _by_figures(self, decided: list[bool | None]) -> None:
        """Lines without figures go to the row above, to the row below, or stand alone (a section)."""
        anchors = [i for i, v in enumerate(self.values) if v]
        for i in range(len(decided)):
            if decided[i] is None and self.values[i] and self.values[i + 1]:
                fragment = not self.clash(i) and self._lone_fragment(i)
                decided[i] = fragment or self._half(i)
        bounds = [-1, *anchors, len(self.lines)]
        for above, below in pairwise(bounds):
            if below - above < 2:
                continue
            between = range(max(above, 0), min(below, len(self.lines) - 1))
            for i in between:
                if decided[i] is None:
                    decided[i] = self.wraps(i)
            if all(decided[i] for i in between) and above >= 0 and self._two_rows(above, below):
                decided[self._loosest(between)] = False

    def _two_rows(self, above: int, below: int) -> bool:
        """Both lines have figures in most of the columns that one of them has any in."""
        if below >= len(self.lines):
            return False
        both, either = self.values[above] & self.values[below], self.values[above] | self.values[below]
        return 2 * len(both) > len(either)

    def _loosest(self, between: Sequence[int]) -> int:
        """Of pairs of lines, the one that is furthest apart and, if it can be, does not go on by its words."""
        pairs = [i for i in between if not self.goes_on(i)] or between
        return max(pairs, key=lambda i: (round(self.pitch[i], 1), i))

    def _half(self, i: int) -> bool:
        """Figures of one row set on two lines: no column in common and less than a line apart."""
        return not (self.values[i] & self.values[i + 1]) and self.pitch[i] < COMMON.upon * self.lines[i].size

    def _by_columns(self, decided: list[bool | None]) -> None:
        """Without figures: a line that lacks a column the others fill goes on with the row above."""
        first = 0 in self.dense
        for i in range(len(decided)):
            if decided[i] is not None:
                continue
            missing = self.dense - self.filled[i + 1]
            close = self.pitch[i] <= BODY.wrapped_leading * self.lines[i].size
            decided[i] = close and bool(missing) and (not first or 0 in missing or self.goes_on(i))
