"""Names of the columns of a dataset that no schema names, from their printed headers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.clean.columns import Printed
from pipeline.contract import is_reserved
from pipeline.quantities.labels.announcements import fold_label
from pipeline.quantities.labels.label_words import identifier

_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")
_SCALE = re.compile(r"\(?\b(?:en )?(?:m{1,2} ?\$|mm\b|(?:miles|millones) de (?:pesos|\$)|miles\b|millones\b)\)?")
"""How a header says that its figures are in thousands or millions; the values of the dataset are not."""


def column_names(columns: Sequence[Printed]) -> list[str]:
    """A name for each column, different from the others: lower-case letters, digits and underscores."""
    names: list[str] = []
    taken: set[str] = set()
    following: dict[str, int] = {}
    for column in columns:
        base = _name(column)
        name, number = base, following.get(base, 2)
        while name in taken:
            name, number = f"{base}_{number}", number + 1
        following[base] = number
        taken.add(name)
        names.append(name)
    return names


def _name(column: Printed) -> str:
    title = fold_label(column.title)
    if column.scale != 1:
        title = _SCALE.sub(" ", title)
    name = identifier(title, years=True) or f"columna_{column.index + 1}"
    return dated(f"{name}_tabla" if is_reserved(name) else name)


def dated(name: str) -> str:
    """A name that does not begin with a figure: "anio_2022" for a year, "columna_60_y_mas" for another."""
    if not name[:1].isdigit():
        return name
    return f"anio_{name}" if _YEAR.match(name) else f"columna_{name}"
