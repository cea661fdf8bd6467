"""What a piece of evidence is: a cell, a table as a whole, or a sentence; and how it is named."""

from __future__ import annotations

import pytest

from pipeline.model import CellKey, Evidence, where


@pytest.mark.parametrize(
    ("evidence", "cell", "name"),
    [
        (Evidence("120", "t04", 12, 0), ("t04", 12, 0), "t04/12/0"),
        (Evidence("Cuadro 4", "t04"), None, "t04"),
        (Evidence("Total", "t04", row=3), None, "t04"),
        (Evidence("2 357", sentence="Hubo 2 357 personas."), None, "«2 357»"),
    ],
)
def test_evidence_is_a_cell_where_it_says_row_and_column(evidence: Evidence, cell: CellKey | None, name: str) -> None:
    assert evidence.cell == cell
    assert where(evidence) == name
