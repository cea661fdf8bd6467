"""What the labels of a table say: which are totals, what heads a column, which blocks stand side by side."""

from __future__ import annotations

import re

from pipeline.model import Table
from pipeline.validate.wording import fold

_TOTAL = re.compile(r"^\W*(?:sub\s?-?)?total(?:es)?\b|\bsub-?total\b|\btotal(?:es)?\W*$|^\W*suma\b|^total")
_TOTAL_WORDS = re.compile(r"\b(?:sub)?total(?:es)?\b|\bgener\w*\b|\bsuma\b|\bpais\b|\bnacional\b")
_NUMBERED = re.compile(r"^(.*?\D)\s?\d{1,2}$")


def is_total_label(label: str) -> bool:
    """Whether a row or column label says total (also cut short or with "general")."""
    return bool(_TOTAL.search(fold(label).strip()))


def without_total(label: str) -> str:
    """A label without the words that only say that it is a total."""
    return _TOTAL_WORDS.sub(" ", fold(label))


def header_labels(table: Table) -> list[str]:
    """The label of every column: its header cells from top to bottom, spans included, each once."""
    labels = []
    for column in range(table.column_count):
        parts: list[str] = []
        for row in range(table.header_rows):
            cell = table.cell_at.get((row, column))
            if cell is not None and cell.text.strip() and cell.text.strip() not in parts:
                parts.append(cell.text.strip())
        labels.append(" ".join(parts))
    return labels


def side_by_side(table: Table) -> tuple[tuple[int, ...], ...]:
    """The columns of each block where the same headers stand twice or more next to each other.

    ``N° FECHA COMUNA N° FECHA COMUNA`` has two blocks; the numbers a spreadsheet puts behind a
    repeated header (``N°2``, ``FECHA3``) do not count.
    """
    width = table.column_count
    whole = (tuple(range(width)),)
    if table.header_rows < 1 or width < 4:
        return whole
    keys = [_NUMBERED.sub(r"\1", fold(label)).strip() for label in header_labels(table)]
    for size in range(2, width // 2 + 1):
        if width % size:
            continue
        first = keys[:size]
        if (
            all(first)
            and len(set(first)) == size
            and all(keys[i : i + size] == first for i in range(size, width, size))
        ):
            return tuple(tuple(range(i, i + size)) for i in range(0, width, size))
    return whole
