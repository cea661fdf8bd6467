"""Whether drawn cells hold several rows or columns that nobody drew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.extract.layout.text_of_words import WordLines, word_lines
from pipeline.extract.pdf.page import Word
from pipeline.extract.tables.engines.borderless.lines.text_kinds import is_value
from pipeline.extract.tables.engines.ruled.implicit_columns import stretches
from pipeline.extract.tables.engines.ruled.lattice import LatticeCell
from pipeline.extract.tables.engines.ruled.settings import STACKS
from pipeline.quantities.numeral_shapes import MONEY


def is_packed(slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]) -> bool:
    """Whether lines enclose more than one row or column in a cell."""
    return _several_rows(slots, contents) or _several_columns(contents) or any(map(_is_table_of_its_own, contents))


def _several_rows(slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]) -> bool:
    """Whether cells hold stacks of figures, with as many lines in cells beside them. Most words must stand in such
    rows: a few lists in a drawn table are lists."""
    words: Counter[int] = Counter()
    for slot, content in zip(slots, contents, strict=True):
        words[slot.row] += len(content)
    packed = sum(words[row] for row in _packed_rows(slots, contents))
    return packed > STACKS.packed_words * words.total()


def _packed_rows(slots: Sequence[LatticeCell], contents: Sequence[Sequence[Word]]) -> list[int]:
    stacks: dict[int, list[WordLines]] = {}
    for slot, content in zip(slots, contents, strict=True):
        if len(content) >= STACKS.fewest and slot.row_span == 1 and content[0].upright:
            lines = word_lines(content)
            if len(lines) >= STACKS.fewest:
                stacks.setdefault(slot.row, []).append(lines)
    return [number for number, row in stacks.items() if _has_stack_of_figures(row)]


def _has_stack_of_figures(row: Sequence[WordLines]) -> bool:
    """Whether a cell of a row holds figures below each other, beside another one with about as many lines."""
    return any(
        _figures_below(lines)
        and any(i != k and len(other) >= STACKS.as_many_lines * len(lines) for k, other in enumerate(row))
        for i, lines in enumerate(row)
    )


def _figures_below(lines: WordLines) -> bool:
    """Whether lines are figures below each other, or what stands for one."""
    figures = sum(
        all(any(c.isdigit() for c in w.text) or len(w.text) <= 2 for w in line)
        or is_value(" ".join(w.text for w in line))
        for line in lines
    )
    return figures >= STACKS.figures * len(lines)


def _is_table_of_its_own(content: Sequence[Word]) -> bool:
    """Whether a cell holds lines that wide gaps part in the same places: a table of its own."""
    return len(stretches(content)) > 2 and len(word_lines(content)) >= 2


def _several_columns(contents: Sequence[Sequence[Word]]) -> bool:
    """Whether many cells hold stretches of text far apart: columns that nobody drew."""
    split = sum(len(stretches(_without_money(content))) > 1 for content in contents if content)
    return split >= STACKS.fewest_split and split >= STACKS.split * sum(bool(w) for w in contents)


def _without_money(words: Sequence[Word]) -> list[Word]:
    """Words without signs of money: set at the left edge of a cell, they are no column."""
    return [w for w in words if w.text not in MONEY]
