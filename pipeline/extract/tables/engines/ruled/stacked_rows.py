"""Rows that lines do not part although their neighbours are ruled off: every cell holds the same number of lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.layout.text_of_words import WordLines, completes, completes_date, line_text, word_lines
from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.borderless.wrapped_rows.white_between import CellLine, white_between_rows
from pipeline.extract.tables.engines.ruled.lattice import LatticeCell
from pipeline.extract.tables.engines.ruled.settings import STACKS
from pipeline.geometry import Box, bottom_edge, centre_y, top_edge
from pipeline.quantities.numeral_shapes import is_numeral


def unstacked(
    slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]
) -> tuple[list[LatticeCell], list[list[Word]]]:
    """The slots with such rows cut into one row for each line."""
    by_row: dict[int, list[int]] = defaultdict(list)
    for index, slot in enumerate(slots):
        for row in range(slot.row, slot.row + slot.row_span):
            by_row[row].append(index)
    cuts = {row: levels for row, own in by_row.items() if (levels := _levels([(slots[i], contents[i]) for i in own]))}
    if not cuts:
        return list(slots), [list(words) for words in contents]
    first: dict[int, int] = {}
    following = 0
    for row in sorted(by_row):
        first[row] = following
        following += len(cuts.get(row, ())) + 1
    new_slots: list[LatticeCell] = []
    new_contents: list[list[Word]] = []
    for slot, words in zip(slots, contents, strict=True):
        if slot.row not in cuts or slot.row_span > 1:
            last = slot.row + slot.row_span - 1
            span = first[last] + len(cuts.get(last, ())) + 1 - first[slot.row]
            new_slots.append(LatticeCell(first[slot.row], slot.column, span, slot.column_span, slot.box))
            new_contents.append(list(words))
            continue
        bounds = [slot.box.top, *cuts[slot.row], slot.box.bottom]
        for index, (top, bottom) in enumerate(pairwise(bounds)):
            box = Box(slot.box.x0, top, slot.box.x1, bottom)
            new_slots.append(LatticeCell(first[slot.row] + index, slot.column, 1, slot.column_span, box))
            new_contents.append([w for w in words if top <= centre_y(w) < bottom])
    return new_slots, new_contents


def _levels(row: Sequence[tuple[LatticeCell, Sequence[Word]]]) -> list[float]:
    """Where a row is cut: at the white between rows of wrapped texts, or between lines of figures where all its filled
    cells have as many lines on the same levels, most of them figures. The label may have further lines between and
    below these. Cells over several rows say nothing, where others are enough."""
    own = [(slot, words) for slot, words in row if slot.row_span == 1]
    filled: list[WordLines] = [word_lines(words) for _, words in own if words]
    if not filled or (len(own) < len(row) and len(filled) <= STACKS.fewest_figures):
        return []
    split = white_between_rows([_cell_lines(words) for _, words in own])
    if len(split) >= STACKS.fewest - 1:
        return split
    if len(filled[0]) < 2:
        return []
    stub = _on_the_levels_of(filled[1:], filled[0])
    if len(filled) > STACKS.fewest_figures and stub is not None:
        label, filled = filled[0], [stub, *filled[1:]]
    else:
        label = filled[0]
    if any(len(lines) != len(filled[0]) or not _level(lines, filled[0]) for lines in filled):
        return []
    figures = sum(all(is_numeral(line_text(line)) for line in lines) for lines in filled)
    if figures < STACKS.fewest_figures or 2 * figures < len(filled) or any(map(_is_one_figure, filled)):
        return []
    tops = [top_edge(lines[i][0] for lines in filled) for i in range(len(filled[0]))]
    bottoms = [
        bottom_edge(words[0] for words in (*label, *filled[-1]) if words[0].bottom < top + 1) for top in tops[1:]
    ]
    return [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=True)]


def _cell_lines(words: Sequence[Word]) -> list[CellLine]:
    """The lines of a drawn cell, as the white between rows is measured by them."""
    return [
        CellLine(
            line_text(line),
            line[0].x0,
            line[-1].x1,
            top_edge(line),
            bottom_edge(line),
            line[0].x1 - line[0].x0,
            STACKS.blank * line[0].size,
            line[0].size,
        )
        for line in word_lines(words)
    ]


def _on_the_levels_of(figures: Sequence[WordLines], label: WordLines) -> WordLines | None:
    """The lines of a label that stand on the levels of the figures beside it, its first line among them; ``None`` where
    one of these levels has none, or where what is beside it are not figures alone."""
    if not figures or not all(is_numeral(line_text(line)) for lines in figures for line in lines):
        return None
    found = [
        next((line for line in label if abs(line[0].bottom - level[0].bottom) <= STACKS.same_level), None)
        for level in figures[0]
    ]
    own = [line for line in found if line is not None]
    return own if len(own) == len(found) > 1 and own[0] is label[0] else None


def _is_one_figure(lines: WordLines) -> bool:
    """Whether the lines of a cell are one figure that was cut, or a figure and its share."""
    texts = [line_text(line) for line in lines]
    return any(
        completes(above, below)
        or completes_date(above, below)
        or (below.startswith("(") and below.endswith("%)") and not above.startswith("("))
        for above, below in pairwise(texts)
    )


def _level(a: WordLines, b: WordLines) -> bool:
    return all(abs(x[0].bottom - y[0].bottom) <= STACKS.same_level for x, y in zip(a, b, strict=True))
