"""What a finding stands on read again by other libraries than ours, as one call that a child process can make."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.extract.formats.registry import named
from pipeline.extract.second_reading import pdf_document
from pipeline.extract.second_reading.answers import Asked, Reread, guarded


def load(format: str, grids: bool) -> None:
    """Loads what reads documents of a format again, what finds grids only where they are wanted, so that every copy of
    this process finds it loaded."""
    if format == "pdf":
        pdf_document.load(grids)


def read_again(
    data: bytes, format: str, asked: Sequence[Asked], gridded: frozenset[Asked] | None = None
) -> tuple[Reread, ...]:
    """What the second readers say of each thing asked, in its order; ``unread`` where they cannot say.

    A reader that fails says nothing.

    Args:
        gridded: the cells of a PDF whose grid is to be found again; all of them without it.
    """
    if format == "pdf":
        found = pdf_document.reread(data, asked, gridded)
    else:
        second = named(format).second
        found = (guarded(second.reread(), data, asked) if second else None) or {}
    return tuple(found.get(one, Reread()) for one in asked)
