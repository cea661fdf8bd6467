"""python-docx reads the tables of a Word document again: ours reads its XML itself."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.extract.second_reading.answers import Asked, Reread, contains, plain
from pipeline.extract.strict_ooxml import transitional_package


def reread(data: bytes, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
    """Whether python-docx has the cells asked for of each row in one row of a table, and the figures of the prose.

    Raises:
        Exception: whatever python-docx raises for a document it cannot read.
    """
    import docx

    document = docx.Document(io.BytesIO(transitional_package(data)))
    rows = [Counter(plain(text) for text in row) for row in _rows(document.tables)]
    prose = "\n".join(p.text for p in document.paragraphs)
    by_row: dict[tuple[str, int], list[Asked]] = {}
    for one in asked:
        if one.table is not None:
            by_row.setdefault((one.table, one.row), []).append(one)
    found: dict[Asked, Reread] = {}
    for together in by_row.values():
        wanted = {plain(one.text) for one in together}
        alike = any(wanted <= row.keys() for row in rows)
        found |= {one: Reread("alike" if alike else "different") for one in together}
    for one in asked:
        if one.table is None:
            found[one] = Reread("alike" if contains(prose, one.text) else "unread")
    return found


def _rows(tables: Sequence[Any]) -> Iterator[list[str]]:
    """The texts of the cells of every row, tables inside cells too."""
    for table in tables:
        for row in table.rows:
            yield [cell.text for cell in row.cells]
            for cell in row.cells:
                yield from _rows(cell.tables)
