"""How many rows at the top of a grid are its header."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import Cell


def header_row_count(rows: Sequence[Sequence[str]], cells: Sequence[Cell] = ()) -> int:
    """The number of header rows, at least 1 where there is more than one row (called by every reader).

    ``cells`` tell spans, where the source has them.
    """
    if len(rows) < 2:
        return 0 if not rows else 1
    depth = 1
    spans = max((c.row + c.row_span for c in cells if c.row == 0), default=1)
    return min(max(depth, spans), len(rows) - 1)
