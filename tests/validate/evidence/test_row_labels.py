"""Which labels of rows and columns say that they are totals."""

from __future__ import annotations

import pytest

from pipeline.validate.evidence.row_labels import is_total_label


@pytest.mark.parametrize(
    "label", ["Total", "TOTAL GENERAL", "Sub-total personal", "T O T A L", "T O T A L  G E N E R A L", "Suma"]
)
def test_a_total_is_known_by_its_label(label: str) -> None:
    assert is_total_label(label)


@pytest.mark.parametrize("label", ["Totoral", "Fondos A B C D", "T O R T A S", "Ingresos"])
def test_another_label_is_no_total(label: str) -> None:
    assert not is_total_label(label)
