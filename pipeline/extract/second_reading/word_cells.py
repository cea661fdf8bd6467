"""python-docx reads the tables of a Word document again: ours reads its XML itself."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.extract.second_reading.answers import Asked, Reread, answers_of
from pipeline.extract.strict_ooxml import transitional_package


def reread(data: bytes, asked: Sequence[Asked]) -> Mapping[Asked, Reread]:
    """Whether python-docx has the cells asked for of each row in one row of a table, and the figures of the prose.

    Raises:
        Exception: whatever python-docx raises for a document it cannot read.
    """
    import docx

    document = docx.Document(io.BytesIO(transitional_package(data)))
    prose = "\n".join(p.text for p in document.paragraphs)
    return answers_of(_rows(document.tables), prose, asked)


def _rows(tables: Sequence[Any]) -> Iterator[list[str]]:
    """The texts of the cells of every row, tables inside cells too."""
    for table in tables:
        for row in table.rows:
            yield [cell.text for cell in row.cells]
            for cell in row.cells:
                yield from _rows(cell.tables)
