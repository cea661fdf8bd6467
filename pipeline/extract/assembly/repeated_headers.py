"""Whether rows that follow a table after a page break are more of the same table."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.assembly.settings import REPEATED
from pipeline.model import TextRows


def folded_row(row: Sequence[str]) -> list[str]:
    """The texts of a row for comparing: without white space and capitals."""
    return ["".join(cell.split()).casefold() for cell in row]


def _figures(rows: TextRows, column: int) -> float:
    """The share of the filled cells of a column that carry a digit."""
    filled = [row[column] for row in rows if row[column].strip()]
    return sum(any(c.isdigit() for c in text) for text in filled) / len(filled) if filled else 0.0


def repeated_header_rows(table: TextRows, header_rows: int, following: TextRows) -> int | None:
    """How many rows at the top of ``following`` repeat the header of ``table``, if it goes on there.

    Returns:
        0 where the table goes on without a repeated header, the number of rows to drop where it is
        repeated, ``None`` where ``following`` is another table: another width, or a first row that
        reads as a header (no figures where the body above has figures).
    """
    if not table or not following or len(table[0]) != len(following[0]):
        return None
    header = [folded_row(row) for row in table[:header_rows]]
    if header and [folded_row(row) for row in following[: len(header)]] == header:
        return len(header)
    body = table[header_rows:]
    figures = [c for c in range(len(table[0])) if _figures(body, c) > REPEATED.figures]
    first = following[0]
    if not figures:
        return None
    carried = sum(any(ch.isdigit() for ch in first[c]) or not first[c].strip() for c in figures)
    filled = any(first[c].strip() for c in figures)
    return 0 if filled and carried == len(figures) else None


def repeated_lower_levels(table: TextRows, header_rows: int, following: TextRows) -> int | None:
    """How many rows at the top of ``following`` repeat the lower levels of the header of ``table`` and not those above
    them ("Hombres | Mujeres" without "Urbano | Rural"); ``None`` where they do not.

    Every heading of a column must end as the header does over it. A column may go without one where the header has none
    in its lowest row: its heading stands beside the levels above, or goes over several columns.
    """
    for count in range(min(header_rows, len(following) - 1), 0, -1):
        whole = ["".join(column) for column in zip(*map(folded_row, table[:header_rows]), strict=True)]
        lower = ["".join(column) for column in zip(*map(folded_row, following[:count]), strict=True)]
        lowest = folded_row(table[header_rows - 1])
        agree = all(
            upper.endswith(part) if part else not last for upper, part, last in zip(whole, lower, lowest, strict=True)
        )
        if agree and sum(map(bool, lower[1:])) >= REPEATED.fewest_headings:
            return count
    return None


def misread_header(table: TextRows, header_rows: int, following: TextRows) -> int | None:
    """How many rows at the top of ``following`` are the header of ``table``, each read from its picture with
    a letter or two otherwise; ``None`` where they are not: too many letters differ, or other cells are filled.
    """
    from difflib import SequenceMatcher

    if not header_rows or len(following) < header_rows:
        return None
    for upper, lower in zip(table[:header_rows], following, strict=False):
        one, other = folded_row(upper), folded_row(lower)
        differing = sum(bool(a) != bool(b) for a, b in zip(one, other, strict=True))
        if not any(one) or differing > int(REPEATED.other_cells * len(one)):
            return None
        if SequenceMatcher(None, "|".join(one), "|".join(other), autojunk=False).ratio() < REPEATED.alike:
            return None
    return header_rows
