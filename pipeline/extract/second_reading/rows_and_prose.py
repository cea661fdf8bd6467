"""What a second reader that knows no places answers: whether cells asked for of a row stand in one row of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.second_reading.answers import Asked, Reread, contains, plain


def answers_of(rows: Iterable[Sequence[str]], prose: str, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
    """Whether all cells asked for of each row stand in one of ``rows``, and the figures asked for in ``prose``."""
    known = [frozenset(map(plain, row)) for row in rows]
    by_row: dict[tuple[str, int], list[Asked]] = {}
    for one in asked:
        if one.table is not None:
            by_row.setdefault((one.table, one.row), []).append(one)
    found: dict[Asked, Reread] = {}
    for together in by_row.values():
        wanted = {plain(one.text) for one in together}
        alike = any(wanted <= row for row in known)
        found |= {one: Reread("alike" if alike else "different") for one in together}
    for one in asked:
        if one.table is None:
            found[one] = Reread("alike" if contains(prose, one.text) else "unread")
    return found
