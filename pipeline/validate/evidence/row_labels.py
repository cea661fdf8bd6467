"""What the labels of a table say: which are totals, what heads a column, which blocks stand side by side."""

from __future__ import annotations

import re

from pipeline.model import Table
from pipeline.spanish.folding import fold
from pipeline.validate.evidence.settings import TABLES

_TOTAL = re.compile(r"^\W*(?:sub\s?-?)?total(?:es)?\b|\bsub-?total\b|\btotal(?:es)?\W*$|^\W*suma\b|^total")
_TOTAL_WORDS = re.compile(r"\b(?:sub)?total(?:es)?\b|\bgener\w*\b|\bsuma\b|\bpais\b|\bnacional\b")
_SPACED = re.compile(r"(?<!\w)(?:[a-z] ){3,}[a-z](?!\w)")
"""A word set with blanks between its letters: "t o t a l"."""
_NUMBERED = re.compile(r"^(.*?\D)\s?\d{1,2}$")


def is_total_label(label: str) -> bool:
    """Whether a row or column label says total (also cut short, with "general", or in spaced letters)."""
    joined = _SPACED.sub(lambda word: word.group().replace(" ", ""), fold(label))
    return bool(_TOTAL.search(joined.strip()))


def without_total(label: str) -> str:
    """A label without the words that only say that it is a total."""
    return _TOTAL_WORDS.sub(" ", fold(label))


def header_labels(table: Table) -> list[str]:
    """The label of every column: its header cells from top to bottom, spans included, each once.

    Text has no spans: there a group's name stands over its first column only, and is that of the
    columns beside it that have a header below but none of their own above.
    """
    labels = []
    groups = [_group_row(table, row) for row in range(table.header_rows)]
    for column in range(table.column_count):
        parts: list[str] = []
        for texts in groups:
            if texts[column] and texts[column] not in parts:
                parts.append(texts[column])
        labels.append(" ".join(parts))
    return labels


def _group_row(table: Table, row: int) -> list[str]:
    """The texts of one header row, a group's name over every column it heads."""
    texts = [_text(table, row, column) for column in range(table.column_count)]
    below = [_text(table, row + 1, column) for column in range(table.column_count)]
    if row + 1 >= table.header_rows or any(_spans(table, row, column) for column in range(table.column_count)):
        return texts
    for column in range(1, table.column_count):
        if not texts[column] and below[column] and below[column - 1]:
            texts[column] = texts[column - 1]
    return texts


def _text(table: Table, row: int, column: int) -> str:
    cell = table.cell_at.get((row, column))
    return cell.text.strip() if cell is not None else ""


def _spans(table: Table, row: int, column: int) -> bool:
    cell = table.cell_at.get((row, column))
    return cell is not None and cell.column_span > 1


def side_by_side(table: Table) -> tuple[tuple[int, ...], ...]:
    """The columns of each block where the same headers stand twice or more next to each other.

    ``N° FECHA COMUNA N° FECHA COMUNA`` has two blocks; the numbers a spreadsheet puts behind a
    repeated header (``N°2``, ``FECHA3``) do not count.
    """
    width = table.column_count
    whole = (tuple(range(width)),)
    if table.header_rows < 1 or width < TABLES.fewest_side_by_side:
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
