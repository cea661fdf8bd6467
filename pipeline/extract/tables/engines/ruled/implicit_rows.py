"""Whether drawn cells hold several rows or columns that nobody drew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pipeline.extract.layout.text_of_words import WordLines, word_lines
from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.borderless.text_kinds import is_value
from pipeline.extract.tables.engines.ruled.implicit_columns import stretches
from pipeline.extract.tables.engines.ruled.lattice import LatticeCell
from pipeline.extract.tables.engines.ruled.settings import STACKS
from pipeline.quantities.numeral_shapes import MONEY


def is_packed(slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]) -> bool:
    """Whether lines enclose more than one row or column in a cell."""
    return _several_rows(slots, contents) or _several_columns(contents) or any(map(_is_wall, contents))


def _several_rows(slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]) -> bool:
    """Whether cells hold stacks of short lines, with as many lines in cells beside them.

    One stack of figures is enough; of texts there must be two, on the same levels. Most words must
    stand in such rows: a few lists in a drawn table are lists.
    """
    words: Counter[int] = Counter()
    for slot, content in zip(slots, contents, strict=True):
        words[slot.row] += len(content)
    packed = sum(words[row] for row in _packed_rows(slots, contents))
    return packed > STACKS.packed_words * words.total()


def _packed_rows(slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]) -> list[int]:
    found: list[int] = []
    rows: dict[int, list[tuple[WordLines, bool, bool]]] = {}
    for slot, content in zip(slots, contents, strict=True):
        if len(content) >= STACKS.fewest and slot.row_span == 1 and content[0].upright:
            found_lines = word_lines(content)
            if len(found_lines) >= STACKS.fewest:
                stack = _figures_below(found_lines)
                rows.setdefault(slot.row, []).append((found_lines, stack, stack or _ends_early(found_lines, slot)))
    for number, row in rows.items():
        for index, (lines, figures, _) in enumerate(row):
            others = [other for i, other in enumerate(row) if i != index]
            if figures and any(len(other) >= STACKS.as_many_lines * len(lines) for other, _, _ in others):
                found.append(number)
                break
        else:
            early = [entries for entries, _, short in row if short]
            if any(_level(a, b) for i, a in enumerate(early) for b in early[i + 1 :]):
                found.append(number)
    return found


def _figures_below(lines: WordLines) -> bool:
    """Whether lines are figures below each other, or what stands for one."""
    figures = sum(
        all(any(c.isdigit() for c in w.text) or len(w.text) <= 2 for w in line)
        or is_value(" ".join(w.text for w in line))
        for line in lines
    )
    return figures >= STACKS.figures * len(lines)


def _ends_early(lines: WordLines, slot: LatticeCell) -> bool:
    """Whether most lines end although the next word had room: they are entries, no wrapped text."""
    left = min(line[0].x0 for line in lines) - slot.box.x0
    room = slot.box.x1 - slot.box.x0 - 2 * min(max(left, 1.0), STACKS.widest_padding)
    early = sum(
        (line[-1].x1 - line[0].x0) + (below[0].x1 - below[0].x0) + STACKS.blank * below[0].size < room
        for line, below in pairwise(lines)
    )
    return early >= STACKS.end_early * (len(lines) - 1)


def _level(a: WordLines, b: WordLines) -> bool:
    """Whether the lines of two cells stand on the same levels."""
    shared = sum(any(abs(x[0].bottom - y[0].bottom) <= STACKS.same_level for y in b) for x in a)
    return shared >= STACKS.same_levels * min(len(a), len(b)) and min(len(a), len(b)) >= STACKS.same_length * max(
        len(a), len(b)
    )


def _is_wall(content: Sequence[Word]) -> bool:
    """Whether a cell holds lines that wide gaps part in the same places: a table of its own."""
    return len(stretches(content)) > 2 and len(word_lines(content)) >= 2


def _several_columns(contents: Sequence[Sequence[Word]]) -> bool:
    """Whether many cells hold stretches of text far apart: columns that nobody drew."""
    split = sum(len(stretches(_without_money(content))) > 1 for content in contents if content)
    return split >= STACKS.fewest_split and split >= STACKS.split * sum(bool(w) for w in contents)


def _without_money(words: Sequence[Word]) -> list[Word]:
    """Words without signs of money: set at the left edge of a cell, they are no column."""
    return [w for w in words if w.text not in MONEY]
