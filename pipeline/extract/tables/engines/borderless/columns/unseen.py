"""Columns in which no line of figures has text: those of labels set around the middle of their rows."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.pdf.page import RulingLine
from pipeline.extract.tables.engines.borderless.columns.whitespace import (
    ColumnExtent,
    column_around,
    columns_of,
    rich_lines,
)
from pipeline.extract.tables.engines.borderless.lines.text_lines import Chunk, ChunkLine
from pipeline.extract.tables.engines.borderless.settings import BODY, COLUMNS, COMMON
from pipeline.extract.tables.periods import is_year_or_span
from pipeline.geometry import left_edge, right_edge


def all_columns_of(lines: Sequence[ChunkLine], verticals: Sequence[RulingLine] = ()) -> list[ColumnExtent]:
    """The columns of a run, left to right, those without text on the lines of figures too; empty where there is but
    one."""
    return _with_unseen(columns_of(lines, verticals), lines, verticals)


def _with_unseen(
    columns: list[ColumnExtent], lines: Sequence[ChunkLine], verticals: Sequence[RulingLine]
) -> list[ColumnExtent]:
    """The columns, and those in which no rich line has text: cells set in the middle of their row, whose lines share no
    baseline with the figures. A heading beside the others and two lines below it make one, and labels left of all
    columns with the figures of most rows in their middle, or parted from them by a line down, and figures that only the
    labels of sections have beside them."""
    rich = rich_lines(lines)
    beside: list[tuple[int, Chunk]] = []
    for index, line in enumerate(lines):
        for chunk in line.pieces:
            if not any(chunk.x0 < c.x1 and chunk.x1 > c.x0 for c in columns):
                beside.append((index, chunk))
    groups: list[list[tuple[int, Chunk]]] = []
    for index, chunk in sorted(beside, key=lambda item: item[1].x0):
        if groups and chunk.x0 < right_edge(c for _, c in groups[-1]):
            groups[-1].append((index, chunk))
        else:
            groups.append([(index, chunk)])
    groups = _with_headings_beside(groups, columns, lines)
    headed = [
        [chunk for _, chunk in group]
        for group in groups
        if len({index for index, _ in group}) > 2
        and (
            _heads_most(lines[min(index for index, _ in group)], columns)
            or _are_of_sections(group, columns, lines)
            or (group is groups[0] and _labels_around(group, columns, rich, lines))
            or (group is groups[0] and _are_parted(group, columns, verticals, lines))
        )
    ]
    return sorted([*columns, *map(column_around, headed)], key=lambda c: c.x0)


def _with_headings_beside(
    groups: Sequence[list[tuple[int, Chunk]]], columns: Sequence[ColumnExtent], lines: Sequence[ChunkLine]
) -> list[list[tuple[int, Chunk]]]:
    """The groups, a heading that stands over none of the texts of its column taken with them: set in the middle over
    texts at the side, with no other column between."""
    result: list[list[tuple[int, Chunk]]] = []
    for group in groups:
        before = result[-1] if result else None
        if before is not None and min(len(before), len(group)) == 1 < max(len(before), len(group)):
            heading, texts = (before, group) if len(before) == 1 else (group, before)
            between = (right_edge(c for _, c in before), left_edge(c for _, c in group))
            split = any(c.x0 < between[1] and c.x1 > between[0] for c in columns)
            index = heading[0][0]
            if not split and index < min(i for i, _ in texts) and _heads_most(lines[index], columns):
                result[-1] = sorted([*before, *group], key=lambda item: item[0])
                continue
        result.append(group)
    return result


def _labels_around(
    group: Sequence[tuple[int, Chunk]],
    columns: Sequence[ColumnExtent],
    rich: Sequence[ChunkLine],
    lines: Sequence[ChunkLine],
) -> bool:
    """Whether texts left of all columns stand above and below most rows of figures, these in the middle between."""
    if right_edge(chunk for _, chunk in group) >= left_edge(columns):
        return False
    bases = sorted(lines[index].base for index, _ in group)
    around = 0
    for line in rich:
        above = max((b for b in bases if b < line.base), default=None)
        below = min((b for b in bases if b > line.base), default=None)
        if above is None or below is None:
            continue
        around += (
            abs((above + below) / 2 - line.base) <= BODY.middle_height * line.size
            and below - above < COMMON.cell_leading * line.size
        )
    return len(rich) > 1 and around >= COLUMNS.labels_around * len(rich)


def _are_of_sections(
    group: Sequence[tuple[int, Chunk]], columns: Sequence[ColumnExtent], lines: Sequence[ChunkLine]
) -> bool:
    """Whether texts are a heading and figures below it, set alike, that stand on lines with nothing else but a label in
    the first column: a test of all rows of a section, whose own figures are in the other columns."""
    figures = [(index, chunk) for index, chunk in group if chunk.is_value]
    headings = [index for index, chunk in group if not chunk.is_value]
    if len(figures) < 2 or not headings or max(headings) >= figures[0][0]:
        return False
    for index, chunk in figures:
        label = [c for c in lines[index].pieces if c is not chunk]
        if len(label) != 1 or label[0].is_value or label[0].x0 >= columns[0].x1 or label[0].x1 > columns[1].x0:
            return False
    near = COMMON.same_place * figures[0][1].size
    edges = ([c.x0 for _, c in figures], [c.x1 for _, c in figures], [c.centre for _, c in figures])
    return any(max(e) - min(e) <= near for e in edges)


def _are_parted(
    group: Sequence[tuple[int, Chunk]],
    columns: Sequence[ColumnExtent],
    verticals: Sequence[RulingLine],
    lines: Sequence[ChunkLine],
) -> bool:
    """Whether a line down parts most of the texts, two at least, from all columns, which stand right of it."""
    right, left = max(chunk.x1 for _, chunk in group), min(c.x0 for c in columns)
    for bar in verticals:
        beside = sum(bar.start < lines[index].base < bar.end for index, _ in group)
        if right <= bar.position <= left and beside >= max(2, COLUMNS.parted_labels * len(group)):
            return True
    return False


def _heads_most(line: ChunkLine, columns: Sequence[ColumnExtent]) -> bool:
    """Whether a line has texts over most of the columns, as a line of headings has, or more texts than there are
    columns, no figures among them."""
    if len(line.chunks) > len(columns) and not any(c.is_value and not is_year_or_span(c.text) for c in line.chunks):
        return True
    over = sum(any(chunk.x0 < c.x1 and chunk.x1 > c.x0 for chunk in line.pieces) for c in columns)
    return over >= COLUMNS.most_headed * len(columns)
