"""Amounts as their column prints them: datasets hold pesos, a column headed "MM$" prints millions of them."""

from __future__ import annotations

from pipeline.quantities.labels.units import stated_unit


def pesos_per_unit(title: str, type_: str) -> int:
    """How many pesos one of a column is, by the title it is shown under; 1 for what is no amount of money."""
    unit = stated_unit(title) if type_ == "monto" else None
    return int(unit[1]) if unit else 1
