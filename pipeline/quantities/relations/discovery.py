"""What the figures of a table mean to each other, found without a schema.

:func:`discover` takes the raw cells and gives every aggregation that holds. The search looks at the
table along rows and along columns; see :mod:`pipeline.quantities.relations.sums` and
:mod:`pipeline.quantities.relations.ratios` for how each kind is found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.model import Position
from pipeline.quantities.labels.announcements import read_label
from pipeline.quantities.numerals import NumberFormat
from pipeline.quantities.relations.averages import find_averages
from pipeline.quantities.relations.patterns import Axis, Lines, Operator, Pattern
from pipeline.quantities.relations.ratios import find_ratios
from pipeline.quantities.relations.sums import find_sums
from pipeline.quantities.table_numbers import TableNumbers, read


@dataclass(frozen=True, slots=True)
class Relation:
    """The cell ``target`` is ``operator`` of the cells ``operands`` (row, column; 0-based)."""

    operator: Operator
    target: Position
    operands: tuple[Position, ...]


def discover(rows: Sequence[Sequence[str]], locale: NumberFormat | None = None) -> list[Relation]:
    """Every aggregation between the printed figures of a table, from its raw cells.

    ``Sum`` covers differences too (a - b = c is a = b + c), ``Division`` is operands[0] / operands[1]
    (as a ratio or in percent), ``RelativeChange`` is from operands[0] to operands[1]. ``locale`` is
    found from the cells where it is ``None``.
    """
    figures = read(rows, locale)
    found: dict[Relation, None] = {}
    for pattern in find_patterns(figures):
        for line in (*pattern.holds, *pattern.near):
            found.setdefault(_relation(pattern, line))
    return list(found)


def find_patterns(figures: TableNumbers) -> list[Pattern]:
    """The relations of a table as patterns over its rows and columns."""
    axes: tuple[Axis, Axis] = ("row", "column")
    return [p for axis in axes for p in _along(lines_along(figures, axis), 10.0**figures.decimals)]


def _along(lines: Lines, scale: float) -> list[Pattern]:
    sums = find_sums(lines)
    return sums + find_ratios(lines, scale) + find_averages(lines)


def lines_along(figures: TableNumbers, axis: Axis) -> Lines:
    """The table as lines along an axis."""
    height, width = figures.shape
    unclear = np.zeros((height, width), np.bool_)
    percent = np.zeros((height, width), np.bool_)
    for r, (texts, quantities) in enumerate(zip(figures.texts, figures.quantities, strict=True)):
        for c, (text, quantity) in enumerate(zip(texts, quantities, strict=True)):
            if quantity is not None:
                percent[r, c] = quantity.unit == "%"
            elif text and r >= figures.header_rows:
                unclear[r, c] = text not in _NOTHING
    step = figures.steps
    if axis == "row":
        labels = tuple(read_label(figures.column_label(c)) for c in range(width))
        return Lines(axis, figures.scaled, step, figures.known, unclear, percent, labels)
    labels = tuple(read_label(figures.row_label(r)) for r in range(height))
    return Lines(axis, figures.scaled.T, step.T, figures.known.T, unclear.T, percent.T, labels)


_NOTHING = frozenset({"-", "–", "—", "0"})


def _relation(pattern: Pattern, line: int) -> Relation:
    def at(position: int) -> Position:
        return (line, position) if pattern.axis == "row" else (position, line)

    return Relation(pattern.operator, at(pattern.target), tuple(at(o) for o in pattern.operands))
