"""Cells over several drawn rows that hold a figure for each: their sides are drawn (a shaded column, say), and lines
part the rows of their neighbours alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pipeline.extract.layout.text_of_words import line_text, word_lines
from pipeline.extract.pdf.page import Fill, Word
from pipeline.extract.tables.engines.borderless.lines.text_kinds import continues, is_open, is_value
from pipeline.extract.tables.engines.ruled.lattice import LatticeCell
from pipeline.extract.tables.engines.ruled.settings import STACKS
from pipeline.geometry import Box, bottom_edge, centre_y, contains_centre, top_edge


def with_drawn_rows(
    slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]
) -> tuple[list[LatticeCell], list[list[Word]]]:
    """The slots, a cell of several rows cut where its neighbours are, if each row has one line of it and all are
    figures or stand for one; beside such a cell also texts over some of its rows of which each row has its own."""
    bands = _bands(slots)
    parts = [_by_row(slot, words, bands) for slot, words in zip(slots, contents, strict=True)]
    stacks = [_is_stack(slot, own) for slot, own in zip(slots, parts, strict=True)]
    cut = [range(s.row, s.row + s.row_span) for s, stack in zip(slots, stacks, strict=True) if stack]
    new_slots: list[LatticeCell] = []
    new_contents: list[list[Word]] = []
    for slot, words, own, stack in zip(slots, contents, parts, stacks, strict=True):
        if own is None or not (stack or (any(set(own) <= set(rows) for rows in cut) and _are_texts_apart(own))):
            new_slots.append(slot)
            new_contents.append(list(words))
            continue
        for row, of_row in own.items():
            top, bottom = bands[row]
            new_slots.append(
                LatticeCell(row, slot.column, 1, slot.column_span, Box(slot.box.x0, top, slot.box.x1, bottom))
            )
            new_contents.append(of_row)
    return new_slots, new_contents


def without_open_spans(
    slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]], fills: Sequence[Fill]
) -> list[LatticeCell]:
    """The slots of a grid of nothing but shaded areas, a label without shade over several of its rows cut down to the
    row that its one line stands in: where nothing is drawn around it, the rows beside it say nothing of how far it
    reaches."""
    bands = _bands(slots)
    result: list[LatticeCell] = []
    for slot, words in zip(slots, contents, strict=True):
        own = _by_row(slot, words, bands) if slot.column == 0 and len(word_lines(words)) == 1 else None
        if own is not None and not any(contains_centre(f.box, slot.box) for f in fills):
            row = next(r for r, line in own.items() if line)
            slot = LatticeCell(row, 0, 1, slot.column_span, Box(slot.box.x0, bands[row][0], slot.box.x1, bands[row][1]))
        result.append(slot)
    return result


def _bands(slots: Iterable[LatticeCell]) -> dict[int, tuple[float, float]]:
    """From where to where each row reaches that some cell has to itself."""
    found: dict[int, list[LatticeCell]] = defaultdict(list)
    for slot in slots:
        if slot.row_span == 1:
            found[slot.row].append(slot)
    return {row: (top_edge(s.box for s in own), bottom_edge(s.box for s in own)) for row, own in found.items()}


def _by_row(
    slot: LatticeCell, words: Sequence[Word], bands: Mapping[int, tuple[float, float]]
) -> dict[int, list[Word]] | None:
    """The words of a cell of several rows by the row in which their line stands; ``None`` for a cell of one row, and
    where a line stands in none."""
    rows = range(slot.row, slot.row + slot.row_span)
    if len(rows) < 2 or not words or any(row not in bands for row in rows):
        return None
    parts: dict[int, list[Word]] = {row: [] for row in rows}
    for line in word_lines(words):
        middle = sum(map(centre_y, line)) / len(line)
        row = next((r for r in rows if bands[r][0] <= middle <= bands[r][1]), None)
        if row is None:
            return None
        parts[row] += line
    return parts


def _are_texts_apart(parts: Mapping[int, Sequence[Word]]) -> bool:
    """Whether every row has a text of its own: none is missing, and none goes on with the one above."""
    texts = [" ".join(map(line_text, word_lines(parts[row]))) for row in sorted(parts)]
    return all(texts) and not any(is_open(above) or continues(below) for above, below in pairwise(texts))


def _is_stack(slot: LatticeCell, parts: Mapping[int, Sequence[Word]] | None) -> bool:
    """Whether a cell holds a line for each of its rows, most of them figures or what stands for one."""
    if parts is None or any(len(word_lines(words)) != 1 for words in parts.values()):
        return False
    values = sum(is_value(line_text(word_lines(words)[0])) for words in parts.values())
    return values >= 2 and values >= STACKS.figures_of_rows * slot.row_span
