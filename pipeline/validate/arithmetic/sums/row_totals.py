"""A row whose last (or first) column is called a total: true of a single row too, where it is exact or a slip away.

Looked for where no pattern of several rows says it: a table of one row, the one row of counts over rows of percentages.
"""

from __future__ import annotations

from pipeline.model import Position
from pipeline.quantities.labels.announcements import fold_label
from pipeline.validate.arithmetic.identities.identity import Identity
from pipeline.validate.arithmetic.identities.sheet import TOTAL_START, Sheet
from pipeline.validate.arithmetic.identities.summands import NO_SUM, gap_of, is_a_slip, percent_lines
from pipeline.validate.arithmetic.settings import SETTINGS


def find(sheet: Sheet, known: frozenset[Position]) -> list[Identity]:
    """The identities of rows by a column that is called their total; none for cells that are ``known`` as results."""
    view = sheet.rows
    columns = [c for c in view.places if TOTAL_START.search(fold_label(sheet.own_column_labels[c]))]
    if not columns or columns[-1] not in (view.places[-1], view.places[0]):
        return []
    target = columns[-1]
    found = []
    for row in view.lines:
        label = view.line_labels[row]
        if (
            row in percent_lines(view)
            or label.average
            or label.change
            or NO_SUM.search(fold_label(view.line_words[row]))
        ):
            continue
        identity = _of_row(sheet, row, target, columns)
        if identity is not None and identity.target not in known:
            found.append(identity)
    exact = sum(gap_of(sheet, i) == 0 for i in found)
    if len(found) == 1:
        return found if exact or is_a_slip(sheet, found[0]) else []
    return found if 2 * exact > len(found) else []


def _of_row(sheet: Sheet, row: int, target: int, totals: list[int]) -> Identity | None:
    """The total of a row: the sum of its other figures that are printed as it is."""
    printed = sheet.quantity.get((row, target))
    if printed is None or printed.unit == "%":
        return None
    if any(_is_unknown(sheet, (row, c)) for c in sheet.rows.places):
        return None  # suppressed or unknown ("s", "n/d"): the parts printed need not be all
    kind = (printed.decimals, printed.unit, printed.scale)
    parts = []
    for column in sheet.rows.places:
        label, quantity = sheet.rows.place_labels[column], sheet.quantity.get((row, column))
        if column in totals or quantity is None or (quantity.decimals, quantity.unit, quantity.scale) != kind:
            continue
        if label.average or label.percent or label.difference or label.change or label.of_which:
            return None
        parts.append((row, column))
    if sum(1 for p in parts if sheet.quantity[p].amount) < SETTINGS.fewest_parts:
        return None
    return Identity("suma-fila", "sum", (row, target), tuple(parts), f"row:called:{target}", announced=True)


def _is_unknown(sheet: Sheet, cell: Position) -> bool:
    """Whether a cell prints a mark where a figure would stand: neither a figure nor nothing."""
    text = sheet.figures.texts[cell[0]][cell[1]]
    if cell in sheet.quantity or sheet.blank(cell) or any(c.isdigit() for c in text):
        return False
    figures = sum((row, cell[1]) in sheet.quantity for row in sheet.rows.lines)
    return 2 * figures > len(sheet.rows.lines)  # a column of figures, not of labels
