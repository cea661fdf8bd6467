"""Cells that lines enclose but that hold several columns: only some rows have their columns drawn."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract.layout.text_of_words import word_lines
from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.ruled.lattice import Lattice, LatticeCell
from pipeline.extract.tables.engines.ruled.settings import STACKS
from pipeline.geometry import Box, centre_x, contains_centre


def split_wide(
    drawn: Lattice, slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]
) -> tuple[list[LatticeCell], list[list[Word]]]:
    """Slots cut at the boundaries that other rows draw, where wide gaps show that they hold columns.

    A cell with one stretch of text (a spanning heading) stays whole; one with several is cut at every
    boundary that runs through no stretch.
    """
    new_slots: list[LatticeCell] = []
    new_contents: list[list[Word]] = []
    for slot, words in zip(slots, contents, strict=True):
        cuts = _cuts(drawn, slot, words) if slot.column_span > 1 and len(words) > 1 else []
        if not cuts:
            new_slots.append(slot)
            new_contents.append(list(words))
            continue
        edges = [slot.column, *cuts, slot.column + slot.column_span]
        for a, b in itertools.pairwise(edges):
            x0, x1 = drawn.xs[a], drawn.xs[b]
            new_slots.append(LatticeCell(slot.row, a, slot.row_span, b - a, Box(x0, slot.box.top, x1, slot.box.bottom)))
            new_contents.append([w for w in words if x0 <= centre_x(w) < x1])
    return new_slots, new_contents


def without_undivided_header(drawn: Lattice, words: Sequence[Word]) -> Lattice:
    """A grid of shaded areas without its first row, where that is one band behind several lines of headings: nobody
    drew how these share it, and a heading over several columns would be cut into the cells of one row."""
    width, height = len(drawn.xs) - 1, len(drawn.ys) - 1
    first = next((s for s in drawn.slots if s.row == 0), None)
    if first is None or first.column_span < width or first.row_span > 1 or width < 2 or height < 2:
        return drawn
    lines = word_lines(w for w in words if contains_centre(first.box, w))
    if len(lines) < 2 or not any(len(stretches(line)) > 1 for line in lines):
        return drawn
    slots = tuple(replace(s, row=s.row - 1) for s in drawn.slots if s is not first)
    return Lattice(drawn.xs, drawn.ys[1:], slots)


def stretches(words: Sequence[Word]) -> list[tuple[float, float]]:
    """From where to where text reaches across a cell, over all its lines, wide gaps apart."""
    found: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: w.x0):
        if found and word.x0 - found[-1][1] <= STACKS.gap * word.size:
            found[-1] = (found[-1][0], max(found[-1][1], word.x1))
        else:
            found.append((word.x0, word.x1))
    return found


def _cuts(drawn: Lattice, slot: LatticeCell, words: Sequence[Word]) -> list[int]:
    parts = stretches(words)
    if len(parts) < 2:
        return []
    inner = range(slot.column + 1, slot.column + slot.column_span)
    return [c for c in inner if not any(a + 1 < drawn.xs[c] < b - 1 for a, b in parts)]
