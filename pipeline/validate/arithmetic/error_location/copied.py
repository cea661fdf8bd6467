"""Which of several suspects is wrong, by where it comes from: the figure that repeats the one beside it.

Last year's figure, or that of the row above, is typed again by mistake. Where one suspect alone prints what stands
beside it, and other lines of the table hardly ever do, it is most likely the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pipeline.model import Position, Quantity
from pipeline.validate.arithmetic.error_location.one_change import ErrorLocation
from pipeline.validate.arithmetic.identities.identity import ADDED, Identity
from pipeline.validate.arithmetic.identities.sheet import Sheet
from pipeline.validate.arithmetic.identities.summands import gap_of
from pipeline.validate.arithmetic.settings import SETTINGS

_BESIDE = ((0, -1), (0, 1), (-1, 0), (1, 0))


def choose_suspect(sheet: Sheet, error: ErrorLocation) -> ErrorLocation:
    """An error that no arithmetic locates, with the one suspect that repeats the figure beside it."""
    if error.sure or error.probable or any(v.identity.form not in ADDED for v in error.verdicts):
        return error
    found = [s for s in error.suspects if s.right > 0 and _is_copied(sheet, s.cell)]
    if len(found) != 1 or len(error.suspects) < 2:
        return error
    return replace(error, cell=found[0].cell, right=found[0].right, slip=None, probable=True, copied=True)


def may_mend(sheet: Sheet, identity: Identity) -> bool:
    """Whether a sum of many parts misses, and would hold with another figure in one of the only two neighbours that
    print the same three digits or more: the row above typed again."""
    parts = [sheet.quantity[o] for o in identity.operands if o in sheet.quantity] if identity.form == "sum" else []
    pairs = list(pairwise(parts))
    alike = [one for one, other in pairs if one.amount == other.amount and _digits(one) >= SETTINGS.distinctive_digits]
    if len(alike) != 1 or len(pairs) < SETTINGS.not_copied_for_one:
        return False
    return alike[0].amount + gap_of(sheet, identity) > 0


def _digits(figure: Quantity) -> int:
    """How many digits of a figure say something: no zeros at its ends."""
    return len("".join(c for c in figure.text if c.isdigit()).strip("0"))


def _is_copied(sheet: Sheet, cell: Position) -> bool:
    if sheet.quantity[cell].amount < SETTINGS.least_copied:
        return False
    return any(_is_exceptional(sheet, cell, step) for step in _BESIDE if _repeats(sheet, cell, step))


def _repeats(sheet: Sheet, cell: Position, step: Position) -> bool | None:
    """Whether a cell prints the figure of the cell a step away; ``None`` where one of them prints none."""
    one, other = sheet.quantity.get(cell), sheet.quantity.get((cell[0] + step[0], cell[1] + step[1]))
    if one is None or other is None or one.unit != other.unit:
        return None
    return one.amount == other.amount


def _is_exceptional(sheet: Sheet, cell: Position, step: Position) -> bool:
    """Whether hardly any other cell of the same row (or column) repeats the one that stands as this one's copy does."""
    known = [found for c in _cells_in_step(sheet, cell, step) if (found := _repeats(sheet, c, step)) is not None]
    return len(known) >= SETTINGS.fewest_not_copied and sum(known) * SETTINGS.not_copied_for_one <= len(known)


def _cells_in_step(sheet: Sheet, cell: Position, step: Position) -> Iterator[Position]:
    across = 1 if step[0] == 0 else 0  # a copy from beside: the cells of the same column
    return (c for c in sheet.quantity if c[across] == cell[across] and c != cell)
