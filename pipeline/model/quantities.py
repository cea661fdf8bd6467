"""What a printed figure says."""

from __future__ import annotations

from decimal import Decimal

from pipeline.values import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A printed figure: its value, unit, scale and printed precision.

    ``value`` is in the printed unit before ``scale``: "M$ 1.250,5" has value 1250.5, scale 1000,
    unit "CLP"; "97,41%" has value 97.41, unit "%". ``decimals`` are the printed decimals, so the
    figure stands for value ± half a unit of the last one. ``text`` is verbatim.
    """

    text: str
    value: Decimal
    decimals: int = 0
    unit: str = ""
    scale: Decimal = Decimal(1)
    label: str = ""
    grouped: bool = False

    @property
    def amount(self) -> Decimal:
        """The value in the base unit: pesos for CLP, whole things for counts, percent for %."""
        return self.value * self.scale
